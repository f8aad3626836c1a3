"""A saved crawl: everything comes back from JSON, and nothing but a crawl comes from anybody's JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import pytest

from spiders import messages
from spiders.discovery.frontier import Frontier
from spiders.discovery.saved import crawl_from, plain
from spiders.discovery.state import PROCESS_ONLY, Crawl, Site, Unclicked
from spiders.pages.lists import Lists, Said
from spiders.systems import Lead, System
from spiders.systems.epoint import Epoint
from spiders.systems.jcms import Jcms
from spiders.systems.mcms import Mcms
from spiders.systems.registry import SYSTEMS

BASE = "https://x.gov.cn"
SITE = Site("x", (f"{BASE}/",), system=Mcms("https://s.x.cn/queryEsArticle.do"))
LEAD = Lead(
    f"{BASE}/1.html", "detail", "年报\u3000", 2, hints=(("title", "题"),), via=("a b", "c"), worth=-3, guess=True
)
ASKED = Lead(f"{BASE}/s", "search", system=Epoint(f"{BASE}/c", "001", 50), body="{}", headers=(("A", "b"),))


def full() -> Crawl:
    """A crawl in which every field that is saved holds something."""
    shelved = {"why": [LEAD, replace(LEAD, system=Jcms(BASE, (("a", "b"),)))], "host": []}
    frontier = Frontier(found={"k"}, shelved=shelved, also={"k": [("a", "b"), ()]})
    frontier.asked.update({"s": 3})
    frontier.idle.subtract({"x.gov.cn": 1})
    lists = Lists({"l"})
    lists.takes("l", "p")
    lists.repeats("l", [f"{BASE}/1", f"{BASE}/2"])
    crawl = Crawl(SITE, {"a", "b"}, {"1": LEAD, "2": ASKED}, frontier, {"a": "b"}, {"x.gov.cn": {"k"}}, lists=lists)
    crawl.roles.update(report=2, column=1)
    lists.note("l", f"{BASE}/l", Said(3, 40), [f"{BASE}/1"])
    lists.answered.add("l")
    crawl.menus["x.gov.cn"], crawl.own_column = {"k"}, "u"
    crawl.barren["u"] = crawl.reserve["u"] = crawl.tabbed["u"] = LEAD
    crawl.tabs["u"] = ["2022年"]
    crawl.unclicked["u"] = Unclicked("column", 1, "某局", [("年报", "f('1')")])
    crawl.learnt["s"] = crawl.samples["s"] = ["u"]
    crawl.held["s"] = [LEAD]
    crawl.passed_over["u"] = "部门决算"
    crawl.functions["f"] = (["a"], "open('/' + a)")
    crawl.gaps["u"] = messages.FEWER_PAGES(said=3, seen=1)
    crawl.awaited["u"] = messages.NO_PAGER()
    for each in (crawl.columns, crawl.hollow, crawl.listed, crawl.reached, crawl.unread):
        each.add("x")
    crawl.failures["u"] = messages.REFUSED(status=403)
    crawl.noted["u"] = replace(messages.TOO_LATE(), code=None)
    for count in (crawl.lost, crawl.refused, crawl.forbidden, crawl.left_out):
        count["x.gov.cn"] = 7
    return crawl


def saved() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(plain(full())))
    return found


def test_everything_comes_back() -> None:
    crawl = full()
    for each in fields(Crawl):
        assert each.name in PROCESS_ONLY or getattr(crawl, each.name), f"{each.name} is not tested"
    back = crawl_from(saved(), SITE)
    assert back == crawl
    assert {type(getattr(back, each.name)) for each in fields(Crawl)} >= {set, dict, Frontier, Lists}
    assert back.lists.pages["new"] == set()
    assert back.roles["hub"] == 0


@pytest.mark.parametrize("kind", SYSTEMS.values())
def test_every_system_comes_back(kind: type[System]) -> None:
    system = kind.declared(dict.fromkeys(kind.fields, f"{BASE}/s"))
    crawl = replace(full(), pending={"1": replace(LEAD, system=system)})
    site = replace(SITE, system=system) if kind.fields else SITE
    assert crawl_from(json.loads(json.dumps(plain(crawl))), site).pending == crawl.pending


@pytest.mark.parametrize(
    "spoil",
    [
        lambda found: found.pop("seen"),
        lambda found: found.update(site=[]),
        lambda found: found.update(seen=[["a"]]),
        lambda found: found.update(seen=[1]),
        lambda found: found.update(seen="abc"),
        lambda found: found.update(roles={"owner": 1}),
        lambda found: found.update(roles={"report": 1.5}),
        lambda found: found.update(roles={"report": True}),
        lambda found: found.update(failures={"u": {"text": "x"}}),
        lambda found: found.update(failures={"u": {"text": 1, "code": None, "values": {}}}),
        lambda found: found["pending"]["1"].update(__class__="x"),
        lambda found: found["pending"]["1"].update(kind="shell"),
        lambda found: found["pending"]["1"].update(hints=[["a"]]),
        lambda found: found["pending"]["1"].update(system=["os"]),
        lambda found: found["pending"]["1"].update(system=[]),
        lambda found: found["pending"]["1"].update(system=[["x"]]),
        lambda found: found["pending"]["1"].update(system=["epoint", "a"]),
        lambda found: found["pending"].update({"3": {}}),
        lambda found: found["frontier"].update(goes="x"),
        lambda found: found["lists"].update(pages={"l": {"p": 1}}),
    ],
)
def test_anything_else_is_refused(spoil: Callable[[dict[str, Any]], object]) -> None:
    found = saved()
    spoil(found)
    with pytest.raises(ValueError, match=r"."):
        crawl_from(found, SITE)


@pytest.mark.parametrize("found", [None, [], {}, "x", 1, {"seen": []}])
def test_no_crawl_at_all(found: object) -> None:
    with pytest.raises(ValueError, match="no crawl"):
        crawl_from(found, SITE)


def test_a_saved_crawl_leads_to_no_other_host() -> None:
    """Neither by an address, nor by a system that sends requests elsewhere."""
    away = Lead("http://169.254.169.254/", "detail")
    search = Lead("http://169.254.169.254/s", "search", system=Mcms("http://169.254.169.254/s"))
    crawl = replace(full(), pending={"1": LEAD, "2": away, "3": search})
    crawl.frontier.shelved["why"].append(away)
    resumed = Crawl(SITE).resume(crawl_from(json.loads(json.dumps(plain(crawl))), SITE))
    assert list(resumed.pending) == ["1"]
    assert away not in resumed.frontier.shelved["why"]
