"""Cookies that a page sets by script: those that it says in so many words, and none that it works out."""

from __future__ import annotations

import pytest

from spiders.pages.blocked import checks_cookies, guard
from spiders.pages.cookies import cookies_of

AGAIN = "location.reload();"
BY_FUNCTION = """function setCookie(n, v, d) { var e = new Date(); e.setTime(e.getTime() + d * 864e5);
document.cookie = n + '=' + escape(v) + ';expires=' + e.toGMTString(); }"""


def page(script: str) -> str:
    return f"<html><head><meta charset='utf-8'></head><body><script>{script}</script></body></html>"


@pytest.mark.parametrize(
    ("script", "cookies"),
    [
        ("document.cookie='visited=1; path=/';", {"visited": "1"}),
        ("document.cookie = 'a=1';document.cookie = \"b=x.y\";", {"a": "1", "b": "x.y"}),
        ("var v = 'ok'; document.cookie = 'ck=' + v + '; path=/';", {"ck": "ok"}),
        (f"{BY_FUNCTION} setCookie('js', 'on', 1);", {"js": "on"}),
        ("document.cookie = 'k=' + (3 * 5).toString(16);", {}),
        ("document.cookie = 'a=1'; document.cookie = 'k=' + new Date().getTime();", {}),
        ("document.cookie = '__jsl_clearance=1.2|0|x; path=/';", {}),
        ("document.cookie = 'acw_tc=1';", {}),
    ],
)
def test_what_a_script_sets(script: str, cookies: dict[str, str]) -> None:
    assert checks_cookies(page(script + AGAIN))
    assert guard(200, page(script + AGAIN)) is not None  # if the cookie doesn't help
    assert cookies_of(page(script + AGAIN)) == cookies


@pytest.mark.parametrize("again", ["location.replace(location.href);", "window.location.href=window.location.href;"])
def test_ways_to_come_again(again: str) -> None:
    assert checks_cookies(page(f"document.cookie='v=1';{again}"))


def test_other_pages_set_cookies_too() -> None:
    assert not checks_cookies(page("document.cookie='skin=blue';"))
    assert not checks_cookies(page(f"document.cookie='v=1';{AGAIN}").replace("<body>", "<body>政府信息公开年报"))
