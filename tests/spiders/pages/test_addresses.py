"""Addresses: what is no part of them."""

from __future__ import annotations

import pytest

from spiders.pages.addresses import absolute, without_login


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
