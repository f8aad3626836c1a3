"""`nianbao forms`: prints the official forms as the parsers know them."""

from __future__ import annotations

import click

from crawler.terminal import say


@click.command("forms")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Print the official forms, or the one with CODE (2019, 2021): lines, columns and rules."""
    from parsers.forms import FORMS

    if code is not None and code not in FORMS:
        raise click.UsageError(f"there is no form {code}; known are {', '.join(FORMS)}")
    for form in FORMS.values():
        if code not in {None, form.code}:
            continue
        click.secho(f"{form.code}  {form.title}  {form.notice}", bold=True)
        for heading in form.sections:
            say(f"  {heading.number}. {heading.label}")
        for clause in form.clauses:
            say(f"  {clause.code} {clause.label}")
            for item in clause.items:
                measures = ", ".join(f"{m.code} {m.label}" for m in clause.measures)
                say(f"    {item.code} {item.label}: {measures}")
        say("  requests: " + ", ".join(f"{c.code} {c.label}" for c in form.request_columns))
        for line in form.request_lines:
            say(f"    {line.code} {line.label}")
        say("  appeals: " + ", ".join(f"{c.code} {c.label}" for c in form.results))
        for channel in form.channels:
            say(f"    {channel.code} {channel.label}")
        for law in form.arithmetic:
            say(f"  rule {law.rule}: {law.title}")
