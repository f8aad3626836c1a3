"""Entries and menus that only a script file of the site knows how to open: rows that call one of its functions, and
menus that it writes into every page (document.writeln). The file is fetched, and read without being run.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from parsers.text import squeeze
from spiders import messages
from spiders.captures import Capture
from spiders.discovery.captures import Answer, capture, in_a_browser
from spiders.discovery.gaps import is_library
from spiders.discovery.leads import lead_of
from spiders.discovery.requests import Fetch, can_draw, drawn, follow
from spiders.discovery.state import Crawl, Unclicked
from spiders.pages import Handler, Link, Page, read_page
from spiders.pages.addresses import absolute, is_front, is_posted
from spiders.pages.clicked import HELD, held_in
from spiders.pages.links import UNBOUND
from spiders.pages.scripts import Function, Scripts, called
from spiders.pages.titles import classify, names_organ
from spiders.systems import Kind, Lead

_MOST_CLICKS = 300
"""Most entries of a page that are kept until their script has come."""
_MOST_KEPT = 50_000
"""Characters of a script file that are kept to see what it opens with an entry's attributes."""
_MOST_SCRIPTS = 6
"""Most script files of a page that are fetched."""


@dataclass(frozen=True)
class _Known(Scripts):
    """Scripts of which only some functions are known."""

    given: tuple[tuple[str, Function], ...] = ()

    @property
    def functions(self) -> dict[str, Function]:
        return dict(self.given)


def entries(crawl: Crawl, answer: Answer, page: Page, kind: Kind, depth: int) -> Iterator[Capture | Fetch]:
    """Fetches for the page's entries that call a function of a script file; first for the file itself. A page whose
    entries a template has not filled is opened in a browser.
    """
    clicks, lead = clicked(page), answer.lead
    if "__VIEWSTATE" in answer.text:  # `aspx` posts for them
        clicks = [each for each in clicks if "__doPostBack" not in each.click]
    if answer.rendered:  # what was clicked in the browser stands there as a link, too
        crawl.unclicked.pop(page.url, None)
        opened = {squeeze(link.text) for link in page.links}
        clicks = [each for each in clicks if each.click == UNBOUND or squeeze(each.words) not in opened]
    if not clicks:
        return
    here = [(each.words, each.click) for each in clicks[:_MOST_CLICKS]]
    organ = page.organ or dict(lead.hints).get("column", "")
    waiting = crawl.unclicked.get(page.url)  # of another part of the same list
    crawl.unclicked[page.url] = Unclicked(kind, depth, organ, [*(waiting.clicks if waiting else ()), *here])
    crawl.gaps.setdefault(page.url, messages.NO_ADDRESS(words=clicks[0].words, count=len(clicks)))
    yield from _resolved(crawl, page.url, lead)
    if page.url in crawl.unclicked and any(each.click == UNBOUND for each in clicks) and can_draw(crawl):
        if not answer.rendered:
            del crawl.unclicked[page.url]
            yield from in_a_browser(crawl, answer)
        return
    if page.url in crawl.unclicked:
        for script in scripts_of_site(crawl, page):
            yield from follow(crawl, script, lead)


_MOST_DRAWN = 6


def last_clicks(crawl: Crawl) -> list[Fetch]:
    """The fetches of pages with entries that no script explains, in the browser: they are clicked there."""
    found = list[Fetch]()
    for url, waiting in list(crawl.unclicked.items()):
        if len(found) >= _MOST_DRAWN or not can_draw(crawl) or url in crawl.drawn or is_posted(url):
            continue
        hints = (("column", waiting.organ),) if waiting.organ else ()
        kind: Kind = "front" if is_front(url) else waiting.kind
        crawl.lists.forget(url)
        found.append(drawn(crawl, Lead(url, kind, depth=waiting.depth, hints=hints)))
    return found


def clicked(page: Page) -> list[Handler]:
    """Reports and columns that a page names without their addresses."""
    return [each for each in page.handlers if each.opens is None and _is_entry(each)]


def _is_entry(handler: Handler) -> bool:
    """Whether something to click is a report or column. The head of a menu that only opens calls nothing."""
    sort = classify(handler.words).sort
    calls = bool(called(handler.click)) or handler.click == UNBOUND
    return (sort == "report" and (calls or names_organ(handler.words))) or (sort == "column" and calls)


def scripts_of_site(crawl: Crawl, page: Page) -> list[Lead]:
    """The script files of the site itself that a page names, without libraries."""
    own = [each for each in page.sources if crawl.site.owns(each) and not is_library(each)]
    return [Lead(each, "script", "a script of the site", referrer=page.url) for each in own[:_MOST_SCRIPTS]]


def script_answer(crawl: Crawl, answer: Answer) -> Iterator[Capture | Fetch]:
    """Takes a script file: learns its functions, and follows the links that it writes into the page that named it."""
    yield capture(crawl, answer, "answer", "a script of the site")
    scripts = Scripts(answer.text)
    asked = {called(click) for each in crawl.unclicked.values() for _, click in each.clicks}
    for name, function in scripts.functions.items():
        if name in asked:
            crawl.functions[name] = (list(function.parameters), function.body)
    if HELD in asked and scripts.handed is not None:
        before = crawl.functions.get(HELD, ([], ""))[1]
        crawl.functions[HELD] = ([], f"{before}\n;{answer.text[:_MOST_KEPT]}")
    for url in list(crawl.unclicked):
        yield from _resolved(crawl, url, answer.lead)
    page = read_page(answer.lead.referrer or answer.url, f"<html><body>{scripts.written}</body></html>")
    if page is not None and scripts.written:
        depth = answer.lead.depth
        for link in page.links:
            found = lead_of(link, page, "hub", depth, crawl.chrome)
            yield from follow(crawl, found, answer.lead) if found else ()


def _resolved(crawl: Crawl, url: str, source: Lead) -> Iterator[Fetch]:
    """Fetches for the entries of the page at `url` whose addresses are known now."""
    waiting = crawl.unclicked[url]
    functions = tuple((name, Function(tuple(names), body)) for name, (names, body) in crawl.functions.items())
    scripts = _Known("", functions)
    page = read_page(url, "<html><body></body></html>")
    listening = Scripts(crawl.functions.get(HELD, ([], ""))[1])
    found = [
        (words, listening.opened_with(held_in(click)) or next(iter(scripts.opened(click)), None))
        for words, click in waiting.clicks
    ]
    if page is None or not any(to for _, to in found):
        return
    del crawl.unclicked[url]
    if url in crawl.gaps and crawl.gaps[url].holds(messages.NO_ADDRESS):
        del crawl.gaps[url]
    for words, to in found:
        whole = absolute(url, to) if to else None
        lead = lead_of(Link(whole, words, words), page, waiting.kind, waiting.depth, crawl.chrome) if whole else None
        if lead is not None:
            hints = (("column", waiting.organ),) if waiting.organ else ()
            yield from follow(crawl, replace(lead, hints=hints), source)
