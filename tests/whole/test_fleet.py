"""A fleet on this machine: two portals crawled as shards, gathered, read again; and what a kill leaves.

What is gathered is what one machine would have that crawled both into one corpus.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from crawler.browse.provinces import name_of
from crawler.browse.serve import datasette
from crawler.fleet.gathering import gather
from crawler.fleet.merging import merge
from crawler.fleet.shards import shard_of
from crawler.fleet.stores import open_store
from tests.whole import commands
from tests.whole.fleet_world import World, content, one_machine, world


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The two portals in a store: one crawl was killed with its command, then both were crawled, and gathered."""
    room = tmp_path_factory.mktemp("fleet")
    with world(room, latency=0.1) as found:
        assert "2 shards added" in found.fleet("init", "--register", str(found.register))
        killed_in_a_crawl(found, found.command("crawl", "410300-ly.test"))
        assert not any((found.store / "shards").glob("*/state.json.*"))
        assert "2 done" in found.fleet("crawl")
        found.fleet("gather", "--to", str(room / "national"))
        one_machine(found, room / "one.db")
        yield found


def killed_in_a_crawl(found: World, command: list[str]) -> None:
    """Runs a command, and kills it while a crawl is under way; that ends with it."""
    out = found.room / "killed"
    process = commands.begin(commands.nianbao, command, out, out, dict(os.environ))
    _until(lambda: found.asked.total() >= 4)
    process.kill()
    process.join()
    time.sleep(0.5)  # what was being asked is answered
    asked = found.asked.total()
    time.sleep(0.5)
    assert found.asked.total() == asked


def test_gathered_is_what_one_machine_has(crawled: World) -> None:
    room = crawled.room
    files = sorted(crawled.store.glob("shards/*/corpus-*.db"))
    assert len(files) == 2
    merge(room / "both.db", files)
    ours, wanted = content(room / "both.db"), content(room / "one.db")
    assert len(ours["reports"]) == 6
    assert len(ours["report_documents"]) == 11
    for table, rows in wanted.items():
        assert ours[table] == rows, table


@pytest.mark.long
def test_each_province_has_its_own(crawled: World) -> None:
    folder = crawled.room / "national"
    manifest = json.loads((folder / "manifest.json").read_text())
    assert {name: each["shards"] for name, each in manifest["provinces"].items()} == {
        "34": {"341125-dy.test": 1},
        "41": {"410300-ly.test": 2},  # the first lease was the killed one's
    }
    national, henan = content(folder / "corpus.db", whole=False), content(folder / "corpus-410000.db")
    # Each prints the other's reports, too: the country has each once, from its own portal.
    assert len(henan["reports"]) == 5
    one = content(crawled.room / "one.db")
    for table in ("issuers", "requests", "disclosures", "expected_issuers"):
        assert len(national[table]) == len(one[table]), table
    assert not national["sections"]
    parquet = folder / "parquet" / "requests" / "report_year=2023" / "province=41" / "part.parquet"
    assert parquet.exists()


@pytest.mark.long
def test_pages_over_many_databases_are_those_of_one(crawled: World) -> None:
    """The country's database and its provinces' give the same pages as one corpus; here of one province, as what two
    provinces print of each other's is not compared.
    """
    store = open_store(str(crawled.store))
    gather(store, [shard_of(store, "410300-ly.test")], crawled.room / "one", parquet=False)
    assert asyncio.run(differing(crawled.room / "one" / "corpus-410000.db", crawled.room / "one")) == []


async def differing(one: Path, many: Path) -> list[str]:
    """The addresses whose JSON differs between two corpora."""
    ones, manys = datasette(one), datasette(many)
    for each in (ones, manys):
        await each.invoke_startup()
    cells = [cell for cell in (await ones.client.get("/home.json")).json()["cells"] if cell.get("report")]
    assert len(cells) == 5
    paths = ["/home.json", "/map.json", "/map.json?division=410000", "/dashboard.json?kind=department", "/compare.json"]
    paths += [f"/register/{name}.json" for name in ("sums", "problems", "missing", "late", "copied", "changes")]
    paths += [f"/search.json?words={quote(words)}" for words in ("公开", "复议", "没有这样的词")]
    paths += [f"/{page}/{quote(cell[page])}.json" for cell in cells[-2:] for page in ("issuer", "report")]
    paths += [f"/evidence/{quote(cell['report'])}/requests.new.total.json" for cell in cells[-2:]]
    found = []
    for path in paths:
        ours, wanted = await manys.client.get(path), await ones.client.get(path)
        assert wanted.status_code == 200, path
        if (ours.status_code, ours.text) != (wanted.status_code, wanted.text):
            found.append(path)
    (own, *_) = (cell["report"] for cell in cells if cell["report"].startswith("4103"))
    page = await manys.client.get(f"/report/{quote(own)}")
    assert f"/{name_of('41')}/reports/" in page.text  # its rows are in its province's database
    assert (await manys.client.get("/report/410300-x-2020")).status_code == 404
    return found


@pytest.mark.long
def test_what_is_fresh_is_left_out_and_status_needs_no_engine(crawled: World) -> None:
    assert "nothing was left to do" in crawled.fleet("crawl")
    status = json.loads(crawled.fleet("status", "--json"))
    assert [(each["id"], each["state"]["outcome"], each["under_way"]) for each in status] == [
        ("341125-dy.test", "done", None),
        ("410300-ly.test", "done", None),
    ]
    assert "nothing was left to do" in crawled.fleet("read")


def test_no_host_was_asked_twice_at_a_time_and_no_page_thrice(crawled: World) -> None:
    """Of the crawl that was killed, only what wasn't in the corpus yet is asked for again."""
    assert set(crawled.at_once) == {"www.dy.test", "www.ly.test"}
    assert max(crawled.at_once.values()) == 1
    assert max(crawled.asked.values()) <= 2
    assert max(n for path, n in crawled.asked.items() if path.startswith("/www.dy.test/")) == 1


@pytest.mark.long
def test_ctrl_c_publishes_and_gives_back(tmp_path: Path) -> None:
    with world(tmp_path, latency=0.1) as found:
        found.fleet("init", "--register", str(found.register))
        out = tmp_path / "out"
        process = commands.begin(commands.nianbao, found.command("crawl"), out, out, dict(os.environ))
        _until(lambda: sum(found.asked.values()) >= 6)
        assert process.pid
        os.kill(process.pid, signal.SIGTERM)
        process.join()
        assert process.exitcode == 3, out.read_text()
        assert "2 stopped" in out.read_text()
        assert len(list((found.store / "shards").glob("*/state.json.*"))) == 2
        leases = [json.loads(path.read_text()) for path in (found.store / "leases").glob("*/*")]
        assert sum(each["until"] is None for each in leases) == 2


def _until(holds: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)
