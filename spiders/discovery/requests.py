"""Decides what to fetch next: each page once, and only on the portal's own hosts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from spiders import messages
from spiders.discovery import alike
from spiders.discovery.frontier import way_of
from spiders.discovery.gaps import note_refused
from spiders.discovery.leads import lead_key
from spiders.discovery.left_alone import Fruitless
from spiders.discovery.state import Crawl
from spiders.pages import Page
from spiders.pages.addresses import LONGEST, absolute, goes_round, host_of, is_posted, route_of, sent_to
from spiders.pages.attachments import is_file, unwrapped
from spiders.pages.others import is_another
from spiders.pages.searches import SEARCH
from spiders.pages.sitemaps import MAP, NESTED
from spiders.pages.titles import classify, is_site_map
from spiders.systems import Kind, Lead

MOST_HOPS = 5
"""Largest number of pages in a row that send the reader on, by script or in a frame: some never stop."""

_LATER = 8
"""A request whose priority has fallen by this much is postponed."""


@dataclass(frozen=True, slots=True)
class Fetch:
    """A page to be fetched. Pages with a higher `priority` are fetched first."""

    lead: Lead
    priority: int
    render: bool = False
    """Whether to open it in a browser, or (`Lead.parts`) to join it of its parts."""


def first(crawl: Crawl) -> Iterator[Fetch]:
    """The first fetches of a crawl: the front pages of all hosts, and the content system's first pages. For a
    resumed crawl, its pending pages instead.
    """
    if crawl.resumed:
        for lead in list(crawl.pending.values()):
            yield fetch(crawl, lead)
        return
    leads = [*(Lead(url, "front") for url in crawl.site.fronts), *crawl.site.system.start()]
    # A list, so that all of them are in `seen` before the first answer links to one.
    yield from [each for lead in leads for each in follow(crawl, lead)]


def titled(lead: Lead) -> Lead:
    """The lead of a file with its link's text as the title, if none is known."""
    known = dict(lead.hints)
    return lead if "title" in known else replace(lead, hints=(*lead.hints, ("title", lead.text)))


def follow(crawl: Crawl, lead: Lead, source: Lead | None = None, *, known: bool = False) -> Iterator[Fetch]:
    """The fetch of a lead, if it is to be made now. `source` is the lead of the page with the link. What is `known`
    to have been a report is fetched whatever its link says.
    """
    if lead.kind in {"detail", "column"} and (shown := unwrapped(lead.url)) != lead.url:  # what a viewer shows
        lead = replace(lead, url=shown)
    if lead.kind in {"detail", "column"} and is_file(lead.url):
        lead = replace(titled(lead), kind="attachment")
    if not crawl.site.has(lead.url, lead) or goes_round(lead.url):
        return
    if is_posted(lead.url) and not (lead.form or sent_to(lead.url)):
        return  # only its list's page knows how to ask for it
    if len(lead.url) > LONGEST:  # of a content system: a page's links are no longer
        crawl.left_out[host_of(lead.url)] += 1
        return
    key = lead_key(lead)
    if not known and lead.kind in {"detail", "attachment"} and lead.parent is None and is_another(lead.text):
        crawl.passed_over[key] = lead.text
        return
    way = way_of(source) if source else ()
    if key in crawl.seen:
        crawl.frontier.leads_again(key, way, waits=key in crawl.pending)
        return
    crawl.seen.add(key)
    lead = replace(lead, via=way, guess=lead.guess or _still_guesses(lead, source))
    why = crawl.frontier.hopeless(lead, crawl.site.patience)
    if why:
        crawl.frontier.shelve(lead, why)
        return
    posted = is_posted(lead.url)
    by_route = lead.kind == "detail" and route_of(lead.url) and not posted and can_draw(crawl)
    yield from by_script(crawl, lead) if by_route else [fetch(crawl, lead)]


def by_script(crawl: Crawl, lead: Lead) -> Iterator[Fetch]:
    """The fetch of an article that scripts fill: joined with what they ask for, if articles like it have shown that,
    else drawn in a browser, one after another until it is known.
    """
    parts = () if lead.parts else alike.parts_of(crawl, lead.url)
    if parts:
        yield fetch(crawl, replace(lead, parts=parts))
    elif not can_draw(crawl):
        yield fetch(crawl, lead)
    elif not alike.waits(crawl, lead):
        yield drawn(crawl, lead)


def drawn(crawl: Crawl, lead: Lead) -> Fetch:
    """The fetch of a page in a browser, whose number is limited."""
    crawl.rendered += 1
    crawl.drawn.add(lead.url)
    return replace(fetch(crawl, replace(lead, parts=())), render=True)


def released(crawl: Crawl) -> list[Fetch]:
    """The fetches of articles that waited for one that gave no answer."""
    return [each for lead in alike.released(crawl) for each in by_script(crawl, lead)]


def note_left_out(crawl: Crawl, page: Page) -> None:
    """Notes how many links of a page are not looked at."""
    if page.left_out:
        crawl.left_out[host_of(page.url)] += page.left_out


def onward(crawl: Crawl, lead: Lead, source: Lead) -> Iterator[Fetch]:
    """The fetch of an address to which a page sends its readers, or which it shows in a frame. `lead` is the
    page's lead with the new address.
    """
    if lead.hops < MOST_HOPS:
        yield from follow(crawl, replace(lead, hops=lead.hops + 1), source)


def fetch(crawl: Crawl, lead: Lead) -> Fetch:
    """The fetch of a lead, whatever was decided before; the lead becomes pending."""
    crawl.pending[lead_key(lead)] = lead
    return Fetch(lead, crawl.frontier.priority(lead), render=bool(lead.parts))


def reconsider(crawl: Crawl, lead: Lead, priority: int) -> int | None:
    """Decides again when the turn of a waiting page comes, as more is known now than when it got its
    `priority`. Returns a lower priority if it is to be postponed, or None to fetch it now.

    Raises `Fruitless` if it isn't to be fetched any more.
    """
    why = crawl.frontier.hopeless(lead, crawl.site.patience)
    if why:
        raise Fruitless(why)
    now = crawl.frontier.priority(lead)
    if now <= priority - _LATER:
        return now
    crawl.frontier.goes(lead, lead_key(lead))
    return None


def keep_map(crawl: Crawl, url: str) -> None:
    """Keeps a site's map for search engines, in case nothing else leads to reports."""
    if absolute(url, url):
        crawl.reserve.setdefault(url, Lead(url, "hub", NESTED, 1, hints=((MAP, "1"),)))


_MOST_DRAWN = 6
"""Front pages and hubs that are drawn before a crawl ends with nothing."""


def last(crawl: Crawl) -> list[Fetch]:
    """What is still tried before a crawl ends with nothing: pages in reserve (the site map, then the site's map for
    search engines and its feeds, then the further pages of lists of what was disclosed, then the site's own search),
    and at last front pages and hubs that lead nowhere, drawn in a browser.
    """
    if found := _of_reserve(crawl, lambda lead: lead.kind != "more" and MAP not in dict(lead.hints)):
        return found
    known = crawl.columns or crawl.failures or crawl.roles["broken"] or crawl.roles["blocked"]
    if not known:  # else the way is known, and something on it failed
        for site_map in sorted({urljoin(url, "/sitemap.xml") for url in crawl.site.start_urls})[:1]:
            keep_map(crawl, site_map)
        if found := _of_reserve(crawl, lambda lead: lead.kind != "more"):
            return found
    if found := _of_reserve(crawl, lambda lead: lead.kind == "more" and SEARCH not in dict(lead.hints)):
        return found
    failed = crawl.columns or crawl.failures or crawl.roles["blocked"] or crawl.unread
    if not failed and (found := _of_reserve(crawl, lambda lead: SEARCH in dict(lead.hints))):
        return found
    found = []
    kinds: dict[Kind, int] = {"front": 0, "column": 1}
    waiting = sorted(
        crawl.barren.items(), key=lambda each: (kinds.get(each[1].kind, 2), -each[1].worth, each[1].depth, each[0])
    )
    for url, lead in waiting[:_MOST_DRAWN]:
        if not can_draw(crawl):
            break
        del crawl.barren[url]
        if url in crawl.drawn:
            continue
        crawl.drawn.add(url)
        found.append(drawn(crawl, lead))
    return found


def last_with_reports(crawl: Crawl) -> list[Fetch]:
    """What is still tried where reports were found."""
    return _maps(crawl) or _without_a_column(crawl)


def _without_a_column(crawl: Crawl) -> list[Fetch]:
    """What is still tried where reports were found, but no column of them: they stand among all that was disclosed, and
    further pages of these lists may hold more; then the site's own search.
    """
    if crawl.columns:
        return []
    found = _of_reserve(crawl, lambda lead: lead.kind == "more" and SEARCH not in dict(lead.hints))
    return found or _of_reserve(crawl, lambda lead: SEARCH in dict(lead.hints))


def _maps(crawl: Crawl) -> list[Fetch]:
    """The fetches of the portal's own maps (网站地图), though reports were found: organs' pages that no list links to
    stand there. Only what they name as annual reports is followed.
    """
    kept = [lead for lead in crawl.reserve.values() if is_site_map(lead.text)]
    for lead in kept:
        del crawl.reserve[lead.url]
    return [each for lead in kept for each in follow(crawl, replace(lead, hints=((ONLY_REPORTS, "1"),)))]


ONLY_REPORTS = "only reports"
"""Hint of a lead to a page of which nothing is followed but what it names as annual reports."""


def _of_reserve(crawl: Crawl, wanted: Callable[[Lead], bool]) -> list[Fetch]:
    kept = {url: lead for url, lead in crawl.reserve.items() if wanted(lead)}
    for url in kept:
        del crawl.reserve[url]
    return [each for _, lead in sorted(kept.items()) for each in follow(crawl, lead)]


def can_draw(crawl: Crawl) -> bool:
    """Whether a page can still be opened in a browser."""
    return bool(crawl.browser_pages) and crawl.rendered < (crawl.browser_pages or 0)


def leads_away(crawl: Crawl, lead: Lead, asked: str, to: str) -> bool:
    """Whether a redirect from `asked` leads away from the portal; then it must not be followed. It is noted
    as a failure, except for hubs, which link to all kinds of places.
    """
    if crawl.site.has(to, lead):
        return False
    if lead.kind != "hub":
        crawl.failures[asked] = messages.AWAY(host=host_of(to))
        if lead.hops == 0:  # not what a column's page shows in a frame
            note_refused(crawl, lead, asked, crawl.failures[asked])
    return True


def _still_guesses(lead: Lead, source: Lead | None) -> bool:
    """Whether a lead found on a guess is itself only a guess: its words don't name a report or column."""
    guessed = source is not None and source.guess
    kinds: tuple[Kind, ...] = ("column", "list")
    return guessed and lead.kind in kinds and classify(lead.text).sort not in {"report", "column"}
