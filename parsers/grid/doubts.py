"""Finds digits of which can't be told what they say: crossed by a slanting line, printed on other digits, or beside a
sign that is drawn and not written, which may be a digit or a minus.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.grid.model import Box, Ruling, Word

_NEAR = 4.0
"""Points. Steps by which digits in one place are found."""
_BAND = 40.0
"""Points. Height of the strips by which slanting lines are found again."""
MOST_SLANTS = 5_000
"""Slanting lines that are looked at. Tables have one in a corner, a stroke of a pen has hundreds of short ones;
letters as outlines have more."""
_ROW, _WIDEST, _HIGHEST = 12.0, 120.0, 36.0
"""Points: steps by which the digits beside a sign are found, and the largest sign."""
_BESIDE = 0.6
"""Times the type size. A sign that belongs to a number is nearer to its digits."""
_MINUS = (0.2, 1.1)
"""Times the type size: length of a minus drawn as a line."""
_BAR = (0.5, 0.95)
"""Times the type size: height of a 1 drawn as a line. Rulings are as high as their rows, which are higher."""


def with_doubts(
    words: list[Word], slants: Sequence[Box], signs: Sequence[Box] = (), rulings: Sequence[Ruling] = ()
) -> list[Word]:
    """The words, those that are uncertain with confidence 0: digits that a slanting line crosses, digits in whose
    place another one stands, too, and digits beside a sign or a line that may be one.
    """
    digits = [number for number, word in enumerate(words) if word.text.isdigit()]
    doubtful = {*_on_others(words, digits), *_crossed(words, digits, slants)}
    doubtful |= set(_beside_signs(words, digits, [*signs, *map(_box_of, rulings)]))
    return [word._replace(confidence=0.0) if n in doubtful else word for n, word in enumerate(words)]


def _box_of(ruling: Ruling) -> Box:
    return (ruling.left, ruling.top, ruling.right, ruling.bottom)


def _crossed(words: Sequence[Word], digits: Sequence[int], slants: Sequence[Box]) -> Iterator[int]:
    bands: dict[int, list[Box]] = {}
    for slant in slants:
        low, high = sorted((slant[1], slant[3]))
        for band in range(int(low // _BAND), int(high // _BAND) + 1):
            bands.setdefault(band, []).append(slant)
    for number in digits if bands else ():
        box = words[number].box
        near = {int(side // _BAND) for side in (box[1], box[3])}
        if any(_crosses(slant, box) for band in near for slant in bands.get(band, ())):
            yield number


def _on_others(words: Sequence[Word], digits: Sequence[int]) -> Iterator[int]:
    places: dict[tuple[int, int], list[int]] = {}
    for number in digits:
        places.setdefault(_cell_of(words[number].box), []).append(number)
    for number in digits:
        column, row = _cell_of(words[number].box)
        for near in ((a, b) for a in (0, 1) for b in (-1, 0, 1)):
            for other in places.get((column + near[0], row + near[1]), ()):
                if other != number and _is_on_other(words[number], words[other]):
                    yield from (number, other)


def _beside_signs(words: Sequence[Word], digits: Sequence[int], signs: Sequence[Box]) -> Iterator[int]:
    rows: dict[int, list[int]] = {}
    for number in digits if signs else ():
        rows.setdefault(_row_of(words[number].box), []).append(number)
    for sign in signs:
        if max(sign[2] - sign[0] - _WIDEST, sign[3] - sign[1] - _HIGHEST) > 0:
            continue
        row = _row_of(sign)
        near = [n for at in (row - 1, row, row + 1) for n in rows.get(at, ())]
        if any(_is_on(sign, words[number].box) for number in near):
            continue  # it strikes them out
        yield from (number for number in near if _is_beside(sign, words[number].box))


def _is_on(sign: Box, box: Box) -> bool:
    """Whether a flat sign lies on a digit."""
    across = min(sign[2], box[2]) - max(sign[0], box[0])
    flat = sign[3] - sign[1] < 0.15 * (box[3] - box[1])
    return flat and across > 0.5 * (box[2] - box[0]) and box[1] < sign[1] < box[3]


def _row_of(box: Box) -> int:
    return int((box[1] + box[3]) / 2 // _ROW)


def _is_beside(sign: Box, box: Box) -> bool:
    """Whether a sign stands on the line of a digit, before or behind it, and has the size of a digit or a minus."""
    size = box[3] - box[1]
    wide, high = sign[2] - sign[0], sign[3] - sign[1]
    after = sign[0] - box[2]
    before = box[0] - sign[2]
    if not -0.3 * size <= max(before, after) <= _BESIDE * size or box[0] < (sign[0] + sign[2]) / 2 < box[2]:
        return False
    if high <= 0.15 * size:  # a minus stands before its number, in the middle of the line
        at = ((sign[1] + sign[3]) / 2 - box[1]) / size
        return before >= after and _MINUS[0] * size <= wide <= _MINUS[1] * size and 0.3 < at < 0.8
    inside = box[1] - 0.15 * size <= sign[1] and sign[3] <= box[3] + 0.15 * size
    return inside and high >= _BAR[0] * size and (wide > 0 or high <= _BAR[1] * size)


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
            if not min(near, far) <= 0.0 <= max(near, far):
                return False
            continue
        one, other = sorted((near / by, far / by))
        enter, leave = max(enter, one), min(leave, other)
    return enter < leave
