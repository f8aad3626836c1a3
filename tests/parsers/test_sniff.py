"""Formats are recognised by the bytes of a file; a wrong name changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from random import Random

import pytest

from nianbao_demo.render import RENDERERS
from nianbao_demo.reports import random_report
from parsers import Unrecognised, parse
from parsers.formats import DOC, DOCX, HTML, MHTML, ODT, PDF, RTF, TEXT, XLS, XLSX
from parsers.forms import FORMS
from parsers.sniff import detect
from tests.parsers import rendered
from tests.parsers.libreoffice import needs_libreoffice
from tests.parsers.report_2021 import FIGURES
from tests.parsers.test_archive import zipped


def mhtml() -> bytes:
    """A page as a browser or Word saves it."""
    message = MIMEMultipart("related")
    message.attach(MIMEText(rendered.html({}).decode(), "html", "utf-8"))
    return message.as_bytes()


def bare_table() -> bytes:
    """A table without the rest of a page, as content systems export it as Excel."""
    page = rendered.html({}).decode()
    return page.partition("<body>")[2].removesuffix("</body></html>").encode()


FILES: dict[str, tuple[Callable[[rendered.Prints], bytes], str | None, str]] = {
    "a Word file named .pdf": (rendered.docx, "年报.pdf", DOCX),
    "a Word file without a name": (rendered.docx, None, DOCX),
    "an Excel file named .doc": (rendered.xlsx, "年报.doc", XLSX),
    "an .xls that is XLSX": (rendered.xlsx, "年报.xls", XLSX),
    "an .xlsx that is XLS": (rendered.xls, "年报.xlsx", XLS),
    "an .xls that is a table of HTML": (lambda _: bare_table(), "年报.xls", HTML),
    "a .doc that is a page": (rendered.html, "年报.doc", HTML),
    "a .doc that is MHTML": (lambda _: mhtml(), "年报.doc", MHTML),
    "a PDF that is a page": (rendered.html, "年报.pdf", HTML),
}
OLD = {
    "a .doc that is RTF": ("rtf", "年报.doc", RTF),
    "a .pdf that is DOC": ("doc", "年报.pdf", DOC),
    "a .docx that is DOC": ("doc", "年报.docx", DOC),
    "a .doc that is ODT": ("odt", "年报.doc", ODT),
}


def check(data: bytes, name: str | None, media_type: str) -> None:
    for hint in (name, None):
        reading = parse(data, name=hint)
        assert reading.media_type == media_type
        got = {key: float(f.value or 0) for key, f in reading.report.figures.items()}
        assert got == FIGURES
        assert reading.report.issuer == "洛阳市财政局"


@pytest.mark.parametrize("case", FILES)
def test_the_bytes_say_what_a_file_is(case: str) -> None:
    make, name, media_type = FILES[case]
    check(make({}), name, media_type)


@needs_libreoffice
@pytest.mark.xdist_group("libreoffice")
@pytest.mark.parametrize(
    "case", [each if each == "a .docx that is DOC" else pytest.param(each, marks=pytest.mark.long) for each in OLD]
)
def test_the_bytes_say_what_an_old_file_is(case: str) -> None:
    kind, name, media_type = OLD[case]
    check(rendered.by_libreoffice(kind)({}), name, media_type)


def test_a_pdf_in_a_zip_named_docx() -> None:
    report = random_report(Random(3), FORMS["2021"], issuer="洛阳市财政局", year=2023)
    data = zipped({"年报.pdf": RENDERERS["pdf"](report, Random(3))}, "gbk")
    reading = parse(data, name="年报.docx")
    assert reading.media_type == PDF
    assert {k: f.value for k, f in reading.report.figures.items()} == {k: f.value for k, f in report.figures.items()}


@pytest.mark.parametrize("name", ["年报.doc", "http://a.gov.cn/P0202401.docx?x=1", "年报.PDF"])
def test_an_error_page_named_like_a_file_says_that_it_is_a_page(name: str) -> None:
    page = (
        "<!DOCTYPE html><html><head><title>404</title></head><body><h1>您访问的页面不存在</h1>"
        "<p>请返回首页</p></body></html>"
    ).encode()
    with pytest.raises(Unrecognised, match="but is a web page, and no report"):
        parse(page, name=name)
    with pytest.raises(Unrecognised) as caught:
        parse(page, name="index.html")
    assert "but is" not in str(caught.value)


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("<div>\n\n{}\n\n</div>\n", TEXT),
        ("<div class=a>\n<section>\n{}\n</section></div>\n", TEXT),
        ("<div><p>{}</p></div>", HTML),
        ("<div>\n<div>\n{}\n</div>\n<a href=/>首页</a>\n</div>", HTML),
        ("<body>\n<div>\n{}\n</div>", HTML),
    ],
)
def test_lines_of_text_between_tags_that_a_converter_left(page: str, kind: str) -> None:
    """A page would show them as one paragraph."""
    lines = "\n".join(f"第{n}项工作<sup>1</sup>已经完成。" for n in range(9))
    assert detect(page.format(lines).encode()) == kind
