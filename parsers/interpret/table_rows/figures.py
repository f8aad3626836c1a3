"""格数: turns rows and columns into figures, each with its printed text, unit and place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from parsers import notices
from parsers.document import Cell
from parsers.forms import TABLES, Slot, TableName
from parsers.forms.model import slot_key
from parsers.interpret.table_rows.doubt import holds, is_doubtful
from parsers.interpret.table_rows.line_figures import read_line
from parsers.interpret.table_rows.over_lines import over_lines
from parsers.interpret.table_rows.readings import Figures, Reading, read_rows
from parsers.interpret.table_rows.rows import FoundRow, Rows
from parsers.interpret.table_rows.wording import block_forms, form_of_report, form_of_requests, of_two_forms, slots_of
from parsers.interpret.words.labels import Line, label_of
from parsers.report import Figure, Notice, Number
from parsers.text import chinese_number, read_number, squeeze


def read_figures(rows: Rows, open_lines: Collection[str] = ()) -> Figures:
    """All figures of all tables that were found. `open_lines` are the subjects of lines of which a warning says
    already that their figures can't be told: where nothing stands beside their label, they are not blank.
    """
    warnings: list[Notice] = []
    blocks = block_forms(rows.found, warnings)
    form3 = form_of_requests(rows.found)
    figures = Figures(form_of_report(blocks, form3, rows.found), warnings=warnings, in_words=_in_words(rows.found))
    figures.open_lines = frozenset(open_lines)
    warnings += of_two_forms(figures.form, blocks, form3, rows.found)
    readings = read_rows(rows, figures)
    figures.over_lines = over_lines(readings)
    for doubtful in list(_doubtful(readings)):
        _doubt(doubtful, readings, figures)
    for table in TABLES:
        found = {key: value for key, value in readings.items() if key.table == table}
        if not any(line.table == table for line in found):
            continue
        slots = slots_of(table, figures.form, blocks, form3, {line.code for line in found})
        for code, group in groupby(slots, key=attrgetter("line")):
            line, of_line = Line(table, code), list(group)
            read_line(of_line, found.get(line, []), figures)
            if line in figures.glued and not found.get(line):
                cell = figures.glued[line]
                figures.by_key.update({s.key: Figure(None, cell.text, s.unit, cell.place) for s in of_line})
        _missing(slots, figures)
        _left_over(found, {slot.line for slot in slots}, figures)
    return figures


def _in_words(found: Sequence[FoundRow]) -> frozenset[int]:
    """The document's tables in which some figure is a Chinese numeral other than 一."""
    return frozenset(
        each.row.table
        for each in found
        for cell in each.cells
        if cell.confidence is None and len(cell.text) < 20 and (chinese_number(squeeze(cell.text)) or 0) > 1
    )


def _doubtful(readings: Mapping[Line, Sequence[Reading]]) -> Iterator[tuple[TableName, int, bool]]:
    """The tables whose lines all fail their sum alike: the form's, the document's, and whether a head names the
    columns of these lines.
    """
    lines: dict[tuple[TableName, int, bool], list[Reading]] = {}
    for line, of_line in readings.items():
        for each in of_line:
            if line.table != "disclosures":
                lines.setdefault((line.table, each.row.row.table, each.is_named), []).append(each)
    values = {
        part: [{code: v for code, cell in each.cells.items() if (v := _plain(cell)) is not None} for each in read]
        for part, read in lines.items()
    }
    # A table may have come apart into many, each too short to tell.
    pools: dict[tuple[TableName, bool], list[tuple[TableName, int, bool]]] = {}
    for part in values:
        pools.setdefault((part[0], part[2]), []).append(part)
    for (table, named), parts in pools.items():
        whole = [line for part in parts for line in values[part]]
        together = not holds(table, whole) and is_doubtful(table, whole, named=named)
        yield from (part for part in parts if together or is_doubtful(table, values[part], named=named))


def _plain(cell: Cell | None) -> Number | None:
    return read_number(cell.text, "件").value if cell else None


def _doubt(doubtful: tuple[TableName, int, bool], readings: Mapping[Line, Sequence[Reading]], figures: Figures) -> None:
    """Has no figure of these lines stored, and says so once."""
    first = next(r for line, of_line in readings.items() if line.table == doubtful[0] for r in of_line)
    place = next((cell.place for cell in first.cells.values() if cell), None)
    told = any(table == doubtful[0] for table, _, _ in figures.doubted)
    figures.doubted.add(doubtful)
    if not told:
        figures.warnings.append(Notice(notices.LINES_FAIL(), doubtful[0], place))


def _missing(slots: Sequence[Slot], figures: Figures) -> None:
    """Warns of lines of the form that the report doesn't print (or that were not recognised); once of all at the
    end, where the table breaks off.
    """
    lines = list(dict.fromkeys(Line(slot.table, slot.line) for slot in slots))
    printed = {slot.line for slot in slots if figures.by_key[slot.key].raw is not None}
    said = {notice.subject for notice in figures.warnings} if len(printed) < len(lines) else set()
    said |= figures.open_lines
    told = [line.code in printed or ".".join(line) in said for line in lines]
    end = max((at + 1 for at, is_told in enumerate(told) if is_told), default=0)
    if len(lines) - end > 1 and lines[0].table == "requests":
        after = label_of(lines[end - 1]) if end else ""
        figures.warnings.append(Notice(notices.BREAKS_OFF(line=after, lines=len(lines) - end), lines[0].table))
        lines = lines[:end]
    for line, is_told in zip(lines, told, strict=False):
        if not is_told:
            figures.warnings.append(Notice(notices.NOT_PRINTED(label=label_of(line)), ".".join(line)))


def _left_over(found: dict[Line, list[Reading]], lines: Collection[str], figures: Figures) -> None:
    """Warns of printed lines for which this form has no place (a group's sum, for example)."""
    for line, readings in found.items():
        if line.code in lines:
            continue
        for reading in readings:
            for code, cell in reading.cells.items():
                if cell is None or not cell.text:
                    continue
                if id(cell) not in figures.cells:
                    figures.cells.add(id(cell))
                    figures.warnings.append(
                        Notice(
                            notices.NO_PLACE(print=cell.text, line=label_of(line)),
                            slot_key(line.table, line.code, code),
                            cell.place,
                        )
                    )
