"""DOCX as offices make it: only what is printed is read. The documents are python-docx's."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from docx.oxml import parse_xml
from PIL import Image, ImageDraw

from parsers import Unreadable, parse
from parsers.document import Document, Heading, Paragraph, Picture, Table
from parsers.readers import docx as first
from parsers.readers import docx_second as second
from parsers.report import Report
from tests.parsers import rendered
from tests.parsers.report_2021 import FIGURES, TITLE

_NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
GRANTED = "requests.granted.natural_person"
READERS = pytest.mark.parametrize("read", [first.read, second.read], ids=["docx", "docx_second"])
Read = Callable[[bytes], Document]


def figures(report: Report) -> dict[str, float | None]:
    return {k: None if f.value is None else float(f.value) for k, f in report.figures.items()}


def xml(text: str) -> Any:
    return parse_xml(
        text.replace(">", f" {_NS}>", 1)
        if "/>" not in text.split(">", maxsplit=1)[0] + ">"
        else text.replace("/>", f" {_NS}/>", 1)
    )


def cell_of(document: Any, key: str) -> Any:
    """The cell of a figure of section 3."""
    _, code, column = key.split(".")
    rows = [k.split(".")[1] for k in FIGURES if k.startswith("requests.")]
    row = 3 + list(dict.fromkeys(rows)).index(code)
    columns = [k.split(".")[2] for k in FIGURES if k.startswith("requests.new.")]
    return document.tables[1].rows[row].cells[3 + columns.index(column)]


def with_cell(inside: str, key: str = GRANTED) -> bytes:
    """The report with other runs in the cell of a figure."""

    def edit(document: Any) -> None:
        paragraph = cell_of(document, key).paragraphs[0]._p
        for child in list(paragraph):
            paragraph.remove(child)
        for child in xml(f"<w:p>{inside}</w:p>"):
            paragraph.append(child)

    return rendered.docx({}, edit)


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


_WHO = 'w:id="7" w:author="科员" w:date="2024-01-15T09:00:00Z"'
CELLS: dict[str, str] = {
    "torn over runs": run("1") + "<w:proofErr w:type='spellStart'/>" + run("") + run("5"),
    "a deleted number": f"<w:del {_WHO}><w:r><w:delText>77</w:delText></w:r></w:del>" + run("15"),
    "a deleted digit": run("1")
    + f"<w:del {_WHO}><w:r><w:delText>4</w:delText></w:r></w:del>"
    + f"<w:ins {_WHO}>{run('5')}</w:ins>",
    "moved here": f"<w:moveTo {_WHO}>{run('15')}</w:moveTo>",
    "moved away": f"<w:moveFrom {_WHO}>{run('9')}</w:moveFrom>" + run("15"),
    "hidden text": run("15") + run("31", "<w:vanish/>"),
    "shown in spite of its style": run("15", "<w:vanish w:val='0'/>"),
    "hidden by its style": run("15") + run("31", "<w:rStyle w:val='Hidden'/>"),
    "a content control": f"<w:sdt><w:sdtContent>{run('15')}</w:sdtContent></w:sdt>",
    "a field's result": '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>'
    ' =SUM(LEFT)*99 </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    + run("15")
    + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "a link": f"<w:hyperlink w:anchor='x'>{run('15')}</w:hyperlink>",
}


def _hidden_style(document: Any) -> None:
    document.styles.element.append(
        xml(
            "<w:style w:type='character' w:styleId='Hidden'><w:name w:val='Hidden'/>"
            "<w:rPr><w:vanish/></w:rPr></w:style>"
        )
    )
    document.styles.element.append(
        xml("<w:style w:type='character' w:styleId='Mark'><w:name w:val='Mark'/><w:basedOn w:val='Up'/></w:style>")
    )
    document.styles.element.append(
        xml(
            "<w:style w:type='character' w:styleId='Up'><w:name w:val='Up'/>"
            "<w:rPr><w:vertAlign w:val='superscript'/></w:rPr></w:style>"
        )
    )


def _styled(data: bytes) -> bytes:
    import docx as python_docx

    document = python_docx.Document(io.BytesIO(data))
    _hidden_style(document)
    return rendered.saved(document.save)


@READERS
@pytest.mark.parametrize("inside", CELLS.values(), ids=CELLS)
def test_a_number_is_what_prints(inside: str, read: Read) -> None:
    from parsers.interpret import interpret

    report = interpret(read(_styled(with_cell(inside))))
    assert figures(report) == FIGURES | {GRANTED: 15}
    assert report.figures[GRANTED].raw == "15"


@READERS
@pytest.mark.parametrize(
    "mark",
    [
        run("1", "<w:vertAlign w:val='superscript'/>"),
        run("1", "<w:rStyle w:val='Mark'/>"),
        "<w:r><w:footnoteReference w:id='2'/></w:r>",
        "<w:r><w:endnoteReference w:id='2'/></w:r>",
    ],
    ids=["superscript", "superscript by style", "footnote", "endnote"],
)
def test_a_mark_is_no_digit(mark: str, read: Read) -> None:
    """15 with a footnote mark must not become 151; both 15 and None are accepted."""
    from parsers.interpret import interpret

    figure = interpret(read(_styled(with_cell(run("15") + mark)))).figures[GRANTED]
    assert (figure.raw or "").startswith("15〔")
    assert figure.value in {15, None}


@READERS
def test_deleted_and_hidden_rows_are_gone(read: Read) -> None:
    from parsers.interpret import interpret

    def edit(document: Any) -> None:
        table = document.tables[1]._tbl
        for mark in (f"<w:del {_WHO}/>", "<w:hidden/>"):
            row = parse_xml(
                f"<w:tr {_NS}><w:trPr>{mark}</w:trPr>"
                "<w:tc><w:tcPr><w:gridSpan w:val='3'/></w:tcPr><w:p><w:r><w:t>"
                "二、上年结转政府信息公开申请数量</w:t></w:r></w:p></w:tc>"
                + "<w:tc><w:p><w:r><w:t>77</w:t></w:r></w:p></w:tc>" * 7
                + "</w:tr>"
            )
            table.tr_lst[3].addnext(row)

    assert figures(interpret(read(rendered.docx({}, edit)))) == FIGURES


def boxed(document: Any) -> None:
    """Puts the title into a text box, which Word writes twice."""
    title = document.paragraphs[0]._p
    inside = f"<w:p><w:r><w:t>{TITLE}</w:t></w:r></w:p>"
    box = f"<w:txbxContent>{inside}</w:txbxContent>"
    title.getparent().replace(
        title,
        xml(
            "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>"
            f"{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}"
            "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        ),
    )


def in_one_cell(document: Any) -> None:
    """Puts everything into the cell of a layout table, with the tables nested in it."""
    body = document.element.body
    content = [child for child in body if not child.tag.endswith("}sectPr")]
    table = xml("<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/></w:tc></w:tr></w:tbl>")
    body.insert(0, table)
    cell = table.tr_lst[0].tc_lst[0]
    for child in content:
        cell.append(child)
    cell.append(xml("<w:p/>"))


def controlled(document: Any) -> None:
    """Puts the table and one of its rows into content controls of their own."""
    table = document.tables[1]._tbl
    for element in (table.tr_lst[5], table):
        control = xml("<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>")
        element.getparent().replace(element, control)
        control[-1].append(element)


def numbered(document: Any) -> None:
    """Lets Word number the labels and the headings."""
    part = document.part.numbering_part.element
    for number, (kind, pattern) in enumerate((("chineseCounting", "%1、"), ("decimal", "%1.")), 90):
        part.insert(
            0,
            xml(
                f"<w:abstractNum w:abstractNumId='{number}'><w:lvl w:ilvl='0'><w:start w:val='1'/>"
                f"<w:numFmt w:val='{kind}'/><w:lvlText w:val='{pattern}'/></w:lvl></w:abstractNum>"
            ),
        )
        part.append(xml(f"<w:num w:numId='{number}'><w:abstractNumId w:val='{number}'/></w:num>"))

    def give(paragraph: Any, number: int) -> None:
        assert paragraph.text[1] in "、.", paragraph.text
        paragraph.text = paragraph.text[2:]
        paragraph._p.get_or_add_pPr().append(xml(f"<w:numPr><w:ilvl w:val='0'/><w:numId w:val='{number}'/></w:numPr>"))

    for paragraph in document.paragraphs:
        if paragraph.text[1:2] == "、":
            give(paragraph, 90)
    # （六）其他处理: 1, 2 and 3.其他, which without its number would be another line.
    for row in document.tables[1].rows[23:26]:
        give(row.cells[2].paragraphs[0], 91)


LAYOUTS = {
    "a text box": boxed,
    "nested tables": in_one_cell,
    "content controls": controlled,
    "automatic numbers": numbered,
}


@READERS
@pytest.mark.parametrize("edit", LAYOUTS.values(), ids=LAYOUTS)
def test_a_layout_changes_no_figure(edit: Callable[[Any], None], read: Read) -> None:
    from parsers.interpret import interpret

    report = interpret(read(rendered.docx({}, edit)))
    assert figures(report) == FIGURES
    assert report.title == TITLE
    assert [s.number for s in report.sections] == [1, 2, 3, 4, 5, 6]


@READERS
def test_merged_heads_keep_their_spans(read: Read) -> None:
    tables = [b for b in read(rendered.docx({})).blocks if isinstance(b, Table)]
    spans = {cell.text: (cell.rowspan, cell.colspan) for cell in tables[1].cells}
    assert spans["三、本年度办理结果"] == (22, 1)
    assert spans["（三）不予公开"] == (8, 1)
    assert spans["法人或其他组织"] == (1, 5)
    assert spans["申请人情况"] == (1, 7)
    assert spans["四、结转下年度继续办理"] == (1, 3)
    assert sum(c.rowspan * c.colspan for c in tables[1].cells) == 28 * 10


def test_the_second_reader_confirms_the_publishers_error() -> None:
    reading = parse(rendered.docx({"requests.total.total": "20"}))
    assert (reading.readers, reading.verdict) == (("docx", "docx_second"), "confirmed")
    assert reading.report.value("requests.total.total") == 20


def test_a_table_that_is_a_picture_is_found() -> None:
    picture = Image.new("RGB", (900, 300), "white")
    draw = ImageDraw.Draw(picture)
    for at in range(4):
        draw.line((50, 50 + at * 60, 850, 50 + at * 60), fill="black", width=3)
    buffer = rendered.saved(lambda out: picture.save(out, "PNG"))

    def edit(document: Any) -> None:
        document.add_picture(io.BytesIO(buffer))

    blocks = first.read(rendered.docx({}, edit)).blocks
    assert [b.data for b in blocks if isinstance(b, Picture)] == [buffer]


@pytest.mark.long
def test_tables_that_are_a_picture_are_read() -> None:
    """By OCR: it reads what was printed, or marks it as doubtful."""
    from random import Random

    import docx as python_docx

    from nianbao_demo.render import PICTURES
    from nianbao_demo.reports import random_report
    from parsers.forms import FORMS

    report = random_report(Random(4), FORMS["2021"], issuer="洛阳市财政局", year=2023)
    document = python_docx.Document()
    document.add_paragraph(report.title or "")
    document.add_picture(io.BytesIO(PICTURES["scan_picture"](report, Random(4))))
    reading = parse(rendered.saved(document.save))
    told = {warning.subject for warning in reading.report.warnings}
    failed = any(check.status == "fail" for check in reading.checks)
    right = 0
    for key, figure in reading.report.figures.items():
        right += figure.value == report.value(key)
        if figure.value != report.value(key) and figure.value is not None:
            assert failed or key in told or (figure.confidence or 0) < 0.9, key
    assert right > 0.9 * len(report.figures)


def test_a_heading_by_style_is_a_heading() -> None:
    def edit(document: Any) -> None:
        document.add_heading("附件", level=2)

    for read in (first.read, second.read):
        assert Heading("附件", 2) in read(rendered.docx({}, edit)).blocks


def test_what_is_embedded_as_a_page_is_told() -> None:
    """Some web pages are offered as Word files that contain the page itself for Word to convert."""

    def edit(document: Any) -> None:
        for child in list(document.element.body):
            document.element.body.remove(child)
        document.element.body.append(xml("<w:altChunk/>"))

    assert any("altChunk" in notice.text for notice in first.read(rendered.docx({}, edit)).notices)


@READERS
def test_damage_is_one_line(read: Read) -> None:
    data = rendered.docx({})
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part[:3000] if name == "word/document.xml" else part)
    for broken in (out.getvalue(), data[: len(data) // 2]):
        with pytest.raises(Unreadable) as caught:
            read(broken)
        assert "\n" not in str(caught.value)


def test_paragraphs_keep_their_order() -> None:
    texts = [b.text for b in second.read(rendered.docx({})).blocks if isinstance(b, Paragraph)]
    assert texts[:2] == [TITLE, "一、总体情况"]


def test_a_figure_that_stands_in_a_frame_in_its_cell() -> None:
    from parsers.interpret import interpret

    def edit(document: Any) -> None:
        table = next(t for t in document.tables if "自然人" in {cell.text for cell in t.rows[1].cells})
        for row in table.rows[3:8]:
            for cell in row.cells[3:]:
                text = cell.text
                cell.paragraphs[0].clear()
                cell.add_table(1, 1).cell(0, 0).text = text

    assert figures(interpret(first.read(rendered.docx({}, edit)))) == FIGURES
