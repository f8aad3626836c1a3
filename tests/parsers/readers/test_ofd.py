"""OFD: what is visible is read, and nothing that is above it, below it or outside the page."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from nianbao_demo.render.docx import zipped
from nianbao_demo.render.scan import NoFont, chinese_font
from parsers.document import Paragraph, Picture, Table
from parsers.errors import Unreadable
from parsers.readers import reader

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
RESOURCES = (
    f'<ofd:Res {SPACE} BaseLoc="Res"><ofd:DrawParams><ofd:DrawParam ID="7">'
    '<ofd:FillColor Value="255 255 255"/></ofd:DrawParam></ofd:DrawParams><ofd:MultiMedias>'
    '<ofd:MultiMedia ID="5" Type="Image" Format="PNG"><ofd:MediaFile>a.png</ofd:MediaFile>'
    "</ofd:MultiMedia></ofd:MultiMedias></ofd:Res>"
)
XS, YS = (20, 70, 95, 120), (40, 47, 54)


def ofd(content: str, picture: bytes = b"", more: str = "") -> bytes:
    """An OFD file with a page of 210 × 297 mm; `more` is put into its document next to the page."""
    page = f'<ofd:Page {SPACE}><ofd:Content><ofd:Layer ID="2">{content}</ofd:Layer></ofd:Content></ofd:Page>'
    document = (
        f"<ofd:Document {SPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
        "</ofd:PhysicalBox></ofd:PageArea><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>"
        '</ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Content.xml"/></ofd:Pages>'
        "<ofd:Annotations>Annots.xml</ofd:Annotations></ofd:Document>"
    )
    root = (
        f"<ofd:OFD {SPACE}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        "<ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures></ofd:DocBody></ofd:OFD>"
    )
    return zipped(
        {
            "OFD.xml": root.encode(),
            "Doc_0/Document.xml": document.encode(),
            "Doc_0/DocumentRes.xml": RESOURCES.encode(),
            "Doc_0/Pages/Content.xml": page.encode(),
            "Doc_0/Annots.xml": f"<ofd:Annotations {SPACE}>{more}</ofd:Annotations>".encode(),
            "Doc_0/Res/a.png": picture,
        }
    )


def text(x: float, y: float, words: str, more: str = "", inner: str = "", code: str = "") -> str:
    """A text object with words of 4 mm; `code` gives the distances of the characters."""
    return (
        f'<ofd:TextObject Boundary="{x} {y} 60 6" Size="4" {more}>{inner}'
        f'<ofd:TextCode X="0" Y="4" {code}>{words}</ofd:TextCode></ofd:TextObject>'
    )


def lines() -> str:
    edges = [(XS[0], y, XS[-1], y) for y in YS] + [(x, YS[0], x, YS[-1]) for x in XS]
    return "".join(
        f'<ofd:PathObject Boundary="{a} {b} {c - a + 0.2} {d - b + 0.2}" LineWidth="0.2">'
        f"<ofd:AbbreviatedData>M 0 0 L {c - a} {d - b}</ofd:AbbreviatedData></ofd:PathObject>"
        for a, b, c, d in edges
    )


TABLE = lines() + "".join(
    text(x + 1, y + 1, words, code='DeltaX="g 9 2"' if words.isdigit() else 'DeltaX="4 4 4"')
    for y, row in zip(YS, (("信息内容", "12", "0"), ("行政许可", "", "345")), strict=False)
    for x, words in zip(XS, row, strict=False)
)
ROWS = [["信息内容", "12", "0"], ["行政许可", "", "345"]]


def rows(data: bytes, name: str = "ofd") -> list[list[str]]:
    blocks = reader(name).read(data).blocks
    (table,) = [block for block in blocks if isinstance(block, Table)]
    return [[cell.text for cell in row] for row in table.rows()]


HIDDEN = {
    "invisible": text(85, 48, "7", 'Visible="false"'),
    "transparent": text(85, 48, "7", 'Alpha="0"'),
    "white": text(85, 48, "7", "", '<ofd:FillColor Value="255 255 255"/>'),
    "white by its draw parameter": text(85, 48, "7", 'DrawParam="7"'),
    "watermark askew": text(85, 48, "7", 'CTM="0.7 -0.7 0.7 0.7 0 0"'),
    "pale": text(85, 48, "7", "", '<ofd:FillColor Value="210 210 210"/>'),
    "beyond the page": text(230, 48, "7"),
    "painted over": text(85, 48, "7")
    + (
        '<ofd:PathObject Boundary="84 48 8 5" Stroke="false" Fill="true"><ofd:FillColor '
        'Value="255 255 255"/><ofd:AbbreviatedData>M 0 0 L 8 0 L 8 5 L 0 5 C'
        "</ofd:AbbreviatedData></ofd:PathObject>"
    ),
}


@pytest.mark.parametrize("name", ["ofd", "ofd_second"])
@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN.keys())
def test_what_nobody_sees_is_in_no_cell(hidden: str, name: str) -> None:
    assert rows(ofd(TABLE + hidden), name) == ROWS


@pytest.mark.parametrize("name", ["ofd", "ofd_second"])
def test_annotations_and_seals_add_no_figure(name: str) -> None:
    seal = f'<ofd:Annot Type="Stamp"><ofd:Appearance>{text(85, 48, "7")}</ofd:Appearance></ofd:Annot>'
    assert rows(ofd(TABLE, more=seal), name) == ROWS


@pytest.mark.parametrize("name", ["ofd", "ofd_second"])
def test_characters_stand_where_their_distances_and_matrix_say(name: str) -> None:
    cells = "".join(
        (
            text(21, 41, "信息", code='DeltaX="g 1 4.0"'),
            text(71, 41, "1234", code='DeltaX="2 g 2 2"'),
            text(96, 41, "56", 'CTM="0.5 0 0 0.5 0 2"', code='DeltaX="2"'),
            text(21, 48, "许可"),  # without any distances
            text(71, 48, "78"),
        )
    )
    assert rows(ofd(lines() + cells), name) == [["信息", "1234", "56"], ["许可", "78", ""]]


def test_a_column_of_characters_is_one_label() -> None:
    down = text(21, 41, "总计", code='DeltaY="4"')
    words = [
        block.text
        for block in reader("ofd").read(ofd(down + text(60, 100, "正文", code='DeltaX="4"'))).blocks
        if isinstance(block, Paragraph)
    ]
    assert "".join(words) == "总计正文"


def test_glyphs_without_characters_are_no_blank() -> None:
    glyphs = "<ofd:CGTransform CodeCount='2' GlyphCount='2'><ofd:Glyphs>17 18</ofd:Glyphs></ofd:CGTransform>"
    with pytest.raises(Unreadable, match="fonts don't say what they print"):
        reader("ofd").read(ofd(TABLE + text(71, 48, "  ", "", glyphs, 'DeltaX="2"')))


def png(words: str = "") -> bytes:
    image = Image.new("RGB", (1654, 2339), "white")
    if words:
        try:
            font = chinese_font(40)
        except NoFont:
            pytest.skip("no Chinese font")
        ImageDraw.Draw(image).text((300, 400), words, "black", font)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def shown(box: str) -> str:
    return f'<ofd:ImageObject Boundary="{box}" CTM="210 0 0 297 0 0" ResourceID="5"/>'


@pytest.mark.xdist_group("ocr")
def test_a_page_that_is_a_picture_is_read_by_ocr() -> None:
    hidden = text(38, 60, "共收到申请1147件。", 'Alpha="0"', code='DeltaX="g 9 5"')
    document = reader("ofd").read(ofd(hidden + shown("0 0 210 297"), png("共收到申请4711件。")))
    assert [b.text for b in document.blocks if isinstance(b, Paragraph)] == ["共收到申请4711件。"]
    assert tuple(map(str, document.notices)) == ("page 1 was read as a picture: a picture fills it",)


def test_a_picture_beside_text_is_handed_on_and_a_seal_is_not() -> None:
    data = png()
    blocks = reader("ofd").read(ofd(TABLE + shown("20 100 150 100"), data)).blocks
    assert [block.data for block in blocks if isinstance(block, Picture)] == [data]
    assert rows(ofd(TABLE + shown("90 40 20 20"), data)) == ROWS
    blocks = reader("ofd").read(ofd(TABLE + shown("90 40 20 20"), data)).blocks
    assert not [block for block in blocks if isinstance(block, Picture)]
