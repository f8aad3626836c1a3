"""PDF with text (ISO 32000-1). pdfium gives the characters and rulings; `parsers.grid` finds the tables.

A page whose text can't be trusted is read by OCR: pages without text, with invisible text (the text
layer of a scanner's OCR), with fonts that don't say which characters they print, or with letters
turned into curves. Pictures on a page of text are passed on, because they may show a table.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pypdfium2 as pdfium

from parsers import messages, notices
from parsers.document import Document, Picture, Place
from parsers.errors import Refused, Unreadable
from parsers.formats import PDF
from parsers.grid import Box, Page, Word, blocks
from parsers.grid.pictures import FEW, WHOLE, among, area, may_be_figure, may_hold_table
from parsers.readers.drawn.characters import characters_of, claimed, strange, typed_characters, upright, words_of
from parsers.readers.drawn.drawing import Drawing, drawing_of
from parsers.readers.drawn.frame import Frame
from parsers.readers.drawn.glyphs import names_others
from parsers.readers.drawn.layers import has_layers, ink_of
from parsers.readers.drawn.overlays import Glyph, overlaid
from parsers.readers.drawn.shadows import without_shadows
from parsers.sentences import Message

MOST_PAGES = 500
"""Limit of pages. The longest real report seen has 60; a book isn't a report."""
MOST_SCANNED = 100
"""Limit of pages read by OCR, which takes two to three seconds each."""
_DPI = 200
"""Resolution at which pages are drawn for OCR."""
_MOST_PIXELS = 40_000_000
"""Limit of a page drawn for OCR; A3 at 200 dpi has 8 million. Larger sheets get a lower resolution."""
_LEAST_DPI = 72
"""A page that would need a lower resolution is refused."""
_STRIP = 20
"""Largest ratio of a page's sides for OCR. The library enlarges a page to at least 736 pixels of width,
whatever its length: a page of 1 × 595 points then takes 3 GB."""
_REPORTS = frozenset(("pdf", "doc", "docx", "wps", "xls", "xlsx", "et", "ofd", "rtf", "odt", "zip", "rar"))
"""Endings of embedded files that a reader may want to see; signatures embed XML."""
_CURVES = 2_000
"""Curve segments of about a hundred letters drawn as outlines; an emblem has a few hundred."""


class _Read(NamedTuple):
    """A page, the notices about it, the pictures on it, whether it was read by OCR, and whether nothing but
    characters is on it.
    """

    page: Page
    notices: tuple[Message, ...] = ()
    pictures: tuple[Picture, ...] = ()
    scanned: bool = False
    is_plain: bool = False


def read(data: bytes) -> Document:
    """Reads the file. Raises `Unreadable` if it is damaged, locked or too long, or if nothing is on its pages."""
    document = opened(data)
    try:
        pages = list(_pages(document))
        attached = tuple(_attached(document))
    finally:
        document.close()
    noticed = (*(notice for each in pages for notice in each.notices), *attached)
    if not any(each.page.words or each.pictures for each in pages):
        raise Unreadable(messages.nothing_on("pdf", noticed))
    read_blocks = blocks([each.page for each in pages])
    pictures = [picture for each in pages for picture in each.pictures]
    plain = all(each.is_plain for each in pages)
    return Document(tuple(among(read_blocks, pictures)), PDF, "pdf", {}, noticed, is_plain=plain)


class Opened(pdfium.PdfDocument):  # type: ignore[misc]
    """An open file, and whether it has layers."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.layered = has_layers(data)


def opened(data: bytes) -> pdfium.PdfDocument:
    """Opens the file. Raises `Unreadable` if it can't be opened, has no pages, or has more than
    `MOST_PAGES`.
    """
    try:
        document = Opened(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable(messages.LOCKED(what="pdf")) from error
        raise Unreadable(messages.DAMAGED(what="pdf", error=error)) from error
    count = len(document)
    if 0 < count <= MOST_PAGES:
        return document
    document.close()
    if count == 0:
        raise Unreadable(messages.NO_PAGES(what="pdf"))
    raise Refused(messages.PDF_TOO_LONG(pages=count, most=MOST_PAGES))


def pages_in(document: pdfium.PdfDocument) -> Iterator[Page]:
    """The pages with the text in the file. Raises `Unreadable` where that can't be trusted."""
    for number in range(1, len(document) + 1):
        page, _, distrust = page_of(document, number)
        if distrust:
            raise Unreadable(distrust)
        yield page


def _pages(document: pdfium.PdfDocument) -> Iterator[_Read]:
    scanned = 0
    for number in range(1, len(document) + 1):
        read = _page(document, number, may_scan=scanned < MOST_SCANNED)
        scanned += read.scanned
        yield read


def _page(document: pdfium.PdfDocument, number: int, *, may_scan: bool) -> _Read:
    try:
        page, typed, unread = overlaid(document, number)
    except pdfium.PdfiumError as error:
        notice = notices.PAGE_DAMAGED(page=number, error=error)
        return _Read(Page(number, 0, 0, (), ()), (notice,))
    try:
        shown, drawing, distrust = _shown(page, number, typed)
        if distrust and not may_scan:
            notice = notices.PICTURE_AFTER_OTHERS(page=number, others=MOST_SCANNED)
            return _Read(Page(number, shown.width, shown.height, (), ()), (*unread, notice))
        if distrust:
            scan = scanned(page, number)
            return _Read(scan, (*unread, read_as_picture(number, distrust)), (), True)
        plain = not (unread or drawing.pictures or drawing.rulings or drawing.fills or drawing.curves)
        return _Read(shown, unread, tuple(_pictures(page, shown, drawing)), is_plain=plain)
    finally:
        page.close()


def _attached(document: pdfium.PdfDocument) -> Iterator[Message]:
    """A notice for each embedded file that could be a report."""
    for number in range(min(document.count_attachments(), 20)):
        name = document.get_attachment(number).get_name()
        if name.rpartition(".")[2].lower() in _REPORTS:
            yield notices.ATTACHED_UNREAD(file=name)


def read_as_picture(number: int, why: Message) -> Message:
    """The notice for a page whose text isn't trusted, for the reason `why`."""
    return notices.AS_PICTURE(page=number, why=why)


def page_of(document: pdfium.PdfDocument, number: int) -> tuple[Page, Drawing, Message | None]:
    """A page with the text in the file, what else is drawn on it, and the reason why its text can't be
    trusted, if any. Raises `Unreadable` if the page is damaged.
    """
    try:
        page, typed, _ = overlaid(document, number)
    except pdfium.PdfiumError as error:
        raise Unreadable(messages.PAGE_DAMAGED(page=number, error=error)) from error
    try:
        return _shown(page, number, typed)
    finally:
        page.close()


def loaded(document: pdfium.PdfDocument, number: int) -> pdfium.PdfPage:
    """A page as it is to be drawn. Raises `Unreadable` if it can't be loaded, as a damaged one may not be again."""
    try:
        return document[number - 1]
    except pdfium.PdfiumError as error:
        raise Unreadable(messages.PAGE_DAMAGED(page=number, error=error)) from error


def _shown(page: pdfium.PdfPage, number: int, typed: Sequence[Glyph]) -> tuple[Page, Drawing, Message | None]:
    characters = without_shadows(page, characters_of(page)) + typed_characters(typed)
    frame = upright(Frame.of(page), characters)
    drawing = drawing_of(page, frame)
    is_drawn = ink_of(page, frame.turns) if getattr(page.pdf, "layered", False) else None
    words, aside = words_of(characters, frame, drawing, is_drawn)
    aside += [Word("img", box, look="picture") for box in drawing.pictures if may_be_figure(box)]
    aside += [Word("img", box, look="picture") for box in drawing.signs]
    shown = Page(number, frame.width, frame.height, words, drawing.rulings, drawing.fills, drawing.white, aside)
    distrust = _distrust(claimed(characters, frame), shown, drawing)
    if distrust is None and names_others(characters):
        distrust = notices.OTHER_DIGITS()
    return shown, drawing, distrust


def _distrust(characters: int, page: Page, drawing: Drawing) -> Message | None:
    """The reason why the text in the file isn't what is printed on the page; None if it is. `characters`
    is how many the page claims to show.
    """
    words = page.words
    sheet = max(page.width * page.height, 1.0)
    largest = max((area(box) for box in drawing.pictures), default=0.0) / sheet
    drawn = bool(drawing.pictures or drawing.curves)
    if not words and not characters:
        return notices.NO_TEXT() if drawn else None
    # If only text is drawn, invisible text can't stand for anything visible.
    if drawn and len(words) * 2 < characters:
        return notices.UNSEEN()
    if strange(words) * 20 > len(words):
        return notices.MUTE_FONTS()
    if largest > WHOLE and len(words) < FEW:
        return notices.PICTURE()
    if drawing.curves > _CURVES and drawing.curves > 10 * len(words):
        return notices.OUTLINES()
    return None


def scanned(page: pdfium.PdfPage, number: int, *, again: bool = False, without: Sequence[Box] = ()) -> Page:
    """Reads the page by OCR; with `again`, by the second, different method. What is drawn in the boxes `without`
    is left out. Raises `Unreadable` if the page is too large or too narrow.
    """
    from parsers.ocr import read_page, read_page_again

    width, height = page.get_size()
    if max(width, height) > _STRIP * min(width, height):
        wide, high = (round(side / 72 * 2.54, 1) for side in (width, height))
        raise Unreadable(messages.STRIP(page=number, width=wide, height=high))
    dpi = min(float(_DPI), 72 * (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    if dpi < _LEAST_DPI:
        wide, high = (round(side / 72 * 2.54) for side in (width, height))
        raise Unreadable(messages.SHEET_TOO_LARGE(page=number, width=wide, height=high))
    image = page.render(scale=dpi / 72).to_numpy()[:, :, 2::-1]
    if without:
        image = image.copy()
    for left, top, right, bottom in ([round(side * dpi / 72) for side in box] for box in without):
        image[max(top, 0) : bottom, max(left, 0) : right] = 255
    return (read_page_again if again else read_page)(image, dpi=dpi, number=number)


def _pictures(page: pdfium.PdfPage, shown: Page, drawing: Drawing) -> Iterator[Picture]:
    """The pictures on a page of text that may hold a table, drawn as the page shows them."""
    for box in drawing.pictures[:4]:
        whole = area(box) / max(shown.width * shown.height, 1.0) > WHOLE
        if whole or not may_hold_table(box, shown.width, shown.height):
            continue
        image = page.render(scale=_DPI / 72, rotation=0).to_pil()
        if abs(image.width / max(image.height, 1) - shown.width / shown.height) > 0.01:
            return  # the text is rotated differently from the page, so the boxes don't fit the drawing
        part = image.crop(tuple(round(side * _DPI / 72) for side in box))
        out = io.BytesIO()
        part.save(out, "PNG", compress_level=1, dpi=(_DPI, _DPI))
        yield Picture(out.getvalue(), Place(page=shown.number, box=box))


def turns_of(page: pdfium.PdfPage) -> int:
    """Quarter turns clockwise by which the page must be drawn for the places of its cells to fit."""
    return upright(Frame.of(page), characters_of(page)).turns
