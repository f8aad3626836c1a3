"""PDF as real programs print it: Chromium prints web pages, LibreOffice exports Word files.

Each print takes a second or two, so these are tested in small samples.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

from nianbao_demo.render.docx import DOCXS
from nianbao_demo.render.nasty_html import excel, split, units, word
from nianbao_demo.render.page import Article, anywhere
from nianbao_demo.render.plain_html import one_table, spanless, ueditor
from parsers.report import Report

_SECONDS = 120
_BESIDE = 0.3
"""How often a page is printed with its portal's menu beside it."""
_MENU = ("信息公开指南", "信息公开制度", "法定主动公开内容", "信息公开年报", "依申请公开")
_BORDERS = (
    "<w:tblPr><w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr>"
)


def chromium(report: Report, rng: Random) -> bytes:
    """A portal's page, printed to PDF by a browser."""
    markup = rng.choice([word, ueditor, split, one_table, excel, spanless, units])
    html = markup(report, rng, _shown)
    if rng.random() < _BESIDE:
        html = _beside_a_menu(html)
    with tempfile.TemporaryDirectory() as folder:
        page, out = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_bytes(html)
        _run(
            [
                _program("chromium", "chromium-browser", "google-chrome"),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-pdf-header-footer",
                f"--user-data-dir={folder}/profile",
                f"--print-to-pdf={out}",
                page.as_uri(),
            ]
        )
        return _undated(out.read_bytes())


def _beside_a_menu(html: bytes) -> bytes:
    """The page with the menu of its portal left of it, in a table for the layout, as sites of 2010 have it."""
    entries = "".join(f"<li>{entry}</li>" for entry in _MENU).encode("ascii", "xmlcharrefreplace")
    bare = b'style="border:none;vertical-align:top"'
    opening = b"<table %s><tr><td %s width=190><ul>%s</ul></td><td %s>" % (bare, bare, entries, bare)
    html = re.sub(rb"<body[^>]*>", lambda found: found[0] + opening, html, count=1)
    return html.replace(b"</body>", b"</td></tr></table></body>")


def _shown(article: Article) -> str:
    """The frame of a page that shows title and date, because metas are not printed."""
    return anywhere(replace(article, titled="h1", dated="line"))


def libreoffice(report: Report, rng: Random) -> bytes:
    """A Word file, exported to PDF."""
    # The other Word files contain what LibreOffice prints but Word doesn't: rows deleted by a
    # revision.
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "report.docx")
        source.write_bytes(_ruled(DOCXS["docx"](report, rng)))
        _run(
            [
                _program("soffice", "libreoffice"),
                f"-env:UserInstallation=file://{folder}/profile",
                "--headless",
                "--norestore",
                "--convert-to",
                "pdf",
                "--outdir",
                folder,
                str(source),
            ]
        )
        return _undated(source.with_suffix(".pdf").read_bytes())


def _ruled(docx: bytes) -> bytes:
    """The file with borders around all cells, like Word's own tables."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == "word/document.xml":
                content = content.replace(b"<w:tblPr/>", _BORDERS.encode())
            new.writestr(info, content)
    return out.getvalue()


def _program(*names: str) -> str:
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        raise FileNotFoundError(f"{names[0]} is not installed")
    return found


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603


def _undated(pdf: bytes) -> bytes:
    """The PDF without its creation time, so that the same report gives the same bytes."""
    pdf = re.sub(rb"\(D:\d{14}", b"(D:20250101000000", pdf)
    return re.sub(rb"(/ID\s*\[\s*)<[0-9A-Fa-f]+>\s*<[0-9A-Fa-f]+>", rb"\1<00><00>", pdf)


PRINTERS: dict[str, Callable[[Report, Random], bytes]] = {"pdf_chromium": chromium, "pdf_libreoffice": libreoffice}
