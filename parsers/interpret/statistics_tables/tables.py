"""统计表: the tables of statistics in a document: which column names a line, which states units, which hold figures.

Such a table has a line for each indicator: 统计指标 | 单位 | 统计数. Local ones have codes of lines, several columns of
figures (本年度, 历年累计), or two such tables side by side. The head says so; a part of a table that a page break has
cut off has the columns of the part before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Literal, NamedTuple

from parsers.document import NOWHERE, Cell
from parsers.interpret.statistics_tables.indicator_labels import UNITS, form_of, named, unit_in
from parsers.interpret.words.stream import Item, Row, TextLine, kind_of
from parsers.text import is_blank, label_key, numbering, squeeze

Role = Literal["label", "unit", "value", "code", "note"]

LABELS = frozenset(
    (
        "统计指标",
        "指标",
        "指标名称",
        "统计指标名称",
        "指标项目",
        "项目",
        "项目名称",
        "统计项目",
        "统计内容",
        "内容",
        "事项",
        "名称",
        "类别",
        "统计事项",
        "公开内容",
    )
)
UNIT_HEADS = frozenset(("单位", "计量单位", "统计单位", "数量单位"))
CODES = frozenset(("代码", "指标代码", "编号", "编码", "序号", "行次", "行号"))
NOTES = frozenset(("备注", "说明", "填报说明", "指标说明", "注释"))
VALUES = re.compile(
    r"(?:统计|本年度?|本期|当年|全年|年度|历年|累计|实际|数量|数值|数据|结果|总|合计|数|上年|去年|同期|(?:19|20)\d\d年?度?"
    r"|年|月|至|情况|截止|截至|以来)+"
)
_LETTERS = frozenset("甲乙丙丁123456")
"""What a row under the head prints in place of names: 甲 | 乙 | 1 | 2."""
_NO_LINE = re.compile(r"注|备注|说明|填报|填表|单位负责人|负责人|审核|联系|报送|报出|制表")
_NATIONAL = 5
"""Lines in the wording of a national form that a table of it has at least."""
_FEWEST = 2
"""The same of a part without a head all of whose lines are the form's, as a page's end leaves one."""
_MOST = 0.5
"""Share of the lines of a table that have the form's wording, at least."""
_LINES = 3
_ABOUT = re.compile(r"公开|申请|复议|诉讼")
_FIGURE = re.compile(r"\d[\d,.]{0,14}\s*")
"""A figure before a label that was read with it."""


class Column(NamedTuple):
    """A column of a table: the grid columns that it covers, from `start` to `end` (exclusive)."""

    role: Role
    head: str
    start: int
    end: int


_START = attrgetter("start")
Group = tuple[Column, ...]
"""The columns of one table; several where tables stand side by side."""


class StatisticsRow(NamedTuple):
    """A line as printed: the labels above it that begin in its row, its own, its unit, and a cell for each value."""

    above: tuple[Cell, ...]
    label: Cell
    unit: Cell | None
    values: tuple[tuple[Column, Cell], ...]
    at: int
    """Index in the stream."""
    rest: Cell | None = None
    """The second half of a label that a page break has torn."""
    codes: tuple[Cell, ...] = ()
    """The number of the line, in a column of such numbers."""

    @property
    def text(self) -> str:
        return self.label.text + (self.rest.text if self.rest else "")


@dataclass
class Statistics:
    """A table of statistics, over all parts that page breaks have made of it."""

    form: str | None = None
    """Code of the national form whose wording it has; None for a local table."""
    sides: dict[int, list[StatisticsRow]] = field(default_factory=dict)
    """The lines of each of the tables that stand side by side, from the left."""
    items: set[int] = field(default_factory=set)
    """Indices in the stream of all its rows, with heads."""
    heads: list[Cell] = field(default_factory=list)

    @property
    def is_worded(self) -> bool:
        """Whether its lines have a national form's wording, whatever its columns are: no other table's lines do."""
        return sum(form_of(row.text) is not None for row in self.rows) >= _NATIONAL

    @property
    def rows(self) -> list[StatisticsRow]:
        """All lines, those of the left table first."""
        return [row for side in sorted(self.sides) for row in self.sides[side]]


def find_statistics(items: Sequence[Item]) -> list[Statistics]:
    """All tables of statistics in a document."""
    tables: dict[int, list[tuple[int, Row]]] = {}
    for index, item in enumerate(items):
        if isinstance(item, Row):
            tables.setdefault(item.table, []).append((index, item))
    found: list[Statistics] = []
    groups: list[Group] = []
    width = 0
    for rows in tables.values():
        headed = any(_groups(row) for _, row in rows)
        if not headed and not (groups and found and _goes_on(rows, groups, width)):
            groups = _by_lines(rows)
            headed = bool(groups)
        if not groups and not headed:
            continue
        if headed or not found:
            found.append(Statistics())
        groups = _read_rows(rows, groups, found[-1])
        width = _width(rows)
    return [each for each in map(_judged, _joined(found)) if each is not None]


def without(items: Sequence[Item], tables: Sequence[Statistics]) -> list[Item]:
    """The stream in which the rows of these tables hold nothing, so that indices stay the same."""
    taken = {index for each in tables for index in each.items}
    return [TextLine("", NOWHERE, item.within) if at in taken else item for at, item in enumerate(items)]


def _width(rows: Sequence[tuple[int, Row]]) -> int:
    return max(cell.column + cell.colspan for _, row in rows for cell in row.cells)


def _goes_on(rows: Sequence[tuple[int, Row]], groups: Sequence[Group], width: int) -> bool:
    """Whether a table without a head has the columns of the one before it."""
    return _width(rows) == width and not any(_is_own_head(row) for _, row in rows[:2])


def _is_own_head(row: Row) -> bool:
    return len(row.texts) > 2 and not row.has_numbers and not any(named(cell.text) for cell in row.texts)


def _groups(row: Row) -> list[Group]:
    """The columns that a head names: a group for each column of labels. None if the row is no head."""
    if row.has_numbers or not any(label_key(cell.text) in LABELS for cell in row.texts):
        return []
    groups: list[list[Column]] = []
    before: list[Column] = []  # 序号 stands before the labels
    for cell in row.cells:
        key, span = label_key(cell.text), (cell.column, cell.column + cell.colspan)
        if key in LABELS and not (groups and groups[-1][-1].role == "label"):
            groups.append([Column("label", cell.text, *span), *before])
            before = []
        elif key in CODES and (not groups or groups[-1][-1].role == "value"):
            before = [Column("code", cell.text, *span)]
        elif key in LABELS:  # 类别 | 统计指标: the first one holds the lines above those of the second
            groups[-1][-1] = Column("label", cell.text, groups[-1][-1].start, span[1])
        elif not groups:
            continue
        elif key in UNIT_HEADS:
            groups[-1].append(Column("unit", cell.text, *span))
        elif key in CODES:
            groups[-1].append(Column("code", cell.text, *span))
        elif key in NOTES or not key:
            groups[-1].append(Column("note", cell.text, *span))
        else:
            groups[-1].append(Column("value", cell.text, *span))
    made = [tuple(_reaching(group)) for group in groups if any(column.role == "value" for column in group)]
    plain = all(VALUES.fullmatch(label_key(c.head)) for g in made for c in g if c.role == "value")
    has_unit = any(column.role == "unit" for group in made for column in group)
    return made if plain or has_unit else []


def _reaching(group: Sequence[Column]) -> Iterator[Column]:
    """The columns, with the label's reaching to the next one."""
    first, *rest = group
    after = [each.start for each in rest if each.start >= first.end]
    yield first._replace(end=max(first.end, min(after, default=first.end)))
    yield from rest


def _by_lines(rows: Sequence[tuple[int, Row]]) -> list[Group]:
    """The columns of a table whose head isn't there, from its lines in the wording of a form."""
    known = [(row, cell) for _, row in rows for cell in row.texts if form_of(cell.text)]
    whole = len(known) >= _FEWEST and len({id(row) for row, _ in known}) == len(rows)
    if len(known) < _NATIONAL and not whole:
        return []
    start = min(cell.column for _, cell in known)
    ends = [cell.column + cell.colspan for _, cell in known]
    end = max(ends, key=ends.count)
    units = [c.column for row, _ in known for c in row.texts if c.column >= end and label_key(c.text) in UNITS]
    values = [c.column for row, _ in known for c in row.cells if c.column >= end and kind_of(c.text) == "number"]
    if not values or (value := max(values, key=values.count)) != min(values):
        return []
    columns = [Column("label", "", start, end)]
    if units:
        unit = max(units, key=units.count)
        columns.append(Column("unit", "", unit, unit + 1))
    return [(*columns, Column("value", "", value, value + 1))]


def _read_rows(rows: Sequence[tuple[int, Row]], groups: list[Group], into: Statistics) -> list[Group]:
    """Adds the lines of a table, those of the left group first; returns the columns that hold at its end."""
    ragged = _is_ragged([row for _, row in rows])
    for index, row in rows:
        if own := _groups(row):
            groups = own
            into.items.add(index)
            into.heads += row.texts
            continue
        if not groups or _is_letters(row):
            if groups:
                into.items.add(index)
                into.heads += row.cells
            continue
        for side, group in enumerate(groups):
            line = _line(index, row, group, ordered=row.flattened or (ragged and len(groups) == 1))
            if line:
                into.items.add(index)
                if not any(line.label is cell for cell in row.cells):
                    into.heads += row.cells  # a head was run into it
                _added(line, into.sides.setdefault(side, []))
    return groups


def _is_letters(row: Row) -> bool:
    filled = [cell.text.strip() for cell in row.cells if cell.text.strip()]
    return len(filled) > 1 and filled[0] == "甲" and all(text in _LETTERS for text in filled)


def _is_ragged(rows: Sequence[Row]) -> bool:
    """Whether all rows have as many cells, from one edge to the other, but each cuts them elsewhere: as programs write
    tables whose rows were widened one by one.
    """
    if any(cell.rowspan > 1 for row in rows for cell in row.cells) or len({len(row.cells) for row in rows}) > 1:
        return False
    ends = {(row.cells[0].column, row.cells[-1].column + row.cells[-1].colspan) for row in rows}
    return len(ends) == 1 and len({tuple(cell.column for cell in row.cells) for row in rows}) > 1


def _line(index: int, row: Row, group: Group, *, ordered: bool) -> StatisticsRow | None:
    """The line that a row prints in the columns of a group; `ordered` if its cells are told by their order alone."""
    label_column = group[0]
    cells = _by_order(row, group) if ordered else None
    labels: list[Cell] = []
    unit: Cell | None = None
    values: list[tuple[Column, Cell]] = []
    codes: list[Cell] = []
    for cell in row.cells:
        column = cells.get(id(cell)) if cells is not None else _column_of(cell, group)
        if column is None:
            continue
        if column.role == "label":
            if kind_of(cell.text) == "words":
                labels.append(cell)
        elif column.role == "unit":
            unit = unit or cell
        elif column.role == "code":
            codes.append(cell)
        elif column.role == "value" and all(taken is not column for taken, _ in values):
            values.append((column, cell))
    labels, unit, values = _without_head(labels, unit, values, group)
    if not labels or _NO_LINE.match(label_key(labels[-1].text)):
        return None
    if label_key(labels[-1].text) in LABELS and not any(kind_of(cell.text) == "number" for _, cell in values):
        return None  # the head again, whose words are cut elsewhere
    if not ordered and labels[-1].column + labels[-1].colspan > label_column.end and not values:
        return None  # a remark over the whole width
    values = [(column, cell) for column, cell in values if not _is_of_another(cell, labels[-1], row)]
    return StatisticsRow(tuple(labels[:-1]), labels[-1], unit, tuple(values), index, None, tuple(codes))


def _is_of_another(cell: Cell, label: Cell, row: Row) -> bool:
    """Whether the label of another line stands between a label and a figure, or in the figure's cell: a table without
    rulings whose labels stand side by side may have been read as one.
    """
    between = [each.text for each in row.cells if label.column < each.column <= cell.column]
    labels = (_FIGURE.sub("", text, count=1) for text in between if kind_of(text) == "words")
    # One that OCR misread is told by its numbering or its unit.
    return any(
        named(text) or numbering(text) or unit_in(text) for text in (*between, *labels) if kind_of(text) == "words"
    )


def _without_head(
    labels: list[Cell], unit: Cell | None, values: list[tuple[Column, Cell]], group: Group
) -> tuple[list[Cell], Cell | None, list[tuple[Column, Cell]]]:
    """The cells without the head of the next page, which a page break has run into the last row before it."""
    head = {column.role: column for column in reversed(group)}
    said = [(labels[-1], group[0])] if labels else []
    said += [(unit, head["unit"])] if unit is not None and "unit" in head else []
    said += [(cell, column) for column, cell in values]
    if len(said) < 2 or not all(_ends_with(cell, column.head) for cell, column in said):
        return labels, unit, values
    labels = [*labels[:-1], _cut(labels[-1], group[0].head)]
    unit = _cut(unit, head["unit"].head) if unit is not None else None
    return labels, unit, [(column, _cut(cell, column.head)) for column, cell in values]


def _ends_with(cell: Cell, head: str) -> bool:
    return bool(squeeze(head)) and squeeze(cell.text).endswith(squeeze(head))


def _cut(cell: Cell, head: str) -> Cell:
    """The cell without the words of a head at its end."""
    text, left = cell.text, len(squeeze(head))
    while left:
        left -= not text[-1].isspace()
        text = text[:-1]
    return cell._replace(text=text.rstrip())


def _column_of(cell: Cell, group: Group) -> Column | None:
    return next((column for column in group if column.start <= cell.column < column.end), None)


def _by_order(row: Row, group: Group) -> dict[int, Column] | None:
    """The columns of cells by their order, where merged cells were lost; None if the row has another number."""
    return (
        {id(cell): column for cell, column in zip(row.cells, sorted(group, key=_START), strict=True)}
        if len(row.cells) == len(group)
        else None
    )


def _added(line: StatisticsRow, lines: list[StatisticsRow]) -> None:
    """Adds a line; joins it with the one before it if a page break has torn their label."""
    before = lines[-1] if lines else None
    if before and before.rest is None and not (_says(before) and _says(line)) and not line.above:
        whole = before.label.text + line.label.text
        if named(whole) and not named(before.label.text) and not named(line.label.text):
            said = before if _says(before) else line
            lines[-1] = said._replace(label=before.label, rest=line.label, above=before.above)
            return
    lines.append(line)


def _says(line: StatisticsRow) -> bool:
    filled = [cell for _, cell in line.values if not is_blank(cell.text)]
    return bool(filled) or (line.unit is not None and not is_blank(line.unit.text))


def _joined(found: Sequence[Statistics]) -> list[Statistics]:
    """Parts of one national table that page breaks have made: each continues the one before it, with a head again."""
    joined: list[Statistics] = []
    for each in found:
        before = joined[-1] if joined else None
        if before and before.rows and each.rows and _continues(before, each):
            for side, rows in each.sides.items():
                before.sides.setdefault(side, []).extend(rows)
            before.items |= each.items
            before.heads += each.heads
        else:
            joined.append(each)
    return joined


def _continues(one: Statistics, other: Statistics) -> bool:
    if min(other.items) - max(one.items) > 3 or len(one.rows[-1].values) != len(other.rows[0].values):
        return False
    first = {row.text for row in one.rows}
    again = sum(row.text in first for row in other.rows if len(named(row.text)) < 2)
    return again * 2 < len(other.rows)


def _judged(table: Statistics) -> Statistics | None:
    """The table with its form; None if it is no table of statistics on disclosure."""
    with_figures = [row for row in table.rows if any(kind_of(cell.text) == "number" for _, cell in row.values)]
    forms = [form for row in table.rows if (form := form_of(row.text))]
    columns = {label_key(column.head) for row in table.rows for column, _ in row.values}
    if all(len(row.values) < 2 for row in table.rows):
        columns -= {""} if len(columns) > 1 else set()  # a page without a head goes on with the column before it
    if len(forms) >= _NATIONAL and len(forms) >= _MOST * len(table.rows) and len(columns) == 1:
        table.form = max(forms, key=forms.count)
        return table
    if len(with_figures) < _LINES or not any(named(r.text) or _ABOUT.search(r.text) for r in table.rows):
        return None
    return table
