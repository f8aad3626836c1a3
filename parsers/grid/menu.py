"""侧栏: a menu beside the text, as a web page that was printed has it. Its entries stand on the lines of the text, but
are none of it.

A page has one where most of its lines begin at one edge, some entries stand left of it, each beginning at the same
place, and nothing crosses the edge between them. The labels of a table without rulings are none: beside them are
figures.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.grid.model import Word
from parsers.grid.text import gathered

_NEAR = 2.0
"""Points within which lines begin at the same place."""
_ENTRIES = 3
"""Of a menu, at least."""
_LONGEST = 16
"""Characters of an entry."""
_FIGURES = 3
"""Numbers that stand by themselves in a row of a table, at least."""
_NUMBER = re.compile(r"[\d.,/%—-]+")


@dataclass(frozen=True, slots=True)
class _Split:
    """A line's words left of the edge, and the others, from left to right."""

    left: Sequence[Word]
    right: Sequence[Word]

    @property
    def crosses(self) -> bool:
        """Whether it is one text from side to side."""
        if not self.left or not self.right:
            return False
        size = max(word.box[3] - word.box[1] for word in self.left)
        return self.right[0].box[0] - self.left[-1].box[2] < size / 2

    @property
    def figures(self) -> int:
        """How many figures stand in it, apart from each other."""
        return sum(_NUMBER.fullmatch(piece) is not None for piece in _texts(self.right))


def menu_of(words: Sequence[Word]) -> list[Word]:
    """The words of a menu left of the text of a page; none if there is no menu."""
    lines = [sorted(line, key=lambda word: word.box[0]) for line in gathered(words)]
    starts = Counter(round(word.box[0]) for line in lines for word in _beginnings(line)).most_common()
    for at, (start, count) in enumerate(starts):
        # Where the menu has as many lines as the text, its own edge may be the first.
        if at and (count < _ENTRIES or start <= starts[0][0]):
            continue
        if menu := _left_of(start - _NEAR, lines, figures=_FIGURES if at == 0 else 1):
            return menu
    return []


def _left_of(edge: float, lines: Sequence[Sequence[Word]], figures: int) -> list[Word]:
    """The words left of an edge, if they are a menu: beside it stand no rows with so many `figures`."""
    splits = [_Split([w for w in line if w.box[0] < edge], [w for w in line if w.box[0] >= edge]) for line in lines]
    entries = [split for split in splits if split.left and not split.crosses]
    if not _is_menu([split.left for split in entries], edge):
        return []
    top = min(split.left[0].box[1] for split in entries)
    bottom = max(split.left[0].box[3] for split in entries)
    between = [split for split in splits if any(top <= word.box[1] < bottom for word in (*split.left, *split.right))]
    if any(split.crosses or split.figures >= figures for split in between):
        return []
    if sum(bool(each.right) for each in splits) < _ENTRIES:
        return []
    return [word for split in entries for word in split.left]


def _beginnings(line: Sequence[Word]) -> list[Word]:
    """The words of a line before which there is nothing, or a gap as wide as a letter."""
    found = [line[0]]
    for before, word in itertools.pairwise(line):
        if word.box[0] - before.box[2] > (word.box[3] - word.box[1]) / 2:
            found.append(word)
    return found


def _is_menu(entries: Sequence[Sequence[Word]], edge: float) -> bool:
    if len(entries) < _ENTRIES:
        return False
    places = Counter(round(entry[0].box[0]) for entry in entries)
    aligned = sum(count for place, count in places.items() if abs(place - places.most_common(1)[0][0]) <= _NEAR)
    inside = all(word.box[2] <= edge + _NEAR for entry in entries for word in entry)
    short = all(sum(len(word.text) for word in entry) <= _LONGEST for entry in entries)
    return aligned >= _ENTRIES and inside and short


def _texts(words: Sequence[Word]) -> list[str]:
    """The pieces of a line with gaps between them."""
    pieces: list[str] = []
    begin = set(map(id, _beginnings(words))) if words else set()
    for word in words:
        if id(word) in begin:
            pieces.append("")
        pieces[-1] += word.text
    return pieces
