"""网站名录: the portals of the country's governments (register.csv), found by place.

A row says which host is a government's, who says so, since when, and how sure it is (docs/portals.md); none was opened
by us. A place is found by its code, its name, or its name after those above it, each in full or short: 410300,
洛阳市, 洛阳, 河南省洛阳市老城区, 洛阳老城.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from urllib.parse import urlsplit

from parsers.text import squeeze

_PEOPLES = (
    "维吾尔|哈萨克|柯尔克孜|塔吉克|乌孜别克|鄂温克|鄂伦春|达斡尔|俄罗斯|蒙古|土家|布依|朝鲜|哈尼|傈僳|拉祜|东乡|纳西|景颇|"
    "仫佬|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|德昂|保安|裕固|独龙|赫哲|门巴|珞巴|基诺|高山|满|回|藏|苗|彝|壮|侗|瑶|白|傣|黎|佤|"
    "畲|水|土|羌|怒|京|各"
)
_ENDING = re.compile(
    rf"(?:(?:(?:{_PEOPLES})族|蒙古|维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯|鄂温克|达斡尔)*自治[区州县旗]|(?:{_PEOPLES})族区|地区|林区|特区|[省市区县盟州旗])$"
)
"""What a place's short name lacks."""
_ABOVE_ITSELF = re.compile(r"(?:林区|特区|自治[县旗])$")
_GOVERNMENT = re.compile(r"(?:人民政府|行政公署|政府)(?:门户网站|网站)?$")
LEVELS = ("province", "prefecture", "county", "department")


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the register: a government's portal, or that of one of its departments."""

    division: str
    name: str
    level: str
    url: str
    confidence: str
    """a: two sources agree and it answered, or a third names it; b: one source, and it answered, or two; c: one."""
    system: str
    column: str
    sources: str
    seen: str
    note: str

    @property
    def title(self) -> str:
        """Whose portal it is, by its full name."""
        if self.level == "department":
            return self.name
        above = _above(self)
        district = self.level == "county" and self.name.endswith("区") and not _ABOVE_ITSELF.search(self.name)
        return f"{above[-1].name if above and district else ''}{self.organ}"

    @property
    def organ(self) -> str:
        """The organ itself, as it signs its report."""
        if self.level == "department":
            return self.name
        return f"{self.name}行政公署" if self.name.endswith(("盟", "地区")) else f"{self.name}人民政府"

    @property
    def within(self) -> str:
        """The names of the divisions above it."""
        return "".join(each.name for each in _above(self))


@cache
def register() -> tuple[Entry, ...]:
    """All rows of the register."""
    with (files(__package__) / "register.csv").open(encoding="utf-8") as lines:
        return tuple(Entry(*row) for row in list(csv.reader(lines))[1:])


def find(said: str) -> list[Entry]:
    """The portals of a place: those of exactly this name or code; if there are none, those whose name begins so, or
    contains it. Governments come before departments, those of larger places before those of smaller ones.
    """
    asked = _GOVERNMENT.sub("", squeeze(said))
    if not asked:
        return []
    exact = _names().get(asked)
    if exact:
        return _sorted(exact)
    inside = [each for each in register() if asked in f"{each.within}{each.name}"]
    return _sorted([each for each in inside if each.name.startswith(asked)] or inside)


def the_one(said: str) -> Entry:
    """The portal of a place. Raises ValueError, with a message on what to write, if none is known or several are. A
    name that only holds what is said is another place's: 封开县 is not 开县.
    """
    found, asked = find(said), _GOVERNMENT.sub("", squeeze(said))
    meant = [each for each in found if asked in _names_of(each) or each.name.startswith(asked)]
    governments = [each for each in meant if each.level != "department"] or meant
    exact = [each for each in governments if each.name == squeeze(said)]
    if len(governments) == 1 or len(exact) == 1:
        return (exact or governments)[0]
    if not meant:
        near = f" (it has {_listed(found)})" if 0 < len(found) <= _FEW else ""
        if not found and (zone := of_zone(asked)):
            raise ValueError(zone)
        raise ValueError(f"no portal of {said!r} is in the register{near}; nianbao portal find shows what is")
    raise ValueError(f"{said!r} may be any of {len(governments)} places: {_listed(governments)}")


_FEW = 8
_ZONE = re.compile(
    r"(?:新区|开发区|高新区|经开区|园区|保税区|综保区|示范区|试验区|度假区|风景区|管理区|合作区)$|航空港|^雄安$"
)


def of_zone(said: str) -> str:
    """What to do for a development zone (开发区, 新区); "" for other names. Zones have no division of their own."""
    if not _ZONE.search(said):
        return ""
    places = (_names().get(said[:size], []) for size in range(len(said) - 1, 1, -1))
    near = next((each for each in places if len(each) == 1), [])
    of = f"{near[0].division}, {near[0].name}" if near else "the city that it lies in"
    return (
        f"{said!r} is a zone without a division of its own, and not in the register: nianbao portal new URL"
        f" begins with its address; its division is that of {of}"
    )


def _listed(found: list[Entry]) -> str:
    named = ", ".join(f"{each.division} {each.within}{each.name}" for each in found[:_FEW])
    return f"{named}{' …' if len(found) > _FEW else ''}"


def below(entry: Entry) -> list[Entry]:
    """The governments of the divisions within a place, those of departments of its own not counted."""
    start = entry.division.removesuffix("00").removesuffix("00")
    inside = (each for each in register() if each.division.startswith(start) and each.level != "department")
    return _sorted([each for each in inside if LEVELS.index(each.level) > LEVELS.index(entry.level)])


def declaration(entry: Entry) -> dict[str, object]:
    """The fields of the portal as in a portal's file. A government's departments with hosts below its own belong to
    its portal.
    """
    domain = (urlsplit(entry.url).hostname or "").removeprefix("www.")
    hosts = [urlsplit(each.url).hostname or "" for each in _departments(entry)]
    own = [host for host in hosts if host.endswith(f".{domain}")]
    return {
        "title": entry.title,
        "division": entry.division,
        "start_urls": [entry.url],
        **({"hosts": sorted(own)} if own else {}),
        "expected": [entry.organ],
    }


def _departments(entry: Entry) -> Iterator[Entry]:
    for each in _of_division().get(entry.division, ()) if entry.level != "department" else ():
        if each.level == "department":
            yield each


def _sorted(found: list[Entry]) -> list[Entry]:
    return sorted(dict.fromkeys(found), key=lambda each: (LEVELS.index(each.level), each.division, each.name))


@cache
def _of_division() -> dict[str, list[Entry]]:
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for each in register():
        found[each.division].append(each)
    return dict(found)


def _above(entry: Entry) -> list[Entry]:
    """The governments above it, the highest first."""
    codes = [entry.division[:2] + "0000", entry.division[:4] + "00"]
    if entry.level == "department":
        codes.append(entry.division)
    found = [each for code in dict.fromkeys(codes) for each in _of_division().get(code, ()) if each.level in LEVELS[:3]]
    return [each for each in found if each is not entry and LEVELS.index(each.level) < LEVELS.index(entry.level)]


@cache
def _names() -> dict[str, list[Entry]]:
    """Entries by every name and code that means them."""
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for each in register():
        for name in _names_of(each):
            found[name].append(each)
    return dict(found)


def _names_of(entry: Entry) -> set[str]:
    """Every name and code that means an entry."""
    names = set(_forms(entry))
    if entry.level != "department":
        names.add(entry.division)
        above = [{"", *_forms(higher)} for higher in _above(entry)]
        names |= {"".join((*before, own)) for before in product(*above) for own in _forms(entry)}
    return names


_AUTONOMOUS = re.compile(r"自治([州县旗])$")


def _forms(entry: Entry) -> set[str]:
    """Its name in full, and short: 海西蒙古族藏族自治州, 海西州, 海西."""
    if entry.level == "department":
        return {entry.name}
    kind = _AUTONOMOUS.search(entry.name)
    short = _ENDING.sub("", entry.name) or entry.name[: kind.start() if kind else None].removesuffix("族")
    return {entry.name, *((short, *((short + kind[1],) if kind else ())) if len(short) > 1 else ())}
