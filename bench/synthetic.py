"""A large corpus without a crawl: a few hundred reports are really read, and copied for as many
organs and years as are wanted.

python -m bench.synthetic FOLDER 100000      FOLDER/100000.db, 40 MB for each 1,000 reports

The organs are named after real divisions, and each portal is a city's, as in a real crawl. Every
organ takes figures, checks and places from one of the chains of reports that were read, year by
year, and has a narrative of its own. The cells of source tables, the packed readings and the
archive (two thirds of a real corpus) are left out: only evidence pages read them, no export and no
rule.

An unfinished corpus is continued.
"""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import timedelta
from itertools import islice
from pathlib import Path

from bench import models
from bench.models import COPIED, Model, Prose
from bench.organs import CRAWLED, YEARS, Portal, Wanted, portals, wanted
from crawler import clock
from crawler.corpus import expected, ids
from crawler.corpus.checked.across_years import crosscheck
from crawler.corpus.copies import sha256
from crawler.corpus.opening import open_database
from crawler.corpus.readings import Source, hints_of, reading_id
from crawler.corpus.values import dumps
from crawler.database import search
from crawler.database.store import Row, Store
from crawler.fleet.gathering import FORMAT, MANIFEST, NATIONAL, file_of
from crawler.fleet.summary import summarise

CHAINS = 40
"""Organs whose reports are really made and read: 280 reports."""
BATCH = 200
"""Reports per transaction."""


def corpus(folder: Path, reports: int, *, checked: bool = True, chains: int = CHAINS) -> Path:
    """The corpus with that many reports in that folder; it is made, or continued if it isn't
    complete.

    `checked` adds the rules over years and texts, and the expected organs. `chains` is the number
    of organs whose reports are really read.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{reports}.db"
    _begin_with_less(path, reports)
    with closing(open_database(path)) as db:
        store = Store(db)
        (there,) = store.conn.execute("SELECT count(*) FROM reports").fetchone()
        if there < reports:
            _fill(store, _models(chains), islice(wanted(), there, reports), (there, reports))
    with closing(open_database(path)) as db:
        store = Store(db)
        if checked and (crosscheck(store).reports or store.one("SELECT 1 FROM expected_issuers") is None):
            expected.fill(store)
        store.take_statistics()
    return path


def gathered(folder: Path, reports: int, *, chains: int = CHAINS) -> Path:
    """As many reports as `nianbao fleet gather` leaves them: a database for each province, with the same number of
    reports, and one for the country.
    """
    target = folder / f"{reports}-gathered"
    if (target / MANIFEST).exists():
        return target
    target.mkdir(parents=True, exist_ok=True)
    provinces = sorted({portal.division.code[:2] for portal in portals()})
    each, made = -(-reports // len(provinces)), _models(chains)
    for province in provinces:
        with closing(open_database(target / file_of(province))) as db:
            store = Store(db)
            (there,) = store.conn.execute("SELECT count(*) FROM reports").fetchone()
            if there < each:
                _fill(store, made, islice(wanted(province), there, each), (there, each))
                expected.fill(store)
                store.take_statistics()
    if not (target / NATIONAL).exists():
        _tell("the national database")
        summarise(target / NATIONAL, [target / file_of(province) for province in provinces])
        said = {province: {"file": file_of(province)} for province in provinces}
        manifest = {"format": FORMAT, "national": NATIONAL, "provinces": said}
        (target / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    return target


Made = tuple[Sequence[Mapping[int, Model]], Prose]
"""Reports that were really read, and words for narratives."""


def _models(chains: int) -> Made:
    started = time.monotonic()
    found, prose = models.models(chains), Prose()
    _tell(f"{len(found) * len(YEARS)} reports read in {time.monotonic() - started:.0f} s")
    return found, prose


def _begin_with_less(path: Path, reports: int) -> None:
    """Begins with a copy of the largest smaller corpus, as its reports are the first of this one."""
    sizes = [int(each.stem) for each in path.parent.glob("*.db") if each.stem.isdigit()]
    smaller = [size for size in sizes if size < reports]
    if not path.exists() and smaller:
        before = path.with_name(f"{max(smaller)}.db")
        with closing(open_database(before)) as db:
            db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        part = path.with_suffix(".part")
        shutil.copyfile(before, part)
        part.rename(path)


def _fill(store: Store, made: Made, waiting: Iterator[Wanted], progress: tuple[int, int]) -> None:
    """Adds the reports that are waited for; `progress`: how many there are, and shall be."""
    (there, reports), (found, prose) = progress, made
    for pragma in ("foreign_keys = OFF", "synchronous = OFF", "cache_size = -200000"):
        store.conn.execute(f"PRAGMA {pragma}")  # the rows refer to rows that are written after them
    started, begun = time.monotonic(), there
    models.keep(store, found)
    indices = store.conn.execute(
        "SELECT name, sql FROM main.sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE INDEX%'"
    ).fetchall()
    for name, _ in indices:  # building them at the end takes a fifth of the time
        store.conn.execute(f'DROP INDEX "{name}"')
    seen = set[str]()
    while batch := list(islice(waiting, BATCH)):
        with store.transaction():
            for portal in {each[0].id: each[0] for each in batch}.values():
                if portal.id not in seen and not store.one("SELECT 1 FROM portals WHERE id = ?", portal.id):
                    _write_portal(store, portal)
                seen.add(portal.id)
            _write(store, batch, found, prose)
        there += len(batch)
        if there % 5_000 == 0 or there == reports:
            rate = (there - begun) / (time.monotonic() - started)
            _tell(f"{there:,} of {reports:,} reports, {rate:,.0f} a second")
    for _, sql in indices:
        store.conn.execute(sql)
    _tell(f"indices made, {time.monotonic() - started:.0f} s in all")


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _write_portal(store: Store, portal: Portal) -> None:
    store.ensure_division(portal.division.code)
    store.insert(
        "portals",
        [
            {
                "id": portal.id,
                "name": f"{portal.division.name}人民政府",
                "base_url": portal.url,
                "division": portal.division.code,
            }
        ],
    )
    store.insert(
        "crawls",
        [
            {
                "id": portal.crawl,
                "portal": portal.id,
                "started_at": clock.iso(CRAWLED),
                "ended_at": clock.iso(CRAWLED + timedelta(hours=3)),
                "outcome": "done",
                "reason": "everything was seen",
                "counts": "{}",
            }
        ],
    )
    store.conn.execute("UPDATE portals SET last_crawl = ? WHERE id = ?", (portal.crawl, portal.id))


def _write(
    store: Store,
    batch: Sequence[tuple[Portal, ids.Issuer, int, int]],
    chains: Sequence[Mapping[int, Model]],
    prose: Prose,
) -> None:
    rows: dict[str, list[Row]] = {}
    words: list[tuple[int, str, str]] = []
    copied: list[tuple[str, str]] = []
    for portal, issuer, nth, year in batch:
        report_id = ids.report_id(issuer.id, year)
        model = chains[nth % len(chains)][year]
        copied.append((report_id, f"{nth % len(chains)}/{year}"))
        for table, found in _head((portal, issuer, nth, year), report_id, model):
            rows.setdefault(table, []).append(found)
        rows.setdefault("sections", []).extend(models.sections(issuer, report_id, model, prose, words))
    store.conn.executemany(
        "INSERT INTO issuers (id, name, division, kind, other_names)"
        " VALUES (:id, :name, :division, :kind, '[]') ON CONFLICT (id) DO NOTHING",
        rows.pop("issuers"),
    )
    for table in _ORDER:
        store.insert(table, rows.get(table, ()))
    for table in COPIED:
        models.copy(store, table, copied)
    store.conn.executemany(f'INSERT INTO "{search.FTS}" (rowid, heading, text) VALUES (?, ?, ?)', words)


_ORDER = ("documents", "captures", "readings", "reports", "report_documents", "sections", "revisions", "problems")


def body(report_id: str) -> bytes:
    """A substitute for the bytes of the report's page."""
    return report_id.encode()


def _head(owner: tuple[Portal, ids.Issuer, int, int], report_id: str, model: Model) -> Iterator[tuple[str, Row]]:
    """The rows around a report: where it was fetched, how it was read, how it is counted."""
    portal, issuer, nth, year = owner
    at = CRAWLED + timedelta(seconds=nth % 9_000, microseconds=year)
    url = f"{portal.url}zwgk/{nth}/{year}.html"
    document = sha256(body(report_id))
    title = f"{issuer.name}{year}年政府信息公开工作年度报告"
    hints = hints_of(url, title, {}, portal.division.code)
    key = Source(document, hints).key
    copy, report = model.copy, model.report
    digest = ids.short_digest(f"{copy.digest}{report_id}")
    capture = ids.capture_id(url, at)
    seen = clock.iso(at)
    yield ("issuers", {"id": issuer.id, "name": issuer.name, "division": issuer.division, "kind": issuer.kind})
    yield ("documents", {"sha256": document, "media_type": "text/html", "size": 40_000, "first_seen": seen})
    yield (
        "captures",
        {
            "id": capture,
            "url": url,
            "fetched_at": seen,
            "status": 200,
            "role": "report",
            "reason": "its title says so",
            "link_text": title,
            "portal": portal.id,
            "referrer": f"{portal.url}zwgk/list.html",
            "crawl": portal.crawl,
            "document": document,
            "media_type": "text/html",
        },
    )
    counted: Row = {
        "figures": copy.figures,
        "cells": copy.cells,
        "ocr": 0,
        "checks_failed": copy.checks_failed,
        "figures_digest": copy.figures_digest,
        "digest": digest,
    }
    version = report["parser_version"]
    reading: Row = {
        "id": reading_id(key, str(version), 0),
        "key": key,
        "source": document,
        "hints": hints.dumps(),
        "parser_version": version,
        "position": 0,
        "document": document,
        "outcome": "report",
        "media_type": "text/html",
        "report_id": report_id,
        "issuer_name": issuer.name,
        "issuer": dumps({n: getattr(issuer, n) for n in ("id", "name", "division", "kind")}),
        **counted,
    }
    yield "readings", reading
    yield (
        "reports",
        {
            **report,
            "id": report_id,
            "issuer_id": issuer.id,
            "url": url,
            "title": title,
            "issuer_name": issuer.name,
            "copies": 1,
            "portal": portal.id,
            "document": document,
            "digest": digest,
            "standing": "own",
            "first_seen": seen,
        },
    )
    yield (
        "report_documents",
        {
            **counted,
            "report_id": report_id,
            "url": url,
            "chosen": 1,
            "standing": "own",
            "agrees": 1,
            "differs": "{}",
            "document": document,
            "role": "report",
            "portal": portal.id,
            "issuer_name": issuer.name,
            "reading": reading["id"],
            "first_seen": seen,
        },
    )
    if (nth + year) % 100 == 0:
        yield (
            "revisions",
            {
                "report_id": report_id,
                "field": "requests.new.total",
                "new_capture": capture,
                "old_capture": capture,
                "old": "1",
                "new": "2",
                "old_value": 1,
                "new_value": 2,
                "old_first_seen": seen,
                "old_last_seen": seen,
                "noticed_at": seen,
                "url": url,
                "old_url": url,
                "stands_at": url,
                "ocr": 0,
                "parser_version": version,
            },
        )
    if (nth + year) % 200 == 1:
        gone = f"{url}.pdf"
        yield (
            "problems",
            {
                "id": ids.problem_id("fetch", gone),
                "stage": "fetch",
                "url": gone,
                "message": "404: the page is gone",
                "portal": portal.id,
            },
        )


if __name__ == "__main__":
    corpus(Path(sys.argv[1]), int(sys.argv[2]))
