"""PDF: bombs, loops, and more pages than anyone prints."""

from __future__ import annotations

import io
import zlib
from random import Random

from nianbao_demo.render.pdf import PDFS
from tests.parsers.hostile import REPORT, TOO_MUCH, Case, cut, deflated, noise

Objects = dict[int, bytes]
_MEGABYTE = 1 << 20


def pdf(objects: Objects, trailer: bytes = b"") -> bytes:
    """A PDF file of objects by number; object 1 is the catalogue."""
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    places = {}
    for number, body in objects.items():
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
    start, size = out.tell(), max(objects) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    for number in range(1, size):
        out.write(b"%010d 00000 n \n" % places.get(number, 0))
    out.write(b"trailer\n<< /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start))
    return out.getvalue()


def stream(body: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(body), entries, body)


def page(content: bytes, resources: bytes = b"", more: Objects | None = None, box: bytes = b"0 0 595 842") -> bytes:
    """A PDF of one page; its content is object 4."""
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [%b] /Contents 4 0 R /Resources << %b >> >>" % (box, resources),
            4: content,
            **(more or {}),
        }
    )


_FONT = b"/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"


def bomb_of_blanks() -> bytes:
    return page(stream(deflated(b" " * _MEGABYTE, 400), b"/Filter /FlateDecode"))


def bomb_of_paths() -> bytes:
    line = b"0 0 m 9 9 l S\n"
    return page(stream(deflated(line * (_MEGABYTE // len(line)), 60), b"/Filter /FlateDecode"))


def bomb_of_text() -> bytes:
    line = b"BT /F 9 Tf 50 50 Td (1234567890) Tj ET\n"
    packed = deflated(line * (_MEGABYTE // len(line)), 60)
    return page(stream(packed, b"/Filter /FlateDecode"), _FONT)


def bomb_in_a_bomb() -> bytes:
    packed = zlib.compress(deflated(bytes(_MEGABYTE), 400))
    return page(stream(packed, b"/Filter [/FlateDecode /FlateDecode]"))


def _with_image(width: int, height: int, packed: bytes, box: bytes = b"0 0 595 842") -> bytes:
    image = b"/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode"
    image += b" /Width %d /Height %d" % (width, height)
    return page(stream(b"q 595 0 0 842 0 0 cm /I Do Q"), b"/XObject << /I 5 0 R >>", {5: stream(packed, image)}, box)


def bomb_in_an_image() -> bytes:
    return _with_image(30_000, 30_000, deflated(bytes(_MEGABYTE), 860))


def image_that_claims_more() -> bytes:
    return _with_image(2_000_000_000, 2_000_000_000, deflated(bytes(_MEGABYTE), 1))


def endless_sheet() -> bytes:
    return _with_image(100, 100, zlib.compress(bytes(10_000)), b"0 0 14400000 14400000")


def bomb_in_an_object_stream() -> bytes:
    """The page object is in an object stream that unpacks to 600 MB."""
    first = b"3 0 "
    body = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    packed = deflated((first + body).ljust(_MEGABYTE), 400)
    entries = b"/Type /ObjStm /N 1 /First %d /Filter /FlateDecode" % len(first)
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    places: list[int] = []
    for number, each in (
        (1, b"<< /Type /Catalog /Pages 2 0 R >>"),
        (2, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
        (4, stream(packed, entries)),
    ):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, each))
    start = out.tell()
    rows = [(0, 0, 65535), (1, places[0], 0), (1, places[1], 0), (2, 4, 0), (1, places[2], 0), (1, start, 0)]
    table = b"".join(k.to_bytes(1) + at.to_bytes(4) + n.to_bytes(2) for k, at, n in rows)
    table = stream(table, b"/Type /XRef /Size 6 /W [1 4 2] /Root 1 0 R")
    out.write(b"5 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, start))
    return out.getvalue()


def _form(content: bytes, entries: bytes) -> bytes:
    return stream(
        content, b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << %b >> >>" % entries
    )


def form_that_draws_itself() -> bytes:
    return page(stream(b"/X Do"), b"/XObject << /X 5 0 R >>", {5: _form(b"/X Do /X Do", b"/X 5 0 R")})


def forms_that_double() -> bytes:
    """Each form draws the next one twice: 2 to the 40th drawings in all."""
    forms = {n: _form(b"/X Do /X Do", b"/X %d 0 R" % (n + 1)) for n in range(5, 45)}
    return page(stream(b"/X Do"), b"/XObject << /X 5 0 R >>", {**forms, 45: _form(b"0 0 m 9 9 l S", b"")})


def tree_that_loops() -> bytes:
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 3 >>",
            3: b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 3 >>",
        }
    )


def many_pages() -> bytes:
    kids = b" ".join(b"%d 0 R" % n for n in range(3, 100_003))
    every = dict.fromkeys(range(3, 100_003), b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>")
    return pdf(
        {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [%b] /Count 100000 >>" % kids, **every}
    )


def pages_that_are_one() -> bytes:
    kids = b"3 0 R " * 100_000
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [%b] /Count 100000 >>" % kids,
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
        }
    )


def brackets() -> bytes:
    return page(stream(b""), b"/X " + b"[" * 200_000 + b"]" * 200_000)


def xref_that_loops() -> bytes:
    data = page(stream(b""))
    start = int(data.rsplit(b"startxref\n", 1)[1].split()[0])
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % start)


def locked() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("geheim", strength=128))
    canvas.drawString(50, 50, "1")
    canvas.save()
    return out.getvalue()


def _good() -> bytes:
    return next(iter(PDFS.values()))(REPORT, Random(7))


_NOTHING = "nothing can be read on the pages|damaged"
PDF_CASES = {
    "cut.pdf": Case(lambda: cut(_good()), _NOTHING),
    "noise.pdf": Case(lambda: b"%PDF-1.7\n" + noise(50_000), "the PDF is damaged"),
    "locked.pdf": Case(locked, "locked with a password"),
    "blanks.pdf": Case(bomb_of_blanks, TOO_MUCH),
    "paths.pdf": Case(bomb_of_paths, TOO_MUCH),
    "text.pdf": Case(bomb_of_text, TOO_MUCH),
    "twice.pdf": Case(bomb_in_a_bomb, TOO_MUCH),
    "image.pdf": Case(bomb_in_an_image, TOO_MUCH),
    "claims.pdf": Case(image_that_claims_more, f"{TOO_MUCH}|{_NOTHING}"),
    "sheet.pdf": Case(endless_sheet, "too large to be read"),
    "objects.pdf": Case(bomb_in_an_object_stream, TOO_MUCH),
    "itself.pdf": Case(form_that_draws_itself, TOO_MUCH),
    "doubling.pdf": Case(forms_that_double, TOO_MUCH),
    "tree.pdf": Case(tree_that_loops, _NOTHING),
    "pages.pdf": Case(many_pages, "100,000 pages"),
    "one.pdf": Case(pages_that_are_one, "100,000 pages"),
    "brackets.pdf": Case(brackets, f"{TOO_MUCH}|{_NOTHING}"),
    "xref.pdf": Case(xref_that_loops, f"{TOO_MUCH}|{_NOTHING}"),
}
