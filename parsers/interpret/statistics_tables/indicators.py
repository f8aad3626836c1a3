"""统计指标: the figures of the tables of statistics. A line that certainly counts the same as one of a form has
its code; all others are kept under their printed label.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator, Sequence
from dataclasses import dataclass, field

from parsers import notices
from parsers.document import Cell
from parsers.forms import LOCAL
from parsers.interpret.statistics_tables.indicator_labels import (
    ABOVE,
    LAST,
    LINES,
    is_inner_piece,
    is_torn,
    line_of,
    named,
    unit_in,
)
from parsers.interpret.statistics_tables.tables import Column, Statistics, StatisticsRow
from parsers.interpret.table_heads.column_names import SURE
from parsers.interpret.table_rows.line_figures import of_looks
from parsers.keys import CUMULATIVE, YEAR, Key, printed_code
from parsers.report import Figure, Notice, Number, Printed
from parsers.sentences import Message
from parsers.text import has_numeral, is_blank, label_key, read_number, squeeze

_OF_YEAR = re.compile(r"(?:统计|数量|数值|数据|结果|本年度?|本期|当年|全年|年度|实际|总|数|情况)+")
_WHOLE_YEAR = re.compile(r"(?:本年度?|当年|全年|年度)累计(?:总?数)?")
_CUMULATIVE = re.compile(r"(?:历年)?累计(?:总?数量?)?|历年(?:总?数量?)?")
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)年?度?(?:统计数|数量|数)?")
_MOST_ROWS = 100
"""Rows of one cell that are looked at."""
_MONEY = frozenset(("元", "千元", "万元", "亿元"))
_COUNTS = frozenset(
    ("条", "件", "次", "篇", "个", "人次", "人", "场", "场次", "期", "份", "家", "项", "宗", "处", "名", "册")
)
_GROUNDS = "refused"
_BROKEN = 2
"""Pieces of labels, at least, that show a table of its own on a page to be a form's whose labels fell apart."""
_AGAIN = 5
"""Lines that a table prints once more if all of it is printed once more: those after them, too, are found again."""


@dataclass
class Indicators:
    """What was read from the tables of statistics."""

    form: str | None = None
    by_key: dict[str, Figure] = field(default_factory=dict)
    printed: dict[str, Printed] = field(default_factory=dict)
    warnings: list[Notice] = field(default_factory=list)
    cells: set[int] = field(default_factory=set)
    """Cells (by `id`) that have become a figure, a label or a unit, or are named in a warning."""


def read_indicators(tables: Sequence[Statistics], year: int | None) -> Indicators:
    """The figures of tables of statistics, in the order of print. `year` is the report's."""
    read = Indicators(next((each.form for each in tables if each.form), LOCAL) if tables else None)
    for table in tables:
        _read_table(table, year, read)
    return read


def _read_table(table: Statistics, year: int | None, read: Indicators) -> None:
    read.cells.update(map(id, table.heads))
    columns = _columns(table, year)
    context: str | None = None
    seen: set[str] = set()
    again: set[str] = set()
    merged, strayed = _over_lines(table), _strayed(table)
    is_broken = table.form is None and sum(is_inner_piece(row.text) for row in table.rows) >= _BROKEN
    for row, open_ in (line for each in table.rows for line in _apart(each, read)):
        for above in row.above:
            read.cells.add(id(above))
            code = line_of(above.text, context, ())
            context = code or context
        code = _code(row, context, seen, national=table.form is not None)
        if code:
            seen.add(code)
            context = code
        elif table.form is not None and (code := _again(row, seen)):
            context = code
            again.add(code)
            seen = again if len(again) == _AGAIN else seen
        read.cells.update(id(cell) for cell in (row.label, row.rest, row.unit, *row.codes) if cell is not None)
        on_page = row.label.place.page is not None
        is_piece = is_torn if table.form is not None else is_inner_piece
        is_open = is_piece(row.text) or (is_broken and bool(named(row.text)))
        is_strayed = any(id(cell) in strayed for _, cell in row.values)
        torn = columns if is_strayed or (code is None and on_page and is_open) else open_
        line = _read_line(row, code, columns, read, torn)
        _open_merged(row, line, columns, merged, read)


def _strayed(table: Statistics) -> set[int]:
    """The figures, by `id`, that stand on the page where those of another column do: on pages without rulings, a row
    that has lost its cells of the left half has one of the right half beside its label.
    """
    at: dict[tuple[int | None, int], list[tuple[int, float, float]]] = {}
    for row in table.rows:
        for _, cell in row.values:
            if cell.place.box and has_numeral(cell.text):
                box = cell.place.box
                at.setdefault((cell.place.page, cell.column), []).append((id(cell), box[0], box[2]))
    found = set[int]()
    for (page, column), cells in at.items():
        others = [each for (p, c), group in at.items() if p == page and c != column for each in group]
        for each, left, right in cells:
            middle = (left + right) / 2
            own = [other for other in cells if other[0] != each and other[1] <= right and left <= other[2]]
            if not own and sum(a <= middle <= b for _, a, b in others) >= _STRAYED:
                found.add(each)
    return found


_STRAYED = 2
"""Figures of another column above or below one, at least, where none of its own is."""


def _over_lines(table: Statistics) -> dict[int, list[str]]:
    """The cells with a figure that stand beside several lines, by `id`, with the labels of these."""
    labels = {(row.label.place.table, row.label.row): " ".join(row.text.split()) for row in table.rows}
    found: dict[int, list[str]] = {}
    for row in table.rows:
        for _, cell in row.values:
            rows = range(cell.row, cell.row + min(cell.rowspan, _MOST_ROWS)) if has_numeral(cell.text) else ()
            beside = [labels[at] for at in ((row.label.place.table, each) for each in rows) if at in labels]
            if len(beside) > 1 and not row.label.rowspan > 1:
                found[id(cell)] = beside
    return found


def _open_merged(
    row: StatisticsRow, line: str, columns: dict[Column, str], merged: dict[int, list[str]], read: Indicators
) -> None:
    """Leaves the figures open that stand beside several lines."""
    for column, cell in row.values:
        key = Key("indicators", line, columns[column]).text
        if id(cell) in merged and key in read.by_key:
            read.by_key[key] = read.by_key[key]._replace(value=None)
            words = notices.OVER_LINES(print=cell.text, lines=merged[id(cell)])
            read.warnings.append(Notice(words, key, cell.place))


def _again(row: StatisticsRow, seen: Collection[str]) -> str | None:
    """The line of the form that a row prints once more; no other line is called so."""
    codes = named(row.text)
    return codes[0] if len(codes) == 1 and codes[0] in seen else None


def _apart(row: StatisticsRow, read: Indicators) -> Iterator[tuple[StatisticsRow, frozenset[Column]]]:
    """The line of a row; two lines where no ruling parts them, as at a page break. With them the columns whose figure
    stands alone beside both, and may be either's.
    """
    labels = row.label.text.split("\n")
    if row.rest or named(row.text):
        yield row, frozenset()
        return
    cuts = (("\n".join(labels[:at]), "\n".join(labels[at:])) for at in range(1, len(labels)))
    pair = next((each for each in cuts if all(map(named, each))), None)
    if pair is None:
        yield row, frozenset()
        return
    open_ = frozenset(column for column, cell in row.values if len(cell.text.split("\n")) != 2)
    read.cells.update(id(cell) for cell in (row.label, row.unit, *(cell for _, cell in row.values)) if cell is not None)
    for at, label in enumerate(pair):
        values = [(column, cell._replace(text=_of_pair(cell.text, at))) for column, cell in row.values]
        unit = row.unit and row.unit._replace(text=_of_pair(row.unit.text, at) or row.unit.text)
        yield row._replace(label=row.label._replace(text=label), unit=unit, values=tuple(values)), open_


def _of_pair(text: str, at: int) -> str:
    """What of a cell's text is the first or second line's; all of it where that doesn't show."""
    lines = text.split("\n")
    return lines[at] if len(lines) == 2 else text


def _columns(table: Statistics, year: int | None) -> dict[Column, str]:
    """The code of each column of figures: 本年, 历年累计, or its head as printed where it is neither."""
    codes: dict[Column, str] = {}
    for row in table.rows:
        for column, _ in row.values:
            if column not in codes:
                codes[column] = _column_code(column.head, year)
    whole = {column for column in codes if _WHOLE_YEAR.fullmatch(label_key(column.head))}
    if whole:  # beside what was counted until the end of the year, 本期 is a part of it
        codes = {c: YEAR if c in whole else printed_code(c.head) if code == YEAR else code for c, code in codes.items()}
    if table.form is None:
        # Two columns with one code would be two figures of one key: the second keeps its head. Columns of two pages,
        # which no row has both, are one.
        sides: dict[int, dict[Column, str]] = {}
        for column, code in codes.items():
            taken = sides.setdefault(_side(table, column), {})
            if any(said == code and _are_beside(table, column, other) for other, said in taken.items()):
                codes[column] = printed_code(column.head)
            taken[column] = codes[column]
    return codes


def _are_beside(table: Statistics, one: Column, other: Column) -> bool:
    """Whether some row has a figure in both columns."""
    return any({one, other} <= {column for column, _ in row.values} for row in table.rows)


def _side(table: Statistics, column: Column) -> int:
    """Which of the tables that stand side by side a column belongs to: the grid column of its labels."""
    return next(row.label.column for row in table.rows if any(each == column for each, _ in row.values))


def _column_code(head: str, year: int | None) -> str:
    key = label_key(head)
    match = _YEAR.fullmatch(squeeze(head))
    if not key and not match:
        return YEAR
    if match:
        return YEAR if year is None or int(match["year"]) == year else printed_code(head)
    if _OF_YEAR.fullmatch(key):
        return YEAR
    return CUMULATIVE if _CUMULATIVE.fullmatch(key) else printed_code(head)


def _code(row: StatisticsRow, context: str | None, seen: set[str], *, national: bool) -> str | None:
    """The code of a line; None if no line certainly counts the same."""
    code = line_of(row.text, context, seen)
    if code is None:
        return None
    line = LINES[code]
    has_figures = any(not is_blank(cell.text) for _, cell in row.values)
    if not line.unit:
        return None if has_figures else code
    if (_unit(row, None) in _MONEY) != (line.unit in _MONEY) and _unit(row, None):
        return None
    # The grounds of a table of its own may be those of other answers than 不同意公开.
    return code if national or _GROUNDS not in ABOVE[code] or _GROUNDS in seen else None


def _unit(row: StatisticsRow, code: str | None) -> str:
    """The unit that the line prints, in its cell or its label; else that of the form; "" if none is known."""
    if row.unit is not None and not is_blank(row.unit.text):
        return squeeze(row.unit.text)
    return unit_in(row.text) or (LINES[code].unit if code else "")


def _read_line(
    row: StatisticsRow, code: str | None, columns: dict[Column, str], read: Indicators, open_: Container[Column] = ()
) -> str:
    """Reads the figures of a line; returns its name in their keys."""
    unit = _unit(row, code)
    label = " ".join(row.text.split())
    if code:
        line = code
    else:
        name = printed_code(label)
        taken = {key.rsplit(".", 1)[0] for key in read.by_key}
        line = next(each for each in _numbered(name) if f"indicators.{each}" not in taken)
    for column, cell in row.values:
        key = Key("indicators", line, columns[column]).text
        if key in read.by_key:
            read.cells.add(id(cell))
            if not is_blank(cell.text) and squeeze(cell.text) != squeeze(read.by_key[key].raw or ""):
                again = notices.PRINTED_TWICE(prints=[read.by_key[key].raw or "", cell.text])
                read.warnings.append(Notice(again, key, cell.place))
                read.by_key[key] = read.by_key[key]._replace(value=None)
            continue
        read.cells.add(id(cell))
        figure, doubt = _figure(cell, unit)
        looked = None if _is_whole(cell, code) else of_looks(cell)
        if looked is not None:
            lost = looked.code in {notices.UNCLEAR.code, notices.CUT.code}
            figure = figure._replace(value=None) if lost else figure
            read.warnings.append(Notice(looked, key, cell.place))
            doubt = None if lost else doubt
        if column in open_ and not is_blank(cell.text):
            figure, doubt = figure._replace(value=None), notices.LABEL_FROM_FIGURES(label=label, prints=[cell.text])
        if doubt:
            read.warnings.append(Notice(doubt, key, cell.place))
        read.by_key[key] = figure
        read.printed[key] = Printed(label, code)
    return line


def _is_whole(cell: Cell, code: str | None) -> bool:
    """Whether a text without a last newline ends with this cell because its table does."""
    return code in LAST and cell.place.line is not None and all(each.look == "cut" for each in cell.looks)


def _numbered(name: str) -> Iterator[str]:
    """Names for lines that are printed alike: 其他, 其他2."""
    yield name
    number = 2
    while True:
        yield f"{name}{number}"
        number += 1


def _figure(cell: Cell, unit: str) -> tuple[Figure, Message | None]:
    """The figure in a cell. Money is in 万元, whatever unit is printed."""
    money = unit in _MONEY or squeeze(cell.text).endswith(("元", "元整"))
    if money:
        value, doubt = read_number(cell.text, "万元", unit if unit in _MONEY else None)
    elif not unit or unit in _COUNTS:
        value, doubt = read_number(cell.text, unit or "件")
        if not unit and doubt and doubt.code == notices.FRACTION.code:
            value, doubt = read_number(cell.text, "万元", "万元")
    else:
        value, doubt = read_number(cell.text.removesuffix(unit), "万元", "万元")
    if cell.confidence is not None and cell.text:
        value, doubt = _as_sure(cell, value, doubt)
    return Figure(value, cell.text, "万元" if money else unit, cell.place, cell.confidence), doubt


def _as_sure(cell: Cell, value: Number | None, doubt: Message | None) -> tuple[Number | None, Message | None]:
    """Like other cells read by OCR: no value at confidence 0, a warning where it is low."""
    confidence = cell.confidence or 0
    if confidence <= 0:
        return None, notices.FAINT(print=cell.text)
    if confidence < SURE:
        unsure = notices.UNSURE(print=cell.text, confidence=round(confidence, 2))
        return value, notices.UNSURE_AND(unsure=unsure, doubt=doubt) if doubt else unsure
    return value, doubt
