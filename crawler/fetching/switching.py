"""切换标签: clicks the tabs of a list that is open in the browser, years and organs that name no address, or chooses
them in its menu, and gathers what each shows in the page that is handed on. If all were clicked, the page says so
(`SWITCHED`).
"""

from __future__ import annotations

import time
from contextlib import suppress
from typing import Any

from crawler.fetching.turning import ADD, ENTRIES, LOOK, Turned, changed, turned
from spiders.pages.scripted import SWITCHED
from spiders.pages.tabs import is_tab

_MOST = 40
_SECONDS = 16.0
"""Seconds for all tabs of a list; what is beyond is missing, and the crawl says so."""
_WAIT = 1_200
"""Milliseconds in which a tab must change the entries; that of what is shown changes nothing."""

_OWN = """
  const own = e => [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.textContent).join('').replace(/\\s/g, '');
  const leads = e => {
    const a = e.closest('a[href]');
    return a && !/^(#.*|javascript:.*)?$/i.test(a.getAttribute('href').trim());
  };
  const every = [...document.body.querySelectorAll('a,li,span,button,div,dd,dt,label,em,b,p,option')]
    .filter(e => !leads(e) && own(e).length > 1 && own(e).length < 21);"""
_LISTED = f"() => {{{_OWN} return [...new Set(every.map(own))]; }}"
_CLICK = f"""words => {{{_OWN}
  const found = every.filter(e => own(e) === words);
  const option = found.find(e => e.tagName === 'OPTION' && e.parentElement.closest('select'));
  const shown = found.find(e => e.tagName !== 'OPTION' && e.getClientRects().length);
  const one = shown || option || found[0];
  if (!one) return;
  if (one !== option) {{ one.click(); return; }}
  const menu = one.closest('select');
  menu.value = one.value;
  for (const kind of ['input', 'change']) menu.dispatchEvent(new Event(kind, {{bubbles: true}}));
}}"""


async def switch(page: Any) -> None:
    """Clicks the tabs of a page of the browser, and adds what they show."""
    from playwright.async_api import Error

    begun, where = time.monotonic(), page.url
    tabs = [each for each in await page.evaluate(_LISTED) if is_tab(each)]
    if len(tabs) < 2:
        return
    answered = False
    found, end = Turned(dict.fromkeys(await page.evaluate(ENTRIES))), "yes" if len(tabs) <= _MOST else "no"
    for words in tabs[:_MOST]:
        if time.monotonic() - begun > _SECONDS:
            end = "no"
            break
        look = await page.evaluate(LOOK)
        with suppress(Error):
            await page.evaluate(_CLICK, words)
        if not await changed(page, look, _WAIT):
            if page.url.partition("#")[0] != where.partition("#")[0]:
                return  # it was a link after all
            continue
        answered = True
        found.entries |= dict.fromkeys(await page.evaluate(ENTRIES))
        if not await turned(page, found, begun + _SECONDS):
            end = "no"
    # Where no tab does anything, what listens for the clicks did not come: a library of another host.
    await page.evaluate(ADD, ["\n".join(found.entries), SWITCHED, end if answered else "no"])
