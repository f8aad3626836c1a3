"""格数: turns rows and columns into figures, each with its printed text, unit and place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from parsers import notices
from parsers.document import Cell
from parsers.forms import FORMS, TABLES, Form, Slot, TableName, Term
from parsers.forms.model import slot_key
from parsers.glued import is_glued
from parsers.interpret.columns import Columns, Shape, has_more, place, repeated, shape_of
from parsers.interpret.doubt import holds, is_doubtful
from parsers.interpret.heads import SURE
from parsers.interpret.labels import MEASURES, Line, label_of
from parsers.interpret.named import columns_of
from parsers.interpret.nesting import is_further
from parsers.interpret.rows import FoundRow, Rows
from parsers.report import Figure, Notice, Number
from parsers.sentences import Message
from parsers.text import chinese_number, has_numeral, is_blank, read_number, squeeze

LATEST = next(reversed(FORMS.values()))
_SEVERAL = 2


@dataclass
class Figures:
    """What was read from the tables."""

    form: str | None
    """The form recognised by the wording of section 2; by that of section 3 if section 2 doesn't decide."""
    by_key: dict[str, Figure] = field(default_factory=dict)
    warnings: list[Notice] = field(default_factory=list)
    cells: set[int] = field(default_factory=set)
    """Cells (by `id`) that have become a figure or are named in a warning."""
    glued: dict[Line, Cell] = field(default_factory=dict)
    """Lines whose figures are printed as one, with nothing between them, with that print."""
    doubted: set[tuple[TableName, int, bool]] = field(default_factory=set)
    """Tables of the form, with the document's table, and whether a head names the columns: of these lines no figure
    is stored.
    """
    open_lines: frozenset[str] = frozenset()
    """Subjects of the lines of which a warning of the document says that their figures can't be told."""
    in_words: frozenset[int] = frozenset()
    """The document's tables that print Chinese numerals: 一 is 1 there, elsewhere it may be a dash."""


class _Reading(NamedTuple):
    """A line as one row prints it: the cell of each column (None: not in the document)."""

    row: FoundRow
    cells: dict[str, Cell | None]
    units: dict[str, str | None]
    is_named: bool
    """Whether the head names the columns."""


def read_figures(rows: Rows, open_lines: Collection[str] = ()) -> Figures:
    """All figures of all tables that were found. `open_lines` are the subjects of lines of which a warning says
    already that their figures can't be told: where nothing stands beside their label, they are not blank.
    """
    warnings: list[Notice] = []
    blocks = _block_forms(rows.found, warnings)
    form3 = _form_of_requests(rows.found)
    figures = Figures(_form_of_report(blocks, form3, rows.found), warnings=warnings, in_words=_in_words(rows.found))
    figures.open_lines = frozenset(open_lines)
    warnings += _of_two_forms(figures.form, blocks, form3, rows.found)
    readings = _readings(rows, figures)
    for doubtful in list(_doubtful(readings)):
        _doubt(doubtful, readings, figures)
    for table in TABLES:
        found = {key: value for key, value in readings.items() if key.table == table}
        if not any(line.table == table for line in found):
            continue
        slots = _slots(table, figures.form, blocks, form3, found)
        for code, group in groupby(slots, key=attrgetter("line")):
            line, of_line = Line(table, code), list(group)
            _read_line(of_line, found.get(line, []), figures)
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


def _block_forms(found: Sequence[FoundRow], warnings: list[Notice]) -> dict[str, str]:
    """The form of each block of section 2 whose head could be read, by the block's clause."""
    forms: dict[str, str] = {}
    for each in found:
        if each.line and each.line.table == "disclosures":
            clause = each.line.code.rsplit(".", 1)[0]
            head = each.head.measures(clause)
            if head and clause not in forms:
                forms[clause] = head.form
                if head.nearest:
                    printed = " | ".join(cell.text for cell in each.head.cells if cell.text)
                    words = notices.HEAD_READ_AS(head=printed, form=head.form)
                    warnings.append(Notice(words, f"disclosures.{clause}", each.head.cells[0].place))
    return forms


def _form_of_report(blocks: dict[str, str], form3: Form | None, found: Sequence[FoundRow]) -> str | None:
    """The form whose wording most blocks of section 2 have. If the form of section 3, `form3`, has the same
    wording there, it is that one: two forms may differ in section 3 alone. Lines that both forms print show none.
    """
    if not blocks:
        codes = _request_codes(found)
        alike = sum(bool(form.request_lines) and _printed_by(form, codes) == codes for form in FORMS.values()) > 1
        return form3.code if form3 and not alike else None
    form = Counter(blocks.values()).most_common(1)[0][0]
    clauses = [clause for clause, each in blocks.items() if each == form]
    if form3 and all(MEASURES.get((form3.code, clause)) == MEASURES[form, clause] for clause in clauses):
        return form3.code
    return form


def _of_two_forms(
    form: str | None, blocks: dict[str, str], form3: Form | None, found: Sequence[FoundRow]
) -> Iterator[Notice]:
    """A warning if a table has the wording of another form than the report, where the two differ."""
    if form is None:
        return
    others = {each for clause, each in blocks.items() if MEASURES.get((form, clause)) != MEASURES[each, clause]}
    known = {line.code for line in FORMS[form].request_lines} | {each.code for each in FORMS[form].request_groups}
    if form3 and form3.code != form and not _request_codes(found) <= known:
        others.add(form3.code)
    for other in sorted(others - {form}):
        yield Notice(notices.MIXED_FORMS(form=form, other=other))


def _form_of_requests(found: Sequence[FoundRow]) -> Form | None:
    """The form that has most of the lines printed in section 3; the older one if （六） is printed as one line."""
    codes = _request_codes(found)
    return max(reversed(FORMS.values()), key=lambda form: len(_printed_by(form, codes))) if codes else None


def _request_codes(found: Sequence[FoundRow]) -> set[str]:
    return {each.line.code for each in found if each.line and each.line.table == "requests"}


def _printed_by(form: Form, codes: set[str]) -> set[str]:
    return codes & {line.code for line in form.request_lines}


def _slots(
    table: TableName, form: str | None, blocks: dict[str, str], form3: Form | None, found: dict[Line, list[_Reading]]
) -> list[Slot]:
    """The cells that a table should have; in section 2, each block by its own form."""
    main = FORMS[form] if form else LATEST
    if table == "disclosures":
        clauses = list(dict.fromkeys([c.code for c in main.clauses] + sorted(blocks)))
        return [
            slot
            for clause in clauses
            for slot in FORMS[blocks.get(clause, main.code)].slots("disclosures")
            if slot.line.startswith(f"{clause}.")
        ]
    if table == "requests":
        return _request_slots(main, form3 or main, {line.code for line in found})
    return list(main.slots(table))


def _request_slots(main: Form, printed: Form, codes: set[str]) -> list[Slot]:
    """The cells of section 3. （六） printed as one line in a report of the form of 2021 is a merged group."""
    known = {line.code for line in main.request_lines} | {each.code for each in main.request_groups}
    form = main if codes <= known else printed
    merged = [
        each.code
        for each in form.request_groups
        if each.code in codes and not codes & {line.code for line in each.lines()}
    ]
    return list(form.slots("requests", [code for code in merged if code]))


def _readings(rows: Rows, figures: Figures) -> dict[Line, list[_Reading]]:
    readings: dict[Line, list[_Reading]] = {}
    shapes: dict[tuple[int, int, int], Shape] = {}
    more = any(
        has_more(each, columns_of(each, figures.form)[0])
        for each in rows.found
        if each.line and each.line.table == "disclosures"
    )

    def shape(each: FoundRow, count: int) -> Shape:
        # Blocks of section 2 share a table, but not a shape: each has its own head.
        block = each.line is not None and each.line.table == "disclosures"
        key = (each.row.table, count, id(each.head.cells) if block else 0)
        if key not in shapes:
            peers = [p for p in rows.found if p.row.table == each.row.table and _same_kind(p, each)]
            shapes[key] = replace(shape_of(peers, count), has_more=block and more)
        return shapes[key]

    for each in rows.found:
        if each.line and not each.cells and ".".join(each.line) in figures.open_lines:
            readings.setdefault(each.line, [])
            continue
        columns, units = columns_of(each, figures.form)
        placed = place(each, columns, partial(shape, each, len(columns.order or columns.codes)))
        if placed is None and (zeros := _zeros(each, columns)) is not None:
            figures.cells.update(map(id, each.cells))
            placed = zeros
        if placed is None:
            _not_placed(each, figures)
            for line in _glued_lines(each, list(columns.codes), figures):
                readings.setdefault(line, [])
            if each.line:
                readings.setdefault(each.line, [])
            continue
        if len(each.cells) > len(columns.codes):
            figures.cells.update(map(id, repeated(each, placed)))
        figures.cells.update(map(id, _again(each, columns, placed)))
        _note_order(each, columns, figures)
        for line, cells in _lines(each, placed):
            readings.setdefault(line, []).append(_Reading(each, cells, units, columns.is_named))
    return readings


def _doubtful(readings: Mapping[Line, Sequence[_Reading]]) -> Iterator[tuple[TableName, int, bool]]:
    """The tables whose lines all fail their sum alike: the form's, the document's, and whether a head names the
    columns of these lines.
    """
    lines: dict[tuple[TableName, int, bool], list[_Reading]] = {}
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


def _doubt(
    doubtful: tuple[TableName, int, bool], readings: Mapping[Line, Sequence[_Reading]], figures: Figures
) -> None:
    """Has no figure of these lines stored, and says so once."""
    first = next(r for line, of_line in readings.items() if line.table == doubtful[0] for r in of_line)
    place = next((cell.place for cell in first.cells.values() if cell), None)
    told = any(table == doubtful[0] for table, _, _ in figures.doubted)
    figures.doubted.add(doubtful)
    if not told:
        figures.warnings.append(Notice(notices.LINES_FAIL(), doubtful[0], place))


def _again(row: FoundRow, columns: Columns, placed: Mapping[str, Cell | None]) -> Iterator[Cell]:
    """The cells that repeat a figure in the grid columns that its column covers."""
    for column in columns.shown:
        figure = placed.get(column.code)
        for cell in row.cells if figure and column.end - column.start > 1 else ():
            if column.start <= cell.column < column.end and figure and cell.text == figure.text:
                yield cell


def _note_order(row: FoundRow, columns: Columns, figures: Figures) -> None:
    """Warns if the head names the columns in another order than the form; the head's order is used."""
    if columns.foreign:
        _note_foreign(row, columns, figures)
    elif columns.absent and row.line:
        for code in columns.absent:
            label = next(each.label for each in LATEST.request_columns if each.code == code)
            notice = Notice(notices.NO_COLUMN(label=label), row.line.table, row.head.cells[0].place)
            if notice not in figures.warnings:
                figures.warnings.append(notice)
    order = [code for code in columns.order or () if not is_further(code)]
    if order == list(columns.codes) or set(order) != set(columns.codes):
        return
    words = notices.OTHER_ORDER(columns=order)
    subject = row.line.table if row.line else "appeals"
    notice = Notice(words, subject, row.head.cells[0].place)
    if notice not in figures.warnings:
        figures.warnings.append(notice)


def _note_foreign(row: FoundRow, columns: Columns, figures: Figures) -> None:
    """Warns of names in the head that stand in place of the form's."""
    table = row.line.table if row.line else "appeals"
    for name, code in columns.foreign:
        label = next(each.label for each in _terms(row) if each.code == code.rpartition(".")[2])
        notice = Notice(notices.FOREIGN_COLUMN(name=name, label=label), table, row.head.cells[0].place)
        if notice not in figures.warnings:
            figures.warnings.append(notice)


def _terms(row: FoundRow) -> Iterator[Term]:
    """The columns that the forms have for a row."""
    if row.line is None or row.line.table == "appeals":
        yield from LATEST.results
    elif row.line.table == "requests":
        yield from LATEST.request_columns
    else:
        for form in reversed(FORMS.values()):
            if row.line.code in form.lines_of("disclosures"):
                yield from form.columns_of("disclosures", row.line.code)


def _same_kind(one: FoundRow, other: FoundRow) -> bool:
    if one.line is None or other.line is None:
        return one.line is other.line
    same = one.line.table == other.line.table
    if same and one.line.table == "disclosures":
        return one.head.cells == other.head.cells
    return same


def _lines(row: FoundRow, placed: dict[str, Cell | None]) -> list[tuple[Line, dict[str, Cell | None]]]:
    """The lines of the form in a row of the document: one, or, for an unlabelled row of section 4, the channels."""
    if row.line is not None:
        return [(row.line, placed)]
    channels: dict[str, dict[str, Cell | None]] = {}
    for code, cell in placed.items():
        channel, result = code.split(".")
        channels.setdefault(channel, {})[result] = cell
    return [(Line("appeals", channel), cells) for channel, cells in channels.items()]


def _not_placed(row: FoundRow, figures: Figures) -> None:
    printed = [cell for cell in row.cells if cell.text]
    if not printed:
        return
    prints = [cell.text.replace("\n", " ") for cell in printed]
    line = row.line
    figures.cells.update(map(id, printed))
    if line:
        words = notices.UNPLACED(line=label_of(line), prints=prints)
        figures.warnings.append(Notice(words, ".".join(line), printed[0].place))
        return
    # Figures that a text prints below each other are one row of the table: one warning.
    place, before = printed[0].place, figures.warnings[-1] if figures.warnings else None
    if row.row.flattened and before and before.message.code == notices.APPEALS_UNPLACED.code and before.place:
        said = before.message.values["prints"]
        assert isinstance(said, Sequence)
        figures.warnings.pop()
        prints, place = [*map(str, said), *prints], before.place
    figures.warnings.append(Notice(notices.APPEALS_UNPLACED(prints=prints), "appeals", place))


def _zeros(row: FoundRow, columns: Columns) -> dict[str, Cell | None] | None:
    """The cells of a row whose figures run together, if all are 0: so many zeros are so many figures, as no number
    is printed 00. None if they are others.
    """
    filled = [cell for cell in row.cells if cell.text]
    order = columns.order or ()
    if not row.row.flattened or len(filled) != 1 or len(order) < _SEVERAL or filled[0].text != "0" * len(order):
        return None
    return {code: filled[0]._replace(text="0") if code in order else None for code in columns.codes}


def _glued_lines(row: FoundRow, codes: list[str], figures: Figures) -> Iterator[Line]:
    """The lines whose figures a row prints without anything between them; their print is noted."""
    filled = [cell for cell in row.cells if cell.text]
    if not (row.row.flattened and len(filled) == 1 and is_glued(filled[0].text, len(codes))):
        return
    for line, _ in _lines(row, dict.fromkeys(codes)):
        figures.glued[line] = filled[0]
        yield line


def _read_line(slots: list[Slot], readings: list[_Reading], figures: Figures) -> None:
    """Reads the cells of one line of the form from all rows that print it."""
    read = [_read(slots, reading, figures) for reading in _apart(readings)]
    for slot, *of_slot in zip(slots, *read, strict=True):
        alone = len(of_slot) == 1
        figures.by_key[slot.key] = of_slot[0] if alone else _of_several(slot, of_slot, figures)


def _read(slots: list[Slot], reading: _Reading, figures: Figures) -> list[Figure]:
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


def _apart(readings: Sequence[_Reading]) -> list[_Reading]:
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


def _says_nothing(reading: _Reading) -> bool:
    return all(cell is None or is_blank(cell.text) for cell in reading.cells.values())


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


def _left_over(found: dict[Line, list[_Reading]], lines: Collection[str], figures: Figures) -> None:
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
