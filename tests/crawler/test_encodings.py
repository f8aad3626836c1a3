"""Bodies that are unpacked: every coding, in any order, cut off, wrong, or larger than allowed."""

from __future__ import annotations

import gzip
import subprocess
import sys
import zlib
from collections.abc import Callable
from contextlib import suppress

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.encodings import MOST, MOST_CODINGS, CutOff, TooLarge, Undecodable, codings, pieces, unpack
from tests.paths import ROOT, SHARED

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(body) + packer.flush()


PACK: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstd.compress,
}
BOMB = SHARED / "cases" / "attacks" / "bomb-1GB.br"


def packed(body: bytes, names: list[str]) -> bytes:
    for each in names:
        body = PACK[each](body)
    return body


@given(st.binary(max_size=300_000), st.lists(st.sampled_from(sorted(PACK)), max_size=MOST_CODINGS))
def test_what_was_packed_is_unpacked(body: bytes, names: list[str]) -> None:
    undone, kept = codings([", ".join(names).encode()])
    assert (undone, kept) == (names[::-1], [])
    assert unpack(packed(body, names), undone, MOST) == body


@given(st.binary(min_size=1, max_size=5_000), st.sampled_from(sorted(PACK)), st.data())
def test_what_is_cut_off_is_not_taken_for_whole(body: bytes, name: str, data: st.DataObject) -> None:
    whole = PACK[name](body)
    cut = whole[: data.draw(st.integers(1, len(whole) - 1))]
    with pytest.raises(CutOff):
        unpack(cut, [name], MOST)


@given(st.binary(max_size=2_000), st.lists(st.sampled_from(sorted(PACK)), min_size=1, max_size=3))
def test_nothing_but_an_error_of_ours_comes_of_any_bytes(body: bytes, names: list[str]) -> None:
    with suppress(Undecodable):
        unpack(body, names, MOST)


def test_several_members_are_one_body() -> None:
    assert unpack(gzip.compress(b"1") + gzip.compress(b"2") + b"\0\0", ["gzip"], MOST) == b"12"
    assert unpack(zstd.compress(b"1") + zstd.compress(b"2"), ["zstd"], MOST) == b"12"
    with pytest.raises(CutOff):
        unpack(gzip.compress(b"1") + gzip.compress(b"2")[:-1], ["gzip"], MOST)


def test_deflate_without_its_head() -> None:
    assert unpack(raw_deflate(b"abc" * 1_000), ["deflate"], MOST) == b"abc" * 1_000


def test_a_wrong_checksum_is_found() -> None:
    with pytest.raises(CutOff):
        unpack(gzip.compress(b"abc")[:-8] + bytes(8), ["gzip"], MOST)


def test_of_a_part_as_much_as_there_is() -> None:
    body = bytes(range(256)) * 4_000
    part = unpack(zlib.compress(body, 0)[:500_000], ["deflate"], MOST, part=True)
    assert len(part) > 400_000
    assert body.startswith(part)


def test_codings_that_nobody_knows() -> None:
    assert codings([b"gzip, foo"]) == ([], ["gzip", "foo"])
    assert codings([b"foo", b" GZip ,br"]) == (["br", "gzip"], ["foo"])
    assert codings([b"identity", b""]) == ([], [])


@pytest.mark.parametrize("name", sorted(PACK))
def test_the_limit_is_exact(name: str) -> None:
    body = bytes(200_000)
    assert len(unpack(PACK[name](body), [name], 200_000)) == 200_000
    with pytest.raises(TooLarge):
        unpack(PACK[name](body), [name], 199_999)


def test_a_layer_below_is_within_the_limit_too() -> None:
    """What comes out at last is small, what lies between is not."""
    between = gzip.compress(b"") * 10_000
    with pytest.raises(TooLarge):
        unpack(gzip.compress(gzip.compress(between)), ["gzip", "gzip", "gzip"], 100_000)
    assert unpack(gzip.compress(gzip.compress(between)), ["gzip", "gzip", "gzip"], MOST) == b""


def test_so_many_codings_on_top_of_each_other_are_refused() -> None:
    with pytest.raises(TooLarge):
        unpack(b"x", ["gzip"] * (MOST_CODINGS + 1), MOST)


def test_a_window_of_zstd_that_takes_much_memory_is_refused() -> None:
    wide = zstd.ZstdCompressor(options={zstd.CompressionParameter.window_log: 27})
    with pytest.raises(Undecodable):
        unpack(wide.compress(bytes(1 << 20)) + wide.flush(), ["zstd"], MOST)


@pytest.mark.parametrize("name", sorted(PACK))
def test_the_pieces_are_as_many_as_the_bytes(name: str) -> None:
    """Linear: the number of pieces grows with the input and the output, and no piece is large."""
    body = PACK[name](bytes(8 << 20))
    sizes = [len(each) for each in pieces(body, [name], MOST)]
    assert max(sizes) <= 1 << 18
    assert len(sizes) <= (len(body) + (8 << 20)) / (1 << 15)


@pytest.mark.skipif(not BOMB.exists(), reason="the shared cases are not here")
def test_a_bomb_takes_no_memory() -> None:
    script = (
        "import resource, sys; from crawler.encodings import *; body = open(sys.argv[1], 'rb').read();"
        "used = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "before = used()\n"
        "try: unpack(body, ['br'], MOST)\n"
        "except TooLarge: print((used() - before) >> 10)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(BOMB)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 40


@pytest.mark.parametrize("name", ["gzip", "x-gzip"])
def test_a_page_that_only_its_header_calls_packed_is_itself(name: str) -> None:
    for page in (b"<html><p>1</p></html>", b"\xef\xbb\xbf\r\n<!DOCTYPE html>" + b"x" * 100_000):
        assert unpack(page, codings([name.encode()])[0], MOST) == page
