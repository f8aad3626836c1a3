"""Form fields and notes on PDF pages (ISO 32000-1, 12.5 annotations, 12.7 forms), made part of the page's print.

Viewers show what was filled into a field or typed onto a page, and print it; but it isn't in the page's content, which
is all that the readers look at. So it is drawn into the content first, with the appearance that the file gives it. The
text of a field or note without one is set into its box, as Acrobat and Poppler do.

Lines and shapes without one are drawn too (`pdf_notes`).

Left out: what isn't shown; links and the icons of comments; signatures and stamps, which lie over the print and
aren't part of it.
"""

from __future__ import annotations

import ctypes
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from parsers import notices
from parsers.readers.drawn.notes import draw
from parsers.sentences import Message

MOST_PAGES = 100
"""Pages of a file that are changed for the second reader, which reads no more."""
MOST = 5_000
"""Annotations looked at on one page; a form of 200 fields has 200."""
MOST_CHARACTERS = 2_000
"""Of a field or note; a longer text is cut, with a warning."""
_HIDDEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW | raw.FPDF_ANNOT_FLAG_INVISIBLE
_BESIDE = frozenset(
    (
        raw.FPDF_ANNOT_LINK,
        raw.FPDF_ANNOT_TEXT,
        raw.FPDF_ANNOT_POPUP,
        raw.FPDF_ANNOT_STAMP,
        raw.FPDF_ANNOT_FILEATTACHMENT,
        raw.FPDF_ANNOT_SOUND,
        raw.FPDF_ANNOT_MOVIE,
        raw.FPDF_ANNOT_SCREEN,
        raw.FPDF_ANNOT_PRINTERMARK,
        raw.FPDF_ANNOT_TRAPNET,
        raw.FPDF_ANNOT_WATERMARK,
    )
)
"""Kinds that are no print."""
_TEXTUAL = frozenset((raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX))
_SIZE = re.compile(r"([\d.]{1,8}+)\s+Tf")
_MARGIN = 2.0
"""Points between a field's edge and its text."""
_AUTO = 12.0
"""Points. Type size of a field that leaves it open, if the field is high enough."""
_NARROW = {".": 0.278, ",": 0.278, " ": 0.278, "-": 0.333, "(": 0.333, ")": 0.333, "/": 0.278}
"""Widths in Helvetica, in which the digits have 0.556 (Adobe's font metrics)."""
_HIGH = 0.72
"""Times the type size: how high digits are."""


class Glyph(NamedTuple):
    """A character of a field or note that has no appearance of its own, at the left end of its baseline, in points of
    the page's own coordinates (origin bottom left).
    """

    text: str
    x: float
    y: float
    width: float
    size: float


class Overlaid(NamedTuple):
    """A page whose fields and notes are part of its content, the characters of those without an appearance, and the
    warnings of those that could not be read.
    """

    page: pdfium.PdfPage
    typed: tuple[Glyph, ...] = ()
    notices: tuple[Message, ...] = ()


def overlaid(document: pdfium.PdfDocument, number: int) -> Overlaid:
    """The page (from 1) with its fields and notes. Raises `PdfiumError` for a damaged page."""
    page = document[number - 1]
    if raw.FPDFPage_GetAnnotCount(page) <= 0:
        return Overlaid(page)
    notes = _cleared(document, page)
    if raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS:
        page.close()
        page = document[number - 1]
    level = page.get_rotation() == 0
    glyphs = tuple(glyph for note in notes if level for glyph in note.glyphs())
    told = tuple(notices.FIELD_UNREAD(print=note.text, page=number) for note in notes if not (level and note.fits))
    return Overlaid(page, glyphs, told)


def with_typed(document: pdfium.PdfDocument, overlaid: Overlaid) -> pdfium.PdfPage:
    """The page with the characters of fields and notes that have no appearance, for a picture of it: pdfium draws none.
    Signs that the standard font hasn't are left out.
    """
    font = raw.FPDFText_LoadStandardFont(document, b"Helvetica")
    for each in overlaid.typed:
        if not each.text.isascii():
            continue
        drawn = raw.FPDFPageObj_CreateTextObj(document, font, each.size)
        text = ctypes.create_string_buffer(f"{each.text}\0".encode("utf-16-le"))
        raw.FPDFText_SetText(drawn, ctypes.cast(text, raw.FPDF_WIDESTRING))
        raw.FPDFPageObj_Transform(drawn, each.width / _width(each.text, each.size), 0, 0, 1, each.x, each.y)
        raw.FPDFPage_InsertObject(overlaid.page, drawn)
    if overlaid.typed:
        raw.FPDFPage_GenerateContent(overlaid.page)
    raw.FPDFFont_Close(font)
    return overlaid.page


def all_overlaid(data: bytes) -> tuple[bytes, dict[int, tuple[Glyph, ...]]]:
    """The file with the fields and notes of all pages as part of their content, and by page number the characters of
    those without an appearance. The file is unchanged if it has none, or is damaged.
    """
    if b"/Annot" not in data and b"/ObjStm" not in data:
        return data, {}
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return data, {}
    try:
        typed = dict(_changed(document))
        if not typed:
            return data, {}
        out = io.BytesIO()
        document.save(out)
        return out.getvalue(), typed
    except pdfium.PdfiumError:
        return data, {}
    finally:
        document.close()


def _changed(document: pdfium.PdfDocument) -> Iterator[tuple[int, tuple[Glyph, ...]]]:
    for number in range(1, min(len(document), MOST_PAGES) + 1):
        page = document[number - 1]
        held = raw.FPDFPage_GetAnnotCount(page)
        page.close()
        if held > 0:
            each = overlaid(document, number)
            each.page.close()
            yield number, each.typed


class _Note(NamedTuple):
    """The text of a field or note. `box` is left, bottom, right, top in the page's own coordinates."""

    text: str
    box: tuple[float, float, float, float]
    size: float

    @property
    def fits(self) -> bool:
        return len(self.text) <= MOST_CHARACTERS

    def glyphs(self) -> Iterator[Glyph]:
        """Its characters, line by line; one line in the middle of the box, several from its top."""
        left, bottom, right, top = self.box
        room = max(right - left - 2 * _MARGIN, 1.0)
        lines = list(_wrapped(self.text[:MOST_CHARACTERS], room, self.size))
        y = (bottom + top - _HIGH * self.size) / 2 if len(lines) == 1 else top - self.size
        for line in lines:
            x = left + _MARGIN
            # Its last digits belong to it also where it is wider than its box.
            narrowed = min(room / sum(_width(char, self.size) for char in line), 1.0) if line else 1.0
            for char in line:
                wide = narrowed * _width(char, self.size)
                if not char.isspace():
                    yield Glyph(char, x, y, wide, self.size)
                x += wide
            y -= 1.2 * self.size


def _wrapped(text: str, room: float, size: float) -> Iterator[str]:
    for whole in text.splitlines():
        line, left = "", room
        for char in whole:
            left -= _width(char, size)
            # A line of digits is never broken: viewers let it run over the edge.
            if left < 0 and line and ord(char) > 0x2E7F:
                yield line
                line, left = "", room - size
            line += char
        yield line


def _width(char: str, size: float) -> float:
    return size if ord(char) > 0x2E7F else _NARROW.get(char, 0.556) * size


def _cleared(document: pdfium.PdfDocument, page: pdfium.PdfPage) -> list[_Note]:
    """Takes what is no print off the page; returns the text of fields and notes without an appearance."""
    found: list[_Note] = []
    with _fields(document) as fields:
        for index in reversed(range(min(raw.FPDFPage_GetAnnotCount(page), MOST))):
            note = raw.FPDFPage_GetAnnot(page, index)
            if not note:
                continue
            try:
                field = raw.FPDFAnnot_GetFormFieldType(fields, note) if fields else -1
                shown = _is_print(note, field)
                if shown and not raw.FPDFAnnot_HasKey(note, b"AP"):
                    found += _note(note, field, fields)
                    draw(note)
            finally:
                raw.FPDFPage_CloseAnnot(note)
            if not shown:
                raw.FPDFPage_RemoveAnnot(page, index)
    return found


@contextmanager
def _fields(document: pdfium.PdfDocument) -> Iterator[Any]:
    """Pdfium's handle of the document's form, by which a field gives its type and value also where they are inherited;
    None if the document has no form. It isn't left open: pages that are loaded with it get empty appearances.
    """
    if document.get_formtype() == raw.FORMTYPE_NONE:
        yield None
        return
    config = raw.FPDF_FORMFILLINFO(version=2)
    handle = raw.FPDFDOC_InitFormFillEnvironment(document, config)
    try:
        yield handle
    finally:
        if handle:
            raw.FPDFDOC_ExitFormFillEnvironment(handle)


def _is_print(note: Any, field: int) -> bool:
    kind = raw.FPDFAnnot_GetSubtype(note)
    if kind in _BESIDE or field == raw.FPDF_FORMFIELD_SIGNATURE or _string(note, b"FT") == "Sig":
        return False
    return not raw.FPDFAnnot_GetFlags(note) & _HIDDEN


def _note(note: Any, field: int, fields: Any) -> Iterator[_Note]:
    kind = raw.FPDFAnnot_GetSubtype(note)
    if kind == raw.FPDF_ANNOT_WIDGET:
        text = _value(note, fields) if field in _TEXTUAL else ""
    elif kind == raw.FPDF_ANNOT_FREETEXT:
        text = _string(note, b"Contents")
    else:
        return
    box = raw.FS_RECTF()
    if not text.strip() or not raw.FPDFAnnot_GetRect(note, box):
        return
    left, right = sorted((box.left, box.right))
    bottom, top = sorted((box.bottom, box.top))
    size = _SIZE.search(_string(note, b"DA"))
    wanted = float(size[1]) if size and size[1].replace(".", "", 1).isdigit() else 0.0
    yield _Note(text.strip(), (left, bottom, right, top), wanted or min(_AUTO, max(0.75 * (top - bottom), 4.0)))


def _string(note: Any, key: bytes) -> str:
    """The value of a key of an annotation, "" if it has none."""
    return _text(lambda buffer, length: raw.FPDFAnnot_GetStringValue(note, key, buffer, length))


def _value(note: Any, fields: Any) -> str:
    """The value of a form field, also where it is inherited."""
    return _text(lambda buffer, length: raw.FPDFAnnot_GetFormFieldValue(fields, note, buffer, length))


def _text(ask: Any) -> str:
    length = ask(None, 0)
    if length <= 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    ask(ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace")
