"""Stable, readable ids: of issuers, reports, captures, problems and sections.

An issuer is the same organ however its name is printed: 市财政局 on Luoyang's portal,
洛阳市财政局 in a title, with a bracketed second name or without. What was printed is kept too.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from crawler import clock
from crawler.dictionary.divisions import COUNTRY, Division, division, divisions

_BLANK = re.compile(r"\s+")
_REMARK = re.compile(r"\([^()]*\)$")
_OF_LEVEL = {"province": "省", "prefecture": "市", "county": "区县市"}
_NOT_LEVEL = re.compile(r"^(?:市(?:场|容|民)|市政(?![务府协法])|[区县](?:域|块))")
"""Names of departments that begin with a level's character: 市场监督管理局 isn't 市 and 场监督…."""
_SHORT = 2
"""Characters: 城区, 郊区 and 矿区 are names of districts, and words."""
_GOVERNMENT = re.compile(r"(?<!人民)政府(?=$|办公室$|办公厅$|办$)")
_KINDS = (
    ("township", re.compile(r"(?:乡|镇)(?:人民政府)?$|街道(?:办事处)?$|街道办$|(?:乡|镇)人民政府")),
    ("office", re.compile(r"人民政府(?:办公室|办公厅|办)$|^政府办公室$")),
    ("government", re.compile(r"人民政府$")),
    ("other", re.compile(r"管理委员会$|管委会$|公司$|中心$|学校$|学院$|大学$|医院$|集团$")),
    ("department", re.compile(r"(?:局|厅|委|委员会|办公室|署|队|会)$")),
)


@dataclass(frozen=True, slots=True)
class Issuer:
    """发布机关. `id` is division code and canonical name; `kind` a code of `issuer_kinds`."""

    id: str
    name: str
    division: str
    kind: str


@lru_cache(4096)
def issuer(name: str, portal_division: str | None) -> Issuer:
    """The organ of that name, as seen on a portal of that division.

    A name that begins with a division's name belongs there; another belongs to the portal's
    division. ValueError for a name without a word in it.
    """
    base = division(portal_division or COUNTRY)
    plain = _plain(name)
    if not plain:
        raise ValueError("an issuer has no name")
    home, rest = _place(plain, base)
    # 国家税务总局洛阳市税务局 names its place further on.
    prefix = "" if home.name in rest or rest.startswith(("国家", "中国")) else _prefix(home)
    canonical = prefix + _GOVERNMENT.sub("人民政府", rest)
    if canonical.endswith("人民政府办"):
        canonical += "公室"
    return Issuer(f"{home.code}-{canonical}", canonical, home.code, _kind(canonical))


def _plain(name: str) -> str:
    """NFKC, no blanks, no bracketed second name at its end, nothing an id can't hold."""
    text = _BLANK.sub("", unicodedata.normalize("NFKC", name))
    return _REMARK.sub("", text).replace("/", "").strip("-—·:;,.、。")


def _place(name: str, base: Division) -> tuple[Division, str]:
    """The division whose name stands first, and what follows it."""
    prefixes = _prefixes(base)
    for length in range(len(name) - 1, 1, -1):
        home = prefixes.get(name[:length])
        # 东方市场监督管理所 isn't of 东方市.
        if home is not None and not _NOT_LEVEL.match(name[length - 1 :]):
            return home, name[length:]
    if name[0] in _OF_LEVEL.get(base.level, "") and not _NOT_LEVEL.match(name) and len(name) > 2:
        return base, name[1:]
    return base, name


@lru_cache(256)
def _prefixes(base: Division) -> dict[str, Division]:
    """Ways a name can begin with its division, on a portal of `base`.

    Many divisions have the same name: the portal's own city comes first, then its province, then
    what exists today. Where two remain, the name alone tells nothing, and is left out.
    """
    found: dict[str, tuple[tuple[bool, bool, bool], Division | None]] = {}
    for each in divisions().values():
        rank = (_is_near(each, base), each.code[:2] == base.code[:2], each.last_year is None)
        for prefix in _ways(each, base):
            known = found.get(prefix)
            if known is None or known[0] < rank:
                found[prefix] = (rank, each)
            elif known[0] == rank and known[1] != each:
                found[prefix] = (rank, None)
    return {prefix: each for prefix, (_, each) in found.items() if each is not None}


def _is_near(each: Division, base: Division) -> bool:
    """Whether it is the portal's own division, or one of the same city."""
    city = base.parent if base.level == "county" else base.code
    return city != COUNTRY and city in {each.parent, each.code}


def _ways(each: Division, base: Division) -> Iterator[str]:
    """Its name, alone or after those of the divisions above it.

    A bare one counts only within the province for districts, and only near the portal where it is
    as short as 城区.
    """
    if each.code == COUNTRY:
        return
    lines = [above.name for above in _above(each)]
    for name in each.names:
        local = each.is_district and each.code[:2] != base.code[:2]
        if _is_near(each, base) or (not local and len(name) > _SHORT):
            yield name
        for count in range(1, len(lines) + 1):
            yield "".join(reversed(lines[:count])) + name
        if len(lines) > 1:
            yield lines[-1] + name


def _above(each: Division) -> Iterator[Division]:
    """The divisions it belongs to, nearest first, without the country."""
    parent = divisions().get(each.parent or COUNTRY)
    while parent is not None and parent.code != COUNTRY:
        yield parent
        parent = divisions().get(parent.parent or COUNTRY)


def _prefix(home: Division) -> str:
    """What a canonical name begins with: districts carry their city's name, counties don't."""
    if home.code in (COUNTRY, home.name):
        return ""
    above = divisions().get(home.parent or COUNTRY)
    if home.is_district and above is not None and above.name.endswith("市"):
        return above.name + home.name
    return home.name


def _kind(name: str) -> str:
    for kind, pattern in _KINDS:
        if pattern.search(name):
            return kind
    return "other"


def report_id(issuer_id: str, year: int) -> str:
    return f"{issuer_id}-{year}"


def capture_id(url: str, fetched_at: datetime) -> str:
    """From URL and time alone: the same capture has the same id wherever it is written."""
    return f"{clock.utc(fetched_at).strftime('%Y%m%dT%H%M%S.%fZ')}-{short_digest(url)}"


def crawl_id(portal: str, started_at: datetime) -> str:
    return f"{portal}-{clock.stamp(started_at)}"


def problem_id(stage: str, where: str) -> str:
    return f"{stage}-{short_digest(where)}"


def section_id(report: str, nth: int) -> int:
    """A positive number for SQLite's row id; the sections of a report follow each other.

    53 bits, as many as JSON's readers keep: 49 of a digest, 4 of `nth`. Among a million reports
    two clash with a chance of 1 in 1,000, and then the second is a problem, not a wrong row.
    """
    digest = int.from_bytes(hashlib.sha256(report.encode()).digest()[:8], "big") >> 15
    return digest << 4 | min(nth, 15)


def short_digest(text: str) -> str:
    """16 hexadecimal digits of SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
