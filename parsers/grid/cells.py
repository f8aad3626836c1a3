"""Puts words into the cells of a ruled table, and forms the text of each cell."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from parsers.document import Look, SetAside
from parsers.grid.model import Box, Word
from parsers.grid.part import Part, with_whole_rows, without_slivers
from parsers.grid.rulings import Ruled
from parsers.grid.text import Line, lines_of

_ONE_RUN = 0.15
"""Times the type size. Digits with a smaller gap belong to one number, even if a ruling lies between
them. Figures of neighbouring cells are further apart: 2.25 points in browsers, 10.8 in Word."""
ONE_CELL = 1.6
"""Times the type size. Largest distance of lines in one cell, from centre to centre; rows are further
apart."""
_SPARE = 0.1
"""Times the type size. Tolerance for the sides of a cell, which are less exact where each cell has a
box of its own."""
_MOST_PADDING = 9.0
"""Points. Largest padding of a cell: Word leaves 5.4 at each side; browsers less, around a box of its
own."""
_INSEPARABLE = re.compile(r"[（《“]*.?[，。、；：！？）》”]*", re.DOTALL)
_HANGING = frozenset("，。、；：！？）》”")
_CROSSED = 0.2
"""Share of a digit, at least, that lies beyond a ruling for it to be another cell's, perhaps."""
DIGITS = re.compile(r"[\d０-９][\d０-９,，]*")


def filled(page: int, ruled: Ruled, words: Sequence[Word], aside: Sequence[Word] = ()) -> tuple[Part, list[Word]]:
    """The table on page `page` with the words in it, and the words outside it. `aside` are words of the page that
    are no print.
    """
    held: dict[int, list[Word]] = {}
    rest: list[Word] = []
    last: tuple[Word, int] | None = None
    for word in words:
        left, top, right, bottom = word.box
        slot = ruled.slot_at((left + right) / 2, (top + bottom) / 2)
        if last and last[1] != slot and _hangs(last[0], word):
            slot = last[1]
        if slot is None:
            rest.append(word)
            last = None
            continue
        # A number lies across a ruling, so it isn't certain which cell it belongs to.
        if last and last[1] != slot and _is_one_number(last[0], word):
            held[last[1]][-1] = last[0]._replace(confidence=0.0)
            word = word._replace(confidence=0.0)  # noqa: PLW2901
        elif _is_across(ruled, slot, word):
            word = word._replace(confidence=0.0)  # noqa: PLW2901
        held.setdefault(slot, []).append(word)
        last = (word, slot)
    return without_slivers(with_whole_rows(Part(page, ruled, held, aside))), rest


def aside_of(part: Part) -> dict[int, tuple[SetAside, ...]]:
    """What is set aside in each cell that holds such words, by its index in `part.ruled.slots`."""
    held: dict[int, list[Word]] = {}
    for word in part.aside:
        left, top, right, bottom = word.box
        slot = part.ruled.slot_at((left + right) / 2, (top + bottom) / 2)
        if slot is not None:
            held.setdefault(slot, []).append(word)
    return {slot: tuple(_set_aside(words)) for slot, words in held.items()}


def _set_aside(words: Sequence[Word]) -> Iterator[SetAside]:
    looks: tuple[Look, ...] = ("struck", "unseen", "unclear", "picture")
    for look in looks:
        lines = lines_of([word._replace(look=None) for word in words if word.look == look])
        if lines:
            yield SetAside("".join(line.text for line in lines), look)


def _hangs(one: Word, other: Word) -> bool:
    """Whether a word is punctuation that hangs over the end of a line: no line, and no cell, begins with it."""
    size = one.box[3] - one.box[1]
    near = abs(one.box[1] - other.box[1]) < 0.3 * size and abs(other.box[0] - one.box[2]) < _ONE_RUN * size
    return other.text in _HANGING and near


def _is_across(ruled: Ruled, slot: int, word: Word) -> bool:
    """Whether a ruling goes through a digit."""
    if word.confidence is not None or not word.text.isdecimal():
        return False
    left, top, right, bottom = word.box
    part = _CROSSED * (right - left) / len(word.text)
    sides = (ruled.slot_at(x, (top + bottom) / 2) for x in (left + part, right - part))
    return any(side is not None and side != slot for side in sides)


def _is_one_number(one: Word, other: Word) -> bool:
    """Whether two words are digits that follow each other on a line without a gap."""
    size = one.box[3] - one.box[1]
    return (
        one.text[-1:].isdigit()
        and other.text[:1].isdigit()
        and abs(one.box[1] - other.box[1]) < 0.3 * size
        and -_ONE_RUN * size < other.box[0] - one.box[2] < _ONE_RUN * size
    )


class Held(NamedTuple):
    """The text of a cell, line by line."""

    text: str
    room: float
    """Free space after the last line, in times of the type size."""
    first: Box | None = None
    """Box of the first line."""
    last: Box | None = None
    """Box of the last line."""
    looks: tuple[SetAside, ...] = ()

    @property
    def is_full(self) -> bool:
        """Whether the last line has no room for another character, so that the text may go on elsewhere."""
        return self.room < 1

    def may_go_on(self, text: str) -> bool:
        """Whether the last line has no room for the beginning of `text`: its first character together
        with the comma or bracket that can't be separated from it.
        """
        begins = _INSEPARABLE.match(text)
        return self.room < len(begins[0] if begins else text)


def texts_of(part: Part) -> list[Held]:
    """The text of each cell, in the order of `part.ruled.slots`."""
    lines = [lines_of(part.words.get(n, ())) for n in range(len(part.ruled.slots))]
    single = {
        (slot.row, slot.rowspan)
        for slot, held in zip(part.ruled.slots, lines, strict=True)
        if len(held) == 1 and DIGITS.fullmatch(held[0].text)
    }
    pads = _paddings(part, lines)
    texts: list[Held] = []
    for slot, held in zip(part.ruled.slots, lines, strict=True):
        box, pad = part.ruled.box_of(slot), pads[slot.column]
        text = _text(held, box, pad if (slot.row, slot.rowspan) in single else None)
        if held:
            room = _room(held[-1], box, pad)
            looks = tuple(each for line in held for each in line.looks)
            texts.append(Held(text, room, held[0].box, held[-1].box, looks))
        else:
            texts.append(Held("", room=float("inf")))
    return texts


def _room(line: Line, box: Box, pad: float) -> float:
    free = box[2] - box[0] - 2 * pad - (line.box[2] - line.box[0])
    return free / max(line.size, 0.1)


def _paddings(part: Part, lines: Sequence[Sequence[Line]]) -> dict[int, float]:
    """By column: the smallest gap between a line and the side of its cell, in points."""
    least: dict[int, float] = {}
    for slot, held in zip(part.ruled.slots, lines, strict=True):
        left, _, right, _ = part.ruled.box_of(slot)
        gaps = [min(line.box[0] - left, right - line.box[2]) for line in held]
        least[slot.column] = max(0.0, min([_MOST_PADDING, least.get(slot.column, 99), *gaps]))
    return least


def _text(lines: Sequence[Line], box: Box, pad: float | None) -> str:
    """The text of a cell, from its lines.

    A number that was broken because its cell is too narrow is joined again. That is so if its lines
    are full and as close as lines of one cell are, and another cell of the same rows holds a figure
    on a single line. `pad` is the padding of the column in points; None if there is no such figure.
    """
    if len(lines) > 1 and pad is not None and _is_broken(lines, box, pad):
        return "".join(line.text for line in lines)
    return "\n".join(line.text for line in lines)


def _is_broken(lines: Sequence[Line], box: Box, pad: float) -> bool:
    room = box[2] - box[0] - 2 * pad
    for line, after in itertools.pairwise(lines):
        width = line.box[2] - line.box[0]
        next_digit = (after.box[2] - after.box[0]) / max(len(after.text), 1)
        apart = (after.box[1] + after.box[3] - line.box[1] - line.box[3]) / 2
        if not (DIGITS.fullmatch(line.text) and after.text[:1].isdigit()):
            return False
        if width + next_digit <= room - _SPARE * line.size or apart > ONE_CELL * line.size:
            return False
    return DIGITS.match(lines[-1].text) is not None
