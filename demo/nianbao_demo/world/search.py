"""The site search of the city's content system: JSON, highlighted titles, epoch milliseconds."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from itertools import pairwise

from nianbao_demo.world.model import Page, Query, World
from nianbao_demo.world.posts import Entry

HOST = "article.ly.gov.cn"
ADDRESS = f"https://{HOST}/ms-mcms/esArticle/queryEsArticle.do"
_CHINA = timezone(timedelta(hours=8))
_LARGEST = 50
"""Largest number of lines per page, whatever is requested."""
_LEAST = 0.25
"""The share of the keyword's character pairs that a title needs to be found: 信息公开年报 finds
政府信息公开工作年度报告.
"""


def serve_search(world: World, entries: Iterable[Entry]) -> None:
    """Makes `world` answer searches over `entries`."""
    index = list(entries)

    def answer(query: Query) -> Page:
        keyword = _one(query, "keyword", "").strip()
        size = min(max(_number(query, "pageSize", 5), 1), _LARGEST)
        page = max(_number(query, "pageNumber", 1), 1)
        found = sorted(
            (entry for entry in index if _match(keyword, entry.title) >= _LEAST),
            key=lambda entry: (-_match(keyword, entry.title), -entry.day.toordinal(), entry.url),
        )
        reply = {
            "code": 200,
            "keyword": keyword,
            "pageNumber": page,
            "pageSize": size,
            "totalCount": len(found),
            "totalPage": -(-len(found) // size),
            "list": [_line(keyword, entry) for entry in found[(page - 1) * size : page * size]],
        }
        text = json.dumps(reply, ensure_ascii=False).encode()
        return Page(ADDRESS, lambda: text, "trap", "application/json;charset=UTF-8")

    world.services[ADDRESS.removeprefix("https://")] = answer
    world.hosts[HOST] = "洛阳市政府网站群站内检索"


def _one(query: Query, name: str, otherwise: str) -> str:
    return query.get(name, [otherwise])[0]


def _number(query: Query, name: str, otherwise: int) -> int:
    text = _one(query, name, "")
    return int(text) if text.isdigit() else otherwise


def _match(keyword: str, title: str) -> float:
    """The share of the keyword's character pairs that are in the title, in any order."""
    pairs = [a + b for word in keyword.split() for a, b in pairwise(word)]
    return sum(pair in title for pair in pairs) / len(pairs) if pairs else 0.0


def _line(keyword: str, entry: Entry) -> dict[str, object]:
    title = entry.title
    for word in keyword.split():
        title = title.replace(word, f"<em>{word}</em>")
    moment = datetime(entry.day.year, entry.day.month, entry.day.day, 10, tzinfo=_CHINA)
    return {"title": title, "url": entry.url, "date": int(moment.timestamp() * 1000)}
