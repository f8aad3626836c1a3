"""Reads the files in a ZIP, RAR or tar archive, or in a compressed file, in memory. The type is found from the bytes.

Members are never written to disk under their names, so a name such as `../x` can do no harm.
"""

from __future__ import annotations

import io
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import PurePosixPath
from typing import IO

from parsers import messages
from parsers.errors import Unreadable
from parsers.formats import COMPRESSED, PDF, RAR, TAR, ZIP
from parsers.package import MOST_BYTES, MOST_MEMBERS, Member, Package
from parsers.page_pictures import joined
from parsers.sniff import detect

MOST_LEVELS = 2
"""How deep archives may be nested, the outer one included: a year's archive in a district's."""
_LITTER = frozenset((".ds_store", "thumbs.db", "desktop.ini"))
_CHUNK = 1 << 20


def is_archive(media_type: str) -> bool:
    """Whether files of this media type contain other files."""
    return media_type in _OPENERS and media_type != PDF


def members(data: bytes, name: str | None = None) -> Iterator[Member]:
    """Yields the files in an archive, including those in nested archives; of a PDF, the files embedded in it.
    Pictures that are the pages of one document are one file. Raises `Unreadable` if the archive itself is damaged.
    """
    del name  # the type is found from the bytes
    budget = [MOST_MEMBERS, 4 * MOST_BYTES]
    yield from joined(_members(data, "", 1, budget))


def _members(data: bytes, path: str, level: int, budget: list[int]) -> Iterator[Member]:
    for member in _OPENERS[detect(data)](data):
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
        name = _zip_name(info.orig_filename.partition("\x00")[0], info.flag_bits)
        if info.is_dir() or _is_litter(name):
            continue
        info.filename = name  # error messages quote it
        try:
            yield Member(name, package.bytes_of(info))
        except Unreadable as error:
            yield Member(name, b"", error.message)


def _compressed(data: bytes) -> Iterator[Member]:
    """The file that gzip, bzip2 or xz holds; if it is a tar archive, the files in it. gzip alone keeps its name."""
    inflated = _inflated(data)
    if detect(inflated) == TAR:
        yield from _tar(inflated)
    else:
        yield Member(_gzip_name(data) or "1", inflated)


def _inflated(data: bytes) -> bytes:
    import bz2
    import gzip
    import lzma

    kinds = ((b"\x1f\x8b", gzip.open), (b"BZh", bz2.open), (b"\xfd7zXZ", lzma.open))
    opener = next(opens for begin, opens in kinds if data.startswith(begin))
    try:
        with opener(io.BytesIO(data)) as stream:
            inflated = bytes(stream.read(MOST_BYTES + 1))
    except (OSError, EOFError, lzma.LZMAError, zlib.error, ValueError) as error:
        raise Unreadable(messages.DAMAGED(what="archive", error=error)) from error
    if len(inflated) > MOST_BYTES:
        raise Unreadable(messages.UNPACKS_TOO_FAR())
    return inflated


def _gzip_name(data: bytes) -> str | None:
    """The name that gzip keeps in its header (RFC 1952, 2.3.1), if it stands directly after the fixed fields."""
    has_name = data.startswith(b"\x1f\x8b") and len(data) > 10 and data[3] & 0x1C == 0x08
    raw, end, _ = data[10:1034].partition(b"\x00")
    return _decoded(raw) if has_name and end and raw else None


def _tar(data: bytes) -> Iterator[Member]:
    import tarfile

    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:", encoding="utf-8", errors="surrogateescape") as archive:
            for count, info in enumerate(archive):
                if count >= MOST_MEMBERS:
                    raise Unreadable(messages.MANY_FILES(files=count))
                name = _decoded(info.name.encode("utf-8", "surrogateescape")) or info.name
                if not info.isreg() or _is_litter(name):
                    continue
                file = archive.extractfile(info)
                if file is not None:
                    yield Member(name, file.read(MOST_BYTES))
    except (tarfile.TarError, OSError, EOFError, ValueError) as error:
        raise Unreadable(messages.DAMAGED(what="archive", error=error)) from error


def _attached(data: bytes) -> Iterator[Member]:
    """The files embedded in a PDF. A portfolio (ISO 32000-2, 7.11.6) has hardly anything else."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
        try:
            count = document.count_attachments()
            if count > MOST_MEMBERS:
                raise Unreadable(messages.MANY_FILES(files=count))
            for number in range(count):
                file = document.get_attachment(number)
                yield Member(file.get_name(), bytes(file.get_data()))
        finally:
            document.close()
    except pdfium.PdfiumError as error:
        raise Unreadable(messages.DAMAGED(what="pdf", error=error)) from error


def _zip_name(name: str, flags: int) -> str:
    """A member's name, decoded. Chinese tools write names without the UTF-8 flag in GBK, sometimes
    in UTF-8.
    """
    if not flags & 0x800:
        with suppress(UnicodeEncodeError):
            name = _decoded(name.encode("cp437")) or name
    return name.replace("\\", "/")  # after decoding: 0x5C is the second byte of GBK's 誠, 許 and others


def _decoded(raw: bytes) -> str | None:
    for charset in ("utf-8", "gb18030"):
        with suppress(UnicodeDecodeError):
            return raw.decode(charset)
    return None


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


_OPENERS: dict[str, Callable[[bytes], Iterator[Member]]] = {
    ZIP: _zip,
    RAR: _rar,
    TAR: _tar,
    PDF: _attached,
    **dict.fromkeys(COMPRESSED, _compressed),
}
"""What gives the files in an archive, by media type."""
