"""Parses a fetched page: its title, its links, its metas, and where it sends the reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from parsers.text import clean
from spiders.pages.addresses import absolute
from spiders.pages.counted import count
from spiders.pages.fields import fill_in
from spiders.pages.holes import Hole, holes_in
from spiders.pages.links import Handler, Link, links_of
from spiders.pages.loops import page_tree
from spiders.pages.older import leaves_to_search
from spiders.pages.pictured import pictured_in, shown_by
from spiders.pages.scripts import Scripts, scripts_of
from spiders.pages.tabs import tabs_in
from spiders.pages.titles import classify, organ_in, year_in
from spiders.pages.words import MOST_CHARACTERS, MOST_LINKS, words_in

__all__ = ["MOST_CHARACTERS", "MOST_LINKS", "Handler", "Link", "Page", "read_page", "words_in"]

_MOST_HEADINGS = 8
_BLANKS = re.compile(r"\s+")
_REFRESH = re.compile(r"url\s*=\s*['\"]?([^'\"\s>;]+)", re.IGNORECASE)
_STATUTORY = (
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请",
    "行政复议、行政诉讼",
    "存在的主要问题",
    "其他需要报告的事项",
    "总体情况",
)
_NOTHING_YET = re.compile(
    r"暂无(?:相关)?(?:信息|内容|数据|记录|年报)|没有(?:相关|找到)?(?:信息|内容|数据|记录)|无相关(?:信息|内容|数据)"
)
_SPEAKING = {"report", "lookalike", "column"}
_POSITION = re.compile(r"(?:当前|您的|所在|现在的)位置[::]?(.{0,40})")
_STEP = re.compile(r"[>»›→/|＞﹥]+|::")
_SUFFIX = re.compile(r"\s*[-_—–|]+\s*|\s{2,}")


@dataclass(frozen=True)
class Page:
    """What the spider needs to know about a page."""

    url: str
    title: str
    """The page's title: ArticleTitle, else the first h1, else from <title>."""
    head: str
    """The part of <title> that names a report, look-alike or column; empty if there is none."""
    crumb: str
    """The text after 当前位置: the columns above the page, and perhaps more."""
    headings: tuple[str, ...]
    links: tuple[Link, ...]
    frames: tuple[str, ...]
    objects: tuple[str, ...]
    """Addresses shown by embed and object elements."""
    images: tuple[str, ...]
    forward: str | None
    """The address to which a refresh or a script sends the reader at once."""
    metas: Mapping[str, str]
    left_out: int
    """Number of links that are not among `links`: the page has more than `MOST_LINKS`, or their addresses on the
    page's host are longer than `LONGEST`.
    """
    length: int
    """Number of characters of text, without scripts and blanks."""
    statutory: int
    """How many of the six statutory headings are in the text."""
    has_table: bool
    scripts: Scripts
    """The scripts in the page."""
    sources: tuple[str, ...]
    """Addresses of its scripts that are files."""
    handlers: tuple[Handler, ...]
    """What can be clicked and names no address."""
    holes: frozenset[Hole]
    """Places in it that something is to be put into."""
    says_empty: bool
    """Whether it says itself that there is nothing in its list."""
    organ: str = ""
    """The organ whose pages it belongs to, by its breadcrumb or <title>; empty if they name none but a government."""
    drawn: int = 0
    """Number of its links that only a script names: a menu that is yet to be drawn."""
    choices: frozenset[str] = frozenset()
    """Addresses of years and organs of which one is chosen in a menu (<select>)."""
    tabs: tuple[str, ...] = ()
    """Years and organs of which one is shown at a time, and which name no address."""
    switches: bool = False
    """Whether `tabs` are the choices of a menu (<select>)."""
    feeds: tuple[str, ...] = ()
    """Addresses of the feeds that its head names."""
    charset: str = "utf-8"
    pictured: tuple[str, ...] = ()
    """Pictures that stand in the place of its article, if it has a place that is named so; also as backgrounds."""


def read_page(url: str, text: str, charset: str = "utf-8") -> Page | None:
    """Parses a page's HTML; None if there is no HTML at all. Queries of its links are in its `charset`."""
    if "<" not in text:
        return None
    root = page_tree(text)
    if root is None:
        return None
    fill_in(root, url)
    count(root)
    metas, forward = _metas(root, url)
    base = root.find(".//base[@href]")
    at = absolute(url, base.get("href", "")) or url if base is not None else url
    scripts = scripts_of(_scripts(root))
    found = links_of(root, at, scripts, charset)
    shown = [*root.iter("embed", "object")]
    pages = [e for e in shown if _shows_a_page(e)]
    frames = _addresses(at, (_framed(e) for e in (*root.iter("iframe", "frame"), *pages)))
    objects = _addresses(at, (e.get("src") or e.get("data") for e in shown if e not in pages))
    images = _addresses(at, (shown_by(e) for e in root.iter("img")))
    pictured = _addresses(at, pictured_in(root))
    sources = _addresses(at, (e.get("src") for e in root.iter("script")))
    holes: set[Hole] = {*holes_in(root)}
    if found.templates:
        holes.add("template")
    if leaves_to_search(root) and not any(year_in(found.links[to].text) for to in found.choices if to in found.links):
        holes.add("older")
    tabs = tabs_in(root)
    plain = _BLANKS.sub("", " ".join(_texts(root)))
    if forward is None and len(plain) < 200:
        forward = next((to for said in scripts.sent_to() if (to := absolute(at, said))), None)
    has_table = root.find(".//table") is not None
    heads = _headings(root, "h1", "h2")
    title = metas.get("ArticleTitle") or next(iter(_headings(root, "h1")), "")
    element = root.find(".//title")
    whole = words_in(element) if element is not None else ""
    parts = _SUFFIX.split(whole)
    # The site's name may come first or last: the part that names a report is about the page.
    head = next((part for part in parts if classify(part).sort in _SPEAKING), "")
    return Page(
        url,
        title or head or parts[0],
        head,
        _crumb(plain),
        heads,
        tuple(found.links.values()),
        frames,
        objects,
        images,
        forward,
        metas,
        found.left_out,
        len(plain),
        sum(words in plain for words in _STATUTORY),
        has_table,
        scripts,
        sources,
        tuple(found.handlers),
        frozenset(holes),
        _NOTHING_YET.search(plain) is not None,
        organ_in(parts) or organ_in(_STEP.split(_crumb(plain, 80))),
        found.drawn,
        frozenset(found.choices),
        tabs,
        bool(tabs) and root.find(".//select") is not None,
        _addresses(at, (e.get("href") for e in root.iter("link") if _is_feed(e)))[:_MOST_FEEDS],
        charset,
        pictured,
    )


def _crumb(plain: str, most: int = 40) -> str:
    found = _POSITION.search(plain)
    return plain[found.start(1) : found.start(1) + most] if found else ""


def _metas(root: etree._Element, url: str) -> tuple[dict[str, str], str | None]:
    metas: dict[str, str] = {}
    forward = None
    for meta in root.iter("meta"):
        name, content = meta.get("name"), clean(meta.get("content") or "").strip()
        if name and content:
            metas.setdefault(name.strip()[:MOST_CHARACTERS], content[:MOST_CHARACTERS])
        elif (meta.get("http-equiv") or "").lower() == "refresh":
            match = _REFRESH.search(content)
            forward = absolute(url, match[1]) if match else None
    return metas, forward


def _scripts(root: etree._Element) -> str:
    """Scripts that run when the page is opened, without those that a click runs."""
    opened = [body.get("onload") or "" for body in root.iter("body")]
    return "\n".join([*(script.text or "" for script in root.iter("script")), *opened])


def _addresses(url: str, written: Iterable[str | None]) -> tuple[str, ...]:
    """The absolute addresses among the first of those that are `written` in a page."""
    return tuple(to for each in islice(written, MOST_LINKS) if (to := absolute(url, each or "")))


def _shows_a_page(element: etree._Element) -> bool:
    """Whether an embed or object element shows a page, as a frame does."""
    kind, to = element.get("type") or "", (element.get("src") or element.get("data") or "").partition("?")[0]
    return "html" in kind.lower() or (not kind and _PAGE.search(to) is not None)


def _framed(element: etree._Element) -> str | None:
    """The address that a frame shows, or will show once a tab is clicked."""
    later = next((value for name in _LATER if (value := element.get(name))), None)
    return (element.get("src") if element.get("src") not in {"", "#", "about:blank"} else None) or (
        element.get("data") or later
    )


_LATER = ("data-src", "data-url", "data-original", "_src", "lay-src")
_MOST_FEEDS = 5


def _is_feed(link: etree._Element) -> bool:
    kind = (link.get("type") or "").strip().lower()
    return (link.get("rel") or "").lower() == "alternate" and kind in {"application/rss+xml", "application/atom+xml"}


_PAGE = re.compile(r"\.(?:s?html?|[jt]html|jsp|aspx?|php)\Z", re.IGNORECASE)


def _headings(root: etree._Element, *tags: str) -> tuple[str, ...]:
    """The texts of the first headings with these tags that have one."""
    texts = (words_in(e) for e in islice(root.iter(*tags), 10 * _MOST_HEADINGS))
    return tuple(islice(filter(None, texts), _MOST_HEADINGS))


def _texts(root: etree._Element) -> list[str]:
    body = root.find("body")
    start = root if body is None else body
    etree.strip_elements(start, "script", "style", "noscript", with_tail=False)
    return [str(text) for text in start.itertext()]
