"""A crawl with an archive but without the network: captures are archived, read and stored."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from crawler.archive import folder_of
from crawler.archive.log import Began
from crawler.archive.records import Raw
from crawler.archive.writer import Writer
from crawler.corpus import Corpus
from crawler.corpus.documents import job_of, read
from crawler.corpus.intake import Intake
from spiders.captures import Capture
from tests.crawler.corpus.samples import LUOYANG


def crawl(path: Path, captures: Iterable[Capture]) -> None:
    """Stores the captures, each at its own time; the crawl begins at the time of the first."""
    captures = list(captures)
    folder = folder_of(path)
    assert folder is not None
    with Corpus.open(path) as corpus:
        started_at = captures[0].fetched_at
        crawl = corpus.name_crawl(LUOYANG.id, started_at)
        began = Began(
            crawl, LUOYANG.id, LUOYANG.name, LUOYANG.base_url, LUOYANG.division, started_at, None, resumed=False
        )
        log = Writer(folder, began, corpus.connection)
        corpus.write_portal(LUOYANG)
        corpus.start_crawl(LUOYANG.id, started_at, None, crawl)
        intake = Intake(corpus, LUOYANG.id, crawl, log)
        for each in captures:
            headers = (("Content-Type", each.media_type),)
            log.exchange(Raw(each.url, "GET", (), b"", each.status, "HTTP/1.1", headers, each.body, each.fetched_at))
            job = job_of(each, LUOYANG.division)
            if job is None:
                intake.keep(each)
            else:
                intake.keep(each, job.source, intake.known(job.source) or read(job))
        intake.flush()
        log.close()
