"""ZIP containers opened with care: nothing is written, and sizes are counted while inflating, as
what a container states of itself may be a lie.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import IO, Any

from lxml import etree

from parsers import messages
from parsers.errors import Refused, Unreadable

MOST_MEMBERS = 5_000
MOST_BYTES = 128 * 1024 * 1024
"""Of one member inflated: the XML of the largest real report has under 10 MB."""
MOST_IN_ALL = 512 * 1024 * 1024
_CHUNK = 1 << 20


class Package:
    """The members of a container, read one by one. Raises `Unreadable` for what is damaged, locked
    or too large.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise Unreadable(messages.DAMAGED(what="the file", error=error)) from error
        self.infos = self._zip.infolist()
        if len(self.infos) > MOST_MEMBERS:
            raise Refused(f"it holds {len(self.infos):,} files, more than {MOST_MEMBERS:,}: no report does")
        self._by_name = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in self.infos}
        self._read = 0

    def __contains__(self, name: str) -> bool:
        return name.lstrip("/").lower() in self._by_name

    def names(self) -> Iterator[str]:
        for info in self.infos:
            yield info.filename.replace("\\", "/").lstrip("/")

    def read(self, name: str) -> bytes:
        """A member's bytes; the case of its name and a leading slash don't matter."""
        info = self._by_name.get(name.lstrip("/").lower())
        if info is None:
            raise Unreadable(messages.DAMAGED(what="the file", error=f"it lacks its part {name}"))
        return self.bytes_of(info)

    def bytes_of(self, info: zipfile.ZipInfo) -> bytes:
        if info.flag_bits & 1:
            raise Unreadable(f"{info.filename} is locked with a password: ask for an open one")
        try:
            with self._zip.open(info) as member:
                return b"".join(self._counted(member, info.filename))
        except Unreadable:
            raise
        except Exception as error:
            raise Unreadable(f"{info.filename} is damaged ({error}): fetch it again") from error

    def _counted(self, member: IO[bytes], name: str) -> Iterator[bytes]:
        size = 0
        while chunk := member.read(_CHUNK):
            size += len(chunk)
            self._read += len(chunk)
            if size > MOST_BYTES or self._read > MOST_IN_ALL:
                raise Refused(f"{name} unpacks to more than {MOST_BYTES // 1_000_000} MB: no report does")
            yield chunk


def xml(data: bytes) -> etree._Element:
    """The root of a part, without network or limits lifted. Raises `Unreadable`, also where it
    declares entities: what they stand for would be missing from the text, without a word.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(f"the XML in it is damaged ({error}): fetch it again") from error
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is not None and declared.entities():
        raise Refused("the XML in it declares entities of its own, as no office program does")
    return root
