"""An archive from a stranger: whatever is in its files, reading them ends, within bounds, with an error of ours."""

from __future__ import annotations

import gzip
import json
import tracemalloc
import zlib
from pathlib import Path

import pytest

from crawler.archive.check import troubles
from crawler.archive.entries import most_of, scan
from crawler.archive.errors import ArchiveError
from crawler.archive.files import _MOST_IN_MEMBER
from crawler.archive.reading import Archive
from crawler.encodings import MOST, MOST_OF_ALL

NAME = "x/2024/x-20240101T000000Z-00001.warc.gz"


def record(kind: str, block: bytes, said: str | None = None, media_type: str = "application/http") -> bytes:
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: http://x/\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n"
        f"Content-Type: {media_type}\r\nContent-Length: {len(block) if said is None else said}\r\n\r\n"
    )
    return gzip.compress(head.encode() + block + b"\r\n\r\n", 1)


def began(**more: object) -> bytes:
    return record("warcinfo", f"nianbao-crawl: {json.dumps(more)}\r\n".encode(), media_type="application/warc-fields")


def archive(folder: Path, *records: bytes) -> Path:
    file = folder / NAME
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"".join(records))
    return folder


def bomb(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(megabytes)) + packer.flush()


ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nabc"


@pytest.mark.parametrize(
    "strange",
    [
        record("response", ANSWER, "9999"),
        record("response", ANSWER, "3"),
        record("response", ANSWER, "-1"),
        record("response", ANSWER, "1e9"),
        record("response", b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 400_000),
        record("metadata", b"[" * 100_000, media_type="application/json"),
        record("metadata", b"{", media_type="application/json"),
        record("response", b"HTTP/1.1"),
        gzip.compress(b"WARC/1.1\r\n" + b"a: b\r\n" * 400_000),
        gzip.compress(b""),
        b"no gzip at all, though it is here",
        record("response", ANSWER)[:-8] + bytes(8),
    ],
    ids=range(12),
)
def test_a_strange_record_is_named(tmp_path: Path, strange: bytes) -> None:
    folder = archive(tmp_path, began(), strange)
    with pytest.raises(ArchiveError, match="is damaged at byte"):
        list(scan(folder, NAME))
    assert any("is damaged" in each for each in troubles(folder, NAME, None))
    with pytest.raises(ArchiveError):
        Archive(folder).exchange(f"{NAME}:{len(began())}")


@pytest.mark.parametrize("said", [0, -1, "many", None, [], 1 << 60])
def test_a_stranger_cant_say_how_much_is_unpacked(tmp_path: Path, said: object) -> None:
    assert most_of(archive(tmp_path, began(most=said)), NAME) in {MOST, MOST_OF_ALL}


def test_a_body_is_unpacked_as_far_as_the_crawl_did(tmp_path: Path) -> None:
    body = gzip.compress(bytes(5_000))
    answer = record("response", b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + body)
    for most, kept in ((5_000, bytes(5_000)), (4_999, body)):
        first = began(most=most)
        folder = archive(tmp_path, first, answer)
        assert [each.body for each in scan(folder, NAME)][1] == kept
        assert Archive(folder).exchange(f"{NAME}:{len(first)}").body == kept


@pytest.mark.long
def test_a_bomb_takes_no_more_than_the_largest_record(tmp_path: Path) -> None:
    folder = archive(tmp_path, began(), bomb(1_000))
    tracemalloc.start()
    with pytest.raises(ArchiveError, match="a record has more than"):
        list(scan(folder, NAME))
    assert "a record has more than" in "".join(troubles(folder, NAME, None))
    assert tracemalloc.get_traced_memory()[1] < 1.5 * _MOST_IN_MEMBER
    tracemalloc.stop()
