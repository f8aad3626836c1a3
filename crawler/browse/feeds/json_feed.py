"""A feed as JSON Feed 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from typing import Any

from crawler.browse.feeds.model import Channel, Entry, moment

VERSION = "https://jsonfeed.org/version/1.1"


def as_json_feed(channel: Channel) -> str:
    feed = {
        "version": VERSION,
        "title": channel.title,
        "description": channel.lead,
        "language": "zh-CN" if channel.language == "zh" else "en",
        "home_page_url": channel.url(channel.page),
        "feed_url": channel.url(channel.path),
        "authors": [{"name": "nianbao 年报"}],
        "items": [_item(channel, each) for each in channel.entries],
    }
    return json.dumps(_there(feed), ensure_ascii=False, indent=1) + "\n"


def _item(channel: Channel, each: Entry) -> dict[str, Any]:
    page = channel.url(each.path)
    return _there(
        {
            "id": each.id,
            "url": page or each.source,
            "external_url": each.source if page else None,
            "title": each.title,
            "content_text": each.text,
            "date_published": moment(each.at),
            "tags": list(each.tags),
            "_nianbao": dict(each.data),
        }
    )


def _there(found: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in found.items() if value is not None}
