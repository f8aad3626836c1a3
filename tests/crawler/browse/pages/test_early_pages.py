"""Pages, rows and exports of reports from before 2019: the form of 2014, a local table, a report without a table."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from crawler.browse.page import address
from crawler.corpus.figures import figures_of
from nianbao_demo import early
from nianbao_demo.render import MARKUPS
from nianbao_demo.reports import random_report
from parsers import parse
from parsers.forms import FORMS
from parsers.report import Report
from tests.crawler.browse.client import Client
from tests.crawler.corpus.samples import Sample, capture, rows, write
from tests.crawler.corpus.samples import page as sample
from tests.parsers.test_prose import SECTIONS, TITLE
from tests.parsers.test_prose import page as written

ISSUER = "410300-洛阳市财政局"
NAME = "洛阳市财政局"


def printed(report: Report) -> Sample:
    body = MARKUPS["ueditor"](report, Random(report.year))
    return parse(body), capture(f"https://www.ly.gov.cn/{report.year}.html", body)


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("early") / "early.db"
    stated = [line for section in SECTIONS for line in section]
    prose = written(*stated, title=TITLE.replace("青岭县林业局", NAME))
    write(
        path,
        [
            (parse(prose), capture("https://www.ly.gov.cn/2011.html", prose)),
            printed(early.local_report(Random(1), issuer=NAME, year=2012)),
            printed(early.altered(Random(2), random_report(Random(2), FORMS["2014"], issuer=NAME, year=2016))),
            sample(1, year=2020, form="2019"),
            sample(3, year=2023),
        ],
    )
    return path


@pytest.fixture(scope="module")
def site(years: Path) -> Client:
    return Client(years)


def test_their_forms_and_figures_are_stored(years: Path) -> None:
    forms = [("prose",), ("local",), ("2014",), ("2019",), ("2021",)]
    assert rows(years, "SELECT form FROM reports ORDER BY year") == forms
    stated = "SELECT indicator, value, unit, sentence FROM indicators WHERE source = 'narrative' ORDER BY position"
    assert rows(years, stated) == [
        ("disclosed", 85, "条", "主动公开各类信息85条"),
        ("requests_received", 3, "件", "收到申请3件，均已答复"),
        ("fees", 0, "万元", "未收取任何费用"),
    ]
    assert rows(years, "SELECT count(*) FROM indicators WHERE indicator IS NULL AND label <> ''")[0] > (5,)
    with closing(sqlite3.connect(years)) as conn:
        for (report,) in rows(years, "SELECT id FROM reports"):
            keys = list(figures_of(conn, str(report)))
            shown = rows(years, "SELECT key FROM figures WHERE report_id = ?", str(report))
            assert sorted(keys) == sorted(str(key) for (key,) in shown)


def test_one_series_over_all_forms_shows_its_seams(years: Path) -> None:
    series = rows(years, "SELECT year, form, certainty FROM series WHERE measure = 'requests.new.total' ORDER BY year")
    likely = [(2011, "prose", "likely"), (2012, "local", "likely"), (2016, "2014", "likely")]
    early_years = {int(str(year)) for year, _, _ in series} - {2020, 2023}
    assert series[-2:] == [(2020, "2019", "certain"), (2023, "2021", "certain")]
    assert series[:-2] == [point for point in likely if point[0] in early_years]
    assert 2011 in early_years


@pytest.mark.parametrize("year", [2011, 2012, 2016])
def test_their_pages_show_every_figure(site: Client, years: Path, year: int) -> None:
    report = f"{ISSUER}-{year}"
    page = site.get(address("report", report))
    assert page.status_code == 200
    for key, value in rows(years, "SELECT key, value FROM figures WHERE report_id = ?", report):
        assert f'id="{key}"' in page.text
        evidence = site.get(address("evidence", report, str(key)))
        assert evidence.status_code == 200, key
        assert value is None or str(value) in evidence.text
    for key, sentence in rows(
        years,
        "SELECT 'indicators.' || line || '.' || \"column\", sentence FROM indicators"
        " WHERE report_id = ? AND sentence IS NOT NULL",
        report,
    ):
        assert str(sentence) in site.get(address("evidence", report, str(key))).text
    assert site.get(address("issuer", ISSUER)).status_code == 200
    assert site.get(address("report", report) + f"?with={2023}").status_code == 200


def test_an_issuer_s_chart_over_all_forms_has_the_series_and_its_seams(site: Client, years: Path) -> None:
    data = site.get(address("issuer", ISSUER) + ".json").json()
    chart = next(each for each in data["charts"] if each["id"] == "series")
    stored = {
        (year, measure): value
        for year, measure, value in rows(
            years, "SELECT year, measure, value FROM series WHERE issuer_id = ? AND value IS NOT NULL", ISSUER
        )
    }
    drawn = {(each["x"], each["series"]): each["value"] for each in chart["points"] if each["value"] is not None}
    assert drawn
    assert drawn == {at: stored[at] for at in drawn}
    assert {at for at in stored if at[1] == "requests.new.total"} <= drawn.keys()
    assert chart["seams"] == [2012, 2016, 2020, 2023]
    assert "Over all forms" in site.get(address("issuer", ISSUER), lang="en").text


def test_a_comparison_over_the_years_names_the_form_of_each(site: Client) -> None:
    data = site.get(address("compare") + ".json", left=ISSUER, right=ISSUER).json()
    assert {year: sides["left"] for year, sides in data["forms"].items()} == {
        "2011": "prose",
        "2012": "local",
        "2016": "2014",
        "2020": "2019",
        "2023": "2021",
    }
    assert "Under each year stands the form" in site.get("/compare", lang="en", left=ISSUER, right=ISSUER).text
