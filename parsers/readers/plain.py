"""Plain text and Markdown, as produced by OCR engines and converters.

A line with tabs is a row of a table, and so is a line of a Markdown pipe table; consecutive rows form
one table. Text with tabs loses merged cells, which shifts rows against each other, so such a table
counts as flattened. A pipe table is a true grid, in which merged cells are empty or repeated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.document import Block, Cell, Document, Heading, Paragraph, Place, Table
from parsers.formats import TEXT
from parsers.readers.charset import decode

_HEADING = re.compile(r"(#{1,6})\s++(.*)")
_PIPES = re.compile(r"\s*\|.*\|\s*$")
_RULER = re.compile(r"[\s|:+-]+$")
_BULLET = re.compile(r"[-*+]\s+(?=\S)")


def read(data: bytes) -> Document:
    """Returns paragraphs, headings (Markdown only) and tables. Places are line numbers from 1."""
    text, notices = decode(data)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    markdown = any(_HEADING.match(line) for line in lines)
    return Document(tuple(_blocks(lines, markdown=markdown)), TEXT, "plain", {}, notices)


def _blocks(lines: list[str], *, markdown: bool) -> Iterator[Block]:
    rows: list[tuple[int, list[str]]] = []
    tables, pipes = 0, False
    for number, line in enumerate(lines, 1):
        cells = _cells(line)
        if cells is not None:
            pipes = _PIPES.match(line) is not None if not rows else pipes
            if cells:
                rows.append((number, cells))
            continue
        if rows:
            yield _table(rows, tables, flattened=not pipes)
            tables, rows = tables + 1, []
        if line.strip():
            yield _prose(line, number, markdown=markdown)
    if rows:
        yield _table(rows, tables, flattened=not pipes)


def _cells(line: str) -> list[str] | None:
    """The cells of a table row; empty for the ruler of a pipe table; None if the line isn't a row."""
    if _PIPES.match(line):
        if _RULER.match(line) and "-" in line:
            return []
        inner = line.strip()[1:-1]
        return [cell.replace("\\|", "|").strip() for cell in re.split(r"(?<!\\)\|", inner)]
    if "\t" in line and line.strip():
        return [cell.strip() for cell in line.split("\t")]
    return None


def _table(rows: list[tuple[int, list[str]]], index: int, *, flattened: bool) -> Table:
    cells = tuple(
        Cell(text, row, column, place=Place(table=index, row=row, column=column, line=number))
        for row, (number, texts) in enumerate(rows)
        for column, text in enumerate(texts)
    )
    return Table(cells, Place(table=index, line=rows[0][0]), flattened=flattened)


def _prose(line: str, number: int, *, markdown: bool) -> Paragraph | Heading:
    place = Place(line=number)
    text = line.strip()
    if markdown:
        heading = _HEADING.match(text)
        if heading:
            return Heading(heading[2].rstrip("#").rstrip(), len(heading[1]), place)
        text = _BULLET.sub("", text, count=1)
    return Paragraph(text, place)
