"""A crawl as its corpus sees it, without Scrapy: opened, filled, ended; and what a failure leaves."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from crawler.archive.log import Began, Ended
from crawler.archive.records import Raw
from crawler.archive.writer import Writer
from crawler.corpus import Corpus, CorpusError
from crawler.corpus.again.rebuild import rebuild
from crawler.corpus.copies import Failed, Read
from crawler.corpus.documents import Readers, job_of, read
from crawler.corpus.intake import REPORT, Intake
from crawler.corpus.session import Plan, Session
from parsers.sentences import Message
from spiders.captures import Capture
from tests.crawler.corpus.samples import LUOYANG, START, capture, dump, page, rows

ENDED = Ended(START + timedelta(days=1), "done", "all was seen", {"found": 2}, {}, ())
LIST = capture("https://www.ly.gov.cn/list.html", b"<a>", role="column")


@pytest.fixture
def readers() -> Iterator[Readers]:
    readers = Readers(0)
    yield readers
    readers.close()


def raw(each: Capture) -> Raw:
    return Raw(each.url, "GET", (), b"", each.status, "HTTP/1.1", (), each.body, each.fetched_at)


def plan(folder: Path) -> Plan:
    return Plan(folder / "c.db", replace(LUOYANG, expected=()), archive=folder / "c-archive")


async def crawl(session: Session, captures: list[Capture]) -> None:
    for each in captures:
        session.archive(raw(each))
        await session.keep(each)


def test_a_session_is_a_crawl_in_the_corpus_and_in_the_archive(tmp_path: Path, readers: Readers) -> None:
    failed: list[Exception] = []
    captures = [LIST, page(1)[1], page(2, year=2022)[1]]
    session, opened = Session.open(plan(tmp_path), readers, failed.append)
    assert (opened.last_good, opened.earlier) == (None, frozenset())
    asyncio.run(crawl(session, captures))
    assert session.parsed == 2
    assert session.drain() is None
    assert not session.wrote_all
    summary = session.finish(ENDED)
    assert session.wrote_all
    assert summary is not None
    assert summary.found == 2
    assert rows(tmp_path / "c.db", "SELECT outcome, reason FROM crawls") == [("done", "all was seen")]
    assert rows(tmp_path / "c.db", "SELECT count(*) FROM archive_files WHERE settled = size") == [(1,)]
    second, opened = Session.open(plan(tmp_path), readers, failed.append)
    assert opened.last_good == {"found": 2}
    asyncio.run(crawl(second, [replace(each, fetched_at=each.fetched_at + timedelta(2)) for each in captures]))
    second.finish(ENDED)
    assert second.parsed == 0
    assert failed == []
    rebuild(tmp_path / "new.db", tmp_path / "c-archive", readers)
    assert dump(tmp_path / "new.db") == dump(tmp_path / "c.db")


def test_what_is_no_corpus_is_refused_at_once(tmp_path: Path, readers: Readers) -> None:
    (tmp_path / "c.db").write_text("a letter")
    with pytest.raises(CorpusError, match="is not a SQLite file"):
        Session.open(plan(tmp_path), readers, print)


def test_a_defect_costs_its_answer_and_is_counted(tmp_path: Path, readers: Readers) -> None:
    failed: list[Exception] = []
    session, _ = Session.open(plan(tmp_path), readers, failed.append)
    wrong = replace(raw(LIST), headers=(("Content-Type", None),))  # type: ignore[arg-type]
    done = session.archive(wrong)
    assert done is not None
    asyncio.run(crawl(session, [page(1)[1]]))
    session.finish(ENDED)
    assert session.defects.total() == 1
    assert failed == []
    assert rows(tmp_path / "c.db", "SELECT count(*) FROM reports") == [(1,)]


def test_where_nothing_can_be_written_the_session_is_over_and_what_was_fetched_is_taken_up(
    tmp_path: Path, readers: Readers
) -> None:
    """The corpus loses a table during the session; the archive stays intact."""
    failed: list[Exception] = []
    session, _ = Session.open(plan(tmp_path), readers, failed.append)
    one, other = page(1)[1], page(2, year=2022)[1]
    asyncio.run(crawl(session, [one]))
    with closing(sqlite3.connect(tmp_path / "c.db")) as conn, conn:
        conn.execute("ALTER TABLE problems RENAME TO elsewhere")
    with pytest.raises(sqlite3.Error):
        asyncio.run(crawl(session, [other]))
    with pytest.raises(sqlite3.Error):
        asyncio.run(session.keep(LIST))
    error = session.drain()
    assert failed == [error]
    assert session.finish(ENDED) is None
    assert not session.wrote_all
    with closing(sqlite3.connect(tmp_path / "c.db")) as conn, conn:
        conn.execute("ALTER TABLE elsewhere RENAME TO problems")
    assert rows(tmp_path / "c.db", "SELECT outcome FROM crawls") == [(None,)]
    assert rows(tmp_path / "c.db", "SELECT url FROM captures") == [(one.url,)]
    again, _ = Session.open(plan(tmp_path), readers, failed.append)
    again.finish(ENDED)
    assert rows(tmp_path / "c.db", "SELECT url FROM captures ORDER BY url") == [(other.url,), (one.url,)]
    assert rows(tmp_path / "c.db", "SELECT count(*) FROM reports") == [(2,)]


def test_a_transaction_that_fails_forgets_nothing(tmp_path: Path, readers: Readers) -> None:
    path, folder = tmp_path / "c.db", tmp_path / "c-archive"
    with Corpus.open(path) as corpus:
        corpus.write_portal(LUOYANG)
        crawl = corpus.start_crawl(LUOYANG.id, START)
        began = Began(crawl, LUOYANG.id, LUOYANG.name, LUOYANG.base_url, LUOYANG.division, START, None, resumed=False)
        log = Writer(folder, began, corpus.connection)
        intake = Intake(corpus, LUOYANG.id, crawl, log)
        report = page(1)[1]
        job = job_of(report, LUOYANG.division)
        assert job is not None
        for each in (LIST, report):
            log.exchange(raw(each))
        intake.keep(LIST)
        with pytest.raises(sqlite3.IntegrityError):
            intake.keep(report, job.source, [Read(Failed("no such stage", Message("x")))])
        assert rows(path, "SELECT count(*) FROM captures") == [(0,)]
        other = page(2, year=2022)[1]
        log.exchange(raw(other))
        job = job_of(other, LUOYANG.division)
        assert job is not None
        assert intake.keep(other, job.source, read(job)) == REPORT
        log.close()
    assert rows(path, "SELECT count(*) FROM captures") == [(3,)]
    assert rows(path, "SELECT count(*) FROM archive_records WHERE kind = 'metadata'") == [(3,)]
    assert rows(path, "SELECT count(*) FROM archive_files WHERE settled = size") == [(1,)]
    assert rows(path, "PRAGMA foreign_key_check") == []
