"""Ids that people can read, and that are the same on every rebuild."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import NamedTuple

from crawler.corpus.divisions import DIVISIONS

_KINDS = (
    ("township", re.compile(r"(?:镇|乡)人民政府$|(?:镇|乡)政府$|街道办事处$|街道办$")),
    ("office", re.compile(r"政府办公[室厅]$|^[^局委厅]{1,8}市?[县区市]政府办$")),
    ("government", re.compile(r"人民政府$|(?:[市县区省])政府$|管理委员会$|管委会$")),
    ("department", re.compile(r"(?:局|委|委员会|厅|办|办公室|中心|处|院|队|社|会|所|站|馆|集团|公司)$")),
)


class Issuer(NamedTuple):
    id: str
    name: str
    division: str
    kind: str


def issuer(printed: str, portal_division: str) -> Issuer:
    """The organ that a printed name means.

    A name that starts with a division's is of that division (孟津区财政局, 洛阳市孟津区财政局 are
    one); any other is of the portal's.
    """
    name = re.sub(r"\s+", "", unicodedata.normalize("NFKC", printed)).replace("(", "（").replace(")", "）")
    code, rest = _division_of(name)
    canonical = rest if code else name
    division = code or portal_division
    kind = next((kind for kind, pattern in _KINDS if pattern.search(canonical)), "other")
    return Issuer(f"{division}-{canonical}", canonical, division, kind)


def _division_of(name: str) -> tuple[str | None, str]:
    """The innermost division that a name starts with, and the name from that division on."""
    code: str | None = None
    rest = name
    while True:
        inner = [
            d for d in DIVISIONS.values()
            if rest.startswith(d.name) and (code is None or d.parent == code)
        ]  # fmt: skip
        if not inner:
            break
        found = max(inner, key=lambda d: len(d.name))
        following = rest[len(found.name) :]
        code = found.code
        deeper = any(d.parent == code and following.startswith(d.name) for d in DIVISIONS.values())
        if not deeper:
            break
        rest = following
    return code, rest


def report_id(issuer_id: str, year: int) -> str:
    return f"{issuer_id}-{year}"


def digest(*parts: str) -> str:
    """A short id from parts that are too long to read."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:20]


def number(*parts: str) -> int:
    """The same as an integer key: 52 bits, exact also where numbers are floats (JSON)."""
    return int(hashlib.sha256("\n".join(parts).encode()).hexdigest()[:13], 16)
