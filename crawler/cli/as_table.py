"""Prints a reading as tables for people, with the official labels or with English ones."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from rich.markup import escape
from rich.table import Table
from rich.text import Text

from crawler.console import Console
from crawler.evidence.names import name_of
from parsers.forms import FORMS, Form, Term
from parsers.forms.model import slot_key
from parsers.keys import key_of, table_of
from parsers.report import Figure, Reading, Report
from parsers.text import squeeze

_STATUS = {"pass": "green", "fail": "bold red", "unknown": "yellow"}
_WIDE = 110
"""Least width of a terminal, in characters, for column heads with four Chinese characters per line, as on the
printed forms; a narrower one gets two per line."""


@dataclass(frozen=True, slots=True)
class Look:
    """How tables are shown: width of the terminal in characters, with colours or not, labels in English or not."""

    width: int = 100
    colour: bool = False
    english: bool = False


def reading_as_text(reading: Reading, name: str, look: Look) -> str:
    """The reading as text for a terminal."""
    out = io.StringIO()
    console = Console(file=out, width=look.width, force_terminal=look.colour, legacy_windows=False)
    print_reading(reading, name, console, english=look.english)
    return out.getvalue()


def print_reading(reading: Reading, name: str, console: Console | None = None, *, english: bool = False) -> None:
    """Prints a reading. Text from the document is escaped, so that its brackets aren't taken for rich's markup."""
    console = console or Console()
    report = reading.report
    form = FORMS.get(report.form or "") or next(reversed(FORMS.values()))
    console.print(f"[bold]{escape(report.issuer or '?')}[/] {report.year or '?'} · {escape(report.title or name)}")
    console.print(f"[dim]form {report.form} · published {report.published_on or '?'} · {escape(name)}[/]")
    for section in report.sections:
        console.print(f"  {escape(section.heading)} [dim]{len(section.text)} characters[/]")
    words = _Words(english, console.width >= _WIDE)
    tables = {table_of(key) for key in report.figures}
    if "disclosures" in tables:
        console.print(_disclosures(report, english))
    if "requests" in tables:
        lines, columns = _request_terms(form), form.request_columns
        console.print(_lines(report, "requests", lines, columns, title="三 Requests", words=words))
    if "appeals" in tables:
        lines, columns = list(form.channels), form.results
        console.print(_lines(report, "appeals", lines, columns, title="四 Appeals", words=words))
    if "indicators" in tables:
        console.print(_indicators(report, english))
    _verdicts(reading, console)


def _request_terms(form: Form) -> list[Term]:
    return [*form.request_lines, *(each.as_line for each in form.request_groups if each.code)]


def _cell(figure: Figure | None) -> Text:
    if figure is None or figure.raw is None:
        return Text("–", style="dim")
    if figure.value is None:
        return Text(f"“{figure.raw}”" if squeeze(figure.raw) else "blank", style="yellow")
    return Text(str(figure.value), style="dim" if figure.value == 0 else "bold")


def _disclosures(report: Report, english: bool) -> Table:
    table = Table(title="二 Disclosures", title_justify="left")
    for heading in ("clause" if english else "第二十条", "", ""):
        table.add_column(heading, overflow="fold")
    table.add_column("", justify="right")
    labels = {
        slot_key("disclosures", f"{c.code}.{i.code}", m.code): (c.english, i.english, m.english)
        if english
        else (c.label, i.label, m.label)
        for form in FORMS.values()
        for c in form.clauses
        for i in c.items
        for m in c.measures
    }
    for key, figure in report.figures.items():
        if key in labels:
            table.add_row(*labels[key], Text.assemble(_cell(figure), f" {figure.unit}"))
    return table


def _indicators(report: Report, english: bool) -> Table:
    """The tables of statistics, in the order of print: a row for each figure."""
    table = Table(title="Statistics", title_justify="left")
    for heading in ("label", "indicator", "column"):
        table.add_column(heading, overflow="fold")
    table.add_column("", justify="right")
    for key, printed in report.indicators.items():
        figure = report.figures[key]
        name = name_of(key, report.form).english[1] if english else printed.label
        column = key_of(key).column
        table.add_row(name, printed.indicator or "–", column, Text.assemble(_cell(figure), f" {figure.unit}"))
    return table


class _Words:
    """Labels of lines and columns in one language, shortened or broken to fit the terminal."""

    def __init__(self, english: bool, wide: bool) -> None:
        self.english = english
        self.characters = 4 if wide else 2

    def line(self, term: Term) -> str:
        """The label of a line, without the explanation that some labels contain."""
        if self.english:
            return term.english
        return term.label.split("（区分")[0].split("、行政机关")[0]

    def column(self, term: Term) -> str:
        """The label of a column, broken into short lines, so that the column is as narrow as its figures allow."""
        if self.english:
            # organisa-/tions
            words = (w if len(w) < 10 else f"{w[:8]}-\n{w[8:]}" for w in term.english.split())
            return "\n".join(words)
        label, n = term.label, self.characters
        return "\n".join(label[at : at + n] for at in range(0, len(label), n))


def _lines(
    report: Report, name: str, lines: Sequence[Term], columns: Sequence[Term], *, title: str, words: _Words
) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column("", max_width=38, overflow="fold")
    for column in columns:
        table.add_column(words.column(column), justify="right", no_wrap=True)
    for line in lines:
        cells = [report.figures.get(f"{name}.{line.code}.{column.code}") for column in columns]
        if any(cells):
            table.add_row(words.line(line), *map(_cell, cells))
    return table


def _verdicts(reading: Reading, console: Console) -> None:
    counts = {status: sum(c.status == status for c in reading.checks) for status in _STATUS}
    console.print("checks: " + ", ".join(f"[{_STATUS[s]}]{n} {s}[/]" for s, n in counts.items() if n))
    for check in reading.checks:
        if check.status == "fail":
            said = escape(f"{check.rule} {check.subject}: {check.message}")
            console.print(f"  [bold red]fail[/] {said}")
    for each in reading.inferences:
        console.print(f"  [yellow]blank[/] {each.key}: the arithmetic leaves {each.value}")
    for warning in reading.report.warnings:
        console.print(f"  [yellow]warning[/] {escape(str(warning))}")
