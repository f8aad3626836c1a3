"""Stable, readable ids for issuers, reports, captures, crawls, problems and sections.

An issuer gets the same id however its name is printed: 市财政局 on Luoyang's portal,
洛阳市财政局 in a title, with or without a second name in brackets. The printed name is stored too.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache

from crawler import clock
from crawler.dictionary.divisions import COUNTRY, Division, division, divisions
from parsers.text import clean, squeeze

_REMARK = re.compile(r"\([^()]*\)$")
_OF_LEVEL = {"province": "省", "prefecture": "市", "county": "区县市"}
_NOT_LEVEL = re.compile(r"^(?:市(?:场|容|民)|市政(?![务府协法])|[区县](?:域|块))")
"""Matches department names that merely begin with a level's character: 市场监督管理局 isn't 市 + 场监督…."""
_OF_THE_STATE = ("国家", "中国")
"""How names of organs begin that belong to a ministry and have their place in the middle."""
_LAST = "省市区县旗州盟"
"""Last characters of the names of divisions that count inside a name."""
_SHORT = 2
"""Longest division name, in characters, that counts only near the portal: 城区, 郊区 and 矿区 are
names of districts, but also common nouns.
"""
_NO_NOUN = "县市"
"""Last characters of short names of divisions that are no common nouns: 嵩县, 芒市."""
_LEVELS = ("自治县", "自治旗", "自治州", "自治区", "地区", "省", "市", "区", "县", "旗", "盟")
"""Words for the level of a division, which names of zones, customs and schools leave out: 洛阳海关."""
_BY_STEM = re.compile(
    r"海关$|大学$|学院$|(?:开发区|园区|示范区|实验区|试验区|保税区|度假区|合作区)(?:管理委员会|管委会)(?:办公室)?$"
)
"""Names that begin with a city's name without its level, wherever they are printed."""
_ZONE = re.compile(r"(?:开发区|园区|示范区|实验区|试验区|保税区|度假区|合作区)管理委员会(?:办公室)?$")
_FORMS = (
    (re.compile(r"管委会(?=$|办公室$)"), "管理委员会"),
    (re.compile(r"高新区(?=管理委员会)"), "高新技术产业开发区"),
    (re.compile(r"街道(?:办|办公室)?$"), "街道办事处"),
    (re.compile(r"(?<=[乡镇])$"), "人民政府"),
    (re.compile(r"^[省市县区](?=(?:人民)?政府(?:$|办))"), ""),
)
"""Ways to write one name, each with the way that counts."""
_SHORT_NAMES = {
    "发改委": "发展和改革委员会",
    "发展改革委": "发展和改革委员会",
    "发展和改革委": "发展和改革委员会",
    "发展改革委员会": "发展和改革委员会",
    "发改局": "发展和改革局",
    "住建局": "住房和城乡建设局",
    "住房城乡建设局": "住房和城乡建设局",
    "人社局": "人力资源和社会保障局",
    "人力资源社会保障局": "人力资源和社会保障局",
    "卫健委": "卫生健康委员会",
    "卫生健康委": "卫生健康委员会",
    "教体局": "教育体育局",
    "市监局": "市场监督管理局",
    "市场监管局": "市场监督管理局",
    "国资委": "国有资产监督管理委员会",
    "工信局": "工业和信息化局",
    "科技局": "科学技术局",
    "应急局": "应急管理局",
    "医保局": "医疗保障局",
    "交通局": "交通运输局",
    "城管局": "城市管理局",
    "退役军人局": "退役军人事务局",
    "人防办": "人民防空办公室",
}
"""Usual short names of departments, which headings and columns print in place of the full ones."""
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
    """An issuer (发布机关). `id` is the division code and the canonical name; `kind` is a code of `issuer_kinds`."""

    id: str
    name: str
    division: str
    kind: str


@lru_cache(4096)
def issuer(name: str, portal_division: str | None) -> Issuer:
    """Returns the organ that a name means on a portal of that division.

    A name that begins with a division's name belongs to that division; any other name belongs to the
    portal's division. ValueError for a name without a word in it.
    """
    base = division(portal_division or COUNTRY)
    plain = _plain(name)
    if not plain:
        raise ValueError("an issuer has no name")
    home, rest = _place(plain, base)
    canonical = _canonical(home, rest)
    return Issuer(f"{home.code}-{canonical}", canonical, home.code, _kind(canonical))


def _canonical(home: Division, rest: str) -> str:
    """The name that counts for an organ of a division; `rest` is what is printed after the division's name."""
    rest = _SHORT_NAMES.get(rest, rest)
    for pattern, form in _FORMS:
        rest = pattern.sub(form, rest, count=1)
    prefix = _prefix(home)
    if home.name in rest or rest.startswith(_OF_THE_STATE) or _has_stem(rest, home):
        prefix = ""
    elif _ZONE.search(rest) and home.level != "county":
        prefix = next(stems(home), prefix)
    canonical = prefix + _GOVERNMENT.sub("人民政府", rest)
    return f"{canonical}公室" if canonical.endswith("人民政府办") else canonical


def without_place(issuer: Issuer) -> str:
    """The words of an issuer's name after its place: 财政局 for 洛阳市财政局."""
    home = division(issuer.division)
    for prefix in (_prefix(home), *home.names, *stems(home)):
        if prefix and issuer.name.startswith(prefix):
            return issuer.name.removeprefix(prefix)
    return issuer.name


def stems(home: Division) -> Iterator[str]:
    """A division's names without the word for its level: 洛龙 for 洛龙区. One character alone is no name."""
    for name in home.names:
        short = next((name.removesuffix(level) for level in _LEVELS if name.endswith(level)), name)
        if len(short) > 1:
            yield short


def _has_stem(name: str, home: Division) -> bool:
    """Whether a name has its place in it without the word for its level: 洛阳海关, 平潭综合实验区财政金融局. In
    a township's name, it is only the township's own.
    """
    return not _is_township(name) and name.startswith(tuple(stems(home)))


def _is_township(name: str) -> bool:
    return _kind(name) == "township"


def _plain(name: str) -> str:
    """The name in NFKC, without blanks, without a bracketed second name at its end, and without
    characters that an id can't hold.
    """
    text = squeeze(clean(name))
    return _REMARK.sub("", text).replace("/", "").strip("-—·:;,.、。")


def _place(name: str, base: Division) -> tuple[Division, str]:
    """The division whose name the given name begins with, and the rest of the name."""
    prefixes = _prefixes(base)
    if name in prefixes and (len(name) > _SHORT or name[-1] in _NO_NOUN):
        return prefixes[name], "人民政府"  # 新安县2023年…年度报告 is its government's
    for length in range(len(name) - 1, 1, -1):
        home = prefixes.get(name[:length])
        # 东方市场监督管理所 doesn't belong to 东方市.
        if home is not None and not _NOT_LEVEL.match(name[length - 1 :]):
            return home, name[length:]
    if name.startswith(_OF_THE_STATE):
        return _place_inside(name, prefixes) or base, name
    if name[0] in _OF_LEVEL.get(base.level, "") and not _NOT_LEVEL.match(name) and len(name) > 2:
        return base, name[1:]
    return _by_stem(name, base) or base, name


def _by_stem(name: str, base: Division) -> Division | None:
    """The division whose name without its level a name begins with: the portal's or one above it, and for schools,
    customs and zones any city or province.
    """
    if base.code == COUNTRY:
        return None
    for each in (base, *_above(base)):
        if _has_stem(name, each):
            return each
    return _cities().get(name[:2]) or _cities().get(name[:3]) if _BY_STEM.search(name) else None


@cache
def _cities() -> dict[str, Division]:
    """Provinces and cities that exist, by their names without the level, as far as one has the name alone."""
    found: dict[str, Division | None] = {}
    for each in divisions().values():
        if each.last_year is None and each.level in {"province", "prefecture"} and each.code != COUNTRY:
            for stem in stems(each):
                found[stem] = None if stem in found else each
    return {stem: each for stem, each in found.items() if each is not None}


def _place_inside(name: str, prefixes: dict[str, Division]) -> Division | None:
    """The division whose name stands inside a name: 国家税务总局洛阳市洛龙区税务局 is 洛龙区's. The longest counts."""
    for length in range(len(name) - 1, _SHORT, -1):
        for start in range(_SHORT, len(name) - length):
            home = prefixes.get(name[start : start + length])
            if home is not None and home.code != COUNTRY and name[start + length - 1] in _LAST:
                return home
    return None


@lru_cache(256)
def _prefixes(base: Division) -> dict[str, Division]:
    """Every prefix by which a name on a portal of `base` can name its division.

    Many divisions have the same name: those of the portal's own city are preferred, then those of its
    province, then those that exist today. Where two remain, the prefix is ambiguous and is left out.
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
    """Whether a division is the portal's own, or belongs to the same city."""
    city = base.parent if base.level == "county" else base.code
    return city != COUNTRY and city in {each.parent, each.code}


def _ways(each: Division, base: Division) -> Iterator[str]:
    """A division's names, alone or after the names of the divisions above it.

    A district's name alone counts only within its province; a name as short as 城区 alone counts only
    near the portal.
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
    """The divisions that a division belongs to, nearest first, without the country."""
    parent = divisions().get(each.parent or COUNTRY)
    while parent is not None and parent.code != COUNTRY:
        yield parent
        parent = divisions().get(parent.parent or COUNTRY)


def _prefix(home: Division) -> str:
    """The prefix of canonical names in a division: districts carry their city's name, counties don't."""
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
    """Made of URL and time alone, so that the same capture has the same id in every corpus."""
    return f"{clock.utc(fetched_at).strftime('%Y%m%dT%H%M%S.%fZ')}-{short_digest(url)}"


def crawl_id(portal: str, started_at: datetime) -> str:
    return f"{portal}-{clock.stamp(started_at)}"


def problem_id(stage: str, where: str) -> str:
    return f"{stage}-{short_digest(where)}"


def section_id(report: str, nth: int) -> int:
    """A positive number, used as SQLite's row id; the sections of a report have consecutive ids.

    It has 53 bits, as JSON readers keep no more: 49 of a digest, 4 of `nth`. The chance that any two
    of a million reports clash is 1 in 1,000; the second is then recorded as a problem, not as a wrong
    row.
    """
    digest = int.from_bytes(hashlib.sha256(report.encode()).digest()[:8], "big") >> 15
    return digest << 4 | min(nth, 15)


def short_digest(text: str) -> str:
    """The first 16 hexadecimal digits of a text's SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
