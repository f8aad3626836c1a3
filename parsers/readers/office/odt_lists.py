"""The automatic numbers of an OpenDocument text, by its list styles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lxml import etree

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{{{_NS}office:1.0}}"
TEXT = f"{{{_NS}text:1.0}}"
TABLE = f"{{{_NS}table:1.0}}"
DRAW = f"{{{_NS}drawing:1.0}}"
STYLE = f"{{{_NS}style:1.0}}"
XLINK = "{http://www.w3.org/1999/xlink}"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_CHINESE = "零一二三四五六七八九"
_LEVELS = 10


class Lists:
    """The lists of a document with their counters (19.880 and 16.30 ff.). Call `label` for the paragraphs
    in document order.
    """

    def __init__(self, roots: Sequence[etree._Element]) -> None:
        self._levels = {
            each.get(f"{STYLE}name", ""): {
                level.get(f"{TEXT}level", "1"): level for level in each.iterchildren(f"{TEXT}list-level-style-number")
            }
            for root in roots
            for each in root.iter(f"{TEXT}list-style")
        }
        self._counts: dict[etree._Element, list[int]] = {}
        self._by_id: dict[str, list[int]] = {}
        self._last: dict[str, list[int]] = {}

    def label(self, paragraph: etree._Element) -> str:
        """The number printed before a paragraph, or "". Only the first paragraph of a list item has one.
        Advances the counter of its list.
        """
        item = paragraph.getparent()
        if item is None or item.tag != f"{TEXT}list-item" or item[0] is not paragraph:
            return ""
        above = list(_lists(item))
        level, style = len(above), ""
        for each in above:
            style = style or each.get(f"{TEXT}style-name", "")
        formats = self._levels.get(style)
        if not formats or level > _LEVELS or str(level) not in formats:
            return ""
        counts = self._counts_of(above[-1], style)
        self._count(counts, formats, level, item)
        return _label(formats, counts, level)

    def _counts_of(self, top: etree._Element, style: str) -> list[int]:
        """The counters of an outermost list: new ones, or those of the list that it continues."""
        if top in self._counts:
            return self._counts[top]
        counts: list[int] = []
        before = top.get(f"{TEXT}continue-list", "")
        if before in self._by_id:
            counts = self._by_id[before]
        elif top.get(f"{TEXT}continue-numbering") == "true" and style in self._last:
            counts = self._last[style]
        self._counts[top] = self._last[style] = counts
        self._by_id[top.get(_XML_ID, "")] = counts
        return counts

    @staticmethod
    def _count(counts: list[int], formats: dict[str, etree._Element], level: int, item: etree._Element) -> None:
        while len(counts) < level:
            counts.append(_start(formats.get(str(len(counts) + 1))) - 1)
        del counts[level:]
        own = item.get(f"{TEXT}start-value", "")
        counts[-1] = int(own) if own.isdecimal() else counts[-1] + 1


def _lists(item: etree._Element) -> Iterator[etree._Element]:
    """The lists around an item, innermost first. Lists outside a surrounding table don't count."""
    for each in item.iterancestors():
        if each.tag == f"{TEXT}list":
            yield each
        elif each.tag not in {f"{TEXT}list-item", f"{TEXT}list-header"}:
            return


def _start(level: etree._Element | None) -> int:
    value = "1" if level is None else level.get(f"{TEXT}start-value", "1")
    return int(value) if value.isdecimal() else 1


def _label(formats: dict[str, etree._Element], counts: list[int], level: int) -> str:
    own = formats[str(level)]
    shown = own.get(f"{TEXT}display-levels", "1")
    first = level - (int(shown) if shown.isdecimal() else 1)
    numbers = [
        _written(counts[at], formats[str(at + 1)].get(f"{STYLE}num-format", ""))
        for at in range(max(first, 0), level)
        if str(at + 1) in formats
    ]
    if not own.get(f"{STYLE}num-format"):
        return ""
    before, after = own.get(f"{STYLE}num-prefix", ""), own.get(f"{STYLE}num-suffix", "")
    return f"{before}{'.'.join(numbers)}{after}"


def _chinese(number: int) -> str:
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    before = "" if tens == 0 else "十" if tens == 1 else f"{_CHINESE[tens]}十"
    return before + (_CHINESE[ones] if ones else "")


def _letter(number: int, first: str) -> str:
    return chr(ord(first) + number - 1) if 1 <= number <= 26 else str(number)


_KINDS: tuple[tuple[str, Callable[[int], str]], ...] = (
    ("一", _chinese),
    ("a", lambda number: _letter(number, "a")),
    ("A", lambda number: _letter(number, "A")),
    ("①", lambda number: chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)),
)


def _written(number: int, kind: str) -> str:
    """A number as printed in a format (19.500), which is given by its own numeral for 1 (such as 一, a, ①)."""
    if not kind:
        return ""
    return next((write(number) for first, write in _KINDS if kind.startswith(first)), str(number))
