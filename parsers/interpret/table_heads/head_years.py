"""年度: years beside or over the names of columns in a head (上年 | 本年, 2022年 | 2023年)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from parsers.document import Cell
from parsers.interpret.table_heads.column_names import Column, column_key
from parsers.interpret.words.labels import MEASURE_KEYS
from parsers.interpret.words.nesting import FURTHER
from parsers.text import squeeze

_YEAR = re.compile(r"(?:(?P<year>20\d\d)年?|(?P<last>上年|上一年|去年)|本年|今年)度?(?:数|数据|情况)?")
_LAST, THIS_YEAR = 0, 9999
_YEARS = 2
"""Names of years, at least, that part the columns of a head."""


def year_in(text: str) -> int | None:
    """The year that a cell of a head names, `_LAST` for 上年 and `THIS_YEAR` for 本年; None if it names none."""
    match = _YEAR.fullmatch(squeeze(text))
    if match is None:
        return None
    return int(match["year"]) if match["year"] else _LAST if match["last"] else THIS_YEAR


def of_other_years(cells: Sequence[Cell]) -> frozenset[int]:
    """The grid columns under the name of a year before the report's: 上年, or the earlier of two years."""
    years = {cell: year for cell in cells if cell.text and (year := year_in(cell.text)) is not None}
    latest = max(years.values(), default=0)
    others = [cell for cell, year in years.items() if year < latest or year == _LAST]
    return frozenset(at for cell in others for at in range(cell.column, cell.column + cell.colspan))


def names_years(cells: Sequence[Cell]) -> bool:
    """Whether a head names several years, so that the places of figures say nothing by themselves."""
    return len({year for cell in cells if (year := year_in(cell.text)) is not None}) >= _YEARS


def without(cell: Cell, excluded: frozenset[int]) -> tuple[int, int] | None:
    """The grid columns under a cell without those excluded; None if these part them, or all are."""
    columns = [at for at in range(cell.column, cell.column + cell.colspan) if at not in excluded]
    if not columns or columns[-1] - columns[0] >= len(columns):
        return None
    return columns[0], columns[-1] + 1


def parted(named: list[Cell], head: Sequence[Cell]) -> tuple[list[Cell], list[Column]]:
    """The cells that name the report's own columns, and the columns of other years, in a head that parts its columns
    by years, or prints them for each.
    """
    years = [c for c in named if year_in(c.text) is not None]
    measures = [c for c in named if year_in(c.text) is None]
    over = [c for c in years if any(c.row != m.row and _common(c, m) for m in measures)]
    if len(over) < _YEARS:
        rows = {c.row for c in head if year_in(c.text) is not None}
        apart = any(column_key(c.text) in MEASURE_KEYS and c.row not in rows for c in head)
        return ([], []) if apart and names_years(head) else (named, [])
    rows = {c.row for c in years}
    # 增减 beside the years is none of them, and what it stands over is not the report's either.
    beside = [c for c in measures if c.row in rows and any(c.row != m.row and _common(c, m) for m in measures)]
    beside = [c for c in beside if not any(_common(c, year) for year in years)]
    measures = [c for c in measures if c not in beside]
    if _covered([*years, *beside]) != _covered(measures):
        return [], []  # merged cells were lost
    excluded = of_other_years(head).union(*(range(c.column, c.column + c.colspan) for c in beside))
    own = [
        cell._replace(column=span[0], colspan=span[1] - span[0])
        for cell in measures
        if (span := without(cell, excluded)) is not None
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
