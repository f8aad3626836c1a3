"""大汉 JCMS: /col/colN/index.html. The first records of a list are in CDATA sections in a script of the page, the
others in the XML that dataproxy.jsp answers.

Seen in crawlers of 2018–2026: POST to proxyUrl with startrecord, endrecord and perpage in the query
and the page's ajaxParam as the form; GET of the page's `nextgroup`. Some servers use `page` (from 1)
instead of startrecord, so both are sent. If more than about 300 records are requested, the answer is cut
off. The module /module/xxgk/search.jsp takes a form with currpage and answers HTML with 共N页. That
`?uid=U&pageNum=N` works for lists without either is a guess from addresses seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self
from urllib.parse import parse_qsl, urljoin, urlsplit

from spiders.pages import Page
from spiders.pages.lists import MOST_PAGES
from spiders.systems import Fragment, Lead, System
from spiders.systems.answers import address, asked, number, records_of_xml, setting, size, total_of_xml

_BATCH = 100
"""Number of records in one request."""
_NEXT = re.compile(r"<nextgroup>\s*+(?:<!\[CDATA\[\s*+)?<a\s++href=[\"']([^\"']*dataproxy[^\"']*)")
_PARAMETERS = re.compile(r"ajaxParam\w{0,40}+[\"']?\s*+[:=]\s*+\{([^{}]{0,8000}+)\}")
_PAIR = re.compile(r"""["']?(?<!\w)(\w++)["']?\s*+:\s*+(?:"([^"]*)"|'([^']*)'|([^,\s]+))""")
_UNIT = re.compile(r"""["']#(\d+)["']\s*\)\s*\.jpage""")
_SEARCH = re.compile(r"""["']((?=[^"'\s]*?/module/xxgk/search\.jsp)[^"'\s]*+)["']""")
_AREA = re.compile(r"tree\.jsp\?(?:(?!tree\.jsp)[^\"'\s])*?area=([^&\"'\s]+)")
_MODULE = "/module/xxgk/search.jsp"
_COLUMN = re.compile(r"/col/col(\d+)/")
_PAGES = re.compile(r"共(?:&nbsp;|\s++|<[^<>]*+>)*+(\d{1,9}+)(?:&nbsp;|\s++|<[^<>]*+>)*+页")
_XHR = (("X-Requested-With", "XMLHttpRequest"),)


@dataclass(frozen=True)
class Jcms(System):
    """`page` is the address of the column's page, to which links in its records are relative. `form` is what its
    scripts post for more records, `module` what they post to the disclosure module.
    """

    name = "jcms"
    title = "大汉 JCMS"
    shown_by = "`dataproxy.jsp`, `<datastore>`, `/module/xxgk/`"
    asked_for = "the records in the page; `dataproxy.jsp` by POST or by its groups; `?uid=&pageNum=`; `search.jsp`"

    page: str = ""
    form: tuple[tuple[str, str], ...] = ()
    module: tuple[tuple[str, str], ...] = ()

    @classmethod
    def recognised(cls, page: Page, text: str) -> Self | None:
        if urlsplit(page.url).path.endswith(_MODULE) and _PAGES.search(text):  # in a frame of the column's page
            return cls(page.url, module=tuple(parse_qsl(urlsplit(page.url).query)))
        if not ("dataproxy.jsp" in text or "<datastore>" in text or "/module/xxgk/" in text):
            return None
        known = _PARAMETERS.search(text)
        pairs = _PAIR.finditer(known[1]) if known else ()
        form = tuple((m[1], m[2] or m[3] or m[4] or "") for m in pairs)
        return cls(page.url, form, _module(page, text) if "/module/xxgk/" in text else ())

    def more(self, page: Page, text: str) -> Iterator[Lead | Fragment]:
        here = records_of_xml(text)
        if here:
            yield Fragment("\n".join(here), page.url)
        total, proxy = total_of_xml(text), setting(text, "proxyUrl")
        following, unit = _NEXT.search(text), _UNIT.search(text)
        if 0 < total <= len(here):
            return
        if proxy and self.form:
            yield self._batch(urljoin(page.url, proxy), 1, 1)
        elif following:
            yield self._ask(urljoin(page.url, address(following[1])), "the next records")
        elif total and unit:
            yield from self._pages(page, unit[1], total, text)
        if urlsplit(page.url).path.endswith(_MODULE):
            yield from self._read_module(page.url, text)
        elif self.module:
            search = _SEARCH.search(text)
            there = address(search[1]).split("?")[0] if search else _MODULE
            yield self._module_page(urljoin(page.url, there), 1)

    def _batch(self, proxy: str, batch: int, start: int) -> Lead:
        last = start + _BATCH - 1
        url = asked(proxy, page=batch, startrecord=start, endrecord=last, perpage=_BATCH)
        return self._ask(url, f"records from {start}", self.form)

    def _module_page(self, url: str, page: int) -> Lead:
        form = (*self.module, ("currpage", str(page)))
        return self._ask(asked(url, currpage=page), f"page {page} of the disclosure module", form)

    def _ask(self, url: str, what: str, form: tuple[tuple[str, str], ...] = ()) -> Lead:
        return Lead(url, "search", what, referrer=self.page, form=form, headers=_XHR)

    def _pages(self, page: Page, unit: str, total: int, text: str) -> Iterator[Lead]:
        on_each = size(text, "perPage")
        last = -(-total // on_each) if on_each else 1
        for n in range(2, min(last, MOST_PAGES + 2) + 1):
            url = asked(page.url, uid=unit, pageNum=n)
            yield Lead(url, "list", f"page {n}", referrer=page.url)

    def read(self, url: str, text: str) -> Iterator[Lead | Fragment]:
        """The records, and the request for more. Raises ValueError for any other answer."""
        if "/module/xxgk/" in url:
            yield from self._read_module(url, text)
            return
        if "<recordset" not in text and "<record>" not in text:
            raise ValueError("no <recordset> in the answer")
        here = records_of_xml(text)
        yield Fragment("\n".join(here), self.page or url)
        total, following = total_of_xml(text), _NEXT.search(text)
        start = number(url, "startrecord", 0) + len(here)  # there may be fewer than requested
        if here and "perpage=" in url:
            if not total or start <= total:
                yield self._batch(url, number(url, "page") + 1, start)
        elif here and following:
            yield self._ask(urljoin(url, address(following[1])), "the next records")
        elif total:  # the groups end here: whether all came shows their number
            yield Fragment("", self.page or url, total)

    def _read_module(self, url: str, text: str) -> Iterator[Lead | Fragment]:
        pages = _PAGES.search(text)
        if "<a " not in text.lower() and not pages:
            raise ValueError("no list in the disclosure module's answer")
        yield Fragment(text, self.page or url)
        page = number(url, "currpage", 1)
        if pages and page < int(pages[1]):
            yield self._module_page(url, page + 1)


def _module(page: Page, text: str) -> tuple[tuple[str, str], ...]:
    """The form fields that a column's page posts to the disclosure module, except currpage; empty if it doesn't
    use the module.
    """
    column = _COLUMN.search(urlsplit(page.url).path)
    search = _SEARCH.search(text)
    if not column or not (search or "search.jsp" in text):
        return ()
    area = _AREA.search(text)
    there = dict(parse_qsl(urlsplit(address(search[1])).query)) if search else {}
    here = dict(parse_qsl(urlsplit(page.url).query))
    form = {
        "infotypeId": setting(text, "infotypeId") or here.get("number") or "0",
        "jdid": setting(text, "jdid") or "",
        "area": area[1] if area else setting(text, "area") or "",
        "divid": setting(text, "divid") or f"div{column[1]}",
        "vc_title": "",
        "vc_number": "",
        **there,
    }
    form.pop("currpage", None)
    return tuple(form.items())
