"""首页: what the corpus is, its size, the date of the last crawl, and the coverage matrix (issuers by years)."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from crawler.browse.cached import kept
from crawler.browse.filters import dicts, places, used_divisions
from crawler.browse.matrix import Wanted, expects, organs, years
from crawler.browse.page import Ask, Data, Page, address
from crawler.browse.pages.registers import REGISTERS

ISSUERS = 40
"""Issuers on one page of the matrix: about two laptop screens, and 60 kB of HTML."""
LATEST = 8
"""How many of the latest problems and revisions are listed."""

WORDS = {
    "home.title": ("政府信息公开工作年度报告", "Annual reports on information disclosure"),
    "home.lead": (
        (
            "各级政府机关依《中华人民共和国政府信息公开条例》第五十条每年公布信息公开工作年度报告。"
            "这里汇集报告全文与每一个数字：照原文保存，空白就是空白，勾稽不符的予以标明，每个数字都可回到原文出处。"
        ),
        (
            "Under article 50 of the Regulations on Open Government Information, Chinese governments report"
            " every year on what they disclosed and whom they refused. Here are the reports and every figure"
            " in them, as printed: blanks are blanks, sums that fail are marked, and each figure leads back"
            " to where it stood."
        ),
    ),
    "home.reports": ("报告", "reports"),
    "home.issuers": ("发布机关", "issuers"),
    "home.years": ("报告年度", "report years"),
    "home.clean": ("无疑问", "clean"),
    "home.flagged": ("有疑问", "flagged"),
    "home.unread": ("未能读取", "not readable"),
    "home.failed": ("勾稽不符项", "sums that fail"),
    "home.fresh": ("最近抓取", "last crawl"),
    "home.search": ("检索报告正文", "Search the texts"),
    "home.search.hint": ("例如 教育、依申请公开、“行政复议 纠正”", "for example 教育, 依申请公开"),
    "home.search.go": ("检索", "Search"),
    "home.matrix": ("覆盖情况", "Coverage"),
    "home.matrix.lead": (
        "每行一个机关，每列一个报告年度。点格子看报告。",
        "A row for each issuer, a column for each report year. A cell leads to the report.",
    ),
    "home.filter": ("筛选", "Filter"),
    "home.filter.name": ("机关名称", "Name of the issuer"),
    "home.filter.portal": ("网站", "Portal"),
    "home.filter.kind": ("机关类别", "Kind"),
    "home.filter.division": ("行政区划", "Division"),
    "home.filter.all": ("全部", "all"),
    "home.filter.go": ("显示", "Show"),
    "home.filter.clear": ("清除", "Clear"),
    "home.found": ("{count} 个机关", "{count} issuers"),
    "home.found.all": ("{count} 个机关，其中 {known} 个有报告", "{count} issuers, {known} of them with reports"),
    "home.none": ("没有符合条件的机关。", "No issuer fits these filters."),
    "home.issuer": ("发布机关", "Issuer"),
    "state.clean": ("无疑问", "clean"),
    "state.flagged": ("有疑问", "flagged"),
    "state.missing": ("缺", "missing"),
    "state.none": (
        "这一年度不在应有报告之列，或尚未到公布期限",
        "no report is expected for that year, or it is not due yet",
    ),
    "state.none.guess": (
        "首份报告之前或末份之后：是否应有报告，不得而知",
        "before its first or after its last report: whether one is due is not known",
    ),
    "state.text_only": ("仅有文字", "text only"),
    "state.elsewhere": ("仅见于他处网站", "only on other portals"),
    "state.unreadable": ("未能读取", "not readable"),
    "state.not_due": ("未到期", "not due yet"),
    "state.late": ("迟", "late"),
    "state.late.why": ("迟 {days} 天", "{days} days late"),
    "state.late.least": ("至少迟 {days} 天", "at least {days} days late"),
    "state.flagged.why": ("{failed} 项不符，{warnings} 条提示", "{failed} checks fail, {warnings} warnings"),
    "state.missing.why": ("这一年度应有报告，没有找到", "a report is expected for this year, and none was found"),
    "state.missing.guess": (
        "首末两份报告之间的这一年没有找到报告",
        "no report was found for this year, between its first and its last",
    ),
    "home.revisions": ("最近更正", "Latest revisions"),
    "home.problems": ("最近问题", "Latest problems"),
    "home.problems.all": ("全部 {count} 个问题", "All {count} problems"),
    "home.revisions.none": ("没有发现公布后改动的数字。", "No figure was seen to change after publication."),
    "home.problems.none": ("没有问题。", "None: everything found could be read."),
}


def find(conn: sqlite3.Connection, ask: Ask) -> Data:
    asked = {name: ask.word(name) for name in ("portal", "kind", "division", "name")}
    corpus = ask.serving.corpus
    used = kept(corpus, "divisions", lambda: used_divisions(conn))
    expected = kept(corpus, "expects", lambda: expects(conn))
    columns = kept(corpus, "columns", lambda: years(conn, expects=expected))
    every = kept(corpus, "organs", lambda: organs(conn, expects=expected))
    wanted = Wanted(conn, every, asked, expects=expected)
    issuers = wanted.count()
    pages = max(1, -(-issuers // ISSUERS))
    page = ask.number("page", 1, most=pages)
    matrix = wanted.matrix(columns, (page - 1) * ISSUERS, ISSUERS)
    return {
        "totals": kept(corpus, "totals", lambda: _totals(conn)),
        "asked": asked,
        "choices": places(conn, used, asked["division"]),
        "years": columns,
        "expects": expected,
        "issuers": issuers,
        "matrix": matrix,
        "shown_states": sorted({cell["state"] for row in matrix for cell in row["cells"]}),
        "cells": [
            {"issuer": row["issuer"], "name": row["name"], "division": row["division"], **cell}
            for row in matrix
            for cell in row["cells"]
        ],
        "pager": _pager(asked, page, pages),
        "problems": _problems(conn),
        "revisions": _revisions(conn),
    }


def _totals(conn: sqlite3.Connection) -> Data:
    status = dict(conn.execute("SELECT status, count(*) FROM reports GROUP BY status"))
    stages = dict(conn.execute("SELECT stage, count(*) FROM problems GROUP BY stage"))
    first, last = conn.execute("SELECT min(year), max(year) FROM reports").fetchone()
    (issuers,) = conn.execute("SELECT count(*) FROM issuers").fetchone()
    sums = REGISTERS["sums"].rules
    marks = ", ".join("?" * len(sums))
    (failed,) = conn.execute(
        f"SELECT count(*) FROM checks WHERE status = 'fail' AND rule IN ({marks})", sums
    ).fetchone()
    (fresh,) = conn.execute("SELECT max(started_at) FROM crawls").fetchone()
    return {
        "reports": sum(status.values()),
        "clean": status.get("clean", 0),
        "flagged": status.get("flagged", 0),
        "issuers": issuers,
        "first_year": first,
        "last_year": last,
        "checks_failed": failed,
        "fresh": fresh,
        "problems": sum(stages.values()),
        "unread": stages.get("read", 0) + stages.get("recognise", 0),
    }


def _pager(asked: Mapping[str, str], page: int, pages: int) -> Data:
    def there(number: int) -> str | None:
        if not 1 <= number <= pages:
            return None
        return address("home", **asked, page=number) + "#matrix"

    return {"page": page, "pages": pages, "previous": there(page - 1), "next": there(page + 1)}


def _problems(conn: sqlite3.Connection) -> list[Data]:
    """The latest problems, newest first."""
    sql = 'SELECT id, stage, url, message, code, "values", portal FROM problems ORDER BY rowid DESC LIMIT ?'
    return dicts(conn.execute(sql, [LATEST]))


def _revisions(conn: sqlite3.Connection) -> list[dict[str, Any]]:
    rows = conn.execute(
        "SELECT v.report_id, i.name, r.year, v.field, v.old, v.new, v.noticed_at"
        " FROM revisions v JOIN reports r ON r.id = v.report_id JOIN issuers i ON i.id = r.issuer_id"
        " ORDER BY v.noticed_at DESC LIMIT ?",
        [LATEST],
    )
    names = ("report", "issuer", "year", "field", "old", "new", "noticed_at")
    return [dict(zip(names, row, strict=True)) for row in rows]


PAGE = Page(
    "home",
    r"/(?:home)?",
    find,
    rows="cells",
    columns=(
        "issuer=coverage.issuer_id",
        "name=coverage.issuer",
        "expected_issuers.division",
        "coverage.year",
        "coverage.state",
    ),
    nav="nav.home",
    words=WORDS,
    about=("库中有什么；机关与年度的覆盖情况。", "What there is, and the coverage of issuers by years."),
    query=("portal", "kind", "division", "name", "page"),
)
