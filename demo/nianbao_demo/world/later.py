"""Time travel: the changes to the demo world between the first day and a later one.

Day 1 is 2025-12-01. By day 2, after the legal deadlines, new reports have been published, older
ones were changed without notice, pages were moved or withdrawn, and some sites have another layout.
The world's `changes` list all of it. Day 3 is the day after, and equals day 2.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from urllib.parse import urljoin

from nianbao_demo.world.files import NOT_FOUND
from nianbao_demo.world.model import Change, ChangeKind, Page, World
from nianbao_demo.world.plans import Plan
from nianbao_demo.world.posts import Entry, written
from nianbao_demo.world.press import Press, Record
from nianbao_demo.world.publications import later_plans
from nianbao_demo.world.site import Site
from parsers.report import Figure, Number, Report

DAYS = {1: date(2025, 12, 1), 2: date(2026, 4, 2), 3: date(2026, 4, 3)}
"""The days of a world that ends with report year 2024 on day 1."""

LIVELY = frozenset({"jxq.gov.cn", "xigong.gov.cn", "luolong.gov.cn", "cz.ly.gov.cn"})
"""Hosts with dynamic pages; every page has a counter of visits."""
WITHOUT_VALIDATORS = LIVELY | {"nync.ly.gov.cn", "luanchuan.gov.cn", "hnsongxian.gov.cn", "article.ly.gov.cn"}
"""Hosts that send neither ETag nor Last-Modified: half of the sites."""
_REDRESSED = ("wgl.ly.gov.cn", "xinan.gov.cn", "luolong.gov.cn")
"""Sites that have changed the foot of every page."""
_NOTICE = "<p>本网站支持IPv6访问</p>"
_GONE = '<div class="tip">您访问的页面不存在或已删除</div>'
_EMPTIED = {
    "an empty element": '<div id="zoom"></div>',
    "a script's place": '<div id="content"></div><script>show("#content", "detail?id=1")</script>',
    "nothing": "",
    "a word": '<div class="nr">内容为空</div>',
}
"""What is left in the place of an article on a day on which its portal is not well."""
_NEW = {
    "www.ly.gov.cn": 9,
    "www.chuanhui.gov.cn": 5,
    "mengjin.gov.cn": 2,
    "xigong.gov.cn": 2,
    "luanchuan.gov.cn": 2,
    "yanshi.gov.cn": 1,
    "luolong.gov.cn": 2,
    "wgl.ly.gov.cn": 1,
    "nync.ly.gov.cn": 1,
    "cz.ly.gov.cn": 1,
}
"""How many reports on the new year each host publishes."""
_ADDED = "需要补充说明的是，上述情况截至次年三月底。"


def travel(world: World, press: Press, sites: Sequence[Site], found: Sequence[Entry], last: int) -> list[Entry]:
    """Turns a world of day 1 into one of a later day. `found` are the results of the city's search
    on day 1, whose last report year is `last`; returns those of the later day.
    """
    world.later = DAYS[2].replace(year=last + 2)
    world.lively = LIVELY
    journey = _Journey(world, press, {site.host: site for site in sites}, last)
    for host in _REDRESSED:
        journey.sites[host].notice = _NOTICE
    new = journey.publish()
    journey.change()
    return [now for entry in [*found, *new] if (now := journey.line(entry)) is not None]


@dataclass
class _Journey:
    world: World
    press: Press
    sites: dict[str, Site]
    last: int

    def __post_init__(self) -> None:
        self.rng = Random(f"{self.world.seed}/day 2")
        self.lines: dict[str, Entry | None] = {}
        """By address: the line that lists show now; None: the line is gone."""
        self.left = [r for r in self.press.records.values() if _may_change(r)]
        self.rng.shuffle(self.left)

    @property
    def _today(self) -> date:
        assert self.world.later is not None
        return self.world.later

    # new reports

    def publish(self) -> list[Entry]:
        """Publishes the new year's reports of some organs of each host, in the lists they belong to."""
        known = {(r.plan.organ.host, r.plan.organ.key): r for r in self.press.records.values()}
        found = []
        everybody = later_plans(self.world.seed, self.last)
        for host, count in _NEW.items():
            site = self.sites[host]
            of_host = [plan for plan in everybody if plan.organ.host == host]
            near = {
                plan.organ.key: known[host, plan.organ.key].places[0].url
                for plan in of_host
                if known.get((host, plan.organ.key)) and known[host, plan.organ.key].places
            }
            plans = [plan for plan in of_host if self._has_room(site, plan, near)][:count]
            site.later(self.press, plans, near)
            for plan in plans:
                record = self.press.records[plan.key]
                place = record.places[0]
                found.append(Entry(place.post.title, place.url, place.post.day))
                self._note("new", record)
        return found

    def _has_room(self, site: Site, plan: Plan, near: dict[str, str]) -> bool:
        """Whether a list of the site itself has the organ's reports; not a list in a frame."""
        return plan.organ.key in near and (
            site.host == "www.chuanhui.gov.cn" or bool(site.lists_with(near[plan.organ.key]))
        )

    # changes

    def change(self) -> None:
        pages, files = ([r for r in self.left if (r.plan.way == "page") is is_page] for is_page in (True, False))
        for record in [*_taken(pages, 6), *_taken(files, 4)]:
            self._figure(record, lambda value: value + self.rng.randint(1, 9))
        for record in [*_taken(pages, 1), *_taken(files, 1)]:
            self._figure(record, lambda _: None)  # the printed values are blank now
        for record in [*_taken(pages, 3), *_taken(files, 1)]:
            self._text(record)
        lone = [r for r in pages if self._is_listed_once(r)]
        for what in (self._title, self._date):
            for record in _taken(lone, 3):
                what(record)
        for nth, record in enumerate(_taken(lone, 5)):
            self._move(record, leads_on=nth == 0)
        for status in (404, 410, 200, 302):
            for record in _taken(lone, 2 if status in {404, 200} else 1):
                self._withdraw(record, status, listed=True)
        for record in _taken(lone, 2):
            self._withdraw(record, 404, listed=False)
        for record in _taken(lone, 2):
            self.lines[record.places[0].url] = None
            self._note("unlisted", record)
        self._empty_some(lone)
        for site in self.sites.values():
            site.relist(self.line)

    def line(self, entry: Entry) -> Entry | None:
        """The line that a list now shows in place of `entry`."""
        return self.lines.get(entry.url, entry)

    def _is_listed_once(self, record: Record) -> bool:
        """Whether the report has one address, and exactly one list names it."""
        return len(record.places) == 1 and len(record.places[0].site.lists_with(record.places[0].url)) == 1

    def _figure(self, record: Record, edit: Callable[[int], Number | None]) -> None:
        report = record.plan.report
        printed = [k for k, f in report.figures.items() if isinstance(f.value, int)]
        key = self.rng.choice(printed)
        old = report.figures[key]
        assert isinstance(old.value, int)
        value = edit(old.value)
        new = Figure(value, "" if value is None else str(value), old.unit)
        self._edit(record, replace(report, figures={**report.figures, key: new}))
        self._note("figure", record, key, old.value, value)

    def _text(self, record: Record) -> None:
        report = record.plan.report
        section = self.rng.choice(report.sections[-3:])
        longer = replace(section, text=f"{section.text}\n{_ADDED}")
        sections = tuple(longer if each is section else each for each in report.sections)
        self._edit(record, replace(report, sections=sections))
        self._note("text", record, f"sections.{section.number}", section.text, longer.text)

    def _title(self, record: Record) -> None:
        """Changes the title on the page; the list keeps the old one."""
        report = record.plan.report
        new = f"{report.issuer}{report.year}年政府信息公开工作情况年度报告"
        self._edit(record, replace(report, title=new))
        self._note("title", record, "title", report.title, new)

    def _date(self, record: Record) -> None:
        report, place = record.plan.report, record.places[0]
        assert report.published_on is not None
        new = report.published_on + timedelta(days=self.rng.randint(3, 40))
        self._edit(record, replace(report, published_on=new))
        self.lines[place.url] = Entry(place.post.title, place.url, new)
        self._note("date", record, "published_on", str(report.published_on), str(new))

    def _edit(self, record: Record, report: Report) -> None:
        """Replaces the report on every page and file of its own."""
        record.plan = replace(record.plan, report=report)
        for url in (*(copy.url.partition("#")[0] for copy in record.copies), *record.pages):
            page = self.world.get(url)
            assert page is not None
            self.world.replace(replace(page, modified=self._today))

    def _move(self, record: Record, *, leads_on: bool = False) -> None:
        """Moves the report; the old address answers 404, or redirects if `leads_on`."""
        place = record.places.pop()
        entry = place.site.publish(place.post, place.folder)
        record.places.append(replace(place, url=entry.url))
        old = [copy.url for copy in record.copies]
        urls = (entry.url, *place.site.also_at(entry.url))
        record.copies[:] = [replace(record.copies[0], url=url) for url in urls]
        for url in old:
            self._answer(url, 302 if leads_on else 404, to=entry.url)
        self.lines[place.url] = entry
        self._note("moved", record, "url", place.url, entry.url)

    def _withdraw(self, record: Record, status: int, *, listed: bool) -> None:
        """Withdraws the report: `status` 200 is a page that says so, 302 redirects to the front
        page.
        """
        for copy in record.copies:
            self._answer(copy.url, status, to=urljoin(copy.url, "/"))
        if not listed:
            self.lines[record.places[0].url] = None
        how = {200: "soft 404", 302: "to the front page"}.get(status, str(status))
        self._note("withdrawn", record, how if listed else f"{how}, unlisted")
        del self.press.records[record.plan.key]

    def _empty_some(self, lone: list[Record]) -> None:
        for record, (look, body) in zip(_taken(lone, len(_EMPTIED)), _EMPTIED.items(), strict=True):
            self._empty(record, look, body)

    def _empty(self, record: Record, look: str, body: str) -> None:
        """Leaves of the report's page its frame and title."""
        place = record.places[0]
        empty = written(
            f"{self.world.seed}/{record.plan.key}/emptied",
            place.post.title,
            place.post.day,
            record.plan.report.issuer or "",
            lambda _: body,
            kind="report",
            charset=place.site.charset,
        )
        for copy in record.copies:
            page = self.world.get(copy.url)
            assert page is not None
            self.world.replace(replace(page, make=lambda: empty.write(place.site.frame), modified=self._today))
        self._note("emptied", record, look)

    def _answer(self, url: str, status: int, to: str) -> None:
        page, site = self.world.get(url), self._site_of(url)
        assert page is not None
        body = site.dress("提示", _GONE).encode(site.charset) if status == 200 else NOT_FOUND
        headers = (("Location", to),) if status == 302 else ()
        self.world.replace(Page(page.url, lambda: body, "trap", "text/html", status, headers, self._today))

    def _site_of(self, url: str) -> Site:
        return next(site for host, site in self.sites.items() if url.split("/")[2] == host)

    def _note(
        self,
        kind: ChangeKind,
        record: Record,
        field: str = "",
        old: str | Number | None = None,
        new: str | Number | None = None,
    ) -> None:
        issuer = record.plan.report.issuer or ""
        urls = tuple(copy.url for copy in record.copies)
        self.world.changes.append(Change(kind, issuer, record.plan.year, urls, field, old, new))


def _may_change(record: Record) -> bool:
    """Whether a change of the report can be seen: not in one that can't be read or needs OCR.
    Reports with real figures never change.
    """
    plan = record.plan
    printed = any(isinstance(figure.value, int) for figure in plan.report.figures.values())
    readable = plan.way in {"page", "page+file", "file", "archive"}
    return printed and readable and "real figures" not in plan.quirks


def _taken(records: list[Record], count: int) -> Iterator[Record]:
    """The next `count` records, each removed from the list."""
    for _ in range(count):
        record = records.pop()
        yield record
