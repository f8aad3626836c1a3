"""Shards: what the register gives, publishing under a generation, and what a kill leaves."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from crawler.corpus.writer import Corpus, PortalFacts
from crawler.fleet import scratch as rooms
from crawler.fleet.folder import Folder
from crawler.fleet.lease import Lease, LeaseLost, take
from crawler.fleet.planned import RegisterError, governments, planned, read_register
from crawler.fleet.scratch import Scratch, check_out, publish, scratch_of
from crawler.fleet.shards import Shard, State, add, domain_of, is_fresh, shard_of, shards_of, state_of
from crawler.fleet.store import Store, StoreError
from spiders import register
from tests.crawler.fleet import stores

SHARD = Shard(
    "410300-ly", "ly", "洛阳市人民政府", "410300", "prefecture", "https://www.ly.gov.cn/", "ly.gov.cn", ships=False
)


@pytest.mark.parametrize("codes", [("41", "46"), pytest.param(("",), marks=pytest.mark.long)], ids=str)
def test_every_government_of_the_register_is_a_shard(codes: tuple[str, ...]) -> None:
    rows = [each for each in register.register() if each.division.startswith(codes)]
    shards = list(planned(rows))
    entries = [each for each in rows if each.level != "department"]
    assert len(shards) == len({each.id for each in shards}) == len({each.portal for each in shards}) == len(entries)
    assert {each.portal for each in shards if each.ships} >= {"luoyang", "zhoukou", "chuanhui", "mengjin"}
    # Hosts below a host of another shard share its lease.
    hosts = {domain_of(each.url): each.domain for each in shards}
    for each in shards:
        for host in each.arguments.get("hosts", "").split(","):
            assert (
                not host or domain_of(f"https://{host}/") == each.domain or domain_of(f"https://{host}/") not in hosts
            )
    together = Counter(each.domain for each in shards)
    assert together["hainan.gov.cn"] > 1
    assert sum(n > 1 for n in together.values()) < 20


def test_domains() -> None:
    assert domain_of("https://www.luoyang.gov.cn/a") == domain_of("http://xxgk.luoyang.gov.cn/") == "luoyang.gov.cn"
    assert domain_of("https://www.a.test/") == "a.test"
    assert domain_of("http://127.0.0.1/") == "127.0.0.1"
    assert domain_of("http://127.0.0.1:80/") == "127.0.0.1-80"


def test_a_register_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "r.csv"
    file.write_text("division,name,level,url\n410303,西工区,county,https://www.xg.gov.cn/\n", encoding="utf-8-sig")
    (shard,) = planned(read_register(file))
    assert (shard.id, shard.title, shard.domain) == ("410303-xg", "洛阳市西工区人民政府", "xg.gov.cn")
    file.write_text("code,name\n1,a\n")
    with pytest.raises(RegisterError, match="no column division, level, url"):
        read_register(file)
    entry = governments("洛阳市")[0]
    with pytest.raises(RegisterError, match="both be the portal"):
        list(planned([replace(entry, url="https://a.gov.cn/"), replace(entry, url="http://www.a.gov.cn/")]))
    assert len(governments("41")) == len(governments("河南省")) > 150


def test_a_shard_is_added_once(tmp_path: Path) -> None:
    store = Folder(tmp_path)
    assert add(store, SHARD)
    assert not add(store, replace(SHARD, title="another"))
    assert shards_of(store) == [SHARD] == [shard_of(store, SHARD.id)]
    with pytest.raises(StoreError, match="has no shard"):
        shard_of(store, "nowhere")


@pytest.fixture(params=["folder", "memory", pytest.param("s3", marks=pytest.mark.long)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    with stores.opened(request.param, tmp_path) as opened:
        add(opened, SHARD)
        yield opened


def written(room: Scratch, portal: str) -> None:
    with Corpus.open(room.corpus) as corpus:
        corpus.write_portal(PortalFacts(portal, portal, "https://www.ly.gov.cn/"))


def portals(path: Path) -> set[str]:
    with Corpus.open(path) as corpus:
        return {name for (name,) in corpus.connection.execute("SELECT id FROM portals")}


def test_published_and_checked_out_elsewhere(store: Store, tmp_path: Path) -> None:
    here, there = (scratch_of(tmp_path / name, store, SHARD) for name in ("here", "there"))
    assert check_out(store, SHARD, here) is None
    for n, room in enumerate((here, there, here)):
        check_out(store, SHARD, room)
        written(room, f"p{n}")
        warc = room.archive / f"ly/2026/ly-20260101T00000{n}Z-00001.warc.gz"
        lease = take(store, SHARD.lease, "crawl")
        warc.parent.mkdir(parents=True, exist_ok=True)
        state = publish(store, SHARD, lease, room)
        lease.release()
        assert state.generation == n + 1
    assert portals(here.corpus) == {"p0", "p1", "p2"}
    kept = [key for key in store.blobs(f"shards/{SHARD.id}") if key.endswith(".db")]
    assert sorted(kept) == [SHARD.corpus(2), SHARD.corpus(3)]  # who fetches the one before may still do so


def test_who_was_overtaken_publishes_nothing(store: Store, tmp_path: Path) -> None:
    at = datetime(2026, 2, 1, tzinfo=UTC)
    slow, quick = (scratch_of(tmp_path / name, store, SHARD) for name in ("slow", "quick"))
    asleep = take(store, SHARD.lease, "crawl", lambda: at, 600)
    written(slow, "slow")
    awake = take(store, SHARD.lease, "crawl", lambda: at + timedelta(hours=1), 600)
    written(quick, "quick")
    publish(store, SHARD, awake, quick)
    with pytest.raises(LeaseLost):
        publish(store, SHARD, asleep, slow)
    state, _ = state_of(store, SHARD)
    assert state is not None
    assert state.generation == 2
    assert [key for key in store.blobs(f"shards/{SHARD.id}") if key.endswith(".db")] == [SHARD.corpus(2)]


def test_a_lower_generation_is_refused_at_the_last_moment(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is overtaken between its upload and the switch, after its lease was looked at for the last time."""
    at = datetime(2026, 2, 1, tzinfo=UTC)
    slow, quick = (scratch_of(tmp_path / name, store, SHARD) for name in ("slow", "quick"))
    asleep = take(store, SHARD.lease, "crawl", lambda: at, 600)
    written(slow, "slow")
    written(quick, "quick")
    switch = rooms._switch

    def overtaken(*given: Any) -> Any:
        monkeypatch.setattr(rooms, "_switch", switch)
        publish(store, SHARD, take(store, SHARD.lease, "crawl", lambda: at + timedelta(hours=1), 600), quick)
        monkeypatch.setattr(Lease, "renew", lambda _: None)  # it looked just before
        return switch(*given)

    monkeypatch.setattr(rooms, "_switch", overtaken)
    with pytest.raises(LeaseLost, match="generation 2"):
        publish(store, SHARD, asleep, slow)
    state, _ = state_of(store, SHARD)
    assert state is not None
    assert state.generation == 2


def test_what_is_on_the_disk_is_kept_unless_another_published(tmp_path: Path) -> None:
    store = Folder(tmp_path / "store")
    add(store, SHARD)
    here, there = (scratch_of(tmp_path / name, store, SHARD) for name in ("here", "there"))
    written(here, "one")
    lease = take(store, SHARD.lease, "crawl")
    publish(store, SHARD, lease, here)
    lease.release()
    written(here, "unpublished")  # a crawl that was killed
    check_out(store, SHARD, here)
    assert portals(here.corpus) == {"one", "unpublished"}
    check_out(store, SHARD, there)
    lease = take(store, SHARD.lease, "crawl")
    publish(store, SHARD, lease, there)
    check_out(store, SHARD, here)
    assert portals(here.corpus) == {"one"}


def test_fresh() -> None:
    state = State(1, "c", 0, "", "done", "", "2026-02-01T00:00:00.000000Z", 0.0, 0, "1", 0, 0, 0, 0)
    at = datetime(2026, 2, 1, 10, tzinfo=UTC)
    assert is_fresh(state, at, 20)
    assert not is_fresh(state, at, 5)
    assert not is_fresh(replace(state, outcome="broken"), at, 20)
    assert not is_fresh(None, at, 20)
