"""翻页: the other pages of a list, named by links, by menus, by calls in scripts, or by a number of pages and the way
in which scripts join an address.

Seen on portals: createPageHTML(8, 0, "index", "html") of TRS, createPageHTML('page_div',8,1,'list','shtml',118),
Pager({size:25, current:0, prefix:'index', suffix:'html'}), NAME-2.shtml, 1.html and 2.html with parseInt('3'),
jQuery's load(".../blocks/ID?page=" + n), goPage(2).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from itertools import islice
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from parsers.text import squeeze
from spiders.pages import Page
from spiders.pages.addresses import LONGEST, absolute, host_of, order_of
from spiders.pages.jumps import jumped
from spiders.pages.links import MORE, Link
from spiders.pages.markup import tree
from spiders.pages.scripts import Scripts, Template, arguments
from spiders.pages.submitted import filled, form_with
from spiders.pages.words import MOST_LINKS

MOST_PAGES = 100
"""Most pages of one list that are fetched. The longest column of annual reports seen has about forty."""

_TURN = re.compile(
    r"(?:下一[页个]|下页|后一?页|尾页|末页|最后一?页?|next(?:page)?|last(?:page)?|»|>>?|›|[→▶►⟩]|第?\d{1,3}页?"
    r"|[向往]?后翻页?|下翻页?|[下后](?:\d{1,3}|[十几])[条页篇项]"
    r"|[较更](?:早|旧)的?(?:文章|内容|信息|条目)|older(?:posts|entries)?)",
    re.IGNORECASE,
)
_ONWARD = re.compile(
    r"(?:下一[页个]|下页|后一?页|尾页|末页|最后一?页?|next(?:page)?|last(?:page)?|[→▶►⟩]|[向往]?后翻页?|下翻页?"
    r"|[下后](?:\d{1,3}|[十几])[条页篇项]|[较更](?:早|旧)的?(?:文章|内容|信息|条目)|older(?:posts|entries)?)",
    re.IGNORECASE,
)
_NEXT = re.compile(r"(?:下一[页个]|下页|后一?页|next)[>»›]*+|[>»›]++", re.IGNORECASE)
_PAGE_OF = re.compile(
    r"page/\d{1,3}/?|[?&](?:(?:(?:cur|current)?_?page(?:d|r|_?no|_?num|_?index)?|p|pg|pn)=\d{1,3}"
    r"|(?:start|offset|from|skip|begin)=\d{1,4})",
    re.IGNORECASE,
)
"""What the address of a list's further page has after that of its first, whatever the words of the link to it."""
_LAST = re.compile(r"(?:尾页|末页|最后一?页?|last(?:page)?)", re.IGNORECASE)
_CREATE = re.compile(r"(?<![\w$.])(?:ejs)?createPage\w{0,40}+\s*+\(", re.IGNORECASE)
_PAGER = re.compile(r"(?<![\w$.])Pager\s*+\(")
_PAIR = re.compile(r"""["']?(\w{1,30}+)["']?\s*+:\s*+("[^"\n]*+"|'[^'\n]*+'|[\w$.]++)""")
_DEFINED = re.compile(r"function\s++\Z")
_COUNT = re.compile(
    r"(?<![\w$])(?:countPage|pageCount|totalPages?|pageTotal|totalPageCount|total_?page|page_?count|allPages?|maxPage|pages)"
    r"""["']?\s*+[:=](?!=)\s*+((?:parseInt|Number)\s*+\(\s*+["'\w$.]++\s*+(?:,\s*+\d++\s*+)?+\)|["']?\d{1,9}["']?)""",
    re.IGNORECASE,
)
_RECORDS = re.compile(
    r"(?<![\w$])(?:record_?count|total_?count|total_?records?|total_?num|total_?data|countNum|data-total|total|all_?row)"
    r"""["']?\s*+[:=](?!=)\s*+((?:parseInt|Number)\s*+\(\s*+["'\w$.]++\s*+(?:,\s*+\d++\s*+)?+\)|["']?\d{1,9}["']?)""",
    re.IGNORECASE,
)
_DATA_RECORDS = re.compile(r"""\bdata-(?:total|count|records?)\s*+=\s*+["']?(\d{1,6})\b""", re.IGNORECASE)
_SIZE = re.compile(
    r"""(?<![\w$])(?:page_?size|per_?page|data-size|page_?rows|rows|show_?data|limit)["']?\s*+[:=](?!=)\s*+["']?(\d{1,4})(?!\d)""",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""pagecount\s*=\s*["'](\d{1,4})["']""", re.IGNORECASE)
_SAID_PAGES = re.compile(
    r"总页数[:：]?(?:&nbsp;|\s++|<[^<>]*+>)*+(\d{1,6})|共(?:有|计)?(?:&nbsp;|\s++|<[^<>]*+>)*+(\d{1,6})(?:&nbsp;|\s++|<[^<>]*+>)*+页|页(?:次|码)?[:：]?\s*+\d{1,4}\s*+/\s*+(\d{1,4})|第?\d{1,4}/(\d{1,4})页"
)
_SAID_RECORDS = re.compile(
    r"(?:共(?:有|计)?|总(?:记录|条)?数[:：]?|检索到|查询到)(?:&nbsp;|\s++|<[^<>]*+>)*+(\d{1,6})(?:&nbsp;|\s++|<[^<>]*+>)*+(?:条|项|篇|个?记录)|>\s*+(\d{1,6})\s*+条\s*+<"
    r"|(?:记录总数|总记录数?|信息总数|总条数)[:：](?:&nbsp;|\s++|<[^<>]*+>)*+(\d{1,6})"
    r"""|\btitle=["']总数["'][^<>]{0,100}>(?:&nbsp;|\s++|<[^<>]*+>)*+(\d{1,6})(?!\d)"""
)
_OPTION = re.compile(r"<option\b([^<>]*+)>\s*+(?:第\s*+)?\d{1,3}\s*+(?:页\s*+)?<", re.IGNORECASE)
"""An option of a page menu."""
_VALUE = re.compile(r"""\bvalue=["']([^"'?./]*+[?./][^"']*+)["']""", re.IGNORECASE)
"""A value that is an address."""
_NAME = re.compile(r"([A-Za-z][\w-]*?)(?:_\d+)?\.(s?html?|[jt]html)", re.IGNORECASE)
_BARE = re.compile(r"\d{1,3}\.(s?html?|[jt]html)", re.IGNORECASE)
"""The name of a list's page that is only a number, as 1.html."""
_WHOLE = re.compile(r"\d{1,9}")
_DIGITS = re.compile(r"\d+")
_RUNNING = frozenset(
    ("page", "pageNo", "pageNum", "pageno", "pagenum", "pageIndex", "pageindex", "curPage", "n", "p", "num")
)
"""Names of variables for the number of a page."""


class Said(NamedTuple):
    """How long a list is, as it says itself; 0: it says nothing."""

    pages: int = 0
    records: int = 0


def more_pages(page: Page, text: str) -> Iterator[str]:
    """Addresses of other pages of the list that `page` (with the HTML `text`) belongs to. Of numbered pages at
    most `MOST_PAGES` + 1, so that the caller notices that there are more.
    """
    path = urlsplit(page.url).path
    yield from _in_order(page.url, [*_linked(page, path), *_options(page, text)])
    yield from (each.opens for each in page.handlers if each.opens and MORE.fullmatch(squeeze(each.words)))
    for head in islice(_REL_NEXT.finditer(text), 2):
        to = absolute(page.url, unescape(next(filter(None, head.groups()), "")))
        if to and host_of(to) == host_of(page.url):
            yield to
    yield from _asked_by_number(page, text)
    yield from _up_to_the_last(page)
    named = list(_named(page))
    for total, name, ending in named:
        yield from _numbered(urljoin(page.url, "."), name, ending, total)
    if named:
        return
    total, counted = said_by(page, text).pages, _counted(page, text)
    templates = list(dict.fromkeys(_templates(page)))
    for template in templates[:3]:
        for number in range(1, min(total, MOST_PAGES + 1) + 1) if total > 1 else ():
            if to := absolute(page.url, template.at(number)):
                yield to
    if not templates and counted > 1:
        bare = _BARE.fullmatch(path.rsplit("/", 1)[1])
        if bare:
            yield from (urljoin(page.url, f"{n}.{bare[1]}") for n in range(1, min(counted, MOST_PAGES + 1) + 1))
        else:
            yield from _numbered(urljoin(page.url, "."), *_name_of(page, path), counted)
    yield from _with_holes(page, total)
    yield from jumped(page, min(total, MOST_PAGES + 1))


_HOLE = re.compile(r"""["']([^"'\s{}]{1,300}\{\w{0,20}\}[^"'\s{}]{0,100})["']""")
"""An address with a place for the page's number: jumpPage('/nb/{pagenum}.html', 2) of 新点 Epoint."""
_PLACE = re.compile(r"\{\w*+\}")


def _with_holes(page: Page, total: int) -> Iterator[str]:
    """The pages that the pager's clicks name by an address with a place for the number."""
    held = (_HOLE.search(each.click[:LONGEST]) for each in page.handlers if turns(each.words))
    for said in dict.fromkeys(each[1] for each in held if each is not None):
        for number in range(1, min(total, MOST_PAGES + 1) + 1):
            to = absolute(page.url, _PLACE.sub(str(number), said))
            if to and host_of(to) == host_of(page.url):
                yield to


_NUMBERED = re.compile(
    r"(?P<before>.{1,1500}(?:[?&]\w{0,20}(?:page|pn?|pg)\w{0,10}=|[\w-]_|/list|/index))(?P<number>\d{1,4})"
    r"(?P<after>(?:\.\w{2,6}|/)?(?:[?&#].{0,500})?)",
    re.IGNORECASE,
)
"""An address that ends in the number of a page."""


def _up_to_the_last(page: Page) -> Iterator[str]:
    """The pages before the last one, if it is the only one that the pager names: [末页]."""
    words = [(_bare(link.shown or link.text), link) for link in page.links if _turns(link)]
    if any(
        said.strip("第页").isdecimal() or (_ONWARD.fullmatch(said) and not _LAST.fullmatch(said)) for said, _ in words
    ):
        return
    for said, link in words:
        named = _NUMBERED.fullmatch(link.url) if _LAST.fullmatch(said) else None
        if named is None or host_of(link.url) != host_of(page.url) or int(named["number"]) > MOST_PAGES + 1:
            continue
        first = 1 if named["before"].lower().endswith("index_") else 2  # index_1 may be the second
        yield from (f"{named['before']}{n}{named['after']}" for n in range(first, int(named["number"])))
        return


_NUMBER_FIELD = re.compile(
    r"""<input\b[^<>]{0,200}?\bname\s*=\s*["']?((?:cur(?:rent)?)?_?page(?:_?no|_?num|_?index)?|pn)["'\s/>]""",
    re.IGNORECASE,
)


def _asked_by_number(page: Page, text: str) -> Iterator[str]:
    """The next page, where a form asks for the number of one: 转到第[ ]页. Past the end, pages repeat, or are empty."""
    field = _NUMBER_FIELD.search(text)
    root = tree(text) if field is not None else None
    form = form_with(root, field[1]) if field is not None and root is not None else None
    if field is None or form is None or (form.get("method") or "get").lower() != "get":
        return
    action, given = form.get("action") or page.url, dict(filled(form))
    now = dict(parse_qsl(urlsplit(page.url).query)).get(field[1], "1")
    if now.isdecimal() and int(now) <= MOST_PAGES:
        query = urlencode({**given, field[1]: str(int(now) + 1)})
        to = absolute(page.url, f"{action.partition('?')[0]}?{query}")
        if to and urlsplit(to).path == urlsplit(page.url).path:
            yield to


def said_by(page: Page, text: str) -> Said:
    """How many pages and records the list says that it has."""
    pages = max((_whole(str(total)) for total, *_ in (*_named(page), *_calls(page))), default=0)
    words = _SAID_PAGES.search(text)
    shown = [each for each in page.handlers if turns(each.words)]
    if words or any(_LAST.fullmatch(squeeze(each.words)) or squeeze(each.words).isdecimal() for each in shown):
        # On the last page, 下一页 names one more.
        shown = [each for each in shown if not _NEXT.fullmatch(squeeze(each.words))]
    pages = max(
        pages,
        _counted(page, text),
        _whole(next(filter(None, words.groups()), None) if words else None),
        *(n for each in shown for n in _last_of(each.click)),
        *(_whole(squeeze(each.words)) for each in shown),
    )
    records = _records(page, text)
    size = _SIZE.search(text)
    if records and size and int(size[1]):
        pages = max(pages, -(-records // int(size[1])))
    return Said(pages, records)


def _counted(page: Page, text: str) -> int:
    """The number of pages that a script or an attribute gives, with which it makes their addresses."""
    counted, attribute = _COUNT.search(page.scripts.text), _ATTRIBUTE.search(text)
    given = page.scripts.value(counted[1]) if counted else None
    return max(_whole(given), _whole(attribute[1] if attribute else None))


def _records(page: Page, text: str) -> int:
    words = _SAID_RECORDS.search(text)
    counted = _RECORDS.search(page.scripts.text)
    attribute = _DATA_RECORDS.search(text)
    created = max((total for *_, total in _created(page)), default=0)
    return max(
        created,
        _whole(next(filter(None, words.groups()), None) if words else None),
        _whole(attribute[1] if attribute else None),
        _whole(page.scripts.value(counted[1]) if counted else None),
    )


def _whole(value: str | None) -> int:
    """A number that a page says; 0 for none, and for one that no list has."""
    return int(value) if value and _WHOLE.fullmatch(value) and int(value) < 100_000 else 0


def _last_of(click: str) -> list[int]:
    """The same, as far as they may tell how many pages there are: go(5, 4) on the last page asks for one too many."""
    numbers = list(_numbers(click))
    return numbers[1:] if len(numbers) == 2 and numbers[0] == numbers[1] + 1 else numbers


def _numbers(click: str) -> Iterator[int]:
    """The small numbers that a click hands over."""
    opening = click.find("(")
    for each in arguments(click, opening) if opening >= 0 else ():
        if _WHOLE.fullmatch(each.strip("'\" ")) and int(each.strip("'\" ")) <= 999:
            yield int(each.strip("'\" "))


def _linked(page: Page, path: str) -> list[str]:
    """Pages that links name: in the list's folder; or elsewhere, if a link to the next or the last page leads there."""
    links = [each for each in page.links if _turns(each)]
    first = _PAGE_OF.sub("", page.url)
    named = [each.url for each in page.links if each not in links and each.url.startswith(first)]
    named = [each for each in named if _PAGE_OF.fullmatch(each[len(first) :])]
    onward = {_spot(each.url) for each in links if _ONWARD.fullmatch(_bare(each.shown or each.text))}
    below = f"{page.url.rstrip('/')}/"
    numbered = Counter(_spot(each.url) for each in links if each.url.startswith(below) and _shows_its_number(each))
    onward |= {spot for spot, count in numbered.items() if count > 1}
    return named + [
        each.url
        for each in links
        if _is_sibling(path, each.url)
        or MORE.fullmatch(squeeze(each.shown))
        or (_spot(each.url) in onward and host_of(each.url) == host_of(page.url))
    ]


def _shows_its_number(link: Link) -> bool:
    """Whether a link's words are the last number in its address: [3] for /nb/p/3."""
    numbers, shown = _DIGITS.findall(urlsplit(link.url).path + "?" + urlsplit(link.url).query), _bare(link.shown)
    return bool(numbers) and shown.isdecimal() and int(shown) < 1_000 and shown == numbers[-1].lstrip("0")


_REL_NEXT = re.compile(
    r"""<link\b(?=[^<>]{0,300}?\brel\s*=\s*["']?next\b)[^<>]{0,300}?\bhref\s*=\s*(?:"([^"<>]{1,500})"|'([^'<>]{1,500})')""",
    re.IGNORECASE,
)


def _spot(url: str) -> str:
    """An address without its numbers: that of all pages of a list."""
    return _DIGITS.sub("#", url)


def _named(page: Page) -> Iterator[tuple[int, str, str]]:
    """Number of pages, name and ending, as calls in scripts give them."""
    for total, name, ending, _ in _created(page):
        yield total, name, ending
    scripts = page.scripts
    for match in islice(_PAGER.finditer(scripts.text), 5):
        given = dict(_PAIR.findall(" ".join(arguments(scripts.text, match.end() - 1))))
        size, prefix, suffix = (scripts.value(given.get(each, "")) for each in ("size", "prefix", "suffix"))
        if size and _WHOLE.fullmatch(size) and prefix and suffix:
            yield int(size), prefix, suffix.lstrip(".")


def _calls(page: Page) -> Iterator[list[str | None]]:
    """The arguments of calls of createPageHTML, the number of pages first. The place for the pager may come before."""
    scripts = page.scripts
    for match in islice(_CREATE.finditer(scripts.text), 5):
        if _DEFINED.search(scripts.text, max(0, match.start() - 20), match.start()):
            continue
        given = [scripts.value(each) for each in arguments(scripts.text, match.end() - 1)]
        if given and not _WHOLE.fullmatch(given[0] or ""):
            given = given[1:]
        if given and _WHOLE.fullmatch(given[0] or ""):
            yield given


def _created(page: Page) -> Iterator[tuple[int, str, str, int]]:
    """Number of pages, name, ending and number of records (0: it says none) of calls of createPageHTML."""
    for given in _calls(page):
        total, _, name, ending, *rest = [*given, None, None, None]
        if name and ending and not _WHOLE.fullmatch(name) and not _WHOLE.fullmatch(ending):
            yield int(total or 0), name, ending.lstrip("."), _whole(next(iter(rest), None))


def first_pages(page: Page) -> Iterator[tuple[int, int, str, str]]:
    """Number of pages, number of this one, name and ending of calls of createPageHTML."""
    for given in _calls(page):
        total, current, name, ending, *_ = [*given, None, None, None]
        if name and ending and _WHOLE.fullmatch(current or ""):
            yield int(total or 0), int(current or 0), name, ending.lstrip(".")


def _templates(page: Page) -> Iterator[Template]:
    """How scripts join the address of a page of the list: in the function that the pager's links call, else with a
    variable that counts pages.
    """
    called = [each for each in page.handlers if turns(each.words) and each.click]
    found = [template for each in islice(called, 5) for template in page.scripts.turned(each.click)]
    if found:
        yield from found
    elif called or "pager" in page.holes or has_plugin(page):
        yield from page.scripts.templates(_Running(page.scripts))


_OF_PAGER = frozenset(("curr", "current", "currentPage", "curPage", "pageNumber", "pageNo", "pageIndex", "pageNum"))
"""What a pager's plugin calls the number of the page: obj.curr of laypage."""


class _Running:
    """Names of the number of a page: usual ones, what is counted up, and what a pager hands over."""

    def __init__(self, scripts: Scripts) -> None:
        self._names = _RUNNING | scripts.counters | scripts.handed_by_pagers

    def __contains__(self, name: object) -> bool:
        of, dot, last = str(name).rpartition(".")
        return last in _OF_PAGER if dot and of else name in self._names


_ENDING = re.compile(r"""["']\.?+(s?html?|[jt]html)["'\\]""")


def _name_of(page: Page, path: str) -> tuple[str, str]:
    """Name and extension that the pages of a list share: `list` and `shtml` for list_3.shtml; for a folder `index`, and
    what the scripts add ("index_" + n + ".shtml"), else `html`.
    """
    named = _NAME.fullmatch(path.rsplit("/", 1)[1])
    ending = _ENDING.search(page.scripts.text) if named is None else None
    return (named[1], named[2]) if named else ("index", ending[1] if ending else "html")


def _options(page: Page, text: str) -> Iterator[str]:
    """Pages from a menu of pages: they have the list's path, or lie beside it."""
    for option in islice(_OPTION.finditer(text), MOST_LINKS):
        value = _VALUE.search(option[1])
        to = absolute(page.url, unescape(value[1])) if value and len(value[1]) <= LONGEST else None
        if to and (urlsplit(to).path == urlsplit(page.url).path or _is_sibling(urlsplit(page.url).path, to)):
            yield to


def _in_order(url: str, others: list[str]) -> Iterator[str]:
    """The addresses in `others`, each page once. If a list comes in several orders, that of `url` is chosen:
    pages in different orders would leave gaps.
    """
    kept: dict[str, str] = {}
    mine = order_of(url)[1]
    for other in others:
        page, order = order_of(other)
        if page not in kept or order == mine:
            kept[page] = other
    yield from kept.values()


def _turns(link: Link) -> bool:
    """Whether a link leads to another page of the list, by its words."""
    shown = squeeze(link.shown) or link.text  # a picture has its words in @title
    return turns(shown) or MORE.fullmatch(shown) is not None


def turns(words: str) -> bool:
    """Whether words are those of a link to another page of a list."""
    return _TURN.fullmatch(_bare(words)) is not None


def _bare(words: str) -> str:
    """The words of a link without arrows and brackets around them."""
    shown = squeeze(words)
    return shown.strip("[]<>›»→←▶►⟩") or shown


_PLUGIN = re.compile(
    r"\.(?:\w{0,20}[pP]agination|\w{0,20}[pP]aginator|createPage|[pP]aging|\w{0,12}[pP]ager)\s*+\(\s*+[\w{'\"#.]"
    r"|(?<![\w$.])laypage(?:\s*+\.\s*+render)?\s*+\("
)


def has_plugin(page: Page) -> bool:
    """Whether a library draws the pager of a page: $(…).pagination({…}), laypage.render({…})."""
    return _PLUGIN.search(page.scripts.text) is not None


def onward(page: Page) -> list[str]:
    """Words of buttons that show more of the list, and name no address: 下一页, 加载更多."""
    words = [squeeze(each.words) for each in page.handlers if each.opens is None]
    return [each for each in words if _ONWARD.fullmatch(each) or MORE.fullmatch(each)]


def _is_sibling(path: str, url: str) -> bool:
    """Whether `url` can be another page of the list at `path`: in the same folder, or in one with the list's
    name, as VSB names its pages nb.htm, nb/2.htm, nb/1.htm.
    """
    folder = urlsplit(url).path.rsplit("/", 1)[0]
    return folder in {path.rsplit("/", 1)[0], path.rsplit(".", 1)[0]}


def _numbered(folder: str, name: str, extension: str, total: int) -> Iterator[str]:
    """Addresses of numbered pages. As index_1 is page two on some systems and page one on others, all numbers
    from 1 to `total` are tried; a repeated or empty page does no harm. A list of one page has no others.
    """
    if total < 2:
        return
    for number in range(1, min(total, MOST_PAGES + 1) + 1):
        yield f"{folder}{name}_{number}.{extension}"
