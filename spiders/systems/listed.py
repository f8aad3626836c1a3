"""Reads a list out of an answer whose form isn't known beforehand: JSON or XML with records anywhere in it, or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from spiders.javascript.literals import literals
from spiders.javascript.rows import filled
from spiders.pages.attachments import is_file
from spiders.pages.titles import classify, is_subcolumn
from spiders.systems.answers import anchors, parsed, plain, unwrapped
from spiders.systems.of_xml import of_xml

_DEEPEST = 8
_FULL = 10
"""Entries of the shortest full page of a list that isn't known to be shorter."""
_MOST_NODES = 20_000
_ADDRESS = re.compile(r"(?:https?:)?//\S+|\.{0,2}/\S+|\S+\.(?:s?html?|[jt]html|pdf|docx?|xlsx?|aspx?|jsp)(?:\?\S*)?")
_BY_KEY = re.compile(r"(?:\w{0,12}_?(?:urls?|link|href|path|addr(?:ess)?))\w{0,6}", re.IGNORECASE)
_NO_ADDRESS = re.compile(r"ima?ge?|pic|thumb|icon|cover|logo|photo|file|wap|mobile|app", re.IGNORECASE)
_TITLES = ("title", "bt", "subject", "infotitle", "articletitle", "doctitle", "name", "headline", "subtitle", "text")
_OWN = ("title", "bt", "subject", "infotitle", "articletitle", "doctitle", "titlehtml")
"""Keys that hold nothing but the entry's own title. A name may be its column's or its file's."""
_WRAPPED = ("attributes", "a_attr", "attr", "source", "data")
"""Members of an entry that hold its address, or all of it: nodes of EasyUI and jsTree, hits of Elasticsearch."""
_COUNT = re.compile(
    r"total(?:count|records?|num(?:ber)?|hits|elements|rows?|size)?|(?:all|row|record|num)_?(?:count|row|num|found)|"
    r"records|post_count|allrow|count",
    re.IGNORECASE,
)
_PAGES = re.compile(r"(?:all|total)_?pages?|page_?(?:count|total|num|s)|pages|end_?page", re.IGNORECASE)
_COUNTED = re.compile(
    r"""(?:pageCount|totalPages?|page_?total|countPage)["']?\s*[:=]\s*["']?(\d{1,6})"""
    r"""|createPage(?:HTML|Html)\(\s*["'][\w-]{1,40}["']\s*,\s*(\d{1,6})""",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"暂无|没有(?:相关|找到|更多)|无相关|无数据|无内容|<(ul|ol|tbody)\b[^<>]{0,300}>\s{0,50}</\1>", re.IGNORECASE
)
_WRITTEN = re.compile(
    r"""(?:共|总计|合计)(?:\s|<[^<>]{0,200}>|&nbsp;){0,6}+(\d{1,7})(?:\s|<[^<>]{0,200}>|&nbsp;){0,6}+[条项篇个]"""
    r"""|(?:total|count|totalRecord|rowCount)["']?\s*[:=]\s*["']?(\d{1,7})\b"""
)


@dataclass
class Listed:
    """What an answer holds: a list as HTML, files that belong to its entries, and how long it says the list is."""

    html: str = ""
    files: list[tuple[str, str, str]] = field(default_factory=list)
    """Title and address of the entry, and the file's address."""
    entries: int = 0
    """Number of entries. In HTML it is that of links, which may be more than one for an entry."""
    total: int = 0
    """Number of entries on all pages, or 0 if it isn't said."""
    pages: int = 0
    """Number of pages, or 0."""
    exact: bool = True
    """Whether `entries` counts entries."""
    says_empty: bool = False
    """Whether it says that there is nothing, if it has no entries."""
    unread: int = 0
    """Number of records in it that name a report, but no address."""

    def more(self, page: int, seen: int) -> bool:
        """Whether there is a page after `page`, if there were `seen` entries up to it. True if nothing is said: then
        pages are asked for until one repeats or is empty.
        """
        if not self.entries:
            return False
        if self.pages:
            return page < self.pages
        # What is called count may be that of the page alone, if it is a full one.
        whole = self.total and self.exact and (self.total != self.entries or self.entries < _FULL)
        return seen < self.total if whole else True


def listed(text: str, joins: Sequence[str] = ()) -> Listed:
    """The list in an answer. `joins` are the addresses that the page's scripts join of an entry's fields."""
    text = text.lstrip("\ufeff")
    for read in (unwrapped, parsed, of_xml):
        try:
            return of_json(read(text), joins)
        except ValueError:
            pass
    if text.lstrip()[:1] in {"{", "[", "("} and (written := next(literals(f"x={text}"), None)):
        return of_json(written, joins)  # not quite JSON: {count: '18', docs: [{title: '…'}]}
    return of_html(text)


def of_feed(text: str) -> str:
    """A list that is a feed or another XML document, as an HTML page; empty if the text is none."""
    try:
        answer = of_xml(text.lstrip("\ufeff"))
    except ValueError:
        return ""
    found, channel = of_json(answer), answer.get("channel", answer)
    title = channel.get("title") if isinstance(channel, dict) else ""
    return f"<html><head><title>{plain(title)}</title></head><body>{found.html}</body></html>" if found.entries else ""


_INSTEAD = ("onclick=", "data-href=", "data-url=", "<form")
"""What entries have instead of a link."""


def of_html(text: str) -> Listed:
    """The list in a piece of HTML."""
    lower = text.lower()
    entries = lower.count("<a") or max(map(lower.count, _INSTEAD))
    found = Listed(text, entries=entries, exact=False)
    found.says_empty = _NOTHING.search(text) is not None
    if counted := _COUNTED.search(text):
        found.pages = int(counted[1] or counted[2])
    if written := _WRITTEN.search(text):
        found.total = int(written[1] or written[2])
    return found


def of_json(answer: Any, joins: Sequence[str] = ()) -> Listed:
    """The list in an answer that is JSON."""
    found, pieces, links = Listed(), list[str](), 0
    waiting: list[tuple[Any, int]] = [(answer, 0)]
    passed = records = 0
    while waiting and passed < _MOST_NODES:
        part, deep = waiting.pop()
        passed += 1
        if isinstance(part, dict):
            entry = _entry(part, joins)
            if entry:
                found.entries += 1
                pieces.append(anchors([entry]))
                found.files += ((*entry, file) for file in _files(part))
                continue
            if by_name := _by_name(part):
                found.entries += len(by_name)
                pieces.append(anchors(by_name))
                continue
            found.unread += _names_a_report(part)
            _count(part, found)
            inner = [*part.values()]
        elif isinstance(part, list):
            inner = part
            records += sum(isinstance(each, dict | list) for each in part)
            found.says_empty = found.says_empty or not part
        else:
            if isinstance(part, str):
                links += _text(part, deep, pieces, found, waiting)
            continue
        if deep < _DEEPEST:
            waiting += [(each, deep + 1) for each in reversed(inner)]
    found.html = "".join(pieces)
    # An entry's own empty lists (its files, its marks) say nothing of the list.
    found.says_empty = found.says_empty and not records and not found.total
    if links and not found.entries:  # links beside entries are those of a pager
        found.entries, found.exact = links, False
    return found


def _text(part: str, deep: int, pieces: list[str], found: Listed, waiting: list[tuple[Any, int]]) -> int:
    """A text in JSON may be a piece of a list, or JSON once more. Returns the number of links in it."""
    if "<a" in part or "<A" in part:
        inside = of_html(part)
        pieces.append(part)
        found.pages, found.total = found.pages or inside.pages, found.total or inside.total
        return inside.entries
    if part[:1] in {"{", "["} and deep < _DEEPEST:
        try:
            waiting.append((parsed(part), deep + 1))
        except ValueError:
            return 0
    return 0


def _count(part: dict[str, Any], found: Listed) -> None:
    for key, value in part.items():
        number = value if isinstance(value, int) else int(value) if str(value).isdecimal() and len(value) < 8 else None
        if number is None or isinstance(value, bool):
            continue
        found.says_empty = found.says_empty or (number == 0 and bool(_COUNT.fullmatch(key)))
        if _PAGES.fullmatch(key):
            found.pages = found.pages or number
        elif _COUNT.fullmatch(key):
            found.total = max(found.total, number)


def _entry(part: dict[str, Any], joins: Sequence[str]) -> tuple[str, str] | None:
    """Title and address of an entry; None if it isn't one."""
    lower = {key.lower(): value for key, value in part.items() if isinstance(key, str)}
    named = [lower[key] for key in _TITLES if isinstance(lower.get(key), str) and lower[key].strip()]
    named += [value for key, value in lower.items() if isinstance(value, str) and _NAMES_IT.search(key) and value]
    title = next((lower[key] for key in _OWN if isinstance(lower.get(key), str) and lower[key].strip()), None)
    title = title or next((each for each in named if classify(plain(each)).sort == "report"), next(iter(named), None))
    title = title or next(_told(part, "report"), None) or next(_told(part, "column"), None)
    if not title:
        return None
    to = next(iter(_addresses(lower)), None) or next(filled(tuple(joins), part), None)
    for inner in (lower[key] for key in _WRAPPED if isinstance(lower.get(key), dict)) if not to else ():
        names = {str(key).lower(): value for key, value in inner.items()}
        to = to or next(iter(_addresses(names)), None) or next(filled(tuple(joins), inner), None)
    return (plain(title), to) if to else None


_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|bmp|svg|ico)$", re.IGNORECASE)


def _by_name(part: dict[str, Any]) -> list[tuple[str, str]]:
    """The entries of a table of addresses by year or organ: {"2023": "/nb/2023/", "2022": "/nb/2022/"}."""
    if len(part) < _TABLE or not all(isinstance(each, str) and _ADDRESS.fullmatch(each) for each in part.values()):
        return []
    named = [(str(key), each.strip()) for key, each in part.items() if is_subcolumn(str(key))]
    plain = [each for each in named if not _PICTURE.search(each[1])]
    return plain if len(plain) == len(part) else []


_TABLE = 2
_NAMES_IT = re.compile(r"title|_bt$|subject|headline|(?:file|doc|info|art(?:icle)?)_?name")
"""Keys of an entry's title."""


def _told(part: dict[str, Any], sort: str) -> Iterator[str]:
    """Texts of an entry that are the title of a report or column, whatever they are called."""
    texts = (value for value in part.values() if isinstance(value, str) and 3 < len(value) < 300)
    return (each for each in texts if classify(plain(each)).sort == sort)


def _names_a_report(part: dict[str, Any]) -> bool:
    """Whether an object names a report, by title and year."""
    return next(_told(part, "report"), None) is not None


def _addresses(part: dict[str, Any]) -> Iterator[str]:
    """Addresses in an entry, those of its article first."""
    texts = {key: value for key, value in part.items() if isinstance(value, str | dict) and value}
    for key, value in texts.items():
        if _BY_KEY.fullmatch(key) and not _NO_ADDRESS.search(key):
            yield from _address(value)
    for key, value in texts.items():
        if isinstance(value, str) and not _NO_ADDRESS.search(key) and _ADDRESS.fullmatch(value.strip()):
            yield value.strip()


def _address(value: Any) -> Iterator[str]:
    """An address, also one of several in JSON: {"pc": "/a.html", "wap": …}."""
    if isinstance(value, str) and value.lstrip()[:1] == "{":
        try:
            value = parsed(value)
        except ValueError:
            return
    if isinstance(value, dict):
        inner = sorted(value.items(), key=lambda each: bool(_NO_ADDRESS.search(str(each[0]))))
        yield from (each.strip() for _, each in inner if isinstance(each, str) and _ADDRESS.fullmatch(each.strip()))
    elif isinstance(value, str) and _ADDRESS.fullmatch(value.strip()):
        yield value.strip()


def _files(part: dict[str, Any]) -> Iterator[str]:
    """Addresses of files in the lists of an entry: [{"fileName": …, "filePath": …, "domainName": …}]."""
    for value in part.values():
        for entry in value if isinstance(value, list) else ():
            texts = entry.items() if isinstance(entry, dict) else [("", entry)]
            found = [str(text) for _, text in texts if isinstance(text, str) and "/" in text and is_file(text)]
            if found:
                host = entry.get("domainName") if isinstance(entry, dict) else None
                yield f"{str(host).rstrip('/')}{found[0]}" if host and found[0].startswith("/") else found[0]
