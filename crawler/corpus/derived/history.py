"""沿革: which reports were published at an address and when, from its captures and their readings alone.

The order in which captures and readings were written makes no difference:

- A capture carries the report that was read from it. Where the same content was captured at an
  address several times, the hints of the latest capture count: a list that names a page differently
  today doesn't make it another report.
- A report counts as withdrawn from an address since the first capture, after the last that carries
  it, that shows it gone: 404 or 410, a page that says so with status 200, the site's front page, a
  page that isn't a report any more, or another report. A refusal, a server error, an unreadable file, or
  a page that keeps the report's title and has lost what was under it shows nothing.
- A withdrawn report stays in the corpus, with the day it was found to be gone; once it is back, it
  doesn't count as withdrawn.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from urllib.parse import unquote

from crawler.corpus.derived.all_gone import is_all_gone
from crawler.corpus.readings import Source, Stored, hints_of, stored
from crawler.database.store import Store
from parsers import messages, version
from parsers.parse import is_nth
from spiders.captures import READ, Role
from spiders.pages.addresses import whole_of
from spiders.pages.blocked import GONE

_STILL_TITLED = frozenset((messages.TITLE_ALONE.code, messages.NO_TEXT.code, messages.ONLY_APPEALS.code))
"""Why a document that is titled as a report gives none: what it had may come back."""
_NO_REPORT: frozenset[Role] = frozenset(("front", "hub", "column", "answer", "lookalike", "other"))


@dataclass(frozen=True, slots=True)
class Sight:
    """What a capture of an address shows about the report there."""

    capture: str
    fetched_at: str
    document: str | None
    readings: tuple[Stored, ...] = ()
    """Readings of the report it carries, by all versions of the parsers, the newest first."""
    gone: bool = False

    @property
    def report(self) -> str | None:
        """Id of the report it carries, according to the newest version that read it."""
        return self.readings[0].report_id if self.readings else None


@dataclass(frozen=True, slots=True)
class Stay:
    """A report at an address, with the period for which it was published there."""

    url: str
    report: str
    sights: tuple[Sight, ...]
    """Captures that carry the report, the oldest first; at least one."""
    withdrawn_at: str | None
    role: Role
    parent: str | None
    portal: str

    @property
    def document(self) -> str:
        """SHA-256 of its content as last seen."""
        return str(self.sights[-1].document)

    @property
    def first_seen(self) -> str:
        return self.sights[0].fetched_at

    @property
    def last_seen(self) -> str:
        return self.sights[-1].fetched_at

    @property
    def reading(self) -> Stored:
        return self.sights[-1].readings[0]


@dataclass(frozen=True, slots=True)
class _Capture:
    id: str
    url: str
    fetched_at: str
    status: int
    role: Role
    reason: str
    link_text: str | None
    parent: str | None
    portal: str
    document: str | None
    hints: str | None
    crawl: str | None
    division: str | None


_CAPTURES = (
    "SELECT c.id, c.url, c.fetched_at, c.status, c.role, c.reason, c.link_text, c.parent, c.portal,"
    " c.document, c.hints, c.crawl, p.division FROM captures c JOIN portals p ON p.id = c.portal"
)


def stays_at(store: Store, url: str) -> list[Stay]:
    """Every report that was ever published at an address, sorted by report id."""
    captures = [
        _Capture(*row) for row in store.conn.execute(f"{_CAPTURES} WHERE c.url = ? ORDER BY c.fetched_at", (url,))
    ]
    readings: dict[str, tuple[Stored, ...]] = {}
    for each in reversed(captures):  # skip captures that were not read yet
        if each.role in READ and each.document and not readings.get(each.document):
            readings[each.document] = tuple(_readings(store, each))
    sights = [_sight(each, readings.get(each.document or "", ())) for each in captures]
    sights, captures = _with_the_archive(store, url, _without_lost_tables(sights), captures)
    sights = [*map(partial(_unless_all_gone, store), sights, captures)]
    reports = sorted({each.report for each in sights if each.report})
    return [_stay(report, sights, captures) for report in reports]


def _unless_all_gone(store: Store, sight: Sight, capture: _Capture) -> Sight:
    """A sight that shows nothing where everything was gone in its crawl."""
    is_gone = sight.gone and (capture.status in GONE or capture.role == "soft_404")
    return replace(sight, gone=False) if is_gone and is_all_gone(store, capture.crawl, capture.portal) else sight


def _without_lost_tables(sights: Iterable[Sight]) -> list[Sight]:
    """The sights of an address, the oldest first; where the tables that a report had are gone and its text still
    stands, they show nothing.
    """
    had: set[str | None] = set()
    kept = []
    for sight in sights:
        has_cells = bool(sight.readings and sight.readings[0].cells)
        lost = sight.report in had and not has_cells
        if has_cells:
            had.add(sight.report)
        kept.append(replace(sight, readings=()) if lost else sight)
    return kept


def _with_the_archive(
    store: Store, url: str, sights: list[Sight], captures: list[_Capture]
) -> tuple[list[Sight], list[_Capture]]:
    """For a file in an archive, or a further report in a document, adds the captures of the archive or document:
    the file is gone when the archive is gone, or holds other files only.
    """
    archive_url, member = whole_of(url)
    if not member:
        return sights, captures
    own = {each.fetched_at for each in captures}
    both = list(zip(sights, captures, strict=True))
    for row in store.conn.execute(f"{_CAPTURES} WHERE c.url = ?", (archive_url,)).fetchall():
        archive = _Capture(*row)
        if archive.fetched_at in own:
            continue
        sight = _sight(archive, ())
        others = "SELECT 1 FROM readings WHERE key = ? AND (member IS NOT NULL OR ? AND outcome <> 'failed')"
        # A document that holds one report now no longer holds the second.
        if archive.role in READ and store.one(others, _key(archive), is_nth(unquote(member))):
            sight = replace(sight, gone=True)
        both.append((sight, archive))
    both.sort(key=lambda each: each[0].fetched_at)
    return [each for each, _ in both], [each for _, each in both]


def _readings(store: Store, capture: _Capture) -> Sequence[Stored]:
    key, member = _reading_key(store, capture)
    return stored(store.conn, key, member)


def _reading_key(store: Store, capture: _Capture) -> tuple[str, str | None]:
    """The key under which the readings of a capture are stored, and None; for a file in an archive, the
    archive's key and the file's path in it.
    """
    archive_url, member = whole_of(capture.url)
    if member:
        row = store.conn.execute(
            f"{_CAPTURES} WHERE c.url = ? AND c.fetched_at = ?", (archive_url, capture.fetched_at)
        ).fetchone()
        if row is not None:
            key, name = _key(_Capture(*row)), unquote(member)
            if store.one("SELECT 1 FROM readings WHERE key = ? AND member = ?", key, name):
                return key, name
    return _key(capture), None


def _key(capture: _Capture) -> str:
    hints = json.loads(capture.hints) if capture.hints else {}
    return Source(capture.document or "", hints_of(capture.url, capture.link_text, hints, capture.division)).key


def repeats(store: Store, capture_id: str) -> bool:
    """Whether a capture adds nothing new to the copy at its address: it is the latest there, has the
    same content as the one before, and the copy was made from the same reading. KeyError for a capture
    that isn't in the corpus.
    """
    row: tuple[Any, ...] | None = store.one(f"{_CAPTURES} WHERE c.id = ?", capture_id)
    if row is None:
        raise KeyError(capture_id)
    capture = _Capture(*row)
    latest = store.conn.execute(
        "SELECT id, document FROM captures WHERE url = ? ORDER BY fetched_at DESC LIMIT 2", (capture.url,)
    ).fetchall()
    if latest[0][0] != capture.id or {document for _, document in latest} != {capture.document}:
        return False
    same = store.one(
        "SELECT 1 FROM report_documents d JOIN readings r ON r.id = d.reading WHERE d.url = ?"
        " AND d.withdrawn_at IS NULL AND d.document = ? AND d.role = ? AND d.parent IS ? AND d.portal = ?"
        " AND r.key = ? AND r.member IS ? AND r.parser_version = ? AND d.digest = r.digest",
        capture.url,
        capture.document,
        capture.role,
        capture.parent,
        capture.portal,
        *_reading_key(store, capture),
        version.PARSER_VERSION,
    )
    return same is not None


def _sight(capture: _Capture, readings: tuple[Stored, ...]) -> Sight:
    def sight(*, gone: bool = False, readings: tuple[Stored, ...] = ()) -> Sight:
        return Sight(capture.id, capture.fetched_at, capture.document, readings, gone)

    if capture.status in GONE:
        return sight(gone=True)
    if capture.role in _NO_REPORT:
        # With the same bytes as before, the report is still there, even if its page has another role today.
        return sight(gone=capture.status < 400 and not readings)
    if capture.role == "soft_404":
        return sight(gone=True)
    if capture.role not in READ or not readings:
        return sight()
    newest = readings[0]
    if newest.outcome == "failed":
        return sight(gone=newest.stage == "recognise" and newest.code not in _STILL_TITLED)
    if newest.outcome == "nameless":
        return sight()
    return sight(readings=tuple(each for each in readings if each.outcome == "report"))


def _stay(report: str, sights: Sequence[Sight], captures: Sequence[_Capture]) -> Stay:
    there = [at for at, each in enumerate(sights) if each.report == report]
    after = sights[there[-1] + 1 :]
    missed = next((each for each in after if each.gone or each.report), None)
    last = captures[there[-1]]
    return Stay(
        last.url,
        report,
        tuple(sights[at] for at in there),
        missed.fetched_at if missed else None,
        last.role,
        last.parent,
        last.portal,
    )


def moves(stays: Iterable[Stay]) -> dict[str, Stay]:
    """Finds where a report moved: by its new address, the withdrawn stay at its old one.

    A report moves within its portal, a page to a page and a file to a file. Its new address is the
    first at which it was seen after it was last seen at the old one.
    """
    found: dict[str, Stay] = {}
    every = sorted(stays, key=lambda each: (each.first_seen, each.url))
    for old in sorted(every, key=lambda each: (each.last_seen, each.url), reverse=True):
        if old.withdrawn_at is None:
            continue
        for new in every:
            follows = new.first_seen > old.last_seen and new.url not in found
            if follows and (new.role, new.portal) == (old.role, old.portal):
                found[new.url] = old
                break
    return found
