"""Parses a fetched page: its title, its links, its metas, and where it sends the reader."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from parsers.text import clean
from spiders.pages.addresses import absolute
from spiders.pages.titles import classify

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
    length: int
    """Number of characters of text, without scripts and blanks."""
    statutory: int
    """How many of the six statutory headings are in the text."""
    has_table: bool


def read_page(url: str, text: str) -> Page | None:
    """Parses a page's HTML; None if there is no HTML at all."""
    if "<" not in text:
        return None
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), etree.HTMLParser(encoding="utf-8", huge_tree=True))
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is None:
        return None
    metas, forward = _metas(root, url)
    base = root.find(".//base[@href]")
    at = absolute(url, base.get("href", "")) or url if base is not None else url
    links = tuple(_links(root, at))
    frames = tuple(to for e in root.iter("iframe", "frame") if (to := absolute(at, e.get("src") or "")))
    objects = tuple(
        to for e in root.iter("embed", "object") if (to := absolute(at, e.get("src") or e.get("data") or ""))
    )
    images = tuple(to for e in root.iter("img") if (to := absolute(at, e.get("src") or "")))
    scripts = _scripts(root)
    plain = _BLANKS.sub("", " ".join(_texts(root)))
    if forward is None and len(plain) < 200:
        moved = _MOVED.search(scripts)
        forward = absolute(at, moved[1]) if moved else None
    heads = [_flat(e) for e in root.iter("h1", "h2")]
    title = metas.get("ArticleTitle") or next((h for h in (_flat(e) for e in root.iter("h1")) if h), "")
    element = root.find(".//title")
    whole = _flat(element) if element is not None else ""
    parts = _SUFFIX.split(whole)
    # The site's name may come first or last: the part that names a report is about the page.
    head = next((part for part in parts if classify(part).sort in _SPEAKING), "")
    return Page(
        url,
        title or head or parts[0],
        head,
        _crumb(plain),
        tuple(h for h in heads if h)[:8],
        links,
        frames,
        objects,
        images,
        forward,
        metas,
        len(plain),
        sum(words in plain for words in _STATUTORY),
        root.find(".//table") is not None,
    )


def _crumb(plain: str) -> str:
    found = _POSITION.search(plain)
    return found[1] if found else ""


def _metas(root: etree._Element, url: str) -> tuple[dict[str, str], str | None]:
    metas: dict[str, str] = {}
    forward = None
    for meta in root.iter("meta"):
        name, content = meta.get("name"), clean(meta.get("content") or "").strip()
        if name and content:
            metas.setdefault(name.strip(), content)
        elif (meta.get("http-equiv") or "").lower() == "refresh":
            match = _REFRESH.search(content)
            forward = absolute(url, match[1]) if match else None
    return metas, forward


def _scripts(root: etree._Element) -> str:
    """Scripts that run when the page is opened, without those that a click runs."""
    opened = [body.get("onload") or "" for body in root.iter("body")]
    return "\n".join([*(script.text or "" for script in root.iter("script")), *opened])


def _links(root: etree._Element, url: str) -> list[Link]:
    found: dict[str, Link] = {}
    for anchor in root.iter("a", "area"):
        to = absolute(url, anchor.get("href") or "") or _on_click(anchor, url)
        if to is None:
            continue
        shown = _flat(anchor)
        title = clean(anchor.get("title") or "").strip()
        text = title if len(title) > len(shown.rstrip("….")) - 2 and title else shown
        known = found.get(to)
        if known is None or len(known.text) < len(text):
            found[to] = Link(to, text or shown, shown)
    return list(found.values())


def _on_click(anchor: etree._Element, url: str) -> str | None:
    """The address that a click on a link without an address opens; None if there is none."""
    script = f"{anchor.get('onclick') or ''} {anchor.get('href') or ''}"
    clicked = _ON_CLICK.search(script)
    return absolute(url, clicked[1]) if clicked else None


def _flat(element: etree._Element) -> str:
    return " ".join(clean("".join(map(str, element.itertext()))).split())


def _texts(root: etree._Element) -> list[str]:
    body = root.find("body")
    start = root if body is None else body
    etree.strip_elements(start, "script", "style", "noscript", with_tail=False)
    return [str(text) for text in start.itertext()]
