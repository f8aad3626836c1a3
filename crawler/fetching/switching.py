"""切换标签: clicks the tabs of a list that is open in the browser, years and organs that name no address, or chooses
them in its menu, and gathers what each shows in the page that is handed on. Of tabs for years and for organs, each pair
is chosen. If all were clicked, the page says so (`SWITCHED`); and it says which of them were answered (`CHOSEN`), as
their lists may rightly be empty.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from crawler.fetching.loading import Loading
from crawler.fetching.shadows import EVERY
from crawler.fetching.turning import ADD, ENTRIES, LOOK, Turned, changed, turned
from spiders.pages.scripted import CHOSEN, SWITCHED
from spiders.pages.tabs import PAIR, is_tab
from spiders.pages.titles import year_in

_MOST = 40
_SECONDS = 24.0
"""Seconds for all tabs of a list; what is beyond is missing, and the crawl says so."""
_WAIT = 1_200
"""Milliseconds in which a tab must change the entries; that of what is shown changes nothing."""
_AGAIN = 150
"""The same, where an answer came, but nothing changed: both lists are empty."""

_OWN = f"""{EVERY}
  const own = e => [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.textContent).join('').replace(/\\s/g, '');
  const leads = e => {{
    const a = e.closest('a[href]');
    return a && !/^(#.*|javascript:.*)?$/i.test(a.getAttribute('href').trim());
  }};
  const labels = every('a,li,span,button,div,dd,dt,label,em,b,p,option')
    .filter(e => !leads(e) && own(e).length > 1 && own(e).length < 21);"""
_LISTED = f"() => {{{_OWN} return [...new Set(labels.map(own))]; }}"
_CLICK = f"""words => {{{_OWN}
  const found = labels.filter(e => own(e) === words);
  const option = found.find(e => e.tagName === 'OPTION' && e.parentElement.closest('select'));
  const shown = found.find(e => e.tagName !== 'OPTION' && e.getClientRects().length);
  const one = shown || option || found[0];
  if (!one) return false;
  const looks = () => one.outerHTML + (one.parentElement || one).className, before = looks();
  if (one !== option) {{
    one.click();
    return new Promise(done => setTimeout(() => done(looks() !== before), 30));
  }}
  const menu = one.closest('select');
  menu.value = one.value;
  for (const kind of ['input', 'change']) menu.dispatchEvent(new Event(kind, {{bubbles: true}}));
  return true;
}}"""


@dataclass
class _Switching:
    """The tabs of a page, and what they have shown so far."""

    page: Any
    loading: Loading
    found: Turned
    begun: float = field(default_factory=time.monotonic)
    shown: dict[str, None] = field(default_factory=dict)
    """Tabs and pairs whose lists were shown, in order; some may be empty."""
    answers: bool = False
    """Whether any tab has changed anything."""
    whole: bool = True

    def __post_init__(self) -> None:
        self.where: str = self.page.url.partition("#")[0]

    @property
    def is_late(self) -> bool:
        return time.monotonic() - self.begun > _SECONDS

    @property
    def is_elsewhere(self) -> bool:
        """Whether what was clicked was a link after all."""
        return bool(self.page.url.partition("#")[0] != self.where)

    async def choose(self, words: str) -> bool:
        """Clicks a tab. Whether its list was shown, as far as can be seen: the entries became others, or an answer came
        to what a script asked for.
        """
        from playwright.async_api import Error

        look, before = await self.page.evaluate(LOOK), self.loading.answered
        marks = False
        with suppress(Error):
            marks = bool(await self.page.evaluate(_CLICK, words))
        if await self._changes(look, before):
            self.answers = True
            self.found.entries |= dict.fromkeys(await self.page.evaluate(ENTRIES))
            self.whole &= await turned(self.page, self.found, self.begun + _SECONDS)
            return True
        # A tab that is marked as chosen, beside others that do something: its list is as empty as the one before.
        return self.loading.answered > before or (marks and self.answers)

    async def _changes(self, look: str, before: int) -> bool:
        """Whether the entries become others in time. Where an answer has come, they do so soon, or not at all."""
        end = time.monotonic() + _WAIT / 1_000
        while time.monotonic() < end:
            if await changed(self.page, look, _AGAIN):
                return True
            if self.is_elsewhere:
                return False
            if self.loading.answered > before:
                return await changed(self.page, look, _AGAIN)
        return False

    async def one_by_one(self, tabs: Sequence[str]) -> None:
        for words in tabs:
            if self.is_late:
                self.whole = False
            if self.is_late or self.is_elsewhere:
                return
            if await self.choose(words):
                self.shown[words] = None

    async def pair_by_pair(self, years: Sequence[str], others: Sequence[str]) -> None:
        """Chooses each year with each organ."""
        for year in years:
            await self.choose(year)
            for organ in others:
                if self.is_late or self.is_elsewhere:
                    return
                if await self.choose(organ):
                    self.shown[f"{year}{PAIR}{organ}"] = None


async def switch(page: Any, loading: Loading) -> None:
    """Clicks the tabs of a page of the browser, and adds what they show."""
    tabs = [each for each in await page.evaluate(_LISTED) if is_tab(each)]
    if len(tabs) < 2:
        return
    state = _Switching(page, loading, Turned(dict.fromkeys(await page.evaluate(ENTRIES))))
    state.whole = len(tabs) <= _MOST
    await state.one_by_one(tabs[:_MOST])
    years = [each for each in tabs[:_MOST] if year_in(each)]
    others = [each for each in tabs[:_MOST] if not year_in(each)]
    if len(years) > 1 and len(others) > 1 and state.answers and not state.is_elsewhere:
        await state.pair_by_pair(years, others)
    if state.is_elsewhere:
        return
    # Where no tab does anything, what listens for the clicks did not come: a library of another host.
    end = "yes" if state.whole and state.answers else "no"
    await page.evaluate(ADD, ["\n".join(state.found.entries), SWITCHED, end])
    if state.answers:
        await page.evaluate(_TELL, [CHOSEN, "|".join(state.shown)])


_TELL = """([name, said]) => {
  const box = document.createElement('div');
  box.setAttribute(name, said);
  document.body.appendChild(box);
}"""
