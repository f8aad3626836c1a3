"""翻页: turns a list that is open in the browser, where its pager names no addresses: clicks 下一页 or 加载更多 as a
reader would, and gathers the entries of all its pages in the one that is handed on.

A list is turned to its end if the pager has nothing more to click, or clicking it changes nothing. Then the page says
so (`TURNED`), in an element that is added at its end.
"""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from crawler.fetching.shadows import EVERY
from spiders.pages.scripted import TURNED

_MOST_TURNS = 60
_SECONDS = 18.0
"""Seconds for all pages of a list; what is beyond is missing, and the crawl says so."""
_WAIT = 4_000
"""Milliseconds in which a click must change the entries."""
_MOST = 1_000_000
"""Characters of entries that are gathered."""

_LINKS = f"""{EVERY}
  const bare = e => !e.children.length && !e.closest('a[href],script,style')
    && /\\u5e74\\u5ea6?\\u62a5\\u544a|\\u5e74\\u62a5/.test(e.textContent);
  const links = [...every('a,[onclick],[data-href],[data-url]'),
    ...every('p,span,div,li,td,dd,h3,h4').filter(bare)]
    .filter(e => (e.textContent || '').trim().length > 7);"""
"""The entries of a list: what has an address or a click, and titles to which only a script listens."""
_SAID = "links.map(e => e.textContent.trim()).join('|')"
ENTRIES = f"""() => {{{_LINKS}
  return links.filter(e => e.outerHTML.length < 3000).slice(0, 3000).map(e => e.outerHTML);
}}"""
_NEXT = (
    f"([number, words]) => {{{EVERY}"
    """
  const plain = s => (s || '').replace(/[\\s\\u00a0<>\\u00bb\\u203a\\[\\]]/g, '');
  const next = /^(\\u4e0b\\u4e00?\\u9875|\\u540e\\u4e00?\\u9875|next)$/i;
  const verb = '(\\u52a0\\u8f7d|\\u67e5\\u770b|\\u663e\\u793a|\\u6d4f\\u89c8|\\u5c55\\u5f00)\\u66f4\\u591a';
  const what = '(\\u5185\\u5bb9|\\u4fe1\\u606f|\\u6570\\u636e)?';
  const more = new RegExp('^(\\u70b9\\u51fb)?' + verb + what + '$|^\\u66f4\\u591a\\u52a0\\u8f7d$');
  const off = e => /disabl|unable|nolink|gray|grey/i.test(e.className + ' ' + (e.parentElement || {}).className)
    || e.disabled || e.getAttribute('aria-disabled') === 'true' || !e.getClientRects().length;
  const leads = e => {
    const href = e.getAttribute('href');
    return href && !/^(#|javascript:)/i.test(href.trim());
  };
  const all = every('a,button,li,span,div,input[type=button]')
    .filter(e => e.children.length < 3 && (e.textContent || e.value || '').length < 30 && !off(e) && !leads(e));
  const said = e => plain(e.textContent || e.value);
  const found = words ? all.filter(e => next.test(said(e))).pop() || all.filter(e => more.test(said(e))).pop()
    : all.filter(e => /^(A|LI|SPAN|BUTTON)$/.test(e.tagName) && said(e) === String(number)).pop();
  if (!found) return false;
  (found.querySelector('a,button') || found).click();
  return true;
}"""
)
_CHANGED = f"before => {{{_LINKS} return {_SAID} !== before; }}"
LOOK = f"() => {{{_LINKS} return {_SAID}; }}"
ADD = """([html, name, end]) => {
  const box = document.createElement('div');
  box.setAttribute(name, end);
  box.hidden = true;
  box.innerHTML = html;
  document.body.appendChild(box);
}"""


@dataclass
class Turned:
    """The entries of a list, in the order in which they were seen, and the number of pages that were turned."""

    entries: dict[str, None]
    turns: int = 0


async def turn(page: Any) -> None:
    """Turns the list on a page of the browser, and adds what its other pages list."""
    where = page.url
    found = Turned(dict.fromkeys(await page.evaluate(ENTRIES)))
    whole = await turned(page, found, time.monotonic() + _SECONDS)
    if page.url.partition("#")[0] != where.partition("#")[0]:
        await _back(page, where)
    elif found.turns:
        await page.evaluate(ADD, ["\n".join(found.entries), TURNED, "yes" if whole else "no"])


async def turned(page: Any, found: Turned, until: float) -> bool:
    """Turns a list, and adds its further entries to what was found. Whether it came to its end on its page."""
    where, turns, ways = page.url, 0, [True, False]
    while turns < _MOST_TURNS and time.monotonic() < until and sum(map(len, found.entries)) < _MOST:
        ways = await _clicked(page, turns + 2, ways)
        if page.url.partition("#")[0] != where.partition("#")[0]:
            return False
        known = len(found.entries)
        found.entries |= dict.fromkeys(await page.evaluate(ENTRIES)) if ways else {}
        if len(found.entries) == known:  # there is nothing to click, or the list repeats itself
            return True
        turns, found.turns = turns + 1, found.turns + 1
    return False


async def changed(page: Any, look: str, wait: int) -> bool:
    """Whether the entries of a page become others than they looked, within so many milliseconds."""
    from playwright.async_api import Error

    with suppress(Error):
        await page.wait_for_function(_CHANGED, arg=look, timeout=wait)
        return True
    return False


async def _clicked(page: Any, number: int, ways: list[bool]) -> list[bool]:
    """Clicks what leads on: by words (True), or by the next page's number. Returns the ways from the one that changed
    something; empty: none did.
    """
    for at, words in enumerate(ways):
        look = await page.evaluate(LOOK)
        if not await page.evaluate(_NEXT, [number, words]):
            continue
        if await changed(page, look, _WAIT):
            return ways[at:]
        if page.is_closed():
            break
    return []


async def _back(page: Any, where: str) -> None:
    """Opens the list's first page again, with a link to the page to which the click had led."""
    from playwright.async_api import Error

    there = page.url.replace("&", "&amp;").replace('"', "%22")
    with suppress(Error):
        await page.goto(where, wait_until="networkidle")
        await page.evaluate(ADD, [f'<a href="{there}">下一页</a>', TURNED, "no"])
