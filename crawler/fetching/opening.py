"""点开: finds out where entries of a page lead that name no address, as a script opens them (router.push, window.open).
Columns are clicked one by one in the browser; of a list's entries two, which show how the interface's records become
addresses. The addresses are added to the page, in an element at its end.

While something is clicked, what the page then asks for is not loaded.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from html import escape
from itertools import islice
from typing import Any
from urllib.parse import quote, urljoin

from crawler.fetching.loading import Loading
from crawler.fetching.shadows import EVERY
from parsers.text import squeeze
from spiders.pages.links import ROUTED, UNBOUND
from spiders.pages.titles import classify

_SECONDS = 15.0
"""Seconds for all clicks on a page."""
_WAIT = 0.8
"""Seconds in which a click must lead somewhere."""
_LOOK = 0.05
_MOST_MENU = 8
_MOST_ENTRIES = 20
_MOST_MISSED = 3
"""Clicks on entries that lead nowhere before the first that does."""
_MOST_RECORDS = 20_000
_PIECE = re.compile(r"[^/?&=#!]+")
_SLOT = re.compile("\ue000([^\ue000\ue001]{1,80})\ue001")
"""The name of a record's field, in an address that is made of it."""

_LISTED = (
    f"() => {{{EVERY}"
    """
  const own = e => [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.textContent).join('').trim();
  const leads = e => {
    const a = e.closest('a[href]');
    return a && !/^(#*|javascript:.*)?$/i.test(a.getAttribute('href').trim());
  };
  const known = new Set(every('a[href]').filter(leads).map(a => a.textContent.trim()));
  const all = every('a,li,span,p,div,td,dd,dt,h3,h4,h5,button,label');
  return [...new Set(all.filter(e => !leads(e)).map(own).filter(t => t.length > 3 && t.length < 80 && !known.has(t)))];
}"""
)
_CLICK = (
    f"words => {{{EVERY}"
    """
  const own = e => [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.textContent).join('').trim();
  const all = every('a,li,span,p,div,td,dd,dt,h3,h4,h5,button,label');
  const found = all.find(e => own(e) === words && e.getClientRects().length) || all.find(e => own(e) === words);
  if (found) found.click();
  return !!found;
}"""
)
_ROUTED = (
    f"() => {{{EVERY}"
    """
  return every('a[href^="#"]').map(a => [a.getAttribute('href').slice(1), a.textContent.trim()]).filter(([to]) => to
    && !document.getElementById(to) && !document.getElementsByName(to).length);
}"""
)
"""Links of a script portal to what is no place in its page: routes that are words (#list)."""
_HELD = (
    f"() => {{{EVERY}"
    """
  const args = e => (e.getAttribute('onclick') || e.getAttribute('href') || '').match(/'[^']*'|"[^"]*"|\\d+/g) || [];
  const bare = s => s.replace(/^['"]|['"]$/g, '');
  return every('[onclick],a[href^="javascript:"],[data-id]').filter(e => e.textContent.trim().length < 120).map(e =>
    [e.textContent.trim(), {...Object.fromEntries(args(e).map((s, n) => [`argument ${n}`, bare(s)])), ...e.dataset}]);
}"""
)
"""What entries hand over when they are clicked: showInfo('7'), data-id="7"."""
_CATCH = """() => {
  window.nianbaoOpened = [];
  window.open = to => { window.nianbaoOpened.push(String(to)); return null; };
}"""
_CAUGHT = "() => window.nianbaoOpened.splice(0).pop() || ''"
_ADD = """html => {
  const box = document.createElement('div');
  box.hidden = true;
  box.innerHTML = html;
  document.body.appendChild(box);
}"""


class Opening:
    """The entries of a page that is open, and the addresses that were found of them."""

    def __init__(self, page: Any, loading: Loading) -> None:
        self.page, self.loading = page, loading
        self.where: str = page.url
        self.begun = time.monotonic()
        self.found: dict[str, str] = {}

    async def run(self) -> None:
        """Adds to the page where its entries lead."""
        routed = await self.page.evaluate(_ROUTED) if self.loading.is_shell else []
        if routed:
            links = (f'<a {ROUTED}="{escape(to)}">{escape(said)}</a>' for to, said in routed[:_MOST_RECORDS])
            await self.page.evaluate(_ADD, "\n".join(links))
        words = await self.page.evaluate(_LISTED)
        sorts = {each: classify(each).sort for each in words}
        menu = [each for sort in ("column", "hub") for each in words if sorts[each] == sort][:_MOST_MENU]
        entries = [each for each in words if sorts[each] == "report"]
        if not menu and not entries:
            return
        await self.page.evaluate(_CATCH)
        held = await self.page.evaluate(_HELD)
        records: dict[str, Mapping[str, str]] = {squeeze(said): its for said, its in held[:_MOST_RECORDS] if its}
        records |= dict(islice(_records(self.loading.answers), _MOST_RECORDS))
        await self._by_records(entries, records)
        opened = any(classify(each).sort == "report" for each in self.found)
        for each in menu:
            await self._try(each)
        anchors = [f'<a href="{escape(to)}">{escape(said)}</a>' for said, to in self.found.items()]
        # Where some entries open, those that did not are named; else they may be words of the page itself.
        listed = [*map(squeeze, entries), *(each for each in records if classify(each).sort == "report")]
        left = [each for each in dict.fromkeys(listed) if opened and each not in self.found]
        anchors += [f'<a ng-href="{UNBOUND}">{escape(said)}</a>' for said in left]
        if anchors:
            await self.page.evaluate(_ADD, "\n".join(anchors))

    async def _by_records(self, entries: Sequence[str], records: Mapping[str, Mapping[str, str]]) -> None:
        """Clicks entries until it is known how addresses are made of records; those that are no records, all."""
        ways: list[str] | None = None
        clicked = missed = 0
        for each in entries[:_MOST_ENTRIES]:
            to, record = await self._try(each), records.get(squeeze(each))
            if not to:
                missed += 1
                if not clicked and missed >= _MOST_MISSED:
                    return  # words of the page itself
                continue
            clicked += 1
            if record is None:
                continue
            fitting = [*_ways(to, record)]
            ways = fitting if ways is None else [way for way in ways if _filled(way, record) == to]
            if (clicked > 1 or len(entries) == 1) and ways:
                break
        for said, record in records.items() if ways else ():
            if to := _filled((ways or [""])[0], record):
                self.found.setdefault(said, to)

    async def _try(self, words: str) -> str:
        """The address that a click on an entry opens; empty if it opens none."""
        if time.monotonic() - self.begun > _SECONDS:
            return ""
        self.loading.led_to, self.loading.held, self.loading.holds = "", 0, True
        try:
            to = await self._clicked(words)
        finally:
            self.loading.holds = False
        if self.page.url != self.where or self.loading.held:
            await self._back()
        if to:
            self.found[squeeze(words)] = to
        return to

    async def _clicked(self, words: str) -> str:
        if not await self.page.evaluate(_CLICK, words):
            return ""
        end = time.monotonic() + _WAIT
        while time.monotonic() < end:
            opened = await self.page.evaluate(_CAUGHT) or self.loading.led_to
            if opened or self.page.url != self.where:
                return urljoin(self.where, opened) if opened else str(self.page.url)
            await self.page.wait_for_timeout(_LOOK * 1_000)
        return ""

    async def _back(self) -> None:
        """Back to the page with the entries, as it was when it was opened."""
        from playwright.async_api import Error

        with suppress(Error):
            if self.page.url == self.where:  # it was drawn anew, without what was not loaded
                await self.page.reload(wait_until="commit")
            else:
                await self.page.go_back(wait_until="commit")
            await self.page.wait_for_load_state("networkidle", timeout=4_000)
            await self.page.wait_for_timeout(4 * _LOOK * 1_000)
            await self.page.evaluate(_CATCH)


def _records(answers: Sequence[str]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The records of an interface's answers, each by every text in it that may be its title."""
    for text in answers:
        try:
            waiting = [json.loads(text)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            part = waiting.pop()
            if isinstance(part, list):
                waiting += reversed(part)
            if not isinstance(part, dict):
                continue
            waiting += [each for each in part.values() if isinstance(each, dict | list)]
            plain = {key: str(each) for key, each in part.items() if isinstance(each, str | int) and str(each)}
            for said in plain.values():
                if 6 < len(said) < 120 and not said.isascii():
                    yield squeeze(said), plain


def _ways(address: str, record: Mapping[str, str]) -> Iterator[str]:
    """The ways in which an address may be made of a record: templates with its keys in braces."""
    pieces = {quote(value, safe=""): key for key, value in reversed([*record.items()])}
    for key, value in record.items():
        own = {**pieces, quote(value, safe=""): key}
        way = _PIECE.sub(
            lambda at, own=own: f"\ue000{own[at[0]]}\ue001" if at[0] in own else at[0],  # type: ignore[misc]
            address,
        )
        if f"\ue000{key}\ue001" in way:
            yield way


def _filled(way: str, record: Mapping[str, str]) -> str:
    """The address of a record; empty if it lacks a part of it."""
    parts = _SLOT.split(way)
    values = [quote(record.get(each, ""), safe="") for each in parts[1::2]]
    return "".join(a + b for a, b in zip(parts[::2], [*values, ""], strict=True)) if all(values) else ""
