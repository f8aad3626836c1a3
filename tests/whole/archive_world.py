"""A portal with everything that an archive must store, and a check of the result."""

from __future__ import annotations

import gzip
import hashlib
import io
import sqlite3
import subprocess
import zipfile
from contextlib import closing
from pathlib import Path
from random import Random

from crawler.archive import Archive, folder_of
from crawler.archive.check import files_of, troubles
from nianbao_demo.render import FILES
from nianbao_demo.reports import random_report
from parsers.forms import FORMS
from tests.whole import commands
from tests.whole.local_portal import Answer, Pages, links, report_page


def pages() -> Pages:
    """Two lists, and reports: plain, compressed, behind a redirect, twice the same, in a ZIP, as a
    file with a name in raw GBK. One report is gone, one fails at first, one breaks off in its
    answer.
    """
    found: dict[str, object] = {}
    titles = []
    for n, organ in enumerate(("财政局", "教育局", "民政局", "司法局")):
        for year in (2021, 2022):
            path = f"/nb/{n}-{year}.html"
            titles.append((f"西工区{organ}{year}年政府信息公开工作年度报告", path))
            found[path] = report_page(f"西工区{organ}", year, seed=10 * n + year)
    rng = Random(5)
    file = FILES["docx"](random_report(rng, FORMS["2021"], issuer="西工区水利局", year=2023), rng)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as folder:
        # With a fixed date, so that the bytes are always the same.
        name = zipfile.ZipInfo("年报/水利局.html")
        folder.writestr(name, report_page("西工区水利局", 2022, seed=77))
    title = "西工区水利局2023年政府信息公开工作年度报告"
    found["/nb/w.html"] = f"<h1>{title}</h1><a href='/f/1.docx'>附件</a><a href='/f/2.zip'>2022年年报.zip</a>"
    gbk = "水利局年报.docx".encode("gbk").decode("latin-1")
    found["/f/1.docx"] = Answer(file, headers=(("Content-Disposition", f"attachment; filename={gbk}"),))
    found["/f/2.zip"] = packed.getvalue()
    body = found["/nb/0-2021.html"]
    assert isinstance(body, bytes)
    found["/nb/0-2021.html"] = Answer(gzip.compress(body, mtime=0), headers=(("Content-Encoding", "gzip"),))
    found["/nb/1-2021.html"] = Answer(status=302, headers=(("Location", "/moved.html"),))
    found["/moved.html"] = report_page("西工区教育局", 2021, seed=11)
    found["/nb/2-2021.html"] = 404
    found["/nb/3-2021.html"] = Answer(report_page(), cut=1000)
    found["/"] = links(("政府信息公开年报", "/nb/"))
    found["/nb/"] = links((title, "/nb/w.html"), *titles)
    return found  # type: ignore[return-value]


def nianbao(*arguments: str) -> subprocess.CompletedProcess[str]:
    return commands.run(commands.nianbao, arguments)


def is_sound(corpus: Path) -> None:
    """Asserts that rows, references, records and bytes are complete, and each there once."""
    folder = folder_of(corpus)
    assert folder is not None
    archive = Archive(folder)
    with closing(sqlite3.connect(corpus)) as db:
        for name in files_of(folder):  # with warcio's own checker
            assert list(troubles(folder, name, db)) == []
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("SELECT count(*) FROM captures WHERE archive IS NULL").fetchone() == (0,)
        # Every capture in the archive has a row.
        told = "SELECT count(*) FROM archive_records r WHERE kind = 'metadata' AND refers_to IS NOT NULL"
        kept = "AND NOT EXISTS (SELECT 1 FROM captures c WHERE c.archive = r.refers_to)"
        assert db.execute(f"{told} {kept}").fetchone() == (0,)
        for (document,) in db.execute("SELECT sha256 FROM documents").fetchall():
            body = archive.body(db, document)
            assert body is not None
            assert hashlib.sha256(body).hexdigest() == document
