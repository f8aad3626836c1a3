"""Evidence pages: the framed or marked region contains the figure, as read by independent means."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import lxml.html
import pytest

from crawler.browse.page import address
from crawler.browse.serving import Serving, beside
from crawler.dictionary import TABLES
from crawler.evidence.sheets import has_pages
from tests.crawler.browse import archived_corpus as small
from tests.crawler.browse.client import Client
from tests.crawler.browse.independent_ocr import ocr_text, without_blanks
from tests.crawler.corpus.samples import rows

BOX = (10.0, 10.0, 100.0, 100.0)


@pytest.mark.parametrize("report", [small.HTML, small.PDF, small.OFD, small.DOCX])
def test_the_marked_place_holds_the_figure(archived_corpus: Path, report: str) -> None:
    told = _looked_at(archived_corpus, _sample(archived_corpus, 6, report))
    assert told.total() >= 6


@pytest.mark.long
def test_500_figures_of_the_demo_stand_where_their_evidence_says(demo_corpus: Path) -> None:
    found = rows(
        demo_corpus,
        "SELECT d.media_type, group_concat(r.id, '|') FROM reports r JOIN documents d ON d.sha256 = r.document"
        " WHERE r.figures > 0 GROUP BY 1",
    )
    kinds = {str(kind): str(ids).split("|") for kind, ids in found}
    wanted: set[tuple[str, str]] = set()
    for kind, ids in sorted(kinds.items()):  # equally many of each format, so that rare ones are included
        for id_ in Random(kind).choices(ids, k=8):
            wanted |= {*_sample(demo_corpus, 8, id_)}
    for id_ in Random(1).sample(kinds["text/html"], 60):
        wanted |= {*_sample(demo_corpus, max(0, min(8, 500 - len(wanted))), id_)}
    told = _looked_at(demo_corpus, sorted(wanted))
    assert told.total() >= 500
    assert told.keys() == {"web", "page", "table"}


@pytest.mark.long
def test_a_scanned_figure_stands_where_its_evidence_says(scanned_corpus: Path) -> None:
    told = _looked_at(scanned_corpus, _sample(scanned_corpus, 30, small.SCAN))
    assert told["page"] == 30


def _sample(corpus: Path, count: int, report: str) -> list[tuple[str, str]]:
    """Figures of one report that have a print."""
    found = rows(
        corpus,
        "SELECT report_id, key FROM figures WHERE report_id = ? AND raw <> '' AND place IS NOT NULL ORDER BY key",
        report,
    )
    chosen = Random(report).sample(found, min(count, len(found)))
    return [(str(id_), str(key)) for id_, key in chosen]


def _looked_at(corpus: Path, wanted: list[tuple[str, str]], *, blanks: bool = False) -> Counter[str]:
    """Asserts that each figure is where its page says; counts the kinds of view."""
    site = Client(Serving(corpus, archive=beside(corpus)))
    told: Counter[str] = Counter()
    misread = []
    for report, key in wanted:
        answer = site.get(address("evidence", report, key) + ".json")
        assert answer.status_code == 200
        data = answer.json()
        raw, view = without_blanks(data["figure"]["raw"]), data["view"]
        told[view["kind"]] += 1
        assert without_blanks(_marked(site, address("evidence", report, key))) == raw, (report, key)
        if view["kind"] == "web":
            assert without_blanks(_marked(site, view["page"])) == raw, (report, key)
        if view["kind"] == "page":
            cut = site.get(view["cut"], only="cell")
            assert cut.headers["content-type"] == "image/png"
            if (read := ocr_text(cut.content)) != raw:
                misread.append((report, key, raw, read))
            assert site.get(view["picture"]).headers["content-type"] == "image/jpeg"
    # OCR of a single cell is sometimes wrong: 0 of 252 when this was written.
    assert len(misread) <= told["page"] // 50, misread
    return told


def _marked(site: Client, path: str) -> str:
    """The text of the cell that a page marks."""
    answer = site.get(path.partition("#")[0])
    assert answer.status_code == 200
    shown: Any = lxml.html.document_fromstring(answer.text)
    (cell,) = shown.xpath("//*[@id='cell']")
    return str(cell.text_content())


def test_a_page_counted_otherwise_marks_nothing() -> None:
    from crawler.evidence.sanitised import Archived, page

    table = partial(bytes, b"<table><tr><td>1</td><td>2</td></tr></table>")
    right = page(Archived(table, "text/html", "html", (0, 0, 1), "2"))
    assert re.findall(r'<td id="cell">(\d)</td>', right) == ["2"]
    for other in (
        Archived(table, "text/html", "html", (0, 0, 1), "3"),
        Archived(table, "text/html", "html_second", (0, 0, 1), "2"),
        Archived(table, "text/html", "html", (7, 0, 1), "2"),
    ):
        assert 'id="cell"' not in page(other)


def test_pictures_are_drawn_of_what_has_pages() -> None:
    assert has_pages("application/pdf", "pdf")
    assert has_pages("image/tiff", "scan")
    assert not has_pages("text/html", "html")
    assert not has_pages("application/pdf", "pdf+scan")


def test_a_damaged_file_gives_words_not_a_crash(archived_corpus: Path, tmp_path: Path) -> None:
    from crawler.evidence.pictures import NoPicture, PageOf, picture

    for body, media_type, reader in (
        (b"%PDF-1.7 and nothing more", "application/pdf", "pdf"),
        (b"", "application/pdf", "pdf"),
        (b"no picture", "image/png", "scan"),
    ):
        for _ in ("drawn in vain", "known not to be drawn"):
            with pytest.raises(NoPicture, match="could not be drawn"):
                picture(PageOf(partial(bytes, body), f"none{len(body)}", media_type, reader, 1, False), BOX, "page")


def test_what_changed_and_what_a_person_read_stand_beside_the_print(archived_corpus: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(archived_corpus.read_bytes())
    with sqlite3.connect(copy) as conn:
        (state,) = conn.execute("SELECT code FROM correction_states ORDER BY position LIMIT 1").fetchone()
        row = {
            "report_id": small.HTML,
            "cell": "requests.new.total",
            "status": state,
            "printed": "1",
            "value": 7,
            "why": "<b>smudged</b>",
            "who": "somebody",
            "made_on": "2026-01-01",
            "file": "x.csv",
            "line": 2,
            "message": "it holds",
        }
        names = ", ".join(row)
        conn.execute(f"INSERT INTO corrections ({names}) VALUES ({', '.join('?' * len(row))})", [*row.values()])
    path = address("evidence", small.HTML, "requests.new.total")
    site = Client(copy)
    (correction,) = site.get(f"{path}.json").json()["corrections"]
    assert correction["value"] == 7
    assert "&lt;b&gt;smudged" in site.get(path).text
    assert site.get(f"{path}.json").json()["revisions"] == []


def test_readings_and_other_years_are_told(archived_corpus: Path) -> None:
    data = Client(archived_corpus).get(address("evidence", small.HTML, "requests.new.total") + ".json").json()
    assert [each["year"] for each in data["years"]] == [2022, 2023]
    assert data["years"][1]["value"] == data["figure"]["value"] == data["readings"][0]["value"]
    columns = {column.name for column in TABLES["requests"].columns}
    assert "total" in columns


@pytest.mark.parametrize(("transport", "english"), [("unverified", "not verified"), (None, None)])
def test_how_the_document_came_is_told(
    archived_corpus: Path, tmp_path: Path, transport: str | None, english: str | None
) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(archived_corpus.read_bytes())
    with sqlite3.connect(copy) as conn:
        conn.execute("UPDATE captures SET transport = ?", [transport])
    path = address("evidence", small.HTML, "requests.new.total")
    site = Client(copy)
    assert site.get(f"{path}.json").json()["transport"] == transport
    page = site.get(f"{path}?lang=en").text
    assert ("How it came" in page) == (transport is not None)
    assert english is None or english in page
