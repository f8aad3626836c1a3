"""登记簿: what each register is of: its query, its filters, its words, and how its entries become news.

To add a register NAME: an entry in `REGISTERS` below, and a template `templates/nianbao/register/NAME.html` that
shows its `rows`. Its page, with filters, in both languages, as HTML, JSON and CSV, follows from these.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from crawler.browse.filters import is_small, narrowed, values
from crawler.browse.page import Data
from crawler.browse.pages import entries, news
from crawler.corpus import misprints
from parsers.checks.model import Finds, rules
from parsers.forms import FORMS
from parsers.sentences import Pair

_REPORT = "r.id AS report, r.issuer_id, i.name AS issuer, r.year, r.verdict"
_JOINED = "JOIN reports r ON r.id = {id} JOIN issuers i ON i.id = r.issuer_id"


Finish = Callable[[sqlite3.Connection, list[Data]], list[Data]]


@dataclass(frozen=True, kw_only=True)
class Register:
    """A register as the parts of its SQL query. `source` follows FROM; reports (or a substitute with the same
    columns) are called r and issuers i, or one view called `view` has the columns of both. `finish` turns the
    rows of one page into what the template shows.
    """

    title: Pair
    lead: Pair
    """What its entries are, in a sentence or two."""
    columns: str
    source: str
    order: str
    where: str = "1"
    filters: tuple[str, ...] = ("name", "year", "division", "kind", "portal")
    rules: tuple[str, ...] = ()
    finish: Finish | None = None
    view: str | None = None
    years: Callable[[sqlite3.Connection], list[int]] | None = None
    """The years that its filter offers; None: those of the stored reports."""
    news: news.News | None = None
    """How its entries become news; None: it has no feed."""
    of_a_place: str = ""
    """Its source in the order that is quick where only a city or a county is asked for; "": any order is."""

    def source_for(self, asked: Mapping[str, str]) -> str:
        """The source in the order of tables that is quick for these filters."""
        return self.of_a_place if self.of_a_place and is_small(asked.get("division", "")) else self.source

    def condition(self, asked: Mapping[str, str]) -> tuple[str, dict[str, str | int]]:
        where, given = f"{self.where} AND {narrowed(asked, self.view)}", values(asked)
        if self.rules:
            names = [asked["rule"]] if asked.get("rule") in self.rules else self.rules
            where += f" AND +c.rule IN ({', '.join(f':rule{n}' for n in range(len(names)))})"
            given |= {f"rule{n}": name for n, name in enumerate(names)}
            given.pop("rule", None)
        return where, given


def _years_missing(conn: sqlite3.Connection) -> list[int]:
    """The years with missing or unreadable reports, newest first. The newest may have no stored report at all."""
    rows = conn.execute(
        "SELECT DISTINCT year FROM coverage WHERE state IN ('missing', 'unreadable') ORDER BY year DESC"
    )
    return [year for (year,) in rows]


_CHECKS = "reports r CROSS JOIN issuers i ON i.id = r.issuer_id CROSS JOIN checks c ON c.report_id = r.id"
"""CROSS JOIN makes SQLite keep this order of tables: it then starts with the newest reports and stops as soon as
a page is full. (A plus before a column keeps SQLite from using that column's index.)"""
_CHECKS_OF_A_PLACE = _CHECKS.replace(
    "reports r CROSS JOIN issuers i ON i.id = r.issuer_id", "issuers i CROSS JOIN reports r ON r.issuer_id = i.id"
)
"""For a city or a county, whose issuers are few: the newest reports of the country are mostly those of others."""
_CHECK_COLUMNS = f'{_REPORT}, r.form, c.rule, c.subject, c.left, c.right, c.message, c.code, c."values"'


_FIRST_SEEN = "coalesce({report}.first_seen, {report}.published_on || 'T00:00:00Z')"
_READ = (
    f"coalesce((SELECT max(v.noticed_at) FROM revisions v WHERE v.report_id = r.id), {_FIRST_SEEN.format(report='r')})"
)
"""When the reading that a report's checks are of was first seen."""


def _failing(
    finds: Finds, title: Pair, lead: Pair, finish: Finish | None = None, told: news.News | None = None
) -> Register:
    """The register of failed checks of all rules that find `finds`."""
    return Register(
        title=title,
        lead=lead,
        columns=_CHECK_COLUMNS,
        source=_CHECKS,
        of_a_place=_CHECKS_OF_A_PLACE,
        order="r.year DESC, r.rowid DESC, c.rule, c.subject",
        where="+c.status = 'fail'",
        filters=("name", "year", "division", "kind", "portal", "rule"),
        rules=tuple(each.code for each in rules() if each.finds == finds),
        finish=finish,
        news=told,
    )


_REPORTS = "reports r JOIN issuers i ON i.id = r.issuer_id"
_ANSWER = (
    "SELECT c.status FROM captures c WHERE c.url = r.url AND c.fetched_at >= r.withdrawn_at"
    " ORDER BY c.fetched_at LIMIT 1"
)
"""HTTP status of the answer by which a report was missed."""

REGISTERS: dict[str, Register] = {
    "new": Register(
        title=("新见报告", "New reports"),
        lead=(
            "按首次发现的时间排列，最新者在前。首次发现不等于首次公布。",
            "In the order in which we first saw them, the latest first. That is not when they were first published.",
        ),
        columns=f"{_REPORT}, r.title, r.status, r.figures,"
        " coalesce(r.first_stated, r.published_on) AS published_on, r.first_seen, r.url",
        source=_REPORTS,
        order="r.first_seen DESC, r.id",
        finish=entries.linked,
        news=news.News(_FIRST_SEEN.format(report="r"), ("report",), news.new),
    ),
    "sums": _failing(
        "figures",
        title=("勾稽不符", "Arithmetic errors in print"),
        lead=(
            "表中印出的数字加起来不符，算式写出。数字照印，从不更改；“复读”说明另一读取程序是否读出同样的数。",
            (
                "Figures as printed that don't add up, with the sum spelled out. No figure is ever "
                "altered; the second reading says whether another reader read the same."
            ),
        ),
        finish=entries.spelled,
        told=news.News(_READ, ("report", "rule", "subject", "left", "right"), news.sums),
    ),
    "misprints": replace(
        _failing(
            "figures",
            title=("差错与提示", "Errors of print, with hints"),
            lead=(
                (
                    "报告表中不成立的算式，自何时印出，以及改动一两格可使其成立的最小改动。提示只据勾稽关系推得，不是数据，"
                    "也不表示发布者本意如此。"
                ),
                (
                    "Sums of a report's tables that don't hold, since when they stand, and the smallest change of one"
                    " or two cells by which they would. A hint is what the arithmetic says: no figure, and not what was"
                    " meant."
                ),
            ),
            finish=entries.hinted,
        ),
        rules=tuple(dict.fromkeys(law.rule for form in FORMS.values() for law in form.arithmetic)),
    ),
    "corrected": Register(
        title=("发布者已更正", "Corrected by the publisher"),
        lead=(
            "公布后改动数字、改后不成立的规则减少的报告：改了哪几格，哪些算式从此成立，原来的差错存在了多久。",
            (
                "Reports whose figures were changed after publication so that fewer rules fail: which cells, which sums"
                " hold since, and how long the error stood."
            ),
        ),
        columns=f"{_REPORT}, r.form, v.old_capture, v.new_capture, n.fetched_at AS noticed_at, r.url",
        source=(
            f"({misprints.CORRECTIONS}) v JOIN captures n ON n.id = v.new_capture {_JOINED.format(id='v.report_id')}"
        ),
        order="n.fetched_at DESC, r.id",
        finish=entries.mended,
    ),
    "texts": _failing(
        "wording",
        title=("文表不符", "Text and table differ"),
        lead=(
            "正文所说与表中数字不同之处。",
            "Where the text states another figure than the table, or a claim that the figures don't bear out.",
        ),
    ),
    "structure": _failing(
        "structure",
        title=("章节不全", "Sections missing"),
        lead=(
            "六章未全，或有重复、次序不同的报告。",
            "Reports that don't have all six sections, each once and in their order.",
        ),
    ),
    "elsewhere": _failing(
        "source",
        title=("仅见于他处", "Only on other portals"),
        lead=(
            "仅在不能代表其机关的网站上见到的报告：数字照印，来源存疑。",
            "Reports that only portals have that can't speak for their issuer: the figures are as printed there.",
        ),
    ),
    "changes": Register(
        title=("公布后改动", "Changed after publication"),
        lead=(
            "同一报告前后两次抓取之间变动的数字和文字；两边都用同一版本读取。改从另一网站读取的，也列出。",
            (
                "Figures and texts that changed between two captures of a report; both sides are "
                "readings of one version of the parsers. A report that is now read from another portal "
                "than before is listed, too."
            ),
        ),
        columns=(
            f"{_REPORT}, r.form, v.field, v.old, v.new, v.old_value, v.new_value, v.old_first_seen, "
            "v.old_last_seen, v.noticed_at, v.ocr, v.url, v.old_url"
        ),
        source=f"revisions v {_JOINED.format(id='v.report_id')}",
        order="v.noticed_at DESC, r.id, v.field",
        finish=entries.named,
        news=news.News("v.noticed_at", ("report", "field", "url", "noticed_at"), news.changed),
    ),
    "withdrawn": Register(
        title=("撤下", "Withdrawn"),
        lead=(
            "此前见过、最近一次查看时各处均已不见的报告。所读内容仍在库中。",
            "Reports that were there, and were at none of their addresses when we last looked. What was read stays.",
        ),
        columns=f"{_REPORT}, r.first_seen, r.withdrawn_at, r.url, ({_ANSWER}) AS answer",
        source=_REPORTS,
        order="r.withdrawn_at DESC, r.id",
        where="r.withdrawn_at IS NOT NULL",
        finish=entries.linked,
        news=news.News("r.withdrawn_at", ("report", "withdrawn_at"), news.withdrawn),
    ),
    "late": Register(
        title=("迟到", "Late"),
        lead=(
            (
                "报告所称发布日期晚于法定期限者。首次发现日期不作逾期之据。条例未规定期限的机关（2019年度"
                "起的乡镇街道，及管委会、事业单位、企业等）不列入；政府办公室的报告若为本级政府报告，期限"
                "为3月31日，此前公布的不列入。"
            ),
            (
                "Reports that state a date of publication after the legal deadline. That we saw it late "
                "makes no report late. Left out are organs for which the Regulations name no day "
                "(townships from report year 2019, and institutions, enterprises, committees of zones) "
                "and what a government's office published by 31 March, as it may be its government's "
                "report."
            ),
        ),
        columns=(
            "p.report_id AS report, p.issuer_id, p.issuer, p.year, p.published_on, p.deadline, p.article, p.certain,"
            " p.days_late"
        ),
        source="punctuality p",
        order="p.days_late DESC, p.report_id",
        where="p.days_late > 0",
        view="p",
        news=news.News(
            f"(SELECT {_FIRST_SEEN.format(report='q')} FROM reports q WHERE q.id = p.report_id)", ("report",), news.late
        ),
    ),
    "missing": Register(
        title=("缺失", "Missing"),
        lead=(
            "应有而没有找到或读不出的报告。没有找到，不等于没有公布。",
            (
                "Reports that are expected and were not found, or could not be read. That it was never "
                "published does not follow."
            ),
        ),
        columns=(
            "NULL AS report, i.id AS issuer_id, i.name AS issuer, r.year, r.state, r.problem, r.problem_code, "
            "r.problem_values, r.url, r.deadline, r.source, r.source_code, r.source_values"
        ),
        source=(
            "coverage r JOIN (SELECT issuer_id AS id, min(issuer) AS name, min(division) AS division, "
            "min(kind) AS kind FROM expected_issuers GROUP BY issuer_id) i ON i.id = r.issuer_id"
        ),
        order="r.year DESC, i.id",
        where="r.state IN ('missing', 'unreadable')",
        finish=entries.linked,
        years=_years_missing,
        # From midnight in Beijing after the last day.
        news=news.News(
            "coalesce(r.deadline, printf('%d-03-31', r.year + 1)) || 'T16:00:00Z'",
            ("issuer_id", "year", "state"),
            news.missing,
        ),
    ),
    "copied": Register(
        title=("雷同文本", "Copied narratives"),
        lead=(
            "正文大半也见于另一份报告：本机关上一年的，或同年另一机关的。孰先孰后不作判断。",
            (
                "Narratives of which most stands in another report: last year's of the same issuer, or "
                "another's of the same year. Which was first is not said."
            ),
        ),
        columns=(
            f"{_REPORT}, o.id AS other, j.name AS other_issuer, o.year AS other_year, x.relation, x.share, "
            "x.characters, x.sentences"
        ),
        source=f"copied_texts x {_JOINED.format(id='x.report_id')} JOIN reports o ON o.id = x.other_report"
        " JOIN issuers j ON j.id = o.issuer_id",
        order="x.share DESC, r.id, o.id",
        finish=entries.loaded,
    ),
    "problems": Register(
        title=("读取问题", "Problems of reading"),
        lead=(
            "没能抓取、读取或识别的网页和文件；一经成功即从此处消失。",
            ("Pages and files that could not be fetched, read or recognised; they vanish from here once they are."),
        ),
        columns='r.stage, r.url, r.message, r.code, r."values", r.portal, r.issuer_id, i.name AS issuer, r.year',
        source=(
            "problems r LEFT JOIN (SELECT issuer_id AS id, min(issuer) AS name, min(division) AS division, "
            "min(kind) AS kind FROM expected_issuers GROUP BY issuer_id) i ON i.id = r.issuer_id"
        ),
        order="r.stage, r.url",
        filters=("year", "division", "kind", "portal"),
        finish=entries.linked,
    ),
}
