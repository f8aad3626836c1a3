"""Takes captures into the corpus: `Intake.keep` covers every step, from the archive to the reports.

It is called by a crawl, by the catch-up with what a killed crawl left in the archive, and by the
rebuilding of a corpus, so that the same captures in the same order give the same corpus. Nothing here
waits, fetches or reads a document.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from urllib.parse import quote

from crawler import clock
from crawler.archive.log import Ended, Stopped
from crawler.corpus import ids, problems, readings
from crawler.corpus.captures import Captures, Log, NoArchive
from crawler.corpus.copies import Failed, Nameless, Outcome, Read
from crawler.corpus.derived.all_gone import AllGone
from crawler.corpus.derived.history import repeats
from crawler.corpus.derived.reports import addresses_of_reports, bring_up_to_date
from crawler.corpus.messages import UNSTORABLE
from crawler.corpus.readings import Source
from crawler.corpus.values import dumps
from crawler.corpus.writer import Corpus
from crawler.database.store import Store
from crawler.outcome import stood_still
from parsers.sentences import Message
from spiders import messages
from spiders.captures import Capture
from spiders.pages.addresses import key_of
from spiders.pages.titles import classify


@dataclass(frozen=True, slots=True)
class Kept:
    """The outcome of a capture: how many reports were read in it, and how many problems it caused."""

    reports: int = 0
    problems: int = 0

    def __add__(self, other: Kept) -> Kept:
        return Kept(self.reports + other.reports, self.problems + other.problems)


NOTHING, REPORT, PROBLEM = Kept(), Kept(reports=1), Kept(problems=1)

Touched = Mapping[str, str | None]
"""Addresses whose reports may change, each with the id of the capture that may change them; None
where that is no capture of the address itself.
"""


class Intake:
    """Takes the captures of one crawl into the corpus. The rows of portal and crawl must exist."""

    def __init__(
        self, corpus: Corpus, portal: str, crawl: str | None, log: Log | None = None, *, resumed: bool = False
    ) -> None:
        """`resumed`: the crawl continues an earlier one. `crawl` is None for captures that belong to
        no crawl.
        """
        self._corpus, self._portal, self._crawl = corpus, portal, crawl
        self._store = store = corpus.store
        self._captures = Captures(store, crawl, log or NoArchive())
        self._all_gone = AllGone(store, crawl, portal)
        self._read_by_attachment = _parents_read(store, portal) if resumed else _parents_read_in(store, crawl)
        """Report pages with an attachment that was read: it is no problem if the page itself holds no
        table.
        """
        self._problems: dict[str, set[str]] = {}
        """Addresses with problems, grouped by `key_of`."""
        for url in _addresses_with_problems(store, portal):
            self._note(url)
        self._earlier = set(self._problems)

    @property
    def earlier(self) -> frozenset[str]:
        """Addresses (as `key_of` spells them) that had problems before this crawl and haven't been
        captured since.
        """
        return frozenset(self._earlier)

    def known(self, source: Source) -> list[Read] | None:
        """What this version of the parsers has read in a document before, without the bytes of files in
        an archive; None if it hasn't read it.
        """
        return readings.known(self._store, source)

    def keep(self, capture: Capture, source: Source | None = None, reads: Sequence[Read] = ()) -> Kept:
        """Stores a capture and all that follows from it, in one transaction. `source` and `reads` are
        its document and what was read in it; leave out both where it isn't to be read.

        Raises `CorpusError` where portal or crawl have no row, `ArchiveError` or sqlite3.Error where
        nothing can be written.
        """
        found = [(_capture_of(read, capture), read) for read in reads]
        self._captures.add(capture)
        for file, read in found:
            if read.member is not None:
                self._captures.add(file, read.member)

        refused = source is None and _is_refused(capture)
        solved = self._captured_again(capture.url)
        touched = self._shown_otherwise(capture)
        if source is None and not (refused or solved or touched or self._captures.are_many):
            return NOTHING  # its row is written later, together with others

        def rows(store: Store) -> Kept:
            for url in solved:
                problems.clear(store, None, url)
            if refused:
                return self._problem(store, "fetch", capture.wrong or Message(capture.reason), capture.url)
            if source is None:
                return NOTHING
            readings.keep(store, source, reads)
            return sum((self._outcome(store, file, read.outcome) for file, read in found), NOTHING)

        touched |= self._carried(capture, reads)
        for file, read in found:
            if not isinstance(read.outcome, Failed):
                touched[file.url] = ids.capture_id(file.url, file.fetched_at)
        return self._write(rows, touched)

    def _shown_otherwise(self, capture: Capture) -> dict[str, str | None]:
        """The addresses of reports that were gone in this crawl, if a capture makes that show something else."""
        gone = sorted(self._all_gone.add(capture))
        return dict.fromkeys(each for url in gone for each in addresses_of_reports(self._store, url))

    def _carried(self, capture: Capture, reads: Sequence[Read]) -> dict[str, str | None]:
        """The addresses of reports that a capture's address carried before, as far as these readings may end that."""
        there = addresses_of_reports(self._store, capture.url) if reads else []
        if any(read.member or isinstance(read.outcome, Failed) for read in reads):
            return dict.fromkeys(there)
        # A document that held several reports may hold one now.
        return dict.fromkeys(each for each in there if each.startswith(f"{capture.url}#"))

    def flush(self) -> None:
        """Writes the captures that are still buffered."""
        if self._captures.pending:
            self._write()

    def stopped(self, stopped: Stopped) -> None:
        """Writes that the watchdog ended an earlier crawl, and over which page."""
        self._captures.log.stopped(stopped)
        with self._captures.transaction(complete=False) as store:
            store.conn.execute(
                "UPDATE crawls SET outcome = 'broken', reason = ? WHERE id = ? AND outcome IS NULL",
                (stood_still(stopped.url), stopped.crawl),
            )
            if stopped.url is not None:
                problems.record(
                    store, "fetch", messages.STOPPED(), url=stopped.url, document=None, portal=stopped.portal
                )
        if stopped.url is not None and stopped.portal == self._portal:
            self._note(stopped.url)

    @property
    def stoppers(self) -> frozenset[str]:
        """Addresses, as `key_of` spells them, over which the watchdog ended a crawl of this portal."""
        rows = self._store.conn.execute(
            "SELECT url FROM problems WHERE portal = ? AND code = ?", (self._portal, messages.STOPPED.code)
        )
        return frozenset(key_of(url) for (url,) in rows)

    def finish(self, ended: Ended, *, look_at_all: bool = True) -> None:
        """Writes the crawl's end. Without `look_at_all`, the caller has to call `Corpus.look_at_all`
        later: once is enough after many crawls.
        """
        self._captures.log.end(ended)

        def rows(store: Store) -> Kept:
            for key in ended.answered:
                for url in sorted(self._problems.get(key, ())):
                    problems.clear(store, "fetch", url)
            for url, words in ended.failures.items():
                self._problem(store, "fetch", words, url)
            return NOTHING

        self._write(rows, complete=False)
        if look_at_all:
            self._corpus.look_at_all()
        else:
            self._corpus.crosscheck(texts=False)
        with self._captures.transaction() as store:
            store.conn.execute(
                "UPDATE crawls SET ended_at = ?, outcome = ?, reason = ?, counts = ? WHERE id = ?",
                (clock.iso(ended.ended_at), ended.outcome, ended.reason, dumps(dict(ended.counts)), self._crawl),
            )

    def _outcome(self, store: Store, capture: Capture, outcome: Outcome) -> Kept:
        """Records a problem for a failed reading; deletes the solved problems after a successful one."""
        if isinstance(outcome, Failed):
            if capture.role == "report" and capture.url in self._read_by_attachment:
                return NOTHING
            return self._problem(store, outcome.stage, outcome.message, capture.url)
        if isinstance(outcome, Nameless):
            return self._problem(store, "recognise", outcome.message, capture.url, outcome.document)
        problems.clear_until(store, capture.url, clock.iso(capture.fetched_at))
        if capture.parent:
            self._read_by_attachment.add(capture.parent)
            problems.clear(store, None, capture.parent)
        return REPORT

    def _write(
        self,
        rows: Callable[[Store], Kept] = lambda _: NOTHING,
        touched: Touched = MappingProxyType({}),
        *,
        complete: bool = True,
    ) -> Kept:
        """Writes in one transaction: the buffered captures, `rows`, and the reports at every address
        touched.
        """
        gone = (each for url in self._captures.not_read() for each in addresses_of_reports(self._store, url))
        touched = {**dict.fromkeys(gone), **touched}
        try:
            with self._captures.transaction(complete=complete) as store:
                kept = rows(store)
                for url, capture in touched.items():
                    _bring_up_to_date(store, url, capture)
                return kept
        except sqlite3.IntegrityError:
            return self._write_one_by_one(rows, touched, complete=complete)

    def _write_one_by_one(self, rows: Callable[[Store], Kept], touched: Touched, *, complete: bool) -> Kept:
        """The same with a transaction for each report, for when the rows of one violate the schema: that
        report becomes a problem, and the others are written.
        """
        with self._captures.transaction(complete=False) as store:
            kept = rows(store)
        for url, capture in touched.items():
            try:
                with store.transaction():
                    _bring_up_to_date(store, url, capture)
            except sqlite3.IntegrityError as error:
                message = UNSTORABLE(error=error)
                row = store.one("SELECT document FROM captures WHERE id = ?", capture)
                with store.transaction():
                    kept += self._problem(store, "write", message, url, row[0] if row else None)
                kept += Kept(reports=-1) if row else NOTHING
        with self._captures.transaction(complete=complete):
            return kept

    def _problem(self, store: Store, stage: str, message: Message, url: str, document: str | None = None) -> Kept:
        problems.record(store, stage, message, url=url, document=document, portal=self._portal)
        self._note(url)
        return PROBLEM

    def _note(self, url: str) -> None:
        self._problems.setdefault(key_of(url), set()).add(url)

    def _captured_again(self, url: str) -> list[str]:
        """Addresses with problems that are spellings of this one: the result of this capture replaces
        those problems.
        """
        key = key_of(url)
        self._earlier.discard(key)
        return sorted(self._problems.pop(key, ()))


def _capture_of(read: Read, capture: Capture) -> Capture:
    """The capture of a file in an archive, whose address is the archive's, # and its path, or of a further
    report in a document, at #report-2; for other documents, the capture itself.
    """
    if read.member is None:
        return capture
    safe = "" if read.member.startswith("/") else "/"  # #/… would be a route (`whole_of`)
    url = f"{capture.url}#{quote(read.member, safe)}"
    return replace(capture, url=url, body=read.body, reason=f"a file in the archive: {read.member}")


def _is_refused(capture: Capture) -> bool:
    """Whether a page was refused, or is gone though it should have been a report, a column of reports
    or a front page.
    """
    if capture.role in {"broken", "soft_404"}:
        linked = capture.parent is None and capture.link_text
        return not linked or classify(capture.link_text or "").sort in {"report", "column"}
    return capture.role == "blocked"


def _bring_up_to_date(store: Store, url: str, capture: str | None) -> None:
    if capture is None or not repeats(store, capture):
        bring_up_to_date(store, url)


def _parents_read(store: Store, portal: str) -> set[str]:
    """Pages of a portal that have an attachment that was read."""
    rows = store.conn.execute(
        "SELECT DISTINCT parent FROM report_documents WHERE portal = ? AND parent IS NOT NULL", (portal,)
    )
    return {parent for (parent,) in rows}


def _parents_read_in(store: Store, crawl: str | None) -> set[str]:
    """The same for the pages of one crawl."""
    rows = store.conn.execute(
        "SELECT DISTINCT d.parent FROM captures c JOIN report_documents d ON d.url = c.url"
        " WHERE c.crawl = ? AND d.document = c.document AND d.parent IS NOT NULL",
        (crawl,),
    )
    return {parent for (parent,) in rows}


def _addresses_with_problems(store: Store, portal: str) -> list[str]:
    rows = store.conn.execute("SELECT DISTINCT url FROM problems WHERE portal = ? AND url IS NOT NULL", (portal,))
    return [url for (url,) in rows]
