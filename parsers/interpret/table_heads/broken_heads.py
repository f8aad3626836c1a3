"""Heads whose names are broken over lines, in a text that lost its cells: put together by where the pieces stand.

社会公益 above 组织 is 社会公益组织, whatever stands beside it. A head is put together only if nothing of it is left
over, and each piece stands under the one before it; else it names nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

from parsers.text import across, squeeze

_WIDE = 2
"""Columns of a terminal that a character takes."""
_DRIFT = 8
"""Columns by which a piece may stand beside the one above it: programs that lay out text move it to keep blanks."""
_LONG = 30
"""Characters of a text that may reach beyond its column: 本列数据的勾稽关系为… has 31."""
_SPACED = 4
"""Columns from one character of a piece to the next, at most: 总 计."""
_BELOW = 3
"""Lines from a piece of a name to the next, at most: names of three lines stand beside names of two."""


class Said(NamedTuple):
    """A line of text, and what stands blank before it, in columns of a terminal; None if that is not known, so that it
    says nothing of what stands above or below.
    """

    text: str
    blank: int | None


class _Char(NamedTuple):
    char: str
    line: int
    left: int
    is_pushed: bool
    """Whether a long text before it may have pushed it to the right of its column."""


class Head:
    """The lines above a row of figures, which may name its columns in pieces."""

    def __init__(self, lines: Sequence[Said]) -> None:
        self._comparable = all(line.blank is not None for line in lines)
        self._lines = [list(_chars(line, number)) for number, line in enumerate(lines)]

    def named(self, names: Mapping[str, str]) -> int:
        """How many of the names have their beginning in the lines, if it belongs to one name only."""
        return len({code for line in self._lines for code in named_in("".join(each.char for each in line), names)})

    def most_on_a_line(self, names: Mapping[str, str]) -> int:
        """How many of the names begin in one line, at most: with a line for nearly each, places say nothing."""
        return max((len(named_in("".join(each.char for each in line), names)) for line in self._lines), default=0)

    def columns(self, names: Mapping[str, str], beside: Collection[str] = ()) -> list[str] | None:
        """The codes of the names from left to right; None if they can't be put together with certainty. `beside` are
        words that name no column (法人或其他组织).
        """
        if not self._comparable:
            return None
        used: set[_Char] = set()
        found: list[tuple[str, list[_Char]]] = []
        for name in sorted({*names, *beside}, key=len, reverse=True):
            for pieces in self._found(name, used):
                used.update(pieces)
                if name in names:
                    found.append((names[name], pieces))
        first = min((pieces[0].left for _, pieces in found), default=0)
        rest = [each for line in self._lines for each in line if each not in used and each.left >= first]
        order = sorted(found, key=lambda each: min(_place(each[1])))
        told = all(_is_left_of(one[1], other[1]) for one, other in combinations(order, 2))
        return [code for code, _ in order] if found and told and not rest else None

    def _found(self, name: str, used: Collection[_Char]) -> Iterator[list[_Char]]:
        taken = set(used)
        for line in self._lines:
            for at in range(len(line)):
                pieces = self._from(name, line[at].line, at, taken, None)
                if pieces:
                    taken.update(pieces)
                    yield pieces

    def _from(
        self, name: str, line: int, at: int, taken: Collection[_Char], above: tuple[int, int] | None
    ) -> list[_Char]:
        """The characters of a name from here on, as long a piece in each line as there is; empty if it isn't here."""
        chars = self._lines[line]
        piece: list[_Char] = []
        for char, each in zip(name, chars[at:], strict=False):
            if each.char != char or each in taken or (piece and each.left - piece[-1].left > _SPACED):
                break
            piece.append(each)
        if not piece:
            return []
        span = None if piece[0].is_pushed else (piece[0].left, piece[-1].left + _WIDE)
        if span and above and (span[0] >= above[1] + _DRIFT or above[0] >= span[1] + _DRIFT):
            return []
        rest = name[len(piece) :]
        if not rest:
            return piece
        under = span or above
        for below in range(line + 1, min(line + 1 + _BELOW, len(self._lines))):
            starts = [(at, each) for at, each in enumerate(self._lines[below]) if each.char == rest[0]]
            for start, _ in sorted(starts, key=lambda each: abs(each[1].left - under[0]) if under else 0):
                if more := self._from(rest, below, start, taken, under):
                    return piece + more
        return []


def _place(pieces: Sequence[_Char]) -> list[int]:
    """Where a name stands: without the pieces that a long text before them may have pushed, if there are others."""
    return [each.left for each in pieces if not each.is_pushed] or [each.left for each in pieces]


def _is_left_of(one: Sequence[_Char], other: Sequence[_Char]) -> bool:
    """Whether a name stands left of another for certain: in each line that has both, or else by a clear distance."""
    beside = [(a.left, b.left) for a in one for b in other if a.line == b.line]
    if beside:
        return all(a < b for a, b in beside)
    if all(each.is_pushed for each in other):
        return False  # it may have stood further left
    return min(_place(one)) + _DRIFT < min(_place(other))


def _chars(line: Said, number: int) -> Iterator[_Char]:
    start = line.blank or 0
    for chunk in re.finditer(r"\S+", line.text.replace("其它", "其他")):
        left = start + across(line.text[: chunk.start()])
        is_pushed = any(len(before) >= _LONG for before in line.text[: chunk.start()].split())
        for char in chunk[0]:
            for each in squeeze(char):
                if each.isalnum():
                    yield _Char(each, number, left, is_pushed)
            left += across(char)


def named_in(text: str, names: Mapping[str, str]) -> set[str]:
    """The codes of the names of which a squeezed text has the beginning, if it belongs to one name only."""
    return {code for begin, code in _beginnings(tuple(names.items())) if begin in text}


@cache
def _beginnings(names: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    begins = {(name[:_WIDE], code) for name, code in names}
    often = Counter(begin for begin, _ in begins)
    return tuple((begin, code) for begin, code in begins if often[begin] == 1 and len(begin) == _WIDE)
