"""Worker processes: what hangs or crashes costs itself alone."""

from __future__ import annotations

import asyncio
import os
import signal

import pytest

from crawler.corpus.rows import Copy
from crawler.work import Failed, Job, Outcome, Readers
from tests.crawler.local import report_page

SLOW = b"<html><body>" + b"<table><tr><td colspan=900>1</td></tr></table>" * 400_000
"""Takes a reader many seconds."""


async def _all(readers: Readers, jobs: list[bytes]) -> list[Outcome]:
    return await asyncio.gather(*(readers.read(Job(data)) for data in jobs))


@pytest.mark.parametrize("processes", [0, 1])
def test_good_and_bad(processes: int) -> None:
    readers = Readers(processes, 60)
    good, pdf, other = asyncio.run(
        _all(readers, [report_page(), b"%PDF-1.4", b"<html><body><p>x</p></body></html>"])
    )
    readers.close()
    assert isinstance(good, Copy)
    assert good.issuer_name == "西工区财政局"
    assert isinstance(pdf, Failed)
    assert pdf.stage == "read"
    assert isinstance(other, Failed)
    assert other.stage == "recognise"


def test_what_takes_too_long_is_ended_and_the_rest_is_read() -> None:
    readers = Readers(1, 2)
    found = asyncio.run(_all(readers, [SLOW, report_page(seed=2), report_page(seed=3)]))
    readers.close()
    assert isinstance(found[0], Failed)
    assert "more than 2 seconds" in found[0].message
    assert all(isinstance(each, Copy) for each in found[1:])


def test_a_worker_that_is_killed_is_replaced() -> None:
    async def scenario() -> list[Outcome]:
        readers = Readers(1, 60)
        first = await readers.read(Job(report_page()))
        assert readers._pool is not None
        for process in list(readers._pool._processes.values()):
            os.kill(process.pid or 0, signal.SIGKILL)
        second = await readers.read(Job(report_page()))
        readers.close()
        return [first, second]

    assert all(isinstance(each, Copy) for each in asyncio.run(scenario()))
