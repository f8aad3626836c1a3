"""The filters that several pages share: report year, division, kind of issuer, portal, name."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from crawler.browse.cached import kept
from crawler.browse.matrix import stem
from crawler.browse.page import Ask, Data, address, number_of
from crawler.corpus.messages import values_of

FEW_DIVISIONS = 100
"""If more divisions than this have issuers, counties are offered only below the chosen division: those of the
entire country would make a list of three thousand."""

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
    """The filters in the request's query, by name; "" where one isn't set. A division of all zeros means the
    entire country, so it is the same as no filter.
    """
    asked = {name: ask.word(name) for name in names}
    if "division" in asked and not asked["division"].strip("0"):
        asked["division"] = ""
    return asked


def narrowed(asked: Mapping[str, str], view: str | None = None) -> str:
    """The SQL condition for these filters, on reports r and issuers i, or on a view that has the columns of
    both (and the issuer's name as `issuer`). `values` gives its parameters.
    """
    names = {"report": view or "r", "issuer": view or "i", "name": f"{view}.issuer" if view else "i.name"}
    return " AND ".join(["1", *(sql.format(**names) for name, sql in _WHERE.items() if asked.get(name))])


def is_small(division: str) -> bool:
    """Whether a division is a city or a county, which has few of the country's issuers."""
    return len(stem(division)) > 2


def values(asked: Mapping[str, str]) -> dict[str, str | int]:
    """The parameters of `narrowed`. Filters that aren't set are left out, so that Datasette's page for the same
    SQL is given only the parameters that this SQL has.
    """
    given: dict[str, str | int] = {name: value for name, value in asked.items() if value}
    if "year" in given:
        given["year"] = number_of(asked["year"], -1)
    if "division" in given:
        given["beyond"] = stem(asked["division"]) + "\U0010ffff"
    return given


def choices(conn: sqlite3.Connection, ask: Ask, division: str) -> Data:
    """The options of the filters: years (newest first), portals, kinds, divisions with their depth."""
    corpus = ask.serving.corpus
    used = kept(corpus, "divisions", lambda: used_divisions(conn))
    years = kept(corpus, "years seen", lambda: _years(conn))
    return {"years": years, **places(conn, used, division)}


def used_divisions(conn: sqlite3.Connection) -> list[str]:
    """Codes of the divisions that have issuers."""
    return [code for (code,) in conn.execute("SELECT DISTINCT division FROM issuers")]


def _years(conn: sqlite3.Connection) -> list[int]:
    return [year for (year,) in conn.execute("SELECT DISTINCT year FROM reports ORDER BY 1 DESC")]


def places(conn: sqlite3.Connection, used: list[str], division: str) -> Data:
    """Portals, kinds, and divisions: those that have issuers (counties as `FEW_DIVISIONS` says) and the ones
    above them. Depth 0 is a province.
    """
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
    """The number of the requested page (from 1), and how many pages there are."""
    pages = max(1, -(-count // size))
    return ask.number("page", 1, most=pages), pages


def pager(parts: tuple[str, ...], asked: Mapping[str, str], page: int, pages: int) -> Data:
    """The data for templates/nianbao/pager.html."""

    def there(number: int) -> str | None:
        return address(*parts, **asked, page=number) if 1 <= number <= pages else None

    return {"page": page, "pages": pages, "previous": there(page - 1), "next": there(page + 1)}


def dicts(cursor: sqlite3.Cursor) -> list[dict[str, Any]]:
    """The rows as dicts by column name; columns with the values of messages (`values`, `…_values`) are decoded
    from JSON.
    """
    names = [column[0] for column in cursor.description]
    rows = [dict(zip(names, row, strict=True)) for row in cursor]
    for name in [each for each in names if each == "values" or each.endswith("_values")]:
        for row in rows:
            row[name] = values_of(row[name])
    return rows
