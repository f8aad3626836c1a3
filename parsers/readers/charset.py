"""Bytes to text. What is declared is often wrong here; what decodes cleanly is right.

Chinese text in GBK is practically never valid UTF-8, so UTF-8 that decodes is UTF-8, whatever the
page says of itself. All older Chinese charsets (gb2312, gbk) are read as GB18030, their superset
(GB 18030-2022).
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
"""By Python's names. Others that a page may name decode no text (zlib), or run code-like escapes and
take quadratic time (punycode)."""
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)|encoding\s*=\s*[\"']([A-Za-z0-9_-]+)")


def decode(data: bytes) -> tuple[str, tuple[Message, ...]]:
    """The text, and what was noticed on the way: bytes that are damaged."""
    for bom, charset in _BOMS:
        if data.startswith(bom):
            # A GBK page behind a UTF-8 mark exists: the mark is only a hint, too.
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
