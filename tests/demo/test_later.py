"""Time travel: the changes of a later day are those in its ledger, and no others."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from nianbao_demo.compare import differences
from nianbao_demo.portal import serve
from nianbao_demo.portal.ledger import changes
from nianbao_demo.world import World, build
from parsers import ParseError, parse
from tests.demo.test_portal import get


@pytest.fixture(scope="module")
def later() -> World:
    return build(day=2)


def test_everything_happens_at_least_once(later: World) -> None:
    kinds = Counter(change.kind for change in later.changes)
    assert kinds["new"] >= 20
    assert all(kinds[k] >= 2 for k in ("figure", "text", "title", "date", "moved", "unlisted"))
    assert {c.field for c in later.changes if c.kind == "withdrawn"} == {
        "404",
        "410",
        "soft 404",
        "404, unlisted",
        "to the front page",
    }


def test_only_the_reports_of_the_ledger_differ(world: World, later: World) -> None:
    before = {(p.report.issuer, p.report.year): p.report for p in world.publications}
    now = {(p.report.issuer, p.report.year): p.report for p in later.publications}
    named = {(c.issuer, c.year): c for c in later.changes}
    assert now.keys() - before.keys() == {k for k, c in named.items() if c.kind == "new"}
    assert before.keys() - now.keys() == {k for k, c in named.items() if c.kind == "withdrawn"}
    differ = {key for key in before.keys() & now.keys() if differences(before[key], now[key])}
    silent = {"figure", "text", "title", "date"}
    assert differ == {key for key, change in named.items() if change.kind in silent}


@pytest.mark.long
def test_what_is_changed_is_printed(later: World) -> None:
    for change in later.changes:
        if change.kind == "figure" and change.urls[0].endswith(".html"):
            page = later.get(change.urls[0])
            assert page is not None
            report = parse(page.body, name="x.html", url=page.url).report
            assert report.value(change.field) == change.new != change.old


def test_moved_and_withdrawn_pages_are_where_the_ledger_says(later: World) -> None:
    for change in later.changes:
        if change.kind == "moved":
            old, new = later.get(str(change.old)), later.get(str(change.new))
            assert old is not None
            assert new is not None
            led = dict(old.headers).get("Location")
            assert (old.status, led) in {(404, None), (302, change.new)}
            assert new.status == 200
        if change.kind == "withdrawn":
            page = later.get(change.urls[0])
            assert page is not None
            statuses = {"410": 410, "soft 404": 200, "to the front page": 302}
            assert page.status == statuses.get(change.field, 404)


@pytest.mark.long
def test_day_3_is_day_2(later: World) -> None:
    again = build(day=3)
    assert [*again.pages] == [*later.pages]
    assert changes(again) == changes(later) != changes(build())
    lists = [url for url, page in later.pages.items() if page.kind == "column"]
    assert all(again.pages[url].body == later.pages[url].body for url in lists)


def test_half_of_the_sites_send_validators_and_lively_pages_are_never_the_same(later: World) -> None:
    assert 0.4 <= len(later.without_validators) / len(later.hosts) <= 0.6
    with serve(later) as portal:
        assert json.loads(get(portal, "/_demo/changes.json").body)[0]["kind"] == "new"
        assert "ETag" in get(portal, "/www.ly.gov.cn/").headers
        lively = [p for p in later.publications if p.host == "jxq.gov.cn" and not p.pages]
        path = lively[0].copies[0].url.removeprefix("https:/")
        first, second = get(portal, path), get(portal, path)
        assert "ETag" not in first.headers
        assert first.body != second.body


def test_emptied_pages_keep_title_and_frame(later: World) -> None:
    emptied = [change for change in later.changes if change.kind == "emptied"]
    assert len({change.field for change in emptied}) == len(emptied) >= 4
    for change in emptied:
        page = later.get(change.urls[0])
        assert page is not None
        assert page.status == 200
        with pytest.raises(ParseError):
            parse(page.body, name="x.html", url=page.url)
