"""年度报告: one report laid out as the official form prints it, with the results of checks next to the cells."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping

from crawler.browse import layout
from crawler.browse.page import Ask, Data, Missing, Page, safe_url
from crawler.browse.printed import Finding, by_key, corrected, findings_of, inferred
from crawler.browse.sums import spelled_out
from crawler.browse.texts import t
from crawler.corpus.figures import StoredFigure, figures_of
from crawler.evidence.names import name_of
from parsers.forms import FORMS, Heading
from parsers.keys import LAYOUTS

WORDS = {
    "report.missing": ("没有这份报告", "There is no report of that id"),
    "report.issuer": ("发布机关", "Issuer"),
    "report.year": ("报告年度", "Report year"),
    "report.form": ("报表格式", "Form"),
    "report.scope": ("统计范围", "Scope"),
    "report.scope.own": ("本机关", "the organ alone"),
    "report.scope.area": ("含所属部门或全地区汇总", "with its departments or districts"),
    "report.scope.by_sums": ("报告未自述，由加总得出：", "it doesn't say so itself, but its figures do: "),
    "report.published": ("发布日期", "Published"),
    "report.published.beside": ("文件未写日期，依其所在页面", "by the page it is attached to; the file states no date"),
    "report.published.other": ("其他副本所写；本副本为", "as another copy states; this one says"),
    "report.status": ("状态", "Status"),
    "report.read": ("读取", "Read"),
    "report.read.by": ("{reader}；{verdict}", "by {reader}; second reading: {verdict}"),
    "report.sources": ("来源", "Where it comes from"),
    "report.live": ("原网页", "The page as it is today"),
    "report.archived": ("存档网页", "The page as it was archived"),
    "report.foreign": (
        "仅见于他处网站（{portal}），未见于本机关的网站",
        "known only from another portal ({portal}), not from its issuer's",
    ),
    "report.copies": ("副本：{count}", "Copies: {count}"),
    "report.copy.chosen": ("数据取自此副本", "the figures are from this one"),
    "report.copy.agrees": ("数据一致", "same figures"),
    "report.copy.differs": ("{count} 个数据不同", "{count} figures differ"),
    "report.copy.none": ("无数据可比", "no figures to compare"),
    "report.rows": ("数据表中的记录", "Its row in the tables"),
    "report.years": ("历年报告", "Other years"),
    "report.with": ("与 {year} 年对照", "Compare with {year}"),
    "report.without": ("不再对照", "Stop comparing"),
    "report.with.lead": (
        "各格下方为 {year} 年的数字；不同者标明。",
        "Below each figure stands that of {year}; where they differ it is marked.",
    ),
    "report.with.count": ("{count} 处不同", "{count} differ"),
    "report.checks": ("核对不符", "Checks that fail"),
    "report.checks.other": ("其他核对", "Other findings"),
    "report.checks.none": ("各项勾稽关系均相符，或因空白无法核对。", "No check fails."),
    "report.checks.no_figure": ("不符的各项不使任何数字存疑", "what fails puts no figure in doubt"),
    "report.checks.counts": (
        "{passed} 项相符，{failed} 项不符，{unknown} 项无法核对",
        "{passed} checks pass, {failed} fail, {unknown} could not be made",
    ),
    "sum.zeros": ("其余 {count} 项为 0", "{count} others are 0"),
    "sum.blanks": ("{count} 项空白", "{count} blank"),
    "report.warnings": ("提示", "Warnings"),
    "report.disputes": ("读法不一致", "Readings that differ"),
    "report.other": ("表格以外的数据", "Figures that the form has no cell for"),
    "report.table.none": ("报告中没有找到这张表。", "This table was not found in the report."),
    "report.heading.none": ("（原文未见此标题）", "(no such heading in the print)"),
    "report.text.none": ("（此处无文字）", "(no text here)"),
    "report.key": ("图例", "Key"),
    "cell.blank": ("空白", "blank"),
    "cell.absent": ("原表无此格", "no such cell in print"),
    "cell.unread": ("未能读作数字", "could not be read as a number"),
    "cell.failed": ("勾稽不符", "in a sum that fails"),
    "cell.inferred": ("据勾稽关系推断", "what the arithmetic leaves"),
    "cell.corrected": ("人工读数", "what a person read"),
    "cell.evidence": ("出处", "where it stood"),
    "table.of": ("表：{name}", "Table: {name}"),
}

_TABLE_OF = {2: "disclosures", 3: "requests", 4: "appeals"}
"""Section number to the table that the form has in it."""


def find(conn: sqlite3.Connection, ask: Ask) -> Data:
    report = report_of(conn, ask.path["report"])
    figures = figures_of(conn, report["id"])
    findings = findings_of(conn, report["id"], report["form"], figures)
    years = _years(conn, report["issuer_id"])
    other = next((each for each in years if str(each["year"]) == ask.word("with")), None)
    if other and other["year"] == report["year"]:
        other = None
    beside = figures_of(conn, other["report"]) if other else {}
    shown = _figures(conn, report, figures, findings, beside)
    grids = {
        table: layout.grid(table, figures.keys(), report["form"])  # type: ignore[arg-type]
        for table in LAYOUTS
    }
    placed = {key for grid in grids.values() for key in layout.keys_in(grid)}
    return {
        "report": report,
        "years": years,
        "other": other,
        "differing": sum(each.get("differs", False) for each in shown.values()),
        "sections": _sections(conn, report, grids),
        "figures": shown,
        "unplaced": [key for key in figures if key not in placed],
        "findings": [spelled_out(each, report["form"], figures) for each in findings if each.status == "fail"],
        "counts": {status: sum(each.status == status for each in findings) for status in ("pass", "fail", "unknown")},
        "copies": _copies(conn, report["id"]),
        "archive": ask.serving.archive is not None,
    }


def report_of(conn: sqlite3.Connection, id_: str) -> Data:
    """The row of a report, with the names of its issuer, division and portal. Raises `Missing`."""
    cursor = conn.execute(
        "SELECT r.id, r.issuer_id, i.name AS issuer, i.kind, i.division, d.name AS division_name,"
        " r.year, r.form, r.scope, r.scope_evidence, r.scope_code, r.scope_values, r.status, r.title,"
        " r.url, coalesce(r.first_stated, r.published_on) AS published_on, r.published_on AS printed_on,"
        " r.figures AS figure_count,"
        " r.checks_failed, r.warning_count, r.warnings, r.disputes, r.copies AS copy_count,"
        " r.copies_agree, r.portal, r.standing, p.name AS portal_name, r.document, c.media_type, r.reader,"
        " r.readers, r.verdict, r.parser_version"
        " FROM reports r JOIN issuers i ON i.id = r.issuer_id JOIN divisions d ON d.code = i.division"
        " JOIN portals p ON p.id = r.portal JOIN documents c ON c.sha256 = r.document"
        " WHERE r.id = ?",
        [id_],
    )
    row = cursor.fetchone()
    if row is None:
        raise Missing(f"{t('report.missing')}: {id_}")
    report = dict(zip([column[0] for column in cursor.description], row, strict=True))
    for name in ("warnings", "disputes", "readers", "scope_values"):
        report[name] = json.loads(report[name]) if report[name] else None
    report["link"] = safe_url(report["url"])
    return report


def _years(conn: sqlite3.Connection, issuer: str) -> list[Data]:
    rows = conn.execute("SELECT id, year, status FROM reports WHERE issuer_id = ? ORDER BY year", [issuer])
    return [{"report": id_, "year": year, "status": status} for id_, year, status in rows]


def _figures(
    conn: sqlite3.Connection,
    report: Data,
    figures: Mapping[str, StoredFigure],
    findings: list[Finding],
    beside: Mapping[str, StoredFigure],
) -> dict[str, Data]:
    """The report's figures by key, as flat dicts: each is a row of the CSV and the content of a cell. `beside`:
    the figures of the report that it is compared with.
    """
    failed = by_key([each for each in findings if each.status == "fail"])
    left = inferred(conn, report["id"])
    by_hand = corrected(conn, report["id"])
    shown: dict[str, Data] = {}
    for key, each in figures.items():
        name = name_of(key, report["form"])
        shown[key] = {
            "key": key,
            "chinese": " · ".join(name.chinese),
            "english": " · ".join(name.english),
            "value": each.value,
            "unit": each.unit,
            "raw": each.raw,
            "state": each.state,
            "failed": [number + 1 for number in failed.get(key, ())],
            "corrected": by_hand.get(key),
            "inferred": left.get(key, {}).get("value"),
            "plain": _is_plain(each),
            "disputed": key in (report["disputes"] or {}),
        }
        if beside:
            other = beside.get(key)
            shown[key] |= {
                "other": other.value if other else None,
                "differs": other is not None and other.value != each.value,
            }
    return shown


def _is_plain(each: StoredFigure) -> bool:
    """Whether the printed text equals the number (or there is no number), so that showing one of them is enough."""
    return each.value is None or (each.raw or "").strip() == str(each.value)


def _sections(conn: sqlite3.Connection, report: Data, grids: Mapping[str, layout.Grid]) -> list[Data]:
    """The sections in printed order; then those that were not found but whose table has figures."""
    form = FORMS.get(report["form"]) if report["form"] else next(reversed(FORMS.values()))
    headings = {each.number: each for each in form.sections} if form else {}
    sections: list[Data] = []
    seen: set[int] = set()
    for number, heading, text in conn.execute(
        "SELECT number, heading, text FROM sections WHERE report_id = ? ORDER BY id", [report["id"]]
    ):
        table = _TABLE_OF.get(number) if headings and number not in seen else None
        seen.add(number)
        sections.append(_section(number, heading, text, table, grids))
    for number, table in _TABLE_OF.items():
        if number not in seen and grids[table]:
            sections.append(_section(number, None, "", table, grids))
    if grids["indicators"]:
        sections.append(_section(len(sections) + 1, "统计表", "", "indicators", grids))
    for section in sections:
        section["official"] = _official(section, headings.get(section["number"]))
    return sections


def _official(section: Data, heading: Heading | None) -> list[str]:
    """The heading of the form, in Chinese and English; what is printed if no form prescribes one."""
    if section["table"] == "indicators":
        return ["统计表", "Table of statistics"]
    return [heading.label, heading.english] if heading else [section["heading"] or "正文", "Text"]


def _section(number: int, heading: str | None, text: str, table: str | None, grids: Mapping[str, layout.Grid]) -> Data:
    return {
        "number": number,
        "heading": heading,
        "paragraphs": [line for line in text.split("\n") if line.strip()],
        "table": table,
        "grid": grids[table] if table else [],
    }


def _copies(conn: sqlite3.Connection, report: str) -> list[Data]:
    rows = conn.execute(
        "SELECT d.url, d.role, d.chosen, d.agrees, d.differs, d.figures, c.media_type, d.portal,"
        " d.standing"
        " FROM report_documents d JOIN documents c ON c.sha256 = d.document"
        " WHERE d.report_id = ? ORDER BY d.chosen DESC, d.url",
        [report],
    )
    return [
        {
            "url": url,
            "link": safe_url(url),
            "role": role,
            "chosen": bool(chosen),
            "agrees": agrees,
            "differs": json.loads(differs),
            "figures": figures,
            "media_type": media_type,
            "portal": portal,
            "standing": standing,
        }
        for url, role, chosen, agrees, differs, figures, media_type, portal, standing in rows
    ]


PAGE = Page(
    "report",
    r"/report/(?P<report>[^/]+?)",
    find,
    rows="figures",
    columns=("figures.key", "figures.value", "figures.unit", "figures.raw"),
    words=WORDS,
    about=("一份报告：章节、数据、核对结果、副本。", "A report: sections, figures, checks, copies."),
    query=("with",),
)
