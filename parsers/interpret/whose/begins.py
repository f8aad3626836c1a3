"""起始: where a report without a title begins, in a document that may hold several.

The sentence that opens it says whose it is (现公布某局2023年…年度报告), or a name or year alone in the line above its
first section. Either stands directly above that section, so that no sentence of a report's own text counts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from parsers.interpret.whose.evidence import of_text
from parsers.interpret.whose.organs import organ
from parsers.interpret.whose.titles import Title
from parsers.interpret.words.headings import text_of
from parsers.interpret.words.signs import plain_sign
from parsers.interpret.words.stream import Item, TextLine
from parsers.text import clean, squeeze

_ABOVE = 4
"""Lines, at most, between what says whose a report is and its first section."""
_FIRST = re.compile(
    r"\s{0,9}(?:(?:[（(]?一[)）]?|第一部分|1)\s{0,9}[、.．,，]?\s{0,9}(?:总体|基本|概述|概况|工作)|总体情况(?:概述)?\s{0,9}$)"
)
"""How the first section begins."""
_SAYS = re.compile(r"报告|年报")
_LONGEST = 40
_YEAR_ALONE = re.compile(r"[（(]?((?:19|20)\d\d)年度?[)）]?[:：]?")
_NUMBERED = re.compile(r"[一二三四五六七八九十\d]{1,3}[、.．]")


def openings(items: Sequence[Item]) -> dict[int, Title]:
    """The sentences that open reports, as titles, by their index."""
    found: dict[int, Title] = {}
    for index, line in _above_first(items):
        if not _SAYS.search(line.text):
            continue
        for claim in of_text([line]):
            if claim.source == "opening" and claim.issuer:
                found[index] = Title(squeeze(clean(line.text)), claim.issuer, claim.year)
                break
    return found


def names(items: Sequence[Item]) -> Mapping[int, Title]:
    """Names and years alone above the first section, as titles, by their index; empty if there is only one."""
    found: dict[int, Title] = {}
    for index, line in _above_first(items):
        if len(line.text) > _LONGEST:
            continue
        words = squeeze(clean(line.text))
        words = words[numbered.end() :] if (numbered := _NUMBERED.match(words)) else words
        year, name = _YEAR_ALONE.fullmatch(words), organ(words.rstrip(":："))
        if year or name:
            found[index] = Title(words, name, int(year[1]) if year else None)
    return found if len({(each.issuer, each.year) for each in found.values()}) > 1 else {}


def _above_first(items: Sequence[Item]) -> list[tuple[int, TextLine]]:
    """The lines of text directly above first sections, each with its index."""
    lines = [line if (line := text_of(item)) is not None else None for item in items]
    found: dict[int, TextLine] = {}
    for first, line in enumerate(lines):
        if line is None or not _is_first(line):
            continue
        for index in range(first - 1, max(-1, first - 1 - _ABOVE), -1):
            above = lines[index]
            if above is None or _is_first(above):
                break
            found[index] = above
    return sorted(found.items())


def _is_first(line: TextLine) -> bool:
    return _FIRST.match(plain_sign(squeeze(line.text[:_LONGEST]))) is not None
