"""站点地图: a site's map for search engines (sitemap.xml), as a page of links. It has addresses only, no words: those
that may lead to annual reports by what they say in pinyin are kept.
"""

from __future__ import annotations

import re
from html import escape
from itertools import islice

from spiders.pages.addresses import is_front, path_of
from spiders.pages.titles import path_hint

MAP = "map"
"""Hint of a lead to a site's map or feed: it is fetched if nothing else led to reports."""
NESTED = "sitemap"
"""Words for a link to a further map."""
_IS_ONE = re.compile(r"<(?:urlset|sitemapindex)\b", re.IGNORECASE)
_PLACE = re.compile(r"<loc>\s*+(?:<!\[CDATA\[)?([^<>\s\]]{1,2000}+)", re.IGNORECASE)
_INDEX = re.compile(r"/(?:(?:index|list|default)[\w-]{0,20}\.\w{2,6})?$", re.IGNORECASE)
_MOST_READ = 50_000
_MOST_COLUMNS, _MOST_HUBS, _MOST_MAPS = 300, 40, 5


def of_sitemap(text: str) -> str:
    """A site's map as an HTML page; empty if the text is none."""
    kind = _IS_ONE.search(text, 0, 2_000)
    if kind is None:
        return ""
    places = [each[1].replace("&amp;", "&") for each in islice(_PLACE.finditer(text), _MOST_READ)]
    if "index" in kind[0].lower():
        kept, words = places[:_MOST_MAPS], NESTED
    else:
        hints = [(path_hint(path_of(each)), each) for each in places if not is_front(each)]
        kept = [each for hint, each in hints if hint == "column"][:_MOST_COLUMNS]
        kept += [each for hint, each in hints if hint == "hub" and _INDEX.search(path_of(each))][:_MOST_HUBS]
        words = ""
    links = "".join(f'<a href="{escape(each)}">{words}</a>' for each in kept)
    return f"<html><head><title>{NESTED}</title></head><body>{links}</body></html>"
