"""What a page says of its report outside the report: hints, used where the document is silent."""

from __future__ import annotations

import re

from spiders.pages import Page

_NEWS = re.compile(
    r"日报|晚报|晨报|商报|新闻|电视台|广播|客户端|微信|公众号|本站|本网|转载|互联网|^网|网$|管理员|admin|^https?:",
    re.IGNORECASE,
)
_DATE = re.compile(r"(\d{4})[-年/.](\d{1,2})[-月/.](\d{1,2})")
_PUBLISHER = re.compile(
    r"(?:发布|公开|发文)(?:机构|机关|单位)\s*[:：]\s*(?:<[^>]+>\s*)*([^<>\s:：]{3,40})"
)
_LIST_DATE = re.compile(r"/(20\d{2})[/-](\d{1,2})[/-](\d{1,2})/")


def hints(page: Page, text: str, link_text: str | None) -> tuple[tuple[str, str], ...]:
    """`issuer`, `title`, `published_on` (YYYY-MM-DD), as far as the page says them."""
    found: dict[str, str] = {}
    if page.title:
        found["title"] = page.title
    elif link_text:
        found["title"] = link_text
    issuer = _issuer(page, text)
    if issuer:
        found["issuer"] = issuer
    day = _DATE.search(page.metas.get("PubDate", "")) or _LIST_DATE.search(page.url)
    if day:
        found["published_on"] = f"{day[1]}-{int(day[2]):02d}-{int(day[3]):02d}"
    return tuple(found.items())


def _issuer(page: Page, text: str) -> str | None:
    """发布机构 before the source of the article; a newspaper is no issuer."""
    match = _PUBLISHER.search(text)
    for name in (match[1] if match else None, page.metas.get("ContentSource")):
        if name and not _NEWS.search(name):
            return name.strip()
    return None
