"""The figures of one line of the form, from all rows that print it: values, prints, and what is doubtful in them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers import notices
from parsers.document import Cell
from parsers.forms import Slot
from parsers.interpret.table_heads.column_names import SURE
from parsers.interpret.table_rows.readings import Figures, Reading
from parsers.report import Figure, Notice, Number
from parsers.sentences import Message
from parsers.text import has_numeral, is_blank, read_number, squeeze


def read_line(slots: list[Slot], readings: list[Reading], figures: Figures) -> None:
    """Reads the cells of one line of the form from all rows that print it."""
    read = [_read(slots, reading, figures) for reading in _apart(readings)]
    for slot, *of_slot in zip(slots, *read, strict=True):
        alone = len(of_slot) == 1
        figures.by_key[slot.key] = of_slot[0] if alone else _of_several(slot, of_slot, figures)


def _read(slots: list[Slot], reading: Reading, figures: Figures) -> list[Figure]:
    """The figures of a line as one row prints them; doubts become warnings."""
    cells, units = reading.cells, reading.units
    read = []
    doubted = bool(slots) and (slots[0].table, reading.row.row.table, reading.is_named) in figures.doubted
    is_plain = not doubted and reading.row.row.table not in figures.in_words
    for slot in slots:
        cell = cells.get(slot.column)
        if cell is None:
            read.append(Figure(None, "" if slot.column in cells else None, slot.unit))
            continue
        figures.cells.add(id(cell))
        if id(cell) in figures.over_lines:
            words = notices.OVER_LINES(print=cell.text, lines=figures.over_lines[id(cell)])
            figures.warnings.append(Notice(words, slot.key, cell.place))
            read.append(Figure(None, cell.text, slot.unit, cell.place, cell.confidence))
            continue
        if is_plain and cell.confidence is None and not cell.looks:
            value, doubt = read_number(cell.text, slot.unit, units.get(slot.column), slot.signed)
            if doubt is None:
                read.append(Figure(value, cell.text, slot.unit, cell.place))
                continue
        # OCR may take a dash for 一.
        one = cell.confidence is None and reading.row.row.table in figures.in_words
        print_ = "1" if one and squeeze(cell.text) == "一" else cell.text
        value, doubt = read_number(print_, slot.unit, units.get(slot.column), slot.signed)
        if cell.confidence is not None and cell.text:
            value, doubt = _as_sure_as(cell, value, doubt)
        looked = of_looks(cell)
        if doubted or (looked and looked.code in {notices.UNCLEAR.code, notices.CUT.code}):
            value, doubt = None, None
        for words in filter(None, (doubt, looked)):
            figures.warnings.append(Notice(words, slot.key, cell.place))
        read.append(Figure(value, cell.text, slot.unit, cell.place, cell.confidence))
    return read


def _as_sure_as(cell: Cell, value: Number | None, doubt: Message | None) -> tuple[Number | None, Message | None]:
    """Value and warning of a cell read by OCR: no value at confidence 0, a warning below `SURE`."""
    assert cell.confidence is not None
    if cell.confidence <= 0:
        return None, notices.FAINT(print=cell.text)
    if cell.confidence < SURE:
        unsure = notices.UNSURE(print=cell.text, confidence=round(cell.confidence, 2))
        return value, notices.UNSURE_AND(unsure=unsure, doubt=doubt) if doubt else unsure
    return value, doubt


def of_looks(cell: Cell) -> Message | None:
    """A warning of what is struck out in a cell or can't be told, or stands unseen in one that shows nothing."""
    if not cell.looks:
        return None
    if not cell.text and any(each.look == "picture" for each in cell.looks):
        return notices.PICTURE_IN_CELL()
    cut = [each.text for each in cell.looks if each.look == "cut" and has_numeral(each.text)]
    if cut:
        return notices.CUT(cut=cut)
    unclear = [each.text for each in cell.looks if each.look == "unclear" and has_numeral(each.text)]
    if unclear:
        return notices.UNCLEAR(unclear=unclear, stands=cell.text)
    struck = [each.text for each in cell.looks if each.look == "struck"]
    if struck:
        return notices.STRUCK(struck=struck, stands=cell.text) if cell.text else notices.ALL_STRUCK(struck=struck)
    unseen = [each.text for each in cell.looks if each.look == "unseen" and has_numeral(each.text)]
    return notices.ONLY_UNSEEN(unseen=unseen) if unseen and not cell.text else None


def _of_several(slot: Slot, read: Sequence[Figure], figures: Figures) -> Figure:
    """The figure of a cell printed in several rows, or in none. Without a value, and with a warning, if they differ,
    also where one of them is blank.
    """
    printed = [figure for figure in read if figure.raw is not None]
    told = [figure for figure in printed if not is_blank(figure.raw or "")]
    values = {figure.value for figure in told if figure.value is not None}
    if len(values) > 1 or (values and len(told) < len(printed)):
        words = notices.PRINTED_TWICE(prints=[figure.raw or "" for figure in printed])
        figures.warnings.append(Notice(words, slot.key, printed[0].place))
        first = told[0]  # not a blank: another reader may know which print is the line's
        return Figure(None, first.raw, slot.unit, first.place)
    for figures_of_a_kind in ([figure for figure in told if figure.value is not None], told, printed):
        if figures_of_a_kind:
            return figures_of_a_kind[0]
    return Figure(None, None, slot.unit)


def _apart(readings: Sequence[Reading]) -> list[Reading]:
    """The rows that print a line, without those that a page break leaves blank: a label that is printed again
    before its figures, or after them, in the next row; and without blank rows that only keep a distance, under
    the head of a row without a label that has figures.
    """
    heads = {id(each.row.head) for each in readings if each.row.line is None and not _says_nothing(each)}
    kept = [
        each
        for each in readings
        if each.row.line is not None or id(each.row.head) not in heads or not _says_nothing(each)
    ]
    for one, other in pairwise(readings):
        for blank, filled in ((one, other), (other, one)):
            if _says_nothing(blank) and not _says_nothing(filled) and one.row.is_next_to(other.row) and blank in kept:
                kept.remove(blank)
    return kept


def _says_nothing(reading: Reading) -> bool:
    return all(cell is None or is_blank(cell.text) for cell in reading.cells.values())
