"""表头: the rows that name columns, and the order, position and unit of each column in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Any

from parsers.document import Cell
from parsers.forms import TableName
from parsers.interpret.table_heads.broken_heads import named_in
from parsers.interpret.table_heads.column_names import SURE, Column, Measures, column_key, measures_named
from parsers.interpret.table_heads.head_years import names_years, of_other_years, parted, without, year_in
from parsers.interpret.words import nesting
from parsers.interpret.words.labels import CAPTIONS, CHANNELS, LINES, MEASURE_KEYS, REQUEST_COLUMNS, RESULTS, Line
from parsers.interpret.words.nesting import LITIGATION, Order, is_further
from parsers.interpret.words.stream import Row
from parsers.text import label_key, numbering, squeeze

_CONTENT = label_key("信息内容")
_BESIDE = frozenset(("序号", "行次", "编号", "单位", "年度", "备注"))
"""Names of columns beside the form's, in a head that otherwise names channels."""
_PIECES = 2
"""Names of columns, at least, of which a line or a head has the beginning."""
_PIECE = 40
"""Characters of a line of pieces, at most, so that it is no sentence."""
_SENTENCE = re.compile("[，。、；：,;:]")


@dataclass(frozen=True, eq=False)
class Head:
    """The cells of the head above a row. `clause` is the clause of the current block of section 2."""

    table: TableName | None = None
    clause: str | None = None
    cells: tuple[Cell, ...] = ()
    table_index: int | None = None
    is_open: bool = False
    """Whether no row of figures has followed yet, so that another head row belongs to the same head."""
    caption: str | None = None
    """The channel of section 4 that the line above the table names."""

    def for_table(self, table: TableName) -> Head:
        return self if self.table == table else NO_HEAD

    @property
    def is_whole(self) -> bool:
        """Whether it names each column of section 3 or 4."""
        orders = {"requests": (self.request_order,), "appeals": (self.appeal_order, self.result_order)}
        return any(order is not None for order in orders.get(self.table or "", ()))

    @cached_property
    def is_plain(self) -> bool:
        """Whether it names each result of section 4 once, and no channel."""
        named = {label_key(cell.text) for cell in self.cells}
        return self.result_order is not None and not named & {*CHANNELS, LITIGATION}

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The lookup key of each cell's text; empty for a blank cell."""
        return tuple(column_key(cell.text) if cell.text else "" for cell in self.cells)

    @cached_property
    def of_other_years(self) -> frozenset[int]:
        """The grid columns under the name of a year before the report's."""
        return of_other_years(self.cells)

    @cached_property
    def names_years(self) -> bool:
        """Whether it names several years."""
        return names_years(self.cells)

    @cached_property
    def request_columns(self) -> list[Column]:
        """The columns of section 3 found in the head, left to right; fewer if it is damaged."""
        return _unambiguous(self, REQUEST_COLUMNS)

    @cached_property
    def appeal_columns(self) -> list[Column]:
        """The columns of section 4 as `<channel>.<result>`; empty if the grid is too damaged to show them."""
        return _appeal_columns(self)

    @cached_property
    def result_columns(self) -> list[Column]:
        """The results found in the head of a table whose lines are the channels of section 4."""
        return _unambiguous(self, RESULTS)

    @cached_property
    def request_order(self) -> Order | None:
        """The columns of section 3 as the nesting of the head's rows shows them."""
        return nesting.order_of_requests(self.cells)

    @cached_property
    def appeal_order(self) -> Order | None:
        """The columns of section 4, likewise."""
        return nesting.order_of_appeals(self.cells)

    @cached_property
    def result_order(self) -> Order | None:
        """The results of section 4, likewise, in a table whose lines are the channels."""
        return nesting.order_of_results(self.cells)

    @cached_property
    def found(self) -> dict[object, Any]:
        """What `named.columns_of` and `columns.place` found out about rows under this head, by what it depends on."""
        return {}

    def measures(self, clause: str) -> Measures | None:
        """The columns of a block of section 2; None if the head is missing or has the wording of no form."""
        if clause not in self._measures:
            self._measures[clause] = _measures(self, clause)
        return self._measures[clause]

    @cached_property
    def _measures(self) -> dict[str, Measures | None]:
        return {}

    def says_otherwise(self, codes: Sequence[str]) -> bool:
        """Whether a head names a block's columns in a row, at least as many as `codes`, and in words that can be read:
        if they are none of the form's (本年数量 beside 上一年项目数量), their places say nothing.
        """
        named = _named(self)
        sure = all(cell.confidence is None or cell.confidence >= SURE for cell in named)
        return sure and len(named) >= len(codes) and len({cell.row for cell in named}) == 1

    @property
    def widths(self) -> set[int]:
        """Numbers of cells in the rows of the head."""
        rows: dict[int, int] = {}
        for cell in self.cells:
            rows[cell.row] = rows.get(cell.row, 0) + 1
        return set(rows.values())

    def is_broken(self, names: Mapping[str, str], count: int, *, flattened: bool) -> bool:
        """Whether pieces of the names of `count` columns are printed on a page, and too few names in one piece for
        their places to say which is which; if the row below has no certain cells (`flattened`), fewer than all.
        """
        whole = sum(key in names for key in self.keys)
        on_page = bool(self.cells) and self.cells[0].place.page is not None
        if not on_page or whole >= count:
            return False
        if not flattened and 2 * whole >= count:
            return not self._is_in_turn(names)
        return len({code for cell in self.cells for code in named_in(squeeze(cell.text), names)}) >= _PIECES

    def _is_in_turn(self, names: Mapping[str, str]) -> bool:
        """Whether the names on a page, and the pieces that are the beginning of one name only, stand from left to right
        in the form's order.
        """
        form = list(dict.fromkeys(names.values()))
        left: dict[str, float] = {}
        for cell, key in zip(self.cells, self.keys, strict=True):
            found = named_in(squeeze(cell.text), names) if key not in CAPTIONS else set()
            if cell.place.box and len(found) == 1:
                (code,) = found
                left[code] = min(cell.place.box[0], left.get(code, cell.place.box[0]))
        order = sorted(left, key=lambda code: left[code])
        return [form.index(code) for code in order] == sorted(map(form.index, order))


NO_HEAD = Head()


def is_head(row: Row, head: Head, previous: Line | None) -> bool:
    """Whether a row names columns instead of giving figures."""
    if row.has_numbers:
        return False
    texts = row.texts
    if _names_years(row, head) or sum(cell.colspan > 1 and year_in(cell.text) is not None for cell in texts) > 1:
        return True
    keys = [column_key(cell.text) for cell in texts]
    if not keys:
        return False
    channels = sum(key in CHANNELS for key in keys)
    if channels and all(key in CHANNELS or key == LITIGATION or key in _BESIDE for key in keys):
        # With results in the head and channels on the left, this is the line of a channel with blank cells only.
        listed = head.table == "appeals" and _has_results(head) and _channels_of(head) == 0
        return not (listed and channels == 1)
    if any(key in CAPTIONS or key in MEASURE_KEYS for key in keys):
        return True
    named = {key for key in keys if key in REQUEST_COLUMNS or key in RESULTS}
    if len(named) >= 2:
        return True
    if len(named) == 1 and len(keys) <= 2:
        key = next(iter(named))
        if key not in LINES:
            return True
        alone = not numbering(texts[-1].text) and column_key(texts[-1].text) == key
        return alone and head.is_open and (previous is None or previous.table != "requests")
    return False


def _names_years(row: Row, head: Head) -> bool:
    """Whether a row parts the columns of the head above it by years: 上年 | 本年 | 上年 | 本年."""
    years = [year_in(cell.text) for cell in row.texts]
    several = len(years) - years.count(None) > 1
    # In section 2, what stands beside the years (增减) is told from them.
    return head.is_open and head.table_index == row.table and several and (None not in years or head.clause is not None)


def extend_head(head: Head, row: Row) -> Head:
    """The head with `row` added, or a new head that begins with `row`."""
    if _names_years(row, head):
        return replace(head, cells=head.cells + row.cells)
    keys = {column_key(cell.text) for cell in row.texts}
    table = _table_of(keys, head)
    if _CONTENT in keys:
        return Head(table, head.clause, row.cells, row.table, is_open=True)
    if head.is_open and head.table == table and head.table_index in {None, row.table}:
        return replace(head, cells=head.cells + row.cells, table_index=row.table)
    clause = head.clause if table == "disclosures" else None
    if table == "appeals" and keys & RESULTS.keys() != keys and head.table == "appeals" and head.is_open:
        return replace(head, cells=head.cells + row.cells, table_index=row.table)
    return Head(table, clause, row.cells, row.table, is_open=True)


def _table_of(keys: set[str], head: Head) -> TableName:
    if keys & MEASURE_KEYS or _CONTENT in keys:
        return "disclosures"
    if keys & CHANNELS.keys() or LITIGATION in keys or len((keys & RESULTS.keys()) - REQUEST_COLUMNS.keys()) >= 1:
        return "appeals"
    if head.is_open and head.table == "appeals" and not keys & (REQUEST_COLUMNS.keys() - RESULTS.keys()):
        return "appeals"
    return "requests"


def _has_results(head: Head) -> bool:
    return any(label_key(cell.text) in RESULTS for cell in head.cells)


def _channels_of(head: Head) -> int:
    return sum(label_key(cell.text) in CHANNELS for cell in head.cells)


def _unambiguous(head: Head, codes: Mapping[str, str]) -> list[Column]:
    """The columns that the head names in one position only; repeating them there in further rows does no harm."""
    places: dict[str, dict[tuple[int, int], int]] = {}
    for cell, key in zip(head.cells, head.keys, strict=True):
        code = codes.get(key)
        if code and (span := _of_the_year(cell, head)):
            places.setdefault(code, {})[span] = cell.row
    found = [
        Column(code, *span, row=row) for code, spans in places.items() if len(spans) == 1 for span, row in spans.items()
    ]
    found.sort(key=lambda column: column.start)
    # Columns overlap if a cell too many or too few has shifted them: such a head is not used.
    whole = all(a.end <= b.start for a, b in pairwise(found))
    nested = head.request_order if codes is REQUEST_COLUMNS else None
    return found if whole and _agrees(found, list(codes.values()), nested) else []


def _of_the_year(cell: Cell, head: Head) -> tuple[int, int] | None:
    """The grid columns under a cell of a head, without those of other years; None if these part them, or all are."""
    return without(cell, head.of_other_years)


def _agrees(found: list[Column], form: list[str], nested: Order | None) -> bool:
    """Whether the order of the columns is credible.

    The columns of different rows of the head must stand as the rows are `nested`; where that doesn't
    show, as in the form. 自然人 after 商业企业, named in another row, comes from a wrong span.
    """
    rows = Counter(column.row for column in found)
    if len(rows) < 2:
        return True
    if nested is not None:
        return [column.code for column in found] == [code for code in nested if not is_further(code)]
    main, _ = rows.most_common(1)[0]
    named = iter([column.code for column in found if column.row == main])
    mains = {column.code for column in found if column.row == main}
    codes = [code for code in dict.fromkeys(form) if code in {c.code for c in found}]
    expected = [next(named) if code in mains else code for code in codes]
    return [column.code for column in found] == expected


def names_results(cells: Sequence[Cell]) -> bool:
    """Whether cells hold pieces of the names of results of section 4."""
    return len(named_in("".join(squeeze(cell.text) for cell in cells), RESULTS)) >= _PIECES


def with_pieces(head: Head, cells: Sequence[Cell]) -> Head | None:
    """The head with cells that hold pieces of names, as heads without rulings are broken over lines; None if these hold
    none, or a sentence.
    """
    text = "".join(squeeze(cell.text) for cell in cells)
    if len(text) > _PIECE or _SENTENCE.search(text):
        return None
    tables: tuple[tuple[TableName, Mapping[str, str]], ...] = (("requests", REQUEST_COLUMNS), ("appeals", RESULTS))
    found = {table for table, names in tables if len(named_in(text, names)) >= _PIECES}
    if head.is_open and head.table in found:
        return replace(head, cells=(*head.cells, *cells))
    return (
        Head(next(table for table, _ in tables if table in found), None, tuple(cells), None, is_open=True)
        if found
        else None
    )


def _named(head: Head) -> list[Cell]:
    """The cells that name the columns of a block, right of 信息内容: 序号 stands before it."""
    content = [c.column for c in head.cells if label_key(c.text) == _CONTENT]
    named = [c for c in head.cells if c.text and label_key(c.text) != _CONTENT and column_key(c.text)]
    return [c for c in named if not content or c.column > content[0]]


def _measures(head: Head, clause: str) -> Measures | None:
    """The columns of a block; None if the head is missing or has the wording of no form."""
    named, others = parted(_named(head), head.cells)
    return measures_named(named, others, clause) if named else None


def _appeal_columns(head: Head) -> list[Column]:
    channels = [(cell, CHANNELS[label_key(cell.text)]) for cell in head.cells if label_key(cell.text) in CHANNELS]
    top = min((cell.row for cell, _ in channels), default=None)
    found: dict[str, Column] = {}
    for cell in head.cells:
        result = RESULTS.get(label_key(cell.text)) if cell.text else None
        if result is None or cell.row == top:
            continue
        above = [code for c, code in channels if c.row < cell.row and c.column <= cell.column < c.column + c.colspan]
        if len(set(above)) != 1:
            return []
        code = f"{above[0]}.{result}"
        if code in found and found[code].start != cell.column:
            return []
        found[code] = Column(code, cell.column, cell.column + cell.colspan)
    return sorted(found.values(), key=lambda column: column.start)


def sole_channel(head: Head) -> str | None:
    """The only channel in a head, or in the line above one that names all results and no channel, if section 4 is
    printed as one table for each channel; else None.
    """
    named = [label_key(cell.text) for cell in head.cells]
    channels = {CHANNELS[key] for key in named if key in CHANNELS}
    if sum(key in RESULTS for key in named) > len(set(RESULTS.values())):
        return None
    if head.caption and head.is_plain:
        return head.caption
    return channels.pop() if len(channels) == 1 else None
