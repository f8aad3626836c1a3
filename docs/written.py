"""What the documentation prints from the code: tables of commands, portals, forms and rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [" | ".join(head), " | ".join("---" for _ in head)]
    lines += [" | ".join(str(cell).replace("|", "\\|") for cell in row) for row in rows]
    return "\n".join(f"| {line} |" for line in lines)


def commands() -> str:
    """`--help` of nianbao and of each of its commands."""
    from click.testing import CliRunner

    from crawler.cli import COMMANDS, main

    parts = []
    for arguments in ([], *([name] for name in COMMANDS)):
        shown = CliRunner(env={"COLUMNS": "96"}).invoke(
            main, [*arguments, "--help"], prog_name="nianbao", terminal_width=96
        )
        title = " ".join(["nianbao", *arguments])
        parts.append(f"## {title}\n\n```text\n{shown.output.rstrip()}\n```")
    return "\n\n".join(parts)


def portals() -> str:
    from spiders.portal import shipped_portals

    rows = (
        (f"`scrapy crawl {p.name}`", p.title, p.division, p.start_urls[0])
        for p in shipped_portals()
    )
    return table(("command", "portal", "division", "starts at"), rows)


def forms() -> str:
    """Every form: sections, lines, columns and arithmetic."""
    from parsers.forms import FORMS

    parts = []
    for form in FORMS.values():
        parts.append(
            f"## {form.code}: {form.title}\n\n{form.notice}; report years {form.first_year}–{form.last_year or ''}"
        )
        parts.append(table(("section", "heading"), ((h.number, h.label) for h in form.sections)))
        parts.append(table(
            ("clause", "item", "measures"),
            ((f"`{c.code}`", f"`{i.code}` {i.label}", ", ".join(f"`{m.code}` {m.label}" for m in c.measures))
             for c in form.clauses for i in c.items),
        ))  # fmt: skip
        parts.append(
            table(("outcome", "line"), ((f"`{t.code}`", t.label) for t in form.request_lines))
        )
        parts.append(
            table(("applicant", "column"), ((f"`{t.code}`", t.label) for t in form.request_columns))
        )
        parts.append(table(("channel", "label"), ((f"`{t.code}`", t.label) for t in form.channels)))
        parts.append(table(("result", "column"), ((f"`{t.code}`", t.label) for t in form.results)))
    return "\n\n".join(parts)


def rules() -> str:
    from parsers.checks import RULES

    return table(
        ("rule", "says", "", "source"),
        ((f"`{r.code}`", r.title, r.english, r.source) for r in RULES.values()),
    )
