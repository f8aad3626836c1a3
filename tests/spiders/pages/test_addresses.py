"""Addresses: what is no part of them."""

from __future__ import annotations

import pytest

from spiders.discovery.frontier import shape_of
from spiders.pages.addresses import (
    absolute,
    goes_round,
    is_front,
    is_posted,
    key_of,
    named_at,
    path_of,
    posted_to,
    route_of,
    sent_to,
    whole_of,
    with_route,
    without_login,
)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("https://user:pass@x.gov.cn/a", "https://x.gov.cn/a"),
        ("https://www.x.gov.cn@y.cn/a?b=c@d", "https://y.cn/a?b=c@d"),
        ("http://a:p@ss@x.gov.cn", "http://x.gov.cn"),
        ("https://mp.weixin.qq.com/@x", "https://mp.weixin.qq.com/@x"),
        ("no answer of http://u:p@h:1, nor of http://u@i", "no answer of http://h:1, nor of http://i"),
    ],
)
def test_names_and_passwords_are_no_part_of_an_address(text: str, safe: str) -> None:
    assert without_login(text) == safe
    assert absolute("https://x.gov.cn/", "http://u:p@x.gov.cn/1#2") == "http://x.gov.cn/1"


@pytest.mark.parametrize(
    ("href", "meant"),
    [
        ("#/list/12", "https://x.gov.cn/zfxxgk/#/list/12"),
        ("/#/detail?id=3", "https://x.gov.cn/#/detail?id=3"),
        ("#!/list?id=7", "https://x.gov.cn/zfxxgk/#!/list?id=7"),
        ("index.html#/a/b", "https://x.gov.cn/zfxxgk/index.html#/a/b"),
        ("t1.html#top", "https://x.gov.cn/zfxxgk/t1.html"),
        ("a.pdf#page=2", "https://x.gov.cn/zfxxgk/a.pdf"),
        ("/b.html#/", "https://x.gov.cn/b.html"),
        ("#", None),
        ("#!", None),
        ("#top", None),
    ],
)
def test_routes_are_kept_and_other_fragments_not(href: str, meant: str | None) -> None:
    assert absolute("https://x.gov.cn/zfxxgk/#/here", href) == meant


def test_a_route_tells_pages_apart() -> None:
    one, two = "http://www.x.gov.cn/#/detail?id=3", "https://x.gov.cn/#/detail?id=4"
    assert key_of(one) == "x.gov.cn/#/detail?id=3" != key_of(two)
    assert shape_of(one) == shape_of(two)
    assert path_of(one) == "/detail"
    assert not is_front(one)
    assert is_front("http://www.x.gov.cn/#top")


def test_a_word_may_be_a_route() -> None:
    assert route_of("https://x.gov.cn/#annual") == "annual"
    assert key_of("https://x.gov.cn/index.html#article?id=5") == "x.gov.cn/#article?id=5"
    for place in ("https://x.gov.cn/t1.html#annual", "https://x.gov.cn/#content", "http://x/a.zip#czj2023.docx"):
        assert not route_of(place)
    assert whole_of("https://x.gov.cn/#annual") == ("https://x.gov.cn/#annual", "")
    assert with_route("https://x.gov.cn/#home", "annual") == "https://x.gov.cn/#annual"


def test_what_is_posted_for_an_article_is_part_of_its_address() -> None:
    to = posted_to("https://x.gov.cn/view.do", "id=7&m=%CA%D0")
    assert is_posted(to)
    assert sent_to(to) == "id=7&m=%CA%D0"
    assert key_of(to) != key_of(posted_to("https://x.gov.cn/view.do", "id=8"))
    named = named_at("https://x.gov.cn/nb.aspx", "某某局2023年年报")
    assert is_posted(named)
    assert not sent_to(named)
    assert not is_posted("https://x.gov.cn/#!/list")
    assert whole_of(to) == (to, "")


def test_parts_of_a_whole_are_no_routes() -> None:
    assert whole_of("http://x/a.zip#dir/b.docx") == ("http://x/a.zip", "dir/b.docx")
    assert whole_of("http://x/#/detail?id=3#report-2") == ("http://x/#/detail?id=3", "report-2")
    assert whole_of("http://x/#/detail?id=3") == ("http://x/#/detail?id=3", "")


@pytest.mark.parametrize(
    ("path", "round_"),
    [
        ("/nb/nb/nb/nb/", True),
        ("/x/a/b/a/b/a/b/a/b/1.html", True),
        ("/html/1//2/151/164", False),
        ("/1/1/1/2.htm", False),
    ],
)
def test_addresses_that_go_round(path: str, round_: bool) -> None:
    assert goes_round(f"https://x.gov.cn{path}") is round_
