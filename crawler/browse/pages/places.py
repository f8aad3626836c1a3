"""地图: the country, a province or a prefecture as squares, and the table of their numbers beside it: how many of the
expected reports are there, how many came in time, and the measures.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from statistics import median
from typing import Any

from crawler.browse import cartogram
from crawler.browse.cached import kept
from crawler.browse.filters import asked_of
from crawler.browse.page import Ask, Data, Page, address
from crawler.dictionary.codes import ISSUER_KINDS
from crawler.dictionary.divisions import divisions
from crawler.dictionary.ratios import RATIOS

COVERAGE, PUNCTUAL = "coverage", "punctual"
_FOUND = ("clean", "flagged", "text_only")
_EXPECTED = (*_FOUND, "elsewhere", "unreadable", "missing")
LEAST = 3
"""Reports below which no median is shown: it would be that of one organ."""

WORDS = {
    "nav.map": ("地图", "Map"),
    "map.title": ("各地情况", "The country, place by place"),
    "map.lead": (
        (
            "方格按大致方位排列，不是地图轮廓；省以下按行政区划代码排列。空白表示本库没有应有报告的记录，"
            "并不表示当地没有公布。"
        ),
        (
            "Squares stand roughly where the provinces lie; within a province, in the order of the codes. A blank"
            " square says that this corpus expects no report there, not that none was published."
        ),
    ),
    "map.measure": ("显示", "Show"),
    "map.coverage": ("应有报告中已有的比例", "share of the expected reports that are here"),
    "map.punctual": ("能判断的报告中按期公布的比例", "share in time, of the reports of which it can be told"),
    "map.median": ("{name}（各机关的中位数）", "{name} (median of the organs)"),
    "map.year": ("报告年度", "Report year"),
    "map.kind": ("机关类别", "Kind of issuer"),
    "map.all": ("全部", "all"),
    "map.place": ("地区", "Place"),
    "map.expected": ("应有", "expected"),
    "map.found": ("已有", "found"),
    "map.missing": ("缺", "missing"),
    "map.late": ("迟", "late"),
    "map.judged": ("能判断", "judged"),
    "map.organs": ("机关", "organs"),
    "map.share": ("比例", "share"),
    "map.up": ("上一级", "up"),
    "map.country": ("全国", "the country"),
    "map.picture": (
        "{what}，{year} 年度，按地区；数字见表。",
        "{what}, report year {year}, by place; the table has the numbers.",
    ),
    "map.not_bound": ("条例不适用", "the Regulations don't apply"),
    "map.least": ("不足 {least} 个机关的不显示中位数。", "No median is shown of fewer than {least} organs."),
}


def find(conn: sqlite3.Connection, ask: Ask) -> Data:
    asked = asked_of(ask, ("year", "division", "kind"))
    corpus = ask.serving.corpus
    years = kept(corpus, "map years", lambda: _years(conn))
    year = int(asked["year"]) if asked["year"].isdecimal() and int(asked["year"]) in years else _latest(years)
    kind = asked["kind"] if asked["kind"] in {row["code"] for row in ISSUER_KINDS.rows} else ""
    measure = ask.word("measure") if ask.word("measure") in {COVERAGE, PUNCTUAL, *_ratios()} else COVERAGE
    above = _above(asked["division"])
    digits = len(above) + 2
    if measure in {COVERAGE, PUNCTUAL}:
        counted = kept(corpus, f"map {year} {kind} {digits}", lambda: _counted(conn, year, kind, digits))
    else:
        counted = kept(
            corpus, f"map {year} {kind} {digits} {measure}", lambda: _measured(conn, year, kind, digits, measure)
        )
    rows = _rows({code: each for code, each in counted.items() if code.startswith(above)}, above, digits, measure)
    shares = {row["division"]: row["share"] for row in rows}
    tiles = (
        cartogram.country({code[:2]: share for code, share in shares.items()})
        if not above
        else cartogram.inside({row["division"]: (row["short"], row["share"]) for row in rows})
    )
    width, height = cartogram.size(tiles)
    query = {"year": year, "kind": kind, "measure": measure}
    return {
        "asked": {**query, "division": above.ljust(6, "0") if above else ""},
        "years": years,
        "kinds": [row["code"] for row in ISSUER_KINDS.rows],
        "measures": [COVERAGE, PUNCTUAL, *_ratios()],
        "place": divisions()[above.ljust(6, "0")].name if above else None,
        "up": address("map", division=above[:-2].ljust(6, "0") if len(above) > 2 else "", **query) if above else None,
        "rows": [{**row, "link": _link(row["division"], digits, query)} for row in rows],
        "tiles": [_drawn(each, digits, query) for each in tiles],
        "width": width,
        "height": height,
        "side": cartogram.SIDE,
        "classes": list(cartogram.CLASSES),
        "least": LEAST,
    }


def _ratios() -> list[str]:
    """The measures that are shares: from 0 to 1."""
    return [each.code for each in RATIOS if each.kind == "share"]


def _above(division: str) -> str:
    """The digits that say what is shown: none for the country, two for a province, four for a prefecture."""
    code = division.removesuffix("00").removesuffix("00")
    return code if len(code) in {2, 4} and code.ljust(6, "0") in divisions() else ""


def _years(conn: sqlite3.Connection) -> list[int]:
    return [year for (year,) in conn.execute("SELECT DISTINCT year FROM reports ORDER BY year DESC")]


def _latest(years: list[int]) -> int:
    return years[0] if years else 0


def _counted(conn: sqlite3.Connection, year: int, kind: str, digits: int) -> dict[str, dict[str, Any]]:
    """By division: how many reports are expected, found, late, and of how many it can be told."""
    found: defaultdict[str, dict[str, Any]] = defaultdict(
        lambda: dict.fromkeys(("expected", "found", "late", "judged"), 0)
    )
    sql = (
        f"SELECT substr(issuer_id, 1, {digits}), state, days_late, certain, count(*) FROM coverage"
        " WHERE year = :year AND (:kind = '' OR kind = :kind) GROUP BY 1, 2, 3, 4"
    )
    for code, state, late, certain, count in conn.execute(sql, {"year": year, "kind": kind}):
        each = found[code]
        each["expected"] += count if state in _EXPECTED else 0
        each["found"] += count if state in _FOUND else 0
        if state in _FOUND and late is not None and (certain or late > 0):
            each["judged"] += count
            each["late"] += count if late > 0 else 0
    return dict(found)


def _measured(conn: sqlite3.Connection, year: int, kind: str, digits: int, ratio: str) -> dict[str, dict[str, Any]]:
    """By division: the median of a measure over organs, all applicants together."""
    values: defaultdict[str, list[float]] = defaultdict(list)
    sql = (
        f"SELECT substr(i.id, 1, {digits}), v.value FROM report_ratios v JOIN issuers i ON i.id = v.issuer_id"
        " WHERE v.year = :year AND v.ratio = :ratio AND v.applicant = 'total' AND v.value IS NOT NULL AND v.enough"
        " AND (:kind = '' OR i.kind = :kind)"
    )
    for code, value in conn.execute(sql, {"year": year, "kind": kind, "ratio": ratio}):
        values[code].append(value)
    return {code: {"organs": len(each), "median": median(each)} for code, each in values.items()}


def _rows(counted: dict[str, dict[str, Any]], above: str, digits: int, measure: str) -> list[Data]:
    found = []
    for code in sorted(counted):
        division = divisions().get(code.ljust(6, "0"))
        if division is None or (above and code == above.ljust(digits, "0")):
            name, short = (f"{divisions()[above.ljust(6, '0')].name}本级", "本级") if above else (code, code)
        else:
            name, short = division.name, _short(division.name)
        each = counted[code]
        found.append(
            {"division": code.ljust(6, "0"), "name": name, "short": short, **each, "share": _share(each, measure)}
        )
    return found


def _short(name: str) -> str:
    """A name that fits into a square: without what kind of division it is."""
    for ending in ("自治州", "自治县", "自治旗", "地区", "市", "区", "县", "盟", "旗"):
        if name.endswith(ending) and len(name) - len(ending) >= 2:
            return name.removesuffix(ending)[:5]
    return name[:5]


def _share(each: dict[str, Any], measure: str) -> float | None:
    if measure == COVERAGE:
        return each["found"] / each["expected"] if each["expected"] else None
    if measure == PUNCTUAL:
        return 1 - each["late"] / each["judged"] if each["judged"] else None
    return each["median"] if each["organs"] >= LEAST else None


def _link(division: str, digits: int, query: dict[str, Any]) -> str:
    if digits < 6:
        return address("map", division=division, **query)
    return address("home", division=division)


def _drawn(tile: cartogram.Tile, digits: int, query: dict[str, Any]) -> Data:
    link = _link(tile.division, digits, query) if tile.share is not None else None
    return {**tile._asdict(), "colour": tile.colour, "ink": tile.ink, "words": tile.words, "link": link}


PAGE = Page(
    "map",
    r"/map",
    find,
    rows="rows",
    columns=("division=divisions.code", "divisions.name"),
    nav="nav.map",
    words=WORDS,
    about=(
        "全国或一省的地图与数字：覆盖、按时、各指标。",
        "The country or a province as a map, with its numbers: coverage, punctuality, measures.",
    ),
    query=("year", "division", "kind", "measure"),
)
