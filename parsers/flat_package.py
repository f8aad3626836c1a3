"""Flat OPC: an Office package in one XML file (Word: 保存类型 Word XML 文档, .xml), made a package again."""

from __future__ import annotations

import base64
import binascii
import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from parsers import messages
from parsers.errors import Unreadable
from parsers.formats import FLAT_PACKAGE
from parsers.package import xml

_PKG = f"{{{FLAT_PACKAGE.decode()}}}"
_HEAD = 2_000
_MOST = 5_000
"""Parts of a file."""
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def is_flat(data: bytes) -> bool:
    """Whether a file is a package in one XML file."""
    return not data.startswith(b"PK") and FLAT_PACKAGE in data[:_HEAD]


def packed(data: bytes) -> bytes:
    """The file as the ZIP package that it stands for. Raises `Unreadable` if it is damaged."""
    out = io.BytesIO()
    types = etree.Element(f"{{{_TYPES}}}Types")
    with zipfile.ZipFile(out, "w") as archive:
        for name, kind, held in _parts(xml(data)):
            archive.writestr(name.lstrip("/"), held)
            etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=name, ContentType=kind)
        archive.writestr("[Content_Types].xml", etree.tostring(types, xml_declaration=True, encoding="UTF-8"))
    return out.getvalue()


def _parts(root: etree._Element) -> Iterator[tuple[str, str, bytes]]:
    """The name, the content type and the bytes of each part."""
    seen = set[str]()
    for part in root.iterchildren(f"{_PKG}part"):
        name, kind = part.get(f"{_PKG}name", ""), part.get(f"{_PKG}contentType", "")
        if not name.strip("/") or name in seen or len(seen) >= _MOST:
            continue
        seen.add(name)
        held, text = part.find(f"{_PKG}xmlData"), part.findtext(f"{_PKG}binaryData")
        if held is not None and len(held):
            yield name, kind, etree.tostring(held[0], encoding="UTF-8", with_tail=False)
        elif text is not None:
            try:
                yield name, kind, base64.b64decode("".join(text.split()))
            except (binascii.Error, ValueError) as error:
                raise Unreadable(messages.DAMAGED(what="word", error=error)) from error
