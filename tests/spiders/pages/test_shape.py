"""Shapes of pages: no text remains, and a spider reads the same lists in them."""

from __future__ import annotations

import json
import re
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nianbao_demo.assembled import assembled
from spiders.pages import read_page
from spiders.pages.shape import masked, shape, shape_of_json, without_chinese

PAGE = """<!DOCTYPE html><html><head><title>某市人民政府门户</title><meta name="description" content="这里是一段说明">
<meta name="ArticleTitle" content="公开标题"><style>p { color: red }</style></head><body><!-- 注释里的话 -->
<h1>大标题</h1><p title="提示语">张三同志于2024年1月20日答复电话13812345678，邮箱zhangsan@example.org。</p>
<a href="/nb/2023.html" onclick="open('年报', '秘密')" alt="别的">2023年政府信息公开工作年度报告</a>
<script>var 名称 = "内部说明"; createPageHTML(12, 0, "index", "html"); // 13912345678</script>
<ul><li><a href="index_1.html">下一页</a></li></ul></body></html>"""


def test_what_is_said_is_gone_and_what_leads_on_stays() -> None:
    made = shape(PAGE)
    for gone in (
        "张三",
        "同志",
        "答复",
        "13812345678",
        "13912345678",
        "zhangsan",
        "说明",
        "注释",
        "提示语",
        "秘密",
        "别的",
        "red",
    ):
        assert gone not in made, gone
    for there in (
        "某市人民政府门户",
        "公开标题",
        "大标题",
        "/nb/2023.html",
        "index_1.html",
        "下一页",
        "createPageHTML(12, 0",
    ):
        assert there in made, there
    assert "2023年政府信息公开工作年度报告" in made
    assert "open('年报', '某某')" in made


@pytest.mark.parametrize("seed", range(3))
def test_a_spider_sees_the_same_links_in_the_shape(seed: int) -> None:
    for path, body in assembled(Random(seed)).pages.items():
        url = f"https://www.assembled.example.gov.cn{path}"
        if not body.lstrip("\ufeff").startswith("<"):  # a script, or what an interface answers
            continue
        whole, shaped = read_page(url, body), read_page(url, shape(body))
        if whole is None:
            assert path.endswith(".js")
            continue
        assert shaped is not None
        assert [each.url for each in shaped.links] == [each.url for each in whole.links]


@given(st.text(max_size=80))
@settings(max_examples=50, deadline=None)
def test_any_text_has_a_shape_of_the_same_length(text: str) -> None:
    made = masked(text)
    assert made is not None
    assert len(made) == len(text)
    if text.strip():
        assert not re.search(r"[a-wyzA-Z]", made)
        assert not re.search(r"\d{5}", made.replace("0", "x"))  # long numbers are zeros
    shape(f"<p>{text}</p>")
    shape(text)
    without_chinese(text)


@pytest.mark.parametrize("text", ["", " ", "<", "<html", "\x00", "<?xml version='1.0' encoding='x'?><a/>", "<!-- -->"])
def test_what_is_no_page(text: str) -> None:
    assert isinstance(shape(text), str)


def test_json_keeps_its_keys_and_addresses() -> None:
    text = json.dumps({"rows": [{"title": "张三的报告", "url": "/nb/1.html", "time": "2024-01-20", "n": 3, "x": None}]})
    made = json.loads(shape_of_json(text))
    assert made == {"rows": [{"title": "某某某报告", "url": "/nb/1.html", "time": "2024-01-20", "n": 3, "x": None}]}
    assert shape_of_json("{") == ""
    assert shape_of_json("[" * 5000) == ""
