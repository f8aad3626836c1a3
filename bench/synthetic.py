"""A large corpus that nobody crawled: some hundred reports, really read, set up again for as many
organs and years as are wanted.

python -m bench.synthetic FOLDER 100000      FOLDER/100000.db, 40 MB for each 1,000 reports

The organs are named after real divisions, and each portal is a city's, as a crawl would find it. Every
organ takes the figures, checks and places of one of the chains of reports that were read, year by
year, and a narrative of its own. Left out: the cells of the source tables, the packed readings and
the archive (two thirds of a real corpus): no page but evidence, no export and no rule reads them.

What was begun is gone on with.
"""

from __future__ import annotations

import re
import shutil
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import Path
from random import Random

from crawler.corpus import expected, ids, search
from crawler.corpus.crosscheck import crosscheck
from crawler.corpus.divisions import Division, divisions
from crawler.corpus.readings import key_of, reading_id, told_of
from crawler.corpus.rows import Copy, Row, Rows, copy_of, dumps, sha256, unpack
from crawler.corpus.schema import open_database
from crawler.corpus.store import Store
from demo.prose import section_text
from demo.render import MARKUPS
from demo.reports import random_report
from parsers import parse
from parsers.dictionary import TABLES
from parsers.forms import FORMS
from parsers.report import Figure, Report

YEARS = range(2019, 2026)
CHAINS = 40
"""Organs whose reports are really made and read: 280 reports."""
BATCH = 200
"""Reports in one transaction."""
SENTENCES = 40
"""Of a narrative: 1,100 characters, as in a short report."""
CRAWLED = datetime(2026, 5, 1, 2, tzinfo=UTC)

_CITY = (
    "人民政府", "人民政府办公室", "发展和改革委员会", "教育局", "科学技术局", "工业和信息化局", "公安局",
    "民政局", "司法局", "财政局", "人力资源和社会保障局", "自然资源和规划局", "生态环境局", "住房和城乡建设局",
    "交通运输局", "水利局", "农业农村局", "商务局", "文化广电和旅游局", "卫生健康委员会", "退役军人事务局",
    "应急管理局", "审计局", "市场监督管理局", "体育局", "统计局", "医疗保障局", "城市管理局", "信访局",
    "林业局", "金融工作局", "乡村振兴局", "政务服务局", "国有资产监督管理委员会", "机关事务管理局",
)  # fmt: skip
_COUNTY = (
    "人民政府", "教育局", "公安局", "民政局", "财政局", "住房和城乡建设局", "农业农村局", "卫生健康委员会",
)  # fmt: skip
_ISSUER = "洛阳市财政局"
"""Of the reports that are read: its name is exchanged."""
_CLAUSE = re.compile(r"[，。；\n]+")


@dataclass(frozen=True)
class Model:
    """A report that was read, as rows without an owner."""

    copy: Copy
    rows: Rows

    @cached_property
    def report(self) -> Row:
        (row,) = self.rows["reports"]
        return row


@dataclass(frozen=True, slots=True)
class _Portal:
    division: Division
    issuers: tuple[ids.Issuer, ...]

    @property
    def id(self) -> str:
        return f"p{self.division.code}"

    @property
    def url(self) -> str:
        return f"https://{self.id}.gov.example/"

    @property
    def crawl(self) -> str:
        return ids.crawl_id(self.id, CRAWLED)


def corpus(folder: Path, reports: int, *, checked: bool = True) -> Path:
    """The corpus of so many reports in that folder; made, or gone on with, where it isn't whole.

    `checked`: with the rules over years and texts, and the organs that are expected.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{reports}.db"
    _begin_with_less(path, reports)
    with closing(open_database(path)) as db:
        store = Store(db)
        (there,) = store.conn.execute("SELECT count(*) FROM reports").fetchone()
        if there < reports:
            _fill(store, reports, there)
    if checked:
        with closing(open_database(path)) as db:
            store = Store(db)
            if crosscheck(store).reports or store.one("SELECT 1 FROM expected_issuers") is None:
                expected.fill(store)
    return path


def _begin_with_less(path: Path, reports: int) -> None:
    """A smaller corpus is the beginning of a larger one."""
    sizes = [int(each.stem) for each in path.parent.glob("*.db") if each.stem.isdigit()]
    smaller = [size for size in sizes if size < reports]
    if not path.exists() and smaller:
        before = path.with_name(f"{max(smaller)}.db")
        with closing(open_database(before)) as db:
            db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        part = path.with_suffix(".part")
        shutil.copyfile(before, part)
        part.rename(path)


def _fill(store: Store, reports: int, there: int) -> None:
    for pragma in ("foreign_keys = OFF", "synchronous = OFF", "cache_size = -200000"):
        store.conn.execute(f"PRAGMA {pragma}")  # the rows refer to what is written with them
    started = time.monotonic()
    models, prose = _models(), _Prose()
    _tell(f"{len(models) * len(YEARS)} reports read in {time.monotonic() - started:.0f} s")
    started, begun = time.monotonic(), there
    _keep(store, models)
    indices = store.conn.execute(
        "SELECT name, sql FROM main.sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE INDEX%'"
    ).fetchall()
    for name, _ in indices:  # made at the end, which takes a fifth of the time
        store.conn.execute(f'DROP INDEX "{name}"')
    wanted = islice(_wanted(), there, reports)
    seen = set[str]()
    while batch := list(islice(wanted, BATCH)):
        with store.transaction():
            for portal in {each[0].id: each[0] for each in batch}.values():
                if portal.id not in seen and not store.one(
                    "SELECT 1 FROM portals WHERE id = ?", portal.id
                ):
                    _write_portal(store, portal)
                seen.add(portal.id)
            _write(store, batch, models, prose)
        there += len(batch)
        if there % 5_000 == 0 or there == reports:
            rate = (there - begun) / (time.monotonic() - started)
            _tell(f"{there:,} of {reports:,} reports, {rate:,.0f} a second")
    for _, sql in indices:
        store.conn.execute(sql)
    _tell(f"indices made, {time.monotonic() - started:.0f} s in all")


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _models() -> list[dict[int, Model]]:
    """A chain of reports each: one organ, year by year."""
    renders = list(MARKUPS.values())
    chains = []
    for nth in range(CHAINS):
        chain: dict[int, Model] = {}
        before: Report | None = None
        for year in YEARS:
            rng = Random(f"{nth}/{year}")
            form = FORMS["2019" if year < 2021 else "2021"]
            whole = random_report(
                rng, form, issuer=_ISSUER, year=year, before=before, published=before,
                style=f"{nth}/{year}",
            )  # fmt: skip
            printed = _misprinted(rng, whole) if rng.random() < 0.1 else whole
            copy = copy_of(parse(renders[nth % len(renders)](printed, rng)), "410300")
            assert isinstance(copy, Copy)  # noqa: S101
            before = whole
            chain[year] = Model(copy, unpack(copy.packed))
        chains.append(chain)
    return chains


def _misprinted(rng: Random, report: Report) -> Report:
    """One sum is off by one."""
    key = rng.choice([key for key in report.figures if key.endswith(".total")])
    value = report.value(key)
    wrong = Figure(value + 1, str(value + 1)) if value is not None else report.figures[key]
    return replace(report, figures={**report.figures, key: wrong})


class _Prose:
    """Narratives put together from the clauses of the demo's, with their words for the index."""

    def __init__(self) -> None:
        clauses = set[str]()
        for nth in range(400):
            for number in (1, 5):
                words = section_text(Random(nth), number, "本机关", 2024, style=f"{nth}/2024")
                clauses |= {each for each in _CLAUSE.split(words) if len(each) > 3}
        self._clauses = [(each, search.bigrams(each)) for each in sorted(clauses)]

    @staticmethod
    @lru_cache(10_000)
    def indexed(text: str) -> str:
        """The same text stands in the reports of many years and organs."""
        return search.bigrams(text)

    def write(self, rng: Random, sentences: int) -> tuple[str, str]:
        """The text, and what is indexed of it: a mark ends every clause, so the one follows from
        the others.
        """
        said = rng.choices(self._clauses, k=sentences * 3)
        texts = [each[0] for each in said]
        lines = ["，".join(texts[at : at + 3]) + "。" for at in range(0, len(texts), 3)]
        paragraphs = ["".join(lines[at : at + 5]) for at in range(0, len(lines), 5)]
        return "\n".join(paragraphs), " ".join(each[1] for each in said)


def _portals() -> Iterator[_Portal]:
    """A city's, with its counties; those of Beijing and the like hold their districts."""
    known = divisions()
    below: dict[str, list[Division]] = {}
    for each in known.values():
        if each.level == "county" and each.last_year is None and each.parent:
            below.setdefault(each.parent, []).append(each)
    for code, counties in sorted(below.items()):
        city = known[code]
        found = {
            issuer.id: issuer
            for home, organs in ((city, _CITY), *((county, _COUNTY) for county in counties))
            for organ in organs
            if (issuer := ids.issuer(f"{home.name}{organ}", code))
        }
        yield _Portal(city, tuple(found[each] for each in sorted(found)))


def _wanted() -> Iterator[tuple[_Portal, ids.Issuer, int, int]]:
    """Portal, organ, its number, and the report year, in the order of ids."""
    nth, done = 0, set[str]()
    for portal in _portals():
        for issuer in portal.issuers:
            if issuer.id in done:
                continue
            done.add(issuer.id)
            nth += 1
            for year in YEARS:
                yield portal, issuer, nth, year


def _write_portal(store: Store, portal: _Portal) -> None:
    store.ensure_division(portal.division.code)
    store.insert("portals", [{
        "id": portal.id, "name": f"{portal.division.name}人民政府", "base_url": portal.url,
        "division": portal.division.code,
    }])  # fmt: skip
    store.insert("crawls", [{
        "id": portal.crawl, "portal": portal.id, "started_at": ids.iso(CRAWLED),
        "ended_at": ids.iso(CRAWLED + timedelta(hours=3)), "outcome": "done",
        "reason": "everything was seen", "counts": "{}",
    }])  # fmt: skip
    store.conn.execute("UPDATE portals SET last_crawl = ? WHERE id = ?", (portal.crawl, portal.id))


def _write(
    store: Store,
    batch: Sequence[tuple[_Portal, ids.Issuer, int, int]],
    models: Sequence[Mapping[int, Model]],
    prose: _Prose,
) -> None:
    rows: dict[str, list[Row]] = {}
    words: list[tuple[int, str, str]] = []
    copied: list[tuple[str, str]] = []
    for portal, issuer, nth, year in batch:
        report_id = ids.report_id(issuer.id, year)
        model = models[nth % len(models)][year]
        copied.append((report_id, f"{nth % len(models)}/{year}"))
        for table, found in _head(portal, issuer, nth, year, report_id, model):
            rows.setdefault(table, []).append(found)
        rows.setdefault("sections", []).extend(_sections(issuer, report_id, model, prose, words))
    store.conn.executemany(
        "INSERT INTO issuers (id, name, division, kind, other_names)"
        " VALUES (:id, :name, :division, :kind, '[]') ON CONFLICT (id) DO NOTHING",
        rows.pop("issuers"),
    )
    for table in _ORDER:
        store.insert(table, rows.get(table, ()))
    for table in _COPIED:
        _copy(store, table, copied)
    store.conn.executemany(
        f'INSERT INTO "{search.FTS}" (rowid, heading, text) VALUES (?, ?, ?)', words
    )


_ORDER = (
    "documents", "captures", "readings", "reports", "report_documents", "sections", "revisions",
    "problems",
)  # fmt: skip


def body(report_id: str) -> bytes:
    """What stands for the bytes of its page."""
    return report_id.encode()


def _head(
    portal: _Portal, issuer: ids.Issuer, nth: int, year: int, report_id: str, model: Model
) -> Iterator[tuple[str, Row]]:
    """Everything around a report: where it was fetched, read and is counted."""
    at = CRAWLED + timedelta(seconds=nth % 9_000, microseconds=year)
    url = f"{portal.url}zwgk/{nth}/{year}.html"
    document = sha256(body(report_id))
    title = f"{issuer.name}{year}年政府信息公开工作年度报告"
    told = told_of(url, title, {}, portal.division.code)
    key = key_of(document, told)
    copy, report = model.copy, model.report
    digest = ids.short_digest(f"{copy.digest}{report_id}")
    capture = ids.capture_id(url, at)
    seen = ids.iso(at)
    yield "issuers", {
        "id": issuer.id, "name": issuer.name, "division": issuer.division, "kind": issuer.kind,
    }  # fmt: skip
    yield "documents", {
        "sha256": document, "media_type": "text/html", "size": 40_000, "first_seen": seen,
    }  # fmt: skip
    yield "captures", {
        "id": capture, "url": url, "fetched_at": seen, "status": 200, "role": "report",
        "reason": "its title says so", "link_text": title, "portal": portal.id,
        "referrer": f"{portal.url}zwgk/list.html", "crawl": portal.crawl, "document": document,
        "media_type": "text/html",
    }  # fmt: skip
    counted: Row = {
        "figures": copy.figures, "cells": copy.cells, "ocr": 0, "checks_failed": copy.checks_failed,
        "figures_digest": copy.figures_digest, "digest": digest,
    }  # fmt: skip
    version = report["parser_version"]
    reading: Row = {
        "id": reading_id(key, str(version), 0), "key": key, "source": document, "told": told.dumps(),
        "parser_version": version, "position": 0, "document": document, "outcome": "report",
        "media_type": "text/html", "report_id": report_id, "issuer_name": issuer.name,
        "issuer": dumps({n: getattr(issuer, n) for n in ("id", "name", "division", "kind")}),
        **counted,
    }  # fmt: skip
    yield "readings", reading
    yield "reports", {
        **report, "id": report_id, "issuer_id": issuer.id, "url": url, "title": title,
        "issuer_name": issuer.name, "copies": 1, "portal": portal.id, "document": document,
        "digest": digest, "first_seen": seen,
    }  # fmt: skip
    yield "report_documents", {
        **counted, "report_id": report_id, "url": url, "chosen": 1, "agrees": 1, "differs": "{}",
        "document": document, "role": "report", "portal": portal.id, "issuer_name": issuer.name,
        "reading": reading["id"], "first_seen": seen,
    }  # fmt: skip
    if (nth + year) % 100 == 0:
        yield "revisions", {
            "report_id": report_id, "field": "requests.new.total", "new_capture": capture,
            "old_capture": capture, "old": "1", "new": "2", "old_value": 1, "new_value": 2,
            "old_first_seen": seen, "old_last_seen": seen, "noticed_at": seen, "url": url,
            "old_url": url, "stands_at": url, "ocr": 0, "parser_version": version,
        }  # fmt: skip
    if (nth + year) % 200 == 1:
        gone = f"{url}.pdf"
        yield "problems", {
            "id": ids.problem_id("fetch", gone), "stage": "fetch", "url": gone,
            "message": "404: the page is gone", "portal": portal.id,
        }  # fmt: skip


def _sections(
    issuer: ids.Issuer, report_id: str, model: Model, prose: _Prose,
    words: list[tuple[int, str, str]],
) -> Iterator[Row]:  # fmt: skip
    """What the report says; `words` gets what the index has of it."""
    rng = Random(report_id)
    for nth, row in enumerate(model.rows["sections"], 1):
        number = ids.section_id(report_id, nth)
        said = str(row["text"]).replace(_ISSUER, issuer.name)
        indexed = prose.indexed(said)
        if row["number"] in {1, 5}:
            own, more = prose.write(
                rng, SENTENCES * 2 // 3 if row["number"] == 1 else SENTENCES // 3
            )
            said, indexed = f"{said}\n{own}", f"{indexed} {more}"
        yield {**row, "report_id": report_id, "id": number, "text": said}
        words.append((number, prose.indexed(str(row["heading"])), indexed))


_COPIED = ("source_tables", "disclosures", "requests", "appeals", "checks", "inferences")


def _keep(store: Store, models: Sequence[Mapping[int, Model]]) -> None:
    """What is copied, in tables of its own: SQLite sets it up again without Python."""
    store.conn.execute("PRAGMA temp_store = MEMORY")
    for table in _COPIED:
        store.conn.execute(f"CREATE TEMP TABLE model_{table} AS SELECT * FROM {table} LIMIT 0")
        names = [column.name for column in TABLES[table].columns]
        marks = ", ".join("?" * len(names))
        for nth, chain in enumerate(models):
            for year, model in chain.items():
                own = {"report_id": f"{nth}/{year}", "cells": "[]"}
                store.conn.executemany(
                    f"INSERT INTO model_{table} ({', '.join(map(_quoted, names))}) VALUES ({marks})",
                    [[{**row, **own}.get(name) for name in names] for row in model.rows[table]],
                )
        store.conn.execute(f"CREATE INDEX temp.of_{table} ON model_{table} (report_id)")


def _quoted(name: str) -> str:
    return f'"{name}"'


def _copy(store: Store, table: str, wanted: Sequence[tuple[str, str]]) -> None:
    """Report ids, and those of the models whose rows they get."""
    new = {
        "report_id": ":new",
        "id": "replace(id, :old, :new)" if table == "source_tables" else "id",
        "source_table": "replace(source_table, :old, :new)",
    }
    names = [column.name for column in TABLES[table].columns]
    found = ", ".join(new.get(name, _quoted(name)) for name in names)
    store.conn.executemany(
        f"INSERT INTO {table} ({', '.join(map(_quoted, names))})"
        f" SELECT {found} FROM model_{table} WHERE report_id = :model",
        [{"new": new_id, "model": model, "old": _old(model)} for new_id, model in wanted],
    )


def _old(model: str) -> str:
    """The id with which it was read."""
    return f"410300-{_ISSUER}-{model.partition('/')[2]}"


if __name__ == "__main__":
    corpus(Path(sys.argv[1]), int(sys.argv[2]))
