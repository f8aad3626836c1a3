"""Every kind of store keeps the same promises: blobs whole, documents on condition."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.fleet.folder import Folder
from crawler.fleet.store import Conflict, Missing, Store, StoreError
from crawler.fleet.stores import open_store
from tests.crawler.fleet import stores

KINDS = ["folder", "memory", pytest.param("s3", marks=pytest.mark.long)]


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with stores.opened(request.param, tmp_path) as opened:
        yield opened


def test_a_document_is_written_by_who_saw_its_last_version(store: Store) -> None:
    assert store.read("a/state.json") is None
    first = store.write("a/state.json", {"n": 1}, None)
    with pytest.raises(Conflict):
        store.write("a/state.json", {"n": 9}, None)
    second = store.write("a/state.json", {"n": 2}, first)
    with pytest.raises(Conflict):
        store.write("a/state.json", {"n": 9}, first)
    found = store.read("a/state.json")
    assert found is not None
    assert (found.content, found.tag) == ({"n": 2}, second)


def test_nobody_overwrites_what_another_wrote(store: Store) -> None:
    """Threads that add to one number, each by what it read: none is lost."""
    store.write("n.json", {"n": 0}, None)

    def add() -> None:
        for _ in range(8):
            while True:
                found = store.read("n.json")
                assert found is not None
                try:
                    store.write("n.json", {"n": found.content["n"] + 1}, found.tag)
                except Conflict:
                    continue
                break

    threads = [threading.Thread(target=add) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    found = store.read("n.json")
    assert found is not None
    assert found.content == {"n": 32}


def test_blobs(store: Store, tmp_path: Path) -> None:
    file, back = tmp_path / "file", tmp_path / "deep" / "back"
    file.write_bytes(b"corpus")
    store.upload(file, "shards/a/corpus-00000001.db")
    store.upload(file, "shards/ab/corpus-00000001.db")
    store.write("shards/a/state.json", {}, None)
    assert store.blobs("shards/a").get("shards/a/corpus-00000001.db") == 6
    assert not any(key.startswith("shards/ab/") for key in store.blobs("shards/a"))
    store.download("shards/a/corpus-00000001.db", back)
    assert back.read_bytes() == b"corpus"
    assert [each.name for each in back.parent.iterdir()] == ["back"]
    store.remove("shards/a/corpus-00000001.db")
    store.remove("shards/a/corpus-00000001.db")
    with pytest.raises(Missing):
        store.download("shards/a/corpus-00000001.db", back)
    assert back.read_bytes() == b"corpus"
    assert store.blobs("nothing") == {}


def test_documents_are_listed(store: Store) -> None:
    for name in ("b", "a"):
        tag = store.write(f"shards/{name}/shard.json", {}, None)
        store.write(f"shards/{name}/shard.json", {}, tag)
    store.write("shards/a/state.json", {}, None)
    assert store.documents("shards", "shard.json") == ["shards/a/shard.json", "shards/b/shard.json"]
    assert store.documents("none", "shard.json") == []


def test_a_writer_that_comes_many_versions_late_has_a_conflict(tmp_path: Path) -> None:
    """The file that its version would have is free again, as old ones are removed."""
    store = Folder(tmp_path)
    late = tag = store.write("lease.json", {"n": 0}, None)
    for n in range(1, 40):
        tag = store.write("lease.json", {"n": n}, tag)
    with pytest.raises(Conflict):
        store.write("lease.json", {"n": -1}, late)
    found = store.read("lease.json")
    assert found is not None
    assert found.content == {"n": 39}
    assert len(list(tmp_path.iterdir())) < 12


def test_what_is_no_store_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="on condition"):
        open_store("gs://bucket/nianbao")
    (tmp_path / "a").write_text("")
    with pytest.raises(StoreError, match="can't be used"):
        Folder(tmp_path / "a").write("x.json", {}, None)
    (tmp_path / "x.json.00000001").write_text("[")
    with pytest.raises(StoreError, match="no JSON"):
        Folder(tmp_path).read("x.json")
