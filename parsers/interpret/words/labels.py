"""The meaning of labels: an index of every wording of every form.

Built from `parsers.forms` at import; this module has no labels of its own. Exact keys come first.
A misprint is matched only if one line is clearly nearest, and then a warning says so.
"""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from parsers.forms import FORMS, TABLES, Form, Group, TableName, Term
from parsers.text import bare_key, label_key, numbering, word_key


class Line(NamedTuple):
    """A line of a form: `requests` `granted`, `disclosures` `20.1.regulations`."""

    table: TableName
    code: str


Block = tuple[str, str]
"""The codes of a form and of a clause, which together determine the columns of a block of section 2."""


def _keys(wording: str) -> set[str]:
    return {key for key in (label_key(wording), word_key(wording), bare_key(wording)) if key}


def _terms(form: Form) -> Iterable[tuple[Line, Term]]:
    """Every line of a form, including the groups that are also printed as one line."""
    for clause in form.clauses:
        for item in clause.items:
            yield Line("disclosures", f"{clause.code}.{item.code}"), item
    for term in form.request_lines:
        yield Line("requests", term.code), term
    for each in form.request_groups:
        if each.code:
            yield Line("requests", each.code), each.as_line
    for channel in form.channels:
        yield Line("appeals", channel.code), channel


OF_ANOTHER = re.compile(r"同比|环比|增减|增长|占比|比例|上年|去年|上一年|往年|上期|历年|累计|计划")
"""Words beside numbers that are no figures of the report's year, where the form's own wording hasn't them."""
_CARRIED = label_key("上年结转")
LINES: dict[str, tuple[Line, ...]] = {}
_WORD = re.compile(r"\W+")
_NUMBERS: dict[Line, set[str]] = {}
"""The numberings of a line: 3 for 3.其他, 六 for （六）其他."""
PREDECESSORS: dict[Line, set[str]] = {}
"""Codes of the lines directly before a line in the forms."""
_LONGEST: dict[str, Line] = {}

for _form in FORMS.values():
    _before: dict[str, str] = {}
    for _line, _term in _terms(_form):
        for _wording in _term.wordings:
            _NUMBERS.setdefault(_line, set()).add(_WORD.sub("", numbering(_wording)))
            for _key in _keys(_wording):
                LINES[_key] = tuple(dict.fromkeys((*LINES.get(_key, ()), _line)))
            _LONGEST[label_key(_wording)] = _line
        PREDECESSORS.setdefault(_line, set())
    for _merged in ((), tuple(g.code for g in _form.request_groups if g.code)):
        for _table in TABLES:
            _codes = _form.printed_lines(_table, _merged)
            for _a, _b in itertools.pairwise(_codes):
                PREDECESSORS.setdefault(Line(_table, _b), set()).add(_a)


def _columns(terms: Iterable[Term]) -> dict[str, str]:
    return {key: term.code for term in terms for wording in term.wordings for key in _keys(wording)}


REQUEST_COLUMNS = _columns(term for form in FORMS.values() for term in form.request_columns)
RESULTS = _columns(term for form in FORMS.values() for term in form.results)
CHANNELS = _columns(term for form in FORMS.values() for term in form.channels)
for _key, _code in list(CHANNELS.items()):
    if _code.startswith("litigation"):  # 行政诉讼（未经复议直接起诉）, where the channels are lines
        for _whole in (f"行政诉讼{_key}", f"{_key}行政诉讼", f"{_key}的行政诉讼"):
            CHANNELS[_whole], LINES[_whole] = _code, (Line("appeals", _code),)
CAPTIONS = frozenset(key for form in FORMS.values() for caption in form.captions for key in _keys(caption))
GROUPS = frozenset(
    key for form in FORMS.values() for each in form.request_groups for w in each.wordings for key in _keys(w)
)
GROUP_LINES = frozenset(
    Line("requests", each.code) for form in FORMS.values() for each in form.request_groups if each.code
)
"""Groups that are also printed as one line, but only if none of their own lines is named in the same row."""
CLAUSES = {key: clause.code for form in FORMS.values() for clause in form.clauses for key in _keys(clause.label)}
MEASURES: dict[Block, dict[str, str]] = {
    (form.code, clause.code): _columns(clause.measures) for form in FORMS.values() for clause in form.clauses
}
MEASURE_KEYS = frozenset(key for keys in MEASURES.values() for key in keys)


def known(text: str) -> bool:
    """Whether a cell's text is a label or head of any form."""
    return any(
        key in LINES
        or key in CAPTIONS
        or key in GROUPS
        or key in CLAUSES
        or key in MEASURE_KEYS
        or key in REQUEST_COLUMNS
        or key in RESULTS
        for key in (word_key(text), label_key(text), bare_key(text))
    )


def find_line(text: str, previous: Line | None) -> Line | None:
    """The line whose wording a label has exactly; None if there is none, or several are possible.

    （六）其他 and 3.其他 differ only in their numbering; where that is lost, the previous line decides.
    """
    lines = _lines_named(text)
    if len(lines) > 1 and previous:
        lines = tuple(line for line in lines if previous.code in PREDECESSORS[line])
    return lines[0] if len(lines) == 1 else None


@lru_cache(maxsize=4_096)
def _lines_named(text: str) -> tuple[Line, ...]:
    """The lines that a label may name. If there are several and the label is numbered, those with its number."""
    for key in (word_key(text), label_key(text), bare_key(text)):
        lines = LINES.get(key, ())
        if len(lines) == 1:
            return lines
        mark = _WORD.sub("", numbering(text))
        if lines and mark:
            return tuple(line for line in lines if mark in _NUMBERS[line])
        if lines:
            return lines
    return ()


def nearest_line(text: str) -> Line | None:
    """The line whose wording is clearly nearest to a misprinted label; None if none is."""
    key = label_key(text)
    if len(key) < 4 or is_of_another(key):
        return None
    beginnings = {line for wording, line in _LONGEST.items() if len(key) >= 6 and wording.startswith(key)}
    if len(beginnings) == 1:
        return beginnings.pop()
    best: dict[Line, float] = {}
    matcher = difflib.SequenceMatcher(b=key, autojunk=False)
    for wording, line in _LONGEST.items():
        matcher.set_seq1(wording)
        if matcher.real_quick_ratio() > 0.6:
            best[line] = max(best.get(line, 0.0), matcher.ratio())
    ranked = sorted(best.items(), key=lambda each: each[1], reverse=True)
    if not ranked or ranked[0][1] < 0.8:
        return None
    # The two most similar wordings of the forms (属于三类…, 属于四类…) are 0.5 apart; a margin of
    # 0.12 still separates such a pair if either has a misprint.
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < 0.12:
        return None
    return ranked[0][0]


def is_of_another(key: str) -> bool:
    """Whether a label that is none of the form's says that its figures are of another year, or a share or sum: it is
    no misprint, however near a wording is. 上年结转 is in the form itself.
    """
    return OF_ANOTHER.search(key.replace(_CARRIED, "")) is not None


def label_of(line: Line) -> str:
    """The official wording of a line, for messages; KeyError for an unknown line."""
    for form in reversed(FORMS.values()):
        for each, term in _terms(form):
            if each == line:
                return term.label
    raise KeyError(line)


__all__ = ["Group", "Line", "find_line", "known", "label_of", "nearest_line"]
