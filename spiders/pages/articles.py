"""分页文章: articles over several pages (t1.html, t1_1.html), and how their pages are joined into one."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from html import escape
from itertools import islice
from urllib.parse import urljoin, urlsplit

from lxml import etree

from spiders.pages import Page
from spiders.pages.addresses import host_of
from spiders.pages.markup import tree
from spiders.pages.pagers import first_pages, turns
from spiders.pages.words import MOST_LINKS

MOST_PARTS = 30
"""Most pages of an article, and most pictures of a report."""
_STEM = re.compile(r"(.+?)(\.\w{2,6})?")
_PART = re.compile(r"[_-](\d{1,2})(\.\w{2,6})?")
_TEXTS = 200_000


def further_parts(page: Page) -> tuple[str, ...]:
    """Addresses of an article's other pages, in order: its pager names them, and they are named after it."""
    parts = urlsplit(page.url)
    folder, _, last = parts.path.rpartition("/")
    named = _STEM.fullmatch(last)
    if named is None:
        return ()
    stem, ending = named[1], named[2] or ""
    begin = f"{folder}/{stem}"
    found: dict[int, str] = {}
    for link in islice(page.links, MOST_LINKS):
        there = urlsplit(link.url).path
        part = _PART.fullmatch(there[len(begin) :]) if there.startswith(begin) else None
        if (
            part
            and (part[2] or "") == ending
            and turns(link.shown or link.text)
            and host_of(link.url) == host_of(page.url)
        ):
            found[int(part[1])] = link.url
    for total, current, name, extension in first_pages(page):
        if name == stem and total > 1:
            numbers = range(1, total) if current == 0 else range(2, total + 1)
            found |= {n: urljoin(page.url, f"{name}_{n}.{extension}") for n in numbers}
    if found:
        one = next(iter(found.values()))
        sign = "-" if f"{stem}-" in one else "_"
        between = range(min(found), max(found) + 1)  # a pager may leave some out
        found = {n: found.get(n, urljoin(page.url, f"{stem}{sign}{n}{ending}")) for n in between}
    return tuple(found[n] for n in sorted(found)[:MOST_PARTS] if found[n] != page.url)


def joined(texts: Sequence[str]) -> str:
    """The first page with what the others have in the place of its article, as HTML. A single page is joined with
    what its own scripts hold; an answer of an interface (JSON) with the article in it is put below the first page.
    """
    first = tree(texts[0])
    if first is None:
        return texts[0]
    if len(texts) == 1:
        _put(first, held_in_scripts(texts[0]))
    for text in texts[1:]:
        other = None if text.lstrip()[:1] in {"{", "["} else tree(text)
        if other is not None:
            _append(first, other)
        else:
            _put(first, _held_in_json(text))
    return str(etree.tostring(first, encoding="unicode", method="html"))


_LITERAL = re.compile(r""""(?:[^"\\\n]|\\.){600,}+"|'(?:[^'\\\n]|\\.){600,}+'""")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_MUCH = 300
"""Chinese characters of an article; a menu has fewer in one text."""
_MOST_SCRIPT = 3_000_000
_MOST_VALUES = 2_000


def held_in_scripts(text: str) -> str:
    """The article as HTML that a page's scripts hold as a text (DETAIL: {"content": "<p>…"}); empty if none does."""
    root = tree(text)
    found = []
    for script in root.iter("script") if root is not None else ():
        for match in islice(_LITERAL.finditer((script.text or "")[:_MOST_SCRIPT]), 50):
            try:
                said = json.loads(f'"{match[0][1:-1]}"' if match[0][0] == "'" else match[0], strict=False)
            except ValueError:
                continue
            found.append(said)
    return _longest(found)


def _held_in_json(text: str) -> str:
    """The article as HTML in an interface's answer; empty if there is none."""
    begin, end = text.find("{"), text.rfind("}")
    try:
        waiting = [json.loads(text[begin : end + 1])] if begin >= 0 else []
    except (ValueError, RecursionError):
        return ""
    found: list[str] = []
    heads: dict[str, str] = {}
    files: dict[str, str] = {}
    for _ in range(_MOST_VALUES):
        if not waiting:
            break
        part = waiting.pop()
        if isinstance(part, dict):
            texts = [each for each in part.values() if isinstance(each, str)]
            heads |= {each: _head_of(part) for each in texts if "<" in each}
            files |= {each: _name_in(part, each) for each in texts if _FILE.fullmatch(each)}
        if isinstance(part, dict | list):
            waiting += part.values() if isinstance(part, dict) else part
        elif isinstance(part, str) and part.lstrip()[:1] in {"{", "["}:
            try:
                waiting.append(json.loads(part))
            except (ValueError, RecursionError):
                found.append(part)
        elif isinstance(part, str):
            found.append(part)
    longest = _longest(found)
    beside = [f'<p><a href="{escape(to)}">{escape(name)}</a></p>' for to, name in files.items() if to not in longest]
    return "".join([heads.get(longest, ""), longest, *beside]) if longest or beside else ""


_TITLE_KEY = re.compile(r"(?:article|info|doc|news|content)?_?title|bt", re.IGNORECASE)
_DAY_KEY = re.compile(
    r"(?:publish|published|pub|release|released|issue|show|display|docrel|docpub|info|news)_?(?:date|time|on|at)(?:str)?"
    r"|(?:date|time|fbsj|fbrq|cwrq)",
    re.IGNORECASE,
)
_ENTERED_KEY = re.compile(
    r"(?:creat(?:e|ed)|add|input|insert|cj|lr)_?(?:date|time|at|on|sj|rq)(?:str)?|day", re.IGNORECASE
)
"""The day on which it was entered: a page shows it as that of publication, if there is no other."""
_DAY = re.compile(r"20\d\d[-/年.]\d{1,2}[-/月.]\d{1,2}")


def _head_of(record: Mapping[str, object]) -> str:
    """What stands above an article, as a script would show it: its title and the day of its publication."""
    titles = (each for key, each in record.items() if _TITLE_KEY.fullmatch(key) and isinstance(each, str))
    days = (
        each
        for pattern in (_DAY_KEY, _ENTERED_KEY)
        for key, each in record.items()
        if pattern.fullmatch(key) and isinstance(each, str)
    )
    title, day = next(titles, ""), next(filter(None, map(_DAY.search, days)), None)
    head = f"<h1>{escape(title)}</h1>" if 0 < len(title) < _LONG_TITLE and "<" not in title else ""
    return f"{head}<p>发布时间：{day[0]}</p>" if day else head


_LONG_TITLE = 200
_FILE = re.compile(r"[^\s<>\"']{1,300}\.(?:pdf|docx?|wps|ofd|xlsx?|et|rtf|zip|rar)", re.IGNORECASE)


def _name_in(record: Mapping[str, object], file: str) -> str:
    """The name of a file in its record; the end of its address, if there is none."""
    named = (each for key, each in record.items() if _NAME_KEY.fullmatch(key) and isinstance(each, str) and each)
    return next(named, file.rpartition("/")[2])


_NAME_KEY = re.compile(r"(?:old|original|file|attach(?:ment)?)?_?(?:name|title)", re.IGNORECASE)


def _longest(found: Sequence[str]) -> str:
    """The longest of the texts, if it may be an article."""
    most = max(found, key=len, default="")
    return most if "<" in most and len(_CHINESE.findall(most)) >= _MUCH else ""


def _put(page: etree._Element, html: str) -> None:
    """Puts an article into a page, where its scripts would: into an empty element that is named for it, else at its
    end.
    """
    body = page.find("body")
    article = tree(f"<html><body>{html}</body></html>") if html else None
    inner = article.find("body") if article is not None else None
    if body is None or inner is None:
        return
    place = next((each for each in islice(body.iter("div"), 2_000) if _is_for_an_article(each)), None)
    if place is None:
        place = etree.SubElement(body, "div")
    place.text = inner.text
    place.extend(list(inner))


_NAMED_SO = re.compile(r"content|article|zoom|detail|body|\bcon\b|text", re.IGNORECASE)


def _is_for_an_article(element: etree._Element) -> bool:
    empty = not len(element) and not (element.text or "").strip()
    return empty and _NAMED_SO.search(f"{element.get('id') or ''} {element.get('class') or ''}") is not None


def _append(first: etree._Element, other: etree._Element) -> None:
    """Appends an article's further page to its first. Its article is where the two pages differ."""
    one, two = first.find("body"), other.find("body")
    if one is None or two is None:
        return
    while (pair := _differing(one, two)) is not None:
        one, two = pair
    known = {_said(each) for each in one}
    if two.text and two.text.strip() and two.text.strip() != (one.text or "").strip():
        paragraph = etree.SubElement(one, "p")
        paragraph.text = two.text
    for each in list(two):
        if not isinstance(each.tag, str) or (_said(each) and _said(each) not in known):
            one.append(each)


def _differing(one: etree._Element, two: etree._Element) -> tuple[etree._Element, etree._Element] | None:
    """The one pair of corresponding elements in which most of what differs is; None if there are several."""
    pairs = [(a, b) for a, b in zip(one, two, strict=False) if _kind(a) == _kind(b) and _said(a) != _said(b)]
    if not pairs:
        return None
    a, b = max(pairs, key=lambda pair: len(_said(pair[1])))
    whole = sum(len(_said(each)) for each in two if _said(each) not in {_said(other) for other in one})
    inside = isinstance(a.tag, str) and a.tag not in {"p", "table", "ul", "span", "h1", "h2", "h3"}
    return (a, b) if inside and len(_said(b)) > 0.8 * whole and len(a) and len(b) else None


def _kind(element: etree._Element) -> tuple[object, str, str]:
    return (element.tag, element.get("id") or "", element.get("class") or "")


def _said(element: etree._Element) -> str:
    """The text of an element, and the pictures in it."""
    if not isinstance(element.tag, str) or element.tag in {"script", "style"}:
        return ""
    pictures = "".join(each.get("src") or "" for each in islice(element.iter("img"), 50))
    return "".join("".join(map(str, element.itertext())).split())[:_TEXTS] + pictures
