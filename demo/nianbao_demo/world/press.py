"""Publishes reports as pages, as attachments, twice, or behind a firewall page; keeps the ledger."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from html import escape
from random import Random
from urllib.parse import quote

from nianbao_demo.render import ENDINGS, FILES, MARKUPS, RENDERERS, TEXTS
from nianbao_demo.render.page import Frame
from nianbao_demo.render.scan import NoFont, as_careful_pdf, chinese_font
from nianbao_demo.world import files
from nianbao_demo.world.model import Copy, Page, Publication, World
from nianbao_demo.world.plans import Plan
from nianbao_demo.world.posts import Entry, Post, attached, written
from nianbao_demo.world.site import Site

STORE = "oss.ly.gov.cn"
"""The host of attachments; its file names say nothing about the content."""

_SHIELD = (
    b"<script>document.cookie='__jsl_clearance='+(function(){return [1][0]+'|0|';})()"
    b"+';path=/';location.href=location.pathname+location.search</script>"
)


_UNDATED = 0.75
"""Share of the attached files that state no date."""
_PAGES = ("mhtml", "html_doc")
"""Files that are pages, with the date of one."""


@dataclass(frozen=True)
class Place:
    """The site and address at which a page was published, and what it contains."""

    site: Site
    url: str
    post: Post
    folder: str


@dataclass
class Record:
    """A report and its copies. Its pages and files are written from `plan` on their first request."""

    plan: Plan
    copies: list[Copy] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)


@dataclass
class Press:
    """Publishes plans on sites, and records where every report is."""

    world: World
    records: dict[str, Record] = field(default_factory=dict)

    def report(self, site: Site, plan: Plan, folder: str = "") -> Entry:
        """Publishes a report in the way its plan says; returns its line for lists."""
        record = self.records.setdefault(plan.key, Record(plan))
        if plan.way == "page":
            return self._page(site, record, folder, plan.markup)
        if plan.way == "page+file":
            copy = self._file(record, Random(f"{plan.key}/below").choice([*FILES]))
            record.copies.append(copy)
            name = f"{plan.report.title}{_ending(copy.url)}"
            return self._page(site, record, folder, plan.markup, below=attached([(name, copy.url)]))
        if plan.way == "blocked":
            entry = site.publish(replace(self._post(record, plan.markup), write=_shield), folder, status=521)
            record.copies.append(Copy(entry.url, plan.markup, False, "answered 521 with a script: blocked"))
            return entry
        copy = self._in_a_file(record)
        record.copies.append(copy)
        return self._title_page(site, record, folder, copy)

    def apart(self, site: Site, plan: Plan, folder: str, path: str, kind: str) -> Entry:
        """Publishes a report as a file of `kind` at `path` that its page does not mention."""
        url = site.url(path)
        record = Record(plan, [Copy(url, kind)])
        self._add(url, self._written(record, kind))
        key = f"{self.world.seed}/{plan.key}/page"
        post = written(
            key,
            plan.title,
            plan.day,
            plan.report.issuer or "",
            lambda _: "<p>全文见附件。</p>",
            kind="report",
            charset=site.charset,
        )
        entry = site.publish(post, folder)
        record.pages.append(entry.url)
        self.records[plan.key] = record
        return entry

    def filed(
        self, site: Site, plan: Plan, folder: str, path: str, kind: str, *, headers: tuple[tuple[str, str], ...] = ()
    ) -> Entry:
        """Adds a page that only links the report, a file of `kind` at `path` on the site."""
        record = self.records.setdefault(plan.key, Record(plan))
        make, url = self._written(record, kind), site.url(path)
        self.world.add(Page(url, make, "attachment", "application/octet-stream", headers=headers))
        copy = Copy(url, kind)
        record.copies.append(copy)
        return self._title_page(site, record, folder, copy)

    def again(self, site: Site, plan: Plan, folder: str = "") -> Entry:
        """Publishes the same report a second time, in another markup, some weeks after the first."""
        record = self.records.setdefault(plan.key, Record(plan))
        other = Random(f"{plan.key}/again").choice([m for m in MARKUPS if m != plan.markup])
        return self._page(site, record, folder, other, printed=_weeks_later)

    def publications(self) -> tuple[Publication, ...]:
        """The ledger, ordered by organ and year."""
        return tuple(_publication(record) for record in self.records.values())

    def _page(
        self,
        site: Site,
        record: Record,
        folder: str,
        markup: str,
        below: str = "",
        *,
        printed: Callable[[Plan], Plan] = lambda plan: plan,
    ) -> Entry:
        post = self._post(record, markup, below, printed)
        entry = site.publish(post, folder)
        record.places.append(Place(site, entry.url, post, folder))
        # Among the copies, pages come before attachments.
        urls = (entry.url, *site.also_at(entry.url))
        record.copies[:0] = [Copy(url, markup) for url in urls]
        return entry

    def _post(
        self, record: Record, markup: str, below: str = "", printed: Callable[[Plan], Plan] = lambda plan: plan
    ) -> Post:
        def write(frame: Frame) -> bytes:
            plan = printed(record.plan)
            framed: Frame = (lambda a: frame(replace(a, files=below))) if below else frame
            seed = f"{self.world.seed}/{plan.key}/{markup}"
            rng = Random(seed)
            if (plan.report.issuer or "") not in plan.title:
                # The title doesn't name the issuer, so the page must.
                return MARKUPS[markup](plan.report, rng, lambda a: framed(replace(a, titled="h1")))
            return MARKUPS[markup](plan.report, rng, framed)

        return Post(record.plan.title, printed(record.plan).day, write, "report")

    def _title_page(self, site: Site, record: Record, folder: str, copy: Copy) -> Entry:
        plan = record.plan
        name = plan.title + _ending(copy.url.partition("#")[0])
        post = written(
            f"{self.world.seed}/{plan.key}/page",
            plan.title,
            plan.day,
            plan.report.issuer or "",
            lambda rng: _link(rng, name, copy.url.partition("#")[0]),
            kind="report",
            charset=site.charset,
        )
        entry = site.publish(post, folder)
        record.places.append(Place(site, entry.url, post, folder))
        record.pages += [entry.url, *site.also_at(entry.url)]
        return entry

    def _in_a_file(self, record: Record) -> Copy:
        plan = record.plan
        if plan.way == "archive":
            return self._archive(record)
        if plan.way == "scan":
            return self._scan(record)
        if plan.way == "locked":
            url = self._stored(plan, ".docx")
            self._add(url, lambda: files.locked(plan.title))
            return Copy(url, "docx", False, "a Word file locked with a password")
        return self._file(record, plan.markup)

    def _file(self, record: Record, kind: str) -> Copy:
        """A file of some format; its name may have the extension of another."""
        plan = record.plan
        rng = Random(f"{self.world.seed}/{plan.key}/file")
        url = self._stored(plan, _named(kind, rng))
        self._add(url, self._attached(record, kind))
        return Copy(url, kind)

    def _archive(self, record: Record) -> Copy:
        """The report and a notice in a ZIP, with names in GBK."""
        plan = record.plan
        rng = Random(f"{self.world.seed}/{plan.key}/archive")
        name = f"年报/{plan.title}{_named(plan.markup, rng)}"
        write = self._attached(record, plan.markup)
        url = self._stored(plan, ".zip")
        self._add(url, lambda: files.archive({"填报说明.txt": files.NOTICE, name: write()}))
        return Copy(f"{url}#{quote(name)}", plan.markup)

    def _scan(self, record: Record) -> Copy:
        plan = record.plan
        url = self._stored(plan, ".pdf")
        try:
            chinese_font(10)
        except NoFont as error:
            self._add(url, lambda: files.pdf(plan.title))
            return Copy(url, "scan_pdf", False, f"a scan, left blank: {error}")
        seed = f"{self.world.seed}/{plan.key}/scan"
        self._add(url, lambda: as_careful_pdf(plan.report, Random(seed)))
        return Copy(url, "scan_pdf")

    def _written(self, record: Record, kind: str) -> Callable[[], bytes]:
        seed = f"{self.world.seed}/{record.plan.key}/{kind}"
        return lambda: RENDERERS[kind](record.plan.report, Random(seed))

    def _attached(self, record: Record, kind: str) -> Callable[[], bytes]:
        """As `_written`; most files don't state when they were published: the page that they are attached to does."""
        seed = f"{self.world.seed}/{record.plan.key}/{kind}"
        undated = kind in FILES and kind not in _PAGES and Random(f"{seed}/undated").random() < _UNDATED

        def write() -> bytes:
            report = record.plan.report
            return RENDERERS[kind](replace(report, published_on=None) if undated else report, Random(seed))

        return write

    def _add(self, url: str, make: Callable[[], bytes]) -> None:
        media_type = "text/plain" if url.endswith(".txt") else "application/octet-stream"
        self.world.add(Page(url, make, "attachment", media_type))

    def _stored(self, plan: Plan, ending: str) -> str:
        name = hashlib.sha256(f"{self.world.seed}/{plan.key}/{ending}".encode()).hexdigest()[:32]
        if plan.organ.host.endswith("chuanhui.gov.cn"):
            # This platform keeps its files on the site itself.
            return f"http://{plan.organ.host}/sitesources/chq/resource/{plan.day:%Y%m}/{name}{ending}"
        return f"https://{STORE}/upload-file/files/{plan.day:%Y%m%d}/{name}{ending}"


def _weeks_later(plan: Plan) -> Plan:
    """As a portal prints what another site had before: in time there, and late by the portal's own date."""
    return replace(plan, report=replace(plan.report, published_on=plan.day + timedelta(weeks=9)))


def _publication(record: Record) -> Publication:
    plan = record.plan
    host = plan.organ.host
    portal = "chuanhui" if host == "www.chuanhui.gov.cn" else "luoyang"
    portals = (portal, "mengjin") if host == "mengjin.gov.cn" else (portal,)
    return Publication(
        plan.report,
        portal,
        portals,
        host,
        tuple(record.copies),
        tuple(record.pages),
        "; ".join(plan.quirks),
        plan.planted,
        plan.redated,
    )


def _ending(url: str) -> str:
    """The extension of a file's name; an address with a query has none."""
    last = url.rsplit("/", 1)[-1]
    return "" if "?" in last else last[last.rindex(".") :]


def _named(kind: str, rng: Random) -> str:
    """The extension of a file's name: its own or, sometimes, a wrong one."""
    if kind in TEXTS:
        return ".txt"
    if kind in ENDINGS:
        own = ENDINGS[kind]
        return rng.choice([own, own, own, own, ".doc", ".pdf"])
    return rng.choice([".html", ".htm", ".doc"])


def _shield(_frame: Frame) -> bytes:
    return _SHIELD


def _link(rng: Random, name: str, url: str) -> str:
    """One of the ways in which a page shows its file."""
    if url.endswith(".jpg"):
        return f'<p style="text-align:center"><img src="{url}" alt=""></p>'
    if url.endswith(".pdf"):
        shown = (
            attached([(name, url)]),
            f'<iframe src="{url}" width="100%" height="800"></iframe>',
            f'<embed src="{url}" type="application/pdf">',
            f'<p><a href="/pdfjs/web/viewer.html?file={url}">{escape(name)}</a></p>',
            f'<p><a href="javascript:void(0)" onclick="window.open(\'{url}\')">{escape(name)}</a></p>',
        )
        return rng.choice(shown)
    return attached([(name, url)])
