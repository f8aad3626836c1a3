"""站内检索: a portal's own search, asked for annual reports. It is a reserve: where no column was found, what it names
is better than nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlencode

from lxml import etree

from spiders.pages.addresses import absolute, posted_to
from spiders.pages.choices import asking
from spiders.pages.markup import tree
from spiders.pages.scripts import Scripts, scripts_of
from spiders.pages.submitted import filled

SEARCH = "search"
"""Hint of a lead to what a portal's own search finds."""
WORDS = "站内检索：信息公开"
"""The words of such a lead."""
_QUERIES = ("政府信息公开工作年度报告", "信息公开年报")
_MOST_FIELDS = 60
_MOST_FUNCTIONS = 10
_NAME = re.compile(
    r"q|qt|wd|kw|s|key|keys|keywords?|search_?(?:words?|key|text|content|title|value|input|box)?|words?|query|title|content"
    r"|txt_?(?:key|search|word)\w{0,10}|sou_?suo|jian_?suo|ssnr|k",
    re.IGNORECASE,
)
_ASKS = re.compile(r"搜索|检索|关键[字词]|搜一搜|站内")
_ELSEWHERE = re.compile(r"baidu|sogou|so\.com|google|bing", re.IGNORECASE)
_PLAIN = re.compile(r"[\w-]{1,40}")


def searches_in(url: str, text: str, charset: str) -> Iterator[str]:
    """The addresses at which the search of the page at `url` finds annual reports; `text` is its HTML."""
    root = tree(text)
    if root is None:
        return
    script = "\n".join(each.text or "" for each in root.iter("script"))
    for field in islice(root.iter("input"), _MOST_FIELDS):
        if _is_for_words(field):
            found = [*_asked(field, url, charset), *_opened(field, url, scripts_of(script), charset)]
            yield from dict.fromkeys(each for each in found if not _ELSEWHERE.search(each))
            return


def _is_for_words(field: etree._Element) -> bool:
    if (field.get("type") or "text").lower() not in {"text", "search"}:
        return False
    said = f"{field.get('placeholder') or ''}{field.get('value') or ''}{field.get('title') or ''}"
    names = filter(None, (field.get("name"), field.get("id")))
    return _ASKS.search(said) is not None or any(map(_NAME.fullmatch, names))


def _asked(field: etree._Element, url: str, charset: str) -> Iterator[str]:
    """What a form with the field sends."""
    form, name = next(field.iterancestors("form"), None), field.get("name")
    action = (form.get("action") or "").strip() if form is not None else ""
    to = absolute(url, action.partition("#")[0], charset) if action.strip("#") else None
    if form is None or not name or to is None:
        return
    for words in _QUERIES:
        fields = {**dict(filled(form)), name: words}
        data = urlencode(fields, encoding=charset, errors="replace")
        if (form.get("method") or "get").lower() == "get":
            yield f"{to.partition('?')[0]}?{data}"
        else:
            yield posted_to(to, data)


def _opened(field: etree._Element, url: str, scripts: Scripts, charset: str) -> Iterator[str]:
    """What a function opens that looks up what is in the field."""
    for name in filter(None, (field.get("id"), field.get("name"))):
        if not _PLAIN.fullmatch(name):
            continue
        asks = asking(name)
        bodies = (each.body for each in scripts.functions.values() if asks.search(each.body))
        for body in islice(bodies, _MOST_FUNCTIONS):
            for words in _QUERIES:
                there = Scripts(asks.sub(f"'{words}'", body))
                for said in (*there.sent_to(), *there.sent_to(opens=True)):
                    if to := absolute(url, said, charset):
                        yield to
