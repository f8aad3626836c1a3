"""Puts words into lines and lines into paragraphs, and finds page heads, footers and page numbers."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from parsers.document import SetAside
from parsers.grid.marks import marked
from parsers.grid.model import Box, Page, Word
from parsers.looks import Piece, printed

_PAGE_NUMBER = re.compile(
    r"[-—–―·~\s]*+(?:第\s*+)?\d{1,4}+\s*+(?:页\s*+)?(?:[/／,，]?\s*+(?:共\s*+)?\d{1,4}+\s*+页?)?[-—–―·~\s]*+"
)
_MARGIN = 0.1
"""Share of the page's height, at top and bottom, in which page heads and page numbers are looked for."""
_TITLE = 1.3
"""Times the type size of a page head: that of a title, at least."""
_WORD_GAP = 0.25
"""Times the type size. A wider gap becomes a space."""
_ENDS = frozenset("。！？；：”）")
_SENTENCE_ENDS = frozenset("。；：")
_HEADING = re.compile(
    r"[一二三四五六七八九十]{1,3}\s*[、.．丶]|[壹贰叁肆伍陆柒捌玖拾ⅠⅡⅢⅣⅤⅥ]\s*[、.．]|[—－–ー─]\s*、|[（(][一二三四五六七八九十]{1,3}[)）]"
)
_LEADING = 1.6
"""Times the median distance of lines. A line further below begins a paragraph."""
_EVEN = 1.3
"""Times the least distance of lines within a paragraph; a line further below begins a new one. Browsers
leave 1.4 to 1.7 between paragraphs; lines whose digits are in another font vary by 1.1."""

_APART = 2.0
"""Times the type size. A wider gap parts what stands beside each other: a menu and an article, cells of a row."""
_OTHER_SIZE = 1.5
"""Ratio of type sizes from which what stands apart is no row of a table: a title beside a menu."""
_COPY = 0.25
"""Times the type size. Equal text closer than this was printed twice; digits are 0.5 wide."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print."""

    words: tuple[Word, ...]
    text: str
    box: Box
    page: int

    @property
    def size(self) -> float:
        """Height in points, which is about the type size."""
        return self.box[3] - self.box[1]

    @property
    def looks(self) -> tuple[SetAside, ...]:
        """The marks above and below the line."""
        if not any(word.look for word in self.words):
            return ()
        return printed(Piece(word.text, word.look) for word in self.words).looks

    @property
    def confidence(self) -> float | None:
        return least(self.words)


def least(words: Iterable[Word]) -> float | None:
    """The lowest confidence of the words; None if no word has one."""
    known = [word.confidence for word in words if word.confidence is not None]
    return min(known, default=None)


def lines_of(words: Sequence[Word], page: int = 0) -> list[Line]:
    """Puts words into lines, from top to bottom, and in each from left to right."""
    lines = [part for line in gathered(words) for part in _parted(sorted(line, key=lambda w: w.box[0]))]
    made = [_line(marked(_once(line)), page) for line in lines]
    return sorted(made, key=lambda line: (line.box[1] + line.box[3]) / 2)


def gathered(words: Iterable[Word]) -> list[list[Word]]:
    """Words of which each overlaps another of its line."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: ((w.box[1] + w.box[3]) / 2, w.box[0])):
        for line in reversed(lines[-3:]):
            if _on_one_line(line[-1], word):
                line.append(word)
                break
        else:
            lines.append([word])
    return lines


def _parted(line: list[Word]) -> Iterator[list[Word]]:
    """The line, without what only stands beside it: lines of a menu that lie between the top and the bottom of a large
    title, and type of quite another size at some distance. `line` is from left to right.
    """
    beside = _beside(line)
    yield from (sorted(each, key=lambda w: w.box[0]) for each in gathered(beside))
    rows: list[list[Word]] = []
    for piece in _pieces([word for word in line if word not in beside]):
        like = next((row for row in rows if _is_of_a_size(row, piece)), None)
        if like is None:
            rows.append(like := [])
        like += piece
    yield from rows


def _beside(line: Sequence[Word]) -> list[Word]:
    """The words that stand above or below others of the line, and those that continue them on either side."""
    found: set[int] = set()
    for first, one in enumerate(line):
        for second in range(first + 1, len(line)):
            if line[second].box[0] >= one.box[2]:
                break
            if _is_over(one, line[second]):
                found |= {first, second}
    if not found or not any(n not in found for n in range(len(line))):
        return []
    heights = {(round(line[n].box[1]), round(line[n].box[3])) for n in found}
    known = sorted(found)
    for way in (range(known[-1] + 1, len(line)), range(known[0] - 1, -1, -1)):
        for n in way:
            if (round(line[n].box[1]), round(line[n].box[3])) not in heights:
                break
            found.add(n)
    return [line[n] for n in sorted(found)]


def _is_over(one: Word, other: Word) -> bool:
    """Whether one of two words stands above the other: they have their place in the line in common, and no height."""
    wide = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
    high = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    return wide > 0.3 * min(one.box[2] - one.box[0], other.box[2] - other.box[0]) and high < 0


def _pieces(line: Sequence[Word]) -> list[list[Word]]:
    """The parts of a line with wide gaps between them."""
    pieces: list[list[Word]] = []
    for before, word in zip((None, *line), line, strict=False):
        if before is None or word.box[0] - before.box[2] > _APART * max(_height(before), _height(word)):
            pieces.append([])
        pieces[-1].append(word)
    return pieces


def _height(word: Word) -> float:
    return word.box[3] - word.box[1]


def _is_of_a_size(one: Sequence[Word], other: Sequence[Word]) -> bool:
    sizes = sorted((max(map(_height, one)), max(map(_height, other))))
    return sizes[1] < _OTHER_SIZE * sizes[0]


def _once(words: list[Word]) -> list[Word]:
    """The words without repetitions: bold type may be printed by printing twice, and shadows next to
    their letters. Where two different characters overlap, one was meant to be hidden, so both get
    confidence 0. `words` are from left to right.
    """
    kept: list[Word] = []
    for word in words:
        size = word.box[3] - word.box[1]
        for n in range(len(kept) - 1, max(len(kept) - 4, -1), -1):
            other = kept[n]
            apart = abs(word.box[0] + word.box[2] - other.box[0] - other.box[2]) / 2
            if apart >= _COPY * size:
                continue
            if other.text == word.text:
                break
            if len(word.text) == len(other.text) == 1 and (word.text + other.text).isalnum():
                kept[n] = other._replace(confidence=0.0)
                kept.append(word._replace(confidence=0.0))
                break
        else:
            kept.append(word)
    return kept


def _on_one_line(one: Word, other: Word) -> bool:
    """Whether two words overlap by more than half the height of the smaller."""
    top, bottom = max(one.box[1], other.box[1]), min(one.box[3], other.box[3])
    smaller = min(one.box[3] - one.box[1], other.box[3] - other.box[1])
    return bottom - top > 0.5 * smaller


def _line(words: list[Word], page: int) -> Line:
    return Line(tuple(words), line_text(words), around(word.box for word in words), page)


def line_text(words: Sequence[Word]) -> str:
    """The text of a line's words, given from left to right, with spaces where gaps are wide."""
    parts = [Piece(words[0].text, words[0].look)]
    for before, word in itertools.pairwise(words):
        size = max(before.box[3] - before.box[1], word.box[3] - word.box[1])
        if word.box[0] - before.box[2] > _WORD_GAP * size and not _wide(before.text[-1:], word.text[:1]):
            parts.append(Piece(" "))
        parts.append(Piece(word.text, word.look))
    if not any(part.look for part in parts):
        return "".join(part.text for part in parts).strip()
    return printed(parts).text.strip()


def _wide(left: str, right: str) -> bool:
    """Whether both characters are Chinese: a gap between them is letter spacing, not a space."""
    return left > "\u2e7f" and right > "\u2e7f"


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that contains all boxes."""
    sides = list(zip(*boxes, strict=True))
    return (min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3]))


def running(pages: Sequence[Page], lines: Sequence[Sequence[Line]]) -> set[tuple[int, Box]]:
    """Page heads, footers and page numbers, as (page, box). `lines` are those of each page.

    They are lines in the margins that are a page number, or that recur on at least half of the pages
    with any digits, or on two and repeat a larger title: a file may hold two documents. A sentence
    isn't a page head: two sections may begin with the same sentence, each at the top of a page.
    """
    margins = [
        line
        for page, of_page in zip(pages, lines, strict=True)
        for line in of_page
        if line.box[3] < page.height * _MARGIN or line.box[1] > page.height * (1 - _MARGIN)
    ]
    seen = Counter(key for key, _ in {(_look(line), line.page) for line in margins})
    often = max(2, len(pages) // 2)
    # If a page has a unique line at that height, the text of its page begins or ends there.
    own = [line.box for line in margins if seen[_look(line)] == 1]
    sizes: dict[str, float] = {}
    for line in (line for of_page in lines for line in of_page):
        sizes[line.text] = max(sizes.get(line.text, 0.0), line.size)
    repeated = [
        line
        for line in margins
        if seen[_look(line)] >= (2 if sizes[line.text] > _TITLE * line.size else often)
        and line.text[-1:] not in _SENTENCE_ENDS
    ]
    return {(line.page, line.box) for line in margins if _PAGE_NUMBER.fullmatch(line.text)} | {
        (line.page, line.box)
        for line in repeated
        if not any(line.box[1] < box[3] and box[1] < line.box[3] for box in own)
    }


def _look(line: Line) -> tuple[str, int, int]:
    """Key by which repeated lines are found: the text without its digits, the size, and the height on
    the page. A title is larger than its repetitions, and a sentence that occurs twice is at another
    height.
    """
    return re.sub(r"\d+", "#", line.text), round(line.size / 2), round(line.box[1] / 2)


Sides = tuple[float, float]
"""Left and right side of the print of a page, in points."""


def paragraphs(lines: Sequence[Line], sides: Mapping[int, Sides]) -> Iterator[list[Line]]:
    """The lines of each paragraph. A line begins a new paragraph if it is indented, if the line before
    ended early, or if the type size or distance changes. `sides` are those of each page, by number.
    """
    if not lines:
        return
    pairs = list(itertools.pairwise(lines))
    steps = [_step(*pair) for pair in pairs if pair[0].page == pair[1].page]
    running_on = [_step(*pair) for pair in pairs if _may_run_on(*pair, sides)]
    most = min(_LEADING * median(steps or [0.0]), _EVEN * min(running_on, default=0.0))
    group = [lines[0]]
    for before, line in pairs:
        far = line.page == before.page and _step(before, line) > most
        if far or not _continues(before, line, sides):
            yield group
            group = []
        group.append(line)
    yield group


def _step(before: Line, line: Line) -> float:
    return line.box[1] - before.box[1]


def _continues(before: Line, line: Line, sides: Mapping[int, Sides]) -> bool:
    """Whether a line continues the one before: that one is full, and this one has the same type size and
    isn't indented. A heading after the end of a sentence doesn't continue it.
    """
    em = max(before.size, 1.0)
    return (
        line.box[0] <= sides[line.page][0] + em
        and before.box[2] >= sides[before.page][1] - 2 * em
        and abs(line.size - before.size) <= 0.2 * em
        and not (before.text[-1:] in _ENDS and _HEADING.match(line.text))
    )


def _may_run_on(before: Line, line: Line, sides: Mapping[int, Sides]) -> bool:
    return line.page == before.page and _step(before, line) > before.size / 2 and _continues(before, line, sides)
