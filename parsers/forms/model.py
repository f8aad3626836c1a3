"""The parts of an official form. The other modules of this package describe the forms with them.

A form reads like the printed form: sections, the clauses of section 2, the lines and columns of
section 3, the channels and results of section 4, and the arithmetic between them. Everything that
depends on the form (parser, schema, checks, labels, documentation) is derived from it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, NamedTuple

from parsers.keys import Key

TableName = Literal["disclosures", "requests", "appeals", "indicators"]


@dataclass(frozen=True, slots=True)
class Term:
    """A code with its printed label, its English name and other wordings seen in reports."""

    code: str
    label: str
    english: str
    variants: tuple[str, ...] = ()
    unit: str = "件"
    signed: bool = False
    """Whether figures may be negative (本年增/减)."""

    @property
    def wordings(self) -> tuple[str, ...]:
        return (self.label, *self.variants)


def line(code: str, label: str, *variants: str, en: str) -> Term:
    """One line of a table (行)."""
    return Term(code, label, en, variants)


def column(code: str, label: str, *variants: str, en: str, unit: str = "件", signed: bool = False) -> Term:
    """One column of a table (列), with the unit of its figures."""
    return Term(code, label, en, variants, unit, signed)


@dataclass(frozen=True)
class Group:
    """Lines under a common label. A group with a `code` is also printed as one line by some issuers."""

    label: str
    english: str
    parts: tuple[Term | Group, ...]
    variants: tuple[str, ...] = ()
    code: str | None = None

    def lines(self) -> Iterator[Term]:
        """The lines, in the order of the printed form."""
        for part in self.parts:
            if isinstance(part, Group):
                yield from part.lines()
            else:
                yield part

    def groups(self) -> Iterator[Group]:
        """The group itself and the groups inside it, in the order of the printed form."""
        yield self
        for part in self.parts:
            if isinstance(part, Group):
                yield from part.groups()

    def replace(self, label: str, new: Term | Group) -> Group:
        """The same group with the part labelled `label` replaced. KeyError if there is none."""
        if not any(part.label == label for part in self.parts):
            raise KeyError(label)
        parts = tuple(new if part.label == label else part for part in self.parts)
        return Group(self.label, self.english, parts, self.variants, self.code)

    @property
    def wordings(self) -> tuple[str, ...]:
        return (self.label, *self.variants)

    @property
    def as_line(self) -> Term:
        """The group printed as one line; ValueError if it is never printed so."""
        if self.code is None:
            raise ValueError(f"{self.label} is never printed as one line")
        return Term(self.code, self.label, self.english, self.variants)


def group(label: str, *parts: Term | Group, en: str, variants: tuple[str, ...] = (), code: str | None = None) -> Group:
    return Group(label, en, parts, variants, code)


@dataclass(frozen=True)
class Indicator:
    """统计指标: a line of a table of statistics, with the unit of its figures and the lines that it heads (其中：…,
    （一）…, 1.…). The unit is "" for a heading, which has no figures.
    """

    code: str
    label: str
    english: str
    unit: str
    variants: tuple[str, ...] = ()
    parts: tuple[Indicator, ...] = ()

    @property
    def wordings(self) -> tuple[str, ...]:
        return (self.label, *self.variants)

    def lines(self, above: tuple[Indicator, ...] = ()) -> Iterator[tuple[Indicator, tuple[Indicator, ...]]]:
        """The line itself and those below it, in the order of the printed form, each with the lines above it."""
        yield self, above
        for part in self.parts:
            yield from part.lines((*above, self))


def indicator(
    code: str, label: str, *variants: str, en: str, unit: str = "件", parts: tuple[Indicator, ...] = ()
) -> Indicator:
    return Indicator(code, label, en, unit, variants, parts)


def heading(code: str, label: str, *variants: str, en: str, parts: tuple[Indicator, ...]) -> Indicator:
    """A line of a table of statistics that only heads others."""
    return Indicator(code, label, en, "", variants, parts)


@dataclass(frozen=True)
class Clause:
    """One block of section 2, 第二十条第（X）项: its items are lines, its measures columns."""

    code: str
    label: str
    english: str
    items: tuple[Term, ...]
    measures: tuple[Term, ...]


@dataclass(frozen=True)
class Heading:
    """章: a section of the report, with its statutory heading and other wordings seen in reports."""

    number: int
    label: str
    english: str
    variants: tuple[str, ...] = ()

    @property
    def wordings(self) -> tuple[str, ...]:
        return (self.label, *self.variants)


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """勾稽关系: a rule that two sums in a table are equal.

    With `along` = "columns", `left` and `right` are codes of lines, and the rule holds in each column.
    With `along` = "lines", they are codes of columns, and the rule holds in each line.
    """

    rule: str
    table: TableName
    along: Literal["lines", "columns"]
    left: tuple[str, ...]
    right: tuple[str, ...]
    title: str
    english: str
    source: str


class Equation(NamedTuple):
    """One instance of a rule: the figures `left` have the same sum as the figures `right` (both keys)."""

    rule: str
    subject: str
    left: tuple[str, ...]
    right: tuple[str, ...]


class Slot(NamedTuple):
    """One cell of a form: its position, and the unit of its figure."""

    key: str
    table: TableName
    line: str
    column: str
    unit: str
    signed: bool = False


def slot_key(table: TableName, line_code: str, column_code: str) -> str:
    """The key of a figure as text. The code of a line of section 2 is `<clause>.<item>`."""
    return Key(table, line_code, column_code).text


@dataclass(frozen=True)
class Form:
    """An official form (报表格式): `code` as in `reports.form`, `notice` the number of its official document."""

    code: str
    title: str
    english: str
    notice: str
    first_year: int
    last_year: int | None
    sections: tuple[Heading, ...] = ()
    clauses: tuple[Clause, ...] = ()
    requests: tuple[Term | Group, ...] = ()
    request_columns: tuple[Term, ...] = ()
    channels: tuple[Term, ...] = ()
    results: tuple[Term, ...] = ()
    arithmetic: tuple[Arithmetic, ...] = ()
    captions: tuple[str, ...] = ()
    """Wordings in the heads of tables that don't name a column (申请人情况, 信息内容, …)."""
    indicators: tuple[Indicator, ...] = ()
    indicator_columns: tuple[Term, ...] = ()
    at_most: tuple[tuple[str, str], ...] = ()
    """Pairs of lines of the table of statistics of which the first counts a part of the second (其中)."""

    @cached_property
    def tables(self) -> tuple[TableName, ...]:
        """The tables that the form prints."""
        names: tuple[TableName, ...] = ("disclosures", "requests", "appeals", "indicators")
        return tuple(name for name in names if self.lines_of(name))

    @cached_property
    def indicator_lines(self) -> Mapping[str, Indicator]:
        """The lines of the table of statistics by code, in the order of the printed form."""
        return {line.code: line for part in self.indicators for line, _ in part.lines()}

    @cached_property
    def request_lines(self) -> tuple[Term, ...]:
        """The lines of section 3 in the order of the printed form, without the labels of groups."""
        lines: list[Term] = []
        for part in self.requests:
            lines += part.lines() if isinstance(part, Group) else [part]
        return tuple(lines)

    @cached_property
    def request_groups(self) -> tuple[Group, ...]:
        return tuple(g for part in self.requests if isinstance(part, Group) for g in part.groups())

    def lines_of(self, table: TableName) -> tuple[str, ...]:
        if table == "requests":
            return tuple(term.code for term in self.request_lines)
        if table == "appeals":
            return tuple(term.code for term in self.channels)
        if table == "indicators":
            return tuple(self.indicator_lines)
        return tuple(f"{clause.code}.{item.code}" for clause in self.clauses for item in clause.items)

    def columns_of(self, table: TableName, line_code: str) -> tuple[Term, ...]:
        """The columns of a line; in section 2 they depend on its clause."""
        if table == "requests":
            return self.request_columns
        if table == "appeals":
            return self.results
        if table == "indicators":
            unit = self.indicator_lines[line_code].unit
            return tuple(replace(term, unit=unit) for term in self.indicator_columns)
        clause = line_code.rsplit(".", 1)[0]
        return next(c.measures for c in self.clauses if c.code == clause)

    def slots(self, table: TableName, merged: Collection[str] = ()) -> tuple[Slot, ...]:
        """The cells of a table in the order of the printed form.

        `merged` holds the codes of the groups that this report prints as one line; each replaces
        its lines.
        """
        key = (table, tuple(merged))
        if key not in self._slots:
            self._slots[key] = tuple(self._make_slots(table, merged))
        return self._slots[key]

    @cached_property
    def _slots(self) -> dict[tuple[TableName, tuple[str, ...]], tuple[Slot, ...]]:
        return {}

    def _make_slots(self, table: TableName, merged: Collection[str]) -> Iterator[Slot]:
        for code in self.printed_lines(table, merged):
            for term in self.columns_of(table, code):
                yield Slot(slot_key(table, code, term.code), table, code, term.code, term.unit, term.signed)

    def printed_lines(self, table: TableName, merged: Collection[str] = ()) -> tuple[str, ...]:
        """`lines_of`, with each group in `merged` in place of its lines."""
        lines = list(self.lines_of(table))
        if table != "requests":
            return tuple(lines)
        for each in self.request_groups:
            if each.code in merged and each.code is not None:
                inside = [term.code for term in each.lines()]
                at = lines.index(inside[0])
                lines[at : at + len(inside)] = [each.code]
        return tuple(lines)

    def equations(self, table: TableName, merged: Collection[str] = ()) -> tuple[Equation, ...]:
        """Every instance of the table's arithmetic."""
        key = (table, tuple(merged))
        if key not in self._equations:
            self._equations[key] = tuple(self._make_equations(table, merged))
        return self._equations[key]

    @cached_property
    def _equations(self) -> dict[tuple[TableName, tuple[str, ...]], tuple[Equation, ...]]:
        return {}

    def _make_equations(self, table: TableName, merged: Collection[str]) -> Iterator[Equation]:
        for law in self.arithmetic:
            if law.table != table:
                continue
            if law.along == "lines":
                for code in self.printed_lines(table, merged):
                    yield _equation(law, code, [(code, c) for c in law.left], [(code, c) for c in law.right])
            else:
                left, right = (self._merge(side, merged) for side in (law.left, law.right))
                for term in self.columns_of(table, left[0]):
                    subject = f"{right[0]}.{term.code}" if table == "indicators" else term.code
                    yield _equation(law, subject, [(c, term.code) for c in left], [(c, term.code) for c in right])

    def _merge(self, codes: Iterable[str], merged: Collection[str]) -> tuple[str, ...]:
        inside = {
            term.code: each.code
            for each in self.request_groups
            if each.code in merged and each.code is not None
            for term in each.lines()
        }
        return tuple(dict.fromkeys(inside.get(code, code) for code in codes))


def _equation(law: Arithmetic, subject: str, left: list[tuple[str, str]], right: list[tuple[str, str]]) -> Equation:
    return Equation(
        law.rule,
        f"{law.table}.{subject}",
        tuple(slot_key(law.table, *cell) for cell in left),
        tuple(slot_key(law.table, *cell) for cell in right),
    )


def adds_to(rule: str, whole: str, parts: tuple[str, ...], *, title: str, en: str, source: str) -> Arithmetic:
    """The rule that in each column of a table of statistics the lines `parts` add up to the line `whole`."""
    return Arithmetic(rule, "indicators", "columns", parts, (whole,), title, en, source)


def balances(
    rule: str, left: tuple[str, ...], right: tuple[str, ...], *, title: str, en: str, source: str
) -> Arithmetic:
    """The rule that in each column of section 3 the lines `left` have the same sum as the lines `right`."""
    return Arithmetic(rule, "requests", "columns", left, right, title, en, source)


def adds_up(rule: str, parts: Group, *, to: str, title: str, en: str, source: str) -> Arithmetic:
    """The rule that in each column of section 3 the lines of `parts`, except `to`, add up to the line `to`."""
    codes = tuple(term.code for term in parts.lines() if term.code != to)
    return Arithmetic(rule, "requests", "columns", codes, (to,), title, en, source)


def adds_across(
    rule: str, table: TableName, parts: tuple[Term, ...], *, to: str, title: str, en: str, source: str
) -> Arithmetic:
    """The rule that in each line of `table` the columns `parts`, except `to`, add up to the column `to`."""
    codes = tuple(term.code for term in parts if term.code != to)
    return Arithmetic(rule, table, "lines", codes, (to,), title, en, source)
