"""What two articles that were drawn asked for shows how others like them are asked for."""

from __future__ import annotations

import json

import pytest
from scrapy.http import Response

from spiders.discovery import alike
from spiders.discovery.state import Crawl, Site
from spiders.pages.scripted import ASKED
from spiders.systems import Lead

BASE = "https://x.gov.cn"


def lead(route: str) -> Lead:
    return Lead(f"{BASE}/{route}", "detail", "某某局2022年政府信息公开年度报告")


def drawn(url: str, *asked: str) -> Response:
    said = json.dumps([["GET", f"{BASE}{each}", ""] for each in asked])
    return Response(url, headers={ASKED: said})


def learnt(*articles: tuple[str, tuple[str, ...]], route: str) -> tuple[str, ...]:
    """What is asked for the article at `route`, once others were drawn, which asked for so much."""
    crawl = Crawl(Site("x", (f"{BASE}/",)))
    for at, asked in articles:
        assert not alike.waits(crawl, lead(at))
        alike.learn(crawl, lead(at), drawn(lead(at).url, *asked))
    return tuple(each.removeprefix(BASE) for each in alike.parts_of(crawl, lead(route).url))


@pytest.mark.parametrize(
    ("routes", "asked", "right"),
    [
        (("#/d?id=31", "#/d?id=32", "#/d?id=33"), "/api/article/{}", "/api/article/33"),
        (("#/d/31", "#/d/32", "#/d/33"), "/api/get?id={}&t=1700000000000", "/api/get?id=33"),
        (("d/31.html", "d/32.html", "d/33.html"), "/api/{}.json", ""),
        (("#!/d/7/31", "#!/d/7/32", "#!/d/7/33"), "/api/7/{}", "/api/7/33"),
    ],
)
def test_an_interface_is_learnt(routes: tuple[str, ...], asked: str, right: str) -> None:
    one, two, three = routes
    found = learnt((one, (asked.format(31), "/api/menu")), (two, (asked.format(32), "/api/menu")), route=three)
    assert found == ((right,) if right else ())


def test_a_number_that_is_the_same_by_chance_is_no_place_of_it() -> None:
    found = learnt(("#/d?id=1", ("/api?id=1&page=1",)), ("#/d?id=2", ("/api?id=2&page=1",)), route="#/d?id=9")
    assert found == ("/api?id=9&page=1",)


def test_visitors_are_not_counted() -> None:
    found = learnt(("#/d?id=1", ("/api/hits?id=1",)), ("#/d?id=2", ("/api/hits?id=2",)), route="#/d?id=9")
    assert found == ()


def test_articles_wait_for_one_that_is_drawn() -> None:
    crawl = Crawl(Site("x", (f"{BASE}/",)))
    leads = [lead(f"#/d?id={number}") for number in (1, 2, 3, 4)]
    assert [alike.waits(crawl, each) for each in leads] == [False, True, True, True]
    assert alike.learn(crawl, leads[0], drawn(leads[0].url, "/api/1")) == [leads[1]]
    assert not alike.waits(crawl, leads[1])
    assert alike.learn(crawl, leads[1], drawn(leads[1].url, "/api/2")) == leads[2:]
    assert not alike.waits(crawl, leads[2])


def test_they_are_released_if_it_gives_no_answer() -> None:
    crawl = Crawl(Site("x", (f"{BASE}/",)))
    leads = [lead(f"#/d?id={number}") for number in (1, 2, 3)]
    assert [alike.waits(crawl, each) for each in leads] == [False, True, True]
    assert alike.released(crawl) == leads[1:]
    assert alike.released(crawl) == []
