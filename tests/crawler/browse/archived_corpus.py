"""A small corpus with its archive: reports with wrong sums as HTML, PDF, OFD and Word, and one in
which every text is hostile. With `scan` there is a scanned report, too; it takes longer, because
OCR reads it twice.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

from crawler.archive.log import Began, Ended
from crawler.archive.records import Raw
from crawler.archive.writer import Writer
from crawler.corpus import Corpus
from crawler.corpus.intake import Intake
from nianbao_demo.render import MARKUPS
from nianbao_demo.render.docx import DOCXS
from nianbao_demo.render.ofd import OFDS
from nianbao_demo.render.pdf import PDFS
from nianbao_demo.render.scan import SCANS
from nianbao_demo.reports import random_report
from parsers.forms import FORMS
from parsers.parse import parse
from parsers.sentences import Message
from spiders.captures import Capture
from tests.crawler.corpus.samples import LUOYANG, START, keep

HTML, PDF, SCAN, OFD, DOCX, HOSTILE, YEAR_BEFORE = (
    f"410300-洛阳市{organ}-{year}"
    for organ, year in (
        ("教育局", 2023),
        ("财政局", 2023),
        ("民政局", 2023),
        ("公安局", 2023),
        ("司法局", 2023),
        ("水利局", 2023),
        ("教育局", 2022),
    )
)

SCRIPT = '<script>document.title="hacked"</script><img src="x" onerror="document.title=\'hacked\'">'
"""Markup that changes the page's title if a page doesn't escape it."""


def _bodies(*, scan: bool) -> Iterator[tuple[str, int, str, bytes]]:
    """Issuer, year, file name and bytes of each report."""
    renderers = (
        ("教育局", 2023, "1.html", MARKUPS["ueditor"]),
        ("财政局", 2023, "2.pdf", PDFS["pdf"]),
        ("民政局", 2023, "3.pdf", SCANS["scan_pdf"]),
        ("公安局", 2023, "4.ofd", next(iter(OFDS.values()))),
        ("司法局", 2023, "5.docx", next(iter(DOCXS.values()))),
        ("水利局", 2023, "6.html", MARKUPS["ueditor"]),
        ("教育局", 2022, "7.html", MARKUPS["ueditor"]),
    )
    for organ, year, name, render in renderers:
        if render is SCANS["scan_pdf"] and not scan:
            continue
        issuer = f"洛阳市{organ}"
        seed = int(name[0])
        report = random_report(Random(seed), FORMS["2021"], issuer=issuer, year=year, blank=0.1, consistent=False)
        body = render(report, Random(seed))
        if issuer == "洛阳市水利局":
            acts = b"<script>top.document.title='hacked'</script><a href='javascript:alert(1)' onclick='x()'>"
            body = body.replace(b"<table", acts + b"<table", 1)
        yield issuer, year, name, body


def write(path: Path, *, scan: bool = False) -> None:
    """Writes the corpus to `path` and its archive next to it."""
    write_bodies(path, _bodies(scan=scan))
    _poison(path)


def write_bodies(path: Path, bodies: Iterable[tuple[str, int, str, bytes]]) -> None:
    """Writes a corpus and its archive: issuer, year, file name and bytes of each report."""
    folder = path.with_name(f"{path.stem}-archive")
    with Corpus.open(path) as corpus:
        corpus.write_portal(LUOYANG)
        crawl = corpus.start_crawl("luoyang", START)
        began = Began(crawl, LUOYANG.id, LUOYANG.name, LUOYANG.base_url, LUOYANG.division, START, None, False)
        log = Writer(folder, began, corpus.connection)
        intake = Intake(corpus, "luoyang", crawl, log)
        for number, (_, year, name, body) in enumerate(bodies):
            at, url = START + timedelta(minutes=number), f"https://www.ly.gov.cn/{year + 1}/{name}"
            headers = (("Content-Type", "application/octet-stream"),)
            log.exchange(Raw(url, "GET", (), b"", 200, "HTTP/1.1", headers, body, at))
            capture = Capture("luoyang", url, at, 200, "report", "its title says so", body)
            keep(intake, (parse(body), capture))
        failures = {"javascript:alert(1)": Message(f"{SCRIPT} answered")}
        intake.finish(Ended(START + timedelta(hours=1), "done", "it came to its end", {}, failures, ()))
    log.close()


def _poison(path: Path) -> None:
    """Puts markup into every column of which pages print what a portal said."""
    with sqlite3.connect(path) as conn:
        of = {"id": HOSTILE, "script": SCRIPT, "list": json.dumps([{"message": SCRIPT, "subject": SCRIPT}])}
        for sql in (
            "UPDATE reports SET title = :script, url = 'javascript:alert(1)', warnings = :list WHERE id = :id",
            "UPDATE issuers SET name = name || :script WHERE id = (SELECT issuer_id FROM reports WHERE id = :id)",
            "UPDATE sections SET text = :script, heading = heading || :script WHERE report_id = :id AND number IN (1, 5)",
            "UPDATE requests SET raw = json_set(raw, '$.company', :script) WHERE report_id = :id AND outcome = 'new'",
            "UPDATE report_documents SET url = 'javascript:' || :script WHERE report_id = :id",
            "UPDATE source_tables SET cells = replace(cells, '自然人', replace(:script, '\"', '\\\"')) WHERE report_id = :id",
            "UPDATE checks SET message = :script WHERE report_id = :id",
        ):
            conn.execute(sql, of)
