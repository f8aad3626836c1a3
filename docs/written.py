"""The generated parts of the documentation: tables of commands, portals, forms and rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parsers.forms import Form


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [" | ".join(head), " | ".join("---" for _ in head)]
    lines += [" | ".join(str(cell).replace("|", "\\|") for cell in row) for row in rows]
    return "\n".join(f"| {line} |" for line in lines)


def commands() -> str:
    """`--help` of nianbao and of each of its commands."""
    from click.testing import CliRunner

    from crawler.cli import main

    parts = []
    for arguments in command_names():
        shown = CliRunner(env={"COLUMNS": "96"}).invoke(
            main, [*arguments, "--help"], prog_name="nianbao", terminal_width=96
        )
        title = " ".join(["nianbao", *arguments])
        parts.append(f"## {title}\n\n```text\n{shown.output.rstrip()}\n```")
    return "\n\n".join(parts)


def command_names() -> list[list[str]]:
    """The names of nianbao, its commands and their subcommands, each as a list of words."""
    from click import Context, Group

    from crawler.cli import main
    from crawler.cli.group import COMMANDS

    found: list[list[str]] = [[]]
    for name in COMMANDS:
        command = main.get_command(Context(main), name)
        more = command.commands if isinstance(command, Group) else ()
        found += [[name], *([name, each] for each in more)]
    return found


def portals() -> str:
    from spiders.portal import shipped_portals

    rows = ((f"`nianbao crawl {p.name}`", p.title, p.division, p.start_urls[0]) for p in shipped_portals())
    return table(("command", "portal", "division", "starts at"), rows)


def systems() -> str:
    from spiders.systems.registry import SYSTEMS

    rows = ((f"`{s.name}`", s.title, s.shown_by or "its portal's file", s.asked_for) for s in SYSTEMS.values())
    return table(("`system`", "content system", "known by", "asked for"), rows)


def systems_seen() -> str:
    """The register's content systems: how many portals, what reads them, what was seen."""
    from docs.systems_seen import SEEN, counts

    number = counts()
    rows = []
    for label, n in number.most_common():
        if label in SEEN:
            title, reads, family, seen, sure = SEEN[label]
            rows.append((str(n), title, reads, f"`{family}`" if family else "–", seen, sure))
    proven = sum(n for label, n in number.items() if label in SEEN and SEEN[label].family)
    alone = sum(n for label, n in number.items() if label and not (label in SEEN and SEEN[label].family))
    words = (
        f"Of {number.total():,} governments' portals in the register, {proven:,} show by their addresses a content"
        f" system that a demo portal has and a crawl of it reads in full; {alone:,} show one that is read by its links"
        f" alone; of {number['']:,} no address tells."
    )
    return f"{words}\n\n" + table(("portals", "system", "read by", "demo", "seen", "how sure"), rows)


def _tables(form: Form) -> list[tuple[tuple[str, ...], list[tuple[object, ...]]]]:
    """The tables that describe a form, each with its heads."""
    return [
        (("section", "heading"), [(h.number, h.label) for h in form.sections]),
        (
            ("indicator", "line", "unit"),
            [(f"`{i.code}`", i.label, i.unit or "–") for i in form.indicator_lines.values()],
        ),
        (
            ("clause", "item", "measures"),
            [
                (f"`{c.code}`", f"`{i.code}` {i.label}", ", ".join(f"`{m.code}` {m.label}" for m in c.measures))
                for c in form.clauses
                for i in c.items
            ],
        ),
        (("outcome", "line"), [(f"`{t.code}`", t.label) for t in form.request_lines]),
        (("applicant", "column"), [(f"`{t.code}`", t.label) for t in form.request_columns]),
        (("channel", "label"), [(f"`{t.code}`", t.label) for t in form.channels]),
        (("result", "column"), [(f"`{t.code}`", t.label) for t in form.results]),
    ]


_SERIES = (
    "Where two forms count the same, the view `series` joins their figures (`parsers/forms/series.py`). In section 3,"
    " each line of 2019 and 2021 compares in all columns; the table names what else joins, and what only looks alike."
)


def _series() -> str:
    from parsers.forms.series import comparisons, unlike

    rows: list[tuple[str, ...]] = [
        (f"`{c.measure}`", c.one, c.other, c.how, c.certainty, c.reason[1])
        for c in comparisons()
        if c.how != "none" and (c.one, c.other) != ("2019", "2021") and c.one != "local"
    ]
    rows += [
        (f"`{c.measure}`", c.one, c.other, c.how, c.certainty, c.reason[1])
        for c in comparisons()
        if c.how == "together" and c.one == "2019"
    ]
    rows += [(f"`{one}`, `{other}`", "", "", "none", "certain", reason[1]) for one, other, reason in unlike()]
    return table(("measure", "form", "other form", "compares", "certainty", "why"), rows)


def forms() -> str:
    """Every form: sections, lines, columns and arithmetic; then what compares between them."""
    from parsers.forms import FORMS

    parts = []
    for form in FORMS.values():
        parts.append(
            f"## {form.code}: {form.title}\n\n{form.notice}; report years {form.first_year}–{form.last_year or ''}"
        )
        parts += [table(heads, rows) for heads, rows in _tables(form) if rows]
    parts.append(f"## The series over the forms\n\n{_SERIES}\n\n{_series()}")
    return "\n\n".join(parts)


def schedule() -> str:
    """When a refresh requests which kind of page again."""
    from crawler.refresh.due import schedule as paces

    return table(("what", "days at first", "days at most", "why"), paces())


def formats() -> str:
    """Every media type that is read, with its readers in order."""
    from parsers.formats import FORMATS

    rows: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for each in FORMATS:
        if each.readers:
            rows.setdefault((each.words, each.readers), []).append(each.media_type)
    return table(
        ("what", "media types", "read by", "then, where the figures don't add up, by"),
        (
            (words, " ".join(f"`{each}`" for each in types), f"`{first}`", ", ".join(f"`{r}`" for r in rest) or "–")
            for (words, (first, *rest)), types in rows.items()
        ),
    )


def exports() -> str:
    """Every format of `nianbao export`."""
    from crawler.corpus.export import FORMATS

    return table(
        ("format", "title", "files", "what is written", "read it with"),
        ((f"`{name}`", f.title, f"`{f.ending}`", f.words, f.read_with) for name, f in FORMATS.items()),
    )


def deadlines() -> str:
    from crawler.dictionary import TABLES

    return table(
        ("organ", "report years", "in time until", "late after", "article", ""),
        (
            (
                f"`{r['kind']}` {r['label']}",
                f"{r['first_year']}–{r['last_year'] or ''}",
                r["in_time_until"] or "–",
                r["month_day"] or "–",
                r["article"],
                "" if r["certain"] else r["english"],
            )
            for r in TABLES["deadlines"].rows
        ),
    )


def measures() -> str:
    """Every ratio: meaning, formula, when it is empty, source, and what it must not be confused
    with.
    """
    from crawler.dictionary.ratios import RATIOS

    parts = []
    for ratio in RATIOS:
        by = "for each kind of applicant" if ratio.by_applicant else "for the report"
        facts = [
            ("formula", f"`{ratio.formula}`"),
            ("told", by),
            ("guard", ratio.guard),
            ("source", ratio.source),
            ("not to be mistaken", ratio.beware),
        ]
        if ratio.pending:
            facts.insert(1, ("bounds", f"pending: `{' + '.join(ratio.pending)}`, counted either way"))
        lines = "\n".join(f"- {name}: {words}" for name, words in facts)
        parts.append(f"## `{ratio.code}` {ratio.label}\n\n{ratio.english} ({ratio.kind}).\n\n{lines}")
    return "\n\n".join(parts)


def feeds() -> str:
    """The feeds, with what is in them and how they may be narrowed."""
    from crawler.browse.pages.feeds import FEEDS

    return table(
        ("address", "", "entries", "filters"),
        (
            (f"`/feed/{name}.atom`, `/feed/{name}.json`", each.title[0], each.lead[1], ", ".join(each.filters))
            for name, each in FEEDS.items()
        ),
    )


def misprints() -> str:
    """The columns of the data set of errors of print."""
    from crawler.dictionary.misprints import MISPRINTS

    return table(("column", "", "中文"), ((f"`{c.name}`", c.words, c.chinese_words) for c in MISPRINTS.columns))


def queries() -> str:
    """The canned queries, in the order in which they are shown."""
    from crawler.browse.queries import QUERIES

    return table(
        ("address", "question", "says"),
        [(f"`/corpus/{query.name}`", query.title, query.description) for query in QUERIES],
    )


def rules() -> str:
    from parsers.checks import rules as all_rules

    return table(
        ("rule", "says", "", "source", "flags the report", "leaves alone"),
        (
            (f"`{r.code}`", r.title, r.english, r.source, "yes" if r.doubts else "no", r.precision or "–")
            for r in all_rules()
        ),
    )


def sample() -> str:
    """The output of `nianbao parse --table` for a random report, cut to section 4 and the verdicts."""
    from io import StringIO
    from random import Random

    from crawler.cli.as_table import print_reading
    from crawler.console import Console
    from nianbao_demo.render import MARKUPS
    from nianbao_demo.reports import random_report
    from parsers import parse
    from parsers.forms import FORMS

    rng = Random(6)  # noqa: S311
    report = random_report(rng, FORMS["2021"], issuer="洛阳市某某局", year=2023, blank=0.01, consistent=False)
    console = Console(file=StringIO(), width=96, force_terminal=False)
    print_reading(parse(MARKUPS["word"](report, rng)), "report.html", console)
    assert isinstance(console.file, StringIO)
    lines = [line.rstrip() for line in console.file.getvalue().splitlines()]
    start = next(n for n, line in enumerate(lines) if line.startswith("四 "))
    shown = "\n".join([*lines[:2], "…", *lines[start:]])
    return f"```text\n$ nianbao parse --table report.html\n{shown}\n```"
