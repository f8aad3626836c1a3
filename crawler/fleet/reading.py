"""The reading again of a shard with the parsers of today: taken, checked out, read, published, given back.

Documents go to readers one by one, a few ahead (`crawler.pool.as_done`), and each is kept as it comes: what is lost
with a reader is the document in its hands. In each process that reads, our own pool watches time and memory
(`crawler.pool`), whoever runs the process.
"""

from __future__ import annotations

import threading
import time
from contextlib import closing
from functools import partial

from crawler.corpus.again.reparse import Piece, Reparse
from crawler.corpus.documents import Readers
from crawler.fleet.lease import LeaseLost
from crawler.fleet.scratch import check_out, publish, settle
from crawler.fleet.work import Done, Held, Job, is_stopping, on_shard
from crawler.pool import Pool
from parsers import version

_AT_ONCE = 1
"""Documents that are kept in one transaction."""


class Interrupted(Exception):
    """The lease was lost, or this process is to end."""


def read(job: Job) -> Done:
    """Reads a shard again with a pool of this process's own; the engine `local` runs it, in a thread."""
    return on_shard(job, "read", partial(read_with, pool(), job))


def read_with(readers: Pool, job: Job, held: Held) -> Done:
    """Reads the shard again with these readers, and publishes it if anything was read."""
    began = time.monotonic()
    if check_out(held.store, held.shard, held.scratch) is None and not held.scratch.corpus.exists():
        return Done(job.shard, "empty", "it was never crawled", time.monotonic() - began)
    settle(held.scratch)

    def show(piece: Piece, differences: object) -> None:
        del piece, differences
        if held.lost.is_set() or is_stopping(job.run):
            raise Interrupted

    with closing(Reparse.open(held.scratch.corpus, held.scratch.archive, ())) as reparse:
        reparse.batch, reparse.in_order = _AT_ONCE, False
        pieces = reparse.todo()
        try:
            again = reparse.run(pieces, readers, keep=True, show=show)
        except Interrupted:
            if held.lost.is_set():
                raise LeaseLost(f"the lease of {held.shard.domain} was lost") from None
            return Done(job.shard, "stopped", "this command was to end", time.monotonic() - began)
    if not pieces:
        return Done(job.shard, "done", "all is read by these parsers", time.monotonic() - began)
    state = publish(held.store, held.shard, held.lease, held.scratch)
    outcome = "partial" if again.missing else "done"
    words = f"{again.read} documents read by parsers {version.PARSER_VERSION}, {again.differ} of them otherwise"
    if again.missing:
        words += f"; {len(again.missing)} not, such as {again.missing[0]}"
    return Done(job.shard, outcome, words, time.monotonic() - began, state, again.read, len(again.missing))


_lock = threading.Lock()
_pools: list[Readers] = []


def pool(processes: int | None = None) -> Readers:
    """The pool of readers of this process, started at first use. Shards that are read at a time share it."""
    with _lock:
        if not _pools:
            _pools.append(Readers(processes))
        return _pools[0]


def close_pool() -> None:
    with _lock:
        while _pools:
            _pools.pop().close()
