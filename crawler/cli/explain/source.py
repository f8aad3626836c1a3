"""The document's side of the page: its pages with the cells drawn over them or, for a document without pages, its
text and tables in order.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from crawler.cli.explain.readings import Finding, Findings, spot_of, tables
from crawler.evidence.sheets import Sheet, pages_with_tables
from parsers.document import Cell, Heading, Paragraph, Picture, Table
from parsers.report import Reading

Numbers = Mapping[str, int]
"""The number of each figure, by key. Elements of both sides carry these numbers, which link them."""

_MOST_TEXT = 400
"""Most characters shown of a paragraph: enough to recognise the place in the document."""


def source(reading: Reading, found: Findings, numbers: Numbers, sheets: Sequence[Sheet]) -> Iterator[str]:
    if sheets:
        left_out = len(pages_with_tables(reading)) - len(sheets)
        for sheet in sheets:
            yield f"<figure><figcaption>page {sheet.number}</figcaption>"
            yield from _sheet(sheet, reading, found, numbers)
            yield "</figure>"
        if left_out:
            yield f'<p class="small">{left_out} more pages with tables are not shown.</p>'
        return
    for block in reading.document.blocks:
        if isinstance(block, Table):
            yield from _table(block, found, numbers)
        elif isinstance(block, Heading):
            yield f"<h4>{escape(block.text)}</h4>"
        elif isinstance(block, Paragraph):
            text = block.text if len(block.text) <= _MOST_TEXT else block.text[:_MOST_TEXT] + " …"
            yield f"<p>{escape(text)}</p>"
        elif isinstance(block, Picture):
            yield '<p class="small">(a picture, which was not read)</p>'


def _sheet(sheet: Sheet, reading: Reading, found: Findings, numbers: Numbers) -> Iterator[str]:
    size = f"{sheet.width:.1f} {sheet.height:.1f}"
    yield f'<svg class="sheet" viewBox="0 0 {size}" role="img" aria-label="page {sheet.number}">'
    if sheet.picture is not None:
        data = b64encode(sheet.jpeg()).decode()
        yield (
            f'<image width="{sheet.width:.1f}" height="{sheet.height:.1f}"'
            f' href="data:image/jpeg;base64,{data}" preserveAspectRatio="none"/>'
        )
    for line in sheet.rulings:
        yield (f'<line x1="{line.left:.1f}" y1="{line.top:.1f}" x2="{line.right:.1f}" y2="{line.bottom:.1f}"/>')
    for word in sheet.words:
        left, top, right, bottom = word.box
        yield (
            f'<text x="{left:.1f}" y="{bottom - 0.15 * (bottom - top):.1f}"'
            f' font-size="{bottom - top:.1f}" textLength="{right - left:.1f}"'
            f' lengthAdjust="spacingAndGlyphs">{escape(word.text)}</text>'
        )
    for table in tables(reading):
        for cell in table.cells:
            if cell.place.page == sheet.number and cell.place.box is not None:
                yield _box(cell, found, numbers)
    yield "</svg>"


def _box(cell: Cell, found: Findings, numbers: Numbers) -> str:
    assert cell.place.box is not None
    left, top, right, bottom = cell.place.box
    figures = _figures(cell, found)
    rect = (
        f'<rect {_marks("cell", cell, found, numbers)} x="{left:.1f}" y="{top:.1f}"'
        f' width="{right - left:.1f}" height="{bottom - top:.1f}">'
        f"<title>{escape(_tip(cell, found))}</title></rect>"
    )
    return f'<a href="#f{numbers[figures[0].key]}">{rect}</a>' if figures else rect


def _table(table: Table, found: Findings, numbers: Numbers) -> Iterator[str]:
    yield f"<figure><figcaption>table {table.place.table or 0}</figcaption><table>"
    for row in table.rows():
        yield "<tr>"
        for cell in row:
            spans = "".join(
                f' {name}="{count}"'
                for name, count in (("rowspan", cell.rowspan), ("colspan", cell.colspan))
                if count > 1
            )
            text, figures = escape(cell.text) or "&nbsp;", _figures(cell, found)
            if figures:
                text = f'<a href="#f{numbers[figures[0].key]}">{text}</a>'
            marks = _marks("", cell, found, numbers)
            yield f'<td {marks}{spans} title="{escape(_tip(cell, found))}">{text}</td>'
        yield "</tr>"
    yield "</table></figure>"


def _figures(cell: Cell, found: Findings) -> list[Finding]:
    spot = spot_of(cell.place)
    return found.by_spot.get(spot, []) if spot else []


def _marks(base: str, cell: Cell, found: Findings, numbers: Numbers) -> str:
    """The HTML attributes of a cell: its id, its classes, and the numbers of its figures."""
    figures = _figures(cell, found)
    names = [base, found.kind(cell)] + ["fails"] * any(each.fails for each in figures)
    marks = f'class="{" ".join(filter(None, names))}"'
    spot = spot_of(cell.place)
    if spot:
        marks = f'id="{spot_id(spot)}" {marks}'
    if figures:
        marks += f' data-f="{" ".join(str(numbers[each.key]) for each in figures)}"'
    return marks


def spot_id(spot: tuple[int, int, int]) -> str:
    return f"c{spot[0]}-{spot[1]}-{spot[2]}"


def _tip(cell: Cell, found: Findings) -> str:
    """The tooltip of a cell."""
    lines = [f"“{cell.text}”" if cell.text.strip() else "blank"]
    lines += [f"{' · '.join(each.name.chinese)}: {said(each)}" for each in _figures(cell, found)]
    lines += [f"{each.look}: “{each.text}”" for each in cell.looks]
    if cell.confidence is not None:
        lines.append(f"read with a confidence of {cell.confidence:.3f}")
    spot = spot_of(cell.place)
    lines += [notice.message.text for notice in found.told.get(spot, ())] if spot else []
    return "\n".join(lines)


def said(found: Finding) -> str:
    """The value of a figure in words."""
    figure = found.figure
    if figure.value is not None:
        return str(figure.value)
    return "NULL (blank)" if found.kind == "blank" else "NULL (not read)"
