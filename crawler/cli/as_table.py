"""A reading as tables for people, with the official labels."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from parsers.forms import FORMS, Form, Term
from parsers.report import Figure, Reading, Report

_STATUS = {"pass": "green", "fail": "bold red", "unknown": "yellow"}


def print_reading(reading: Reading, name: str, console: Console | None = None) -> None:
    console = console or Console()
    report = reading.report
    form = FORMS[report.form] if report.form else next(reversed(FORMS.values()))
    console.print(f"[bold]{report.issuer or '?'}[/] {report.year or '?'} · {report.title or name}")
    console.print(f"[dim]form {report.form} · published {report.published_on or '?'} · {name}[/]")
    for section in report.sections:
        console.print(f"  {section.heading} [dim]{len(section.text)} characters[/]")
    console.print(_disclosures(report))
    console.print(
        _lines(report, "requests", _request_terms(form), form.request_columns, "三 Requests")
    )
    console.print(_lines(report, "appeals", form.channels, form.results, "四 Appeals"))
    _verdicts(reading, console)


def _request_terms(form: Form) -> list[Term]:
    return [*form.request_lines, *(each.as_line for each in form.request_groups if each.code)]


def _cell(figure: Figure | None) -> Text:
    if figure is None or figure.raw is None:
        return Text("–", style="dim")
    if figure.value is None:
        return Text(f"“{figure.raw}”" if figure.raw.strip() else "blank", style="yellow")
    return Text(str(figure.value), style="dim" if figure.value == 0 else "bold")


def _disclosures(report: Report) -> Table:
    table = Table(title="二 Disclosures", title_justify="left")
    for heading in ("第二十条", "", ""):
        table.add_column(heading)
    table.add_column("", justify="right")
    labels = {
        f"disclosures.{c.code}.{i.code}.{m.code}": (c.label, i.label, m.label)
        for form in FORMS.values() for c in form.clauses for i in c.items for m in c.measures
    }  # fmt: skip
    for key, figure in report.figures.items():
        if key in labels:
            table.add_row(*labels[key], Text.assemble(_cell(figure), f" {figure.unit}"))
    return table


def _lines(
    report: Report, name: str, lines: Sequence[Term], columns: Sequence[Term], title: str
) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column("", max_width=38, overflow="fold")
    for column in columns:
        # Four characters to a line, as the printed forms break them.
        label = "\n".join(column.label[at : at + 4] for at in range(0, len(column.label), 4))
        table.add_column(label, justify="right", no_wrap=True)
    for line in lines:
        cells = [report.figures.get(f"{name}.{line.code}.{column.code}") for column in columns]
        if any(cells):
            table.add_row(line.label.split("（区分")[0].split("、行政机关")[0], *map(_cell, cells))
    return table


def _verdicts(reading: Reading, console: Console) -> None:
    counts = {status: sum(c.status == status for c in reading.checks) for status in _STATUS}
    console.print(
        "checks: " + ", ".join(f"[{_STATUS[s]}]{n} {s}[/]" for s, n in counts.items() if n)
    )
    for check in reading.checks:
        if check.status == "fail":
            console.print(f"  [bold red]fail[/] {check.rule} {check.subject}: {check.message}")
    for each in reading.inferences:
        console.print(f"  [yellow]blank[/] {each.key}: the arithmetic leaves {each.value}")
    for warning in reading.report.warnings:
        console.print(f"  [yellow]warning[/] {warning}")
