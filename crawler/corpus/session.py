"""A crawl's work on the corpus, from its opening to its end; `Session._run` has all the steps.

A session runs in a thread of its own and does one task after another, while the crawl waits for
pages. It has no state outside the corpus and its archive: a crawl that was killed is simply run again.
A session that can't write ends at once: otherwise the crawl would fetch pages only to lose them.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Generic, TypeVar

from crawler import at_hand, clock
from crawler.archive import ArchiveError
from crawler.archive.log import Began, Ended, Failure, Stopped
from crawler.archive.records import Raw
from crawler.archive.replay import Recording, Replayed
from crawler.archive.writer import Writer
from crawler.corpus.again.catch_up import catch_up, refuse_foreign
from crawler.corpus.captures import Log, NoArchive
from crawler.corpus.copies import Read
from crawler.corpus.counted.summary import Summary
from crawler.corpus.documents import Job, Readers, job_of
from crawler.corpus.intake import Intake, Kept
from crawler.corpus.writer import Corpus, PortalFacts
from crawler.database.errors import CorpusError
from crawler.encodings import MOST
from spiders.captures import Capture

CANNOT_WRITE = (CorpusError, ArchiveError, sqlite3.Error, OSError)
"""Errors that end a session, such as a full disk. Any other error is a defect and costs only its page."""

T = TypeVar("T")

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """The settings of a session."""

    corpus: Path
    portal: PortalFacts
    mirror: str | None = None
    resumed: bool = False
    """Whether the crawl continues an earlier one."""
    archive: Path | None = None
    """The archive's folder; None: nothing is archived."""
    replayed: Recording | None = None
    """The archived crawl that is replayed, under its original id and times."""
    corrections: Path | None = None
    """Folder of the files of corrections; None: none are applied."""
    look_at_all: bool = True
    """As in `Intake.finish`."""
    most: int = MOST
    """Bytes to which a body is unpacked (DOWNLOAD_MAXSIZE)."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a crawl learns from its corpus when the session is opened."""

    last_good: dict[str, int] | None
    """As `Corpus.last_good` returns it."""
    earlier: frozenset[str]
    """Addresses with problems from earlier crawls, as `key_of` spells them."""
    stoppers: frozenset[str] = frozenset()
    """As `Intake.stoppers`."""


@dataclass(frozen=True, slots=True)
class _Crawl:
    """The parts of a crawl that its tasks work on."""

    intake: Intake
    log: Log


@dataclass(frozen=True, slots=True)
class _Task(Generic[T]):
    """A call to be made in the session's thread."""

    what: Callable[[_Crawl], T]
    done: Future[T]


class Session:
    """A crawl's session; begins with `open` and ends with `finish`. Call its public methods only from the
    crawl's own thread.
    """

    def __init__(self, plan: Plan, readers: Readers, fail: Callable[[Exception], object]) -> None:
        self._plan, self._readers, self._fail = plan, readers, fail
        self._tasks: SimpleQueue[_Task[Any] | Ended] = SimpleQueue()
        self._opened: Future[Opened] = Future()
        self._finished: Future[Summary | None] = Future()
        self.parsed = 0
        """How many documents were read that had not been read before."""
        self.defects: Counter[str] = Counter()
        """How many answers were not archived because of defects of this program, by type of error."""

    @classmethod
    def open(cls, plan: Plan, readers: Readers, fail: Callable[[Exception], object]) -> tuple[Session, Opened]:
        """Begins a crawl. `fail` is called, in the session's thread, when nothing can be written any
        more. Raises `CorpusError`, `ArchiveError`, sqlite3.Error or OSError if it can't begin.
        """
        session = cls(plan, readers, fail)
        threading.Thread(target=session._work, name="corpus", daemon=True).start()
        return session, session._opened.result()

    def _run(self) -> Summary | None:
        """Runs the session from opening the corpus to the crawl's end. Returns what the corpus holds of the
        portal; None if writing had failed.
        """
        plan = self._plan
        with Corpus.open(plan.corpus) as corpus:
            if plan.archive is not None:
                self._catch_up(corpus, plan.archive)
            last_good = corpus.last_good(plan.portal.id, plan.mirror)
            stopped = self._stopped(corpus)
            began = self._began(corpus)
            with closing(self._log(began, corpus)) as log:
                corpus.write_portal(plan.portal)
                corpus.start_crawl(began.portal, began.started_at, began.mirror, began.crawl)
                intake = Intake(corpus, began.portal, began.crawl, log, resumed=began.resumed)
                if stopped is not None:
                    intake.stopped(stopped)
                self._opened.set_result(Opened(last_good, intake.earlier, intake.stoppers))
                ended = self._do_tasks(_Crawl(intake, log))
                if ended is None:
                    return None  # as after a kill: the next crawl takes up what is archived
                had_problems = intake.earlier & set(ended.answered)
                intake.finish(replace(ended, answered=tuple(sorted(had_problems))), look_at_all=plan.look_at_all)
            self._correct(corpus)
            return corpus.summary(plan.portal.id)

    async def keep(self, capture: Capture) -> Kept:
        """Reads a capture's document, if it has one to be read, in a worker, and stores everything."""
        job = job_of(capture, self._plan.portal.division)
        if job is None:
            return await self._do(lambda crawl: crawl.intake.keep(capture))
        source = job.source
        known = await self._do(lambda crawl: crawl.intake.known(source))
        reads = await self._read(job, known)
        return await self._do(lambda crawl: crawl.intake.keep(capture, source, reads))

    async def _read(self, job: Job, known: list[Read] | None) -> list[Read]:
        """Reads a document, unless these parsers have read it before; `known` is what they read then."""
        filled = await self._readers.fill(job, known) if known else []
        if filled:
            return filled
        self.parsed += 1
        return await self._readers.read(job)

    def archive(self, what: Raw | Failure) -> Future[None] | None:
        """Records an exchange, or a failed attempt at one, in the archive, before the captures that are
        made from it. None if the crawl has no archive.
        """
        if self._plan.archive is None:
            return None

        def record(crawl: _Crawl) -> None:
            assert isinstance(crawl.log, Writer)
            try:
                crawl.log.exchange(what) if isinstance(what, Raw) else crawl.log.failure(what)
            except CANNOT_WRITE:
                raise
            except Exception as error:
                logger.exception("an answer was not archived: %s", what.url)
                self.defects[type(error).__name__] += 1

        return self._submit(record)

    def after_flush(self, what: Callable[[], None]) -> None:
        """Calls `what`, in the session's thread, once everything passed to `keep` so far is on the disk."""

        def flush(crawl: _Crawl) -> None:
            crawl.intake.flush()
            try:
                what()
            except OSError as error:
                logger.warning("the state of the crawl can't be written (%s): JOBDIR keeps an older one", error)

        self._submit(flush)

    def drain(self) -> BaseException | None:
        """Waits until all tasks so far are done. Returns the error because of which nothing can be written
        any more, if there is one.
        """
        return self._submit(lambda _: None).exception()

    def finish(self, ended: Ended) -> Summary | None:
        """Writes the crawl's end. Returns what the corpus holds of the portal; None if writing had failed
        before. Raises the same errors as `open` if it fails now.
        """
        self._tasks.put(ended)
        return self._finished.result()

    @property
    def wrote_all(self) -> bool:
        """Whether the whole crawl is in the corpus, including its end."""
        done = self._finished
        return done.done() and done.exception() is None and done.result() is not None

    def _submit(self, what: Callable[[_Crawl], T]) -> Future[T]:
        task = _Task(what, Future())
        self._tasks.put(task)
        return task.done

    async def _do(self, what: Callable[[_Crawl], T]) -> T:
        return await asyncio.wrap_future(self._submit(what))

    # in the session's thread

    def _work(self) -> None:
        try:
            self._finished.set_result(self._run())
        except Exception as error:  # noqa: BLE001  (passed on to the caller that waits for the result)
            waited_for = self._finished if self._opened.done() else self._opened
            waited_for.set_exception(error)

    def _do_tasks(self, crawl: _Crawl) -> Ended | None:
        """Does the crawl's tasks in order, until it ends, and returns its end. None if writing failed: all
        later tasks were then refused.
        """
        failed: Exception | None = None
        while isinstance(task := self._tasks.get(), _Task):
            if not task.done.set_running_or_notify_cancel():
                continue
            if failed is not None:
                task.done.set_exception(failed)
                continue
            try:
                task.done.set_result(task.what(crawl))
            except Exception as error:  # noqa: BLE001  (passed on to the caller that waits for the result)
                task.done.set_exception(error)
                if isinstance(error, CANNOT_WRITE):
                    failed = error
                    self._fail(error)
        return task if failed is None else None

    def _catch_up(self, corpus: Corpus, folder: Path) -> None:
        """Writes rows for what a killed crawl left in the archive, before anything else is written."""
        refuse_foreign(corpus, folder)
        caught = catch_up(corpus, folder, self._readers, look_at_all=self._plan.look_at_all)
        if caught.captures:
            logger.warning(
                "%d pages that a crawl had fetched before it was killed were taken up from %s", caught.captures, folder
            )

    def _stopped(self, corpus: Corpus) -> Stopped | None:
        """The last crawl, if the watchdog ended it."""
        left = at_hand.left(self._plan.corpus)
        crawl = corpus.store.one(
            "SELECT last_crawl FROM portals WHERE id = ?", left.portal if left is not None else None
        )
        if left is None or crawl is None:
            return None
        logger.warning("the watchdog ended the last crawl of %s over %s", left.portal, left.url or "no page")
        return Stopped(left.portal, crawl[0], left.url, clock.now())

    def _began(self, corpus: Corpus) -> Began:
        """The facts about the crawl's beginning; a replayed crawl has its original id, time and mirror."""
        plan, portal = self._plan, self._plan.portal
        then = plan.replayed.began if plan.replayed else None
        started_at = then.started_at if then else clock.now()
        return Began(
            then.crawl if then else corpus.name_crawl(portal.id, started_at),
            portal.id,
            portal.name,
            portal.base_url,
            portal.division,
            started_at,
            then.mirror if then else plan.mirror,
            plan.resumed,
            portal.expected or (),
            plan.most,
        )

    def _log(self, began: Began, corpus: Corpus) -> Log:
        if self._plan.replayed is not None:
            return Replayed(self._plan.replayed)
        folder = self._plan.archive
        return Writer(folder, began, corpus.connection) if folder is not None else NoArchive()

    def _correct(self, corpus: Corpus) -> None:
        """Applies the corrections. Lines that can't be applied are logged and don't affect others."""
        if self._plan.corrections is None:
            return
        done = corpus.correct(self._plan.corrections)
        for words in (*done.errors, *done.stale):
            logger.warning("correction not applied: %s", words)
