"""历年第五章: what an issuer called a problem and promised, over the years side by side."""

from __future__ import annotations

import sqlite3

from crawler.browse.page import Ask, Data, Missing, Page
from crawler.browse.pages.issuer import issuer_of
from crawler.browse.texts import t
from parsers.promises import KINDS, over_years

WORDS = {
    "promises": ("问题与承诺", "Problems and promises"),
    "promises.lead": (
        "各年报告第五章“存在的主要问题及改进情况”并列。句子属于哪一类，据其用词和所在标题判断，可能有误；原文照录。",
        (
            "Section 5 of each report (main problems, and improvement), side by side. Which kind a sentence is, is"
            " judged by its words and the heading above it, and may be wrong; the sentences are as printed."
        ),
    ),
    "promises.none": ("没有读到第五章的文字。", "No text of a section 5 was read."),
    "promises.problem": ("所称问题", "Called a problem"),
    "promises.promise": ("所作承诺", "Promised"),
    "promises.done": ("所称已改进", "Said to be done"),
    "promises.other": ("其他", "Else"),
    "promises.same": ("与 {years} 年相同", "as in {years}"),
    "promises.same.lead": (
        "底色标出与此前年度一字不差的句子（不计数字和机关名称；短于 12 字的不比）。",
        (
            "Marked are sentences that stood in an earlier year word for word (digits and the organ's name aside;"
            " those of fewer than 12 characters are not compared)."
        ),
    ),
    "promises.count": ("{same} / {all} 句与此前年度相同", "{same} of {all} sentences as in an earlier year"),
    "promises.empty": ("–", "–"),
}


def find(conn: sqlite3.Connection, ask: Ask) -> Data:
    issuer = issuer_of(conn, ask.path["issuer"])
    reports: dict[int, str] = {}
    sections: dict[int, tuple[str, str]] = {}
    # Before 2019 no section was prescribed: the one whose heading names problems is taken.
    rows = conn.execute(
        "SELECT r.year, r.id, r.issuer_name, s.text FROM reports r JOIN sections s ON s.report_id = r.id"
        " WHERE r.issuer_id = ? AND ((r.form IN ('2019', '2021') AND s.number = 5)"
        " OR (coalesce(r.form, '') NOT IN ('2019', '2021') AND instr(s.heading, '问题') > 0)) ORDER BY r.year, s.id",
        [issuer["id"]],
    )
    for year, report, name, text in rows:
        reports[year] = report
        before = sections[year][0] + "\n" if year in sections else ""
        sections[year] = (before + (text or ""), name)
    told = over_years(sections)
    if not told and not conn.execute("SELECT 1 FROM reports WHERE issuer_id = ?", [issuer["id"]]).fetchone():
        raise Missing(f"{t('issuer.missing')}: {issuer['id']}")
    return {
        "issuer": issuer,
        "kinds": list(KINDS),
        "years": [
            {"year": year, "report": reports[year], "sentences": len(each), "same": sum(bool(one.same) for one in each)}
            for year, each in told.items()
        ],
        "statements": [
            {"year": year, "report": reports[year], "kind": one.kind, "text": one.text, "same_as": list(one.same)}
            for year, each in told.items()
            for one in each
        ],
    }


PAGE = Page(
    "promises",
    r"/promises/(?P<issuer>[^/]+?)",
    find,
    rows="statements",
    columns=("report=reports.id", "reports.year"),
    words=WORDS,
    about=("一个机关历年的第五章：问题与承诺。", "Section 5 of an issuer over the years: problems and promises."),
)
