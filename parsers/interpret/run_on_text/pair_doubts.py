"""Which figures of a text that lost its cells may be another label's: what is missing, or out of its order, can't be
told from text alone, and numbers may have been cut where a program changed their print.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.interpret.run_on_text.pairs import ALONE, COLUMNS, Pair, sums_of
from parsers.interpret.words.labels import MEASURE_KEYS, MEASURES
from parsers.interpret.words.tokens import Token
from parsers.text import read_number

_CUT = re.compile(r"[-−]?[1-9]\d{0,2} \d{3}")
"""Two figures that may be one."""
_SIGNS = frozenset("-−－")
_CHANGES = frozenset(key for codes in MEASURES.values() for key, code in codes.items() if code == "change")
"""What heads call the column of section 2 whose figures may have a sign."""


def doubtful_of(pairs: Sequence[Pair]) -> set[int]:
    """The pairs, by number, that need not belong together: between a label without figures and figures without a
    label, all of them may have slipped by one; one of the figures may be the number of a page; a piece of another
    label may stand among them; and a number may have been cut.
    """
    found, open_ = set(), 0
    doubts = _Doubts.of(pairs)
    for number, (pair, signed) in enumerate(zip(pairs, _under_changes(pairs), strict=True)):
        open_ -= pair.orphans
        alone = any(each.key == ALONE for each in pair.figures)
        if (
            (open_ and not pair.is_sure)
            or pair.is_orphan
            or pair.is_torn
            or alone
            or _is_cut(pair, doubts, signed=signed)
        ):
            found.add(number)
        open_ += pair.is_orphan
    return found | _without_sums(pairs, found)


def _without_sums(pairs: Sequence[Pair], doubtful: Collection[int]) -> set[int]:
    """The lines of section 2, by number, in a text that lost the order of its cells: one of them has figures that may
    be another's, or has fewer than its neighbour under the same head. No sum would show which.
    """
    lines = [number for number, pair in enumerate(pairs) if pair.is_disclosure and not pair.is_sure]
    uneven = any(
        len(pairs[one].figures) != len(pairs[other].figures)
        for one, other in pairwise(lines)
        if other == one + 1 and len(pairs[other].labels) == 1
    )
    return set(lines) if uneven or not set(lines).isdisjoint(doubtful) else set()


class _Doubts(NamedTuple):
    """What a text as a whole shows of how numbers may have been cut in it."""

    grouped: bool
    """A number is printed with a blank between its thousands."""
    uneven: bool
    """Lines of section 3 have more or fewer figures than columns: blank cells were lost, or numbers cut."""

    @classmethod
    def of(cls, pairs: Sequence[Pair]) -> _Doubts:
        return cls(
            any(_is_rest(each.text) for pair in pairs for each in pair.figures),
            any(pair.is_request and pair.figures and len(pair.figures) != COLUMNS for pair in pairs),
        )


def _under_changes(pairs: Sequence[Pair]) -> Iterator[bool]:
    """For each pair, whether its figures may have a sign: the head above its line names a column of changes. Where
    the text has no lines, or no head, any line of section 2 may stand under one.
    """
    anywhere = any(token.key in _CHANGES for pair in pairs for token in pair.labels)
    head = list[str]()
    for pair in pairs:
        head = [token.key for token in pair.labels if token.key in MEASURE_KEYS] or head
        ruled_out = pair.is_sure and len(head) == len(pair.figures) and _CHANGES.isdisjoint(head)
        yield anywhere and pair.is_disclosure and not ruled_out


def _is_cut(pair: Pair, doubts: _Doubts, *, signed: bool) -> bool:
    """Whether two of the figures may be one, cut where a program changed its print: at a blank between thousands,
    behind a sign (where they may be `signed`), or anywhere; or whether they may be another line's.
    """
    beside = list(pairwise(pair.figures))
    if doubts.grouped and any(_CUT.fullmatch(f"{one.text} {other.text}") for one, other in beside):
        return True
    if signed and any(_is_sign(one, other) for one, other in beside):
        return True
    if pair.own is not None and _is_by_character(pair.own):
        return any(len(one.text) == len(other.text) == 1 for one, other in beside)
    if not doubts.uneven or not pair.is_request or pair.is_sure or len(pair.figures) != COLUMNS:
        return False
    return not any(sums_of([pair])) and any(read_number(token.text, "件").value for token in pair.figures)


def _is_sign(one: Token, other: Token) -> bool:
    return one.text in _SIGNS and other.kind == "number" and (one.end[0], one.end[1] + 1) == other.start


def _is_by_character(label: Token) -> bool:
    """Whether each character of a label stands on a line of its own."""
    return label.end[0] - label.start[0] + 1 == len(label.text) > 2


def _is_rest(text: str) -> bool:
    """Whether this can only be the end of a number that is printed with a blank between its thousands: 2 009."""
    return len(text) == 3 and text.isdecimal() and text[0] == "0"
