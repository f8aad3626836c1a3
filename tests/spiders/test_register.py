"""The register of portals: what is in it, and how a place is found."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest

from crawler.dictionary.divisions import divisions
from spiders import register
from spiders.any_portal import AnyPortal
from spiders.portal import PortalError, shipped_portals


def test_each_row_is_of_a_division_and_says_who_says_so() -> None:
    known = divisions()
    for each in register.register():
        assert each.division in known
        assert each.level == "department" or known[each.division].name == each.name, each
        assert urlsplit(each.url).hostname
        assert each.confidence in {"a", "b", "c"}
        assert each.sources
        assert re.match(r"20\d\d", each.seen)
        assert each.level in register.LEVELS


def test_nearly_every_division_of_today_is_there() -> None:
    mainland = {
        code for code, each in divisions().items() if each.last_year is None and code[:2] < "70" and code != "000000"
    }
    listed = {each.division for each in register.register()}
    counties = {code for code in mainland if not code.endswith("00")}
    assert len(counties & listed) > 0.99 * len(counties)


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("洛阳", "洛阳市人民政府"),
        ("410300", "洛阳市人民政府"),
        ("河南省洛阳市老城区", "洛阳市老城区人民政府"),
        ("洛阳老城", "洛阳市老城区人民政府"),
        ("洛阳市老城区人民政府", "洛阳市老城区人民政府"),
        ("北京东城", "北京市东城区人民政府"),
        ("孟村", "孟村回族自治县人民政府"),
        ("五常", "五常市人民政府"),
        ("鄂温克旗", "鄂温克族自治旗人民政府"),
        ("神农架", "神农架林区人民政府"),
        ("锡林郭勒", "锡林郭勒盟行政公署"),
        ("吉林省", "吉林省人民政府"),
        ("洛阳市农业农村局", "洛阳市农业农村局"),
        ("海西州", "海西蒙古族藏族自治州人民政府"),
        ("青海省河南县", "河南蒙古族自治县人民政府"),
        ("东乡县", "东乡族自治县人民政府"),
    ],
)
def test_a_place_is_found_by_code_or_name(said: str, title: str) -> None:
    assert register.the_one(said).title == title


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("朝阳", "211321 辽宁省朝阳市朝阳县"),
        ("某某", "no portal of '某某'"),
        ("", "no portal"),
        ("开县", "it has 441225 广东省肇庆市封开县"),
        ("雄安新区", "a zone without a division of its own"),
        ("洛阳高新区", "its division is that of 410300, 洛阳市"),
        ("郑州航空港", "its division is that of 410100, 郑州市"),
    ],
)
def test_a_place_that_is_none_or_several_is_said(said: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        register.the_one(said)


def test_every_government_has_a_declaration_that_can_be_crawled() -> None:
    for each in register.register()[::7]:
        spider = AnyPortal(place=each.division if each.level != "department" else each.name)
        assert spider.title == each.title
        assert spider.start_urls == [each.url]


def test_departments_below_a_portal_belong_to_it_and_others_do_not() -> None:
    spider = AnyPortal(place="洛阳")
    assert "nync.ly.gov.cn" in spider.hosts
    assert all(host.endswith(".ly.gov.cn") for host in spider.hosts)
    assert spider.expected == ("洛阳市人民政府",)


def test_a_place_goes_alone() -> None:
    with pytest.raises(PortalError, match="either place"):
        AnyPortal(place="洛阳", title="洛阳市人民政府")
    assert AnyPortal(place="洛阳", least="7").least == 7


def test_what_lies_within_a_place() -> None:
    names = [each.name for each in register.below(register.the_one("洛阳"))]
    assert {"老城区", "瀍河回族区", "汝阳县", "宜阳县"} <= set(names)
    assert len(names) == 14


def test_portals_that_ship_are_those_of_the_register() -> None:
    hosts = {(each.division, urlsplit(each.url).hostname) for each in register.register()}
    for portal in shipped_portals():
        host = urlsplit(portal.start_urls[0]).hostname or ""
        assert {(portal.division, host), (portal.division, f"www.{host}")} & hosts, portal.name
