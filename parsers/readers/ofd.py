"""OFD (GB/T 33190-2016): pages of text and paths, as XML in a ZIP. Millimetres, origin top left.

If a package contains several documents, all are read, each in its last version. A page that is a
picture is read by OCR. Annotations and seals (Annots, Signs) are not read: they lie over the print
and aren't part of it.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from parsers import messages, notices
from parsers.document import Document, Picture
from parsers.document import Place as Where
from parsers.errors import Refused, Unreadable
from parsers.formats import OFD
from parsers.grid import Box, Page, Ruling, Word, blocks
from parsers.grid.pictures import FEW, WHOLE, among, area, may_hold_table
from parsers.package import Package, xml
from parsers.readers.drawn.ofd_objects import (
    MM,
    MOST_OBJECTS,
    SAME,
    UNKNOWN,
    Drawing,
    Place,
    draw,
    draw_strokes,
    quarters_of,
    turned,
)
from parsers.readers.drawn.ofd_resources import Resources, child, named, numbers, resolved
from parsers.sentences import Message

MOST_PAGES = 500
MOST_SCANNED = 100
"""Limit of pages read by OCR, which takes two to three seconds each."""
_COVER = 0.8
"""Share of the page's area. A larger picture hides the text drawn before it."""
_STRANGE = 0.05
"""Share of a page's characters. If more are unknown, the others can't be trusted either."""


class Read(NamedTuple):
    """The pages of a file, the pictures on them, and the notices."""

    pages: list[Page]
    pictures: list[Picture]
    notices: list[Message]


def read(data: bytes) -> Document:
    """Reads the file. Raises `Unreadable` if the archive or its root document is damaged, or if there is
    nothing on its pages.
    """
    found = opened(data)
    if not any(page.words for page in found.pages) and not found.pictures:
        raise Unreadable(messages.nothing_on("ofd", found.notices))
    read_blocks = among(blocks(found.pages), found.pictures)
    return Document(tuple(read_blocks), OFD, "ofd", {}, tuple(found.notices))


def pages(data: bytes) -> tuple[list[Page], list[Message]]:
    """The print of each page, and the notices. Raises `Unreadable`."""
    found = opened(data)
    return found.pages, found.notices


def opened(data: bytes, *, may_scan: bool = True) -> Read:
    """The pages, pictures and notices of a file. Without `may_scan`, pages that are pictures have no
    words. Raises `Unreadable`.
    """
    package = Package(data)
    root = xml(package.read("OFD.xml"))
    read = Read([], [], [])
    for body in named(root, "DocRoot"):
        _Body(package, (body.text or "").strip(), read, may_scan=may_scan).add_pages()
    if not read.pages:
        raise Unreadable(messages.NO_PAGES(what="ofd"))
    return read


_DRAWN = frozenset(("Path", "Highlight"))
"""Kinds of annotations whose lines may strike text out; seals and watermarks lie over the print."""


class _Body:
    """One document of the package."""

    def __init__(self, package: Package, path: str, read: Read, *, may_scan: bool) -> None:
        self.package, self.read = package, read
        self.left = MOST_SCANNED if may_scan else 0
        path = resolved("", path)
        self.folder = posixpath.dirname(path)
        self.root = xml(package.read(path))
        common = child(self.root, "CommonData")
        self.area = _box_of(child(common, "PageArea") if common is not None else None)
        self.templates: dict[str, str] = {}
        self.resources = Resources(package)
        if common is not None:
            self.resources.add(common, self.folder)
            for each in named(common, "TemplatePage"):
                self.templates[each.get("ID", "")] = each.get("BaseLoc", "")

    def add_pages(self) -> None:
        listed = child(self.root, "Pages")
        pages = [] if listed is None else list(named(listed, "Page"))
        if len(pages) > MOST_PAGES:
            raise Refused(messages.OFD_TOO_LONG(pages=len(pages)))
        for number, each in enumerate(pages, len(self.read.pages) + 1):
            path = resolved(self.folder, each.get("BaseLoc", ""))
            self.read.pages.append(self._page(path, number, each.get("ID", "")))

    def _notes(self, page: str) -> Iterator[etree._Element]:
        """What the annotations of a page that are drawn by hand or mark text look like (GB/T 33190-2016, 15)."""
        listed = child(self.root, "Annotations")
        path = "" if listed is None else resolved(self.folder, listed.text or "")
        for each in named(xml(self.package.read(path)), "Page") if path in self.package else ():
            file = child(each, "FileLoc")
            place = "" if file is None else resolved(posixpath.dirname(path), file.text or "")
            if each.get("PageID") != page or place not in self.package:
                continue
            for note in named(xml(self.package.read(place)), "Annot"):
                if note.get("Visible") != "false" and note.get("Type") in _DRAWN:
                    yield from (part for part in note if isinstance(part.tag, str) and part.tag.endswith("}Appearance"))

    def _page(self, path: str, number: int, own: str) -> Page:
        page = xml(self.package.read(path))
        left, top, width, height = _box_of(child(page, "Area")) or self.area or (0.0, 0.0, 210.0, 297.0)
        contents = []
        for part, folder in [*self._templates_of(page), (page, posixpath.dirname(path))]:
            content = child(part, "Content")
            if content is not None:
                self.resources.add(part, folder)
                contents.append(content)
        quarter = _quarter(contents, self.resources)
        start = Place(0, 0, turned(quarter, width, height)).inside((-left, -top, width, height), SAME)
        if quarter % 2:
            width, height = height, width
        drawing = Drawing()
        for content in contents:
            draw(content, start, self.resources, drawing)
        for note in self._notes(own):
            sides = numbers(note.get("Boundary"))
            draw_strokes(note, start.inside(sides, SAME) if len(sides) == 4 else start, self.resources, drawing)
        if drawing.unknown:
            self.read.notices.append(notices.COMPOSITE_UNREAD(page=number))
        if drawing.size > MOST_OBJECTS:
            raise Refused(messages.OFD_OBJECTS(page=number))
        wide, high = width * MM, height * MM
        for box, _ in drawing.pictures:
            if area(box) > _COVER * wide * high:
                drawing.covers.append((drawing.turn + 1, box))
        words, aside = ([word for word in some if _is_on_page(word, wide, high)] for some in drawing.seen())
        return self._judged(Page(number, wide, high, words, drawing.rulings, drawing.fills, (), aside), drawing)

    def _templates_of(self, page: etree._Element) -> Iterator[tuple[etree._Element, str]]:
        for each in page:
            if isinstance(each.tag, str) and each.tag.rpartition("}")[2] == "Template":
                path = self.templates.get(each.get("TemplateID", ""))
                if path:
                    path = resolved(self.folder, path)
                    yield xml(self.package.read(path)), posixpath.dirname(path)

    def _judged(self, page: Page, drawing: Drawing) -> Page:
        """The page as it is to be read: by OCR if it is a picture, without words if too many of its
        characters are unknown, otherwise unchanged.
        """
        sheet = max(page.width * page.height, 1.0)
        parts = sorted(drawing.pictures, key=lambda each: -area(each[0]))
        if parts and area(parts[0][0]) > WHOLE * sheet and len(page.words) < FEW:
            return self._scanned(page, *parts[0])
        for box, resource in parts[:4]:
            if may_hold_table(box, page.width, page.height) and resource in self.resources.media:
                self._add_picture(page.number, box, resource)
        strange = sum(word.text == UNKNOWN for word in page.words)
        if strange > _STRANGE * len(page.words):
            self.read.notices.append(notices.PAGE_MUTE(page=page.number))
            return Page(page.number, page.width, page.height, (), ())
        return page

    def _add_picture(self, number: int, box: Box, resource: str) -> None:
        try:
            data = self.package.read(self.resources.media[resource])
        except Unreadable:
            self.read.notices.append(notices.PICTURE_DAMAGED(page=number))
            return
        self.read.pictures.append(Picture(data, Where(page=number, box=box)))

    def _scanned(self, page: Page, box: Box, resource: str) -> Page:
        empty = Page(page.number, page.width, page.height, (), ())
        if self.left <= 0:
            self.read.notices.append(notices.PICTURE_UNREAD(page=page.number))
            return empty
        self.left -= 1
        from parsers.ocr import read_page
        from parsers.readers import scan

        try:
            pixels, _ = next(scan.pages(self.package.read(self.resources.media.get(resource, ""))))
        except (Unreadable, StopIteration) as error:
            why = error.message if isinstance(error, Unreadable) else error
            self.read.notices.append(notices.PICTURE_UNREADABLE(page=page.number, error=why))
            return empty
        dpi = pixels.shape[1] / max((box[2] - box[0]) / 72, 0.1)
        read = read_page(pixels, dpi=dpi, number=page.number)
        self.read.notices.append(notices.AS_PICTURE(page=page.number, why=notices.PICTURE()))
        return Page(
            page.number,
            page.width,
            page.height,
            [word._replace(box=_moved(word.box, box)) for word in read.words],
            [Ruling(*_moved((r.left, r.top, r.right, r.bottom), box)) for r in read.rulings],
        )


def _quarter(contents: list[etree._Element], resources: Resources) -> int:
    """The quarter turns clockwise at which most of a page's text stands. Converters from PDF lay wide tables on their
    side, object by object.
    """
    angles = sum((quarters_of(content, resources) for content in contents), Counter[int]())
    return angles.most_common(1)[0][0] if angles else 0


def _moved(box: Box, by: Box) -> Box:
    return (box[0] + by[0], box[1] + by[1], box[2] + by[0], box[3] + by[1])


def _is_on_page(word: Word, width: float, height: float) -> bool:
    x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    return 0 <= x <= width and 0 <= y <= height


def _box_of(area: etree._Element | None) -> tuple[float, float, float, float] | None:
    """The visible part of a page: its application box, else the whole sheet. Left, top, width and height
    in millimetres; None if neither is given.
    """
    if area is None:
        return None
    for name in ("ApplicationBox", "PhysicalBox"):
        box = child(area, name)
        sides = numbers(box.text if box is not None else None)
        if len(sides) == 4 and sides[2] > 0 and sides[3] > 0:
            return (sides[0], sides[1], sides[2], sides[3])
    return None
