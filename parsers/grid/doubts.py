"""Finds digits of which can't be told what they say: crossed by a slanting line, or printed on other digits."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.grid.model import Box, Word

_NEAR = 4.0
"""Points. Steps by which digits in one place are found."""
MOST_SLANTS = 200
"""Slanting lines that are looked at. Tables have one in a corner; letters as outlines have thousands."""


def with_doubts(words: list[Word], slants: Sequence[Box]) -> list[Word]:
    """The words, those that are uncertain with confidence 0: digits that a slanting line crosses, and digits in whose
    place another one stands, too.
    """
    places: dict[tuple[int, int], list[int]] = {}
    digits = [number for number, word in enumerate(words) if word.text.isdigit()]
    for number in digits:
        places.setdefault(_cell_of(words[number].box), []).append(number)
    doubtful = {number for number in digits if any(_crosses(slant, words[number].box) for slant in slants)}
    for number in digits:
        column, row = _cell_of(words[number].box)
        for near in ((a, b) for a in (0, 1) for b in (-1, 0, 1)):
            for other in places.get((column + near[0], row + near[1]), ()):
                if other != number and _is_on_other(words[number], words[other]):
                    doubtful |= {number, other}
    return [word._replace(confidence=0.0) if n in doubtful else word for n, word in enumerate(words)]


def _cell_of(box: Box) -> tuple[int, int]:
    return round((box[0] + box[2]) / 2 / _NEAR), round((box[1] + box[3]) / 2 / _NEAR)


def _is_on_other(one: Word, other: Word) -> bool:
    """Whether two different characters stand in one place."""
    if one.text == other.text:
        return False
    wide, high = min(one.box[2] - one.box[0], other.box[2] - other.box[0]), one.box[3] - one.box[1]
    across = abs(one.box[0] + one.box[2] - other.box[0] - other.box[2]) / 2
    down = abs(one.box[1] + one.box[3] - other.box[1] - other.box[3]) / 2
    return across < 0.35 * wide and down < 0.3 * high


def _crosses(line: Box, box: Box) -> bool:
    """Whether a line goes through the middle half of a box (Liang and Barsky)."""
    x, y, dx, dy = line[0], line[1], line[2] - line[0], line[3] - line[1]
    wide, high = (box[2] - box[0]) / 4, (box[3] - box[1]) / 4
    enter, leave = 0.0, 1.0
    for by, near, far in ((dx, box[0] + wide - x, box[2] - wide - x), (dy, box[1] + high - y, box[3] - high - y)):
        if by == 0.0:
            return False  # not slanting
        one, other = sorted((near / by, far / by))
        enter, leave = max(enter, one), min(leave, other)
    return enter < leave
