"""空表: the form printed again without figures, behind the report: a template that was left in the document.

It adds nothing to the report, and its blanks would stand against the report's figures. It is one only if nothing from
its beginning to the end of the document is a figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers import notices
from parsers.document import Cell
from parsers.interpret.several import Stream, cut
from parsers.interpret.table_rows.rows import FoundRow
from parsers.interpret.whose.identity import read_title
from parsers.interpret.words.headings import heading_of, text_of
from parsers.interpret.words.stream import Item, kind_of
from parsers.sentences import Message
from parsers.text import has_numeral, squeeze

_AGAIN = 5
"""Lines of sections 2 and 3, at least, that a template prints again; a page break repeats fewer."""
_INSTRUCTION = re.compile(r"填")
_ABOVE = 3
"""Lines above a template, at most, that are its title or announce it."""
_ANNOUNCES = re.compile(r"附件|模板|样表|空表|空白|格式|表样|填报|填写")
_SHORT = 40
"""Characters of such a line, at most."""


def without_template(read: Stream) -> tuple[Stream, Message | None]:
    """The stream without a blank template at its end, and what is to be told of it; the same if it has none."""
    begin = _first_row(read)
    if begin is None:
        return read, None
    start = _beginning(read.items, begin)
    if start is None:
        return read, None
    document = next(iter(cut(read.document, [0, start])))
    return Stream(document), notices.BLANK_TEMPLATE()


def _first_row(read: Stream) -> int | None:
    """The index of the first row of a template; None if there is none."""
    found = read.rows.found
    filled = [at for at, each in enumerate(found) if not _says_nothing(each)]
    if not filled:
        return None
    last = found[filled[-1]].row.table
    tail = [each for each in found[filled[-1] + 1 :] if each.row.table != last]
    before = {each.line for each in found if each not in tail}
    at = next((at for at, each in enumerate(tail) if each.line in before), None)
    if at is None or not all(map(_is_certain, tail[at:])):
        return None
    again = {each.line for each in tail[at:] if each.line in before and each.line and each.line.table != "appeals"}
    if len(again) < _AGAIN:
        return None
    return next(index for index, item in enumerate(read.items) if item is tail[at].row)


def _says_nothing(row: FoundRow) -> bool:
    return all(_is_open(cell) for cell in row.cells)


def _is_open(cell: Cell) -> bool:
    """Whether a cell is blank, or tells what to fill in."""
    if cell.looks:
        return False
    blank = kind_of(cell.text) == "blank"
    return blank or (_INSTRUCTION.search(cell.text) is not None and not has_numeral(cell.text))


def _is_certain(row: FoundRow) -> bool:
    """Whether the cells of a blank row are there and were not read by OCR."""
    whole = bool(row.cells) and (not row.row.flattened or row.row.has_blanks)
    return whole and all(cell.confidence is None for cell in row.row.cells)


def _beginning(items: Sequence[Item], first: int) -> int | None:
    """The index of the item with which a template begins whose first row is the item `first`; None if sections of the
    report itself follow it.
    """
    numbers = {
        index: number
        for index, item in enumerate(items)
        if (line := text_of(item)) is not None and (number := heading_of(line)) is not None
    }
    above = [index for index in numbers if index < first]
    start = first
    table = getattr(items[first], "table", None)
    while start and getattr(items[start - 1], "table", None) == table:
        start -= 1
    own: set[int] = set()
    for index in above:
        if numbers[index] in own:
            start = min(start, index)
        own.add(numbers[index])
    own = {numbers[index] for index in above if index < start}
    if not {number for index, number in numbers.items() if index >= start} <= own:
        return None
    return _announced(items, start)


def _announced(items: Sequence[Item], start: int) -> int:
    """The index of the line that announces a template which begins at `start`, or `start`. A date may follow it."""
    begin = start
    for index in range(start - 1, max(start - 1 - _ABOVE, 0), -1):
        line = text_of(items[index])
        text = squeeze(line.text) if line else ""
        if not 0 < len(text) < _SHORT:
            break
        if _ANNOUNCES.search(text) or read_title(text) is not None:
            begin = index
    return begin


__all__ = ["without_template"]
