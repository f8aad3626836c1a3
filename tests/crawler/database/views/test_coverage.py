"""Expected, found, unreadable, late and missing reports: the SQL views are compared with the rule
in Python, and with small corpora made for the tests.
"""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from crawler.archive.log import Ended
from crawler.cli import main
from crawler.corpus import Corpus, PortalFacts, ids
from crawler.corpus.intake import Intake
from parsers.checks.deadlines import deadline
from parsers.sentences import Message
from spiders.any_portal import AnyPortal
from spiders.expected import Expected, read_expected
from spiders.portal import PortalError, shipped_portals
from tests.crawler.corpus.samples import Sample, capture, keep, page, rows


def crawled(
    path: Path, samples: list[Sample], day: date, *expected: str, links: tuple[tuple[str, str], ...] = ()
) -> Path:
    """A corpus after a crawl on that day; `links` are the texts and errors of pages that failed."""
    facts = PortalFacts("luoyang", "洛阳市人民政府", "https://www.ly.gov.cn/", "410300", expected)
    with Corpus.open(path) as corpus:
        corpus.write_portal(facts)
        at = datetime(day.year, day.month, day.day, 4, tzinfo=UTC)
        intake = Intake(corpus, "luoyang", corpus.start_crawl("luoyang", at))
        for each in samples:
            keep(intake, each)
        failures = {}
        for nth, (text, words) in enumerate(links):
            url = f"https://www.ly.gov.cn/broken{nth}.html"
            intake.keep(replace(capture(url, b"x", role="broken"), link_text=text))
            failures[url] = Message(words)
        intake.finish(Ended(at, "done", "", {}, failures, ()))
    return path


def states(path: Path, issuer: str) -> dict[object, object]:
    return dict(rows(path, "SELECT year, state FROM coverage WHERE issuer = ?", issuer))  # type: ignore[arg-type]


def test_what_is_declared_and_not_found_is_missing_once_it_is_due(tmp_path: Path) -> None:
    path = crawled(
        tmp_path / "c.db",
        [page(1, year=2022)],
        date(2024, 2, 15),
        "洛阳市财政局 2021-",
        "洛阳市人民政府 2022-",
        "孟津县人民政府",
        "某某街道办事处 2022-2022",
    )
    assert states(path, "洛阳市财政局") == {2021: "missing", 2022: "clean", 2023: "missing"}
    # On 15 February a government's report isn't due, and a department's is.
    assert states(path, "洛阳市人民政府") == {2022: "missing", 2023: "not_due"}
    assert states(path, "孟津县人民政府") == {2019: "missing", 2020: "missing"}
    assert states(path, "洛阳市某某街道办事处") == {2022: "missing"}


def test_an_organ_without_a_deadline_is_not_missed_before_the_latest_day(tmp_path: Path) -> None:
    """It is never late; it is missing once the reports of all other organs are due."""
    for day, state in ((date(2024, 3, 31), "not_due"), (date(2024, 4, 1), "missing")):
        path = crawled(tmp_path / f"{day}.db", [page(1)], day, "某某街道办事处 2023-", "某某管理委员会 2023-")
        sql = "SELECT kind, state, deadline, certain, days_late FROM coverage WHERE kind IN ('township', 'other')"
        assert sorted(rows(path, sql)) == [("other", state, None, 0, None), ("township", state, None, 0, None)]


def test_who_published_once_is_expected_ever_after(tmp_path: Path) -> None:
    found = [page(1, year=2020), page(2, issuer="孟津县民政局", year=2019)]
    path = crawled(tmp_path / "c.db", found, date(2023, 12, 1))
    assert [*states(path, "洛阳市财政局").values()] == ["clean", "missing", "missing"]
    assert states(path, "孟津县民政局") == {2019: "clean", 2020: "missing"}  # the county was abolished
    (why,) = rows(path, "SELECT source FROM expected_issuers WHERE issuer = '孟津县民政局'")
    assert why == ("its report for 2019 was found: expected in every year since, until its division ended in 2020",)


@pytest.mark.parametrize(
    ("issuer", "years", "missing"),
    [
        ("洛阳市商务局", (2016, 2017), [2018]),  # whether it still exists isn't known
        ("洛阳市商务局", (2017, 2019), [2018, 2020, 2021, 2022, 2023, 2024]),
        ("洛阳市粮食局", (2017,), [2018]),  # most of them became part of another organ
        ("洛阳市粮食局", (2018, 2020), [2019, 2021, 2022, 2023, 2024]),  # this one was none of them
        ("洛阳市乡村振兴局", (2021, 2022), [2023]),
        ("洛阳市地方金融监督管理局", (2022, 2023), []),
        ("洛阳市地方金融监督管理局", (2023, 2024), []),
        ("洛阳市环境保护局", (2016,), [2017, 2018]),
        ("洛阳市洛龙区某某街道办事处", (2017,), [2018, 2019, 2020, 2021, 2022, 2023, 2024]),
    ],
)
def test_an_organ_without_a_report_since_a_reform_is_not_missed_after_it(
    tmp_path: Path, issuer: str, years: tuple[int, ...], missing: list[int]
) -> None:
    forms = {year: "2014" if year < 2019 else "2019" if year < 2021 else "2021" for year in years}
    found = [page(year, issuer=issuer, year=year, form=form) for year, form in forms.items()]
    path = crawled(tmp_path / "c.db", found, date(2025, 12, 1))
    assert [year for year, state in states(path, issuer).items() if state == "missing"] == missing


def test_what_was_found_outside_the_declared_years_widens_them(tmp_path: Path) -> None:
    path = crawled(tmp_path / "c.db", [page(1, year=2018, form="2019")], date(2021, 6, 1), "洛阳市财政局 2020-2020")
    assert states(path, "洛阳市财政局") == {2018: "clean", 2019: "missing", 2020: "missing"}


def test_a_page_that_failed_is_the_report_its_link_names(tmp_path: Path) -> None:
    links = (
        ("洛阳市财政局2021年政府信息公开工作年度报告", "locked"),
        ("市粮食局2019年政府信息公开工作年度报告.pdf", "damaged"),
        ("联系我们", "nothing to do with it"),
    )
    path = crawled(tmp_path / "c.db", [page(1, year=2020)], date(2022, 12, 1), links=links)
    assert states(path, "洛阳市财政局") == {2020: "clean", 2021: "unreadable"}
    assert states(path, "洛阳市粮食局") == {2019: "unreadable"}
    ((words,),) = rows(path, "SELECT problem FROM coverage WHERE issuer = '洛阳市粮食局'")
    assert words == "damaged"
    assert rows(path, "SELECT count(*) FROM problems WHERE issuer_id IS NULL") == [(1,)]


def test_the_date_it_was_seen_is_never_taken_for_the_date_of_publication(tmp_path: Path) -> None:
    path = crawled(tmp_path / "c.db", [page(1), page(2, year=2022)], date(2024, 6, 1))
    with sqlite3.connect(path) as conn:
        conn.execute("UPDATE reports SET published_on = NULL WHERE year = 2023")
        conn.execute("UPDATE reports SET published_on = '2023-02-10' WHERE year = 2022")
    found = rows(path, "SELECT year, published_on, first_seen, deadline, days_late FROM punctuality ORDER BY 1")
    assert found == [
        (2022, "2023-02-10", "2024-02-01", "2023-01-31", 10),
        (2023, None, "2024-02-01", "2024-01-31", None),
    ]


def test_a_second_look_and_another_order_give_the_same_rows(tmp_path: Path) -> None:
    samples = [page(1), page(2, year=2021), page(3, issuer="洛阳市人民政府")]
    sql = "SELECT * FROM expected_issuers ORDER BY 1, 2"
    one = rows(crawled(tmp_path / "a.db", samples, date(2024, 5, 1), "洛阳市民政局"), sql)
    two = rows(crawled(tmp_path / "b.db", samples[::-1], date(2024, 5, 1), "洛阳市民政局"), sql)
    assert one == two
    assert rows(crawled(tmp_path / "a.db", samples, date(2024, 5, 2), "洛阳市民政局"), sql) == one


def test_the_views_say_what_the_rule_says(demo_corpus: Path) -> None:
    """Each report of the demo and each expected year, compared with `parsers.checks`."""
    with sqlite3.connect(demo_corpus) as conn:
        conn.row_factory = sqlite3.Row
        reports = {row["id"]: row for row in conn.execute("SELECT * FROM reports")}
        kinds = dict(conn.execute("SELECT id, kind FROM issuers").fetchall())
        punctual = conn.execute("SELECT * FROM punctuality").fetchall()
        coverage = conn.execute("SELECT * FROM coverage").fetchall()
    assert sorted(row["report_id"] for row in punctual) == sorted(reports)
    for row in punctual:
        report = reports[row["report_id"]]
        due = deadline(kinds[report["issuer_id"]], report["year"])
        assert due is not None
        last = due.last_day.isoformat() if due.last_day else None
        assert (row["deadline"], row["article"], row["certain"]) == (last, due.term.article, due.term.certain)
        stated = date.fromisoformat(report["first_stated"] or report["published_on"])
        assert row["published_on"] == stated.isoformat()
        seen = date.fromisoformat(row["first_seen"])
        assert row["days_late"] == due.days_late(stated, seen, redated=bool(report["redated"]))
    found = [row for row in coverage if row["report_id"]]
    assert sorted(row["report_id"] for row in found) == sorted(reports)
    assert len({(row["portal"], row["issuer_id"], row["year"]) for row in coverage}) == len(coverage)
    for row in found:
        report = reports[row["report_id"]]
        assert row["state"] == ("text_only" if report["figures"] == 0 else report["status"])
    unread = {(row["issuer"], row["year"]) for row in coverage if row["state"] == "unreadable"}
    assert ("洛阳市审计局", 2024) in unread  # locked with a password


def test_what_portals_declare_can_be_read_and_placed() -> None:
    for portal in shipped_portals():
        assert portal.expected, portal.name
        for text in portal.expected:
            issuer = ids.issuer(read_expected(text).name, portal.division)
            assert issuer.division[:4] == portal.division[:4], text
            assert issuer.kind in {"government", "department"}, text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("洛阳市财政局", Expected("洛阳市财政局")),
        ("孟津区人民政府 2021-", Expected("孟津区人民政府", 2021)),
        ("孟津县人民政府 -2020", Expected("孟津县人民政府", None, 2020)),
        ("某局 2019-2022", Expected("某局", 2019, 2022)),
    ],
)
def test_an_expected_issuer_is_a_name_and_its_years(text: str, wanted: Expected) -> None:
    assert read_expected(text) == wanted


@pytest.mark.parametrize("text", ["某局 from 2019", "某局 2022-2019", "", "某局 19-22"])
def test_anything_else_is_refused_in_words(text: str, tmp_path: Path) -> None:
    config = tmp_path / "p.toml"
    config.write_text(f'title = "x"\ndivision = "410303"\nstart_urls = ["https://a.example/"]\nexpected = ["{text}"]\n')
    with pytest.raises(PortalError, match=r"p\.toml"):
        AnyPortal(config=str(config))


def nianbao(*arguments: str | Path) -> tuple[int, str]:
    done = CliRunner(env={"COLUMNS": "120"}).invoke(main, [str(each) for each in arguments])
    return done.exit_code, done.output


def test_the_command_prints_the_matrix(tmp_path: Path) -> None:
    path = crawled(tmp_path / "c.db", [page(1, year=2022)], date(2024, 2, 15), "洛阳市民政局 2022-")
    with sqlite3.connect(path) as conn:
        conn.execute("UPDATE reports SET published_on = '2023-03-13'")
    status, words = nianbao("coverage", "--corpus", path)
    assert status == 0
    assert "✓+41" in words
    assert "1/2" in words
    assert "未找到 Missing" in words
    status, words = nianbao("coverage", "--corpus", path, "--format", "csv", "--year", "2022")
    read = list(csv.DictReader(io.StringIO(words)))
    assert (status, [(r["issuer"], r["state"], r["days_late"]) for r in read]) == (
        0,
        [("洛阳市民政局", "missing", ""), ("洛阳市财政局", "clean", "41")],
    )
    status, words = nianbao("coverage", "--corpus", path, "--format", "json", "--kind", "township")
    assert (status, json.loads(words)) == (0, [])
    status, words = nianbao("coverage", "--corpus", path, "--portal", "zhoukou")
    assert (status, words) == (1, "nianbao: no portal zhoukou is in the corpus; it has luoyang\n")
    assert nianbao("coverage", "--kind", "bureau")[0] == 2


def test_governments_of_a_place_beside_the_corpus(tmp_path: Path) -> None:
    """What was never crawled isn't missing; a government's office may publish its report."""
    found = [page(1, issuer="洛阳市人民政府办公室", year=2021)]
    path = crawled(tmp_path / "c.db", found, date(2024, 6, 1), "洛阳市人民政府 2021-", "老城区人民政府 2023-")
    done = CliRunner().invoke(main, ["coverage", "--within", "洛阳", "--format", "json", "--corpus", str(path)])
    assert done.exit_code == 0, done.output
    said = {row["name"]: row for row in json.loads(done.output)}
    assert len(said) == 15
    city, old, xin = (said[f"河南省洛阳市{name}"] for name in ("", "老城区", "新安县"))
    assert (city["crawled"], city["outcome"], city["found"], city["missing"]) == (
        "2024-06-01",
        "done",
        [2021],
        [2022, 2023],
    )
    assert (old["crawled"], old["found"], old["missing"]) == ("", [], [2023])
    assert (xin["crawled"], xin["found"], xin["missing"]) == ("", [], [])
    table = CliRunner().invoke(main, ["coverage", "--within", "全国", "--corpus", str(path)]).output
    assert "together" in table
    several = CliRunner().invoke(main, ["coverage", "--within", "朝阳", "--corpus", str(path)])
    assert several.exit_code == 1
