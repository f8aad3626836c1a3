"""Datasette on a corpus: every page answers, codes have labels, Chinese words are found."""

from __future__ import annotations

import asyncio
import json
import re
import socket
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from crawler.browse.errors import BrowseError
from crawler.browse.metadata import DATABASE, metadata
from crawler.browse.page import address
from crawler.browse.queries import QUERIES
from crawler.browse.serve import datasette, serve
from crawler.browse.serving import Serving
from crawler.dictionary import TABLES, VIEWS
from tests.crawler.browse.client import Client
from tests.crawler.corpus.samples import rows

PAGES = ["", *TABLES, *(view.name for view in VIEWS), *(query.name for query in QUERIES)]


def get(corpus: Path, path: str, **params: str) -> Any:
    async def fetch() -> Any:
        served = datasette(corpus)
        await served.invoke_startup()
        return await served.client.get(path, params=params, follow_redirects=True)

    return asyncio.run(fetch())


@pytest.mark.parametrize("name", PAGES)
def test_every_page_answers(corpus: Path, name: str) -> None:
    answer = get(corpus, f"/{DATABASE}/{name}".rstrip("/"))
    assert answer.status_code == 200
    assert "timed out" not in answer.text
    if name in TABLES:
        table = TABLES[name]
        assert table.title in answer.text
        for column in table.columns:
            assert column.name in answer.text


def test_the_front_page_leads_to_the_reports(corpus: Path) -> None:
    front = get(corpus, "/")
    links = re.findall(r'href="(/(?:corpus|report)/[^"]+)"', front.text)
    assert any(link.startswith("/report/") for link in links)
    links = [link for link in links if link.startswith("/corpus/")]
    for link in {link.replace("&amp;", "&") for link in links}:
        assert get(corpus, link).status_code == 200


def test_descriptions_units_and_labels_are_in_the_metadata() -> None:
    tables = metadata()["databases"][DATABASE]["tables"]
    for table in (*TABLES.values(), *VIEWS):
        assert tables[table.name]["columns"] == {column.name: column.words for column in table.columns}
    assert "件" in tables["requests"]["columns"]["natural_person"]
    referred = {column.references for table in TABLES.values() for column in table.columns if column.references}
    assert all(tables[name]["label_column"] for name in referred)
    json.dumps(metadata())


def test_codes_are_shown_with_their_words(corpus: Path) -> None:
    answer = get(corpus, f"/{DATABASE}/requests.json", _labels="on", _shape="array", outcome="granted")
    assert {row["outcome"]["label"] for row in answer.json()} == {"予以公开 Granted in full"}
    page = get(corpus, f"/{DATABASE}/reports").text
    assert "洛阳市教育局" in page
    assert "有疑问 Flagged" in page
    assert 'href="https://www.ly.gov.cn/2024/01-20/1.html"' in page


def test_lines_stand_in_the_order_of_the_form(corpus: Path) -> None:
    answer = get(corpus, f"/{DATABASE}/requests.json", _shape="array", report_id="410300-洛阳市财政局-2023")
    assert [row["outcome"] for row in answer.json()][:3] == ["new", "carried_in", "granted"]
    sections = get(corpus, f"/{DATABASE}/sections.json", _shape="array", report_id="410300-洛阳市财政局-2023")
    assert [row["number"] for row in sections.json()] == [1, 2, 3, 4, 5, 6]


def test_the_search_box_finds_two_characters(corpus: Path) -> None:
    ((word,),) = rows(corpus, "SELECT substr(text, 3, 2) FROM sections WHERE length(text) > 10 LIMIT 1")
    expected = rows(corpus, "SELECT count(*) FROM sections WHERE instr(text, ?) OR instr(heading, ?)", word, word)
    answer = get(corpus, f"/{DATABASE}/sections.json", _search=str(word), _shape="array", _size="max")
    assert [(len(answer.json()),)] == expected
    assert expected != [(0,)]
    page = get(corpus, f"/{DATABASE}/sections", _search=str(word))
    assert 'type="search"' in page.text
    assert get(corpus, f"/{DATABASE}/sections.json", _search="鑫鑫", _shape="array").json() == []
    assert get(corpus, f"/{DATABASE}/sections.json", _search='"', _shape="array").json() == []


def test_search_query_shows_the_place(corpus: Path) -> None:
    ((word,),) = rows(corpus, "SELECT substr(text, 3, 2) FROM sections WHERE length(text) > 10 LIMIT 1")
    answer = get(corpus, f"/{DATABASE}/search_narrative.json", words=str(word), _shape="array")
    assert answer.json()
    assert all(str(word) in row["excerpt"] for row in answer.json())


def test_figures_of_an_issuer(corpus: Path) -> None:
    answer = get(
        corpus, f"/{DATABASE}/figures_over_years.json", issuer="财政局", key="requests.new.total", _shape="array"
    )
    assert [row["year"] for row in answer.json()] == [2020, 2023]
    assert get(corpus, f"/{DATABASE}/figures_over_years.json", issuer="", key="", _shape="array").json() == []


def test_failed_checks_and_differing_copies_are_told(corpus: Path) -> None:
    failed = get(corpus, f"/{DATABASE}/failed_checks.json", _shape="array").json()
    assert {(row["issuer"], row["subject"] == "copies") for row in failed} == {
        ("洛阳市教育局", False),
        ("洛阳市财政局", True),
    }
    differ = get(corpus, f"/{DATABASE}/copies_that_differ", _shape="array").text
    assert "https://oss.ly.gov.cn/1.html" in differ
    assert f'<a href="{address("report", "410300-洛阳市财政局-2023")}">' in differ


def test_figures_lead_to_their_evidence(corpus: Path) -> None:
    page = get(corpus, f"/{DATABASE}/figures", key="requests.new.total").text
    assert address("evidence", "410300-洛阳市财政局-2023", "requests.new.total") in page


def test_source_tables_are_shown_as_tables(corpus: Path) -> None:
    page = get(corpus, f"/{DATABASE}/source_tables").text
    assert re.search(r"<table><tr><td title=\"row 0, column 0\"", page)
    assert "rowspan=" in page


def test_print_that_looks_like_html_is_shown_as_text() -> None:
    from importlib import import_module
    from importlib.util import module_from_spec, spec_from_file_location

    path = Path(import_module("crawler.browse.serve").__file__ or "").parent / "plugins" / "grids.py"
    spec = spec_from_file_location("grids", path)
    assert spec is not None
    assert spec.loader is not None
    grids = module_from_spec(spec)
    spec.loader.exec_module(grids)
    cell = json.dumps([{"text": "<script>alert(1)</script>", "row": 0, "column": 0, "colspan": 2}])
    shown = str(grids.render_cell(cell, "cells", "source_tables"))
    assert "<script>" not in shown
    assert 'colspan="2"' in shown


def _not_sqlite(path: Path) -> None:
    path.write_bytes(b"no database at all" * 100)


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as conn:
        conn.execute("CREATE TABLE t (a)")


@pytest.mark.parametrize(
    ("make", "words"),
    [(lambda path: None, "nianbao demo"), (_not_sqlite, "can't be opened"), (_foreign, "no corpus of this project")],
)
def test_what_can_not_be_served_is_said(tmp_path: Path, make: Any, words: str) -> None:
    path = tmp_path / "corpus.db"
    make(path)
    with pytest.raises(BrowseError, match=words):
        datasette(path)


def test_a_taken_port_is_said(corpus: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(BrowseError, match="--port"):
            serve(corpus, port=other.getsockname()[1])


def test_the_page_of_a_report_has_words_and_leads_on(corpus: Path) -> None:
    page = get(corpus, "/corpus/reports/410300-~E6~B4~9B~E9~98~B3~E5~B8~82~E8~B4~A2~E6~94~BF~E5~B1~80-2023")
    assert page.status_code == 200
    assert ">洛阳市财政局</a> <em>410300-洛阳市财政局</em>" in page.text
    assert "依申请公开 requests" in page.text
    assert TABLES["reports"].column("checks_failed").words in page.text
    figures = re.search(r'href="(/corpus/figures\?report_id=[^"]+)"', page.text)
    assert figures is not None
    assert "requests.new.total" in get(corpus, figures[1]).text


def test_every_csv_is_guarded_against_formulas_unless_it_is_not_to_be(corpus: Path) -> None:
    """Of queries, of tables with several lines and blobs, and their heads."""
    asked = {"sql": "select '=1+1' as \"=head\", -5 as n, '-5' as t, '@x,\"y\"' as q, '-' as dash"}
    head, line = Client(corpus).get("/corpus.csv", **asked).text.splitlines()
    assert head == "'=head,n,t,q,dash"
    assert line == '\'=1+1,-5,-5,"\'@x,""y""",-'
    raw = Client(Serving(corpus, raw_csv=True)).get("/corpus.csv", **asked).text.splitlines()
    assert raw[1] == '=1+1,-5,-5,"@x,""y""",-'
    whole = {"_stream": "on", "_size": "max"}
    served = Client(corpus).get("/corpus/figures.csv", **whole).text
    assert served == Client(Serving(corpus, raw_csv=True)).get("/corpus/figures.csv", **whole).text
    assert len(served.splitlines()) > 100
