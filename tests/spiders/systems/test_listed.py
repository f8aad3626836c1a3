"""Answers of interfaces whose form isn't known beforehand."""

from __future__ import annotations

import json

import pytest

from spiders.systems.listed import listed, of_feed, of_json
from spiders.systems.of_xml import of_xml

TITLE = "某某县财政局2023年政府信息公开工作年度报告"
LINK = f'<a href="/a/7.html">{TITLE}</a>\n'


@pytest.mark.parametrize(
    "answer",
    [
        {"data": [{"FILENAME": TITLE, "URL": "/a/7.html", "DOCRELTIME": "2024/01/17"}]},
        {"data": {"results": [{"titleHtml": f"<p>{TITLE}</p>", "url": "/a/7.html", "files": []}], "total": 1}},
        {"hits": [{"id": "9", "source": {"title": TITLE, "urls": json.dumps({"common": "/a/7.html"})}}]},
        [{"id": 5, "text": TITLE, "attributes": {"url": "/a/7.html"}}],
        {"list": [{"bt": TITLE, "lj": "/a/7.html"}]},
    ],
)
def test_records(answer: object) -> None:
    text = "\ufeff" + json.dumps(answer, ensure_ascii=False)
    assert listed(text).html == LINK


def test_a_record_s_own_title_comes_before_other_texts() -> None:
    found = of_json({"title": "某某局工作简报第1期", "subTitle": TITLE, "url": "/a/8.html"})
    assert found.html == '<a href="/a/8.html">某某局工作简报第1期</a>\n'


def test_empty_lists_within_entries_say_nothing() -> None:
    """An answer of which no entry is understood is no empty list."""
    assert not of_json({"total": 3, "rows": [{"x": TITLE, "files": []}]}).says_empty
    assert of_json({"total": 0, "rows": []}).says_empty
    assert of_json({"total": 3, "rows": [{"x": TITLE}]}).unread == 1


@pytest.mark.parametrize(
    "text",
    [
        f"<?xml version='1.0' encoding='GBK'?><infos><info><title><![CDATA[{TITLE}]]></title><url>/a/7.html</url></info></infos>",
        f"<rss version='2.0'><channel><title>年报</title><item><title>{TITLE}</title><link>/a/7.html</link></item></channel></rss>",
    ],
)
def test_xml(text: str) -> None:
    assert listed(text).html == LINK
    assert LINK in of_feed(text)


def test_entities_of_a_document_are_not_put_in() -> None:
    bomb = "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><infos><info>&b;</info></infos>"
    assert "aaaa" not in str(of_xml(bomb))


@pytest.mark.parametrize("text", ["", "<html><body></body></html>", "<ul><li>x</li></ul>", "{}"])
def test_what_is_no_feed(text: str) -> None:
    assert of_feed(text) == ""
