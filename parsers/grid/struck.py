"""Finds text that is struck through. Deletions of tracked changes are printed that way, next to the
text that replaces them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from parsers.grid.model import Box, Ruling, Word

_HIGH, _LOW = 0.4, 0.72
"""Range of strokes, as shares of a word's height from its top. Word and LibreOffice strike at 0.55 to
0.62. Underlines are at 0.95 or more; rulings of tables are above 0 or beyond 1."""
_TOP, _FOOT = 0.28, 0.82
"""The same of strokes through the heads or feet of digits, which make them uncertain."""
_BEYOND = 1.5
"""Times the type size. A stroke extends less than this beyond its text. A longer line is a ruling that
crosses text by accident, which makes that text uncertain."""


def with_strokes(words: Sequence[Word], rulings: Sequence[Ruling]) -> tuple[list[Word], list[Ruling]]:
    """The words of a page, those struck through with that look, and the rulings without the strokes. Words
    that a ruling crosses by accident get confidence 0.
    """
    middles = sorted(((w.box[1] + w.box[3]) / 2, n) for n, w in enumerate(words))
    highest = max((w.box[3] - w.box[1] for w in words), default=0.0)
    struck: dict[int, bool] = {}
    strokes: set[int] = set()
    for number, ruling in enumerate(rulings):
        if ruling.right - ruling.left <= ruling.bottom - ruling.top:
            continue
        hit = _hit(ruling, words, middles, highest)
        if not hit:
            continue
        size = max(words[n].box[3] - words[n].box[1] for n in hit)
        left, right = min(words[n].box[0] for n in hit), max(words[n].box[2] for n in hit)
        plain = ruling.left > left - _BEYOND * size and ruling.right < right + _BEYOND * size
        if plain:
            strokes.add(number)
        plain = plain and all(_is_through(ruling, words[n].box, _HIGH, _LOW) for n in hit)
        struck |= dict.fromkeys(hit, plain)
    if not struck:
        return list(words), list(rulings)
    told = [_told(word, struck[n]) if n in struck else word for n, word in enumerate(words)]
    return told, [ruling for n, ruling in enumerate(rulings) if n not in strokes]


def _told(word: Word, plain: bool) -> Word:
    return word._replace(look="struck") if plain else word._replace(confidence=0.0)


def _hit(ruling: Ruling, words: Sequence[Word], middles: Sequence[tuple[float, int]], highest: float) -> list[int]:
    """Indices of the words that a horizontal ruling goes through. `middles` has the middle height and
    index of each word, in order; `highest` is the greatest height of a word.
    """
    found = []
    for at in range(bisect_left(middles, (ruling.top - highest, 0)), len(middles)):
        middle, n = middles[at]
        if middle > ruling.top + highest:
            break
        left, _, right, _ = words[n].box
        across = min(right, ruling.right) - max(left, ruling.left)
        plain = words[n].confidence is None and words[n].text.isdigit()
        inside = _is_through(ruling, words[n].box, *((_TOP, _FOOT) if plain else (_HIGH, _LOW)))
        if inside and across > 0.5 * (right - left):
            found.append(n)
    return found


def _is_through(ruling: Ruling, box: Box, high: float, low: float) -> bool:
    return high <= (ruling.top - box[1]) / max(box[3] - box[1], 0.1) <= low
