"""Worker processes: what hangs or crashes costs itself alone."""

from __future__ import annotations

import asyncio
import ctypes
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from crawler.corpus.rows import Copy
from crawler.work import Failed, Job, Lost, Outcome, Readers, Workers, read
from tests.crawler.local import ROOT, report_page

SLOW = b"<html><body>" + b"<table><tr><td colspan=900>1</td></tr></table>" * 400_000
"""Takes a reader many seconds."""


async def _all(readers: Readers, jobs: list[bytes]) -> list[Outcome]:
    found = await asyncio.gather(*(readers.read(Job(data)) for data in jobs))
    return [each.outcome for (each,) in found]


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
        return [each.outcome for each in first + second]

    assert all(isinstance(each, Copy) for each in asyncio.run(scenario()))


def test_what_takes_too_much_memory_is_ended_and_the_rest_is_read() -> None:
    readers = Readers(1, 60, 300)
    wide = b"1\t" * 6_000_000
    found = asyncio.run(_all(readers, [wide, report_page(seed=2)]))
    readers.close()
    assert isinstance(found[0], Failed)
    assert "300 MB of memory" in found[0].message
    assert isinstance(found[1], Copy)


def crash(job: Job) -> bytes:
    if job.name == "crash":
        ctypes.string_at(0)
    return job.data


def test_a_reader_that_crashes_costs_its_document_and_says_so() -> None:
    workers = Workers(1, 60)
    jobs = [Job(b"1"), Job(b"2", "crash"), Job(b"3")]
    one, two, three = [workers.submit(crash, job) for job in jobs]
    assert (one.result(60), three.result(60)) == (b"1", b"3")
    with pytest.raises(Lost, match="SIGSEGV"):
        two.result(60)
    workers.close()


def test_a_defect_of_ours_costs_its_document() -> None:
    wrong: Any = "text where bytes belong"
    ((found, *_),) = read(Job(wrong))
    assert isinstance(found, Failed)
    assert found.stage == "read"
    assert "defect" in found.message
    assert ".py, line " in found.message


def test_all_that_were_in_a_broken_pool_are_read_a_few_at_a_time() -> None:
    most = 0

    async def watch() -> None:
        nonlocal most
        while True:
            most = max(most, len(multiprocessing.active_children()))
            await asyncio.sleep(0.02)

    async def scenario() -> list[Outcome]:
        watching = asyncio.create_task(watch())
        readers = Readers(1, 2)
        jobs = (
            readers.read(Job(data)) for data in [SLOW, *(report_page(seed=n) for n in range(6))]
        )
        found = await asyncio.gather(*jobs)
        readers.close()
        watching.cancel()
        return [each.outcome for (each,) in found]

    found = asyncio.run(scenario())
    assert [isinstance(each, Failed) for each in found] == [True, *[False] * 6]
    # The pool's, its successor's, one that reads alone, and one that is just ending.
    assert most <= 4


OWNER = """
import asyncio, time
from crawler.work import Job, Readers

if __name__ == "__main__":
    readers = Readers(1, 60)
    asyncio.run(readers.read(Job(b"x")))
    print(*readers._pool._processes, flush=True)
    time.sleep(60)
"""


def test_workers_end_with_a_crawl_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "owner.py"
    script.write_text(OWNER)
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as owner:  # fmt: skip
        assert owner.stdout is not None
        worker = int(owner.stdout.readline())
        assert _alive(worker)
        owner.kill()
    deadline = time.monotonic() + 10
    while _alive(worker) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _alive(worker)


def _alive(process: int) -> bool:
    """One that has ended may stand there until somebody asks for its status."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
