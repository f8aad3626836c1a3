"""Files made to break readers: small on disk and huge when they are read."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from random import Random
from typing import NamedTuple

from nianbao_demo.reports import random_report
from parsers.forms import FORMS

REPORT = random_report(Random(7), FORMS["2021"], issuer="洛阳市财政局", year=2023)
"""The report that some of the files contain in spite of their faults."""


class Case(NamedTuple):
    """A file and a pattern for the line on stderr about it; None if the file is read."""

    made: Callable[[], bytes]
    says: str | None


NO_REPORT = "no table of an official form"
TOO_MUCH = r"took more than 500 MB|refused memory beyond 500 MB"


def noise(size: int) -> bytes:
    return Random(size).randbytes(size)


def cut(data: bytes) -> bytes:
    return data[: len(data) * 2 // 5]


def deflated(piece: bytes, times: int) -> bytes:
    """A piece repeated many times, compressed by zlib. It is compressed only once: blocks after a
    full flush are independent.
    """
    packer = zlib.compressobj(1)
    start = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    total = 1
    for _ in range(times):
        total = zlib.adler32(piece, total)
    return start + block * times + b"\x03\x00" + total.to_bytes(4)
