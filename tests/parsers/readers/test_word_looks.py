"""What a person sees of a DOCX or OpenDocument text is read: every way in which text is struck, unseen or shifted."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from nianbao_demo.render.docx import package
from parsers.document import Cell, Document, Table
from parsers.readers import docx, docx_second, odt

Read = Callable[[bytes], Document]
DOCX = pytest.mark.parametrize("read", [docx.read, docx_second.read], ids=["docx", "docx_second"])


def first(document: Document) -> Cell:
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return next(cell for cell in table.cells if (cell.row, cell.column) == (0, 1))


def run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


def row(inside: str, *, cell: str = "", paragraph: str = "", height: str = "") -> str:
    return (
        f"<w:tr><w:trPr>{height}</w:trPr><w:tc><w:tcPr/><w:p><w:r><w:t>规章</w:t></w:r></w:p></w:tc>"
        f"<w:tc><w:tcPr>{cell}</w:tcPr><w:p><w:pPr>{paragraph}</w:pPr>{inside}</w:p></w:tc></w:tr>"
    )


def word(rows: str, *, table: str = "") -> bytes:
    return package(
        f"<w:body><w:tbl><w:tblPr>{table}</w:tblPr><w:tblGrid/>{rows}</w:tbl><w:p/><w:sectPr/></w:body>", styles=True
    )


STRUCK = (
    "<w:strike/>",
    "<w:strike w:val='true'/>",
    "<w:dstrike/>",
    "<w:rStyle w:val='Old'/>",
    "<w:rStyle w:val='Older'/>",
    "<w:color w:val='FF0000'/><w:strike/>",
)
UNSEEN = (
    "<w:vanish/>",
    "<w:rStyle w:val='Key'/>",
    "<w:color w:val='FFFFFF'/>",
    "<w:color w:val='FDFDFD'/>",
    "<w:rStyle w:val='Pad'/>",
    "<w:sz w:val='2'/>",
    "<w:color w:val='00B050'/><w:highlight w:val='none'/><w:shd w:val='clear' w:fill='00B050'/>",
    "<w:color w:val='000000'/><w:shd w:val='solid' w:color='000000' w:fill='auto'/>",
    "<w:color w:val='FFFF00'/><w:highlight w:val='yellow'/>",
)
PLAIN = (
    "<w:strike w:val='0'/>",
    "<w:rStyle w:val='Old'/><w:strike w:val='false'/>",
    "<w:rStyle w:val='Key'/><w:vanish w:val='off'/>",
    "<w:color w:val='FFFFFF'/><w:shd w:val='clear' w:fill='1F4E79'/>",
    "<w:color w:val='FFFFFF'/><w:highlight w:val='darkBlue'/>",
    "<w:color w:val='auto'/><w:shd w:val='clear' w:fill='000000'/>",
    "<w:webHidden/>",
    "<w:position w:val='6'/>",
    "<w:color w:val='A6A6A6'/>",
)


@DOCX
@pytest.mark.parametrize("look", STRUCK)
def test_struck_runs(read: Read, look: str) -> None:
    found = first(read(word(row(run("88", look) + run("12")))))
    assert (found.text, found.looks) == ("12", (("88", "struck"),))


@DOCX
@pytest.mark.parametrize("look", UNSEEN)
def test_unseen_runs(read: Read, look: str) -> None:
    found = first(read(word(row(run("12") + run("88", look)))))
    assert (found.text, found.looks) == ("12", (("88", "unseen"),))


@DOCX
@pytest.mark.parametrize("look", PLAIN)
def test_runs_that_are_seen(read: Read, look: str) -> None:
    found = first(read(word(row(run("12", look)))))
    assert (found.text, found.looks) == ("12", ())


@DOCX
@pytest.mark.parametrize(
    ("look", "kind"),
    [
        ("<w:vertAlign w:val='superscript'/>", "raised"),
        ("<w:vertAlign w:val='subscript'/>", "lowered"),
        ("<w:position w:val='8'/><w:sz w:val='14'/>", "raised"),
        ("<w:position w:val='-6'/>", "lowered"),
    ],
)
def test_marks_beside_a_number(read: Read, look: str, kind: str) -> None:
    found = first(read(word(row(run("12") + run("2", look)))))
    assert (found.text, found.looks) == ("12〔2〕", (("2", kind),))


@DOCX
def test_letters_that_lie_on_each_other_or_stand_left_of_their_cell(read: Read) -> None:
    crowded = row(run("12", "<w:spacing w:val='-400'/>"))
    hung = row(run("12"), paragraph="<w:ind w:left='-2000'/>")
    for each in (crowded, hung):
        assert first(read(word(each))).looks == (("12", "unclear"),)
    usual = row(run("12", "<w:spacing w:val='-6'/>"), paragraph="<w:ind w:left='420' w:hanging='420'/>")
    assert first(read(word(usual))).looks == ()


@DOCX
def test_a_picture_in_the_place_of_a_figure(read: Read) -> None:
    drawing = "<w:r><w:drawing><a:blip r:embed='rId9'/></w:drawing></w:r>"
    assert [each.look for each in first(read(word(row(drawing)))).looks] == ["picture"]
    assert first(read(word(row(run("12") + drawing)))).looks == ()


@DOCX
def test_what_stands_in_the_continuation_of_a_cell_is_not_shown(read: Read) -> None:
    beside = "<w:tc><w:tcPr><w:hMerge w:val='continue'/></w:tcPr><w:p>{}</w:p></w:tc></w:tr>".format(run("88"))
    found = first(read(word(row(run("12"), cell="<w:hMerge w:val='restart'/>").replace("</w:tr>", beside))))
    assert (found.text, found.colspan) == ("12", 2)


@DOCX
def test_white_on_the_ground_of_cell_or_paragraph(read: Read) -> None:
    white, dark = "<w:color w:val='FFFFFF'/>", "<w:shd w:val='clear' w:fill='1F4E79'/>"
    assert first(read(word(row(run("12", white), cell=dark)))).text == "12"
    assert first(read(word(row(run("12", white), paragraph=dark)))).text == "12"
    assert first(read(word(row(run("12", white))))).text == ""
    black = "<w:shd w:val='clear' w:fill='000000'/>"
    assert first(read(word(row(run("88", "<w:color w:val='000000'/>") + run("12", white), cell=black)))).text == "12"


@DOCX
def test_a_row_without_height(read: Read) -> None:
    flat = row(run("88"), height="<w:trHeight w:val='20' w:hRule='exact'/>")
    assert first(read(word(flat + row(run("12"))))).text == "12"


def text_of(inside: str, styles: str, *, cell: str = "") -> bytes:
    """An OpenDocument text with a table of one row."""
    names = " ".join(
        f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for key, name in (
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("style", "style"),
            ("fo", "xsl-fo-compatible"),
            ("draw", "drawing"),
        )
    )
    content = (
        f"<office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        "<office:text><table:table><table:table-row><table:table-cell><text:p>规章</text:p></table:table-cell>"
        f"<table:table-cell table:style-name='{cell}'><text:p>{inside}</text:p></table:table-cell></table:table-row>"
        "</table:table></office:text></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return out.getvalue()


def styled(properties: str, *, name: str = "T", family: str = "text", parent: str = "") -> str:
    above = f" style:parent-style-name='{parent}'" if parent else ""
    part = "text" if family == "text" else family
    inside = f"<style:{part}-properties {properties}/>" if properties else ""
    return f"<style:style style:name='{name}' style:family='{family}'{above}>{inside}</style:style>"


@pytest.mark.parametrize(
    ("properties", "kind"),
    [
        ("style:text-line-through-style='solid' style:text-line-through-type='single'", "struck"),
        ("style:text-line-through-type='double'", "struck"),
        ("text:display='none'", "unseen"),
        ("fo:color='#ffffff'", "unseen"),
        ("fo:color='#00ff00' fo:background-color='#00ff00'", "unseen"),
        ("fo:font-size='1pt'", "unseen"),
        ("fo:font-size='2pt'", "unseen"),
        ("style:text-scale='1%'", "unseen"),
    ],
)
def test_odt_struck_and_unseen(properties: str, kind: str) -> None:
    own = text_of('<text:span text:style-name="T">88</text:span>12', styled(properties))
    assert first(odt.read(own))[0::7] == ("12", (("88", kind),))
    inherited = styled(properties, name="B") + styled("", parent="B")
    nested = '<text:span text:style-name="T">8<text:span>8</text:span></text:span>12'
    assert first(odt.read(text_of(nested, inherited)))[0::7] == ("12", (("88", kind),))


@pytest.mark.parametrize(
    ("position", "kind"),
    [("super 58%", "raised"), ("33% 58%", "raised"), ("sub 58%", "lowered"), ("-33% 58%", "lowered")],
)
def test_odt_marks(position: str, kind: str) -> None:
    data = text_of('12<text:span text:style-name="T">2</text:span>', styled(f"style:text-position='{position}'"))
    assert first(odt.read(data))[0::7] == ("12〔2〕", (("2", kind),))


def test_odt_letters_that_lie_on_each_other() -> None:
    inside = '<text:span text:style-name="T">12</text:span>'
    crowded = first(odt.read(text_of(inside, styled("fo:letter-spacing='-0.5cm'"))))
    assert crowded.looks == (("12", "unclear"),)
    assert first(odt.read(text_of(inside, styled("fo:letter-spacing='-0.01cm'")))).looks == ()


def test_odt_text_that_is_seen() -> None:
    white = styled("fo:color='#ffffff'")
    ground = styled("fo:background-color='#1f4e79'", name="C", family="table-cell")
    inside = '<text:span text:style-name="T">12</text:span>'
    assert first(odt.read(text_of(inside, white + ground, cell="C"))).text == "12"
    none = styled("style:text-line-through-style='none' style:text-line-through-type='none'")
    assert first(odt.read(text_of(inside, none))).text == "12"
    auto = styled("fo:color='#ffffff' style:use-window-font-color='true'")
    assert first(odt.read(text_of(inside, auto))).text == "12"


def test_odt_text_in_shapes_and_lines_over_text() -> None:
    for shape in ("custom-shape", "frame"):
        box = "<draw:text-box><text:p>12</text:p></draw:text-box>" if shape == "frame" else "<text:p>12</text:p>"
        assert first(odt.read(text_of(f"<draw:{shape}>{box}</draw:{shape}>", ""))).text == "12"
    found = first(odt.read(text_of("88<draw:line/>", "")))
    assert (found.text, found.looks) == ("88", (("88", "unclear"),))
    pictures = styled("style:font-name='Wingdings'")
    found = first(odt.read(text_of('<text:span text:style-name="T">12</text:span>', pictures)))
    assert found.looks == (("12", "unclear"),)


def test_odt_choice_in_a_drop_down_field() -> None:
    space = "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"
    given = (("Dropdown_ListEntry", "88"), ("Dropdown_ListEntry", "12"), ("Dropdown_Selected", "1"))
    inside = "".join(f"<f:param f:name='{name}' f:value='{value}'/>" for name, value in given)
    field_ = f"<f:fieldmark xmlns:f='{space}' f:type='vnd.oasis.opendocument.field.FORMDROPDOWN'>{inside}</f:fieldmark>"
    assert first(odt.read(text_of(field_, ""))).text == "12"


SETTLED = (
    "<w:color w:val='000000' w:themeColor='background1'/>",
    "<w:w w:val='1'/>",
    "<w:sz w:val='3'/>",
    "<w:color w:val='CCCCCC'/><w:shd w:val='pct20' w:color='000000' w:fill='FFFFFF'/>",
)
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def field(code: str, result: str | None = None) -> str:
    shown = "" if result is None else FIELD.format("separate") + run(result)
    return FIELD.format("begin") + f"<w:r><w:instrText> {code} </w:instrText></w:r>" + shown + FIELD.format("end")


@DOCX
@pytest.mark.parametrize("look", SETTLED)
def test_other_ways_to_hide_a_run(read: Read, look: str) -> None:
    found = first(read(word(row(run("12") + run("88", look)))))
    assert (found.text, found.looks) == ("12", (("88", "unseen"),))


@DOCX
def test_fields_show_their_results(read: Read) -> None:
    assert first(read(word(row(field("=SUM(LEFT)", "12"))))).text == "12"
    nested = FIELD.format("begin") + "<w:r><w:instrText> IF </w:instrText></w:r>" + field("REF x", "88")
    nested += FIELD.format("separate") + run("12") + FIELD.format("end")
    assert first(read(word(row(nested)))).text == "12"
    assert first(read(word(row(field(r"eq \o(12,—)"))))).text == r"〔eq \o(12,—)〕"
    listed = "<w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='88'/><w:listEntry w:val='12'/></w:ddList>"
    chosen = f'<w:r><w:fldChar w:fldCharType="begin">{listed}</w:ffData></w:fldChar></w:r>'
    chosen += f"<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>{FIELD.format('end')}"
    assert first(read(word(row(chosen)))).text == "12"


@DOCX
def test_symbols_and_fonts_of_pictures(read: Read) -> None:
    ringed = first(read(word(row('<w:r><w:sym w:font="Wingdings" w:char="F081"/></w:r>'))))
    assert ringed.text == "①"
    digit = first(read(word(row(run("2") + '<w:r><w:sym w:font="Symbol" w:char="F031"/></w:r>'))))
    assert digit.text == "21"
    pictures = first(read(word(row(run("12", "<w:rFonts w:ascii='Wingdings' w:hAnsi='Wingdings'/>")))))
    assert pictures.looks == (("12", "unclear"),)
    turned = first(read(word(row(f'<w:bdo w:val="rtl">{run("12")}</w:bdo>'))))
    assert turned.looks == (("12", "unclear"),)


@DOCX
def test_lines_of_no_height(read: Read) -> None:
    flat = "<w:spacing w:line='20' w:lineRule='exact'/>"
    found = first(read(word(row(run("88"), paragraph=flat))))
    assert (found.text, found.looks) == ("", (("88", "unseen"),))
