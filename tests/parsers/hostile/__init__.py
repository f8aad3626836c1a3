"""Files made to break readers, small where they are made and huge where they are read."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from random import Random
from typing import NamedTuple

from demo.reports import random_report
from parsers.forms import FORMS

REPORT = random_report(Random(7), FORMS["2021"], issuer="洛阳市财政局", year=2023)
"""The report that some of the files hold, for all that is wrong with them."""


class Case(NamedTuple):
    """A file, and what is said of it: a pattern of the line on stderr; None where it is read."""

    made: Callable[[], bytes]
    says: str | None


def noise(size: int) -> bytes:
    return Random(size).randbytes(size)


def cut(data: bytes) -> bytes:
    return data[: len(data) * 2 // 5]


def deflated(piece: bytes, times: int) -> bytes:
    """A megabyte or so, many times over, as zlib packs it."""
    packer = zlib.compressobj(1)
    return b"".join([*(packer.compress(piece) for _ in range(times)), packer.flush()])
