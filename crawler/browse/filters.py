"""What several pages can be narrowed by: report year, division, kind of issuer, portal, name."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from crawler.browse.cached import kept
from crawler.browse.matrix import stem
from crawler.browse.page import Ask, Data, address
from crawler.corpus.messages import values_of

FEW_DIVISIONS = 100
"""Above this, counties are offered below the division that is chosen: all of the country's would
make a list of three thousand."""

WORDS = {
    "filter": ("筛选", "Filter"),
    "filter.year": ("报告年度", "Report year"),
    "filter.division": ("行政区划", "Division"),
    "filter.kind": ("机关类别", "Kind of issuer"),
    "filter.portal": ("网站", "Portal"),
    "filter.name": ("机关名称", "Name of the issuer"),
    "filter.rule": ("规则", "Rule"),
    "filter.section": ("章", "Section"),
    "filter.all": ("全部", "all"),
    "filter.go": ("显示", "Show"),
    "filter.clear": ("清除", "Clear"),
}

_WHERE = {
    "year": "{report}.year = :year",
    "division": "{issuer}.division >= :division AND {issuer}.division < :beyond",
    "kind": "{issuer}.kind = :kind",
    "portal": "{report}.portal = :portal",
    "name": "instr({name}, :name) > 0",
}


def asked_of(ask: Ask, names: Iterable[str]) -> dict[str, str]:
    """What the query says of each; empty: nothing. A division of all zeros is the whole country."""
    asked = {name: ask.word(name) for name in names}
    if "division" in asked and not asked["division"].strip("0"):
        asked["division"] = ""
    return asked


def narrowed(asked: Mapping[str, str], view: str | None = None) -> str:
    """Conditions on reports r and issuers i, or on a view that has the columns of both, with the name
    as `issuer`; `values` has what they name.
    """
    names = {"report": view or "r", "issuer": view or "i", "name": f"{view}.issuer" if view else "i.name"}
    return " AND ".join(["1", *(sql.format(**names) for name, sql in _WHERE.items() if asked.get(name))])


def values(asked: Mapping[str, str]) -> dict[str, str | int]:
    """Only of what is asked, so that Datasette's page of the same SQL asks for no more."""
    given: dict[str, str | int] = {name: value for name, value in asked.items() if value}
    if "year" in given:
        given["year"] = int(asked["year"]) if asked["year"].isdecimal() else -1
    if "division" in given:
        given["beyond"] = stem(asked["division"]) + "\U0010ffff"
    return given


def choices(conn: sqlite3.Connection, ask: Ask, division: str) -> Data:
    """What one can choose: years (newest first), portals, kinds, divisions with their depth."""
    corpus = ask.serving.corpus
    used = kept(corpus, "divisions", lambda: used_divisions(conn))
    years = kept(corpus, "years seen", lambda: _years(conn))
    return {"years": years, **places(conn, used, division)}


def used_divisions(conn: sqlite3.Connection) -> list[str]:
    """Divisions that have issuers."""
    return [code for (code,) in conn.execute("SELECT DISTINCT division FROM issuers")]


def _years(conn: sqlite3.Connection) -> list[int]:
    return [year for (year,) in conn.execute("SELECT DISTINCT year FROM reports ORDER BY 1 DESC")]


def places(conn: sqlite3.Connection, used: list[str], division: str) -> Data:
    """Portals, kinds, and divisions from the provinces down to what is used."""
    offered = {code[:2] + "0000" for code in used} | {code[:4] + "00" for code in used}
    if len(used) <= FEW_DIVISIONS:
        offered |= set(used)
    elif division.strip("0"):
        offered |= {code for code in used if code.startswith(stem(division)[:4])} | {division}
    names = dict(
        conn.execute(f"SELECT code, name FROM divisions WHERE code IN ({', '.join('?' * len(offered))})", list(offered))
    )
    return {
        "portals": [
            {"id": id_, "name": name} for id_, name in conn.execute("SELECT id, name FROM portals ORDER BY id")
        ],
        "kinds": [kind for (kind,) in conn.execute("SELECT code FROM issuer_kinds ORDER BY position")],
        "divisions": [
            {"code": code, "name": names[code], "depth": len(stem(code)) // 2 - 1}
            for code in sorted(offered)
            if code in names
        ],
    }


def paged(ask: Ask, count: int, size: int) -> tuple[int, int]:
    """The page that is asked for, and how many there are."""
    pages = max(1, -(-count // size))
    return ask.number("page", 1, most=pages), pages


def pager(parts: tuple[str, ...], asked: Mapping[str, str], page: int, pages: int) -> Data:
    """As templates/nianbao/pager.html wants it."""

    def there(number: int) -> str | None:
        return address(*parts, **asked, page=number) if 1 <= number <= pages else None

    return {"page": page, "pages": pages, "previous": there(page - 1), "next": there(page + 1)}


def dicts(cursor: sqlite3.Cursor) -> list[dict[str, Any]]:
    """Rows by the names of their columns; the values of messages are read."""
    names = [column[0] for column in cursor.description]
    rows = [dict(zip(names, row, strict=True)) for row in cursor]
    for name in [each for each in names if each == "values" or each.endswith("_values")]:
        for row in rows:
            row[name] = values_of(row[name])
    return rows
