"""Priorities, and what is no longer requested, independent of the order in which pages are read."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.discovery.frontier import PATIENCE, Frontier, shape_of, way_of
from spiders.discovery.saved import crawl_from, plain
from spiders.discovery.state import Crawl, Site
from spiders.systems import Lead

HOST = "http://x.gov.cn"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/art/2023/1/5/art_12_3456.html", "/art/2021/11/30/art_7_99.html"),
        ("/a/4028808b776bf47a01776c51f8530002.html", "/a/9a8b7c6d5e4f30291817161514131211.html"),
        ("/rl.html?d=2024-05-01", "/rl.html?d=2031-12-31"),
        ("/l.php?b=2&a=1", "/l.php?a=7&b=3"),
        ("/nb/x.html;jsessionid=AB12", "/nb/x.html"),
    ],
)
def test_alike(one: str, other: str) -> None:
    assert shape_of(HOST + one) == shape_of(HOST + other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/czj/nb/", "/jyj/nb/"),
        ("/l.php?order=date", "/l.php?order=hits"),
        ("/feedback.html", "/defaced.html"),  # words of these letters are not ids
    ],
)
def test_not_alike(one: str, other: str) -> None:
    assert shape_of(HOST + one) != shape_of(HOST + other)


def hub(number: int) -> Lead:
    return Lead(f"{HOST}/h/{number}.html", "hub", "政务公开")


def test_a_shape_that_led_to_nothing_is_given_up_and_comes_back() -> None:
    frontier = Frontier()
    for number in range(50):
        assert frontier.hopeless(hub(0), PATIENCE) is None or number >= 20
        frontier.goes(hub(number), "key")
    why = frontier.hopeless(hub(51), PATIENCE)
    assert why == "hub x.gov.cn/h/#.html"
    frontier.shelve(hub(51), why)
    assert frontier.given_up == {why: 1}
    late = Lead(f"{HOST}/nb/1.html", "detail", "甲局2023年政府信息公开年报", via=way_of(hub(3)))
    frontier.report(late, "late")
    assert list(frontier.revived()) == [hub(51)]
    assert frontier.hopeless(hub(52), PATIENCE) is None
    assert frontier.given_up == {}


def test_refusals_tell_nothing() -> None:
    frontier = Frontier()
    for number in range(50):
        frontier.goes(hub(number), str(number))
        frontier.settled(hub(number), str(number), tells=False)
    assert frontier.hopeless(hub(51), 10) is None


def test_a_host_on_which_nothing_was_found_for_long() -> None:
    frontier = Frontier()
    for number in range(10):
        frontier.goes(Lead(f"{HOST}/{'abcdefghij'[number]}/", "hub"), "key")
    other = Lead(f"{HOST}/new/", "hub")
    assert frontier.hopeless(other, 10) == "x.gov.cn"
    named = Lead(f"{HOST}/new/1.html", "detail", "甲局2023年政府信息公开年报")
    assert frontier.hopeless(named, 10) is None
    frontier.shelve(other, "x.gov.cn")
    frontier.report(Lead(named.url, "detail", named.text, via=way_of(hub(1))), "found")
    assert list(frontier.revived()) == [other]


def test_shapes_that_led_to_reports_come_first() -> None:
    frontier = Frontier()
    good, bad = Lead(f"{HOST}/good/1/", "hub"), Lead(f"{HOST}/bad/1/", "hub")
    for number in range(5):
        frontier.goes(good, "key")
        frontier.goes(bad, "key")
        report = Lead(f"{HOST}/{number}.html", "detail", via=way_of(good))
        frontier.report(report, str(number))
    new = Lead(f"{HOST}/new/1/", "hub")
    assert frontier.priority(good) > frontier.priority(new) > frontier.priority(bad)


def test_a_second_way_to_a_report_counts_as_the_first() -> None:
    """The search found all reports; the columns that list them still count as leading to reports."""
    frontier = Frontier()
    column = Lead(f"{HOST}/col/1/", "column", "年报")
    report = Lead(f"{HOST}/1.html", "detail", "甲局2023年政府信息公开年报")
    frontier.leads_again("1", way_of(column), waits=True)
    frontier.report(report, "1")
    frontier.leads_again("1", way_of(Lead(f"{HOST}/other/", "column")), waits=False)
    for shape in (*way_of(column), "column x.gov.cn/other/"):
        assert frontier.reports[shape]


@given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=200), st.integers(0, 200))
def test_what_led_to_a_report_is_never_given_up(steps: list[tuple[int, bool]], cut: int) -> None:
    """Nor forgotten if the crawl is killed at any moment and continues."""
    site = Site("x", (f"{HOST}/",))
    crawl = Crawl(site)
    fruitful = set()
    for number, (folder, finds) in enumerate(steps):
        if number == cut:
            crawl = Crawl(site).resume(crawl_from(json.loads(json.dumps(plain(crawl.saved()))), crawl.site))
        lead = Lead(f"{HOST}/{'abcd'[folder]}/{number}/", "hub")
        crawl.frontier.goes(lead, "key")
        if finds:
            crawl.frontier.report(Lead(f"{HOST}/{number}", "detail", via=way_of(lead)), str(number))
            fruitful.add(folder)
    for folder in fruitful:
        assert crawl.frontier.hopeless(Lead(f"{HOST}/{'abcd'[folder]}/9/", "hub"), 10**6) is None
