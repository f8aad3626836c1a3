"""工作间: a shard on this machine's own disk, where it is written; the store gets it whole.

SQLite needs memory that the processes of one machine share: on a network's folder it fails, or spoils the file. So a
shard is checked out here, and published: first the archive's new files and the corpus, under a name with its
generation, then the state that names them, by a conditional write. Until that, others see what was there before; who
was overtaken by a higher generation is refused.

What lies here is kept for the next time. The archive's files are never thrown away: what a killed crawl left in them
is caught up with, whichever corpus is laid beside them.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from crawler import permissions
from crawler.archive import folder_of
from crawler.archive.files import crawls_in
from crawler.clock import iso
from crawler.corpus.again.catch_up import catch_up, not_yet_rows
from crawler.corpus.documents import Readers
from crawler.corpus.writer import Corpus
from crawler.database.replace import into_one_file
from crawler.fleet.lease import Lease, LeaseLost
from crawler.fleet.shards import Shard, State, as_document, state_of
from crawler.fleet.store import Conflict, Missing, Store, StoreError
from parsers import version

_TRIES = 5


@dataclass(frozen=True, slots=True)
class Scratch:
    """A shard's folder on this machine."""

    folder: Path

    @property
    def corpus(self) -> Path:
        return self.folder / "corpus.db"

    @property
    def archive(self) -> Path:
        folder = folder_of(self.corpus)
        assert folder is not None
        return folder

    @property
    def _base(self) -> Path:
        return self.folder / "generation.json"

    def generation(self) -> int | None:
        """The generation that the corpus here goes on from; 0: from none; None: there is no corpus."""
        if not self.corpus.exists():
            return None
        try:
            return int(json.loads(self._base.read_text())["generation"])
        except (OSError, ValueError, KeyError):
            return 0

    def goes_on_from(self, generation: int) -> None:
        new = self._base.with_suffix(".new")
        new.write_text(json.dumps({"generation": generation}))
        new.replace(self._base)


def default_root() -> Path:
    """Where shards are checked out unless the user says where: in the folder for temporary files."""
    return Path(tempfile.gettempdir()) / f"nianbao-fleet-{os.getuid()}"


def scratch_of(root: Path, store: Store, shard: Shard) -> Scratch:
    """A shard's folder below `root`; each store has its own. Makes it. Raises `StoreError` if `root` is another's."""
    permissions.make_folder(root)
    if root.stat().st_uid != os.getuid():
        raise StoreError(f"{root} is another user's: name a folder with --scratch")
    whose = store.where if "://" in store.where else str(Path(store.where).resolve())
    folder = root / hashlib.sha256(whose.encode()).hexdigest()[:12] / shard.id
    permissions.make_folder(folder)
    return Scratch(folder)


def check_out(store: Store, shard: Shard, scratch: Scratch, *, archive: bool = True) -> State | None:
    """Brings the shard here, as it was published last; what is here already is kept, if it goes on from that. With
    `archive`, also the archive's files. Returns the state. The caller must hold the scratch's lock.
    """
    state = fetch_corpus(store, shard, scratch)
    there = store.blobs(shard.archive) if archive else {}
    for key, size in there.items():
        path = scratch.archive / key.removeprefix(f"{shard.archive}/")
        if not path.exists() or path.stat().st_size < size:
            permissions.make_folder(scratch.archive)
            store.download(key, path)
    return state


def fetch_corpus(store: Store, shard: Shard, scratch: Scratch) -> State | None:
    """Brings the corpus alone."""
    for _ in range(_TRIES):
        state, _ = state_of(store, shard)
        if state is None or scratch.generation() == state.generation:
            return state
        for name in ("-wal", "-shm", "-journal"):
            Path(f"{scratch.corpus}{name}").unlink(missing_ok=True)
        try:
            store.download(state.corpus, scratch.corpus)
        except Missing:  # another was published meanwhile
            continue
        scratch.goes_on_from(state.generation)
        return state
    raise Missing(shard.id)


def settle(scratch: Scratch) -> None:
    """Brings into the corpus what a killed crawl left in the archive, and ends SQLite's log. Raises `CorpusError` or
    `ArchiveError`.
    """
    with Corpus.open(scratch.corpus) as corpus:
        if scratch.archive.exists() and not_yet_rows(corpus, scratch.archive):
            readers = Readers(1)
            try:
                catch_up(corpus, scratch.archive, readers, look_at_all=False)
            finally:
                readers.close()
    with closing(sqlite3.connect(scratch.corpus)) as conn:
        into_one_file(conn)


def publish(store: Store, shard: Shard, lease: Lease, scratch: Scratch) -> State:
    """Publishes what is here. Raises `LeaseLost` if another generation was published, or another has the lease."""
    settle(scratch)
    lease.renew()
    there = store.blobs(shard.archive)
    for _, names in crawls_in(scratch.archive):
        for name in names:
            key, path = f"{shard.archive}/{name}", scratch.archive / name
            if there.get(key) != path.stat().st_size:
                store.upload(path, key)
    key = shard.corpus(lease.generation)
    store.upload(scratch.corpus, key)
    state = replace(counted(scratch.corpus, shard), generation=lease.generation, corpus=key)
    state = replace(state, published_at=iso(lease.clock()), size=scratch.corpus.stat().st_size)
    state = _switch(store, shard, lease, state)
    scratch.goes_on_from(lease.generation)
    _clean(store, shard, state)
    return state


def _switch(store: Store, shard: Shard, lease: Lease, state: State) -> State:
    """The moment from which others see what was uploaded."""
    while True:
        lease.renew()
        before, tag = state_of(store, shard)
        if before is not None and before.generation > lease.generation:
            store.remove(state.corpus)
            raise LeaseLost(f"{shard.id} was published under generation {before.generation} meanwhile")
        if (
            before is not None
            and before.generation == lease.generation
            and before == replace(state, before=before.before)
        ):
            return before  # a conflict that was none
        state = replace(state, before=before.corpus if before else None)
        try:
            store.write(shard.state, as_document(state), tag)
        except Conflict:
            continue
        return state


def _clean(store: Store, shard: Shard, state: State) -> None:
    """Removes corpora that nothing names any more, those of killed publications among them."""
    for key in store.blobs(f"shards/{shard.id}"):
        if key not in {state.corpus, state.before} and key.endswith(".db") and key < state.corpus:
            store.remove(key)


def counted(corpus: Path, shard: Shard) -> State:
    """What a corpus holds, as a state that isn't published yet."""
    with closing(sqlite3.connect(f"{corpus.absolute().as_uri()}?mode=ro", uri=True)) as conn:

        def count(sql: str) -> int:
            return int(conn.execute(sql).fetchone()[0])

        crawl = conn.execute(
            "SELECT id, outcome, reason, started_at, ended_at FROM crawls WHERE portal = ?"
            " ORDER BY started_at DESC, id DESC LIMIT 1",
            (shard.portal,),
        ).fetchone()
        name, outcome, reason, began, ended = crawl or ("", "broken", "no crawl has begun yet", None, None)
        of_crawl = "SELECT count(*) FROM archive_records WHERE kind = 'request' AND file IN"
        requests = conn.execute(f"{of_crawl} (SELECT name FROM archive_files WHERE crawl = ?)", (name,)).fetchone()[0]
        old = "SELECT count(DISTINCT key) FROM readings WHERE parser_version <> ? AND key NOT IN"
        behind = conn.execute(
            f"{old} (SELECT key FROM readings WHERE parser_version = ?)",
            (version.PARSER_VERSION, version.PARSER_VERSION),
        ).fetchone()[0]
        return State(
            generation=0,
            corpus="",
            size=0,
            published_at="",
            outcome=outcome or "broken",
            reason=reason or "the crawl was ended before it could say how it went",
            crawled_at=ended or began or "1970-01-01T00:00:00Z",
            seconds=_between(began, ended),
            requests=requests,
            parsers="" if behind else version.PARSER_VERSION,
            reports=count("SELECT count(*) FROM reports"),
            captures=count("SELECT count(*) FROM captures"),
            documents=count("SELECT count(*) FROM documents"),
            problems=count("SELECT count(*) FROM problems"),
        )


def _between(began: str | None, ended: str | None) -> float:
    if not began or not ended:
        return 0.0
    return round((datetime.fromisoformat(ended) - datetime.fromisoformat(began)).total_seconds(), 1)
