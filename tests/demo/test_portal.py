"""The server: real addresses on one machine, conditional requests, and faults on demand."""

from __future__ import annotations

import gzip
import http.client
import json
import subprocess
import sys
import time
import zlib
from dataclasses import dataclass
from urllib.parse import quote

import pytest

from nianbao_demo.portal import Portal, serve
from nianbao_demo.portal.faults import NAMES, SLOW_SECONDS
from nianbao_demo.world import Page, World, build


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


def get(portal: Portal, path: str, method: str = "GET", **headers: str) -> Answer:
    """Sends one request; `_` in header names becomes `-`. Redirects are not followed."""
    connection = http.client.HTTPConnection("127.0.0.1", portal.port, timeout=10)
    connection.request(method, path, headers={k.replace("_", "-"): v for k, v in headers.items()})
    response = connection.getresponse()
    answer = Answer(response.status, dict(response.getheaders()), response.read())
    connection.close()
    return answer


def test_every_page_is_served_as_it_is(portal: Portal, world: World) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", portal.port)
    for url, page in [*world.pages.items()][::9]:
        connection.request("GET", "/" + url.split("://", 1)[1])
        response = connection.getresponse()
        assert response.read() == page.body, url
        assert response.status == page.status, url
        assert response.getheader("Content-Type") == page.media_type, url
    connection.close()


def test_a_host_header_does_as_well_as_a_path(portal: Portal) -> None:
    by_path = get(portal, "/www.ly.gov.cn/zfxxgk/")
    assert by_path.status == 200
    assert get(portal, "/zfxxgk/", Host="www.ly.gov.cn").body == by_path.body
    assert get(portal, "/ly.gov.cn/zfxxgk/").body == by_path.body


def test_double_slashes_and_queries_are_kept(portal: Portal, world: World) -> None:
    double = next(url for url in world.pages if "luolong.gov.cn/html/1//2/" in url)
    path = "/" + double.split("://")[1]
    assert get(portal, path).status == 200
    assert get(portal, path.replace("1//2", "1/2")).status == 404
    assert get(portal, "/nync.ly.gov.cn/zwgknews.php?newsid=4101").status == 200
    assert get(portal, "/nync.ly.gov.cn/zwgknews.php?newsid=1").status == 404


def test_a_link_that_begins_with_a_slash_is_repaired_by_referer(portal: Portal) -> None:
    answer = get(portal, "/zfxxgk/", Referer=f"{portal.base}/www.ly.gov.cn/")
    assert (answer.status, answer.headers["Location"]) == (302, "/www.ly.gov.cn/zfxxgk/")
    assert get(portal, "/zfxxgk/").status == 404


def test_no_click_of_a_person_leaves_the_demo(portal: Portal) -> None:
    """In browsers, links to other hosts become paths; crawlers get them unchanged."""
    front = get(portal, "/www.ly.gov.cn/", Sec_Fetch_Dest="document").body
    assert b'href="/mengjin.gov.cn/"' in front
    assert b"https://mengjin.gov.cn/" not in front
    assert b"https://mengjin.gov.cn/" in get(portal, "/www.ly.gov.cn/").body
    moved = get(portal, "/www.ly.gov.cn/zfxxgk/ndbg/", Sec_Fetch_Dest="document")
    assert moved.headers["Location"] == "/www.ly.gov.cn/zfxxgk/zfxxgknb/"


def test_unchanged_pages_answer_304(portal: Portal) -> None:
    path = "/mengjin.gov.cn/zwgk/"
    first = get(portal, path)
    for headers in (
        {"If_None_Match": first.headers["ETag"]},
        {"If_None_Match": 'W/"x", ' + first.headers["ETag"]},
        {"If_Modified_Since": first.headers["Last-Modified"]},
    ):
        again = get(portal, path, **headers)
        assert (again.status, again.body) == (304, b"")
    assert get(portal, path, If_None_Match='"other"').status == 200
    assert get(portal, path, If_Modified_Since="nonsense").status == 200
    assert get(portal, path, If_None_Match="*").status == 304
    assert get(portal, path, If_Modified_Since="Tue, 01 Jan 2030 00:00:00 -0000").status == 304
    assert get(portal, path, "HEAD").body == b""


def test_the_search_answers_json(portal: Portal) -> None:
    base = "/article.ly.gov.cn/ms-mcms/esArticle/queryEsArticle.do"
    keyword = quote("政府信息公开工作年度报告")

    def page(number: int) -> dict[str, object]:
        query = f"?pageNumber={number}&pageSize=5&keyword={keyword}&dateType=&esType="
        reply: dict[str, object] = json.loads(get(portal, base + query).body)
        return reply

    first = page(1)
    total, listed = first["totalPage"], first["list"]
    assert isinstance(total, int)
    assert isinstance(listed, list)
    assert total > 20
    assert len(listed) == 5
    assert "<em>" in listed[0]["title"]
    assert listed[0]["date"] > 1_500_000_000_000
    assert page(total + 1)["list"] == []


def test_the_ledger_lists_every_report(portal: Portal, world: World) -> None:
    ledger = json.loads(get(portal, "/_demo/ledger.json").body)
    assert len(ledger) == len(world.publications)
    for line, publication in zip(ledger, world.publications, strict=True):
        assert line["urls"] == list(publication.urls)
        assert line["host"] == publication.host
        values = {key: figure.value for key, figure in publication.report.figures.items()}
        assert line["figures"] == {k: v if v is None else float(v) for k, v in values.items()}
    assert len(json.loads(get(portal, "/_demo/lookalikes.json").body)) == len(world.lookalikes)


def test_a_page_that_cannot_be_made_is_not_passed_over(capfd: pytest.CaptureFixture[str]) -> None:
    def broken() -> bytes:
        raise RuntimeError("the renderer broke")

    world = build()
    world.add(Page("https://www.ly.gov.cn/broken.html", broken, "noise"))
    with serve(world) as running, pytest.raises(http.client.RemoteDisconnected):
        get(running, "/www.ly.gov.cn/broken.html")
    assert "the renderer broke" in capfd.readouterr().err


def test_every_host_has_robots_but_the_one_that_refuses(portal: Portal, world: World) -> None:
    answers = {host: get(portal, f"/{host}/robots.txt") for host in world.hosts}
    assert {host for host, a in answers.items() if a.status != 200} == {"yichuan.gov.cn"}
    assert b"Disallow: /admin/" in answers["oss.ly.gov.cn"].body
    assert not any("/admin/" in url for url in world.pages)


def test_visits_are_counted_by_host(portal: Portal) -> None:
    before = portal.visits["weibo.com"]
    get(portal, "/weibo.com/")
    assert portal.visits["weibo.com"] == before + 1


def test_people_find_their_way(portal: Portal) -> None:
    front = get(portal, "/").body.decode()
    assert "/www.chuanhui.gov.cn/" in front
    assert get(portal, "/nowhere.example/").status == 404


def fault(portal: Portal, name: str) -> Answer:
    return get(portal, f"/faults.demo.test{name}")


def test_a_body_is_cut(portal: Portal) -> None:
    with pytest.raises(http.client.IncompleteRead):
        fault(portal, "/cut")


def test_slow_is_slow(portal: Portal) -> None:
    start = time.monotonic()
    assert fault(portal, "/slow").status == 200
    assert time.monotonic() - start >= SLOW_SECONDS


def test_errors_and_refusals(portal: Portal) -> None:
    assert fault(portal, "/500").status == 500
    blocked = fault(portal, "/blocked")
    assert blocked.status == 521
    assert b"__jsl_clearance" in blocked.body
    loop = fault(portal, "/redirect-loop")
    assert (loop.status, loop.headers["Location"]) == (302, "http://faults.demo.test/redirect-loop")
    assert fault(portal, "/empty").body == b""
    assert "不存在" in fault(portal, "/soft404").body.decode()


def test_503_is_over_the_second_time(portal: Portal) -> None:
    assert [fault(portal, "/503-then-ok").status for _ in range(3)] == [503, 200, 200]


def test_gzip_that_is_none(portal: Portal) -> None:
    answer = fault(portal, "/gzip-broken")
    assert answer.headers["Content-Encoding"] == "gzip"
    with pytest.raises((gzip.BadGzipFile, EOFError, zlib.error)):
        gzip.decompress(answer.body)


def test_the_list_of_faults_is_itself_a_page(portal: Portal) -> None:
    front = fault(portal, "/").body.decode()
    assert all(name in front for name in NAMES)
    assert fault(portal, "/other").status == 404


def test_a_taken_port_is_said_in_one_line(portal: Portal) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "nianbao_demo.portal", "--port", str(portal.port)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1
    assert f"port {portal.port}" in ended.stderr
    assert "Traceback" not in ended.stderr
