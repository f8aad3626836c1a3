"""表头: the rows that name columns, and the order, position and unit of each column in them."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from parsers.document import Cell
from parsers.forms import FORMS, TableName
from parsers.interpret import nesting
from parsers.interpret.broken_heads import named_in
from parsers.interpret.labels import (
    CAPTIONS,
    CHANNELS,
    LINES,
    MEASURE_KEYS,
    MEASURES,
    OF_ANOTHER,
    REQUEST_COLUMNS,
    RESULTS,
    Line,
)
from parsers.interpret.nesting import FURTHER, LITIGATION, Order, is_further
from parsers.interpret.stream import Row
from parsers.text import bare_key, label_key, numbering, squeeze

SURE = 0.9
"""OCR confidence (0 to 1) below which a figure gets a warning, and the name of a column says nothing."""
_CONTENT = label_key("信息内容")
_UNIT = re.compile(r"单位[:：]?(亿元|万元|千元|元)|\((亿元|万元|千元|元)\)")


_BESIDE = frozenset(("序号", "行次", "编号", "单位", "年度", "备注"))
"""Names of columns beside the form's, in a head that otherwise names channels."""
_YEAR = re.compile(r"(?:(?P<year>20\d\d)年?|(?P<last>上年|上一年|去年)|本年|今年)度?(?:数|数据|情况)?")
_LAST, THIS_YEAR = 0, 9999
_YEARS = 2
"""Names of years, at least, that part the columns of a head."""
_PIECES = 2
"""Names of columns, at least, of which a line or a head has the beginning."""
_PIECE = 40
"""Characters of a line of pieces, at most, so that it is no sentence."""
_SENTENCE = re.compile("[，。、；：,;:]")


class Column(NamedTuple):
    """A column of the form as found in the head: grid columns `start` to `end` (exclusive)."""

    code: str
    start: int
    end: int
    unit: str | None = None
    """The unit that the head names, if any."""
    row: int = 0
    """The row of the table that names the column."""


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
        return tuple(_column_key(cell.text) if cell.text else "" for cell in self.cells)

    @cached_property
    def of_other_years(self) -> frozenset[int]:
        """The grid columns under the name of a year before the report's: 上年, or the earlier of two years."""
        years = {cell: year for cell in self.cells if cell.text and (year := year_in(cell.text)) is not None}
        latest = max(years.values(), default=0)
        others = [cell for cell, year in years.items() if year < latest or year == _LAST]
        return frozenset(at for cell in others for at in range(cell.column, cell.column + cell.colspan))

    @cached_property
    def names_years(self) -> bool:
        """Whether it names several years, so that the places of figures say nothing by themselves."""
        return len({year for cell in self.cells if (year := year_in(cell.text)) is not None}) >= _YEARS

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


def year_in(text: str) -> int | None:
    """The year that a cell of a head names, `_LAST` for 上年 and `THIS_YEAR` for 本年; None if it names none."""
    match = _YEAR.fullmatch(squeeze(text))
    if match is None:
        return None
    return int(match["year"]) if match["year"] else _LAST if match["last"] else THIS_YEAR


def is_head(row: Row, head: Head, previous: Line | None) -> bool:
    """Whether a row names columns instead of giving figures."""
    if row.has_numbers:
        return False
    texts = row.texts
    if _names_years(row, head) or sum(cell.colspan > 1 and year_in(cell.text) is not None for cell in texts) > 1:
        return True
    keys = [_column_key(cell.text) for cell in texts]
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
        alone = not numbering(texts[-1].text) and _column_key(texts[-1].text) == key
        return alone and head.is_open and (previous is None or previous.table != "requests")
    return False


def _names_years(row: Row, head: Head) -> bool:
    """Whether a row parts the columns of the head above it by years: 上年 | 本年 | 上年 | 本年."""
    years = [year_in(cell.text) for cell in row.texts]
    several = len(years) - years.count(None) > 1
    # In section 2, what stands beside the years (增减) is told from them.
    return head.is_open and head.table_index == row.table and several and (None not in years or head.clause is not None)


@lru_cache(maxsize=4_096)
def _column_key(text: str) -> str:
    key = label_key(text)
    return key if key in MEASURE_KEYS or key in CAPTIONS else (bare_key(text) or key)


def extend_head(head: Head, row: Row) -> Head:
    """The head with `row` added, or a new head that begins with `row`."""
    if _names_years(row, head):
        return replace(head, cells=head.cells + row.cells)
    keys = {_column_key(cell.text) for cell in row.texts}
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
    return _but(cell, head.of_other_years)


def _but(cell: Cell, excluded: frozenset[int]) -> tuple[int, int] | None:
    """The grid columns under a cell without those excluded; None if these part them, or all are."""
    columns = [at for at in range(cell.column, cell.column + cell.colspan) if at not in excluded]
    if not columns or columns[-1] - columns[0] >= len(columns):
        return None
    return columns[0], columns[-1] + 1


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


class Measures(NamedTuple):
    """The columns of a block of section 2, and the form whose wording they have."""

    form: str
    columns: tuple[Column, ...]
    nearest: bool
    """Whether some wording matched that of the form only approximately."""


def _named(head: Head) -> list[Cell]:
    """The cells that name the columns of a block, right of 信息内容: 序号 stands before it."""
    content = [c.column for c in head.cells if label_key(c.text) == _CONTENT]
    named = [c for c in head.cells if c.text and label_key(c.text) != _CONTENT and _column_key(c.text)]
    return [c for c in named if not content or c.column > content[0]]


def _measures(head: Head, clause: str) -> Measures | None:
    """The columns of a block; None if the head is missing or has the wording of no form."""
    named, others = _of_years(_named(head), head)
    if not named:
        return None
    ways_of = (
        (True, _match_measures),
        (False, _match_nearest),
        (False, _match_unsure),
        (True, _match_among_others),
        (True, _match_beside_foreign),
    )
    for exact, match in ways_of:
        ways = [
            Measures(form, tuple(sorted([*columns, *others], key=lambda column: column.start)), nearest=not exact)
            for form in reversed(FORMS)
            if (form, clause) in MEASURES and (columns := match(named, MEASURES[form, clause]))
        ]
        if ways:
            return max(ways, key=lambda way: sum(not is_further(column.code) for column in way.columns))
    return None


def _of_years(named: list[Cell], head: Head) -> tuple[list[Cell], list[Column]]:
    """The cells that name the report's own columns, and the columns of other years, in a head that parts its columns
    by years, or prints them for each.
    """
    years = [c for c in named if year_in(c.text) is not None]
    measures = [c for c in named if year_in(c.text) is None]
    over = [c for c in years if any(c.row != m.row and _common(c, m) for m in measures)]
    if len(over) < _YEARS:
        rows = {c.row for c in head.cells if year_in(c.text) is not None}
        apart = any(key in MEASURE_KEYS and c.row not in rows for c, key in zip(head.cells, head.keys, strict=True))
        return ([], []) if apart and head.names_years else (named, [])
    rows = {c.row for c in years}
    # 增减 beside the years is none of them, and what it stands over is not the report's either.
    beside = [c for c in measures if c.row in rows and any(c.row != m.row and _common(c, m) for m in measures)]
    beside = [c for c in beside if not any(_common(c, year) for year in years)]
    measures = [c for c in measures if c not in beside]
    if _covered([*years, *beside]) != _covered(measures):
        return [], []  # merged cells were lost
    excluded = head.of_other_years.union(*(range(c.column, c.column + c.colspan) for c in beside))
    own = [
        cell._replace(column=span[0], colspan=span[1] - span[0])
        for cell in measures
        if (span := _but(cell, excluded)) is not None
    ]
    others = [
        Column(f"{FURTHER}{each.text}{at}", common[0], common[1])
        for each in (*years, *beside)
        if each.column in excluded
        for at, measure in enumerate(measures)
        if (common := _common(each, measure))
    ]
    return own, others


def _covered(cells: Iterable[Cell]) -> set[int]:
    return {at for cell in cells for at in range(cell.column, cell.column + cell.colspan)}


def _common(one: Cell, other: Cell) -> tuple[int, int] | None:
    """The grid columns, from and to, that two cells have in common."""
    start, end = max(one.column, other.column), min(one.column + one.colspan, other.column + other.colspan)
    return (start, end) if start < end else None


def _match_measures(cells: Iterable[Cell], codes: Mapping[str, str]) -> list[Column] | None:
    """The columns that the cells name; None if a cell names none of `codes`."""
    return _columns_of([(cell, codes.get(_column_key(cell.text))) for cell in cells])


def _match_nearest(cells: Iterable[Cell], codes: Mapping[str, str]) -> list[Column] | None:
    """The same with misprints, if every column is there. A name beside the right one is no misprint of it."""
    named = [(cell, codes.get(_column_key(cell.text))) for cell in cells]
    open_ = {key: code for key, code in codes.items() if code not in {code for _, code in named}}
    near = [(cell, code or _nearest(cell.text, open_)) for cell, code in named]
    columns = _columns_of(near)
    return columns if columns and len(columns) == len(set(codes.values())) else None


def _nearest(text: str, codes: Mapping[str, str]) -> str | None:
    key = _column_key(text)
    near = difflib.get_close_matches(key, codes, n=1, cutoff=0.75)
    if not near or set(OF_ANOTHER.findall(key)) - set(OF_ANOTHER.findall(near[0])):
        return None  # 上年制发件数 is no misprint of 本年制发件数
    return codes[near[0]]


def _match_unsure(cells: Iterable[Cell], codes: Mapping[str, str]) -> list[Column] | None:
    """The same where OCR isn't sure of one name, if all others stand in their places: that one is what is left."""
    read, order = list(cells), list(dict.fromkeys(codes.values()))
    named = [codes.get(_column_key(cell.text)) for cell in read]
    unsure = [at for at, code in enumerate(named) if code is None]
    if len(read) != len(order) or len(read) < 2 or len(unsure) != 1:
        return None
    confidence = read[unsure[0]].confidence
    if confidence is None or confidence >= SURE:
        return None
    if any(code not in {None, own} for code, own in zip(named, order, strict=True)):
        return None
    return _columns_of(zip(read, order, strict=True))


def _match_among_others(cells: Iterable[Cell], codes: Mapping[str, str]) -> list[Column] | None:
    """The same with further columns (上年数, 备注), if every column of the form is there."""
    columns = _columns_of([(cell, codes.get(_column_key(cell.text), FURTHER + cell.text)) for cell in cells])
    own = [column.code for column in columns or () if not is_further(column.code)]
    return columns if len(own) == len(set(codes.values())) else None


def _match_beside_foreign(cells: Iterable[Cell], codes: Mapping[str, str]) -> list[Column] | None:
    """The same where a readable name that is none of the form's stands in the place of one that is missing."""
    read, order = list(cells), list(dict.fromkeys(codes.values()))
    named = [codes.get(_column_key(cell.text)) for cell in read]
    sure = all(cell.confidence is None or cell.confidence >= SURE for cell in read)
    in_places = all(code in {None, own} for code, own in zip(named, order, strict=False))
    if not sure or not any(named) or len(read) != len(order) or not in_places or len({c.row for c in read}) > 1:
        return None
    return _columns_of((cell, code or FURTHER + cell.text) for cell, code in zip(read, named, strict=True))


def _columns_of(named: Iterable[tuple[Cell, str | None]]) -> list[Column] | None:
    """The columns by the cells that name them, left to right; None if a cell names none, or two name one."""
    found: dict[str, Column] = {}
    names: dict[str, str] = {}
    for cell, code in named:
        if code is None or names.setdefault(code, _column_key(cell.text)) != _column_key(cell.text):
            return None
        known = found.get(code)
        if known is None:
            found[code] = Column(code, cell.column, cell.column + cell.colspan, _unit(cell.text))
        elif known.end == cell.column:
            # A head without spans repeats a text in each grid column that the text covers.
            found[code] = known._replace(end=cell.column + cell.colspan)
    return sorted(found.values(), key=lambda column: column.start)


def _unit(text: str) -> str | None:
    match = _UNIT.search(squeeze(text))
    return (match[1] or match[2]) if match else None


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
