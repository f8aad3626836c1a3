"""Plain text and Markdown, as produced by OCR engines and converters.

A line with tabs is a row of a table, and so is a line with bars, as in Markdown; consecutive rows form
one table. Comma-separated values are one table as a whole. Text with tabs loses merged cells, which
shifts rows against each other, so such a table counts as flattened. A pipe table with bars at both ends
is a true grid, in which merged cells are empty or repeated.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from parsers.document import Block, Cell, Document, Heading, Paragraph, Place, Table, cut_in
from parsers.formats import TEXT
from parsers.readers import markdown as md
from parsers.readers.lines.aligned import Line, aligned
from parsers.readers.lines.cell_bars import Packed, lost_ends, of_rows, packed
from parsers.readers.lines.charset import decode
from parsers.text import across, has_numeral, label_key

_HEADING = re.compile(r"(#{1,6})\s++(.*)")
_BAR = re.compile(r"(?<!\\)\|")
_BAR_AT_END = re.compile(r"(?<!\\)\|$")
_RULER = re.compile(r"[\s|:+-]+$")
_SEPARATORS = ",;"
_MARKS, _ROWS, _FIGURES = 3, 10, 10
"""Separators of a record, such records, and figures in them, at least, of separated values."""
_FIGURE = re.compile(r"[-+]?\d{1,12}(?:\.\d{1,6})?")
_WIDTHS = 3
"""Numbers of fields of a file with the three tables of a form, at most."""
_FEW = 2
"""Separators of a record of a label, a unit and a figure."""
_RULERS = 4
"""Rulers, at least, of a table with one between any two rows; others have them around the head and at the end."""
_PIECES, _PER_LINE = 100, 30
"""Pieces of a page in one line, and for each of several lines, at least: a row of section 4 has 16."""
_BULLET = re.compile(r"[-*+]\s+(?=\S)")


def read(data: bytes) -> Document:
    """Returns paragraphs, headings (Markdown only) and tables. Places are line numbers from 1."""
    text, notices = decode(data)
    ended = text.endswith(("\n", "|", "\r", "。"))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    numbers: list[int] = []
    if (mark := _between(text)) is not None:
        pieces = [(number, part) for number, line in enumerate(lines, 1) for part in line.split(mark)]
        numbers, lines = [number for number, _ in pieces], [part for _, part in pieces]
    if (mark := _separator(lines)) is not None:
        table = _of_csv(lines, mark)
        return Document((table if ended else cut_in(table),), TEXT, "plain", {}, notices)
    markdown = any(_HEADING.match(line) for line in lines)
    blocks = list(_blocks(lines, markdown=markdown))
    if blocks and not ended:
        blocks[-1] = cut_in(blocks[-1])
    return Document(tuple(_numbered(blocks, numbers) if numbers else blocks), TEXT, "plain", {}, notices)


def _numbered(blocks: Sequence[Block], numbers: Sequence[int]) -> Iterator[Block]:
    """The blocks with the numbers of the lines that their pieces stood in."""

    def place(of: Place) -> Place:
        return of._replace(line=numbers[of.line - 1]) if of.line else of

    for block in blocks:
        if isinstance(block, Table):
            cells = tuple(cell._replace(place=place(cell.place)) for cell in block.cells)
            yield replace(block, cells=cells, place=place(block.place))
        else:
            yield replace(block, place=place(block.place))


def _between(text: str) -> str | None:
    """What stands between all the pieces of a page that a program saved in one line; None if lines are lines."""
    return next((mark for mark in "|\t" if text.count(mark) > max(_PIECES, _PER_LINE * text.count("\n"))), None)


def _separator(lines: list[str]) -> str | None:
    """What separates the values of a file of such; None if it is text. Prose has Chinese commas and few numbers."""
    if "\t" in "".join(lines[:50]):
        return None
    for mark in _SEPARATORS:
        if sum(line.count(mark) >= _FEW for line in lines) < _ROWS:
            continue
        records = _records(lines, mark)
        if _is_separated(records) or _is_narrow(records):
            return mark
    return None


def _is_separated(records: list[_Record]) -> bool:
    """Whether most records have fields, as many as the record before, and their figures stand alone in them."""
    wide = [each.fields for each in records if len(each.fields) > _MARKS]
    if len(wide) < _ROWS or 2 * len(wide) <= len(records):
        return False
    beside = sum(len(one) == len(other) for one, other in pairwise(wide))
    told = [field for fields in wide for field in fields if has_numeral(label_key(field))]
    alone = sum(_FIGURE.fullmatch(field.strip()) is not None for field in told)
    fields = [field for fields in wide for field in fields]
    blank = sum(not field.strip() for field in fields)
    clean = 2 * alone >= len(told) or 2 * blank > len(fields)
    return 2 * beside > len(wide) and alone + blank >= _FIGURES and clean


def _is_narrow(records: list[_Record]) -> bool:
    """Whether nearly all records are a label, a unit and a figure."""
    narrow = sum(len(each.fields) == _FEW + 1 for each in records)
    return narrow >= 2 * _ROWS and narrow >= 0.8 * len(records)


def _records(lines: list[str], mark: str) -> list[_Record]:
    """The records that hold anything. A field in quotes may go on in the next line."""
    reader = csv.reader(lines, delimiter=mark)
    found: list[_Record] = []
    with suppress(csv.Error):  # a field of more than 128 KB: what stands before it is read
        found += (_Record(reader.line_num, row) for row in reader)
    return [each for each in found if len(each.fields) > 1 or any(each.fields)]


def _of_csv(lines: list[str], mark: str) -> Table:
    """Separated values (RFC 4180) as one table; a sheet's merged cells are empty, as in a grid."""
    records = _records(lines, mark)
    cells: list[Cell] = []
    for at, (line, fields) in enumerate(records):
        place = Place(table=0, row=at, line=line)
        cells += [Cell(text.strip(), at, n, place=place._replace(column=n)) for n, text in enumerate(fields)]
    # The three tables of a form have each a width of their own.
    widths = {len(each.fields) for each in records} - {1}
    return Table(tuple(cells), Place(table=0, line=1), flattened=len(widths) > _WIDTHS)


class _Record(NamedTuple):
    """The fields of a record, and the line in which it ends."""

    line: int
    fields: list[str]


_MOST_ENDS = 0.5
"""Share of the rows of a pipe table that have a bar at an end, if bars there are frames and not blank cells."""


class _Line(NamedTuple):
    """A line that may be a row of a table."""

    number: int
    text: str
    cells: list[str]
    barred: bool
    """Whether bars stand at both ends; without them, a single line is no table."""
    piped: bool


def _blocks(lines: list[str], *, markdown: bool) -> Iterator[Block]:
    """The blocks of a text. Whether rows have lost the blank cells at their ends, all its tables tell together."""
    found = list(_parts(lines, markdown=markdown))
    tables = [each.rows for each in found if isinstance(each, _Rows)]
    lost = {
        piped: lost_ends([[row.cells for row in rows] for rows in tables if rows[0].piped is piped])
        for piped in (False, True)
    }
    for each in found:
        yield _table(each.rows, each.number, lost=lost[each.rows[0].piped]) if isinstance(each, _Rows) else each


class _Rows(NamedTuple):
    """Lines that are a table, and its position among the tables."""

    rows: list[_Line]
    number: int


def _parts(lines: list[str], *, markdown: bool) -> Iterator[Block | _Rows]:
    rows: list[_Line] = []
    tables = 0
    made = packed(lines)
    under = aligned(lines)
    made |= {number: [] for number in under if number not in made}
    for number, line in enumerate([*lines, ""], 1):
        if md.is_frame(line):
            continue
        row = _row(number, line, second=len(rows) == 1) if number not in made else None
        if row is not None and (not rows or row.piped == rows[0].piped):
            rows.append(row)
            continue
        if rows and _is_table(rows):
            yield _Rows(_drawn(_with_ends(_without_ends(rows))), tables)
            tables += 1
        else:
            yield from (_prose(each.text, each.number, markdown=markdown) for each in rows)
        rows = [row] if row is not None else []
        if made.get(number):
            yield _packed(made[number], tables)
            tables += 1
        elif under.get(number):
            yield _aligned(under[number], tables)
            tables += 1
        elif row is None and number not in made and line.strip():
            yield _prose(line, number, markdown=markdown)


def _row(number: int, line: str, *, second: bool) -> _Line | None:
    """The line as a table row, without cells for the ruler of a pipe table; None if it can't be one. Single dashes
    are a ruler only in the second line (`second`) of a table; elsewhere they are blank cells.
    """
    text = line.strip()
    if md.RULER.fullmatch(text):
        return _Line(number, line, [], barred=True, piped=True)
    parts = _BAR.split(text) if "|" in text else []
    if len(parts) > 1:
        if _RULER.match(line) and ("---" in line or (second and "-" in line)):
            return _Line(number, line, [], barred=True, piped=True)
        opened, closed = not parts[0], not parts[-1]
        inner = parts[opened : len(parts) - closed]
        cells = [part.replace("\\|", "|").strip() for part in inner]
        return _Line(number, line, cells, barred=opened and closed, piped=True)
    if "\t" in line and text:
        return _Line(number, line, [cell.strip() for cell in line.split("\t")], barred=True, piped=False)
    return None


def _is_table(rows: list[_Line]) -> bool:
    """Whether lines are a table: a single line without bars at its ends is prose (来源：… | 发布时间：…)."""
    return any(row.cells for row in rows) and (any(row.barred for row in rows) or len(rows) > 1)


def _drawn(rows: list[_Line]) -> list[_Line]:
    """The rows without rulers; in a table that is drawn, what stands between two rulers is one row."""
    if sum(md.RULER.fullmatch(row.text) is not None for row in rows) < _RULERS:
        return [row for row in rows if row.cells]
    found = md.joined([row.cells or None for row in rows])
    return [rows[first]._replace(cells=cells) for first, cells in found]


def _table(rows: list[_Line], index: int, *, lost: bool) -> Table:
    """The table of some lines. Where blank cells at ends of rows are `lost`, only whole rows can be told."""
    if found := of_rows([(row.number, row.text) for row in rows]) if all(row.barred for row in rows) else []:
        return _packed(found, index)
    printed = [[md.inline(text) for text in row.cells] for row in rows]
    is_grid = rows[0].piped and rows[0].barred
    ragged = len({len(row.cells) for row in rows}) > 1
    lost = ragged and (lost or (rows[0].piped and _ends_differ(rows)))
    starts = md.starts([[each.text for each in row] for row in printed]) if is_grid and not lost else [0] * len(rows)
    cells = tuple(
        Cell(text, at, column, place=Place(table=index, row=at, column=column, line=row.number), looks=looks)
        for at, (row, texts, start) in enumerate(zip(rows, printed, starts, strict=True))
        for column, (text, looks) in enumerate(texts, start)
    )
    # Text that is cut by tabs, or by bars without one at each end, has no cell where a merged one covers it.
    flattened = not rows[0].piped or (ragged and not rows[0].barred) or lost
    # Where each row ends with a bar and none begins with one, blank cells stand between bars: 规章 | | 3 |
    has_blanks = rows[0].piped and all(row.text.strip()[-1:] == "|" != row.text.strip()[:1] for row in rows)
    place, has_blanks = Place(table=index, line=rows[0].number), flattened and has_blanks and not lost
    return Table(cells, place, flattened=flattened, has_blanks=has_blanks, lost_ends=lost)


def _ends_differ(rows: list[_Line]) -> bool:
    """Whether most rows end with a bar and some don't, so that a bar is a frame or has a blank cell behind it."""
    ended = [row.text.rstrip()[-1:] == "|" for row in rows]
    return len(ended) > sum(ended) >= _MOST_ENDS * len(ended)


def _packed(rows: list[Packed], index: int) -> Table:
    cells = tuple(
        Cell(text, at, column, place=Place(table=index, row=at, column=column, line=row.number))
        for at, row in enumerate(rows)
        for column, text in enumerate(row.cells)
    )
    return Table(cells, Place(table=index, line=rows[0].number), flattened=True, has_blanks=True)


def _aligned(rows: list[Line], index: int) -> Table:
    cells: list[Cell] = []
    for at, row in enumerate(rows):
        column = 0
        for text, wide in row.cells:
            place = Place(table=index, row=at, column=column, line=row.number)
            printed = md.inline(text)
            cells.append(Cell(printed.text, at, column, 1, wide, place, looks=printed.looks))
            column += wide
    return Table(tuple(cells), Place(table=index, line=rows[0].number))


def _with_ends(rows: list[_Line]) -> list[_Line]:
    """The rows with the blank cells before a bar at their beginning and behind one at their end, if bars there are no
    frame, as most rows have none, or all have as many bars: 予以公开|3|| ends with a blank cell beside 部分公开|3||8.
    """
    piped = [row.text.strip() for row in rows if row.piped and row.cells]
    even = len({len(_BAR.findall(text)) for text in piped}) == 1
    least = len(piped) * (1 if even else _MOST_ENDS)
    first = sum(text.startswith("|") for text in piped) < least
    last = sum(_BAR_AT_END.search(text) is not None for text in piped) < least
    return [_ended(row, first=first, last=last) if row.piped and row.cells else row for row in rows]


def _ended(row: _Line, *, first: bool, last: bool) -> _Line:
    text = row.text.strip()
    before = [""] if first and text.startswith("|") else []
    behind = [""] if last and _BAR_AT_END.search(text) else []
    return row._replace(cells=[*before, *row.cells, *behind])


def _without_ends(rows: list[_Line]) -> list[_Line]:
    """The rows without the empty cells that tabs at both ends of every line would make: no blank cell is there."""
    framed = not rows[0].piped and all(len(row.cells) > 2 and not row.cells[0] and not row.cells[-1] for row in rows)
    return [row._replace(cells=row.cells[1:-1]) for row in rows] if framed else rows


def _prose(line: str, number: int, *, markdown: bool) -> Paragraph | Heading:
    text = line.strip()
    place = Place(line=number, column=across(line[: len(line) - len(line.lstrip())]) or None)
    if markdown:
        heading = _HEADING.match(text)
        if heading:
            return Heading(md.inline(heading[2].rstrip("#").rstrip()).text, len(heading[1]), place)
        return Paragraph(md.inline(_BULLET.sub("", text, count=1)).text, place)
    return Paragraph(md.headline(text), place)
