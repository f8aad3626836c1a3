"""One deadline: checks, views, registers, charts, queries and pages agree on whether a report was
in time. If the law leaves it open, none of them decides.
"""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from crawler.corpus import Corpus
from crawler.database.views import SQL
from crawler.dictionary import TABLES
from parsers.checks.deadlines import deadline
from tests.crawler.browse.client import Client
from tests.crawler.corpus.samples import page, rows, write

ORGANS = {
    "government": "洛阳市人民政府",
    "office": "洛阳市人民政府办公室",
    "department": "洛阳市财政局",
    "township": "洛阳市某某街道办事处",
    "other": "洛阳市某某管理委员会",
}
Case = tuple[str, int, str | None]
"""Kind of organ, report year, stated date of publication."""
STATED = {
    2007: ("2008-04-15", "2008-06-01"),
    2008: ("2009-03-31", "2009-04-15"),
    2018: ("2019-03-31", "2019-04-15"),
    2023: ("2024-01-31", "2024-03-01", "2024-04-15", "2023-12-01", "2025-09-01", None),
}
"""Dates of publication that a report may state, by report year."""
LATE: dict[Case, int] = {
    ("government", 2008, "2009-04-15"): 15,
    ("office", 2008, "2009-04-15"): 15,
    ("department", 2008, "2009-04-15"): 15,
    ("township", 2008, "2009-04-15"): 15,
    ("government", 2018, "2019-04-15"): 15,
    ("office", 2018, "2019-04-15"): 15,
    ("department", 2018, "2019-04-15"): 15,
    ("township", 2018, "2019-04-15"): 15,
    ("government", 2023, "2024-04-15"): 15,
    ("office", 2023, "2024-04-15"): 15,
    ("department", 2023, "2024-03-01"): 30,
    ("department", 2023, "2024-04-15"): 75,
}
"""Late reports with the number of days; no others are late."""
IN_TIME = {
    ("government", 2008, "2009-03-31"),
    ("office", 2008, "2009-03-31"),
    ("department", 2008, "2009-03-31"),
    ("township", 2008, "2009-03-31"),
    ("government", 2018, "2019-03-31"),
    ("office", 2018, "2019-03-31"),
    ("department", 2018, "2019-03-31"),
    ("township", 2018, "2019-03-31"),
    ("government", 2023, "2024-01-31"),
    ("government", 2023, "2024-03-01"),
    ("office", 2023, "2024-01-31"),
    ("department", 2023, "2024-01-31"),
}
"""Reports in time; for all remaining ones it is unknown."""


@pytest.fixture(scope="module", params=range(max(map(len, STATED.values()))))
def corpus(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Case]]:
    """A report of each kind of organ for each year, with one of the dates."""
    nth: int = request.param
    path = tmp_path_factory.mktemp("lateness") / "corpus.db"
    cases = [(kind, year, dates[nth]) for year, dates in STATED.items() for kind in ORGANS if nth < len(dates)]
    write(path, (page(seed, issuer=ORGANS[kind], year=year) for seed, (kind, year, _) in enumerate(cases)))
    with sqlite3.connect(path) as conn:
        for kind, year, stated in cases:
            conn.execute(
                "UPDATE reports SET published_on = ?, first_seen = '2026-03-01T08:00:00Z' WHERE id = ?",
                (stated, _id(kind, year)),
            )
    with Corpus.open(path) as corpus:
        corpus.look_at_all(everything=True)
    return path, cases


def _id(kind: str, year: int) -> str:
    return f"410300-{ORGANS[kind]}-{year}"


def test_checks_and_views_say_the_same(corpus: tuple[Path, list[Case]]) -> None:
    path, cases = corpus
    checked = {
        report: (status, left)
        for report, status, left in rows(
            path, "SELECT report_id, status, left FROM checks WHERE rule = 'timeliness.deadline'"
        )
    }
    views: dict[str, dict[Any, Any]] = {
        view: {id_: days for id_, days in rows(path, f"SELECT report_id, days_late FROM {view}") if id_}
        for view in ("punctuality", "coverage")
    }
    assert len(checked) == len(cases)
    for case in cases:
        id_, late = _id(case[0], case[1]), LATE.get(case)
        status, left = checked[id_]
        assert status == ("fail" if late else "pass" if case in IN_TIME else "unknown"), case
        assert not late or left == late, case
        for view, days in views.items():
            assert days[id_] == (late or (0 if case in IN_TIME else None)), (view, case)


def test_registers_queries_and_charts_show_what_is_late_and_nothing_else(corpus: tuple[Path, list[Case]]) -> None:
    path, cases = corpus
    late = {_id(kind, year): days for (kind, year, stated), days in LATE.items() if (kind, year, stated) in cases}
    site = Client(path)
    register = {row["report"]: row["days_late"] for row in site.get("/register/late.json").json()["rows"]}
    assert register == late
    query = site.get("/corpus/late_by_days.json", year="", kind="", division="", _shape="objects").json()["rows"]
    assert {row["report"]: row["days_late"] for row in query} == late
    for kind in ORGANS:
        for year in STATED:
            mine = [case for case in cases if case[:2] == (kind, year)]
            counts = {
                "late": sum(case in LATE for case in mine),
                "in_time": sum(case in IN_TIME for case in mine),
                "undated": sum(case[2] is None and kind in {"government", "office", "department"} for case in mine),
            }
            data = site.get("/dashboard.json", kind=kind, year=str(year)).json()
            if data["asked"]["year"] != str(year):  # no report of that year
                continue
            shown = {row["series"]: row["value"] for row in data["points"] if row["chart"] == "punctuality"}
            assert {name: value for name, value in shown.items() if value} == {n: c for n, c in counts.items() if c}


def test_pages_say_that_an_office_s_days_are_the_least_and_why_others_have_none(
    corpus: tuple[Path, list[Case]],
) -> None:
    path, cases = corpus
    site = Client(path, Cookie="language=en")
    shown = {(kind, year): _punctuality(site, kind, year) for kind, year, _ in cases}
    for kind, year, stated in cases:
        words = shown[kind, year]
        if (kind, year, stated) in IN_TIME:
            assert "in time" in words
        elif days := LATE.get((kind, year, stated)):
            least = kind == "office" and year >= 2019
            assert f"at least {days}" in words if least else f" {days} " in words
        else:
            why = (
                "no Regulations asked"
                if year < 2008
                else "name no day"
                if kind == "other" or (kind == "township" and year >= 2019)
                else "states no date"
                if stated is None
                else "which it is is not known"
                if kind == "office" and stated == "2024-03-01"
                else "hardly that of first publication"
            )
            assert why in words, (kind, year, stated)
    late = site.get("/register/late").text
    least = any(kind == "office" and year >= 2019 for kind, year, stated in LATE if (kind, year, stated) in cases)
    assert ("at least 15 days" in late) == least
    assert "name no day" in late


def _punctuality(site: Client, kind: str, year: int) -> str:
    import lxml.html

    page: Any = lxml.html.document_fromstring(site.get(f"/issuer/410300-{ORGANS[kind]}").text)
    (row,) = page.xpath(f"//section[@id='punctuality']//tr[th//a[text()='{year}']]")
    return " ".join(row.xpath(".//text()"))


FIRST_SEEN = (None, "2023-12-20", "2024-01-15", "2024-02-10", "2024-05-01", "2026-01-01")
"""Days on which a report was first seen, those of 2023 among them."""


@pytest.mark.parametrize("redated", [None, 1])
@pytest.mark.parametrize("seen", FIRST_SEEN)
def test_the_view_is_the_rule_in_sql(seen: str | None, redated: int | None) -> None:
    """Every kind, every year, every day from the one before the report year to two years after it."""
    conn = sqlite3.connect(":memory:")
    conn.execute("CREATE TABLE issuers (id TEXT PRIMARY KEY, name TEXT, kind TEXT, division TEXT)")
    conn.execute(
        "CREATE TABLE reports (id TEXT, issuer_id TEXT, year INTEGER, published_on TEXT, first_seen TEXT, url TEXT,"
        " portal TEXT, standing TEXT, first_stated TEXT, redated INTEGER)"
    )
    names = [column.name for column in TABLES["deadlines"].columns]
    conn.execute(f"CREATE TABLE deadlines ({', '.join(names)})")
    for row in TABLES["deadlines"].rows:
        conn.execute(f"INSERT INTO deadlines VALUES ({', '.join('?' * len(names))})", [row[name] for name in names])
    conn.executemany("INSERT INTO issuers VALUES (?, ?, ?, '')", [(kind, kind, kind) for kind in ORGANS])
    years = (2006, 2007, 2008, 2011, 2018, 2019, 2023, 2027) if seen is None and redated is None else (2018, 2023)
    for year in years:
        days = [None, *(str(date(year, 12, 1) + timedelta(n)) for n in range(600))]
        for kind in ORGANS:
            conn.executemany(
                "INSERT INTO reports VALUES ('', ?, ?, ?, ?, '', '', 'own', NULL, ?)",
                [(kind, year, published, seen and f"{seen}T00:00:00Z", redated) for published in days],
            )
    count = 0
    for kind, year, published, late, last in conn.execute(
        f"SELECT kind, year, published_on, days_late, deadline FROM ({SQL['punctuality']})"
    ):
        due = deadline(kind, year)
        stated = date.fromisoformat(published) if published else None
        first = date.fromisoformat(seen) if seen else None
        assert late == (due.days_late(stated, first, redated=bool(redated)) if due else None)
        assert last == (str(due.last_day) if due and due.last_day else None)
        count += 1
    assert count == len(years) * 5 * 601
