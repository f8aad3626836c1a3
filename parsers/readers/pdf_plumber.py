"""Second, independent reader of PDF: characters from pdfminer, tables from pdfplumber.

It is much slower than the first reader, and is used only where a reading doesn't add up.
"""

from __future__ import annotations

import io
import itertools
import logging
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from parsers import messages
from parsers.document import Block, Cell, Document, Paragraph, Place, SetAside, Table
from parsers.errors import Unreadable
from parsers.formats import PDF
from parsers.grid.halves import halves
from parsers.grid.model import Page as Sheet
from parsers.grid.model import Ruling, Word
from parsers.looks import Piece, printed
from parsers.radicals import without_radicals
from parsers.readers.lines.cut_rows import rejoined
from parsers.readers.pdf_looks import Looks, looks_of_pages

if TYPE_CHECKING:
    from pdfplumber.page import Page

    from parsers.readers.drawn.overlays import Glyph

MOST_PAGES = 100
"""Pages that are read; later ones are ignored."""
_TOO_MANY = 2_000
"""Pages. A longer document is refused, because pdfminer goes through all pages."""
_NEAR = 3
"""Points. Rulings this close are one."""
_ONE_RUN = 0.15
"""Times the type size. Digits with a smaller gap belong to one number."""
_GAP = re.compile(r"(?<=[\d—/-]) +(?=[\d—/-])")
_LEVEL = 5
"""Points. In titles, the smaller characters of a line begin up to 4 lower."""
_BELOW = 0.12
"""Times the type size. Extent of characters below the baseline (SimSun, Noto CJK)."""
_LIGHT = 0.66
"""0 (black) to 1 (white). Lighter text is a watermark or hidden."""
_MARGIN = 0.07
"""Share of the page's height, at top and bottom, for page heads and page numbers."""
_AROUND_NUMBER = re.compile(r"[\W_第页共]+")
_OFTEN = 2
"""Pages. A line that isn't a sentence is a page head if it is in the margin of at least so many pages,
with any digits."""


def read(data: bytes) -> Document:
    """Reads the file. Raises `Unreadable` if pdfminer can't, or if the pages have no text."""
    import pdfplumber

    from parsers.readers.drawn.overlays import all_overlaid

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    flat, typed = all_overlaid(data)
    try:
        # In a longer document, later pages don't contain a report's tables.
        with pdfplumber.open(io.BytesIO(flat), pages=[*range(1, MOST_PAGES + 1)]) as book:
            _look_at_length(book)
            for page in book.pages:
                page.chars.extend(_typed(page, typed.get(page.page_number, ())))
            blocks = list(rejoined(_of_pages(book.pages, looks_of_pages(flat, len(book.pages)))))
    except Exception as error:
        raise Unreadable(messages.PDFMINER(kind=type(error).__name__, error=str(error))) from error
    if not blocks:
        raise Unreadable(messages.PAGES_WITHOUT_TEXT())
    return Document(tuple(blocks), PDF, "pdf_plumber", {}, ())


def _typed(page: Page, glyphs: Iterable[Glyph]) -> Iterator[dict[str, Any]]:
    """Characters of fields and notes without an appearance, as pdfplumber gives characters."""
    left, _, _, high = page.mediabox
    for text, x, y, width, size in glyphs:
        low = y - _BELOW * size
        top = high - low - size
        yield {
            "object_type": "char",
            "text": text,
            "fontname": "Helvetica",
            "size": size,
            "upright": True,
            "matrix": (1.0, 0.0, 0.0, 1.0, x - left, y),
            "x0": x - left,
            "x1": x - left + width,
            "y0": low,
            "y1": low + size,
            "top": top,
            "bottom": top + size,
            "doctop": top + page.initial_doctop,
            "width": width,
            "height": size,
            "adv": width,
            "page_number": page.page_number,
            "non_stroking_color": (0,),
            "stroking_color": (0,),
            "ncs": "DeviceGray",
        }


def _look_at_length(book: Any) -> None:
    """Raises `Unreadable` for too many pages. pdfminer goes through all pages, even those that aren't to
    be read, which takes minutes for 100,000.
    """
    from pdfminer.pdftypes import dict_value, int_value

    count = int_value(dict_value(book.doc.catalog.get("Pages")).get("Count", 0))
    if count > _TOO_MANY:
        raise Unreadable(messages.MANY_PAGES(pages=count))


def _of_pages(pages: list[Page], looks: Iterable[Looks]) -> Iterator[Block]:
    """The blocks of all pages, without page numbers and page heads."""
    found: list[tuple[Block, bool]] = []
    tables = 0
    middles = _middles(pages)
    for page, seen in zip(pages, looks, strict=True):
        for part in _halved(page, middles.get(page.page_number)):
            blocks = list(_blocks(part, tables, seen))
            tables += sum(isinstance(block, Table) for block, _ in blocks)
            found += blocks
        page.close()
    pages_of: defaultdict[str, set[int | None]] = defaultdict(set)
    for block, is_margin in found:
        if isinstance(block, Paragraph) and is_margin and block.text[-1:] not in "。；：":
            pages_of[_without_digits(block.text)].add(block.place.page)
    often = max(_OFTEN, len(pages) // 2)
    heads = {text for text, numbers in pages_of.items() if len(numbers) >= often}
    yield from (block for block, is_margin in found if not (is_margin and _is_of_the_page(block, heads)))


def _middles(pages: Sequence[Page]) -> dict[int, float]:
    """Where the second page begins on sheets that have two, by the sheet's number."""
    if not any(page.width > page.height for page in pages):
        return {}
    sheets = [
        Sheet(
            page.page_number,
            float(page.width),
            float(page.height),
            [Word(c["text"], (c["x0"], c["top"], c["x1"], c["bottom"])) for c in page.chars if not c["text"].isspace()],
            [Ruling(edge["x0"], edge["top"], edge["x1"], edge["bottom"]) for edge in page.edges],
        )
        for page in pages
    ]
    return {origin.sheet: origin.left for origin in halves(sheets)[1].values() if origin.left}


def _halved(page: Page, middle: float | None) -> list[Page]:
    if middle is None:
        return [page]
    left, top, right, bottom = page.bbox
    return [page.crop((left, top, middle, bottom)), page.crop((middle, top, right, bottom))]


def _is_of_the_page(block: Block, heads: Collection[str]) -> bool:
    """Whether a block in the margin is a page number or one of the page heads."""
    if not isinstance(block, Paragraph):
        return False
    return _AROUND_NUMBER.sub("", block.text).isdigit() or _without_digits(block.text) in heads


def _without_digits(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _blocks(page: Page, first_table: int, looks: Looks) -> Iterator[tuple[Block, bool]]:
    """The blocks of a page from top to bottom, each with whether it is in the page's margin."""
    _put_on_baselines(page.chars)
    aside = list(_marked(page, looks))
    page = page.filter(_is_print).dedupe_chars(tolerance=1)
    found = [table for table in page.find_tables(_settings(page)) if len(table.cells) > 1]
    tops: list[tuple[float, Block]] = [
        (table.bbox[1], _table(page, table, first_table + n, aside)) for n, table in enumerate(found)
    ]
    boxes = [table.bbox for table in found]
    rest = page.filter(lambda thing: not any(_inside(thing, box) for box in boxes))
    for char, level in zip(rest.chars, _levelled(rest.chars), strict=True):
        char.update(level)
    lines = rest.extract_text_lines(strip=True, return_chars=False, y_tolerance=_LEVEL)
    tops += [(line["top"], Paragraph(_shown(line["text"]), Place(page=page.page_number))) for line in lines]
    for top, block in sorted(tops, key=lambda each: each[0]):
        yield block, not _MARGIN * page.height < top < (1 - _MARGIN) * page.height


def _put_on_baselines(chars: Sequence[dict[str, Any]]) -> None:
    """Moves the boxes of characters so that all characters on a baseline are level, whatever their font.

    pdfminer places the bottom of a box below the baseline by the descent in the font's description.
    This is zero in the fonts that Chromium makes of bold Chinese characters (Type 3), so that digits
    of another font next to them would be on a different line. Raised characters stay raised, because
    they are further up than most characters of their font.
    """
    of_font = defaultdict(list)
    for char in chars:
        if char["upright"] and char["size"]:
            of_font[char["fontname"], round(char["size"], 1)].append((char, char["matrix"][5] - char["y0"]))
    for (_, size), placed in of_font.items():
        (usual, _), *_ = Counter(round(below, 2) for _, below in placed).most_common(1)
        for char, _ in placed:
            down = _BELOW * size - usual
            for side in ("top", "bottom", "doctop"):
                char[side] += down
            for side in ("y0", "y1"):
                char[side] -= down


def _levelled(chars: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The characters, those on one line with the same top and bottom, whatever their sizes: pdfplumber tells lines by
    the tops of characters.
    """
    lines: list[list[int]] = []
    made = [dict(char) for char in chars]
    for n in sorted(range(len(chars)), key=lambda n: chars[n]["top"] + chars[n]["bottom"]):
        line = next((line for line in reversed(lines[-3:]) if _on_one_line(chars[line[-1]], chars[n])), None)
        if line is None:
            lines.append([n])
        else:
            line.append(n)
    for line in lines:
        top, bottom = min(chars[n]["top"] for n in line), max(chars[n]["bottom"] for n in line)
        for n in line:
            made[n] |= {"top": top, "bottom": bottom, "doctop": chars[n]["doctop"] - chars[n]["top"] + top}
    return made


def _on_one_line(one: dict[str, Any], other: dict[str, Any]) -> bool:
    both = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return bool(both > 0.5 * min(one["bottom"] - one["top"], other["bottom"] - other["top"]))


def _marked(page: Page, looks: Looks) -> Iterator[dict[str, Any]]:
    """Tells each character's look, and returns those that are no print. A raised or lowered digit is put in
    brackets.
    """
    if not looks.words:
        return
    left, top = page.cropbox[0] - page.bbox[0], page.cropbox[1] - page.bbox[1]
    for char in page.chars:
        box = (char["x0"] - left, char["top"] - top, char["x1"] - left, char["bottom"] - top)
        word = looks.of(_shown(char["text"]), box)
        if word is None:
            continue
        if word.look in {"struck", "unseen"}:
            char["look"] = word.look
            yield char
        elif word.look == "unclear":
            char["mark"] = Piece(char["text"], word.look)
        else:
            char["mark"], char["text"] = Piece(char["text"], word.look), f"〔{char['text']}〕"


_THIN = 0.02
"""Sizes of type: characters that are scaled to less are a hair, which nobody reads."""


def _is_print(thing: dict[str, Any]) -> bool:
    """Whether an object counts as print: upright dark text, or a line or area that isn't white."""
    if thing.get("object_type") == "char":
        seen = bool(thing.get("upright", True)) and not _is_light(thing.get("non_stroking_color"))
        seen = seen and not 0 < thing["width"] < _THIN * thing["size"]
        return seen and "look" not in thing
    painted = thing.get("stroke") and not _is_near_white(thing.get("stroking_color"))
    return bool(painted or (thing.get("fill") and not _is_near_white(thing.get("non_stroking_color"))))


def _whiteness(color: object) -> float:
    """The lightness of a colour, 0 to 1: the least component of grey or RGB; for CMYK, 1 minus the
    greatest.
    """
    values = color if isinstance(color, tuple | list) else (color,)
    numbers = [float(v) for v in values if isinstance(v, int | float)]
    if not numbers:
        return 0.0
    return 1 - max(numbers) if len(numbers) == 4 else min(numbers)


def _is_light(color: object) -> bool:
    return _whiteness(color) > _LIGHT


def _is_near_white(color: object) -> bool:
    return _whiteness(color) > 0.95


def _inside(thing: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    x, y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _settings(page: Page) -> dict[str, Any]:
    """Settings for finding tables: by drawn lines, and by added ones where a page break left none."""
    return {
        "vertical_strategy": "lines",
        "horizontal_strategy": "lines",
        "explicit_horizontal_lines": list(_closing(page.edges)),
        "snap_tolerance": _NEAR,
        "join_tolerance": _NEAR,
        "intersection_tolerance": _NEAR,
    }


def _closing(edges: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Horizontal lines to add where at least three vertical rulings end, from each to the next. None is
    added across rulings that continue: browsers end a cell over several rows in the middle of a row.
    """
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    ends: defaultdict[int, set[float]] = defaultdict(set)
    for edge in upright:
        ends[round(edge["top"])].add(edge["x0"])
        ends[round(edge["bottom"])].add(edge["x0"])
    for y, found in ends.items():
        if len(found) < 3:
            continue
        going_on = {e["x0"] for e in upright if e["top"] + _NEAR < y < e["bottom"] - _NEAR}
        for left, right in itertools.pairwise(sorted(found)):
            if not any(left < x < right for x in going_on):
                yield {
                    "object_type": "rect_edge",
                    "orientation": "h",
                    "x0": left,
                    "x1": right,
                    "width": right - left,
                    "top": y,
                    "bottom": y,
                    "height": 0,
                }


def _table(page: Page, table: Any, index: int, aside: Sequence[dict[str, Any]]) -> Table:
    """The table with its cells, whose spans follow from the columns and rows that they cover."""
    from pdfplumber.utils.text import extract_text

    xs = _clustered([x for cell in table.cells for x in (cell[0], cell[2])])
    ys = _clustered([y for cell in table.cells for y in (cell[1], cell[3])])
    cells = []
    by_cell = list(_by_cell(page, table.cells))
    torn = _torn(page, by_cell)
    for n, ((left, top, right, bottom), chars) in enumerate(by_cell):
        row, column = _at(ys, top), _at(xs, left)
        high, wide = max(_at(ys, bottom) - row, 1), max(_at(xs, right) - column, 1)
        text = extract_text(_levelled(chars), y_tolerance=_LEVEL) if chars else ""
        place = Place(index, row, column, None, page.page_number, (left, top, right, bottom))
        # If rulings of two tables were merged, figures of two cells must not become one number.
        text = _GAP.sub("\n", _shown(text)).replace("〕〔", "")
        looks = _set_aside([char for char in aside if _inside(char, (left, top, right, bottom))], chars)
        cells.append(Cell(text, row, column, high, wide, place, 0.0 if n in torn else None, looks))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Table(tuple(cells), Place(table=index, page=page.page_number))


def _set_aside(aside: Sequence[dict[str, Any]], chars: Sequence[dict[str, Any]]) -> tuple[SetAside, ...]:
    """What stands in a cell beside its print, and the marks among its characters."""
    pieces = [Piece(char["text"], char["look"]) for char in sorted(aside, key=lambda char: str(char["look"]))]
    return printed([*pieces, *(char["mark"] for char in chars if "mark" in char)]).looks


Edges = tuple[float, float, float, float]


def _torn(page: Page, by_cell: Sequence[tuple[Edges, list[dict[str, Any]]]]) -> set[int]:
    """Indices of the cells that share a number with a neighbour, because a ruling goes through it."""
    cell_of = {id(char): n for n, (_, chars) in enumerate(by_cell) for char in chars}
    torn: set[int] = set()
    for one, other in itertools.pairwise(page.chars):
        cells = {cell_of.get(id(one)), cell_of.get(id(other))}
        near = abs(other["x0"] - one["x1"]) < _ONE_RUN * one["size"]
        level = abs(other["bottom"] - one["bottom"]) < 1
        if len(cells) == 2 and near and level and one["text"].isdigit() and other["text"].isdigit():
            torn |= {cell for cell in cells if cell is not None}
    return torn


def _by_cell(page: Page, cells: Sequence[Edges]) -> Iterator[tuple[Edges, list[dict[str, Any]]]]:
    """Cells with the characters whose middle is in them. Cropping the page would include characters that
    only touch the cell, such as figures at the top of the row below.
    """
    waiting = list(page.chars)
    for cell in sorted(cells, key=lambda c: (c[2] - c[0]) * (c[3] - c[1])):
        inside = [char for char in waiting if _inside(char, cell)]
        taken = set(map(id, inside))
        waiting = [char for char in waiting if id(char) not in taken]
        yield cell, inside


def _shown(text: str) -> str:
    """The text with normal characters in place of the radicals that some fonts' maps give."""
    plain = "".join(
        unicodedata.normalize("NFKC", c) if "\u2e80" <= c < "\u2fe0" or "\uf900" <= c < "\ufb00" else c for c in text
    )
    return without_radicals(plain).strip()


def _clustered(values: list[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _at(values: list[float], value: float) -> int:
    return min(range(len(values)), key=lambda n: abs(values[n] - value))
