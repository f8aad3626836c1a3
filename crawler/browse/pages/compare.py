"""对照: compares two reports cell by cell and sentence by sentence, or two issuers over the years."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from crawler.browse.filters import dicts
from crawler.browse.page import Ask, Data, Missing, Page
from crawler.browse.pages.issuer import issuer_of
from crawler.browse.pages.report import report_of
from crawler.browse.side_by_side import side_by_side
from crawler.corpus.figures import StoredFigure, figures_of
from crawler.dictionary.form_codes import HEADINGS
from crawler.evidence.names import name_of
from parsers.keys import table_of

CANDIDATES = 20
"""Most issuers suggested for an ambiguous name, plus one that shows there are more."""
SHOWN_OVER_YEARS = re.compile(r"requests\..*\.total$|appeals\..*\.total$|disclosures\.20\.1\.")
"""The figures in a comparison of two issuers: the totals of requests and appeals, and all of clause 20.1."""

WORDS = {
    "nav.compare": ("对照", "Compare"),
    "compare.title": ("对照", "Compare"),
    "compare.lead": (
        "输入机关名称和年度（如“洛阳市财政局 2023”）对照两份报告；只写名称则对照两个机关的历年数据。",
        (
            "Name an issuer and a year (洛阳市财政局 2023) to compare two reports; names alone compare two "
            "issuers over the years."
        ),
    ),
    "compare.left": ("左", "Left"),
    "compare.right": ("右", "Right"),
    "compare.go": ("对照", "Compare"),
    "compare.none": ("没有找到“{words}”。", "Nothing was found for “{words}”."),
    "compare.which": ("“{words}”可能是：", "“{words}” may be:"),
    "compare.more": ("还有更多，请写得更确切。", "There are more: say it more precisely."),
    "compare.cells": ("逐格对照", "Cell by cell"),
    "compare.texts": ("逐句对照", "Text by text"),
    "compare.differ": ("{count} 格不同，共 {all} 格", "{count} of {all} cells differ"),
    "compare.only": ("只看不同的格子", "Only cells that differ"),
    "compare.all": ("显示全部格子", "All cells"),
    "compare.seam": (
        "两份报告格式不同（{left}、{right}），有的格子只在一份之中，同名的格子口径也不尽相同。",
        (
            "The reports are on different forms ({left}, {right}): some cells stand in one only, and cells "
            "of one name do not quite compare."
        ),
    ),
    "compare.scope": (
        "统计范围不同：左边{left}，右边{right}；两边的数字不宜直接比较。",
        (
            "They cover different organs: on the left {left}, on the right {right}. Their figures don't compare as they"
            " stand."
        ),
    ),
    "compare.scope.some": (
        "有的年份含所属部门或全地区汇总（年份后标“汇总”），不宜与其他年份或另一机关的数字直接比较。",
        (
            "In some years a report holds its departments' or districts' figures (marked “area”): these"
            " don't compare with other years or the other issuer as they stand."
        ),
    ),
    "compare.forms": (
        "年份下注明各自所用格式；格式改变前后，同名项目口径不尽相同，2019年度以前的格式没有此处各项（见机关页面的跨格式序列）。",
        (
            "Under each year stands the form used; where it changes, lines of one name don't quite compare, and forms"
            " before 2019 have none of these lines (see the issuers' pages for the series over all forms)."
        ),
    ),
    "compare.area": ("汇总", "area"),
    "scope.own": ("本机关", "the organ alone"),
    "scope.area": ("含所属部门或全地区汇总", "with its departments or districts"),
    "scope.unsaid": ("不详", "not known"),
    "compare.change": ("增减", "Change"),
    "compare.share": ("{share}% 的文字两边都有", "{share}% of the characters stand in both"),
    "compare.same": ("{count} 句相同", "{count} sentences are the same"),
    "compare.cut": ("文字过长，只对照了前一部分。", "The text is long: only its beginning is compared."),
    "compare.equal": ("没有不同的格子。", "No cell differs."),
    "compare.swap": ("左右互换", "Swap the sides"),
    "compare.key": (
        "删除线：只在左边；下划线：只在右边。",
        "Struck out: only on the left. Underlined: only on the right.",
    ),
}


def find(conn: sqlite3.Connection, ask: Ask) -> Data:
    words = {side: ask.word(side) for side in ("left", "right")}
    sides = {side: resolved(conn, words[side]) for side in words}
    left, right = _matched(conn, sides["left"]["found"], sides["right"]["found"])
    data: Data = {
        "asked": words,
        "only": ask.word("only") == "differing",
        "kind": None,
        "left": left,
        "right": right,
        "cells": [],
        "candidates": {side: each["candidates"] for side, each in sides.items()},
    }
    if left and right:
        of_reports = "year" in left
        data["kind"] = "reports" if of_reports else "issuers"
        data |= _reports(conn, left, right) if of_reports else _issuers(conn, left, right)
    return data


def resolved(conn: sqlite3.Connection, words: str) -> Data:
    """The report or issuer that the words mean. The words are the id of a report or issuer, or an issuer's name
    with or without a year. `found` is None if nothing fits or several do; `candidates` then lists those.
    """
    if not words:
        return {"found": None, "candidates": []}
    for look in (report_of, issuer_of):
        try:
            return {"found": look(conn, words), "candidates": []}
        except Missing:
            continue
    years = re.findall(r"\b(?:19|20)\d\d\b|(?:19|20)\d\d(?=年)", words)
    year = int(years[-1]) if years else None
    name = re.sub(r"(?:19|20)\d\d年?度?", " ", words).strip() if years else words
    found = dicts(
        conn.execute(
            "SELECT i.id, i.name, (SELECT r.id FROM reports r WHERE r.issuer_id = i.id AND r.year = :year)"
            " AS report FROM issuers i WHERE instr(i.name, :name) > 0"
            " ORDER BY i.name <> :name, length(i.name), i.id LIMIT :limit",
            {"name": name, "year": year, "limit": CANDIDATES + 1},
        )
    )
    if year is not None:
        found = [each for each in found if each["report"]]
    if found and (len(found) == 1 or (found[0]["name"] == name and found[1]["name"] != name)):
        first = found[0]
        return {"found": report_of(conn, first["report"]) if year else issuer_of(conn, first["id"]), "candidates": []}
    return {
        "found": None,
        "candidates": [
            {"id": each["report"] or each["id"], "words": f"{each['name']} {year or ''}".strip()} for each in found
        ],
    }


def _matched(conn: sqlite3.Connection, left: Data | None, right: Data | None) -> tuple[Data | None, Data | None]:
    """Both sides. If one is a report and the other an issuer, the issuer is replaced by its report of the same
    year; None if it has none.
    """
    if left and right and ("year" in left) != ("year" in right):
        report, issuer = (left, right) if "year" in left else (right, left)
        row = conn.execute(
            "SELECT id FROM reports WHERE issuer_id = ? AND year = ?", [issuer["id"], report["year"]]
        ).fetchone()
        other = report_of(conn, row[0]) if row else None
        return (left, other) if report is left else (other, right)
    return left, right


def _reports(conn: sqlite3.Connection, left: Data, right: Data) -> Data:
    ours, theirs = (figures_of(conn, each["id"]) for each in (left, right))
    cells = list(_cells(left, right, ours, theirs))
    return {
        "cells": cells,
        "differing": sum(each["differs"] for each in cells),
        "seam": bool(left["form"] and right["form"] and left["form"] != right["form"]),
        "scopes": [left["scope"], right["scope"]] if left["scope"] != right["scope"] else [],
        "texts": list(_texts(conn, left["id"], right["id"])),
    }


def _cells(
    left: Data, right: Data, ours: Mapping[str, StoredFigure], theirs: Mapping[str, StoredFigure]
) -> Iterator[Data]:
    """A row for each figure: those of the left report in its order, then those that only the right one has."""
    for key in dict.fromkeys((*ours, *theirs)):
        a, b = ours.get(key), theirs.get(key)
        name = name_of(key, left["form"] if a else right["form"])
        since = 2 if table_of(key) == "disclosures" else 1
        cell: Data = {
            "key": key,
            "chinese": " · ".join(name.chinese[since:]),
            "english": " · ".join(name.english[since:]),
            "table": table_of(key),
            "unit": next(each.unit for each in (a, b) if each),
        }
        for side, each in (("left", a), ("right", b)):
            cell[side] = each.value if each else None
            cell[f"{side}_state"] = each.state if each else "absent"
            cell[f"{side}_raw"] = each.raw if each else None
        both = cell["left"] is not None and cell["right"] is not None
        # Amounts of money are floats; rounding keeps the difference from being shown as 0.30000000000000004.
        cell["change"] = round(cell["right"] - cell["left"], 6) if both else None
        cell["differs"] = any(cell[f"left{part}"] != cell[f"right{part}"] for part in ("", "_state"))
        yield cell


def _texts(conn: sqlite3.Connection, left: str, right: str) -> Iterator[Data]:
    """The comparison of each section that at least one of the reports has."""
    texts: dict[str, dict[int, str]] = {left: {}, right: {}}
    for report, number, text in conn.execute(
        "SELECT report_id, number, text FROM sections WHERE report_id IN (?, ?) ORDER BY id", [left, right]
    ):
        of = texts[report]
        of[number] = f"{of[number]}\n{text}" if number in of else text
    for number in sorted(texts[left].keys() | texts[right].keys()):
        compared = side_by_side(texts[left].get(number, ""), texts[right].get(number, ""))
        row: Mapping[str, Any] = next(
            (each for each in HEADINGS.rows if each["code"] == number), {"label": "", "english": ""}
        )
        yield {"number": number, "heading": [row["label"], row["english"]], **compared}


def _issuers(conn: sqlite3.Connection, left: Data, right: Data) -> Data:
    """A cell for each line and year, with the figures of both issuers."""
    found: dict[int, dict[str, tuple[str, str | None, Mapping[str, StoredFigure]]]] = {}
    consolidated: list[list[object]] = []
    for side, issuer in (("left", left), ("right", right)):
        rows = conn.execute(
            "SELECT year, id, form, scope FROM reports WHERE issuer_id = ? ORDER BY year", [issuer["id"]]
        )
        for year, id_, form, scope in rows.fetchall():
            if scope == "area":
                consolidated.append([side, year])
            found.setdefault(year, {})[side] = (id_, form, figures_of(conn, id_))
    years = sorted(found)
    order: dict[str, str | None] = {}
    for year in reversed(years):
        for _, form, figures in found[year].values():
            for key in figures:
                if SHOWN_OVER_YEARS.match(key):
                    order.setdefault(key, form)
    cells = []
    for key, form in order.items():
        name = name_of(key, form)
        since = 2 if table_of(key) == "disclosures" else 1
        for year in years:
            cell: Data = {
                "key": key,
                "chinese": " · ".join(name.chinese[since:]),
                "english": " · ".join(name.english[since:]),
                "table": table_of(key),
                "year": year,
            }
            for side in ("left", "right"):
                id_, _, figures = found[year].get(side, (None, None, {}))
                figure = figures.get(key)
                cell[f"{side}_report"] = id_ if figure else None
                cell[side] = figure.value if figure else None
            cells.append(cell)
    forms = {year: {side: form for side, (_, form, _) in found[year].items()} for year in years}
    return {"cells": cells, "years": years, "lines": list(order), "consolidated": consolidated, "forms": forms}


PAGE = Page(
    "compare",
    r"/compare",
    find,
    rows="cells",
    columns=(
        "figures.key",
        "figures.unit",
        "left=figures.value",
        "left_raw=figures.raw",
        "right=figures.value",
        "right_raw=figures.raw",
    ),
    nav="nav.compare",
    words=WORDS,
    about=("两份报告或两个机关逐格对照。", "Two reports, or two issuers, cell by cell."),
    query=("left", "right", "only"),
)
