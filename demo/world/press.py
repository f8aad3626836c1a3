"""Publishing reports: as pages, as attachments, twice, or behind a shield; and the ledger of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from html import escape
from random import Random

from demo.render import MARKUPS, RENDERERS, TEXTS
from demo.render.page import Frame
from demo.world import files
from demo.world.model import Copy, Page, Publication, World
from demo.world.posts import Entry, Post, attached, written
from demo.world.publications import Plan
from demo.world.sites.base import Site

STORE = "oss.ly.gov.cn"
"""The host of attachments, with names that say nothing."""

_UNREAD = {
    "pdf": (files.pdf, ".pdf", "application/pdf", "a PDF"),
    "word": (files.docx, ".docx", "application/octet-stream", "a Word file"),
    "scan": (files.scan, ".jpg", "image/jpeg", "a picture of a scan"),
}
_SHIELD = (
    b"<script>document.cookie='__jsl_clearance='+(function(){return [1][0]+'|0|';})()"
    b"+';path=/';location.href=location.pathname+location.search</script>"
)


@dataclass
class _Record:
    plan: Plan
    copies: list[Copy] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)


@dataclass
class Press:
    """Publishes plans on sites, and remembers what stands where."""

    world: World
    records: dict[str, _Record] = field(default_factory=dict)

    def report(self, site: Site, plan: Plan, folder: str = "") -> Entry:
        """Publishes a report its own way; returns the line for its lists."""
        record = self.records.setdefault(plan.key, _Record(plan))
        if plan.way == "page":
            return self._page(site, record, folder, plan.markup)
        if plan.way == "page+pdf":
            copy = self._unread(plan, "pdf")
            record.copies.append(copy)
            name = f"{plan.report.title}.pdf"
            return self._page(site, record, folder, plan.markup, below=attached([(name, copy.url)]))
        if plan.way == "blocked":
            entry = site.publish(
                replace(self._post(plan, plan.markup), write=_shield), folder, status=521
            )
            record.copies.append(
                Copy(entry.url, plan.markup, False, "answered 521 with a script: blocked")
            )
            return entry
        copy = self._file(plan) if plan.way == "file" else self._unread(plan, plan.way)
        record.copies.append(copy)
        return self._title_page(site, record, folder, copy)

    def again(self, site: Site, plan: Plan, folder: str = "") -> Entry:
        """The same report once more, in another markup."""
        record = self.records.setdefault(plan.key, _Record(plan))
        other = Random(f"{plan.key}/again").choice([m for m in MARKUPS if m != plan.markup])
        return self._page(site, record, folder, other)

    def publications(self) -> tuple[Publication, ...]:
        """The ledger, by organ and year."""
        return tuple(_publication(record) for record in self.records.values())

    def _page(
        self, site: Site, record: _Record, folder: str, markup: str, below: str = ""
    ) -> Entry:
        entry = site.publish(self._post(record.plan, markup, below), folder)
        # Pages stand before attachments among the copies.
        urls = (entry.url, *site.also_at(entry.url))
        record.copies[:0] = [Copy(url, markup) for url in urls]
        return entry

    def _post(self, plan: Plan, markup: str, below: str = "") -> Post:
        def write(frame: Frame) -> bytes:
            framed: Frame = (lambda a: frame(replace(a, files=below))) if below else frame
            seed = f"{self.world.seed}/{plan.key}/{markup}"
            rng = Random(seed)
            if (plan.report.issuer or "") not in plan.title:
                # The title doesn't name the issuer: the page must.
                return MARKUPS[markup](plan.report, rng, lambda a: framed(replace(a, titled="h1")))
            return MARKUPS[markup](plan.report, rng, framed)

        return Post(plan.title, plan.day, write, "report")

    def _title_page(self, site: Site, record: _Record, folder: str, copy: Copy) -> Entry:
        plan = record.plan
        name = plan.title + copy.url[copy.url.rindex(".") :]
        entry = site.publish(
            written(
                f"{self.world.seed}/{plan.key}/page", plan.title, plan.day, plan.report.issuer or "",
                lambda rng: _link(rng, name, copy.url), kind="report", charset=site.charset,
            ),
            folder,
        )  # fmt: skip
        record.pages += [entry.url, *site.also_at(entry.url)]
        return entry

    def _file(self, plan: Plan) -> Copy:
        """A file that can be read: a saved web page, or text."""
        text = plan.markup in TEXTS
        rng = Random(f"{self.world.seed}/{plan.key}/file")
        ending = ".txt" if text else rng.choice([".html", ".htm"])
        url = self._stored(plan, ending)
        media_type = "text/plain" if text else "application/octet-stream"
        seed = f"{self.world.seed}/{plan.key}/{plan.markup}"
        self.world.add(
            Page(
                url, lambda: RENDERERS[plan.markup](plan.report, Random(seed)), "attachment",
                media_type,
            )
        )  # fmt: skip
        return Copy(url, plan.markup)

    def _unread(self, plan: Plan, kind: str) -> Copy:
        make, ending, media_type, what = _UNREAD[kind]
        url = self._stored(plan, ending)
        self.world.add(Page(url, lambda: make(plan.title), "attachment", media_type))
        return Copy(url, kind, False, f"{what}: no reader for it yet")

    def _stored(self, plan: Plan, ending: str) -> str:
        name = hashlib.sha256(f"{self.world.seed}/{plan.key}/{ending}".encode()).hexdigest()[:32]
        if plan.organ.host.endswith("chuanhui.gov.cn"):
            # Another platform: files lie on the site itself.
            return (
                f"http://{plan.organ.host}/sitesources/chq/resource/{plan.day:%Y%m}/{name}{ending}"
            )
        return f"https://{STORE}/upload-file/files/{plan.day:%Y%m%d}/{name}{ending}"


def _publication(record: _Record) -> Publication:
    plan = record.plan
    host = plan.organ.host
    portal = "chuanhui" if host == "www.chuanhui.gov.cn" else "luoyang"
    portals = (portal, "mengjin") if host == "mengjin.gov.cn" else (portal,)
    return Publication(
        plan.report, portal, portals, host, tuple(record.copies), tuple(record.pages),
        "; ".join(plan.quirks),
    )  # fmt: skip


def _shield(_frame: Frame) -> bytes:
    return _SHIELD


def _link(rng: Random, name: str, url: str) -> str:
    """The ways a page shows its file."""
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
