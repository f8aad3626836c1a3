"""A full or read-only disk: one clear line, and afterwards nothing is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from parsers import version
from tests.crawler.corpus import archived_crawl
from tests.crawler.corpus.samples import dump, page
from tests.whole import background_commands
from tests.whole.archive_world import is_sound
from tests.whole.local_portal import Pages, links, portal, report_page

_SIZE = 16 << 20

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root mounts a disk")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 16 MB to fill."""
    where = tmp_path / "disk"
    where.mkdir()
    if _mount("-t", "tmpfs", "-o", f"size={_SIZE}", "tmpfs", str(where)) != 0:
        pytest.skip("no file system can be mounted here")
    try:
        yield where
    finally:
        subprocess.run(["umount", "-l", str(where)], check=True)


def _mount(*arguments: str) -> int:
    return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode


def fill(disk: Path, but: int) -> Path:
    """Writes a file that fills the disk except for `but` bytes."""
    ballast = disk / "ballast"
    ballast.write_bytes(b"x" * max(0, shutil.disk_usage(disk).free - but))
    return ballast


@pytest.fixture
def corpus(disk: Path) -> Path:
    """A corpus of eight reports with its archive, as a crawl without interruption leaves it."""
    path = disk / "c.db"
    archived_crawl.crawl(
        path,
        [
            page(n, issuer=f"洛阳市{organ}局", year=2022, path=f"https://www.ly.gov.cn/{n}.html", hours=n)[1]
            for n, organ in enumerate(("财政", "教育", "民政", "司法", "水利", "交通", "体育", "统计"))
        ],
    )
    return path


Commands = dict[str, Callable[[Path, Path], BaseProcess]]
COMMANDS: Commands = {
    "reparse": lambda corpus, said: background_commands.nianbao(
        "reparse", "--keep", "-j", "0", "--corpus", str(corpus), parsers=f"{version.PARSER_VERSION}1", said=said
    ),
    "rebuild": lambda corpus, said: background_commands.nianbao(
        "rebuild", "-j", "0", "--corpus", str(corpus), said=said
    ),
    "export": lambda corpus, said: background_commands.nianbao(
        "export", str(corpus.with_name("out")), "--corpus", str(corpus), said=said
    ),
    "check": lambda corpus, said: background_commands.nianbao("check", "--all", "--corpus", str(corpus), said=said),
}


def fails_in_a_line(process: BaseProcess, said: Path) -> str:
    process.join()
    words = said.read_text()
    assert process.exitcode == 1, words
    lines = [line for line in words.splitlines() if line.strip()]
    assert len(lines) == 1, words
    assert lines[0].startswith("nianbao: ")
    return lines[0]


SHORT_AND_LONG = [
    each if each in {"reparse", "export"} else pytest.param(each, marks=pytest.mark.long) for each in COMMANDS
]


@pytest.mark.parametrize(
    "room", [64 << 10, *(pytest.param(room, marks=pytest.mark.long) for room in (0, 200 << 10, 400 << 10, 1 << 20))]
)
@pytest.mark.parametrize("name", SHORT_AND_LONG)
def test_a_full_disk(name: str, room: int, corpus: Path, disk: Path, tmp_path: Path) -> None:
    whole, said = tmp_path / "whole" / "c.db", tmp_path / "said"
    shutil.copytree(disk, whole.parent)
    run = COMMANDS[name]
    before = dump(corpus)
    ballast = fill(disk, room)
    process = run(corpus, said)
    process.join()
    if process.exitcode != 0:  # a command that fits into the room may succeed
        words = fails_in_a_line(process, said)
        assert "is the disk full" in words or "No space left" in words, words
    ballast.unlink()
    if name in {"rebuild", "export"} and process.exitcode != 0:
        assert dump(corpus) == before
    for each in (corpus, whole):
        again = run(each, said)
        again.join()
        assert again.exitcode == 0, said.read_text()
    assert dump(corpus) == dump(whole)
    is_sound(corpus)


@pytest.mark.parametrize("name", SHORT_AND_LONG)
def test_a_folder_that_cannot_be_written_to(name: str, corpus: Path, disk: Path, tmp_path: Path) -> None:
    before, said, run = dump(corpus), tmp_path / "said", COMMANDS[name]
    assert _mount("-o", "remount,ro", str(disk)) == 0
    fails_in_a_line(run(corpus, said), said)
    assert _mount("-o", "remount,rw", str(disk)) == 0
    assert dump(corpus) == before
    again = run(corpus, said)
    again.join()
    assert again.exitcode == 0, said.read_text()


def site() -> Pages:
    title = "西工区{}2023年政府信息公开工作年度报告"
    organs = ("财政局", "教育局", "民政局", "司法局")
    found: dict[str, bytes | str] = {
        f"/{n}.html": report_page(f"西工区{organ}", 2023, seed=n) for n, organ in enumerate(organs)
    }
    found["/"] = links(("政府信息公开年报", "/nb/"))
    found["/nb/"] = links(*((title.format(organ), f"/{n}.html") for n, organ in enumerate(organs)))
    return found


FIRST, LATER, LAST = "2026-02-10T02:00Z", "2026-04-02T02:00Z", "2026-04-02T03:00Z"
REFRESH = ("-s", "REFRESH=True", "-s", "REFRESH_ALL=True")


@pytest.mark.parametrize("kilobytes", [600, *(pytest.param(n, marks=pytest.mark.long) for n in (100, 300, 1000))])
def test_crawl_and_refresh_on_a_full_disk(kilobytes: int, disk: Path, tmp_path: Path) -> None:
    """Archive and corpus are both on the full disk."""
    corpus, said = disk / "c.db", tmp_path / "said"
    with portal(site()) as local:

        def runs(now: str, *more: str) -> int | None:
            process = background_commands.crawl(local.base, corpus, now, *more, said=said)
            process.join()
            return process.exitcode

        ballast = fill(disk, kilobytes << 10)
        assert runs(FIRST) in {1, 2}
        says_so(said, disk)
        ballast.unlink()
        assert runs("2026-02-10T03:00Z") == 0, said.read_text()
        wanted = dump(corpus)["requests"]
        assert len(wanted) > 4
        ballast = fill(disk, 8 << 10)
        assert runs(LATER, *REFRESH) in {1, 2}
        says_so(said, disk)
        ballast.unlink()
        assert runs(LAST, *REFRESH) == 0, said.read_text()
        assert dump(corpus)["requests"] == wanted
    is_sound(corpus)


def test_crawl_and_refresh_where_nothing_can_be_written(disk: Path, tmp_path: Path) -> None:
    corpus, said = disk / "c.db", tmp_path / "said"
    with portal(site()) as local:
        first = background_commands.crawl(local.base, corpus, FIRST)
        first.join()
        assert first.exitcode == 0
        asked = len(local.requested)
        before = dump(corpus)
        assert _mount("-o", "remount,ro", str(disk)) == 0
        for refreshes in (False, True):
            process = (
                _refresh(corpus, said) if refreshes else background_commands.crawl(local.base, corpus, LATER, said=said)
            )
            process.join()
            lines = said.read_text().strip().splitlines()
            assert process.exitcode in {1, 2}
            assert len(lines) == 1, lines
            assert lines[0].startswith("nianbao: ")
        assert len(local.requested) == asked
        assert _mount("-o", "remount,rw", str(disk)) == 0
        assert dump(corpus) == before


def _refresh(corpus: Path, said: Path) -> BaseProcess:
    return background_commands.nianbao("refresh", "--corpus", str(corpus), said=said, now=LATER)


def says_so(said: Path, disk: Path) -> None:
    words = said.read_text()
    assert str(disk) in words
    assert "is the disk full" in words or "is full" in words, words
    assert "Traceback" not in words, words
