"""The state of a crawl as a value: failed requests, the verdict at the end, saving and loading."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from scrapy import Request
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)
from scrapy.http import HtmlResponse

from spiders import messages
from spiders.captures import Capture
from spiders.discovery.answers import take
from spiders.discovery.leads import lead_key
from spiders.discovery.left_alone import BudgetSpent, Forbidden, Fruitless, LeftAlone
from spiders.discovery.no_answer import FirstError, Silent, TooManyRedirects, cause_of, failed
from spiders.discovery.requests import first, follow
from spiders.discovery.saved import crawl_from, plain
from spiders.discovery.state import Crawl, Site
from spiders.discovery.verdict import verdict
from spiders.systems import Lead

BASE = "http://x.gov.cn"
SITE = Site("x", (f"{BASE}/",))
PAGE = Lead(f"{BASE}/nb/1.html", "detail", "西工区财政局2023年政府信息公开工作年度报告")


def asked() -> Crawl:
    """A crawl in which one report is being fetched."""
    crawl = Crawl(SITE)
    assert len(list(follow(crawl, PAGE))) == 1
    return crawl


def ended(error: Exception, first_error: FirstError | None = None) -> Crawl:
    crawl = asked()
    failed(crawl, PAGE, PAGE.url, error, first_error)
    return crawl


# No answer


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (CannotResolveHostError("?"), "its name is not known (DNS)"),
        (DownloadConnectionRefusedError("?"), "the connection was refused"),
        (DownloadTimeoutError("?"), "no answer came in time"),
        (ResponseDataLossError("?"), "the answer was cut off in the middle, each time"),
        (TooManyRedirects("?"), "it redirects for ever"),
        (DownloadFailedError("whatever"), "whatever"),
    ],
)
def test_why_no_answer_came(error: Exception, words: str) -> None:
    crawl = ended(error)
    assert {url: str(why) for url, why in crawl.failures.items()} == {PAGE.url: f"could not be fetched: {words}"}
    assert not crawl.pending
    again = ended(Silent(cause_of(error)))
    assert again.failures == crawl.failures


def test_an_error_of_tls_is_known_by_what_it_is_and_not_by_its_words() -> None:
    assert "no TLS connection" in str(cause_of(DownloadFailedError("x"), FirstError("https: y", tls=True)))
    assert cause_of(DownloadFailedError("SSL"), FirstError("https: SSL", tls=False)) == "SSL"


def test_what_robots_forbid_is_no_failure() -> None:
    crawl = ended(Forbidden("in whatever words"))
    assert crawl.forbidden == {"x.gov.cn": 1}
    assert not crawl.failures
    assert not crawl.pending


@pytest.mark.parametrize(
    ("error", "budget"), [(BudgetSpent("ten"), "ten"), (BudgetSpent("ten", "x.gov.cn"), "ten of x.gov.cn")]
)
def test_a_budget_that_is_spent_leaves_the_page_to_do(error: BudgetSpent, budget: str) -> None:
    crawl = ended(error)
    assert crawl.unasked == {budget: 1}
    assert list(crawl.pending) == [lead_key(PAGE)]


def test_a_host_that_is_left_alone_leaves_the_page_to_do() -> None:
    crawl = ended(LeftAlone("it refuses"))
    assert "it refuses" in str(crawl.failures[PAGE.url])
    assert list(crawl.pending) == [lead_key(PAGE)]


def test_what_is_fruitless_is_shelved() -> None:
    crawl = ended(Fruitless("its shape"))
    assert crawl.frontier.given_up == {"its shape": 1}
    assert not crawl.failures
    assert not crawl.pending


# How it ends


def test_nothing_known_is_broken() -> None:
    assert verdict(Crawl(SITE)) == ("broken", "no page of the portal could be reached")


@pytest.mark.parametrize(("error", "hint"), [(CannotResolveHostError("?"), True), (DownloadTimeoutError("?"), False)])
def test_whether_this_machine_is_connected_is_asked_where_no_name_is_known(error: Exception, *, hint: bool) -> None:
    assert ("is this machine connected" in verdict(ended(error))[1]) is hint


def test_columns_without_reports_are_empty_unless_something_is_missing() -> None:
    crawl = Crawl(SITE, reached={"x.gov.cn"}, columns={f"{BASE}/nb/"})
    assert verdict(crawl)[0] == "empty"
    for missing in (
        replace(crawl, unread={f"{BASE}/nb2/"}),
        replace(crawl, failures={f"{BASE}/nb2/": messages.TOO_LATE()}),
        replace(crawl, spent="why"),
    ):
        assert verdict(missing)[0] == "broken"


def test_fewer_than_the_least_is_broken() -> None:
    crawl = Crawl(SITE, reached={"x.gov.cn"}, columns={f"{BASE}/nb/"})
    crawl.roles["report"] = 9
    assert verdict(crawl)[0] == "done"
    assert verdict(replace(crawl, site=replace(SITE, least=10)))[0] == "broken"


# How it is saved


def answer(crawl: Crawl) -> list[Capture]:
    html = f"<html><body><h1>{PAGE.text}</h1><p>总体情况</p></body></html>".encode()
    response = HtmlResponse(PAGE.url, body=html, encoding="utf-8", request=Request(PAGE.url))
    return [each for each in take(crawl, response, PAGE) if isinstance(each, Capture)]


def test_a_page_is_to_do_until_its_captures_are_stored() -> None:
    crawl = asked()
    assert [each.role for each in answer(crawl)] == ["report"]
    saved = crawl.saved()
    assert list(saved.pending) == [lead_key(PAGE)]
    assert saved.found == 0  # it will be fetched and counted again
    assert crawl.found == 1
    crawl.stored(PAGE)
    assert not crawl.saved().pending
    assert crawl.saved().found == 1


def test_another_process_goes_on_with_what_was_saved() -> None:
    crawl = asked()
    crawl.left["y.gov.cn"] = messages.REFUSED(status=403)
    crawl.failures[f"{BASE}/2.html"] = messages.TOO_LATE()
    here = Crawl(replace(SITE, patience=7), browser_pages=30)
    resumed = here.resume(crawl_from(json.loads(json.dumps(plain(crawl.saved()))), crawl.site))
    assert [fetch.lead for fetch in first(resumed)] == list(crawl.pending.values())
    assert resumed.failures == crawl.failures
    assert resumed.resumed
    assert not resumed.left  # hosts get another chance
    assert (resumed.site.patience, resumed.browser_pages) == (7, 30)
