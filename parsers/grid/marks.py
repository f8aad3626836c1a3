"""Digits set above or below their line: the mark of a note, not a digit of the number beside it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from parsers.grid.model import Word

_BELOW = 0.12
"""Times the type size. Extent of a character's box below its baseline."""
_UP = 0.15
"""Times the type size of the line. Word raises by 0.33 to 0.35, Chromium by 0.33, LibreOffice by 0.33; smaller type in
the middle of a line is 0.1 above its baseline."""
_DOWN = 0.07
"""Times the type size. Word and LibreOffice lower by 0.08 to 0.14, Chromium by 0.2."""
_SMALL = 0.85
"""Times the type size of the line. Lowered type is smaller; raised type mostly, too."""
_FULL = 0.9
"""Times the greatest type size. Characters of at least this size say where the line is."""

_BESIDE = 1.0
"""Times the type size. What is farther away is another cell, where no ruling is: browsers put each on its own line."""


def marked(words: list[Word]) -> list[Word]:
    """The words of a line, from left to right, its raised and lowered digits with that look. Words from OCR have no
    exact baseline.
    """
    if not any(word.text.isdigit() and word.confidence is None for word in words):
        return words
    return [word for beside in _beside(words) for word in _of_piece(beside)]


def _beside(words: list[Word]) -> Iterator[list[Word]]:
    """The parts of a line without wide gaps in them: a mark stands beside what it is the mark of."""
    piece = words[:1]
    for before, word in pairwise(words):
        if word.box[0] - before.box[2] > _BESIDE * max(before.box[3] - before.box[1], word.box[3] - word.box[1]):
            yield piece
            piece = []
        piece.append(word)
    yield piece


def _of_piece(words: list[Word]) -> list[Word]:
    bases = [_base(word) for word in words]
    sizes = [word.box[3] - word.box[1] for word in words]
    size = max(sizes)
    if max(bases) - min(bases) < _DOWN * size or any(word.confidence for word in words):
        return words
    line = median(base for base, own in zip(bases, sizes, strict=True) if own >= _FULL * size)
    return [_told(word, (line - base) / size, own / size) for word, base, own in zip(words, bases, sizes, strict=True)]


def _base(word: Word) -> float:
    return word.box[3] - _BELOW * (word.box[3] - word.box[1])


def _told(word: Word, above: float, size: float) -> Word:
    """The word with its look. `above` the line it is, and of this `size`, both in times of the line's type size."""
    if not word.text.isdigit() or word.confidence is not None:
        return word
    if above > _UP:
        return word._replace(look="raised")
    return word._replace(look="lowered") if above < -_DOWN and size <= _SMALL else word
