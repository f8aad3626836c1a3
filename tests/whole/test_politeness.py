"""The crawl's behaviour towards a portal, as seen by the server."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, time, timedelta
from email.message import Message
from email.utils import format_datetime
from pathlib import Path
from time import sleep

import pytest
from scrapy.http import Response
from scrapy.settings import Settings

from crawler.clock import BEIJING
from crawler.commands.crawl import trouble_of_manners
from crawler.extensions.offpeak import is_within, window
from crawler.middlewares.retry import wait_of
from crawler.outcome import PARTIAL
from tests.paths import ROOT
from tests.whole.local_portal import Answer, LocalPortal, Pages, crawl, links, portal, report_page

TITLE = "西工区{}2023年政府信息公开工作年度报告"


def reports(n: int, answer: Answer | int | None = None) -> Pages:
    """A front page that lists `n` reports, each with this answer."""
    front = links(*((TITLE.format(f"第{i}局"), f"/{i}.html") for i in range(n)))
    return {"/": front, **{f"/{i}.html": answer or report_page() for i in range(n)}}


def one(corpus: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(corpus)) as db:
        return [tuple(row) for row in db.execute(sql)]


def pages_of(local: LocalPortal) -> list[str]:
    return [path for path in local.requested if path != "/robots.txt"]


def test_one_request_at_a_time_and_who_asks(tmp_path: Path) -> None:
    """With default settings except for the delay: one page is requested while eight wait."""
    with portal(reports(8), latency=0.05) as local:
        crawl(local.base, tmp_path / "c.db", "-s", "CONTACT=someone@example.org")
    assert len(pages_of(local)) == 9
    assert local.at_once == 1
    assert len(local.agents) == 1
    (agent,) = local.agents
    assert agent.startswith("nianbao/")
    assert "someone@example.org" in agent


def test_nothing_that_robots_forbid_is_asked_for(tmp_path: Path) -> None:
    """Neither as a link, nor by a redirect, nor as an attachment; the rules for this crawler apply."""
    title = TITLE.format("民政局")
    robots = "User-agent: nianbao\nDisallow: /no/\nDisallow: /*?print=\n\nUser-agent: *\nDisallow:"
    pages: Pages = {
        "/robots.txt": robots,
        "/": links(
            ("政府信息公开年报", "/no/"),
            (TITLE.format("财政局"), "/1.html"),
            (title, "/2.html"),
            (TITLE.format("教体局"), "/3.html?print=1"),
            (TITLE.format("卫健委"), "/4.html"),
        ),
        "/1.html": report_page(),
        "/2.html": f"<html><body><h1>{title}</h1><a href='/no/a.pdf'>附件.pdf</a></body></html>",
        "/4.html": Answer(status=302, headers=(("Location", "/no/4.html"),)),
        "/no/": links((title, "/no/5.html")),
        "/no/4.html": report_page("西工区卫健委"),
    }
    with portal(pages) as local:
        crawl(local.base, tmp_path / "c.db")
    assert {"/1.html", "/2.html", "/4.html"} <= set(local.requested)
    assert not [path for path in local.requested if path.startswith("/no/") or "?" in path]
    ((reason,),) = one(tmp_path / "c.db", "select reason from crawls")
    assert "pages that robots.txt forbids: 4" in str(reason)


@pytest.mark.parametrize("status", [pytest.param(429, marks=pytest.mark.long), 503])
def test_a_host_that_asks_for_time_gets_it(tmp_path: Path, status: int) -> None:
    """No page of the host is requested meanwhile, not only the one that was refused."""

    def busy(visit: int, _: Message) -> Answer:
        wait = (("Retry-After", "1"),)
        return Answer(report_page()) if visit > 1 else Answer(status=status, headers=wait)

    pages = {**reports(4), "/3.html": busy}
    with portal(pages) as local:
        done = crawl(local.base, tmp_path / "c.db", "-s", "RETRY_TIMES=2", "-s", "RETRY_BACKOFF=0")
    assert done.returncode == 0, done.stderr
    assert local.requested.count("/3.html") == 2
    first = local.requested.index("/3.html")
    again = len(local.requested) - 1 - local.requested[::-1].index("/3.html")
    assert local.times[again] - local.times[first] >= 0.9
    assert len(local.requested) - first == 5  # it was the first of the reports
    # A request that was already sent, at most one, can't be held back.
    after = local.times[first + 1 :]
    assert sum(moment - local.times[first] < 0.9 for moment in after) <= 1
    assert one(tmp_path / "c.db", "select count(*) from captures where role = 'report'") == [(4,)]


def test_a_host_that_asks_for_an_hour_is_left_alone(tmp_path: Path) -> None:
    away = Answer(status=503, headers=(("Retry-After", "3600"),))
    with portal(reports(6, away)) as local:
        done = crawl(local.base, tmp_path / "c.db", "-s", "RETRY_TIMES=2")
    asked = len([path for path in local.requested if path.endswith(".html")])
    assert asked <= 2  # without a delay, the next request is already sent
    assert "left alone: 127.0.0.1 (it asks to be left alone for 3,600 seconds" in _flat(done.stdout)
    messages = one(tmp_path / "c.db", "select message from problems")
    assert len(messages) == 6


def test_what_retry_after_says() -> None:
    def said(**headers: str) -> float | None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return wait_of(Response("http://x/", headers=named))

    now = datetime(2001, 1, 1, tzinfo=UTC)  # the server's clock may be wrong
    until = format_datetime(now + timedelta(seconds=90), usegmt=True)
    assert said(Retry_After="120") == 120
    assert said(Retry_After=until, Date=format_datetime(now, usegmt=True)) == 90
    assert said(Retry_After=until) == 0
    assert said(Retry_After="soon") is None
    assert said() is None


def test_a_host_that_only_refuses_is_left_alone(tmp_path: Path) -> None:
    """After five refusals in a row; each page is recorded as blocked, whether requested or not."""
    with portal(reports(12, 403)) as local:
        done = crawl(local.base, tmp_path / "c.db")
    assert len([path for path in local.requested if path.endswith(".html")]) <= 6
    assert one(tmp_path / "c.db", "select count(*) from problems where message like 'blocked%'") == [(12,)]
    assert done.returncode == 1
    assert "5 answers in a row were refusals" in _flat(done.stdout)


@pytest.mark.long
def test_refusals_between_good_answers_stop_nothing(tmp_path: Path) -> None:
    pages = {**reports(12), **{f"/{i}.html": 403 for i in range(0, 12, 2)}}
    with portal(pages) as local:
        done = crawl(local.base, tmp_path / "c.db")
    assert len([path for path in local.requested if path.endswith(".html")]) == 12
    assert "left alone" not in done.stdout


@pytest.mark.parametrize("setting", ["REQUESTS_PER_HOST", pytest.param("REQUESTS_PER_RUN", marks=pytest.mark.long)])
def test_a_budget_ends_the_crawl_in_order(tmp_path: Path, setting: str) -> None:
    with portal(reports(12)) as local:
        done = crawl(local.base, tmp_path / "c.db", "-s", f"{setting}=6")
    assert done.returncode == PARTIAL, done.stdout + done.stderr
    assert len(local.requested) == 6  # robots.txt, the front page, four reports
    ((outcome, reason),) = one(tmp_path / "c.db", "select outcome, reason from crawls")
    assert outcome == "partial"
    assert "the budget of 6 requests" in str(reason)
    assert setting in str(reason)
    assert "Traceback" not in done.stderr


@pytest.mark.long
def test_a_budget_that_ends_before_anything_was_read_is_no_success(tmp_path: Path) -> None:
    pages: Pages = {
        "/": links(("政府信息公开年报", "/nb/")),
        "/nb/": links((TITLE.format("财政局"), "/nb/1.html")),
        "/nb/1.html": report_page(),
    }
    with portal(pages) as local:
        done = crawl(local.base, tmp_path / "c.db", "-s", "REQUESTS_PER_RUN=3")
    assert done.returncode == 1
    assert "/nb/1.html" not in local.requested


@pytest.mark.long
def test_outside_the_window_a_crawl_waits(tmp_path: Path) -> None:
    now = datetime.now(BEIJING)
    shut = f"{now + timedelta(hours=2):%H:%M}-{now + timedelta(hours=3):%H:%M}"
    with portal(reports(2)) as local:
        facts = ("-a", f"url={local.base}/", "-a", "title=测试区", "-a", "division=410303")
        settings = ("-s", f"CORPUS={tmp_path / 'c.db'}", "-s", f"OFFPEAK={shut}", "-s", "PARSE_PROCESSES=0")
        with subprocess.Popen(
            [sys.executable, "-m", "scrapy", "crawl", "portal", *facts, *settings],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stderr is not None
            said = ""
            while "the crawl waits until" not in said:
                line = process.stderr.readline()
                assert line, said
                said += line
            sleep(0.5)
            assert not local.requested
            os.kill(process.pid, signal.SIGINT)  # it can be interrupted while it waits
            process.communicate(timeout=30)
            assert process.returncode == 1
        open_now = f"{now - timedelta(hours=1):%H:%M}-{now + timedelta(hours=1):%H:%M}"
        assert crawl(local.base, tmp_path / "c.db", "-s", f"OFFPEAK={open_now}").returncode == 0


def test_windows_of_time() -> None:
    night = window("22:00-06:00")
    assert night == (time(22), time(6))
    assert is_within(time(23), night)
    assert is_within(time(5, 59), night)
    assert not is_within(time(6), night)
    noon = window("12:00 - 13:30")
    assert noon is not None
    assert is_within(time(13), noon)
    assert not is_within(time(22), noon)
    for wrong in ("", "22-06", "25:00-06:00", "06:00-06:00"):
        assert window(wrong) is None


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("CONTACT=me", "is neither a mail address nor a page's"),
        ("CONTACT=a@b.cn\r\nX: y", "is neither a mail address nor a page's"),
        ("OFFPEAK=night", "is no window of time"),
        ("REQUESTS_PER_RUN=-1", "is no whole number"),
        ("BLOCKS_IN_A_ROW=some", "is no whole number"),
    ],
)
def test_settings_that_make_no_sense(setting: str, words: str) -> None:
    name, _, value = setting.partition("=")
    assert words in (trouble_of_manners(Settings({name: value})) or "")


def _flat(text: str) -> str:
    return " ".join(text.replace("│", " ").split())
