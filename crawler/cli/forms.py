"""`nianbao forms`: prints the official forms as the parsers know them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from crawler.terminal import say

if TYPE_CHECKING:
    from parsers.forms import Form


@click.command("forms")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Print the official forms, or the one with CODE (2014, 2019, 2021): lines, columns and rules."""
    from parsers.forms import FORMS

    if code is not None and code not in FORMS:
        raise click.UsageError(f"there is no form {code}; known are {', '.join(FORMS)}")
    for form in FORMS.values():
        if code in {None, form.code}:
            _print(form)
    if code is None:
        _print_series()


def _print_series() -> None:
    """Prints which figures of different forms count the same, and which only look alike."""
    from parsers.forms.series import comparisons, measures, unlike

    click.secho("series", bold=True)
    say("  section 3: each line compares in each of the seven columns as in the total")
    compared = comparisons()
    for measure in measures():
        pairs = [each for each in compared if each.measure == measure.code and each.how != "none"]
        if not pairs or (measure.code.startswith("requests.") and not measure.code.endswith(".total")):
            continue
        say(f"  {measure.code} {measure.chinese}")
        for each in pairs:
            say(f"    {each.one}–{each.other}: {each.how}, {each.certainty}: {each.reason[1]}")
    for one, other, reason in unlike():
        say(f"  {one} – {other} none: {reason[1]}")


def _print(form: Form) -> None:
    click.secho(f"{form.code}  {form.title}  {form.notice}", bold=True)
    for heading in form.sections:
        say(f"  {heading.number}. {heading.label}")
    for part in form.indicators:
        for line, above in part.lines():
            say(f"  {'  ' * len(above)}{line.code} {line.label}" + (f" ({line.unit})" if line.unit else ""))
    for clause in form.clauses:
        say(f"  {clause.code} {clause.label}")
        for item in clause.items:
            measures = ", ".join(f"{m.code} {m.label}" for m in clause.measures)
            say(f"    {item.code} {item.label}: {measures}")
    if form.requests:
        say("  requests: " + ", ".join(f"{c.code} {c.label}" for c in form.request_columns))
    for term in form.request_lines:
        say(f"    {term.code} {term.label}")
    if form.channels:
        say("  appeals: " + ", ".join(f"{c.code} {c.label}" for c in form.results))
    for channel in form.channels:
        say(f"    {channel.code} {channel.label}")
    for law in form.arithmetic:
        say(f"  rule {law.rule}: {law.title}")
