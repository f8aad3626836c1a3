"""Documents in worker processes: readable ones, unreadable ones, and those that end their reader."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import Any

import pytest

from crawler.corpus.copies import Copy, Failed, Outcome
from crawler.corpus.documents import Job, Readers, read
from tests.whole.local_portal import report_page

SLOW = b"<html><body>" + b"<table><tr><td colspan=900>1</td></tr></table>" * 400_000
"""A page that takes a reader many seconds."""


async def _all(readers: Readers, jobs: list[bytes]) -> list[Outcome]:
    found = await asyncio.gather(*(readers.read(Job(data)) for data in jobs))
    return [each.outcome for (each,) in found]


@pytest.mark.parametrize("processes", [0, 1])
def test_good_and_bad(processes: int) -> None:
    readers = Readers(processes, 60)
    good, pdf, other = asyncio.run(_all(readers, [report_page(), b"%PDF-1.4", b"<html><body><p>x</p></body></html>"]))
    readers.close()
    assert isinstance(good, Copy)
    assert good.issuer_name == "西工区财政局"
    assert isinstance(pdf, Failed)
    assert pdf.stage == "read"
    assert isinstance(other, Failed)
    assert other.stage == "recognise"


@pytest.mark.slow
def test_what_takes_too_long_is_ended_and_the_rest_is_read() -> None:
    readers = Readers(1, 2)
    found = asyncio.run(_all(readers, [SLOW, report_page(seed=2), report_page(seed=3)]))
    readers.close()
    assert isinstance(found[0], Failed)
    assert "took more than 2 seconds" in found[0].message.text
    assert all(isinstance(each, Copy) for each in found[1:])


@pytest.mark.slow
def test_what_takes_too_much_memory_is_ended_and_the_rest_is_read() -> None:
    readers = Readers(1, 60, 300)
    wide = b"1\t" * 6_000_000
    found = asyncio.run(_all(readers, [wide, report_page(seed=2)]))
    readers.close()
    assert isinstance(found[0], Failed)
    assert "took more than 300 MB of memory" in found[0].message.text
    assert isinstance(found[1], Copy)


def test_a_defect_of_ours_costs_its_document() -> None:
    wrong: Any = "text where bytes belong"
    ((found, *_),) = read(Job(wrong))
    assert isinstance(found, Failed)
    assert found.stage == "read"
    assert "defect" in found.message.text
    assert ".py, line " in found.message.text


def test_what_workers_are_forked_from_has_one_thread() -> None:
    """With everything loaded for the corpus: a process with threads must not be forked."""
    readers = Readers(1)
    assert readers.submit(threads_of_the_parent, b"").result() == 1
    readers.close()


def threads_of_the_parent(job: bytes) -> int:
    return len(list(Path(f"/proc/{os.getppid()}/task").iterdir()))
