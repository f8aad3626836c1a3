"""Automatic numbers and outline levels of DOCX (ISO/IEC 29500-1, 17.9). Word prints these numbers before
a paragraph, but the paragraph's text doesn't contain them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHINESE = "零一二三四五六七八九"
_CHINESE_KINDS = frozenset(
    (
        "chineseCounting",
        "chineseCountingThousand",
        "ideographTraditional",
        "japaneseCounting",
        "taiwaneseCountingThousand",
    )
)
_MOST = 9
"""Most levels of a list."""


class Numbering:
    """The lists of a document with their counters. Call `label` for the paragraphs in document order."""

    def __init__(self, numbers: etree._Element | None, styles: etree._Element | None) -> None:
        self._levels = _levels(numbers)
        self._styles = _styles(styles)
        self._counts: dict[str, list[int]] = {}

    def label(self, paragraph: etree._Element) -> str:
        """The number printed before a paragraph, or "". Advances the counter of its list."""
        found = self._list_of(paragraph)
        if found is None:
            return ""
        number, level = found
        formats = self._levels.get(number)
        if formats is None or level not in formats:
            return ""
        counts = self._counts.setdefault(number, [])
        while len(counts) <= level:
            counts.append(formats.get(len(counts), ("decimal", "", 1))[2] - 1)
        del counts[level + 1 :]
        counts[level] += 1
        _, pattern, _ = formats[level]

        def written(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            if at >= len(counts):
                return ""
            return _written(counts[at], formats.get(at, ("decimal", "", 1))[0])

        return re.sub(r"%(\d)", written, pattern)

    def heading_level(self, paragraph: etree._Element) -> int:
        """The level of a heading, 1 to 6; 0 for body text."""
        outline = paragraph.find(f"{W}pPr/{W}outlineLvl")
        value = _val(outline) if outline is not None else self._style(paragraph).get("outline", "")
        return int(value) + 1 if value.isdecimal() and int(value) < 6 else 0

    def _style(self, paragraph: etree._Element) -> Mapping[str, str]:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return self._styles.get(_val(style), {}) if style is not None else {}

    def _list_of(self, paragraph: etree._Element) -> tuple[str, int] | None:
        properties = paragraph.find(f"{W}pPr/{W}numPr")
        style = self._style(paragraph)
        number, level = style.get("number", ""), style.get("level", "0")
        if properties is not None:
            own, depth = properties.find(f"{W}numId"), properties.find(f"{W}ilvl")
            number = _val(own) if own is not None else number
            level = _val(depth) if depth is not None else level
        if number in {"", "0"} or not level.isdecimal() or int(level) >= _MOST:
            return None
        return number, int(level)


def _val(element: etree._Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")


def _levels(numbers: etree._Element | None) -> dict[str, dict[int, tuple[str, str, int]]]:
    """By list id and level: number format, pattern and first number."""
    if numbers is None:
        return {}
    abstract = {
        each.get(f"{W}abstractNumId", ""): {
            int(level.get(f"{W}ilvl", "0")): _level(level)
            for level in each.iter(f"{W}lvl")
            if level.get(f"{W}ilvl", "0").isdecimal()
        }
        for each in numbers.iter(f"{W}abstractNum")
    }
    found = {}
    for each in numbers.iter(f"{W}num"):
        levels = dict(abstract.get(_val(each.find(f"{W}abstractNumId")), {}))
        for override in each.iter(f"{W}lvlOverride"):
            start = _val(override.find(f"{W}startOverride"))
            at = override.get(f"{W}ilvl", "0")
            if start.isdecimal() and at.isdecimal() and int(at) in levels:
                levels[int(at)] = (*levels[int(at)][:2], int(start))
        found[each.get(f"{W}numId", "")] = levels
    return found


def _level(level: etree._Element) -> tuple[str, str, int]:
    start = _val(level.find(f"{W}start"))
    kind = _val(level.find(f"{W}numFmt")) or "decimal"
    return kind, _val(level.find(f"{W}lvlText")), int(start) if start.isdecimal() else 1


def _styles(styles: etree._Element | None) -> dict[str, dict[str, str]]:
    """Paragraph styles by id: outline level, list and list level, including inherited values."""
    if styles is None:
        return {}
    own: dict[str, tuple[str, dict[str, str]]] = {}
    for style in styles.iter(f"{W}style"):
        facts = {
            "outline": _val(style.find(f"{W}pPr/{W}outlineLvl")),
            "number": _val(style.find(f"{W}pPr/{W}numPr/{W}numId")),
            "level": _val(style.find(f"{W}pPr/{W}numPr/{W}ilvl")),
        }
        facts = {name: value for name, value in facts.items() if value}
        own[style.get(f"{W}styleId", "")] = (_val(style.find(f"{W}basedOn")), facts)
    found = {}
    for name in own:
        facts, at, seen = {}, name, set[str]()
        while at in own and at not in seen:
            seen.add(at)
            facts = {**own[at][1], **facts}
            at = own[at][0]
        found[name] = facts
    return found


def _written(number: int, kind: str) -> str:
    """A number as printed in the number format `kind` (17.18.59)."""
    if kind in _CHINESE_KINDS:
        return _chinese(number)
    if kind in {"upperLetter", "lowerLetter"} and 1 <= number <= 26:
        return chr((65 if kind == "upperLetter" else 97) + number - 1)
    if kind.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if kind in {"none", "bullet"}:
        return ""
    return str(number)


def _chinese(number: int) -> str:
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    before = "" if tens == 0 else "十" if tens == 1 else f"{_CHINESE[tens]}十"
    return before + (_CHINESE[ones] if ones else "")
