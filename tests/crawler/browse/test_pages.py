"""The project's own pages: content in two languages, as JSON and CSV; and security."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

import lxml.html
import pytest

from crawler.browse.errors import BrowseError
from crawler.browse.page import address, as_csv, safe_url
from crawler.browse.pages import PAGES
from crawler.browse.serve import datasette
from crawler.browse.serving import Serving, beside
from crawler.formulas import guarded_csv
from tests.crawler.browse import archived_corpus as small
from tests.crawler.browse.client import Client
from tests.crawler.corpus.samples import page as sample
from tests.crawler.corpus.samples import rows, write


@pytest.fixture(scope="module")
def site(archived_corpus: Path) -> Client:
    return Client(archived_corpus)


def page(site: Client, path: str, **params: str) -> Any:
    answer = site.get(path, **params)
    assert answer.status_code == 200, answer.text[:500]
    return lxml.html.document_fromstring(answer.text)


def test_the_home_page_counts_and_leads_to_the_reports(site: Client, archived_corpus: Path) -> None:
    home = page(site, "/")
    assert rows(archived_corpus, "SELECT count(*) FROM reports") == [(6,)]
    assert home.xpath("//dl[@class='totals']//dd")[0].text == "6"
    links = {link.get("href") for link in home.xpath("//table[@class='matrix']//td//a")}
    assert links == {address("report", id_) for (id_,) in rows(archived_corpus, "SELECT id FROM reports")}
    for link in links:
        assert site.get(link).status_code == 200


def test_the_matrix_can_be_filtered(site: Client, archived_corpus: Path) -> None:
    def issuers(**params: str) -> list[str]:
        return [row["issuer"] for row in site.get("/home.json", **params).json()["matrix"]]

    known = "SELECT id, kind FROM issuers UNION SELECT issuer_id, kind FROM expected_issuers"
    everyone = issuers()
    assert everyone == [id_ for id_, _ in rows(archived_corpus, f"{known} ORDER BY 1")]
    assert issuers(name="教育") == ["410300-洛阳市教育局"]
    for kind in ("government", "department"):
        of_kind = rows(archived_corpus, f"SELECT id FROM ({known}) WHERE kind = ? ORDER BY 1", kind)
        assert issuers(kind=kind) == [id_ for (id_,) in of_kind]
    assert issuers(portal="luoyang") == everyone
    assert issuers(portal="elsewhere") == []
    assert issuers(division="410300") == issuers(division="410000") == everyone
    assert issuers(division="420000") == []
    assert issuers(name="' OR 1=1 --") == []
    assert issuers(page="-7") == issuers(page="99999999999") == issuers(page="x") == everyone


def test_a_year_between_two_reports_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "gaps.db"
    write(path, [sample(1, year=2019, form="2019"), sample(2, year=2023)])
    write(path, [sample(3, issuer="洛阳市教育局", year=2021)])
    matrix = Client(path).get("/home.json").json()["matrix"]
    states = {row["name"]: [cell["state"] for cell in row["cells"]] for row in matrix}
    assert [cell["year"] for cell in matrix[0]["cells"]] == [2019, 2020, 2021, 2022, 2023]
    assert states["洛阳市财政局"][1:4] == ["missing"] * 3
    assert [state == "none" for state in states["洛阳市教育局"]] == [True, True, False, True, True]


def test_an_expected_issuer_without_reports_stands_in_the_matrix(tmp_path: Path) -> None:
    """With rows as Datasette's connection returns them, which are not tuples."""
    path = tmp_path / "expected.db"
    write(path, [sample(1), sample(2, year=2022)])
    with sqlite3.connect(path) as conn:
        conn.execute(
            "INSERT INTO expected_issuers (portal, issuer_id, issuer, division, kind, from_year, to_year, source)"
            " VALUES ('luoyang', '410300-洛阳市审计局', '洛阳市审计局', '410300',"
            " 'department', 2022, 2023, 'declared')"
        )
    home = Client(path).get("/home.json", name="审计局").json()
    assert home["issuers"] == 1
    states = {cell["year"]: cell["state"] for cell in home["matrix"][0]["cells"]}
    assert set(states.values()) <= {"missing", "not_due"}, states


def expecting(path: Path, *issuers: tuple[str, int, int | None], crawled: str) -> None:
    """Makes the corpus expect reports of organs from a year to a year, and dates its crawl."""
    with sqlite3.connect(path) as conn:
        conn.executemany(
            "INSERT INTO expected_issuers (portal, issuer_id, issuer, division, kind, from_year, to_year, source)"
            " VALUES ('luoyang', '410300-' || ?1, ?1, '410300',"
            " 'department', ?2, ?3, 'declared')",
            issuers,
        )
        conn.execute("UPDATE crawls SET started_at = ?", (f"{crawled}T04:00:00Z",))
        if not conn.execute("SELECT 1 FROM crawls").fetchone():
            conn.execute(
                "INSERT INTO crawls (id, portal, started_at, outcome) VALUES ('one', 'luoyang', ?, 'done')",
                (f"{crawled}T04:00:00Z",),
            )


@pytest.mark.parametrize(("crawled", "last"), [("2025-01-20", 2023), ("2025-02-20", 2024), ("2026-02-20", 2025)])
def test_a_year_of_which_there_is_no_report_has_a_column_once_it_is_due(
    tmp_path: Path, crawled: str, last: int
) -> None:
    path = tmp_path / "due.db"
    write(path, [sample(1, year=2022), sample(2, year=2023)])
    expecting(path, ("洛阳市审计局", 2019, None), ("洛阳市粮食局", 2020, 2021), crawled=crawled)
    home = Client(path).get("/home.json").json()
    assert home["years"] == list(range(2019, last + 1))
    assert (home["totals"]["first_year"], home["totals"]["last_year"]) == (2022, 2023)
    states = {row["name"]: [cell["state"] for cell in row["cells"]] for row in home["matrix"]}
    assert set(states["洛阳市审计局"]) == {"missing"}
    assert states["洛阳市粮食局"] == ["none", "missing", "missing"] + ["none"] * (last - 2021)


def test_the_key_says_what_a_dot_is(tmp_path: Path) -> None:
    """In a corpus that knows which reports are expected, and in one that doesn't."""
    path = tmp_path / "key.db"
    write(path, [sample(1, year=2022), sample(2, issuer="洛阳市教育局", year=2023)])

    def key(language: str) -> str:
        home: Any = page(Client(path, Cookie=f"language={language}"), "/")
        return " ".join(home.xpath("//span[@class='key'][span[@class='state none']]")[0].text_content().split())

    with sqlite3.connect(path) as conn:
        conn.execute("DELETE FROM expected_issuers")
    assert key("en") == "· before its first or after its last report: whether one is due is not known"
    assert key("zh") == "· 首份报告之前或末份之后：是否应有报告，不得而知"
    expecting(path, ("洛阳市粮食局", 2022, 2022), crawled="2024-02-20")
    assert key("en") == "· no report is expected for that year, or it is not due yet"
    assert key("zh") == "· 这一年度不在应有报告之列，或尚未到公布期限"


def test_the_sums_that_fail_are_those_that_the_register_lists(site: Client) -> None:
    counted = site.get("/home.json").json()["totals"]["checks_failed"]
    assert counted > 0
    assert counted == site.get("/register/sums.json").json()["count"]


def test_every_page_is_json_and_csv_too(site: Client) -> None:
    paths = {
        "home": "/home",
        "report": address("report", small.HTML),
        "evidence": address("evidence", small.HTML, "requests.new.total"),
    }
    for each in PAGES:
        if each.name not in paths:  # pages registered from outside have tests of their own
            continue
        found = site.get(f"{paths[each.name]}.json")
        assert found.headers["content-type"].startswith("application/json")
        assert each.rows is not None
        data = found.json()[each.rows]
        table = site.get(f"{paths[each.name]}.csv")
        assert table.headers["content-type"].startswith("text/csv")
        lines = list(csv.DictReader(io.StringIO(table.text.removeprefix("\ufeff"))))
        assert len(lines) == len(data) > 0


def test_every_figure_of_a_report_leads_to_its_evidence(site: Client, archived_corpus: Path) -> None:
    for id_ in (small.HTML, small.PDF):
        shown = page(site, address("report", id_))
        stored = {key for (key,) in rows(archived_corpus, "SELECT key FROM figures WHERE report_id = ?", id_)}
        cells = {cell.get("id"): cell for cell in shown.xpath("//td[@id]")}
        assert cells.keys() == stored
        for key, cell in cells.items():
            assert cell.xpath("a/@href")[0] == address("evidence", id_, key)


def test_blanks_are_blank_and_failed_sums_are_marked(site: Client, archived_corpus: Path) -> None:
    shown = page(site, address("report", small.HTML))
    for key, value, raw in rows(archived_corpus, "SELECT key, value, raw FROM figures WHERE report_id = ?", small.HTML):
        (cell,) = shown.xpath("//td[@id=$key]", key=key)
        text = re.sub(r"\s|blank", "", "".join(cell.xpath("a//text()")))
        if value is None:
            assert text == str(raw or "").strip()
            assert text in {"", "-", "—", "/"}
            assert "blank" in cell.get("class").split()
        else:
            assert text == str(value)
    of_one_year = "SELECT subject FROM checks WHERE report_id = ? AND status = 'fail' AND rule NOT LIKE 'years.%'"
    failed = rows(archived_corpus, of_one_year, small.HTML)
    assert failed
    marked = shown.xpath("//td[contains(concat(' ', @class, ' '), ' fails ')]/@id")
    for (subject,) in failed:
        assert any(str(subject).split(".", 1)[1] in key for key in marked), subject
    marks = {mark.get("href") for mark in shown.xpath("//sup/a")}
    assert marks <= {f"#{item.get('id')}" for item in shown.xpath("//li[@id]")}


def test_a_failed_sum_is_spelled_out(site: Client) -> None:
    findings = site.get(address("report", small.HTML) + ".json").json()["findings"]
    arithmetic = [each for each in findings if "left_terms" in each]
    assert arithmetic
    for each in arithmetic:
        for side in ("left", "right"):
            values = [term["value"] for term in each[f"{side}_terms"]]
            assert None in values or sum(values) == each[side]


def test_another_year_stands_beside_it(site: Client) -> None:
    data = site.get(address("report", small.HTML) + ".json", **{"with": "2022"}).json()
    before = site.get(address("report", small.YEAR_BEFORE) + ".json").json()["figures"]
    for key, figure in data["figures"].items():
        assert figure["other"] == before[key]["value"]
        assert figure["differs"] == (figure["value"] != figure["other"])
    assert data["differing"] > 0
    same = site.get(address("report", small.HTML) + ".json", **{"with": "2023"}).json()
    assert same["other"] is None


def test_the_language_is_switched_by_a_link_and_kept(archived_corpus: Path) -> None:
    english = Client(archived_corpus, **{"accept-language": "en-GB"})
    assert page(english, "/").get("lang") == "en"
    chinese = english.get("/corpus/reports", lang="zh")
    assert chinese.status_code == 200
    assert "数据表" in chinese.text
    assert "language=zh" in chinese.headers["set-cookie"]
    kept = Client(archived_corpus, cookie="language=zh", **{"accept-language": "en"})
    shown = page(kept, address("report", small.HTML), **{"with": "2022"})
    assert shown.get("lang") == "zh-CN"
    (link,) = shown.xpath("//a[contains(@class, 'language')]/@href")
    assert link == "?with=2022&lang=en"
    assert page(Client(archived_corpus, **{"accept-language": "zh-TW"}), "/").get("lang") == "zh-CN"
    assert page(Client(archived_corpus, cookie="language=xx"), "/").get("lang") == "en"


def test_what_is_not_there_is_said_in_the_language_asked_for(archived_corpus: Path) -> None:
    chinese = Client(archived_corpus, cookie="language=zh")
    assert "没有这份报告" in chinese.get("/report/none").text
    assert chinese.get("/report/none.json").json()["error"].startswith("没有这份报告")


def test_both_languages_have_every_text(archived_corpus: Path) -> None:
    for language in ("zh", "en"):
        client = Client(archived_corpus, cookie=f"language={language}")
        for path in ("/", address("report", small.HTML), address("evidence", small.HTML, "requests.new.total")):
            assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/corpus",
        "/corpus/reports",
        "/corpus?sql=select+1",
        "/nowhere",
        "/report/none",
        "/report/none.json",
        "/home.json",
        "/evidence/a/b",
        "/nianbao/nianbao.css",
        "/archived/none",
        "/-/static/app.css",
    ],
)
def test_headers(site: Client, path: str) -> None:
    answer = site.get(path)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy.partition("script-src")[2].partition(";")[0]
    assert "http" not in policy


def test_nothing_comes_from_another_host_and_no_script_stands_in_a_page(site: Client) -> None:
    for path in ("/", address("report", small.HTML), "/corpus", "/corpus/reports", "/corpus?sql=select+1"):
        shown = page(site, path)
        for tag, name in (
            ("script", "src"),
            ("link[not(@rel='alternate')]", "href"),
            ("img", "src"),
            ("iframe", "src"),
        ):
            assert all(not where.startswith(("http", "//")) for where in shown.xpath(f"//{tag}/@{name}"))
        inline = [script.text for script in shown.xpath("//script[not(@src)]")]
        assert all(re.fullmatch(r"DATASETTE_ALLOW_FACET = (true|false);", text or "") for text in inline)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        address("report", small.HOSTILE),
        "/corpus/problems",
        "/corpus/sections",
        address("evidence", small.HOSTILE, "requests.new.company"),
        address("evidence", small.HOSTILE, "requests.total.total"),
        "/corpus/reports",
        "/corpus/source_tables",
    ],
)
def test_hostile_text_stays_text(site: Client, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code == 200
    shown: Any = lxml.html.document_fromstring(answer.text)
    assert "hacked" not in "".join(shown.xpath("//script//text()"))
    assert not shown.xpath("//img[@onerror] | //*[@onclick]")
    assert not [href for href in shown.xpath("//a/@href") if href.lower().startswith("javascript")]


def test_an_archived_page_can_do_nothing(site: Client, archived_corpus: Path) -> None:
    answer = site.get(address("archived", small.HOSTILE), figure="requests.new.total")
    assert answer.status_code == 200
    assert answer.headers["content-security-policy"].startswith("sandbox;")
    shown: Any = lxml.html.document_fromstring(answer.text)
    assert not shown.xpath("//script | //a | //img | //form | //iframe | //link | //*[@style]")
    allowed = {"lang", "charset", "name", "content", "rowspan", "colspan", "id"}
    assert {name for element in shown.iter() for name in element.attrib} <= allowed
    file = site.get(address("original", small.HOSTILE))
    assert file.headers["content-disposition"].startswith("attachment;")
    assert b"javascript:alert(1)" in file.content


@pytest.mark.parametrize(
    "path",
    [
        "/report/410300",
        "/report/" + quote("' OR 1=1 --", safe=""),
        "/evidence/x/requests.new.total",
        address("evidence", small.HTML, "requests.new.nobody"),
        address("evidence", small.HTML, "nothing"),
        address("picture", small.HTML, "requests.new.total.jpg"),
        address("archived", small.PDF),
        "/report/" + quote("../../etc/passwd", safe=""),
        "/original/none",
        "/home.xml",
        "/report/%ff",
    ],
)
def test_what_is_not_there_is_said(site: Client, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code == 404
    assert "Traceback" not in answer.text


def test_a_query_that_takes_too_long_is_ended(archived_corpus: Path) -> None:
    slow = Client(Serving(archived_corpus, time_limit_ms=300))  # also applies to Datasette's own queries
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    assert slow.get("/corpus.json", sql=endless).status_code == 400
    few = Client(Serving(archived_corpus, row_limit=3))
    assert len(few.get("/corpus.json", sql="SELECT * FROM figures", _shape="array").json()) == 3


@pytest.mark.parametrize("sql", ["DELETE FROM reports", "ATTACH 'x' AS y", "PRAGMA writable_schema = 1", "VACUUM"])
def test_nothing_can_be_written(site: Client, archived_corpus: Path, sql: str) -> None:
    answer = site.get("/corpus.json", sql=sql)
    assert answer.status_code in {400, 403}
    assert rows(archived_corpus, "SELECT count(*) FROM reports") == [(6,)]


@pytest.mark.long  # its corpus may still be open in another test of the same process
def test_the_file_is_downloaded_only_where_it_is_offered(archived_corpus: Path) -> None:
    closed, offered = Client(archived_corpus), Client(Serving(archived_corpus, immutable=True, download=True))
    assert closed.get("/corpus.db").status_code == 403
    assert "corpus.db" not in closed.get("/").text
    assert offered.get("/corpus.db").content[:15] == b"SQLite format 3"
    assert "/corpus.db" in offered.get("/").text


def test_a_corpus_being_written_to_is_not_served_as_immutable(tmp_path: Path) -> None:
    from tests.crawler.corpus.samples import page as sample
    from tests.crawler.corpus.samples import write

    path = tmp_path / "busy.db"
    write(path, [sample(1)])
    with sqlite3.connect(path) as writer:
        writer.execute("UPDATE reports SET title = 'x'")
        writer.commit()
        with pytest.raises(BrowseError, match="--immutable"):
            datasette(Serving(path, immutable=True))


def test_the_archive_beside_a_corpus_is_found(archived_corpus: Path, corpus: Path) -> None:
    assert beside(archived_corpus) == archived_corpus.with_name("small-archive")
    assert beside(corpus) is None
    with pytest.raises(BrowseError, match="--archive"):
        datasette(Serving(corpus, archive=corpus.with_name("nowhere")))


def test_without_an_archive_a_page_says_so(corpus: Path) -> None:
    client = Client(corpus)
    shown = page(client, address("evidence", "410300-洛阳市教育局-2023", "requests.new.total"))
    assert "archive" in shown.text_content()
    assert shown.xpath("//td[@id='cell']")
    assert client.get(address("original", "410300-洛阳市教育局-2023")).status_code == 404


def test_a_spreadsheet_takes_no_cell_for_a_formula() -> None:
    lines = as_csv([{"a": "=1+1", "b": -3, "c": "＋", "d": None}])
    assert guarded_csv(lines) == "\ufeffa,b,c,d\r\n'=1+1,-3,＋,\r\n"


def test_links_lead_to_the_web_only() -> None:
    assert safe_url("https://a.cn/?x") == "https://a.cn/?x"
    assert [safe_url(url) for url in ("javascript:alert(1)", "data:text/html,x", "", None)] == [None] * 4
