"""Passwords and cookies: none are stored, and those that earlier versions stored are taken out."""

from __future__ import annotations

import gzip
import json
import signal
import subprocess
import sys
from pathlib import Path
from random import Random
from time import sleep

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawler.archive import records
from crawler.archive.files import members
from crawler.archive.masking import Masked, mask_file
from crawler.archive.records import packed, record_of
from crawler.archive.secrets import Headers, without_secrets
from tests.crawler.corpus.samples import dump
from tests.paths import ROOT
from tests.whole import commands
from tests.whole.archive_world import is_sound, nianbao, pages
from tests.whole.local_portal import Answer, Pages, crawl_command, portal

_PORTAL = "http://portal.test"
_PASSWORD = "SECRETPW"  # noqa: S105  (nobody's)
_ENCODED = b"dXNlcjpTRUNSRVRQVw"
_SECRETS = (_PASSWORD.encode(), _ENCODED, b"Authorization", b"s3ss10n", b"0ther")


def _with_cookies() -> Pages:
    """The archive's world as a proxy sees it; each answer sets a cookie."""
    given = {}
    for path, page in pages().items():
        known = page if isinstance(page, Answer) else Answer(page) if isinstance(page, bytes) else page
        if isinstance(known, str):
            known = Answer(known.encode())
        if isinstance(known, Answer):
            headers = (*known.headers, ("Set-Cookie", f"SESSION=s3ss10n{hash(path)}; Path=/; HttpOnly"))
            known = Answer(known.body, known.status, headers, known.cut)
        given[f"{_PORTAL}{path}"] = known
    return given


def _as_they_are(headers: Headers) -> Headers:
    return headers


def before(arguments: list[str]) -> None:
    """`scrapy` as it was before: it stored all headers."""
    vars(records)["without_secrets"] = _as_they_are
    commands.scrapy(arguments)


def _crawl(main: commands.Main, corpus: Path, proxy: int) -> None:
    environment = {"http_proxy": f"http://user:{_PASSWORD}@127.0.0.1:{proxy}", "no_proxy": "", "COLUMNS": "240"}
    own = json.dumps({"Authorization": "Bearer 0ther"})
    more = ("-s", f"DEFAULT_REQUEST_HEADERS={own}", "-s", "LOG_LEVEL=DEBUG")
    done = commands.run(main, crawl_command(_PORTAL, corpus, *more)[3:], environment)
    assert done.returncode == 0, done.stderr
    assert _PASSWORD not in done.stdout + done.stderr


def _plain(corpus: Path) -> bytes:
    folder = corpus.with_name(f"{corpus.stem}-archive")
    return b"".join(gzip.decompress(path.read_bytes()) for path in sorted(folder.rglob("*.warc.gz")))


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of two crawls through a proxy, whose archive was written by an earlier version."""
    corpus = tmp_path_factory.mktemp("old") / "c.db"
    with portal(_with_cookies()) as proxy:
        _crawl(before, corpus, proxy.port)
        _crawl(before, corpus, proxy.port)
    assert all(secret in _plain(corpus) for secret in _SECRETS[1:])
    return corpus


def _copied(old: Path, to: Path) -> Path:
    from shutil import copy, copytree

    copy(old, to / "c.db")
    copytree(old.with_name("c-archive"), to / "c-archive")
    return to / "c.db"


def test_no_password_is_stored_and_no_cookie(tmp_path: Path) -> None:
    """../shared/cases/attacks/proxy-credentials-in-archive.py"""
    corpus = tmp_path / "c.db"
    with portal(_with_cookies()) as proxy:
        _crawl(commands.scrapy, corpus, proxy.port)
    plain = _plain(corpus)
    assert [secret for secret in _SECRETS if secret in plain] == []
    assert b"Cookie: SESSION=***" in plain
    assert b"Set-Cookie: SESSION=***; Path=/; HttpOnly" in plain
    assert [secret for secret in _SECRETS if secret in corpus.read_bytes()] == []
    is_sound(corpus)


def test_masked_is_the_same_archive_without_secrets(old: Path, tmp_path: Path) -> None:
    corpus, new = _copied(old, tmp_path), tmp_path / "new.db"
    rows, sizes = dump(corpus), [p.stat().st_size for p in sorted(tmp_path.rglob("*.gz"))]
    done = nianbao("archive", "mask", "--corpus", str(corpus))
    assert done.returncode == 0, done.stderr
    assert "2 files: " in done.stdout
    assert "records of 2 were changed" in done.stdout
    assert [secret for secret in _SECRETS if secret in _plain(corpus)] == []
    assert b"Cookie: SESSION=***" in _plain(corpus)
    assert [p.stat().st_size for p in sorted(tmp_path.rglob("*.gz"))] == sizes
    is_sound(corpus)
    folder = str(tmp_path / "c-archive")
    rebuilt = nianbao("rebuild", "--corpus", str(new), "--archive", folder, "-j", "0", "--corrections", "")
    assert rebuilt.returncode == 0, rebuilt.stderr
    assert dump(new) == rows
    whole = _plain(corpus)
    again = nianbao("archive", "mask", "--corpus", str(corpus))
    assert (again.returncode, again.stdout) == (0, "2 files: 0 records of 0 were changed\n")
    assert _plain(corpus) == whole
    for path in tmp_path.rglob("*.gz"):
        with path.open("rb") as file:
            assert sum(1 for _ in ArchiveIterator(file)) > 30


@pytest.mark.long
def test_a_kill_at_any_moment_leaves_whole_files(old: Path, tmp_path: Path) -> None:
    corpus = _copied(old, tmp_path)
    code = "import sys; from crawler.cli import main; main(sys.argv[1:])"
    once = [sys.executable, "-c", code, "archive", "mask", "--corpus", str(corpus)]
    for wait in (0.3, 0.5, 0.6):
        with subprocess.Popen(once, cwd=ROOT, stdout=-3, stderr=-3) as it:
            sleep(wait)
            it.send_signal(signal.SIGKILL)
        is_sound(corpus)
    assert subprocess.run(once, cwd=ROOT, check=False).returncode == 0
    assert [secret for secret in _SECRETS if secret in _plain(corpus)] == []
    assert not list(tmp_path.rglob("*.new"))
    is_sound(corpus)


def test_a_file_that_a_crawl_writes_to_is_left_alone_and_said(old: Path, tmp_path: Path) -> None:
    import fcntl

    corpus = _copied(old, tmp_path)
    first, second = sorted(tmp_path.rglob("*.gz"))
    with second.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        done = nianbao("archive", "mask", "--corpus", str(corpus))
    assert done.returncode == 1
    assert f"{second} is being written to by a crawl" in done.stderr
    assert "1 of 2 files could not be done" in done.stderr
    assert _ENCODED not in gzip.decompress(first.read_bytes())
    assert _ENCODED in gzip.decompress(second.read_bytes())


@pytest.mark.parametrize("level", range(1, 10))
def test_every_record_finds_room_where_it_was(level: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the level of compression, and however short the cookie: a mask may be longer than its value."""
    monkeypatch.setitem(vars(records), "without_secrets", _as_they_are)
    rng, path = Random(level), tmp_path / "f.warc.gz"
    with path.open("wb") as file:
        for size in (0, 10, 1000, 100_000):
            body = bytes(rng.choices(b"0123456789abcdef", k=size))
            for name, value in (("Cookie", "a=1"), ("set-cookie", "b=2;Path=/"), ("Authorization", "Basic YTpi")):
                raw = _raw(((name, value),), body)
                for record in (records.request_record(raw), records.response_record(raw, "sha1:A", None)):
                    file.write(gzip.compress(gzip.decompress(packed(record)), level, mtime=0))
    old = path.read_bytes()
    assert mask_file(tmp_path, path.name) == Masked(24, 0)
    assert mask_file(tmp_path, path.name) == Masked(0, 0)
    assert len(path.read_bytes()) == len(old)
    with path.open("rb") as file:
        for member in members(file):
            _, headers, _ = record_of(member.data).http
            assert without_secrets(headers) == headers


def _raw(headers: Headers, body: bytes) -> records.Raw:
    from datetime import UTC, datetime

    at = datetime(2026, 1, 1, tzinfo=UTC)
    return records.Raw("http://a.cn/", "GET", headers, body, 200, "HTTP/1.1", headers, body, at)


@pytest.mark.parametrize(
    ("name", "value", "safe"),
    [
        ("Authorization", "Basic eA==", None),
        ("PROXY-AUTHORIZATION", "Basic eA==", None),
        ("Cookie", "a=1; b=x=y", "a=***; b=***"),
        ("Cookie", "value without a name", "***"),
        ("Set-Cookie", "a=1; Path=/; Max-Age=3; SameSite=Lax", "a=***; Path=/; Max-Age=3; SameSite=Lax"),
        ("Set-Cookie", 'a="1; secret"; Secure', "a=***; Secure"),
        ("Set-Cookie", "a=; Max-Age=0", "a=; Max-Age=0"),
        ("Content-Type", "text/html; charset=gbk", "text/html; charset=gbk"),
    ],
)
def test_headers(name: str, value: str, safe: str | None) -> None:
    found = without_secrets(((name, value),))
    assert found == (((name, safe),) if safe is not None else ())
    assert without_secrets(found) == found
