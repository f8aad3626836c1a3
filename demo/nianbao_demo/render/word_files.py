"""Old Word files. RTF is written directly, as Chinese Word writes it (Rich Text Format 1.9.1): GBK
in hex, cells merged by marks or drawn wide, edges that don't quite meet, tracked changes, hidden
text, formula fields. LibreOffice converts it to DOC, WPS and ODT.
"""

from __future__ import annotations

import quopri
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from nianbao_demo.render.grid import Box, Grid, sections_with_grids
from nianbao_demo.render.looks import Beside, Kind
from nianbao_demo.render.nasty_html import word as word_page
from nianbao_demo.render.page import printed_day
from nianbao_demo.render.plain_html import ueditor
from parsers.libreoffice import convert
from parsers.report import Report

_WIDE = 9000
"""Width in twips between the margins of an A4 page."""
_FONTS = (
    rb"{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5{\*\falt SimSun};}"
    rb"{\f1\froman\fcharset0 Times New Roman;}{\f2\fnil\fcharset134 \'b7\'c2\'cb\'ce;}}"
)


_COLOURS = rb"{\colortbl;\red0\green0\blue0;\red255\green255\blue255;}"
_WAYS: dict[Kind, tuple[bytes, ...]] = {
    "struck": (rb"\strike", rb"\striked1", rb"\strike\cf1"),
    "unseen": (rb"\v", rb"\cf2", rb"\fs2", rb"\v1\b", rb"\charscalex1", rb"\deleted\revauthdel1\revdttmdel1"),
    "plain": (
        rb"\v0",
        rb"\strike0",
        rb"\strike\strike0",
        rb"\v\v0",
        rb"\cf2\cf0",
        rb"\cf2\chcbpat1",
        rb"\super\nosupersub",
    ),
    "raised": (rb"\super", rb"\nosupersub\super\fs16"),
    "lowered": (rb"\sub",),
}


@dataclass(frozen=True)
class Way:
    """The properties of one file."""

    rng: Random
    unicode: float = 0.1
    r"""Share of characters written as \uN with the GBK bytes for old readers."""
    tear: float = 0.0
    """Share of texts that are split over groups."""
    noise: bool = False
    """The file has hidden text, tracked changes, bookmarks and formula fields."""
    uneven: int = 0
    """Twips by which the edges of cells differ from row to row."""
    drawn: bool = True
    r"""Cells over several columns are wide; otherwise they are merged by \clmgf and \clmrg."""
    floating: bool = False
    """Text may flow around the tables: LibreOffice makes frames of them."""
    title_style: bool = False
    """The title and the headings have styles."""
    beside: Beside | None = None
    """What stands beside texts without being print."""


def clean(report: Report, rng: Random) -> bytes:
    """A file as a careful clerk saves it."""
    return _document(report, Way(rng))


def merged(report: Report, rng: Random) -> bytes:
    """A file by another program: merged cells are marked in both directions, all text is Unicode."""
    return _document(report, Way(rng, unicode=1.0, drawn=False, title_style=True))


def edited(report: Report, rng: Random) -> bytes:
    """A file edited for years: hand-drawn edges, split text, tracked changes."""
    uneven, floating = rng.choice([0, 12, 40]), rng.random() < 0.3
    return _document(report, Way(rng, tear=0.5, noise=True, uneven=uneven, floating=floating))


def looked(report: Report, rng: Random, marks: float = 0.0) -> bytes:
    """A draft: digits that are struck out, hidden, white or tiny beside those that stand. `marks` is the share of
    figures with a raised or lowered mark.
    """
    return _document(report, Way(rng, tear=0.2, beside=Beside(rng, 0.15, marks)))


def _document(report: Report, way: Way) -> bytes:
    rng = way.rng
    title = report.title or ""
    body = [_paragraph(title, way, rb"\qc\b\fs44 ", level=0)]
    body.append(_paragraph(printed_day(report, rng), replace(way, beside=None), rb"\qc "))
    for _, heading, lines, grid in sections_with_grids(report, rng):
        body.append(_paragraph(heading, way, rb"\b ", level=1))
        body += [_paragraph(line, way) for line in lines]
        if grid:
            body += [_table(grid, way), rb"\pard\plain "]
    foot = rb"{\footer\pard\plain\qc - {\field{\*\fldinst PAGE}{\fldrslt 3}} -\par}"
    info = rb"{\info{\title " + _coded(title, way) + rb"}{\author zfxxgk}}"
    head = rb"{\rtf1\ansi\ansicpg936\uc2\deff0\deflang1033\deflangfe2052" + _FONTS
    changes = rb"{\*\revtbl{Unknown;}{zfxxgk;}}"
    return head + _COLOURS + changes + info + foot + rb"\paperw11906\paperh16838 " + b"".join(body) + b"}"


def _paragraph(text: str, way: Way, look: bytes = b"", level: int | None = None) -> bytes:
    marked = b"" if level is None or not way.title_style else rb"\outlinelevel%d" % level
    hidden = rb"{\v 31}" if way.noise and way.rng.random() < 0.1 else b""
    return rb"\pard\plain" + marked + rb"\f0\fs32" + look + _dressed(text, way) + hidden + b"\\par\n"


def _dressed(text: str, way: Way, *, figure: bool = False) -> bytes:
    """The runs of a text, and of what stands beside it."""
    if way.beside is None:
        return _runs(text, way)

    def piece(text: str, kind: Kind) -> str:
        return (b"{" + way.rng.choice(_WAYS[kind]) + b" " + _coded(text, way) + b"}").decode("ascii")

    def plain(text: str) -> str:
        # A blank behind a brace would be print: it ends control words alone.
        return (b"{" + _runs(text, way).removeprefix(b" ") + b"}").decode("ascii")

    return way.beside.dress(text, plain, piece, figure=figure).encode("ascii")


def _runs(text: str, way: Way) -> bytes:
    """A text, possibly split over two groups with a bookmark between them."""
    if len(text) < 2 or way.rng.random() >= way.tear:
        return b" " + _coded(text, way)
    cut = way.rng.randint(1, len(text) - 1)
    joint = rb"{\*\bkmkstart _x}{\*\bkmkend _x}" if way.noise else b""
    halves = [_group(half, way) for half in (text[:cut], text[cut:])]
    return joint.join(halves)


def _group(text: str, way: Way) -> bytes:
    """A run in a group of its own. The font's charset decides how bytes are read: Latin fonts have
    ASCII only.
    """
    font = rb"{\f1\lang1033 " if text.isascii() else rb"{\f2\lang2052 "
    return font + _coded(text, way) + b"}"


def _coded(text: str, way: Way) -> bytes:
    """The text in RTF's seven bits: GBK bytes in hex, or UTF-16 codes with those bytes for old
    readers.
    """
    out = []
    for character in text:
        if character in "\\{}":
            out.append(b"\\" + character.encode())
        elif character == "\n":
            out.append(rb"\line ")
        elif ord(character) < 128:
            out.append(character.encode())
        else:
            out.append(_wide(character, way.rng.random() < way.unicode))
    return b"".join(out)


def _wide(character: str, as_unicode: bool) -> bytes:
    try:
        old = b"".join(rb"\'%02x" % byte for byte in character.encode("gbk"))
    except UnicodeEncodeError:
        old, as_unicode = b"", True
    if not as_unicode:
        return old
    units = character.encode("utf-16-le")
    codes = [int.from_bytes(units[at : at + 2], "little", signed=True) for at in (0, 2)][: len(units) // 2]
    length = old.count(b"\\")
    return b"{\\uc%d" % length + b"".join(b"\\u%d" % code for code in codes) + (old or b" ") + b"}"


def _table(grid: Grid, way: Way) -> bytes:
    columns = max(sum(box.colspan for box in row) for row in grid)
    # Label columns are wider than columns of figures.
    shares = [3 if column < 3 and columns < 15 else 1 for column in range(columns)]
    edges = [_WIDE * sum(shares[: n + 1]) // sum(shares) for n in range(columns)]
    rows: list[bytes] = []
    below: dict[int, tuple[int, int]] = {}  # column: rows still covered, columns covered
    for boxes in grid:
        cells: list[tuple[int, int, bytes, bytes]] = []  # column, columns, merge, content
        column, at = 0, 0
        while at < len(boxes) or column in below:
            if column in below:
                left, wide = below.pop(column)
                cells.append((column, wide, rb"\clvmrg", b""))
                if left > 1:
                    below[column] = (left - 1, wide)
                column += wide
                continue
            box = boxes[at]
            at += 1
            merge = rb"\clvmgf" if box.rowspan > 1 else b""
            cells.append((column, box.colspan, merge, _content(box, way)))
            if box.rowspan > 1:
                below[column] = (box.rowspan - 1, box.colspan)
            column += box.colspan
        rows.append(_row(cells, edges, way))
    return b"".join(rows)


def _row(cells: list[tuple[int, int, bytes, bytes]], edges: list[int], way: Way) -> bytes:
    shift = way.rng.randint(-way.uneven, way.uneven)
    head = [b"\\trowd\\trgaph108\\trleft%d" % (shift - 108)]
    if way.floating:
        head.append(rb"\tpvpara\tphmrg\tposxc\tposy100\tdfrmtxtLeft180\tdfrmtxtRight180")
    text = []
    border = b"".join(rb"\clbrdr%c\brdrs\brdrw10" % side for side in b"tlbr")
    for at, (column, wide, merge, content) in enumerate(cells):
        own = range(column, column + wide) if not way.drawn else [column + wide - 1]
        # Vertically merged cells have the same edges in all their rows; other edges are hand-drawn.
        merges = merge or (at + 1 < len(cells) and cells[at + 1][2])
        loose = 0 if merges or at + 1 == len(cells) else way.rng.randint(-way.uneven, way.uneven)
        for number, edge in enumerate(own):
            beside = b"" if len(own) == 1 else rb"\clmrg" if number else rb"\clmgf"
            right = edges[edge] + shift + loose
            head.append(merge + beside + rb"\clvertalc" + border + b"\\cellx%d" % right)
            text.append(rb"\pard\plain\intbl\qc\f0\fs21" + (b"" if number else content) + rb"\cell ")
    return b"".join(head) + b"\n" + b"".join(text) + b"\\row\n"


def _content(box: Box, way: Way) -> bytes:
    rng = way.rng
    if way.beside and (box.text or box.figure):
        return _dressed(box.text, way, figure=bool(box.figure))
    if not box.text:
        return rng.choice([b"", b"  ", rb"{\f1 }"])
    if not way.noise:
        return _runs(box.text, way)
    if box.figure:
        kind = rng.random()
        text = _coded(box.text, way)
        if kind < 0.05:
            return rb"{\field{\*\fldinst { =SUM(LEFT) }}{\fldrslt {" + text + b"}}}"
        if kind < 0.15:
            gone = rb"{\deleted\revauthdel1\revdttmdel1 %d}" % rng.randint(1, 999)
            return gone + rb"{\revised\revauth1\revdttm1 " + text + b"}"
        if kind < 0.2:
            return rb"{\v %d}" % rng.randint(1, 99) + _runs(box.text, way)
        return _runs(box.text, way)
    if len(box.text) > 6 and rng.random() < 0.2:
        cut = rng.randint(2, len(box.text) - 2)
        halves = (_runs(box.text[:cut], way), _runs(box.text[cut:], way))
        return halves[0] + rng.choice([rb"\line", rb"\par"]) + halves[1]
    return _runs(box.text, way)


def saved_page(report: Report, rng: Random) -> bytes:
    """A page saved as one file by a browser or by Word: MHTML, quoted-printable."""
    charset = rng.choice(["utf-8", "gb2312"])
    page = rng.choice([word_page, ueditor])(report, rng)
    if charset == "gb2312":
        page = page.decode().encode("gb18030")
    part = quopri.encodestring(page).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    lines = (
        "MIME-Version: 1.0",
        'Content-Type: multipart/related; boundary="----=_NextPart_01"',
        "",
        "------=_NextPart_01",
        "Content-Location: file:///C:/report.htm",
        "Content-Transfer-Encoding: quoted-printable",
        f'Content-Type: text/html; charset="{charset}"',
        "",
        "",
    )
    return "\r\n".join(lines).encode() + part + b"\r\n------=_NextPart_01--\r\n"


def page_named_doc(report: Report, rng: Random) -> bytes:
    """A web page under a Word name, as content systems offer it."""
    return word_page(report, rng)


def _by_libreoffice(to: str) -> Callable[[Report, Random], bytes]:
    def render(report: Report, rng: Random) -> bytes:
        written = rng.choice([clean, merged, edited, looked])(report, rng)
        return convert(written, ".rtf", to)

    return render


PLAIN_WORD: dict[str, Callable[[Report, Random], bytes]] = {"mhtml": saved_page, "html_doc": page_named_doc}
"""Files named .doc or .mht that are read without LibreOffice."""

RTFS: dict[str, Callable[[Report, Random], bytes]] = {
    "rtf": clean,
    "rtf_merged": merged,
    "rtf_edited": edited,
    "rtf_looked": looked,
}
"""Written in a moment, read by LibreOffice (0.1 s each). Named .doc as often as .rtf."""

OLD_WORD: dict[str, Callable[[Report, Random], bytes]] = {
    "doc": _by_libreoffice("doc"),
    "wps": _by_libreoffice("doc"),
    "odt": _by_libreoffice("odt"),
}
"""Written and read by LibreOffice. Kingsoft's WPS files are DOC under another name: LibreOffice can
write nothing closer to them.
"""

WORD_ENDINGS = {
    "mhtml": ".mht",
    "html_doc": ".doc",
    "rtf": ".rtf",
    "rtf_merged": ".doc",
    "rtf_edited": ".doc",
    "rtf_looked": ".rtf",
    "doc": ".doc",
    "wps": ".wps",
    "odt": ".odt",
}
