"""PDF: what nobody sees is no print, what is struck isn't either, and a raised digit is no digit of the number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from parsers import parse
from parsers.document import Cell, Document, Paragraph, SetAside, Table
from tests.parsers.drawn_pdf import FONT, HEIGHT, document, grid, line, pdf, prose, write
from tests.paths import SHARED

TRIALS = SHARED / "cases" / "trials"
XS, YS = (60, 160, 260, 360), (200, 230, 260)
ROWS = [["信息内容", "甲", "乙"], ["行政许可", "12", "9"]]
AFTER = 63 + 100 + 9
"""Where the number 12 ends."""


def cell(found: Document) -> Cell:
    table = next(block for block in found.blocks if isinstance(block, Table))
    return next(each for each in table.cells if (each.row, each.column) == (1, 1))


def drawn(draw: Callable[[Any], None]) -> bytes:
    def page(canvas: Any) -> None:
        grid(canvas, XS, YS, ROWS)
        draw(canvas)

    return pdf(page)


def seen_by_all(draw: Callable[[Any], None], text: str, *looks: SetAside) -> None:
    data = drawn(draw)
    for name in ("pdf", "pdf_plumber"):
        found = cell(document(data, name))
        assert (found.text, found.looks) == (text, looks), name


def at(canvas: Any, text: str, size: float = 9, up: float = 0, x: float = AFTER, **_: Any) -> None:
    write(canvas, x, 242 - up, text, size)


def test_what_a_line_goes_through_is_struck() -> None:
    def draw(canvas: Any) -> None:
        at(canvas, "88")
        line(canvas, AFTER, 242 - 3, AFTER + 9, 242 - 3)

    seen_by_all(draw, "12", SetAside("88", "struck"))


def test_a_digit_above_or_below_the_line_is_a_mark() -> None:
    seen_by_all(lambda canvas: at(canvas, "2", 5.5, 3.2), "12〔2〕", SetAside("2", "raised"))
    seen_by_all(lambda canvas: at(canvas, "23", 6, 4), "12〔23〕", SetAside("23", "raised"))
    seen_by_all(lambda canvas: at(canvas, "2", 5.5, -1.5), "12〔2〕", SetAside("2", "lowered"))

    def risen(canvas: Any) -> None:
        text = canvas.beginText(AFTER, HEIGHT - 242)
        text.setFont(FONT, 5.5)
        text.setRise(3)
        text.textOut("2")
        canvas.drawText(text)

    seen_by_all(risen, "12〔2〕", SetAside("2", "raised"))


def test_a_number_in_smaller_type_on_the_same_line_is_a_number() -> None:
    seen_by_all(lambda canvas: at(canvas, "3", 6), "123")


def hidden(how: Callable[[Any], None]) -> None:
    def draw(canvas: Any) -> None:
        canvas.saveState()
        how(canvas)
        canvas.restoreState()

    seen_by_all(draw, "12", SetAside("7", "unseen"))


def in_mode(canvas: Any, mode: int) -> None:
    text = canvas.beginText(AFTER, HEIGHT - 242)
    text.setFont(FONT, 9)
    text.setTextRenderMode(mode)
    text.textOut("7")
    canvas.drawText(text)


def white(canvas: Any) -> None:
    canvas.setFillGray(1)
    at(canvas, "7")


def on_its_own_colour(canvas: Any) -> None:
    canvas.setFillColorRGB(0.1, 0.2, 0.5)
    canvas.rect(AFTER - 1, HEIGHT - 245, 20, 14, stroke=0, fill=1)
    at(canvas, "7")


def clipped(canvas: Any) -> None:
    path = canvas.beginPath()
    path.rect(0, 0, 50, 50)
    canvas.clipPath(path, stroke=0, fill=0)
    at(canvas, "7")


def covered(canvas: Any) -> None:
    at(canvas, "7")
    canvas.setFillColorRGB(0, 0, 0)
    canvas.rect(AFTER - 0.5, HEIGHT - 245, 20, 14, stroke=0, fill=1)


def under_a_picture(canvas: Any) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    at(canvas, "7")
    canvas.drawImage(ImageReader(Image.new("RGB", (9, 9), "#eeeeee")), AFTER - 0.5, HEIGHT - 245, 20, 14)


def transparent(canvas: Any) -> None:
    canvas.setFillAlpha(0)
    at(canvas, "7")


def tiny(canvas: Any) -> None:
    at(canvas, "7", 0.8, 2)


@pytest.mark.parametrize(
    "how",
    [lambda canvas: in_mode(canvas, 3), white, on_its_own_colour, clipped, covered, under_a_picture, transparent, tiny],
    ids=["mode 3", "white", "its own colour", "clipped", "covered", "under a picture", "transparent", "tiny"],
)
def test_what_nobody_sees(how: Callable[[Any], None]) -> None:
    hidden(how)


def test_what_is_seen_stays() -> None:
    def marked(canvas: Any) -> None:
        canvas.saveState()
        canvas.setFillAlpha(0.3)
        canvas.setFillColorRGB(1, 1, 0)
        canvas.rect(AFTER - 20, HEIGHT - 245, 40, 14, stroke=0, fill=1)
        canvas.restoreState()

    assert cell(document(drawn(marked))).text == "12"

    def on_dark(canvas: Any) -> None:
        canvas.setFillColorRGB(0.1, 0.2, 0.5)
        canvas.rect(AFTER - 1, HEIGHT - 245, 20, 14, stroke=0, fill=1)
        canvas.setFillGray(1)
        at(canvas, "7")

    assert cell(document(drawn(on_dark))).text == "127"


def test_several_fonts_and_sizes_on_one_line_are_read_in_order() -> None:
    def draw(canvas: Any) -> None:
        x = 60.0
        for text, font, size in (("某市财政局", FONT, 24), ("2023", "Times-Roman", 14), ("年年报", FONT, 20)):
            canvas.setFont(font, size)
            canvas.drawString(x, HEIGHT - 100, text)
            x += canvas.stringWidth(text, font, size)
        x = 60.0
        for text, font, size in (
            ("收到", FONT, 12),
            ("1047", "Times-Bold", 7),
            ("件，答复", FONT, 12),
            ("6", FONT, 16),
        ):
            canvas.setFont(font, size)
            canvas.drawString(x, HEIGHT - 140, text)
            x += canvas.stringWidth(text, font, size)

    data = pdf(draw)
    for name in ("pdf", "pdf_plumber"):
        assert prose(data, name) == ["某市财政局2023年年报", "收到1047件，答复6"], name


@pytest.mark.skipif(not TRIALS.exists(), reason="needs ../shared")
@pytest.mark.parametrize("name", ["hidden-layer.pdf", "struck.pdf"])
def test_cases(name: str) -> None:
    data = (TRIALS / name).read_bytes()
    for reader in ("pdf", "pdf_plumber"):
        texts = [c.text for b in document(data, reader).blocks if isinstance(b, Table) for c in b.cells]
        assert "12" in texts, reader
        assert not {"8812", "127"} & set(texts), reader


@pytest.mark.skipif(not TRIALS.exists(), reason="needs ../shared")
def test_mixed_fonts() -> None:
    report = parse((TRIALS / "mixed-fonts.pdf").read_bytes()).report
    assert (report.issuer, report.year, report.title) == ("洛阳市财政局", 2023, "洛阳市财政局2023年信息公开年报")


def doubted(draw: Callable[[Any], None], *, figure: str = "88") -> None:
    """The figure is no number for either reader."""

    def page(canvas: Any) -> None:
        grid(canvas, XS, YS, [ROWS[0], ["行政许可", figure, "9"]])
        draw(canvas)

    data = pdf(page)
    first, second = (cell(document(data, name)) for name in ("pdf", "pdf_plumber"))
    assert first.confidence == 0.0
    assert "unclear" in {each.look for each in second.looks}


def test_digits_that_a_slanting_line_crosses_or_that_lie_on_others_are_uncertain() -> None:
    doubted(lambda canvas: line(canvas, 162, 244, 173, 234))
    doubted(lambda canvas: write(canvas, 163, 242, "12"))
    doubted(lambda canvas: line(canvas, 163, 237, 172, 237))


def test_a_line_in_the_corner_of_a_table_crosses_no_digit() -> None:
    found = cell(document(drawn(lambda canvas: line(canvas, 60, 200, 160, 230))))
    assert (found.text, found.confidence) == ("12", None)


def test_an_area_that_lets_text_through_hides_none() -> None:
    def veil(canvas: Any) -> None:
        canvas.setFillColorRGB(1, 1, 1)
        canvas.setFillAlpha(0.3)
        canvas.rect(161, HEIGHT - 250, 50, 20, stroke=0, fill=1)

    seen_by_all(veil, "12")


def test_type_of_two_points_and_digits_without_width_are_unseen() -> None:
    found = cell(document(drawn(lambda canvas: at(canvas, "88", 2.0))))
    assert (found.text, found.looks) == ("12", (SetAside("88", "unseen"),))

    def squeezed(canvas: Any, scale: float = 1) -> None:
        text = canvas.beginText(AFTER, HEIGHT - 242)
        text.setFont(FONT, 9)
        text.setHorizScale(scale)
        text.textOut("88")
        text.setHorizScale(100)
        canvas.drawText(text)

    assert cell(document(drawn(squeezed))).text == "12"
    assert cell(document(drawn(lambda canvas: squeezed(canvas, 0.1)), "pdf_plumber")).text == "12"


def test_what_is_drawn_is_print_whatever_stands_for_it() -> None:
    def page(canvas: Any) -> None:
        canvas._code.append("/Span <</ActualText (99)>> BDC")
        grid(canvas, XS, YS, ROWS)
        canvas._code.append("EMC")

    assert cell(document(pdf(page))).text == "12"


def test_digits_that_lie_on_their_side_or_are_mirrored_are_named() -> None:
    def turned(canvas: Any) -> None:
        canvas.saveState()
        canvas.translate(AFTER + 12, HEIGHT - 242)
        canvas.rotate(90)
        canvas.setFont(FONT, 9)
        canvas.drawString(0, 0, "7")
        canvas.restoreState()

    def mirrored(canvas: Any) -> None:
        canvas.saveState()
        canvas.translate(AFTER + 12, HEIGHT - 242)
        canvas.scale(-1, 1)
        canvas.setFont(FONT, 9)
        canvas.drawString(0, 0, "7")
        canvas.restoreState()

    for draw in (turned, mirrored):
        found = cell(document(drawn(draw), "pdf"))
        assert (found.text, found.looks) == ("12", (SetAside("7", "unclear"),))


def test_a_thick_line_hides_what_it_is_drawn_over() -> None:
    def draw(canvas: Any) -> None:
        canvas.saveState()
        at(canvas, "88")
        canvas.setStrokeColorRGB(1, 1, 1)
        canvas.setLineWidth(14)
        line(canvas, AFTER, 242 - 3, AFTER + 12, 242 - 3)
        canvas.restoreState()

    found = cell(document(drawn(draw), "pdf"))
    assert (found.text, found.looks) == ("12", (SetAside("88", "unseen"),))


def test_a_picture_of_the_size_of_a_figure_in_an_empty_cell_is_named() -> None:
    def page(canvas: Any) -> None:
        grid(canvas, XS, YS, [["信息内容", "甲", "乙"], ["行政许可", "", "9"]])
        canvas.drawImage(ImageReader(Image.new("RGB", (30, 12), "gray")), 170, HEIGHT - 250, 30, 12)

    assert cell(document(pdf(page), "pdf")).looks == (SetAside("img", "picture"),)


def test_a_note_that_strikes_text_out() -> None:
    import io

    import pypdfium2 as pdfium
    from pypdfium2 import raw

    opened = pdfium.PdfDocument(drawn(lambda canvas: at(canvas, "88")))
    page = opened[0]
    note = raw.FPDFPage_CreateAnnot(page.raw, raw.FPDF_ANNOT_STRIKEOUT)
    top, bottom = HEIGHT - 234, HEIGHT - 243
    raw.FPDFAnnot_SetRect(note, raw.FS_RECTF(AFTER, top, AFTER + 9, bottom))
    points = raw.FS_QUADPOINTSF(AFTER, top, AFTER + 9, top, AFTER, bottom, AFTER + 9, bottom)
    raw.FPDFAnnot_AppendAttachmentPoints(note, points)
    raw.FPDFAnnot_SetFlags(note, 4)
    raw.FPDFPage_CloseAnnot(note)
    out = io.BytesIO()
    opened.save(out)
    for name in ("pdf", "pdf_plumber"):
        found = cell(document(out.getvalue(), name))
        assert (found.text, found.looks) == ("12", (SetAside("88", "struck"),))


def note(canvas: Any, kind: str, **said: Any) -> None:
    """A note without an appearance of its own over the number 88 beside the figure."""
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

    at(canvas, "88")
    box = PDFArray([AFTER - 0.4, HEIGHT - 246, AFTER + 14, HEIGHT - 230])
    said = {name: PDFArray(value) for name, value in said.items()}
    held = {"Type": PDFName("Annot"), "Subtype": PDFName(kind), "F": 4, "Rect": box, **said}
    canvas._addAnnotation(PDFDictionary(held))


LEVEL = HEIGHT - 239
STRIKING: dict[str, Callable[[Any], None]] = {
    "line": lambda canvas: note(canvas, "Line", L=[AFTER, LEVEL, AFTER + 10, LEVEL], C=[1, 0, 0]),
    "flat": lambda canvas: note(canvas, "PolyLine", Vertices=[AFTER, LEVEL, AFTER + 10, LEVEL + 0.5], C=[1, 0, 0]),
}


@pytest.mark.parametrize("name", STRIKING)
def test_a_line_that_is_a_note_strikes(name: str) -> None:
    seen_by_all(STRIKING[name], "12", SetAside("88", "struck"))


@pytest.mark.parametrize("kind", ["Square", "Circle"])
def test_a_shape_that_is_a_note_hides(kind: str) -> None:
    white = [1, 1, 1]
    seen_by_all(lambda canvas: note(canvas, kind, C=white, IC=white), "12", SetAside("88", "unseen"))


def test_a_struck_digit_is_no_minus_of_the_number_behind_it() -> None:
    def draw(canvas: Any) -> None:
        write(canvas, 163, 242, "7")
        line(canvas, 163, 239, 167.5, 239)
        write(canvas, 167.6, 242, "20")

    def page(canvas: Any) -> None:
        grid(canvas, XS, YS, [ROWS[0], ["行政许可", "", "9"]])
        draw(canvas)

    assert cell(document(pdf(page)))[0] == "20"
    assert cell(document(pdf(page))).confidence is None


def scribbled(canvas: Any) -> None:
    points = [each for n in range(24) for each in (AFTER - 0.4 + n / 2, LEVEL + (n % 3 - 1) * 2.5)]
    from reportlab.pdfbase.pdfdoc import PDFArray

    note(canvas, "Ink", InkList=[PDFArray(points)], C=[1, 0, 0])


def crossed(canvas: Any) -> None:
    note(canvas, "Line", L=[AFTER, LEVEL - 5, AFTER + 10, LEVEL + 5], C=[1, 0, 0])


def faded(canvas: Any) -> None:
    from reportlab.lib.colors import Color

    at(canvas, "88")
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(AFTER - 0.5, HEIGHT - 245, 20, 14)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.linearGradient(AFTER, 0, AFTER + 20, 0, (Color(0.9, 0.9, 0.9), Color(0.8, 0.8, 1)))
    canvas.restoreState()


def curved(canvas: Any) -> None:
    path = canvas.beginPath()
    path.moveTo(AFTER, HEIGHT - 242)
    path.curveTo(AFTER + 6, HEIGHT - 241, AFTER + 6, HEIGHT - 237, AFTER, HEIGHT - 236)
    canvas.drawPath(path, stroke=1, fill=0)


def outlined(canvas: Any) -> None:
    """A 7 as a filled shape."""
    x, y = AFTER, HEIGHT - 242
    path = canvas.beginPath()
    path.moveTo(x, y + 7)
    for across, up in ((4, 7), (4, 6), (2, 0), (1, 0), (3, 6), (0, 6)):
        path.lineTo(x + across, y + up)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def minus(canvas: Any) -> None:
    line(canvas, 160.3, 238.8, 162.7, 238.8)


def pictured(canvas: Any) -> None:
    canvas.drawImage(ImageReader(Image.new("RGB", (9, 14), "black")), AFTER, HEIGHT - 243, 5, 8)


@pytest.mark.parametrize("draw", [scribbled, crossed, faded, curved, outlined, minus, pictured])
def test_digits_that_something_drawn_hides_or_goes_on_are_uncertain(draw: Callable[[Any], None]) -> None:
    data = drawn(draw)
    first, second = (cell(document(data, name)) for name in ("pdf", "pdf_plumber"))
    assert first.confidence == 0.0
    assert "unclear" in {each.look for each in second.looks}


def test_a_shadow_is_the_text_that_stands_over_it() -> None:
    def draw(canvas: Any) -> None:
        canvas.setFillGray(0.75)
        write(canvas, AFTER + 0.5, 242.5, "3")
        canvas.setFillGray(0)
        write(canvas, AFTER, 242, "3")

    seen_by_all(draw, "123")


def test_the_shadow_of_a_full_stop_is_the_full_stop() -> None:
    def draw(canvas: Any) -> None:
        stop(canvas, 0.75, 0.4)
        stop(canvas, 0, 0)

    page = drawn(draw)
    assert "附表见后。" in [block.text for block in document(page).blocks if isinstance(block, Paragraph)]


def stop(canvas: Any, grey: float, aside: float) -> None:
    """附表见后。, each character a text of its own."""
    canvas.setFillGray(grey)
    for at, char in enumerate("附表见后。"):
        write(canvas, 60 + 12 * at + aside, 120 + aside, char, 12)
