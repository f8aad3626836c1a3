"""Random damage, as transport, disks and faulty software cause it, and worse."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from random import Random


def flipped(data: bytes, rng: Random) -> bytes:
    """Changes some bytes."""
    out = bytearray(data)
    for _ in range(rng.choice([1, 3, 30])):
        if out:
            out[rng.randrange(len(out))] = rng.randrange(256)
    return bytes(out)


def cut(data: bytes, rng: Random) -> bytes:
    """Cuts off the end or the beginning."""
    at = rng.randrange(len(data) + 1)
    return data[:at] if rng.random() < 0.8 else data[at:]


def moved(data: bytes, rng: Random) -> bytes:
    """Deletes, doubles or moves a piece."""
    start = rng.randrange(len(data) + 1)
    end = min(len(data), start + rng.choice([1, 16, 300, 5000]))
    piece, rest = data[start:end], data[:start] + data[end:]
    if rng.random() < 0.3:
        return rest
    at = rng.randrange(len(rest) + 1)
    return (rest[:at] + piece + rest[at:]) if rng.random() < 0.5 else data[:at] + piece + data[at:]


def renumbered(data: bytes, rng: Random) -> bytes:
    """Changes a number in the file's own structure: a length, a count, a size."""
    found = list(re.finditer(rb"\d+", data[:200_000]))
    if not found:
        return flipped(data, rng)
    at = rng.choice(found)
    number = rng.choice([b"0", b"-1", b"99999999999", b"1", str(rng.randrange(10_000)).encode()])
    return data[: at.start()] + number + data[at.end() :]


def inside(data: bytes, rng: Random) -> bytes:
    """Damages a member of a container and packs it again with right checksums; in other files, a
    stream of a PDF.
    """
    if data.startswith(b"PK"):
        try:
            return _in_a_member(data, rng)
        except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, NotImplementedError, RuntimeError):
            return flipped(data, rng)  # earlier damage broke the container
    streams = list(re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL))
    rng.shuffle(streams)
    for each in streams:
        try:
            plain = zlib.decompress(each[1])
        except zlib.error:
            continue
        packed = zlib.compress(_any(plain, rng))
        return data[: each.start(1)] + packed + data[each.end(1) :]
    return _any(data, rng)


def _in_a_member(data: bytes, rng: Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        infos = source.infolist()
        chosen = rng.choice(infos)
        for info in infos:
            content = source.read(info)
            if info is chosen:
                if rng.random() < 0.1:
                    continue
                content = _any(content, rng)
            target.writestr(info, content)
    return out.getvalue()


_PLAIN: tuple[Callable[[bytes, Random], bytes], ...] = (flipped, cut, moved, renumbered)
DAMAGES: tuple[Callable[[bytes, Random], bytes], ...] = (*_PLAIN, inside, inside)


def _any(data: bytes, rng: Random) -> bytes:
    return rng.choice(_PLAIN)(data, rng) if data else data


def damaged(data: bytes, rng: Random) -> bytes:
    """The file with one or two kinds of damage."""
    for _ in range(rng.choice([1, 1, 2])):
        data = rng.choice(DAMAGES)(data, rng)
    return data
