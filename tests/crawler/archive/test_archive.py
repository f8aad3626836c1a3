"""The archive: it stores every answer, other tools can read it, bytes come back from it, a crawl
can be replayed from it, a corpus is rebuilt from it, and a kill at any moment loses nothing.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from time import sleep

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawler.archive.files import members
from tests.crawler.corpus.samples import dump
from tests.paths import ROOT
from tests.whole.archive_world import is_sound, nianbao, pages
from tests.whole.local_portal import crawl, crawl_command, links, portal, report_page


def rows(corpus: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(corpus)) as db:
        return db.execute(sql).fetchall()


pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A corpus of two crawls, with a killed third one between them, and the portal's address."""
    corpus = tmp_path_factory.mktemp("archive") / "c.db"
    with portal(pages(), latency=0.02) as local:
        assert crawl(local.base, corpus).returncode == 0
        local.requested.clear()
        with subprocess.Popen(crawl_command(local.base, corpus), cwd=ROOT, stderr=-3, stdout=-3) as it:
            while len(local.requested) < 12:
                sleep(0.01)
            it.kill()
        last = crawl(local.base, corpus)
        assert last.returncode == 0, last.stderr
        assert "taken up" in last.stderr or rows(corpus, "select 1 from crawls where outcome is null")
        yield corpus, local.base


def test_everything_is_there_and_sound(grown: tuple[Path, str]) -> None:
    corpus, base = grown
    is_sound(corpus)
    files = [str(each) for each in corpus.with_name("c-archive").rglob("*.warc.gz")]
    assert subprocess.run(["warcio", "check", *files], check=False).returncode == 0
    checked = nianbao("archive", "check", "--corpus", str(corpus))
    assert checked.returncode == 0, checked.stdout + checked.stderr
    counted = rows(corpus, "select kind, count(*) from archive_records group by 1")
    kinds = {str(kind): int(str(n)) for kind, n in counted}
    assert kinds["warcinfo"] == 3
    assert kinds["revisit"] >= 10  # nothing was new in the last crawl
    assert kinds["request"] == kinds["response"] + kinds["revisit"]
    # Includes the redirect and a page that is gone.
    statuses = "select distinct status from archive_records where status is not null order by 1"
    assert rows(corpus, statuses) == [(200,), (302,), (404,)]
    known = rows(corpus, "select name, size from archive_files order by name")
    assert [(corpus.with_name("c-archive") / str(name)).stat().st_size for name, _ in known] == [
        size for _, size in known
    ]
    assert base


@pytest.mark.long
def test_headers_are_kept_byte_for_byte(grown: tuple[Path, str]) -> None:
    """The name of a file in raw GBK, which warcio by itself would write differently."""
    corpus, base = grown
    (name, offset), *_ = rows(
        corpus, f"select file, offset from archive_records where url = '{base}/f/1.docx' and kind = 'response'"
    )
    with (corpus.with_name("c-archive") / str(name)).open("rb") as file:
        data = next(members(file, int(str(offset)))).data
    assert "filename=水利局年报.docx".encode("gbk") in data


@pytest.mark.long
def test_another_tool_reads_the_pages(grown: tuple[Path, str]) -> None:
    corpus, _ = grown
    titles = 0
    for path in corpus.with_name("c-archive").rglob("*.warc.gz"):
        with path.open("rb") as file:
            for record in ArchiveIterator(file):
                body = record.content_stream().read()
                titles += record.rec_type == "response" and "政府信息公开".encode() in body
    assert titles >= 6


def test_a_page_is_got_back(grown: tuple[Path, str], tmp_path: Path) -> None:
    corpus, base = grown
    at = ("--corpus", str(corpus))
    for url, document, id_ in rows(corpus, "select url, document, id from captures order by url desc limit 3"):
        for what in (str(url), str(id_)):
            got = nianbao("archive", "get", what, str(tmp_path / "page"), *at)
            assert got.returncode == 0, got.stderr
            body = (tmp_path / "page").read_bytes()
            assert rows(corpus, f"select size from documents where sha256 = '{document}'") == [(len(body),)]
    early = nianbao("archive", "get", f"{base}/nb/", "--at", "2001-01-01", *at)
    assert early.returncode == 1
    assert "was captured first at 20" in early.stderr
    assert nianbao("archive", "get", "https://nowhere.gov.cn/", *at).returncode == 1
    assert nianbao("archive", "get", base, "--at", "yesterday", *at).returncode == 2
    listed = nianbao("archive", "list", *at)
    assert listed.stdout.count("warc.gz") == 3


def test_rebuilt_is_the_corpus_that_grew(grown: tuple[Path, str], tmp_path: Path) -> None:
    corpus, _ = grown
    new = tmp_path / "new.db"
    folder = str(corpus.with_name("c-archive"))
    done = nianbao("rebuild", "--corpus", str(new), "--archive", folder, "-j", "2")
    assert done.returncode == 0, done.stderr
    assert dump(new) == dump(corpus)
    # Rebuilt at its own path: it is replaced once everything is there, and the old file is kept.
    again = nianbao("rebuild", "--corpus", str(new), "--archive", folder, "-j", "0")
    assert again.returncode == 0, again.stderr
    assert dump(new) == dump(tmp_path / "new.db.before")


@pytest.mark.long
def test_replayed_is_the_same_crawl(grown: tuple[Path, str], tmp_path: Path) -> None:
    corpus, base = grown
    folder = corpus.with_name("c-archive")
    first, *_, last = sorted(folder.rglob("*.warc.gz"))
    alone = tmp_path / "alone.db"
    only = tmp_path / "only" / first.relative_to(folder)
    only.parent.mkdir(parents=True)
    only.write_bytes(first.read_bytes())
    done = nianbao("rebuild", "--corpus", str(alone), "--archive", str(tmp_path / "only"), "-j", "0")
    assert done.returncode == 0, done.stderr
    replayed = crawl(base, tmp_path / "r.db", "-s", f"REPLAY={first}", "-s", "RETRY_TIMES=2")
    assert replayed.returncode == 0, replayed.stderr
    assert dump(tmp_path / "r.db") == dump(alone)
    assert not (tmp_path / "r-archive").exists()
    # A folder stands for its last crawl; no crawl is replayed into a corpus that already has it.
    again = crawl(base, tmp_path / "r.db", "-s", f"REPLAY={first}")
    assert again.returncode == 2
    assert "holds the crawl" in again.stderr
    folder_says = crawl(base, tmp_path / "l.db", "-s", f"REPLAY={folder}")
    assert folder_says.returncode == 0
    assert rows(tmp_path / "l.db", "select id from crawls") == [(last.name.removesuffix("-00001.warc.gz"),)]


@pytest.mark.long
def test_what_the_archive_lacks_is_said(tmp_path: Path) -> None:
    title = "西工区财政局2023年政府信息公开工作年度报告"
    site: dict[str, bytes | str] = {"/": links((title, "/1.html"))}
    site["/1.html"] = report_page()
    with portal(site) as local:
        assert crawl(local.base, tmp_path / "c.db", "-s", "REQUESTS_PER_RUN=2").returncode == 1
    # The portal is offline, and the report was not requested in the archived crawl.
    done = crawl(local.base, tmp_path / "r.db", "-s", f"REPLAY={tmp_path / 'c-archive'}")
    assert done.returncode == 1
    problems = "select message from problems where url like '%/1.html'"
    assert "the crawl that is replayed didn't ask for it" in str(rows(tmp_path / "r.db", problems))


def test_half_a_record_is_cut_off_and_the_rest_taken_up(tmp_path: Path) -> None:
    """The file is cut as a kill would leave it, in every kind of record, and the corpus forgets the
    record.
    """
    corpus = tmp_path / "c.db"
    with portal(pages()) as local:
        assert crawl(local.base, corpus).returncode == 0
        (path,) = corpus.with_name("c-archive").rglob("*.warc.gz")
        whole = path.read_bytes()
        ends = [int(str(n)) for (n,) in rows(corpus, "select offset + length from archive_records order by 1")]
        for end in Random(1).sample(ends[3:-1], 1):
            for name in tmp_path.glob("c.db*"):
                name.unlink()
            path.write_bytes(whole[: end + 7])
            # An existing corpus that doesn't have the crawl yet.
            with closing(sqlite3.connect(tmp_path / "c.db")):
                pass
            done = crawl(local.base, corpus, "-s", "ARCHIVE=")
            assert done.returncode == 0
            done = crawl(local.base, corpus)
            assert "half a record" in done.stderr
            assert path.stat().st_size == end
            with closing(sqlite3.connect(corpus)) as db:
                known = db.execute(
                    "SELECT max(offset + length) FROM archive_records WHERE file LIKE ?", (f"%{path.name}",)
                )
                assert known.fetchone() == (end,)


_FULL = """
import resource, signal, sys
from pathlib import Path
from crawler.archive.files import Output
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
output = Output(Path(sys.argv[1]), "p/2026/p-20260101T000000Z-00001.warc.gz")
output.add(b"a" * 700)
try:
    output.add(b"b" * 700)
except Exception as error:
    print(type(error).__name__, error)
print(output.size, output.add(b"c" * 10))
"""


def test_where_there_is_no_room_all_of_a_record_is_written_or_nothing(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", _FULL, str(tmp_path)], capture_output=True, text=True, check=True)
    first, second = done.stdout.splitlines()
    assert first.startswith("ArchiveError")
    assert "is the disk full" in first
    assert second == "700 700"
    assert next(tmp_path.rglob("*.gz")).read_bytes() == b"a" * 700 + b"c" * 10


def _small_disk(where: Path, kilobytes: int) -> bool:
    """Whether a file system of that size could be mounted there."""
    where.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(where)]
    return os.geteuid() == 0 and subprocess.run(mount, capture_output=True, check=False).returncode == 0


def test_a_full_disk_ends_the_crawl_in_words_and_loses_nothing(tmp_path: Path) -> None:
    disk, corpus = tmp_path / "disk", tmp_path / "c.db"
    if not _small_disk(disk, 24):
        pytest.skip("no file system can be mounted here")
    try:
        with portal(pages()) as local:
            full = crawl(local.base, corpus, "-s", f"ARCHIVE={disk}")
            assert full.returncode == 1
            assert f"the archive {disk} can't be written to" in full.stdout + full.stderr
            assert "Traceback" not in full.stderr
            subprocess.run(["mount", "-o", "remount,size=4m", str(disk)], check=True)
            done = crawl(local.base, corpus, "-s", f"ARCHIVE={disk}")
            assert done.returncode == 0, done.stderr
        checked = nianbao("archive", "check", "--corpus", str(corpus), "--archive", str(disk))
        assert checked.returncode == 0, checked.stdout
        new = tmp_path / "new.db"
        assert nianbao("rebuild", "--corpus", str(new), "--archive", str(disk), "-j", "0").returncode == 0
        assert dump(new) == dump(corpus)
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def test_a_folder_that_cannot_be_written_to_is_said_before_anything_is_fetched(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with portal({"/": links()}) as local:
        done = crawl(local.base, tmp_path / "c.db", "-s", f"ARCHIVE={tmp_path / 'file' / 'a'}")
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert "can't be written to" in done.stderr
    assert not local.requested


def test_a_new_corpus_beside_an_old_archive_is_refused(tmp_path: Path) -> None:
    with portal({"/": links(("政府信息公开年报", "/nb/")), "/nb/": links()}) as local:
        crawl(local.base, tmp_path / "c.db")
        (tmp_path / "c.db").unlink()
        done = crawl(local.base, tmp_path / "c.db")
    assert done.returncode == 2
    assert "nianbao rebuild" in done.stderr


@pytest.mark.long
def test_none_is_kept_where_none_is_wanted(tmp_path: Path) -> None:
    with portal({"/": links(("政府信息公开年报", "/nb/")), "/nb/": links()}) as local:
        crawl(local.base, tmp_path / "c.db", "-s", "ARCHIVE=")
    assert not (tmp_path / "c-archive").exists()
    assert rows(tmp_path / "c.db", "select count(*) from archive_records") == [(0,)]
