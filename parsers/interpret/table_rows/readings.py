"""读数: the cell of each column in each row of the tables, with warnings of rows whose figures can't be placed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import NamedTuple

from parsers import notices
from parsers.document import Cell
from parsers.forms import FORMS, LATEST, TableName, Term
from parsers.glued import is_glued
from parsers.interpret.table_rows.columns import Columns, Shape, has_more, place, repeated, shape_of
from parsers.interpret.table_rows.named import columns_of
from parsers.interpret.table_rows.rows import FoundRow, Rows
from parsers.interpret.words.labels import Line, label_of
from parsers.interpret.words.nesting import is_further
from parsers.report import Figure, Notice

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
    over_lines: Mapping[int, Sequence[str]] = field(default_factory=dict)
    """Cells (by `id`) that stand beside several lines, with the labels of these."""
    in_words: frozenset[int] = frozenset()
    """The document's tables that print Chinese numerals: 一 is 1 there, elsewhere it may be a dash."""


class Reading(NamedTuple):
    """A line as one row prints it: the cell of each column (None: not in the document)."""

    row: FoundRow
    cells: dict[str, Cell | None]
    units: dict[str, str | None]
    is_named: bool
    """Whether the head names the columns."""


def read_rows(rows: Rows, figures: Figures) -> dict[Line, list[Reading]]:
    readings: dict[Line, list[Reading]] = {}
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
        if each.line and not each.cells and (".".join(each.line) in figures.open_lines or _is_alone(each)):
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
            readings.setdefault(line, []).append(Reading(each, cells, units, columns.is_named))
    return readings


def _is_alone(row: FoundRow) -> bool:
    """Whether a label of a page without rulings has no cell beside it: nothing shows that its figures are blank, and
    it may be a piece of a head (总数 of 对外公开总数量).
    """
    return row.row.flattened and row.label is not None and row.label.place.page is not None


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


def _again(row: FoundRow, columns: Columns, placed: Mapping[str, Cell | None]) -> Iterator[Cell]:
    """The cells that repeat a figure in the grid columns that its column covers."""
    for column in columns.shown:
        figure = placed.get(column.code)
        for cell in row.cells if figure and column.end - column.start > 1 else ():
            if column.start <= cell.column < column.end and figure and cell.text == figure.text:
                yield cell


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
