"""Reads the files in a ZIP or RAR archive in memory. The archive's type is found from its bytes.

Members are never written to disk under their names, so a name such as `../x` can do no harm.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, NamedTuple

from parsers import messages
from parsers.errors import Unreadable
from parsers.formats import RAR, ZIP
from parsers.package import MOST_BYTES, MOST_MEMBERS, Package
from parsers.sentences import Message
from parsers.sniff import detect

MOST_LEVELS = 2
"""How deep archives may be nested, the outer one included: a year's archive in a district's."""
_LITTER = frozenset((".ds_store", "thumbs.db", "desktop.ini"))
_CHUNK = 1 << 20


class Member(NamedTuple):
    """A file in an archive. `name` is its path there; `error`, if set, says why `data` is empty."""

    name: str
    data: bytes
    error: Message | None = None


def is_archive(media_type: str) -> bool:
    """Whether files of this media type contain other files."""
    return media_type in {ZIP, RAR}


def members(data: bytes, name: str | None = None) -> Iterator[Member]:
    """Yields the files in an archive in its own order, including those in nested archives. Raises
    `Unreadable` if the archive itself is damaged.
    """
    del name  # the type is found from the bytes
    budget = [MOST_MEMBERS, 4 * MOST_BYTES]
    yield from _members(data, "", 1, budget)


def _members(data: bytes, path: str, level: int, budget: list[int]) -> Iterator[Member]:
    for member in _rar(data) if detect(data) == RAR else _zip(data):
        budget[0] -= 1
        budget[1] -= len(member.data)
        if min(budget) < 0:
            raise Unreadable(messages.UNPACKS_TOO_FAR())
        whole = member._replace(name=path + member.name)
        if member.error is not None or not is_archive(detect(member.data)):
            yield whole
        elif level >= MOST_LEVELS:
            yield whole._replace(data=b"", error=messages.TOO_DEEP(levels=MOST_LEVELS))
        else:
            try:
                yield from _members(member.data, f"{whole.name}/", level + 1, budget)
            except Unreadable as error:
                yield whole._replace(data=b"", error=error.message)


def _is_litter(name: str) -> bool:
    path = PurePosixPath(name)
    return "__MACOSX" in path.parts or path.name.lower() in _LITTER or path.name.startswith(("~$", "._"))


def _zip(data: bytes) -> Iterator[Member]:
    package = Package(data)
    for info in package.infos:
        name = _zip_name(info.filename, info.flag_bits)
        if info.is_dir() or _is_litter(name):
            continue
        info.filename = name  # error messages quote it
        try:
            yield Member(name, package.bytes_of(info))
        except Unreadable as error:
            yield Member(name, b"", error.message)


def _zip_name(name: str, flags: int) -> str:
    """A member's name, decoded. Chinese tools write names without the UTF-8 flag in GBK, sometimes
    in UTF-8.
    """
    name = name.replace("\\", "/")
    if flags & 0x800:
        return name
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for charset in ("utf-8", "gb18030"):
        try:
            return raw.decode(charset)
        except UnicodeDecodeError:
            continue
    return name


def _rar(data: bytes) -> Iterator[Member]:
    """The files in a RAR archive. Uncompressed members need no external tool; compressed ones need
    unrar, unar, 7zz or bsdtar.
    """
    import rarfile

    rarfile.TRY_ENCODINGS = ("utf-8", "gb18030")  # by default it mistakes GBK for UTF-16
    try:
        archive = rarfile.RarFile(io.BytesIO(data), charset="gb18030")
        infos = archive.infolist()
    except rarfile.NeedFirstVolume as error:
        raise Unreadable(messages.SPLIT()) from error
    except (rarfile.Error, ValueError, OSError, IndexError) as error:
        raise Unreadable(messages.DAMAGED(what="archive", error=error)) from error
    if len(infos) > MOST_MEMBERS:
        raise Unreadable(messages.MANY_FILES(files=len(infos)))
    if archive.needs_password():
        raise Unreadable(messages.LOCKED(what="archive"))
    with tempfile.TemporaryDirectory(prefix="nianbao-") as room:
        rarfile.HACK_TMP_DIR = room
        for info in infos:
            name = str(info.filename).replace("\\", "/")
            if info.is_dir() or _is_litter(name):
                continue
            yield _rar_member(archive, info, name)


def _rar_member(archive: object, info: object, name: str) -> Member:
    import rarfile

    try:
        with archive.open(info) as member:  # type: ignore[attr-defined]
            return Member(name, _counted(member, name))
    except rarfile.RarCannotExec:
        return Member(name, b"", messages.NO_UNRAR())
    except Unreadable as error:
        return Member(name, b"", error.message)
    except (rarfile.Error, OSError, ValueError, EOFError) as error:
        return Member(name, b"", messages.MEMBER_DAMAGED(file=name, error=error))


def _counted(member: IO[bytes], name: str) -> bytes:
    parts: list[bytes] = []
    size = 0
    while chunk := member.read(_CHUNK):
        size += len(chunk)
        if size > MOST_BYTES:
            raise Unreadable(messages.MEMBER_TOO_LARGE(file=name, megabytes=MOST_BYTES // 1_000_000))
        parts.append(chunk)
    return b"".join(parts)
