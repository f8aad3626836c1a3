"""How the characters of a PDF page look, for the readers that can't see it themselves: pdfminer knows no layers, no
drawing order and no text that is invisible, and OCR reads a struck digit as if nothing were drawn through it.

What is struck, unseen, raised or lowered is told by the drawing of the page (`parsers.readers.pdf`), character by
character; the characters themselves and their cells are read by each reader for itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from parsers.errors import ParseError
from parsers.grid import Word, looks_of
from parsers.readers.pdf import Opened, opened, page_of

_NEAR = 2.0
"""Points. Largest distance of the middles of one character in two libraries."""


class Looks:
    """The characters of a page that aren't plain print, by their places."""

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self._at: dict[tuple[int, int], list[Word]] = {}
        for word in words:
            x, y = _middle(word.box)
            self._at.setdefault((round(x / _NEAR), round(y / _NEAR)), []).append(word)

    def of(self, text: str, box: tuple[float, float, float, float]) -> Word | None:
        """The word with this text and place; None if it is plain print."""
        x, y = _middle(box)
        column, row = round(x / _NEAR), round(y / _NEAR)
        for near in ((a, b) for a in (0, -1, 1) for b in (0, -1, 1, -2, 2)):
            for word in self._at.get((column + near[0], row + near[1]), ()):
                if word.text == text and abs(_middle(word.box)[0] - x) <= _NEAR:
                    return word
        return None


def _middle(box: tuple[float, float, float, float]) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def looks_of_pages(data: bytes, count: int) -> Iterator[Looks]:
    """The looks of the first `count` pages; none of pages that can't be drawn."""
    try:
        document = opened(data)
    except ParseError:
        yield from (Looks([]) for _ in range(count))
        return
    try:
        yield from (_of_page(document, number) for number in range(1, count + 1))
    finally:
        document.close()


def _of_page(document: Opened, number: int) -> Looks:
    try:
        page, _, distrust = page_of(document, number)
    except ParseError:
        return Looks([])
    return Looks([] if distrust else looks_of(page))
