"""What becomes of a capture and of what was read in it: rows, problems, problems that are over.

The crawl's pipeline, the taking up of what a killed crawl left in the archive, and the rebuilding
of a corpus all go through here, so that the same captures in the same order give the same corpus.
Nothing here waits, fetches or reads a document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal
from urllib.parse import quote

from crawler.archive.log import Ended
from crawler.corpus.copies import Copy, Failed, Nameless, Outcome, Read, sha256
from crawler.corpus.documents import Job
from crawler.corpus.readings import READ, hints_of
from crawler.corpus.writer import Corpus
from spiders.captures import ERRORS, Capture
from spiders.pages.addresses import key_of
from spiders.pages.titles import classify

Kept = Literal["read", "problem", "capture"]


class Intake:
    """One crawl's way into the corpus. The crawl has its row already (`Corpus.start_crawl`)."""

    def __init__(self, corpus: Corpus, portal: str, crawl: str, *, resumed: bool = False) -> None:
        """`resumed`: it goes on with what another crawl has begun."""
        self.corpus, self.crawl = corpus, crawl
        self.read_by_attachment = corpus.parents_read(portal) if resumed else corpus.parents_read_in(crawl)
        """Report pages of which an attachment was read: that they hold no table is no problem."""
        self.problems: dict[str, set[str]] = {}
        """Addresses with problems, by what makes two addresses one."""
        for url in corpus.addresses_with_problems(portal):
            self._note(url)
        self.earlier = set(self.problems)
        """Those of earlier crawls that nothing was captured of since, by the same."""

    def keep(self, capture: Capture, found: Iterable[Read] | None) -> Counter[Kept]:
        """A capture, and what was read from it where it was read."""
        self.corpus.write_capture(capture, self.crawl)
        # What is found now stands for what was found before.
        key = key_of(capture.url)
        self.earlier.discard(key)
        for url in sorted(self.problems.pop(key, ())):
            self.corpus.clear_problem(None, url)
        kept = self._keep_all(capture, found)
        self.corpus.kept()
        return kept

    def known(self, capture: Capture, job: Job) -> list[Read] | None:
        """What was read of it before, by the parsers of today; None: nothing was."""
        hints = hints_of(capture.url, capture.link_text, dict(capture.hints), job.division)
        return self.corpus.known(sha256(capture.body), hints)

    def _keep_all(self, capture: Capture, found: Iterable[Read] | None) -> Counter[Kept]:
        if found is not None:
            read = [(self._member(capture, each), each) for each in found]
            self.corpus.write_reads([each for _, each in read], capture)
            return Counter(self._keep_outcome(where, each.outcome) for where, each in read)
        if capture.role == "blocked" or (capture.role in ERRORS and _was_wanted(capture)):
            self._problem("fetch", capture.reason, capture.url)
            return Counter(["problem"])
        return Counter(["capture"])

    def _member(self, capture: Capture, read: Read) -> Capture:
        """A file in an archive has an address of its own, and is a capture like any other."""
        if read.member is None:
            return capture
        member = replace(
            capture,
            url=f"{capture.url}#{quote(read.member)}",
            body=read.body,
            reason=f"a file in the archive: {read.member}",
        )
        self.corpus.write_capture(member, self.crawl, read.member)
        return member

    def _keep_outcome(self, capture: Capture, found: Outcome) -> Kept:
        if isinstance(found, Failed):
            if capture.role == "report" and capture.url in self.read_by_attachment:
                return "capture"
            self._problem(found.stage, found.message, capture.url)
            return "problem"
        return self._keep_copy(found, capture)

    def _keep_copy(self, copy: Copy | Nameless, capture: Capture) -> Kept:
        if self.corpus.write_copy(copy, capture).outcome == "problem":
            self._note(capture.url)
            return "problem"
        if capture.parent:
            self.read_by_attachment.add(capture.parent)
            self.corpus.clear_problem(None, capture.parent)
        return "read"

    def finish(self, ended: Ended) -> None:
        """The crawl's end. Of `answered`, those count that had problems before it."""
        ended = replace(ended, answered=tuple(sorted(self.earlier & set(ended.answered))))
        self.corpus.begin_end(ended)
        for key in ended.answered:
            for url in sorted(self.problems.get(key, ())):
                self.corpus.clear_problem("fetch", url)
        for url, words in ended.failures.items():
            self._problem("fetch", words, url)
        self.corpus.crosscheck()
        self.corpus.finish_crawl(self.crawl, ended.ended_at, ended.outcome, ended.reason, ended.counts)

    def _problem(self, stage: str, message: str, url: str) -> None:
        self.corpus.write_problem(stage, message, url=url)
        self._note(url)

    def _note(self, url: str) -> None:
        self.problems.setdefault(key_of(url), set()).add(url)


def job_of(capture: Capture, division: str) -> Job | None:
    """What a worker is given to read of a capture; None where there is nothing to be read."""
    if capture.role not in READ:
        return None
    hints = hints_of(capture.url, capture.link_text, dict(capture.hints), division)
    return Job(capture.body, hints.name, capture.url, hints.title, hints.issuer, division)


def _was_wanted(capture: Capture) -> bool:
    """Whether a page that is gone should have been a report, a column of them, or a front page."""
    if capture.parent is not None or not capture.link_text:
        return True
    return classify(capture.link_text).sort in {"report", "column"}
