"""Decodes bytes to text. A declared charset is often wrong; one that decodes without errors is right.

Chinese text in GBK is practically never valid UTF-8, so bytes that decode as UTF-8 are UTF-8, even
if the page declares another charset. The older Chinese charsets (gb2312, gbk) are read as GB18030,
their superset (GB 18030-2022).
"""

from __future__ import annotations

import codecs
import re

from parsers.notices import UNDECODED
from parsers.sentences import Message

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_WRITTEN = frozenset(
    (
        "utf-8",
        "gb18030",
        "gbk",
        "gb2312",
        "hz",
        "big5",
        "big5hkscs",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "iso8859-1",
        "cp1252",
        "ascii",
        "shift_jis",
        "euc_kr",
    )
)
"""Charsets accepted when declared, by Python's names. Other codecs that a page may name don't decode
text (zlib), or interpret escapes or take quadratic time (punycode)."""
_DECLARED = re.compile(rb"charset\s*+=\s*+(?:[\"']\s*+)?([A-Za-z0-9_-]+)|encoding\s*+=\s*+[\"']([A-Za-z0-9_-]+)")


_AROUND = re.compile("[\x01-\x06]")
"""What LibreOffice writes around a content control; nobody sees it."""


def decode(data: bytes) -> tuple[str, tuple[Message, ...]]:
    """The text, and a notice if some bytes could not be decoded."""
    text, notices = _decode(data)
    return _AROUND.sub("", text), notices


def _decode(data: bytes) -> tuple[str, tuple[Message, ...]]:
    for bom, charset in _BOMS:
        if data.startswith(bom):
            # There are GBK pages with a UTF-8 byte order mark, so the mark is only a hint as well.
            text = _strict(data[len(bom) :], charset)
            if text is not None:
                return text, ()
            data = data[len(bom) :]
    declared = _declared(data)
    for name in ("utf-8", "gb18030", declared):
        text = _strict(data, name) if name else None
        if text is not None:
            return text, ()
    return _least_damaged(data, declared)


def _strict(data: bytes, charset: str) -> str | None:
    try:
        return data.decode(charset)
    except UnicodeDecodeError:
        return None


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:4096])
    if match is None:
        return None
    try:
        name = codecs.lookup((match[1] or match[2]).decode("ascii")).name
    except LookupError:
        return None
    if name not in _WRITTEN:
        return None
    return "gb18030" if name in {"gb2312", "gbk"} else name


def _least_damaged(data: bytes, declared: str | None) -> tuple[str, tuple[Message, ...]]:
    charsets = dict.fromkeys(charset for charset in ("utf-8", "gb18030", declared) if charset)
    texts = [(data.decode(charset, "replace"), charset) for charset in charsets]
    text, charset = min(texts, key=lambda each: each[0].count("\ufffd"))
    return text, (UNDECODED(places=text.count(chr(0xFFFD)), charset=charset),)
