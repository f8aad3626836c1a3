"""外列: names in a head of section 3 or 4 that are none of the form's, each in the place of one that is missing.

国有企业 where the form has 科研机构, or 上年结转 for 尚未审结: what stands below is not the form's figure, though its
place is. A misprint of the form's name, or one that OCR isn't sure of, is no such name.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from parsers.document import Cell
from parsers.forms import LATEST
from parsers.interpret.table_heads.column_names import SURE
from parsers.interpret.table_heads.heads import Head
from parsers.interpret.words.labels import CAPTIONS, CHANNELS, OF_ANOTHER, REQUEST_COLUMNS, RESULTS
from parsers.interpret.words.nesting import LITIGATION, column_key, expanded
from parsers.text import has_numeral

Foreign = Mapping[str, str]
"""Keys of foreign names, each with the code of the form's column in whose place it stands."""

_APPLICANTS = tuple(term.code for term in LATEST.request_columns)
_RESULTS = tuple(term.code for term in LATEST.results)
_KNOWN = 2
"""Names of the form, at least, beside a foreign one: fewer are no head."""
_ALIKE = 0.6
"""Likeness from which a name is a misprint of the form's."""
_BEGIN = 2
"""Characters that a name has in common with one only of the form's, if it is another wording of that."""
_SHORT = 3
"""Characters of a name of which one alone makes a likeness: 总数 is 总计."""


def foreign_applicants(head: Head) -> Foreign:
    """The foreign names among the columns of section 3."""
    rows = list(_rows(head.cells))
    for at, row in enumerate(rows):
        keys = expanded(row, rows[at + 1 :])
        found = _foreign([key for key in keys if key not in CAPTIONS], _APPLICANTS, REQUEST_COLUMNS)
        if found:
            return found if _are_sure(head, found) else {}
    return {}


def foreign_results(head: Head) -> Foreign:
    """The foreign names among the results of section 4, which a head names once or once for each channel."""
    found: dict[str, str] = {}
    beside = CAPTIONS | CHANNELS.keys() | {LITIGATION}
    for row in _rows(head.cells):
        keys = [key for key in row if key not in beside]
        runs = [keys[at : at + len(_RESULTS)] for at in range(0, len(keys), len(_RESULTS))]
        for run in runs:
            for key, code in _foreign(run, _RESULTS, RESULTS).items():
                if found.setdefault(key, code) != code:
                    return {}
    return found if _are_sure(head, found) else {}


def in_words_of_the_form(head: Head, foreign: Foreign, names: Mapping[str, str]) -> Head:
    """The head with the form's names instead of the foreign ones, so that the others keep their places."""
    name = {code: key for key, code in names.items()}
    cells = [
        cell._replace(text=name[foreign[key]]) if (key := column_key(cell.text)) in foreign else cell
        for cell in head.cells
    ]
    return replace(head, cells=tuple(cells))


def _rows(cells: Sequence[Cell]) -> Iterator[list[str]]:
    """The keys of each row; one that is repeated in each grid column that it covers counts once."""
    for _, row in groupby(cells, key=lambda cell: cell.row):
        yield [key for key, _ in groupby(column_key(cell.text) for cell in row if cell.text) if key]


def _foreign(keys: Sequence[str], codes: Sequence[str], names: Mapping[str, str]) -> Foreign:
    """The foreign ones of the names of `codes`; none if these aren't as many, or the others not in their places."""
    read = [names.get(key) for key in keys]
    if len(keys) != len(codes) or sum(code is not None for code in read) < _KNOWN:
        return {}
    if any(code not in {None, own} for code, own in zip(read, codes, strict=True)):
        return {}
    found: dict[str, str] = {}
    for key, code, own in zip(keys, read, codes, strict=True):
        if code is None and not _is_like(key, own, names) and found.setdefault(key, own) != own:
            return {}
    return found


def _is_like(key: str, code: str, names: Mapping[str, str]) -> bool:
    """Whether a name may be a misprint of the form's in its place. 上年总计 is another column, and no misprint."""
    if OF_ANOTHER.search(key):
        return False
    own = [name for name, each in names.items() if each == code]
    if len(key) < _SHORT and any(set(key) & set(name) for name in own):
        return True
    begin = key[:_BEGIN]
    if {each for name, each in names.items() if name.startswith(begin)} == {code}:
        return True  # 科研院所 is 科研机构
    return any(difflib.SequenceMatcher(None, key, name, autojunk=False).ratio() >= _ALIKE for name in own)


def _are_sure(head: Head, foreign: Foreign) -> bool:
    cells = [cell for cell in head.cells if column_key(cell.text) in foreign]
    return all((c.confidence is None or c.confidence >= SURE) and not has_numeral(c.text) for c in cells)
