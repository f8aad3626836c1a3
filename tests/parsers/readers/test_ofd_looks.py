"""OFD: what nobody sees is no print, what is struck isn't either, and a raised digit is no digit of the number."""

from __future__ import annotations

import pytest

from parsers.document import Cell, SetAside, Table
from parsers.readers import reader
from tests.parsers.readers.test_ofd import TABLE, ofd, text

END = 75.5
"""Millimetres. Where the number 12 in the first row ends."""


def cell(data: bytes, name: str) -> Cell:
    (table,) = [block for block in reader(name).read(data).blocks if isinstance(block, Table)]
    return next(each for each in table.cells if (each.row, each.column) == (0, 1))


def path(left: float, top: float, wide: float, high: float, more: str = "", inner: str = "") -> str:
    return (
        f'<ofd:PathObject Boundary="{left} {top} {wide} {high}" {more}>{inner}'
        f"<ofd:AbbreviatedData>M 0 0 L {wide} 0 L {wide} {high} L 0 {high} C</ofd:AbbreviatedData></ofd:PathObject>"
    )


def seven(more: str = "", inner: str = "") -> str:
    return text(END, 41, "7", more, inner)


FILLED = 'Fill="true" Stroke="false"'
BLUE = '<ofd:FillColor Value="20 40 120"/>'
CLIP = '<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary="0 0 1 1"><ofd:AbbreviatedData>'
CLIP += "M 0 0 L 1 0 L 1 1 L 0 1 C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>"
HIDDEN = {
    "alpha": seven('Alpha="0"'),
    "white": seven(inner='<ofd:FillColor Value="255 255 255"/>'),
    "fill alpha": seven(inner='<ofd:FillColor Value="0 0 0" Alpha="0"/>'),
    "its own colour": path(END, 41, 3, 5, FILLED, BLUE) + seven(inner=BLUE),
    "covered": seven() + path(END, 41, 3, 5, FILLED, BLUE),
    "covered in white": seven() + path(END, 41, 3, 5, FILLED, '<ofd:FillColor Value="255 255 255"/>'),
    "clipped": seven(inner=CLIP),
    "tiny": text(END, 41, "7").replace('Size="4"', 'Size="0.3"'),
}


@pytest.mark.parametrize("name", ["ofd", "ofd_second"])
@pytest.mark.parametrize("how", HIDDEN)
def test_what_nobody_sees(how: str, name: str) -> None:
    found = cell(ofd(TABLE + HIDDEN[how]), name)
    assert (found.text, found.looks) == ("12", (SetAside("7", "unseen"),))


@pytest.mark.parametrize("matrix", ["0 1 -1 0 3 0", "-1 0 0 -1 3 5", "-1 0 0 1 3 0"])
def test_a_digit_on_its_side_or_head_or_mirrored_is_named(matrix: str) -> None:
    found = cell(ofd(TABLE + seven(f'CTM="{matrix}"')), "ofd")
    assert (found.text, found.looks) == ("12", (SetAside("7", "unclear"),))


def test_a_thick_line_hides_what_it_is_drawn_over() -> None:
    white = '<ofd:StrokeColor Value="255 255 255"/><ofd:AbbreviatedData>M 0 2 L 4 2</ofd:AbbreviatedData>'
    line = f'<ofd:PathObject Boundary="{END} 41 4 5" LineWidth="6">{white}</ofd:PathObject>'
    found = cell(ofd(TABLE + seven() + line), "ofd")
    assert (found.text, found.looks) == ("12", (SetAside("7", "unseen"),))


def test_a_picture_of_the_size_of_a_figure_in_an_empty_cell_is_named() -> None:
    picture = '<ofd:ImageObject Boundary="72 41 8 4" CTM="8 0 0 4 0 0" ResourceID="77"/>'
    empty = TABLE.replace(">12<", "> <")
    assert cell(ofd(empty + picture), "ofd").looks == (SetAside("img", "picture"),)
    assert cell(ofd(TABLE + picture), "ofd").looks == ()


@pytest.mark.parametrize("name", ["ofd", "ofd_second"])
def test_what_is_switched_off(name: str) -> None:
    assert cell(ofd(TABLE + seven('Visible="false"')), name).text == "12"
    off = f'<ofd:PageBlock Visible="false">{seven()}</ofd:PageBlock>'
    assert cell(ofd(TABLE + off), name).text == "12"
    light = path(END, 41, 3, 5, FILLED, BLUE) + seven(inner='<ofd:FillColor Value="255 255 255"/>')
    assert cell(ofd(TABLE + light), name).text == "127"


@pytest.mark.parametrize("name", ["ofd", "ofd_second"])
def test_struck_raised_and_lowered(name: str) -> None:
    stroke = path(END, 41 + 2.6, 2, 0.15, FILLED)
    found = cell(ofd(TABLE + seven() + stroke), name)
    assert (found.text, found.looks) == ("12", (SetAside("7", "struck"),))
    small = seven().replace('Size="4"', 'Size="2.4"')
    found = cell(ofd(TABLE + small.replace('Y="4"', 'Y="2.6"')), name)
    assert (found.text, found.looks) == ("12〔7〕", (SetAside("7", "raised"),))
    found = cell(ofd(TABLE + small.replace('Y="4"', 'Y="4.6"')), name)
    assert (found.text, found.looks) == ("12〔7〕", (SetAside("7", "lowered"),))
    assert cell(ofd(TABLE + small), name).text == "127"


@pytest.mark.parametrize("name", ["ofd", "ofd_second"])
def test_several_sizes_on_one_line_are_read_in_order(name: str) -> None:
    steps = 'DeltaX="g 9 {}"'
    title = text(20, 100, "某市财政局", code=steps.format(8)).replace('Size="4"', 'Size="8"')
    title += text(60, 100, "2023", code=steps.format(2))
    title += text(68, 100, "年年报", code=steps.format(6)).replace('Size="4"', 'Size="6"')
    texts = [getattr(block, "text", "") for block in reader(name).read(ofd(TABLE + title)).blocks]
    assert "某市财政局2023年年报" in texts


def noted(kind: str, subtype: str, top: float, more: str = "") -> bytes:
    """The table with a 7 beside the 12, and a note of the page that draws a line over the 7."""
    import io
    import zipfile

    line = '<ofd:PathObject Boundary="0 {} 2 0.3" LineWidth="0.3"><ofd:AbbreviatedData>M 0 0.1 L 2 0.1'
    line = f"{line.format(top)}</ofd:AbbreviatedData></ofd:PathObject>"
    look = f'<ofd:Appearance Boundary="{END} 41 3 5">{line}</ofd:Appearance>'
    note = f'<ofd:Annot ID="80" Type="{kind}" Subtype="{subtype}" {more}>{look}</ofd:Annot>'
    listed = '<ofd:Page PageID="1"><ofd:FileLoc>Annots/P1.xml</ofd:FileLoc></ofd:Page>'
    out = io.BytesIO(ofd(TABLE + seven(), more=listed))
    with zipfile.ZipFile(out, "a") as archive:
        space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
        archive.writestr("Doc_0/Annots/P1.xml", f"<ofd:PageAnnot {space}>{note}</ofd:PageAnnot>")
    return out.getvalue()


@pytest.mark.parametrize("name", ["ofd", "ofd_second"])
def test_notes_that_strike_out(name: str) -> None:
    for kind, subtype in (("Path", "Strikeout"), ("Highlight", "Deleteline")):
        found = cell(noted(kind, subtype, 2.5), name)
        assert (found.text, found.looks) == ("12", (SetAside("7", "struck"),))
    assert cell(noted("Path", "Underline", 4.6), name).text == "127"
    assert cell(noted("Path", "Strikeout", 2.5, 'Visible="false"'), name).text == "127"
    assert cell(noted("Stamp", "", 2.5), name).text == "127"


SLANT = f'<ofd:PathObject Boundary="{END} 41 2 4" LineWidth="0.2"><ofd:AbbreviatedData>M 0 4 L 2 0'
UNSURE = {
    "slanting line": seven() + f"{SLANT}</ofd:AbbreviatedData></ofd:PathObject>",
    "on another digit": text(73.5, 41, "8"),
    "turned": text(END, 41, "6", 'CharDirection="180"'),
    "other glyphs": seven(inner='<ofd:CGTransform CodePosition="0" CodeCount="1" GlyphCount="2"/>'),
}


@pytest.mark.parametrize("name", ["ofd", "ofd_second"])
@pytest.mark.parametrize("how", UNSURE)
def test_digits_that_can_not_be_told(how: str, name: str) -> None:
    assert cell(ofd(TABLE + UNSURE[how]), name).confidence == 0.0


@pytest.mark.parametrize("name", ["ofd", "ofd_second"])
def test_clear_areas_and_digits_without_width(name: str) -> None:
    veil = path(END, 41, 3, 5, FILLED + ' Alpha="60"', '<ofd:FillColor Value="255 255 255"/>')
    assert cell(ofd(TABLE + seven() + veil), name).text == "127"
    assert cell(ofd(TABLE + text(END, 41, "7", 'HScale="0.01"')), name).text == "12"
    white = seven('Fill="false" Stroke="true"', '<ofd:StrokeColor Value="255 255 255"/>')
    assert cell(ofd(TABLE + white), name).text == "12"
