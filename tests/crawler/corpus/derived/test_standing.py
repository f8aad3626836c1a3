"""Who may speak for whom: a report is its own portal's, whatever other portals print, and in any order."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.corpus import Corpus, PortalFacts, ids
from crawler.corpus.copies import Read, copy_of
from crawler.corpus.documents import job_of
from crawler.corpus.intake import Intake
from crawler.corpus.standing import standing
from spiders.captures import Capture
from tests.crawler.corpus.samples import LUOYANG, START, TIMED, Sample, dump, page, rows

DINGYUAN = PortalFacts("dingyuan", "定远县人民政府", "https://www.dingyuan.example/", "341125")
HENAN = PortalFacts("henan", "河南省人民政府", "https://www.henan.example/", "410000")
PORTALS = {each.id: each for each in (LUOYANG, DINGYUAN, HENAN)}
REPORT = "410300-洛阳市财政局-2023"


@pytest.mark.parametrize(
    ("name", "code", "expected"),
    [
        ("洛阳市财政局", "410300", "own"),
        ("财政局", "410300", "own"),
        ("洛阳市洛龙区人民政府", "410300", "own"),  # the city publishes for its districts
        ("洛阳市洛龙区人民政府", "410311", "own"),
        ("洛阳市财政局", "410000", "own"),
        ("洛阳市财政局", "000000", "own"),
        ("孟津县财政局", "410308", "own"),  # 孟津县 went on in 孟津区
        ("孟津区财政局", "410322", "own"),  # a portal that still has the old code
        ("洛阳市生态环境局洛龙分局", "410311", "own"),  # an organ of the city on the portal of its district
        ("国家税务总局洛阳市税务局", "410300", "own"),
        ("洛阳市财政局", "410311", "foreign"),
        ("洛阳市生态环境局西工分局", "410311", "foreign"),
        ("洛阳市财政局", "341125", "foreign"),
        ("洛阳市财政局", "410100", "foreign"),
        ("河南省财政厅", "410300", "foreign"),
        ("北京市海淀区人民政府", "341125", "foreign"),
        ("国家税务总局洛阳市税务局", "341125", "foreign"),
        ("洛阳市财政局", None, "foreign"),
    ],
)
def test_who_may_speak_for_whom(name: str, code: str | None, expected: str) -> None:
    assert standing(ids.issuer(name, code), code) == expected


def test_a_portal_speaks_for_the_organs_that_it_declares() -> None:
    issuer = ids.issuer("洛阳市财政局", "341125")
    assert standing(issuer, "341125", frozenset({issuer.id})) == "own"


def of(sample: Sample, portal: PortalFacts, *, hours: int = 0, path: str = "nb/1.html") -> Sample:
    reading, captured = sample
    fetched = START + timedelta(hours=hours)
    return reading, replace(captured, portal=portal.id, url=portal.base_url + path, fetched_at=fetched)


def gone(portal: PortalFacts, *, hours: int) -> Capture:
    reading = of(page(1), portal, hours=hours)[1]
    return replace(reading, status=404, role="broken", reason="404", body=b"")


def write(path: Path, samples: list[Sample | Capture]) -> None:
    with Corpus.open(path) as corpus:
        for each in samples:
            reading, captured = (None, each) if isinstance(each, Capture) else each
            portal = PORTALS[captured.portal]
            corpus.write_portal(portal)
            intake, job = Intake(corpus, portal.id, None), job_of(captured, portal.division)
            if reading is None or job is None:
                intake.keep(captured)
            else:
                intake.keep(captured, job.source, [Read(copy_of(reading, portal.division))])
            intake.flush()
        corpus.look_at_all()


def report(path: Path) -> dict[str, Any]:
    with closing(sqlite3.connect(path)) as conn:
        conn.row_factory = sqlite3.Row
        return dict(conn.execute("SELECT * FROM reports WHERE id = ?", (REPORT,)).fetchone())


def test_a_foreign_copy_is_kept_compared_and_never_chosen(tmp_path: Path) -> None:
    own = of(page(1, blank=0.2), LUOYANG, hours=5)
    false = of(page(2), DINGYUAN)  # earlier, and with more cells
    for number, order in enumerate(permutations([own, false])):
        path = tmp_path / f"{number}.db"
        write(path, list(order))
        found = report(path)
        assert (found["portal"], found["document"], found["status"]) == ("luoyang", own[0].sha256, "clean")
        assert found["first_seen"] == own[1].fetched_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        assert (found["copies"], found["copies_agree"]) == (2, None)  # nothing of its own to compare it with
        copies = rows(path, "SELECT portal, standing, chosen, agrees FROM report_documents ORDER BY portal")
        assert copies == [("dingyuan", "foreign", 0, 0), ("luoyang", "own", 1, 1)]
        checks = rows(path, "SELECT rule, status FROM checks WHERE rule LIKE 'copies%'")
        assert checks == [("copies.own_portal", "pass")]
        assert rows(path, "SELECT DISTINCT portal FROM expected_issuers") == [("luoyang",)]


def test_a_foreign_copy_does_not_stand_in_for_one_that_was_withdrawn(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    write(path, [of(page(1), LUOYANG), of(page(2), DINGYUAN, hours=1), gone(LUOYANG, hours=2)])
    found = report(path)
    assert (found["portal"], found["withdrawn_at"] is not None) == ("luoyang", True)


def test_a_report_known_from_other_portals_alone_bears_a_mark(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    write(path, [of(page(2), DINGYUAN)])
    found = report(path)
    assert (found["standing"], found["status"]) == ("foreign", "flagged")
    assert rows(path, "SELECT rule, status, code FROM checks WHERE rule LIKE 'copies%'") == [
        ("copies.own_portal", "fail", "copies.foreign")
    ]
    assert rows(path, "SELECT status FROM checks WHERE rule = 'timeliness.deadline'") == [("unknown",)]
    assert rows(path, "SELECT days_late FROM punctuality") == [(None,)]
    assert rows(path, "SELECT * FROM expected_issuers") == []


def test_it_is_not_present_where_it_is_expected(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    before = of(page(1, year=2022), LUOYANG, path="nb/2022.html")
    other = of(page(3, issuer="洛阳市教育局"), LUOYANG, path="nb/jyj.html")
    write(path, [before, other, of(page(2), DINGYUAN)])
    states = rows(path, "SELECT year, state FROM coverage WHERE issuer LIKE '%财政局' AND year > 2021 ORDER BY year")
    assert states == [(2022, "clean"), (2023, "elsewhere")]


def test_another_portal_to_read_from_is_a_change(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    first, later = of(page(1, blank=0.2), LUOYANG), of(page(2), HENAN, hours=3)
    for order in ([first, later], [later, first]):
        path.unlink(missing_ok=True)
        write(path, list(order))
        assert report(path)["portal"] == "henan"  # it may speak for the organ, and prints more
        changes = rows(path, "SELECT field, old, new, old_url, url, noticed_at FROM revisions")
        noticed = later[1].fetched_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        assert changes == [("portal", "luoyang", "henan", first[1].url, later[1].url, noticed)]


def test_a_portal_with_another_division_is_judged_anew(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    write(path, [of(page(1, blank=0.2), LUOYANG), of(page(2), DINGYUAN)])
    with Corpus.open(path) as corpus:
        corpus.write_portal(replace(DINGYUAN, expected=("洛阳市财政局",)))
    assert report(path)["portal"] == "dingyuan"
    with Corpus.open(path) as corpus:
        corpus.write_portal(DINGYUAN)
    assert report(path)["portal"] == "luoyang"


EVENTS = st.lists(
    st.tuples(st.sampled_from(["print", "gone"]), st.sampled_from([LUOYANG, DINGYUAN]), st.integers(1, 3)),
    min_size=1,
    max_size=6,
)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=EVENTS, data=st.data())
def test_in_any_order_it_is_its_own_portals(
    events: list[tuple[str, PortalFacts, int]], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("standing")
    samples: list[Sample | Capture] = [
        gone(portal, hours=at) if kind == "gone" else of(page(seed), portal, hours=at)
        for at, (kind, portal, seed) in enumerate(events)
    ]
    shuffled = data.draw(st.permutations(samples))
    write(folder / "a.db", samples)
    write(folder / "b.db", list(shuffled))
    without = TIMED | {"portals", "problems"}  # a problem is what the latest crawl met
    left, right = (dump(folder / name, without=without) for name in ("a.db", "b.db"))
    assert [name for name in left if left[name] != right[name]] == []
    printed = {portal.id for kind, portal, _ in events if kind == "print"}
    if printed:
        assert report(folder / "a.db")["portal"] == ("luoyang" if "luoyang" in printed else "dingyuan")
