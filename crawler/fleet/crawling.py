"""The crawl of a shard: taken, checked out, crawled by a process of its own, published, given back.

The crawl is that of `nianbao refresh`: known pages are asked for only when they are due. So a crawl that was killed
goes on from its archive without a state of its own: what it had fetched isn't due again.
"""

from __future__ import annotations

import subprocess
import time
from functools import partial
from typing import IO

from crawler import start
from crawler.corpus.writer import Corpus
from crawler.fleet.lease import LeaseLost
from crawler.fleet.scratch import check_out, publish
from crawler.fleet.work import Done, Held, Job, is_stopping, on_shard
from crawler.leash import Leash
from crawler.lock import Lock
from crawler.refresh import runs
from crawler.refresh.runs import Target
from crawler.start import GRACE, Crawl, Ran

_OWN = {"CORRECTIONS": "", "PARSE_PROCESSES": "1"}
"""Settings of a crawl among many. Corrections are applied when the shards are gathered."""
_LOOK = 0.2
"""Seconds between two looks at a running crawl."""


def crawl(job: Job) -> Done:
    """Crawls a shard; runs wherever the engine lets it run, in a thread."""
    return on_shard(job, "crawl", partial(_crawl, job))


def _crawl(job: Job, held: Held) -> Done:
    began = time.monotonic()
    shard, corpus = held.shard, held.scratch.corpus
    check_out(held.store, shard, held.scratch)
    Corpus.open(corpus).close()  # so that there is one, if the crawl ends before it has opened it
    target = Target(shard.portal, shard.title, described=None if shard.ships else dict(shard.arguments))
    settings = {**_OWN, **job.settings}
    # The log of a crawl that goes wrong is shown by `runs.run` on stderr.
    found = runs.run(
        target, corpus, settings, held.lock, seconds=job.seconds or None, show=False, runner=partial(_run, job, held)
    )
    if held.lost.is_set() or not held.lease.left():
        raise LeaseLost(f"the lease of {shard.domain} was lost: the crawl was ended, and nothing published")
    state = publish(held.store, shard, held.lease, held.scratch)
    outcome = "stopped" if is_stopping(job.run) and found.outcome == "broken" else found.outcome
    return Done(shard.id, outcome, found.reason, time.monotonic() - began, state)


def _run(
    job: Job,
    held: Held,
    crawl: Crawl,
    lock: Lock | None,
    *,
    seconds: float | None = None,
    stdout: int | None = None,
    stderr: IO[str] | None = None,
) -> Ran:
    """As `crawler.start.run`, on a leash: it ends at once when the lease is lost."""
    leash = Leash(held.lease.left())

    def extend() -> None:
        leash.extend(held.lease.left())

    try:
        with start.begin(crawl, lock, leash, stdout=stdout, stderr=stderr) as begun:
            try:
                leash.begun()
                held.renewed.append(extend)
                stopped = _wait(job, held, begun, seconds)
            except BaseException:
                begun.kill()
                raise
        return Ran(begun.returncode, stopped)
    finally:
        if extend in held.renewed:
            held.renewed.remove(extend)
        leash.close()


def _wait(job: Job, held: Held, begun: subprocess.Popen[bytes], seconds: float | None) -> bool:
    """Waits for the crawl's end. Returns whether it had to be ended: its time was over, or this process is to end."""
    over = time.monotonic() + seconds if seconds else None
    stopped = False
    while True:
        try:
            begun.wait(_LOOK)
        except subprocess.TimeoutExpired:
            pass
        else:
            return stopped
        now = time.monotonic()
        if held.lost.is_set() or (stopped and over is not None and now >= over):
            begun.kill()
        elif not stopped and (is_stopping(job.run) or (over is not None and now >= over)):
            stopped = True
            over = now + min(GRACE, seconds or GRACE)
            begun.terminate()


__all__ = ["crawl"]
