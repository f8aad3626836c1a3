"""Parses a fetched page: its title, its links, its metas, and where it sends the reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from lxml import etree

from parsers.text import clean
from spiders.pages.addresses import LONGEST, absolute, host_of
from spiders.pages.markup import tree
from spiders.pages.titles import classify, organ_in

MOST_LINKS = 5_000
"""Most links of a page that are looked at, and most frames, pictures and files. The fullest front pages have some
1,500 links; every link of a page costs about a tenth of a millisecond.
"""
MOST_CHARACTERS = 500
"""Characters of a title, a link's text or a name that are kept. Titles of reports have fewer than 100."""
_MOST_NODES = 200
"""Most elements in a link or heading that are searched for text; one could hold the whole page."""
_MOST_TEXT = 8 * MOST_CHARACTERS
"""The same in characters; most of them are blanks."""
_MOST_HEADINGS = 8
_BLANKS = re.compile(r"\s+")
_REFRESH = re.compile(r"url\s*=\s*['\"]?([^'\"\s>;]+)", re.IGNORECASE)
_MOVED = re.compile(
    r"""(?:window\.|self\.|top\.|document\.)?location(?:\.href|\.replace)?\s*(?:=|\()\s*["']([^"']+)["']"""
)
_STATUTORY = (
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请",
    "行政复议、行政诉讼",
    "存在的主要问题",
    "其他需要报告的事项",
    "总体情况",
)
_SPEAKING = {"report", "lookalike", "column"}
_ON_CLICK = re.compile(
    r"""(?:open|href|replace|location|assign)\s*(?:=|\()\s*(?:encodeURI(?:Component)?\(\s*)?["']([^"']+)["']""",
    re.IGNORECASE,
)
_POSITION = re.compile(r"(?:当前|您的|所在|现在的)位置[::]?(.{0,40})")
_STEP = re.compile(r"[>»›→/|＞﹥]+|::")
_SUFFIX = re.compile(r"\s*[-_—–|]+\s*|\s{2,}")


class Link(NamedTuple):
    """A link: its address, its text (or its `@title`, if that is fuller), and its text as shown."""

    url: str
    text: str
    shown: str


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
    organ: str = ""
    """The organ whose pages it belongs to, by its breadcrumb or <title>; empty if they name none but a government."""


def read_page(url: str, text: str) -> Page | None:
    """Parses a page's HTML; None if there is no HTML at all."""
    if "<" not in text:
        return None
    root = tree(text)
    if root is None:
        return None
    metas, forward = _metas(root, url)
    base = root.find(".//base[@href]")
    at = absolute(url, base.get("href", "")) or url if base is not None else url
    links, left_out = _links(root, at)
    frames = _addresses(at, (e.get("src") for e in root.iter("iframe", "frame")))
    objects = _addresses(at, (e.get("src") or e.get("data") for e in root.iter("embed", "object")))
    images = _addresses(at, (e.get("src") for e in root.iter("img")))
    scripts = _scripts(root)
    plain = _BLANKS.sub("", " ".join(_texts(root)))
    if forward is None and len(plain) < 200:
        moved = _MOVED.search(scripts)
        forward = absolute(at, moved[1]) if moved else None
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
        links,
        frames,
        objects,
        images,
        forward,
        metas,
        left_out,
        len(plain),
        sum(words in plain for words in _STATUTORY),
        root.find(".//table") is not None,
        organ_in(parts) or organ_in(_STEP.split(_crumb(plain, 80))),
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


def _links(root: etree._Element, url: str) -> tuple[tuple[Link, ...], int]:
    """The links of a page, and the number of those that are left out (`Page.left_out`)."""
    found: dict[str, Link] = {}
    anchors = root.iter("a", "area")
    left_out = 0
    for anchor in islice(anchors, MOST_LINKS):
        href = anchor.get("href") or ""
        to = absolute(url, href) or _on_click(anchor, url)
        if to is None:
            left_out += len(href) > LONGEST and _is_of_host(url, href)
            continue
        shown = words_in(anchor)
        title = clean((anchor.get("title") or "")[:MOST_CHARACTERS]).strip()
        text = title if len(title) > len(shown.rstrip("….")) - 2 and title else shown
        known = found.get(to)
        if known is None or len(known.text) < len(text):
            found[to] = Link(to, text or shown, shown)
    return tuple(found.values()), left_out + sum(1 for anchor in anchors if anchor.get("href"))


def _is_of_host(url: str, href: str) -> bool:
    """Whether a long address may be one of the page's own host."""
    begin = absolute(url, href.strip()[: LONGEST // 2])
    return begin is not None and host_of(begin) == host_of(url)


def _addresses(url: str, written: Iterable[str | None]) -> tuple[str, ...]:
    """The absolute addresses among the first of those that are `written` in a page."""
    return tuple(to for each in islice(written, MOST_LINKS) if (to := absolute(url, each or "")))


def _headings(root: etree._Element, *tags: str) -> tuple[str, ...]:
    """The texts of the first headings with these tags that have one."""
    texts = (words_in(e) for e in islice(root.iter(*tags), 10 * _MOST_HEADINGS))
    return tuple(islice(filter(None, texts), _MOST_HEADINGS))


def _on_click(anchor: etree._Element, url: str) -> str | None:
    """The address that a click on a link without an address opens; None if there is none."""
    script = f"{(anchor.get('onclick') or '')[:LONGEST]} {(anchor.get('href') or '')[:LONGEST]}"
    clicked = _ON_CLICK.search(script)
    return absolute(url, clicked[1]) if clicked else None


def words_in(element: etree._Element) -> str:
    """The text in an element, without line breaks: `MOST_CHARACTERS` of it."""
    return " ".join(clean("".join(_text_in(element))).split())[:MOST_CHARACTERS].rstrip()


def _text_in(element: etree._Element) -> Iterator[str]:
    """The texts in an element, until they are longer than any title, or `_MOST_NODES` are passed."""
    if not len(element):
        yield (element.text or "")[:_MOST_TEXT]
        return
    length = 0
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, node in islice(walk, 2 * _MOST_NODES):
        text = node.text if event == "start" else node.tail if node is not element else None
        if text:
            yield text[:_MOST_TEXT]
            length += len(text)
        if length > _MOST_TEXT:
            return


def _texts(root: etree._Element) -> list[str]:
    body = root.find("body")
    start = root if body is None else body
    etree.strip_elements(start, "script", "style", "noscript", with_tail=False)
    return [str(text) for text in start.itertext()]
