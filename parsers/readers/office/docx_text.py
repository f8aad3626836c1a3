"""The text of a DOCX paragraph in pieces, each with the look of its run."""

from __future__ import annotations

from lxml import etree

from parsers.looks import Piece
from parsers.readers.office.docx_looks import Looks, Mark
from parsers.readers.office.docx_settled import W

_DEEP = 40
OPENED = frozenset(
    (
        f"{W}sdt",
        f"{W}sdtContent",
        f"{W}ins",
        f"{W}moveTo",
        f"{W}smartTag",
        f"{W}customXml",
        f"{W}hyperlink",
        f"{W}fldSimple",
        f"{W}dir",
        f"{W}bdo",
    )
)
"""Wrappers whose content is printed. Other elements, such as deletions and field codes, are not."""
_BREAKS = frozenset((f"{W}br", f"{W}cr"))
_PRINTED = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}noBreakHyphen": "-",
    f"{W}footnoteReference": "〔注〕",
    f"{W}endnoteReference": "〔注〕",
}
"""Elements and the text printed for them. A note's mark is bracketed, so that it doesn't become a digit of
a number."""


def pieces_of(element: etree._Element, looks: Looks) -> list[Piece]:
    """The text of a paragraph, without text boxes, in pieces with their looks. A line break becomes a newline."""
    pieces: list[Piece] = []
    _gather(element, pieces, looks, None, 0)
    return pieces


def _gather(element: etree._Element, pieces: list[Piece], looks: Looks, mark: Mark | None, depth: int) -> None:
    for child in element:
        tag = str(child.tag)
        if tag == f"{W}t":
            pieces.append(Piece(child.text or "", *(mark or ())))
        elif tag in _BREAKS:
            pieces.append(Piece("\n"))
        elif tag in _PRINTED:
            pieces.append(Piece(_PRINTED[tag], *(mark or ())))
        elif tag == f"{W}r":
            _gather(child, pieces, looks, looks.of(child), depth)
        elif tag == f"{W}sym":
            pieces.append(Piece(_symbol(child), *(mark or ())))
        elif tag == f"{W}ruby":
            for base in child.iterchildren(f"{W}rubyBase"):
                _gather(base, pieces, looks, mark, depth + 1)
        elif tag in OPENED and depth < _DEEP:
            _gather(child, pieces, looks, mark, depth + 1)


def _symbol(element: etree._Element) -> str:
    """The character of a symbol element; "" for private codes of symbol fonts, whose meaning is unknown."""
    code = element.get(f"{W}char", "")
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    return "" if 0xE000 <= value <= 0xF8FF else chr(value)
