"""Attachments of a report page: files behind links, frames, objects and scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import islice
from typing import NamedTuple
from urllib.parse import parse_qs, unquote, unquote_to_bytes, urlsplit

from parsers.text import squeeze
from spiders.pages import MOST_LINKS, Link, Page
from spiders.pages.addresses import LONGEST, absolute, belongs
from spiders.pages.titles import classify

_FILES = "pdf|docx?|wps|odt|et|xlsx?|ofd|rtf|mht|mhtml|zip|rar|7z|txt|csv|tiff?"
"""Extensions that only downloadable files have."""
_EXTENSION = re.compile(rf"\.(?:{_FILES}|jpe?g|png|html?)$", re.IGNORECASE)
_FILE = re.compile(rf"\.(?:{_FILES})$", re.IGNORECASE)
_DOWNLOAD = re.compile(r"/down(?:load|file|sys|soft)?\b|download|downfile|attach|wbfileid=|fileid=", re.IGNORECASE)
_IN_SCRIPT = re.compile(
    rf"""["']((?=[^"'\s<>]+?\.(?:{_FILES})(?:[#?&]|["']))[^"'\s<>]{{1,{LONGEST}}}+)["']""", re.IGNORECASE
)
_PICTURE = re.compile(r"\.(?:jpe?g|png|bmp|tiff?)$", re.IGNORECASE)
_DECOR = re.compile(
    r"logo|icon|banner|button|btn|loading|qr|ewm|erweima|weixin|wechat|share|/(?:css|js)/", re.IGNORECASE
)
"""Addresses of pictures that belong to the site's design, not to an article."""
_DESIGN = re.compile(r"/(?:static|assets|skins?|themes?|templates?|images?|img)/", re.IGNORECASE)
"""Folders of such pictures; an article's may be there, too, by the day or under a long name."""
_DATED = re.compile(r"20\d\d[-_/]?\d\d|\d{7,}|[0-9a-f-]{16,}", re.IGNORECASE)
_SHOWN_BY = ("file", "src", "img", "url", "image", "path")
"""Parameters by which a viewer is told what to show."""
_SHEET = re.compile(
    r"第?[\d一二三四五六七八九十]{1,3}[页张]?|\.(?:jpe?g|png)|(?:点击)?(?:查看|打开|浏览)(?:大图|原图|图片|原文)?"
)
"""Words of a link to a page of the report as a picture."""
_GIVEN_NAME = re.compile(rb"filename(\*?)\s*=\s*(?:\"([^\"]*)\"|([^;]+))", re.IGNORECASE)
_NAMED_FILE = re.compile(rf"附件|下载|全文|\.(?:{_FILES}|html?)\b", re.IGNORECASE)


class Attachment(NamedTuple):
    url: str
    name: str
    """The link's text, often the only readable name of the file."""


def attachments(page: Page, text: str, hosts: frozenset[str], files: frozenset[str]) -> Iterator[Attachment]:
    """Files that `page` links to, each once. `hosts` are the portal's, `files` are hosts that hold only files."""
    for found in _each(page, text, hosts, files):
        if belongs(found.url, hosts | files):
            yield found


def foreign(page: Page, text: str, hosts: frozenset[str], files: frozenset[str]) -> Iterator[Attachment]:
    """Files that `page` links to on hosts that don't belong to the portal."""
    for found in _each(page, text, hosts, files):
        if not belongs(found.url, hosts | files) and classify(found.name).sort != "lookalike":
            yield found


def pictures(page: Page) -> list[str]:
    """Pictures that may be pages of the report, in order: in the page, in a frame or viewer, or behind links; else
    those in the place of its article, wherever they lie, and those that a script of a flipbook names. Empty if the
    page has text of the report or a table.
    """
    if page.has_table or page.statutory > 1:
        return []
    shown = [*page.images, *map(_unwrapped_picture, (*page.frames, *page.objects))]
    linked = [link.url for link in page.links if _names_a_picture(link, page)]
    found = dict.fromkeys(url for url in shown if _is_page(url)) or dict.fromkeys(linked)
    found = found or dict.fromkeys(url for url in page.pictured if _is_in_its_place(url))
    return _turned(page, list(found)) or list(found or dict.fromkeys(_of_flipbook(page)))


_NUMBERED = re.compile(r"([A-Za-z_-]{0,20}+)(0{0,3}1)(\.(?:jpe?g|png|gif|webp|bmp))", re.IGNORECASE)
_TURNS = re.compile(r"\+\s*+[\"']\.(?:jpe?g|png|gif|webp|bmp)[\"']", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?:total|count|max|sum|len|last|end|pages?|all|num)\w{0,12}+\s*+[=:]\s*+[\"']?(\d{1,3})(?!\d|\.|px)",
    re.IGNORECASE,
)
"""How many pictures a script says that there are."""


def _turned(page: Page, found: Sequence[str]) -> list[str]:
    """All pictures of a report that shows one at a time: the first is named 1.jpg, and a script joins the names of the
    others. Empty if it isn't known how many there are.
    """
    folder, _, name = found[0].rpartition("/") if len(found) == 1 else ("", "", "")
    first = _NUMBERED.fullmatch(name)
    joins = first is not None and _TURNS.search(page.scripts.text) is not None
    counts = {int(each) for each in _COUNTED.findall(page.scripts.text)} - {0, 1} if joins else set()
    if first is None or len(counts) != 1:
        return []
    wide = len(first[2])
    return [f"{folder}/{first[1]}{number:0{wide}}{first[3]}" for number in range(1, min(max(counts), _MOST_TURNED) + 1)]


_MOST_TURNED = 60


def goes_on(page: Page, found: Sequence[str]) -> bool:
    """Whether a report's only picture may be the first of several of which it isn't known how many there are."""
    is_first = len(found) == 1 and _NUMBERED.fullmatch(found[0].rpartition("/")[2]) is not None
    return is_first and _TURNS.search(page.scripts.text) is not None


_SIGN = re.compile(
    r"(?:^|[_-])(?:print|close|arrow|line|bg|dot|top|home|more|title|tit|nav|search|left|right|up|down|blank|space|ico|pdf"
    r"|word|docx?|xlsx?|new|hot|email|phone|tel|gov|dzjg|jc|wza)(?:$|[_\d-])",
    re.IGNORECASE,
)
"""Names of small pictures: signs, arrows, lines."""


def _is_in_its_place(url: str) -> bool:
    path = urlsplit(url).path
    stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return _PICTURE.search(path) is not None and not _DECOR.search(path) and not _SIGN.search(stem)


_FLIPS = re.compile(r"flip|\.turn\(|magazine|book|pages?\b", re.IGNORECASE)
_PICTURE_IN_SCRIPT = re.compile(r"""["']([^"'\s<>]{1,300}+)["']""")


def _of_flipbook(page: Page) -> Iterator[str]:
    """The pictures that a page's scripts name as its leaves."""
    text = page.scripts.text
    for match in islice(_PICTURE_IN_SCRIPT.finditer(text), MOST_LINKS) if _FLIPS.search(text) else ():
        found = absolute(page.url, match[1]) if _PICTURE.search(match[1]) else None
        if found and _is_in_its_place(found):
            yield found


def shows_pictures(page: Page) -> bool:
    """Whether there is a picture in the page that may be one of a report, whatever else is in it."""
    return any(_is_page(url) for url in page.images) or any(map(_is_in_its_place, page.pictured))


def _is_page(url: str) -> bool:
    path = urlsplit(url).path
    mine = _DECOR.search(path) is None and (_DESIGN.search(path) is None or _DATED.search(path) is not None)
    return mine and _PICTURE.search(path) is not None


def _names_a_picture(link: Link, page: Page) -> bool:
    return _is_page(link.url) and (_names_a_file(link.text, page) or _SHEET.fullmatch(link.text.strip()) is not None)


def _unwrapped_picture(url: str) -> str:
    """The picture that a viewer shows; other addresses are returned unchanged."""
    given = parse_qs(urlsplit(url).query)
    inner = next((absolute(url, unquote(given[name][0])) for name in _SHOWN_BY if name in given), None)
    return inner if inner and _PICTURE.search(urlsplit(inner).path) else url


def _each(page: Page, text: str, hosts: frozenset[str], files: frozenset[str]) -> Iterator[Attachment]:
    seen: set[str] = set()
    for url, name in _candidates(page, text, hosts, files):
        target = unwrapped(url)
        if target not in seen:
            seen.add(target)
            yield Attachment(target, name)


def _candidates(page: Page, text: str, hosts: frozenset[str], files: frozenset[str]) -> Iterator[tuple[str, str]]:
    for link in page.links:
        path = urlsplit(link.url).path
        if (
            (belongs(link.url, files) and _EXTENSION.search(path))
            or _FILE.search(path)
            or _FILE.search(urlsplit(unwrapped(link.url)).path)
            or (_DOWNLOAD.search(link.url) and _names_a_file(f"{link.text} {link.shown}", page))
            or (_EXTENSION.search(path) and _is_of(link.text, page))
        ):
            yield link.url, link.text
    for url in (*page.frames, *page.objects):
        if _FILE.search(urlsplit(unwrapped(url)).path) or belongs(url, files):
            yield url, ""
    for match in islice(_IN_SCRIPT.finditer(text), MOST_LINKS):
        found = absolute(page.url, unescape(match[1]))
        if found:
            yield found, ""
    for match in islice(_SHOWN_IN_SCRIPT.finditer(page.scripts.text), MOST_LINKS):
        found = absolute(page.url, unescape(match[1] or match[2]))
        if found:
            yield found, ""


_SHOWN_IN_SCRIPT = re.compile(
    r"""(?:getDocument|PDFObject\.embed|PDFViewerApplication\.open)\(\s*+(?:\{\s*+["']?(?:url|file)["']?\s*+:\s*+)?"""
    r"""["']([^"'\s<>]{2,500}+)["']|\bpdf_?url["']?\s*+[:=]\s*+["']([^"'\s<>]{2,500}+)["']""",
    re.IGNORECASE,
)
"""What a script shows as a PDF, whatever its address looks like."""


_LEADS_ON = re.compile(
    r"(?:点击|立即|本地|远程|镜像|高速|普通|直接|继续|确认|确定|开始|我要|附件|文件|电信|联通|移动|此处|这里|服务器)*下载"
    r"(?:地址|文件|附件|此文件|链接|服务器|通道|点)?[一二三四\d]{0,2}"
)
_MOST_BEHIND = 2


def behind(page: Page) -> list[str]:
    """The addresses of the file to which a download page leads, which came in the file's place (下载地址, 本地下载)."""
    if page.forward:
        return [page.forward]
    named = [link.url for link in page.links if is_file(unwrapped(link.url))]
    named += [link.url for link in page.links if _LEADS_ON.fullmatch(squeeze(link.shown).strip("[]【】>»·:"))]
    return list(dict.fromkeys(named))[:_MOST_BEHIND]


def given_name(disposition: bytes) -> str | None:
    """The file's name in a Content-Disposition header, without folders; None if there is none. It may be raw
    or percent-encoded, in UTF-8 or GBK, as servers ignore the standard. `filename*` takes precedence over
    `filename`.
    """
    found = sorted(_GIVEN_NAME.findall(disposition), reverse=True)  # the starred one is first
    for starred, quoted, bare in found:
        raw = (quoted or bare).strip()
        if starred:
            raw = raw.rpartition(b"'")[2]
        raw = unquote_to_bytes(raw)
        for charset in ("utf-8", "gb18030"):
            try:
                name = re.split(r"[\\/]", raw.decode(charset))[-1].strip()
            except UnicodeDecodeError:
                continue
            if name:
                return name
            break
    return None


def own_name(url: str) -> str | None:
    """The last part of an address's path, decoded as UTF-8 or GBK; None if it is empty."""
    raw = unquote_to_bytes(urlsplit(url).path.rsplit("/", 1)[-1])
    try:
        return raw.decode() or None
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def is_shown_file(url: str) -> bool:
    """Whether a frame's address is a file, or a viewer that shows one."""
    return is_file(unwrapped(url))


def is_file(url: str) -> bool:
    """Whether an address ends like that of a file, not a page."""
    return _FILE.search(urlsplit(url).path) is not None


_NEVER_A_PAGE = re.compile(r"\.(?:pdf|docx|wps|odt|et|xlsx|ofd|zip|rar|7z|tiff?|jpe?g|png)$", re.IGNORECASE)


def is_never_a_page(url: str) -> bool:
    """Whether an address ends like that of a file that no program saves as a web page."""
    return _NEVER_A_PAGE.search(urlsplit(url).path) is not None


def _names_a_file(text: str, page: Page) -> bool:
    return bool(_NAMED_FILE.search(text)) or _is_of(text, page) or classify(text).sort == "report"


def _is_of(text: str, page: Page) -> bool:
    """Whether a link's text contains the title of its page: it may be the report, saved as a web page."""
    title, named = squeeze(page.title), squeeze(text)
    return len(title) > 8 and title in named


def unwrapped(url: str) -> str:
    """The file that a viewer shows: X for viewer.html?file=X. Other addresses are returned unchanged."""
    parts = urlsplit(url)
    if "file=" not in parts.query:
        return url
    inner = absolute(url, unquote(parse_qs(parts.query).get("file", [""])[0]))
    return inner if inner and is_file(inner) else url
