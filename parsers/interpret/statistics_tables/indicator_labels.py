"""The lines of the tables of statistics by their labels: an index of every wording of the forms that have such lines.

A label names a line without its numbering, without 其中, and without a remark in brackets; 数, 总数 and 数量 at its
end say nothing. Where a wording stands in several places (（二）被依法纠错数), the lines before it decide.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from difflib import SequenceMatcher
from functools import lru_cache

from parsers.forms import FORMS, Indicator
from parsers.text import squeeze

_BEFORE = re.compile(
    r"(?:其中[:：、,]?|[(\[【]?[一二三四五六七八九十]{1,3}[)\]】、.,:]|[(\[]?\d{1,2}[)\]、.,:](?!\d))+"
)
_REMARK = re.compile(r"\([^()]*(?:\)|$)")
"""In brackets; the last one may be broken off with its line."""
_AFTER = re.compile(r"的?总?(?:数量|次数|条数|件数|数)?$")
_NOT_WORD = re.compile(r"[\W_]+")
UNITS = (
    "条",
    "件",
    "次",
    "篇",
    "个",
    "人次",
    "人",
    "元",
    "千元",
    "万元",
    "亿元",
    "场",
    "场次",
    "期",
    "份",
    "家",
    "项",
    "宗",
    "处",
    "名",
    "册",
)
"""Units in which lines count; any other word may stand in a column of units as well."""
_UNIT = re.compile(rf"\((?:单位[:：]?)?(?P<unit>{'|'.join(sorted(UNITS, key=len, reverse=True))})(?:\)|$)")

LINES: dict[str, Indicator] = {}
"""Every line by its code."""
ABOVE: dict[str, tuple[str, ...]] = {}
"""Codes of the lines above each line, outermost first."""
_NAMED: dict[str, tuple[str, ...]] = {}
_OFFICIAL: dict[str, str] = {}
"""The national form's own wordings."""
LAST: set[str] = set()
"""The last line of each form that has such lines: a text that ends with it is whole."""


@lru_cache(maxsize=4_096)
def _keys(label: str) -> tuple[str, ...]:
    """What a label is looked up by: with its remark, and without."""
    text = squeeze(label)
    without = _BEFORE.sub("", text, count=1) if _BEFORE.match(text) else text
    return tuple(dict.fromkeys(filter(None, (_word(without), _word(_REMARK.sub("", without))))))


def _word(text: str) -> str:
    return _AFTER.sub("", _NOT_WORD.sub("", text).replace("其它", "其他"))


for _form in FORMS.values():
    if _form.indicators:
        LAST.add([line.code for line, _ in _form.indicators[-1].lines()][-1])
    for _part in _form.indicators:
        for _line, _above in _part.lines():
            LINES[_line.code] = _line
            ABOVE[_line.code] = tuple(each.code for each in _above)
            for _wording in _line.wordings:
                for _key in _keys(_wording):
                    _NAMED[_key] = tuple(dict.fromkeys((*_NAMED.get(_key, ()), _line.code)))
            for _key in _keys(_line.label):
                _OFFICIAL[_key] = _form.code


def named(label: str) -> tuple[str, ...]:
    """Codes of the lines that a label may name; none for any other text."""
    return next((codes for key in _keys(label) if (codes := _NAMED.get(key))), ())


def form_of(label: str) -> str | None:
    """The form of which a label is the own wording; None if it is none's."""
    return next((form for key in _keys(label) if (form := _OFFICIAL.get(key))), None)


def official() -> tuple[str, ...]:
    """The words by which the lines of the forms are known."""
    return tuple(_OFFICIAL)


_HEAD_IN = re.compile("单位(?:条|件|次|篇|个|人|万元)")
"""The head of the column of units, with a unit: neither is part of a label."""
_SHARED = 4
"""Characters that a label has in common with a wording, at least, if it holds a piece of it."""


@lru_cache(maxsize=4_096)
def is_torn(label: str) -> bool:
    """Whether a label that names no line is a unit alone, a piece of the wordings of the forms, or holds pieces of
    several: on a page, lines of labels that ran together or fell apart.
    """
    key = _word(squeeze(label))
    if key in UNITS or _HEAD_IN.search(key) or any(key in wording for wording in _OFFICIAL if key):
        return True
    core = _AROUND.sub("", key)
    if any(_is_turned(key, wording) or _is_made_of(core, wording) for wording in _OFFICIAL):
        return True
    pieces: set[str] = set()
    for wording in _OFFICIAL:
        match = SequenceMatcher(None, key, wording, autojunk=False).find_longest_match()
        if match.size >= _SHARED:
            pieces.add(wording[match.b : match.b + match.size])
    longest = max(pieces, key=len, default="")
    return any(piece not in longest and len(piece) >= _SHARED for piece in pieces if not _overlap(key, piece, longest))


def _is_turned(key: str, wording: str) -> bool:
    """Whether a label has two pieces of one wording in the other order, as its lines stand beside their figures."""
    match = SequenceMatcher(None, key, wording, autojunk=False).find_longest_match()
    if match.size < _SHARED:
        return False
    before, behind = key[: match.a], key[match.a + match.size :]
    first, last = wording[: match.b], wording[match.b + match.size :]
    return _shares(before, last) or _shares(behind, first)


def _is_made_of(key: str, wording: str) -> bool:
    """Whether nearly all characters of a label are those of one wording, misread or with a unit between its lines."""
    return len(key) >= _INNER and (Counter(key) & Counter(wording)).total() >= _MADE * len(key)


def _shares(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _SHARED:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size >= _SHARED


_AROUND = re.compile(rf"^数?[一二三四五六七八九十]{{1,2}}|(?:{'|'.join(sorted(UNITS, key=len, reverse=True))})$")
"""What a label without lines takes along: the end of that above, its own number, and its unit."""
_MADE = 0.8
_INNER = 8
"""Characters, at least, that no label of another table has by chance in common with the inside of a wording."""


@lru_cache(maxsize=4_096)
def is_inner_piece(label: str) -> bool:
    """Whether a label of a table of its own is a unit alone, or what stands inside or at the end of a form's wording:
    the table is that form's then, with its labels broken over lines.
    """
    key = _word(squeeze(label))
    return key in UNITS or (len(key) >= _INNER and any(wording.find(key) > 0 for wording in _OFFICIAL))


def _overlap(key: str, piece: str, other: str) -> bool:
    """Whether two pieces share characters of a label."""
    a, b = key.find(piece), key.find(other)
    return a < b + len(other) and b < a + len(piece)


def line_of(label: str, context: str | None, seen: Collection[str]) -> str | None:
    """The line that a label names after the line `context`; None if none certainly does. `seen` are the lines above it,
    which no other names again.
    """
    codes = [code for code in named(label) if code not in seen]
    if len(named(label)) < 2:
        return codes[0] if codes else None
    around = (*ABOVE[context], context) if context else ()
    inside = [code for code in codes if ABOVE[code] and ABOVE[code][-1] in around]
    return inside[0] if len(inside) == 1 else None


def unit_in(label: str) -> str | None:
    """The unit that a label states in brackets: 收费（万元）."""
    match = _UNIT.search(squeeze(label))
    return match["unit"] if match else None
