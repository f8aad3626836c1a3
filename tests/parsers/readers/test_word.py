"""Old Word files: what is printed is read, and an unreadable file is explained in one line."""

from __future__ import annotations

import contextlib
import io
import re
import time
import zipfile
from random import Random

import olefile
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nianbao_demo.compare import differences
from nianbao_demo.render import BY_LIBREOFFICE
from nianbao_demo.render.word_files import OLD_WORD, RTFS
from nianbao_demo.reports import random_report
from parsers import ParseError, Unreadable, libreoffice, parse
from parsers.document import Paragraph, Table
from parsers.formats import DOC, MHTML, ODT, RTF, WORDML, readers_of
from parsers.forms import FORMS
from parsers.interpret import interpret
from parsers.readers import mhtml, odt, reader, word, word_second
from parsers.report import Report
from parsers.sniff import detect
from tests.parsers.libreoffice import needs_libreoffice

pytestmark = [needs_libreoffice, pytest.mark.xdist_group("libreoffice")]

FORMS_PRINTED = [("2019", ()), ("2021", ()), ("2021", ("other",))]
seeds = st.integers(0, 2**32 - 1)
blanks = st.sampled_from([0.0, 0.0, 0.1, 0.5, 1.0])
few = settings(max_examples=1, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
many = settings(few, max_examples=80, derandomize=False)


def printed(seed: int, code: str, merged: tuple[str, ...], blank: float, consistent: bool) -> Report:
    rng, form = Random(seed), FORMS[code]
    year = rng.randint(form.first_year, form.last_year or 2025)
    return random_report(
        rng, form, issuer="川汇区人民政府", year=year, blank=blank, consistent=consistent, merged=merged
    )


def wrong(report: Report, got: Report) -> list[str]:
    """Figures that differ from the print and are not named in a warning."""
    named = [warning.subject for warning in got.warnings if warning.subject]
    return [
        f"{key}: {report.value(key)} was printed, {figure.value} was read"
        for key, figure in got.figures.items()
        if figure.value is not None and figure.value != report.value(key) and key not in named
    ]


def read_back(name: str, seed: int, case: tuple[str, tuple[str, ...]], blank: float, ok: bool) -> None:
    report = printed(seed, *case, blank, ok)
    data = BY_LIBREOFFICE[name](report, Random(seed))
    for each in readers_of(detect(data)):
        document = reader(each).read(data)
        assert document.reader == each
        assert document.media_type == detect(data)
        got = interpret(document)
        if (detect(data), each) == (ODT, "word"):
            # LibreOffice 7.4 loses cells of rows with uneven edges between ODT and DOCX.
            assert wrong(report, got) == []
        else:
            assert differences(report, got) == [], each


@pytest.mark.parametrize(
    ("name", "case"), [(name, FORMS_PRINTED[at % len(FORMS_PRINTED)]) for at, name in enumerate(BY_LIBREOFFICE)]
)
@few
@given(seed=seeds, blank=blanks, consistent=st.booleans())
def test_what_is_printed_is_read(
    name: str, case: tuple[str, tuple[str, ...]], seed: int, blank: float, consistent: bool
) -> None:
    read_back(name, seed, case, blank, consistent)


@pytest.mark.long
@pytest.mark.parametrize("case", FORMS_PRINTED, ids=["2019", "2021", "2021-merged"])
@pytest.mark.parametrize("name", BY_LIBREOFFICE)
@many
@given(seed=seeds, blank=blanks, consistent=st.booleans())
def test_what_is_printed_is_read_many_times(
    name: str, case: tuple[str, tuple[str, ...]], seed: int, blank: float, consistent: bool
) -> None:
    read_back(name, seed, case, blank, consistent)


def test_types_are_told_from_the_bytes() -> None:
    report = printed(1, "2021", (), 0.0, True)
    kinds = {name: detect(BY_LIBREOFFICE[name](report, Random(1))) for name in BY_LIBREOFFICE}
    rtfs = dict.fromkeys(("rtf", "rtf_merged", "rtf_edited", "rtf_looked"), RTF)
    assert kinds == {**rtfs, "doc": DOC, "wps": DOC, "odt": ODT}


@pytest.mark.long
def test_fifty_files_in_a_batch(capsys: pytest.CaptureFixture[str]) -> None:
    """The time is measured and printed only: on a busy machine it is longer without any defect."""
    files = [RTFS["rtf_edited"](printed(seed, "2021", (), 0.1, True), Random(seed)) for seed in range(50)]
    parse(files[0])
    times = []
    for data in files:
        start = time.perf_counter()
        parse(data)
        times.append(time.perf_counter() - start)
    with capsys.disabled():
        print(f"\n50 RTF reports: {sum(times) / 50:.3f} s each, the slowest {max(times):.3f} s")


# Content that must not become a figure, and content that must.

EDITED = rb"""{\rtf1\ansi\ansicpg936{\*\revtbl{Unknown;}{x;}}
\pard today {\field{\*\fldinst { DATE \\@ "yyyy-MM-dd" }}{\fldrslt 2024-01-15}}, raised{\super 1}, note{\super\chftn}{\footnote\pard\plain{\super\chftn} a note}\par
\trowd\cellx1000\cellx2000\cellx3000\cellx4000\pard\intbl {\deleted\revauthdel1 77}8\cell
1{\v 31}\cell 2{\super 1}\cell {\field{\*\fldinst { =SUM(LEFT) }}{\fldrslt 99}}\cell\row\pard\par}"""


@pytest.mark.parametrize("kind", ["rtf", "doc", "odt"])
def test_deletions_and_hidden_text_are_left_out_and_formulas_keep_their_print(kind: str) -> None:
    data = EDITED if kind == "rtf" else libreoffice.convert(EDITED, ".rtf", kind)
    for each in readers_of(detect(data)):
        document = reader(each).read(data)
        table = next(block for block in document.blocks if isinstance(block, Table))
        assert [cell.text for cell in table.cells] == ["8", "1", "2〔1〕", "99"], each
        text = next(block.text for block in document.blocks if isinstance(block, Paragraph))
        assert text == "today , raised〔1〕, note〔注〕", each
        assert any("kept up to date" in notice.text or "up to date" in notice.text for notice in document.notices)


def test_automatic_numbers_are_written_out() -> None:
    levels = (
        r"{\*\listtable{\list\listtemplateid1{\listlevel\levelnfc39\levelstartat1"
        r"{\leveltext\'02\'00\u12289\'a1\'a2;}{\levelnumbers\'01;}}\listid1}}"
        r"{\*\listoverridetable{\listoverride\listid1\listoverridecount0\ls1}}"
    )
    items = "".join(rf"\pard\ls1\ilvl0 item{n}\par " for n in "ab")
    data = (r"{\rtf1\ansi\ansicpg936" + levels + items + "}").encode()
    for each in (word, word_second):
        texts = [b.text for b in each.read(data).blocks if isinstance(b, Paragraph)]
        assert texts == ["一、itema", "二、itemb"], each.__name__


def test_word_2003_xml_is_read() -> None:
    data = (
        '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument'
        ' xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:tbl>'
        '<w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:tc><w:tcPr>'
        '<w:tcW w:w="4000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>规章</w:t></w:r></w:p></w:tc><w:tc>'
        '<w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc>'
        "</w:tr></w:tbl><w:p/></w:body></w:wordDocument>"
    ).encode()
    assert detect(data) == WORDML
    for each in (word, word_second):
        table = next(block for block in each.read(data).blocks if isinstance(block, Table))
        assert [cell.text for cell in table.cells] == ["规章", "12"]


def test_a_saved_page_whose_charset_only_the_header_names() -> None:
    page = "<html><body><p>收到和处理政府信息公开申请情况</p></body></html>".encode("gbk")
    head = b'MIME-Version: 1.0\r\nContent-Type: text/html; charset="gb2312"\r\n\r\n'
    assert detect(head + page) == MHTML
    assert mhtml.read(head + page).blocks == (Paragraph("收到和处理政府信息公开申请情况", within=()),)
    with pytest.raises(Unreadable, match="holds no HTML"):
        mhtml.read(b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\ntext/html")


# Unreadable files.


def _with_manifest(odf: bytes, more: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(odf)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            added = more if name == "META-INF/manifest.xml" else b""
            new.writestr(name, old.read(name) + added)
    return out.getvalue()


def hostile() -> dict[str, tuple[bytes, str]]:
    """Files, with words that the line about each must contain."""
    report = printed(5, "2021", (), 0.0, True)
    rtf, doc, odf = (BY_LIBREOFFICE[name](report, Random(5)) for name in ("rtf", "doc", "odt"))
    locked = bytearray(doc)
    with olefile.OleFileIO(io.BytesIO(doc)) as ole:
        head = ole.openstream("WordDocument").read()[:12]
    locked[doc.find(head) + 11] |= 1  # fEncrypted
    chain = bytearray(doc)
    chain[44:48] = (2**31 - 1).to_bytes(4, "little")
    noise = Random(1).randbytes(20_000)
    return {
        "locked": (bytes(locked), "password"),
        "a locked ODT": (_with_manifest(odf, b"<manifest:encryption-data/>"), "password"),
        "a random OLE file": (doc[:8] + noise, "damaged"),
        "huge sector chains": (bytes(chain), "damaged"),
        "a DOC cut in half": (doc[: len(doc) // 2], "damaged"),
        "a DOC cut at its end": (doc[:-600], "damaged"),
        "an RTF cut in half": (rtf[: len(rtf) // 2], "damaged"),
        "an RTF cut in its head": (rtf[:300], "damaged"),
        "an ODT cut in half": (odf[: len(odf) // 2], "damaged"),
        "a random RTF": (b"{\\rtf1 " + noise, "no table"),
        "binary data beyond the end": (rb"{\rtf1{\pict\pngblip\bin2147483647 x}}", "cut off"),
        "deep groups": (b"{\\rtf1 " + b"{" * 50_000 + b"}" * 50_000 + b"}", "no table"),
        "a giant picture": (b"{\\rtf1{\\pict\\wbitmap0\\picw100000\\pich100000\\wbmwidthbytes100000 00}}", ""),
        "nothing": (b"", "empty"),
    }


def test_what_cannot_be_read_says_so_in_one_line_and_the_next_file_is_read() -> None:
    for name, (data, words) in hostile().items():
        start = time.monotonic()
        with pytest.raises(ParseError) as caught:
            parse(data)
        message = str(caught.value)
        assert words in message, name
        assert "\n" not in message, name
        assert time.monotonic() - start < libreoffice.SECONDS, name
    report = printed(6, "2021", (), 0.0, True)
    assert differences(report, parse(RTFS["rtf"](report, Random(6))).report) == []


# Damage never gives a wrong number.

_ROW = re.compile(rb"\\trowd.*?\\row\n", re.DOTALL)
_EDGE = re.compile(rb"(?:\\cl[a-z]+|\\brdrs|\\brdrw10)*\\cellx-?\d+")
_CELL = re.compile(rb"\\pard\\plain\\intbl.*?\\cell ", re.DOTALL)
_EMPTY = rb"\pard\plain\intbl\cell "
DAMAGES = ("lost", "text lost", "edge lost", "blanked", "doubled", "slipped in", "edge moved", "row lost", "merge lost")


def damaged(rtf: bytes, kind: str, rng: Random) -> bytes:
    row = rng.choice(list(_ROW.finditer(rtf)))
    text = row.group()
    if kind == "row lost":
        return rtf[: row.start()] + rtf[row.end() :]
    edges, cells = list(_EDGE.finditer(text)), list(_CELL.finditer(text))
    at = rng.randrange(len(cells))
    edge, cell = edges[at].group(), cells[at].group()
    by = rng.choice([-300, -150, 150, 300])
    moved = re.sub(rb"\\cellx(-?\d+)", lambda m: b"\\cellx%d" % (int(m[1]) + by), edge)
    changed: dict[str, tuple[bytes, bytes]] = {
        "lost": (b"", b""),
        "text lost": (edge, b""),
        "edge lost": (b"", cell),
        "blanked": (edge, _EMPTY),
        "doubled": (edge, cell * 2),
        "slipped in": (edge, _EMPTY + cell),
        "edge moved": (moved, cell),
        "merge lost": (re.sub(rb"\\cl[vh]?m[a-z]*", b"", edge), cell),
    }
    edge, cell = changed[kind]
    before, between = text[: edges[at].start()], text[edges[at].end() : cells[at].start()]
    made = before + edge + between + cell + text[cells[at].end() :]
    return rtf[: row.start()] + made + rtf[row.end() :]


def check_damage(kind: str, seed: int) -> None:
    rng = Random(seed)
    form = rng.choice([form for form in FORMS.values() if form.request_lines])
    report = random_report(rng, form, issuer="洛阳市财政局", year=2023, blank=rng.choice([0, 0, 0.1]))
    data = damaged(RTFS[rng.choice(list(RTFS))](report, rng), kind, rng)
    with contextlib.suppress(ParseError):
        assert wrong(report, parse(data).report) == []


@pytest.mark.parametrize("kind", DAMAGES)
@settings(few, max_examples=2)
@given(seed=seeds)
def test_no_wrong_number(kind: str, seed: int) -> None:
    check_damage(kind, seed)


@pytest.mark.long
@pytest.mark.parametrize("kind", DAMAGES)
@settings(many, max_examples=200)
@given(seed=seeds)
def test_no_wrong_number_in_hundreds(kind: str, seed: int) -> None:
    check_damage(kind, seed)


def test_a_cut_doc_gives_no_wrong_number() -> None:
    report = printed(7, "2021", (), 0.0, True)
    doc = OLD_WORD["doc"](report, Random(7))
    for share in (0.3, 0.7, 0.9, 0.97, 0.995):
        with contextlib.suppress(ParseError):
            assert wrong(report, parse(doc[: int(len(doc) * share)]).report) == []


def test_rows_that_slipped_are_refused() -> None:
    row = rb"\trowd\cellx1000\cellx2000\pard\intbl a\cell 1\cell\row"
    with pytest.raises(Unreadable, match="1 of 2 rows"):
        word.read(rb"{\rtf1" + row + row.replace(rb"1\cell", rb"1\cell 2\cell") + b"}")
    held = rb"{\rtf1" + row + row.replace(rb"a\cell", rb"\\cell\'61{\*\x \bin6 \cell }\cell") + b"}"
    cells = [c.text for b in word.read(held).blocks if isinstance(b, Table) for c in b.cells]
    assert cells == ["a", "1", "\\cella", "1"]


def test_odt_repeats_are_limited() -> None:
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
        "<table:table>" + '<table:table-row><table:table-cell table:number-columns-repeated="999999999">'
        "<text:p>1</text:p></table:table-cell></table:table-row>"
        * 200
        + "</table:table></office:text></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", ODT)
        archive.writestr("content.xml", content)
    assert detect(out.getvalue()) == ODT
    with pytest.raises(Unreadable, match="cells"):
        odt.read(out.getvalue())
