"""What holds files. Opens ZIP containers (docx, xlsx, ofd, odt) safely: nothing is written to disk, and sizes are
counted while inflating, because the sizes that a container declares may be false.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import IO, Any, NamedTuple

from lxml import etree

from parsers import messages
from parsers.errors import Refused, Unreadable
from parsers.sentences import Message

MOST_MEMBERS = 5_000
MOST_BYTES = 128 * 1024 * 1024
"""Bytes of one inflated member; the XML of the largest real report has under 10 MB."""
MOST_IN_ALL = 512 * 1024 * 1024
"""Bytes of all inflated members together."""
_CHUNK = 1 << 20


class Member(NamedTuple):
    """A file in an archive. `name` is its path there; `error`, if set, says why `data` is empty."""

    name: str
    data: bytes
    error: Message | None = None


class Package:
    """A ZIP container whose members are read one by one. Raises `Unreadable` if the container or a
    member is damaged, encrypted or too large.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise Unreadable(messages.DAMAGED(what="file", error=error)) from error
        self.infos = self._zip.infolist()
        if len(self.infos) > MOST_MEMBERS:
            raise Refused(messages.MANY_PARTS(files=len(self.infos), most=MOST_MEMBERS))
        self._by_name = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in self.infos}
        self._read = 0

    def __contains__(self, name: str) -> bool:
        return name.lstrip("/").lower() in self._by_name

    def names(self) -> Iterator[str]:
        for info in self.infos:
            yield info.filename.replace("\\", "/").lstrip("/")

    def read(self, name: str) -> bytes:
        """A member's bytes. The case of the name and a leading slash are ignored."""
        info = self._by_name.get(name.lstrip("/").lower())
        if info is None:
            raise Unreadable(messages.DAMAGED(what="file", error=messages.LACKS_PART(part=name)))
        return self.bytes_of(info)

    def bytes_of(self, info: zipfile.ZipInfo) -> bytes:
        if info.flag_bits & 1:
            raise Unreadable(messages.PART_LOCKED(file=info.filename))
        try:
            with self._zip.open(info) as member:
                return b"".join(self._counted(member, info.filename))
        except Unreadable:
            raise
        except Exception as error:
            raise Unreadable(messages.PART_DAMAGED(file=info.filename, error=error)) from error

    def _counted(self, member: IO[bytes], name: str) -> Iterator[bytes]:
        size = 0
        while chunk := member.read(_CHUNK):
            size += len(chunk)
            self._read += len(chunk)
            if size > MOST_BYTES or self._read > MOST_IN_ALL:
                raise Refused(messages.PART_TOO_LARGE(file=name, megabytes=MOST_BYTES // 1_000_000))
            yield chunk


def xml(data: bytes) -> etree._Element:
    """The root element of an XML part, parsed without network access and within lxml's usual limits.

    Raises `Unreadable` if the XML is damaged, and if it declares entities: they aren't expanded, so
    their text would be missing without a warning.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(messages.XML_DAMAGED(error=error)) from error
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is not None and declared.entities():
        raise Refused(messages.XML_ENTITIES())
    return root
