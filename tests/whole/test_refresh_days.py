"""The demo portal on three days: changes are found and none is invented. Where nothing changed, a
refresh makes hardly any requests, and reads and writes nothing.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest

from nianbao_demo.portal import serve
from nianbao_demo.world import Change, World, build
from spiders.pages.addresses import host_of
from tests.crawler.corpus.samples import dump
from tests.whole import commands

pytestmark = [pytest.mark.xdist_group("refresh"), pytest.mark.timeout(1800)]

_LOG = {"captures", "crawls", "portals", "archive_files", "archive_records"}
"""Tables that a crawl writes even if nothing changed: captures, and records of the crawl."""


@dataclass
class Day:
    """A corpus after its refresh, with the refresh's output, its report, and its requests."""

    portals: tuple[str, ...]
    corpus: Path
    printed: str
    report: dict[str, Any]
    markdown: str
    requests: int
    bytes: int

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.corpus)) as db:
            return db.execute(sql, values).fetchall()

    def table(self, name: str) -> set[tuple[Any, ...]]:
        return set(self.rows(f'SELECT * FROM "{name}"'))


@pytest.fixture(scope="module")
def later() -> World:
    return build(day=2)


@pytest.fixture(
    scope="module", params=[("chuanhui",), pytest.param(("luoyang", "chuanhui"), marks=pytest.mark.long)], ids=",".join
)
def second_day(
    request: pytest.FixtureRequest, demo_corpus: Path, later: World, tmp_path_factory: pytest.TempPathFactory
) -> Day:
    """The refresh months after the first crawl, on a day on which lists are read daily."""
    folder = tmp_path_factory.mktemp("day2")
    return refreshed(demo_corpus, folder, later, _second_day(), request.param)


@pytest.fixture(scope="module")
def third_day(second_day: Day, later: World, tmp_path_factory: pytest.TempPathFactory) -> Day:
    folder, day = tmp_path_factory.mktemp("day3"), _second_day() + timedelta(days=1)
    return refreshed(second_day.corpus, folder, later, day, second_day.portals)


@pytest.fixture(scope="module")
def all_of_it(second_day: Day, later: World, tmp_path_factory: pytest.TempPathFactory) -> Day:
    folder, day = tmp_path_factory.mktemp("all"), _second_day() + timedelta(days=1)
    return refreshed(second_day.corpus, folder, later, day, second_day.portals, "--all")


def refreshed(corpus: Path, folder: Path, world: World, day: date, portals: tuple[str, ...], *more: str) -> Day:
    """Runs `nianbao refresh` on that day on a copy of `corpus` and its archive."""
    copy = folder / "demo.db"
    shutil.copy(corpus, copy)
    shutil.copytree(corpus.with_name("demo-archive"), folder / "demo-archive")
    with serve(world) as portal:
        ended = commands.run(
            commands.nianbao,
            [
                "refresh",
                *portals,
                "--corpus",
                str(copy),
                "--mirror",
                portal.base,
                "--report",
                str(folder / "out"),
                *more,
            ],
            {"COLUMNS": "200", "NIANBAO_NOW": f"{day}T08:00Z"},
        )
        requests, sent = portal.traffic["requests"], portal.traffic["bytes"]
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return Day(
        portals,
        copy,
        ended.stdout,
        json.loads((folder / "out" / "latest.json").read_text()),
        (folder / "out" / "latest.md").read_text(),
        requests,
        sent,
    )


def _second_day() -> date:
    """2 April, when everything that the first crawl saw is due."""
    now = datetime.now(UTC).date()
    return next(day for year in (now.year, now.year + 1) if (day := date(year, 4, 2)) - now > timedelta(100))


def of_kind(world: World, day: Day, *kinds: str) -> list[Change]:
    """Changes of these kinds on the portals that were visited."""
    return [each for each in world.changes if each.kind in kinds and _portal_of(each.urls[0]) in day.portals]


def _portal_of(url: str) -> str:
    return "chuanhui" if host_of(url) == "chuanhui.gov.cn" else "luoyang"


def printed(value: object) -> str:
    """The print of a figure or text in half-width characters without whitespace."""
    return "" if value is None else "".join(normalize("NFKC", str(value)).split())


def test_every_silent_change_is_a_revision_and_none_is_invented(second_day: Day, later: World) -> None:
    changes = of_kind(later, second_day, "figure", "text", "title", "date")
    wanted = {
        (e.issuer, e.year, e.field, *((e.old, e.new) if e.kind == "figure" else (printed(e.old), printed(e.new))))
        for e in changes
    }
    rows = second_day.rows(
        "SELECT r.issuer_name, r.year, v.field, v.old, v.new, v.old_value, v.new_value"
        " FROM revisions v JOIN reports r ON r.id = v.report_id"
    )
    # Whether a blank cell has nothing or a stroke is the printer's choice.
    found = [
        (
            *row[:3],
            *(row[5:] if "." in row[2] and not row[2].startswith("sections.") else (printed(row[3]), printed(row[4]))),
        )
        for row in rows
    ]
    assert len(found) == len(changes)
    assert set(found) == wanted


@pytest.mark.long
def test_both_sides_of_a_change_say_when_they_were_seen(second_day: Day) -> None:
    rows = second_day.rows("SELECT old_first_seen, old_last_seen, noticed_at FROM revisions")
    assert all(first <= last < noticed for first, last, noticed in rows)


def test_withdrawn_reports_are_marked_and_kept(second_day: Day, later: World) -> None:
    rows = second_day.rows(
        "SELECT r.issuer_name, r.year FROM report_documents d JOIN reports r ON r.id = d.report_id"
        " GROUP BY r.id HAVING count(*) = count(d.withdrawn_at)"
    )
    assert set(rows) == {(each.issuer, each.year) for each in of_kind(later, second_day, "withdrawn")}


def test_moved_reports_are_the_same_reports(second_day: Day, later: World) -> None:
    rows = second_day.rows(
        "SELECT r.issuer_name, r.year, d.moved_from, d.url FROM report_documents d"
        " JOIN reports r ON r.id = d.report_id WHERE d.moved_from IS NOT NULL"
    )
    assert set(rows) == {(e.issuer, e.year, e.old, e.new) for e in of_kind(later, second_day, "moved")}


def test_the_report_tells_what_the_ledger_does(second_day: Day, later: World) -> None:
    portals = second_day.report["portals"]
    assert [each["portal"] for each in portals] == [*second_day.portals]
    for key, kinds in (
        ("new", ["new"]),
        ("changed", ["figure", "text", "title", "date"]),
        ("moved", ["moved"]),
        ("withdrawn", ["withdrawn"]),
    ):
        told = [each.get("report", each) for portal in portals for each in portal[key]]
        names = {(each["issuer"], each["year"]) for each in told}
        wanted = {(each.issuer, each.year) for each in of_kind(later, second_day, *kinds)}
        assert len(names) == len(wanted), key
        assert {year for _, year in names} == {year for _, year in wanted}
    assert "### Withdrawn" in second_day.markdown
    assert "What the refresh found" in second_day.printed


@pytest.mark.long
def test_a_day_without_news_reads_nothing_and_writes_captures_alone(second_day: Day, third_day: Day) -> None:
    tables = [
        name
        for (name,) in second_day.rows(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
    ]
    changed = {name for name in tables if second_day.table(name) != third_day.table(name)}
    assert changed == _LOG
    assert second_day.table("captures") < third_day.table("captures")
    assert all(
        not portal[key]
        for portal in third_day.report["portals"]
        for key in ("new", "changed", "moved", "withdrawn", "broken", "mended")
    )


def test_a_day_without_news_costs_the_portal_next_to_nothing(demo_corpus: Path, third_day: Day) -> None:
    asked = size = 0
    with closing(sqlite3.connect(demo_corpus)) as db:
        for portal in third_day.portals:
            sql = "SELECT count(*) FROM archive_records WHERE kind = 'request' AND file LIKE ?"
            asked += db.execute(sql, (f"{portal}/%",)).fetchone()[0]
            sql = (
                "SELECT sum(size) FROM captures c JOIN documents d ON d.sha256 = c.document"
                " WHERE instr(c.url, '#') = 0 AND c.portal = ?"
            )
            size += db.execute(sql, (portal,)).fetchone()[0]
    assert 0 < third_day.requests <= 0.15 * asked
    assert 0 < third_day.bytes <= 0.10 * size


@pytest.mark.long
def test_made_anew_from_the_archive_it_is_the_same_corpus(third_day: Day, tmp_path: Path) -> None:
    new = tmp_path / "new.db"
    archive = str(third_day.corpus.with_name("demo-archive"))
    done = commands.run(commands.nianbao, ["rebuild", "--corpus", str(new), "--archive", archive])
    assert done.returncode == 0, done.stderr
    rebuilt, grown = dump(new), dump(third_day.corpus)
    assert [name for name in grown if rebuilt[name] != grown[name]] == []
    assert len(grown["crawls"]) == 2 + 2 * len(third_day.portals)


@pytest.mark.long
def test_everything_asked_again_fetches_no_unchanged_body_where_there_are_validators(
    all_of_it: Day, later: World, second_day: Day
) -> None:
    without = {host.removeprefix("www.") for host in later.without_validators}
    last = max(at for (at,) in second_day.rows("SELECT ended_at FROM crawls"))
    rows = all_of_it.rows("SELECT url, status, role FROM captures WHERE fetched_at > ?", last)
    known = {url for (url,) in second_day.rows("SELECT url FROM captures WHERE status = 200")}
    assert [url for url, status, _ in rows if status == 200 and url in known and host_of(url) not in without] == []
    assert sum(status == 304 for _, status, _ in rows) > 150
    # Pages that count their visits have different bytes each time, but the same reports.
    assert all_of_it.table("revisions") == second_day.table("revisions")
    assert all_of_it.table("checks") == second_day.table("checks")
