"""列名: which columns of a form the names in a head of section 2 say, in the words of which form."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from parsers.document import Cell
from parsers.forms import FORMS
from parsers.interpret.words.labels import CAPTIONS, MEASURE_KEYS, MEASURES, OF_ANOTHER
from parsers.interpret.words.nesting import FURTHER, is_further
from parsers.text import bare_key, label_key, squeeze

SURE = 0.9
"""OCR confidence (0 to 1) below which a figure gets a warning, and the name of a column says nothing."""
_UNIT = re.compile(r"单位[:：]?(亿元|万元|千元|元)|\((亿元|万元|千元|元)\)")


class Column(NamedTuple):
    """A column of the form as found in the head: grid columns `start` to `end` (exclusive)."""

    code: str
    start: int
    end: int
    unit: str | None = None
    """The unit that the head names, if any."""
    row: int = 0
    """The row of the table that names the column."""


class Measures(NamedTuple):
    """The columns of a block of section 2, and the form whose wording they have."""

    form: str
    columns: tuple[Column, ...]
    nearest: bool
    """Whether some wording matched that of the form only approximately."""


@lru_cache(maxsize=4_096)
def column_key(text: str) -> str:
    key = label_key(text)
    return key if key in MEASURE_KEYS or key in CAPTIONS else (bare_key(text) or key)


def measures_named(named: Sequence[Cell], others: Sequence[Column], clause: str) -> Measures | None:
    """The columns of a block that cells name, with others beside them; None if they have the wording of no form."""
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


def _match_measures(cells: Iterable[Cell], codes: Mapping[str, str]) -> list[Column] | None:
    """The columns that the cells name; None if a cell names none of `codes`."""
    return _columns_of([(cell, codes.get(column_key(cell.text))) for cell in cells])


def _match_nearest(cells: Iterable[Cell], codes: Mapping[str, str]) -> list[Column] | None:
    """The same with misprints, if every column is there. A name beside the right one is no misprint of it."""
    named = [(cell, codes.get(column_key(cell.text))) for cell in cells]
    open_ = {key: code for key, code in codes.items() if code not in {code for _, code in named}}
    near = [(cell, code or _nearest(cell.text, open_)) for cell, code in named]
    columns = _columns_of(near)
    return columns if columns and len(columns) == len(set(codes.values())) else None


def _nearest(text: str, codes: Mapping[str, str]) -> str | None:
    key = column_key(text)
    near = difflib.get_close_matches(key, codes, n=1, cutoff=0.75)
    if not near or set(OF_ANOTHER.findall(key)) - set(OF_ANOTHER.findall(near[0])):
        return None  # 上年制发件数 is no misprint of 本年制发件数
    return codes[near[0]]


def _match_unsure(cells: Iterable[Cell], codes: Mapping[str, str]) -> list[Column] | None:
    """The same where OCR isn't sure of one name, if all others stand in their places: that one is what is left."""
    read, order = list(cells), list(dict.fromkeys(codes.values()))
    named = [codes.get(column_key(cell.text)) for cell in read]
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
    columns = _columns_of([(cell, codes.get(column_key(cell.text), FURTHER + cell.text)) for cell in cells])
    own = [column.code for column in columns or () if not is_further(column.code)]
    return columns if len(own) == len(set(codes.values())) else None


def _match_beside_foreign(cells: Iterable[Cell], codes: Mapping[str, str]) -> list[Column] | None:
    """The same where a readable name that is none of the form's stands in the place of one that is missing."""
    read, order = list(cells), list(dict.fromkeys(codes.values()))
    named = [codes.get(column_key(cell.text)) for cell in read]
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
        if code is None or names.setdefault(code, column_key(cell.text)) != column_key(cell.text):
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
