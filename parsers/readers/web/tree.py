"""The looks of the text in a page's tree as libxml2 gives it (`parsers.readers.web.looks`)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import NamedTuple, cast

from lxml import etree

from parsers.readers.css import sheet as css_sheet
from parsers.readers.css.conditions import on_screen
from parsers.readers.css.style import Mark
from parsers.readers.web.looks import Looks, Suspects, words_of
from parsers.sentences import Message

Marks = Mapping[etree._Element, Mark]
"""The looks of text, by the element directly around it."""

_IN_CELL = 60
"""Characters. Longer text that takes no place is no part of a cell, but a menu or a note for the screen."""
_HAS_CELLS = frozenset(("td", "th", "tr", "tbody", "thead", "tfoot", "table"))


class Sheets(NamedTuple):
    """The texts of a page's style sheets, and whether these are all."""

    texts: list[str]
    complete: bool


class Written(NamedTuple):
    """Text that a style sheet writes into an element, before or after what stands in it."""

    element: etree._Element
    side: str
    text: str
    mark: Mark | None


class PageLooks(NamedTuple):
    removed: list[etree._Element]
    """Elements that take no place."""
    marks: Marks
    notices: tuple[Message, ...]
    written: tuple[Written, ...] = ()


class _Tree:
    """Elements of lxml."""

    def key(self, element: etree._Element) -> Hashable:
        return element

    def tag(self, element: etree._Element) -> str:
        return element.tag

    def get(self, element: etree._Element, name: str) -> str | None:
        return element.get(name)

    def text(self, element: etree._Element) -> str:
        return element.text or ""

    def above(self, element: etree._Element) -> etree._Element | None:
        return element.getparent()

    def first(self, element: etree._Element) -> etree._Element | None:
        return element[0] if len(element) else None

    def before(self, element: etree._Element) -> etree._Element | None:
        return element.getprevious()

    def after(self, element: etree._Element) -> etree._Element | None:
        return element.getnext()


def sheets_of(root: etree._Element, sheets: Mapping[str, str]) -> Sheets:
    """The style sheets of a page that hold on a screen; `sheets` are those that came with it, by their addresses."""
    found, complete = list[str](), True
    for each in root.iter("style", "link"):
        if not on_screen(each.get("media", "")):
            continue
        if each.tag == "style":
            if each.get("type", "text/css").strip().lower() in {"", "text/css"}:
                found.append(each.text or "")
        elif css_sheet.is_sheet(each.get("rel", "")):
            text = css_sheet.sheet_at(each.get("href", "").strip(), sheets)
            complete = complete and text is not None
            found.append(text or "")
    return Sheets([each for each in found if each], complete)


def looks_of(root: etree._Element, sheets: Sheets, *, split: bool) -> PageLooks | None:
    """The looks of a page's text; None if all of it is plain print. `split`: whether numbers may go over several
    elements.
    """
    tree = _Tree()
    styles, colours = set[str](), set[str]()
    for each in root.iter("*"):
        if style := each.get("style"):
            styles.add(style)
        if each.get("dir", "").lower() == "rtl":
            styles.add("direction:rtl")
        if colour := each.get("bgcolor") or each.get("color") or each.get("text"):
            colours.add(colour)
    suspects = Suspects(tree, styles, sheets.texts, colours, split=split)
    roots = [each for each in root.iter("*") if each in suspects]
    if not roots and not suspects.rules.is_exhausted and not suspects.pseudo and not suspects.may_move:
        return None
    looks = Looks(tree, suspects, complete=sheets.complete)
    looks.mark(roots, lambda each: each.iter("*"), lambda: _tables(root))
    grids = (list(each.iter("*")) for each in root.iter("table") if each.find(".//table") is None)
    looks.place(grids, lambda each: "".join(map(str, each.itertext())))
    removed = [each for each in roots if looks.is_removed(each) and not _is_part_of_cell(each)]
    gone = set(removed)
    written = [
        Written(*each)
        for each in looks.written(root.iter("*"))
        if not any(above in gone for above in (each[0], *each[0].iterancestors()))
    ]
    return PageLooks(removed, cast("Marks", looks.marks), tuple(looks.notices), tuple(written))


def write(pieces: Iterable[Written], marks: Marks) -> Marks:
    """Puts what style sheets write where it is seen; the looks with those of the new text."""
    found = dict(marks)
    for element, side, text, mark in pieces:
        if not text:
            _doubt(element, found)
            continue
        new = etree.Element("span")
        new.text = text
        if side == "before":
            new.tail, element.text = element.text, None
            element.insert(0, new)
        else:
            element.append(new)
        look = mark or found.get(element)
        if look is not None:
            found[new] = look
        if look == Mark("unclear"):
            _doubt(element, found)
    return found


def _doubt(element: etree._Element, marks: dict[etree._Element, Mark]) -> None:
    """How the text in an element looks can't be told."""
    for each in element.iter("*"):
        if each not in marks:
            marks[each] = Mark("unclear")


def remove(elements: Iterable[etree._Element]) -> None:
    """Removes elements. If text follows one, an empty span stays to carry that text."""
    for element in elements:
        parent = element.getparent()
        if parent is None:
            continue
        if element.tail is None or (element.tag in _HAS_CELLS and not element.tail.strip()):
            parent.remove(element)
        else:  # appending the text to the text before it would take quadratic time
            text_after = element.tail
            element.clear()
            element.tag, element.tail = "span", text_after


def _is_part_of_cell(element: etree._Element) -> bool:
    """Whether an element that isn't seen is a few words within a cell, to be told there."""
    if element.tag in _HAS_CELLS or element.find(".//table") is not None:
        return False
    if len("".join(map(str, element.itertext()))) > _IN_CELL:
        return False
    return next(element.iterancestors("td", "th"), None) is not None


def _tables(root: etree._Element) -> Iterator[tuple[frozenset[str], etree._Element]]:
    for table in root.iter("table"):
        if table.find(".//table") is None:
            words = words_of(["".join(map(str, cell.itertext())) for cell in table.iter("td", "th")])
            if words:
                yield words, table
