"""The data dictionary: every table, column and code of the corpus, described once.

Schema, Datasette, exports and docs/data-dictionary.md are made from this. Code tables come from
the forms and rules themselves. Names are a contract (see docs/data-dictionary.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from parsers.forms import FORMS, Term

Type = Literal["TEXT", "INTEGER", "NUMBER", "JSON"]
"""NUMBER is an integer where it is whole and a real number else; JSON is text."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `references` is table.column; `unit` is in words where it counts something."""

    name: str
    type: Type
    description: str
    unit: str | None = None
    references: str | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table. `key` names the columns of its primary key; `label` the one that names a row."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    label: str | None = None
    facets: tuple[str, ...] = ()
    sort: str | None = None
    """Column to sort by; a leading - for descending."""
    rows: tuple[tuple[object, ...], ...] = field(default=(), repr=False)
    """The content of a code table."""

    @property
    def is_code_table(self) -> bool:
        return bool(self.rows)


def _text(name: str, description: str, *, to: str | None = None, required: bool = False) -> Column:
    return Column(name, "TEXT", description, None, to, required)


def _count(name: str, description: str, unit: str) -> Column:
    return Column(name, "INTEGER", description, unit)


def _json(name: str, description: str) -> Column:
    return Column(name, "JSON", description)


_REPORT = _text("report_id", "The report (年度报告)", to="reports.id", required=True)
_PLACES = (
    _json(
        "raw", "原文: the printed text of each cell, by column; null where there is no such cell"
    ),
    _json(
        "places",
        "Where each cell stood in the document: table, row and column from 0 (text: line from 1)",
    ),
)
_CODE = (
    _text("code", "The code used in the corpus", required=True),
    _text("name", "Chinese and English label together, as shown beside the code", required=True),
    _text("label", "Official Chinese label", required=True),
    _text("english", "English label", required=True),
    Column("position", "INTEGER", "Place in the form, from 1", required=True),
    _text("forms", "The official forms that have it, by code"),
)

Row = tuple[str, str, str, str]
"""code, Chinese, English, forms"""


def _codes(name: str, title: str, description: str, rows: Iterable[Row]) -> Table:
    numbered = tuple(
        (code, f"{label} · {english}", label, english, position, forms)
        for position, (code, label, english, forms) in enumerate(rows, 1)
    )
    return Table(name, title, description, _CODE, ("code",), "name", (), "position", numbered)


def _merged(of: Iterable[tuple[str, Iterable[Term]]]) -> list[Row]:
    """Terms of several forms by code: the newest label, and the forms that have it."""
    found: dict[str, tuple[Term, list[str]]] = {}
    for form, terms in of:
        for term in terms:
            known = found.get(term.code)
            codes = [*(known[1] if known else []), form]
            found[term.code] = (term, list(dict.fromkeys(codes)))
    return [
        (code, term.label, term.english, ", ".join(forms)) for code, (term, forms) in found.items()
    ]


def _outcomes() -> list[Row]:
    latest = next(reversed(FORMS.values()))
    rows = _merged(
        (form.code, (*form.request_lines, *(g.as_line for g in form.request_groups if g.code)))
        for form in FORMS.values()
    )
    order = {term.code: position for position, term in enumerate(latest.request_lines)}
    groups = {g.code: order[next(g.lines()).code] - 0.5 for g in latest.request_groups if g.code}
    return sorted(rows, key=lambda row: groups.get(row[0], order.get(row[0], 0)))


@cache
def code_tables() -> tuple[Table, ...]:
    """Codes with their labels, in the order of the forms."""
    from parsers.checks import RULES

    forms = FORMS.values()
    clauses = {c.code: Term(c.code, c.label, c.english) for f in forms for c in f.clauses}
    statuses = (
        ("pass", "相符", "the two sides are equal", ""),
        ("fail", "不符", "the two sides differ", ""),
        ("unknown", "无法核对", "a cell is blank or could not be read", ""),
    )
    return (
        _codes("forms", "Official forms 报表格式", "The forms in which reports are written.",
               [(f.code, f"{f.title}（{f.notice}）", f.english, f.code) for f in forms]),
        _codes("clauses", "Clauses 条款", "The clauses of article 20 under which section 2 counts.",
               [(t.code, t.label, t.english, ", ".join(f.code for f in forms if any(c.code == t.code for c in f.clauses))) for t in sorted(clauses.values(), key=lambda t: t.code)]),
        _codes("items", "Items 信息内容", "What section 2 counts: the lines of its blocks.",
               _merged((f.code, [i for c in f.clauses for i in c.items]) for f in forms)),
        _codes("measures", "Measures", "How section 2 counts: the columns of its blocks.",
               _merged((f.code, [m for c in f.clauses for m in c.measures]) for f in forms)),
        _codes("outcomes", "Outcomes 办理结果", "The lines of section 3, in the order of the form.", _outcomes()),
        _codes("applicants", "Applicants 申请人", "The columns of section 3.",
               _merged((f.code, f.request_columns) for f in forms)),
        _codes("channels", "Channels 复议诉讼", "Reconsideration and the two kinds of lawsuits of section 4.",
               _merged((f.code, f.channels) for f in forms)),
        _codes("results", "Results 复议诉讼结果", "The columns of section 4.",
               _merged((f.code, f.results) for f in forms)),
        _codes("headings", "Sections 章", "The six sections of a report.",
               [(str(h.number), h.label, h.english, ", ".join(f.code for f in forms)) for h in next(reversed(FORMS.values())).sections]),
        Table("rules", "Rules 勾稽关系", "The rules that reports are checked against.",
              (*_CODE[:-1], _text("source", "The law or document the rule comes from", required=True)), ("code",), "name", (), "position",
              tuple((r.code, f"{r.title} · {r.english}", r.title, r.english, at, r.source) for at, r in enumerate(RULES.values(), 1))),
        _codes("check_statuses", "Results of checks", "What a check can end in.", statuses),
        _codes("report_statuses", "Statuses of reports", "Whether something about a report needs a second look.",
               (("clean", "无异常", "no failed check and no warning", ""), ("flagged", "有疑点", "a failed check or a warning", ""))),
        _codes("issuer_kinds", "Kinds of issuers", "What kind of organ publishes a report.",
               (("government", "人民政府", "a people's government", ""), ("office", "政府办公室", "the general office of a government", ""),
                ("department", "部门", "a department", ""), ("township", "乡镇、街道", "a township or subdistrict", ""), ("other", "其他", "another organ", ""))),
        _codes("roles", "Roles of pages", "What a fetched page was taken for.",
               (("front", "首页", "a page a portal starts from", ""), ("column", "栏目", "a hub or a list of links", ""),
                ("report", "年报页面", "a page that looks like a report", ""), ("attachment", "附件", "a file linked from a report page", ""),
                ("lookalike", "相似页面", "a page that resembles a report and is none", ""), ("other", "其他页面", "a page that led nowhere", ""),
                ("blocked", "被拒绝", "the host answered, but refused", ""), ("broken", "错误页面", "an error page, an empty page, a soft 404", ""))),
        _codes("stages", "Stages", "Where on its way a document failed.",
               (("fetch", "抓取", "fetching", ""), ("read", "读取", "reading the bytes", ""), ("recognise", "识别", "recognising a report", ""), ("crawl", "爬取", "the crawl as a whole", ""))),
        _codes("crawl_outcomes", "Outcomes of crawls", "How a crawl ended.",
               (("done", "完成", "reports were found", ""), ("empty", "无报告", "nothing to find, and that is right", ""),
                ("broken", "失败", "something is wrong: look at the reason", ""), ("running", "进行中", "not ended, or killed", ""))),
    )  # fmt: skip


def _figure_columns(terms: Iterable[Term], unit: str) -> tuple[Column, ...]:
    return tuple(
        _count(term.code, f"{term.label}: {term.english}; NULL where blank or not read", unit)
        for term in terms
    )


@cache
def data_tables() -> tuple[Table, ...]:
    """The tables that crawls and readings fill, in an order that satisfies the foreign keys."""
    latest = next(reversed(FORMS.values()))
    return (
        Table("divisions", "Divisions 行政区划", "Administrative divisions by GB/T 2260 code.", (
            _text("code", "GB/T 2260 code, six digits", required=True),
            _text("name", "Name of the division", required=True),
            _text("level", "province, prefecture or county", required=True),
            _text("parent", "The division it belongs to", to="divisions.code"),
        ), ("code",), "name", ("level",), "code"),
        Table("portals", "Portals 政府网站", "Government websites that are crawled.", (
            _text("id", "Name of the spider", required=True),
            _text("name", "Name of the website", required=True),
            _text("base_url", "Where a crawl starts", required=True),
            _text("division", "The division whose government runs it", to="divisions.code"),
            _text("last_crawl", "When the last crawl ended, UTC"),
        ), ("id",), "name"),
        Table("issuers", "Issuers 发布机关", "Organs that publish reports.", (
            _text("id", "Division code and canonical name", required=True),
            _text("name", "Canonical name", required=True),
            _text("division", "The division it belongs to", to="divisions.code"),
            _text("kind", "What kind of organ it is", to="issuer_kinds.code", required=True),
            _json("other_names", "Other names it was printed under"),
        ), ("id",), "name", ("kind", "division"), "id"),
        Table("crawls", "Crawls 爬取", "Runs of a spider over a portal.", (
            _text("id", "Portal and time of start", required=True),
            _text("portal", "The portal", to="portals.id", required=True),
            _text("started_at", "Start, UTC", required=True),
            _text("ended_at", "End, UTC; NULL for a crawl that was killed"),
            _text("outcome", "How it ended", to="crawl_outcomes.code", required=True),
            _text("reason", "Why, in words"),
            _text("mirror", "The mirror it fetched from, where it was not the portal itself"),
            _json("counts", "Pages by role, and other counts"),
        ), ("id",), "id", ("portal", "outcome"), "-started_at"),
        Table("documents", "Documents 文件", "Distinct contents: page bodies and files.", (
            _text("sha256", "SHA-256 of the bytes, hexadecimal", required=True),
            _text("media_type", "Media type as detected from the bytes", required=True),
            Column("size", "INTEGER", "Size", "bytes", required=True),
            _text("first_seen", "When it was first fetched, UTC"),
        ), ("sha256",), "sha256", ("media_type",), "-first_seen"),
        Table("captures", "Captures 抓取", "Fetches: one row for each time a URL was fetched.", (
            _text("id", "From URL and time", required=True),
            _text("portal", "The portal it was fetched for", to="portals.id", required=True),
            _text("crawl", "The crawl it belongs to", to="crawls.id"),
            _text("url", "The address on the real portal", required=True),
            _text("fetched_at", "When it was fetched, UTC", required=True),
            Column("status", "INTEGER", "HTTP status", None, None, required=True),
            _text("role", "What the page was taken for", to="roles.code", required=True),
            _text("reason", "Why it was taken for that, in words"),
            _text("sha256", "The content fetched", to="documents.sha256"),
            _text("etag", "ETag as sent by the server"),
            _text("last_modified", "Last-Modified as sent by the server"),
            _text("referrer", "The page whose link led here"),
            _text("link_text", "The text of that link"),
            _text("parent", "For an attachment: the report page it belongs to"),
            _json("hints", "What the portal says of the report outside of it: issuer, title, date"),
            _text("archive_file", "The WARC file its bytes lie in; NULL while no archive is kept"),
            Column("archive_offset", "INTEGER", "Where in that file", "bytes"),
        ), ("id",), "url", ("role", "portal"), "-fetched_at"),
        Table("reports", "Reports 年度报告", "One issuer's annual report on information disclosure for one year.", (
            _text("id", "Issuer and year", required=True),
            _text("issuer_id", "Who reports", to="issuers.id", required=True),
            Column("year", "INTEGER", "The year reported on, not the year of publication", None, None, required=True),
            _text("title", "Title as printed, without blanks"),
            _text("form", "The official form of section 2, else of section 3", to="forms.code"),
            _text("published_on", "Date of publication as the page states it"),
            _text("url", "Where the document that was read stands", required=True),
            _text("sha256", "The document it was read from", to="documents.sha256", required=True),
            _text("reader", "The reader that read it", required=True),
            _text("parser_version", "The version of the parsers that read it", required=True),
            _text("status", "clean, or flagged: a failed check or a warning", to="report_statuses.code", required=True),
            _count("figures_read", "Cells of the form that hold a number", "cells"),
            _count("figures_blank", "Cells of the form that are blank, unreadable or not printed", "cells"),
            _count("checks_failed", "Checks that failed", "checks"),
            _json("warnings", "What a reader of this report must know, in words"),
            _json("evidence", "The printed text from which issuer, year and date were taken"),
        ), ("id",), "title", ("year", "form", "status"), "-year"),
        Table("report_documents", "Copies 副本", "Every document that carries a report: pages, attachments, other sites.", (
            _REPORT,
            _text("url", "Where the copy stands", required=True),
            _text("sha256", "Its content", to="documents.sha256", required=True),
            _text("role", "Page or attachment", to="roles.code", required=True),
            _text("fetched_at", "When it was fetched, UTC", required=True),
            Column("is_source", "INTEGER", "1 for the copy that the report's rows were read from", None, None, required=True),
            Column("agrees", "INTEGER", "1 where all its figures are those of the report, 0 where not", None, None, required=True),
            _count("figures_read", "Cells that hold a number", "cells"),
            _count("checks_failed", "Checks that failed", "checks"),
            _text("figures_digest", "SHA-256 over all its figures", required=True),
        ), ("report_id", "url"), "url"),
        Table("sections", "Sections 章", "The narrative: the text of each section, without its tables.", (
            Column("id", "INTEGER", "From report and number", None, None, required=True),
            _REPORT,
            _text("number", "Which of the six", to="headings.code", required=True),
            _text("heading", "Heading as printed", required=True),
            _text("text", "Its paragraphs, a line each", required=True),
        ), ("id",), "heading", ("number",)),
        Table("disclosures", "Proactive disclosure 主动公开", "Section 2: one row for each figure.", (
            _REPORT,
            _text("clause", "Clause of article 20", to="clauses.code", required=True),
            _text("item", "What is counted", to="items.code", required=True),
            _text("measure", "How it is counted", to="measures.code", required=True),
            Column("value", "NUMBER", "The number, in `unit`; NULL where blank or not read. Money is exact to its printed decimals"),
            _text("unit", "件, 项, or 万元 (10,000 yuan)", required=True),
            _text("raw", "原文: the cell as printed; NULL where there is no such cell"),
            _json("place", "Where the cell stood in the document: table, row, column"),
        ), ("report_id", "clause", "item", "measure"), None, ("item", "measure")),
        Table("requests", "Requests 依申请公开", "Section 3: one row for each line of the form.", (
            _REPORT, _text("outcome", "The line of the form", to="outcomes.code", required=True),
            *_figure_columns(latest.request_columns, "requests (件)"), *_PLACES,
        ), ("report_id", "outcome"), None, ("outcome",)),
        Table("appeals", "Appeals 行政复议、行政诉讼", "Section 4: one row for each channel.", (
            _REPORT, _text("channel", "Reconsideration or lawsuit", to="channels.code", required=True),
            *_figure_columns(latest.results, "cases (件)"), *_PLACES,
        ), ("report_id", "channel"), None, ("channel",)),
        Table("indicators", "Indicators 统计指标", "The statistics table of reports before 2019; no reader for it yet.", (
            _REPORT, _text("indicator", "Code of the indicator", required=True),
            Column("value", "NUMBER", "The number, in `unit`"), _text("unit", "Unit as the form has it"),
            _text("raw", "原文: the cell as printed"), _json("place", "Where the cell stood in the document"),
        ), ("report_id", "indicator")),
        Table("source_tables", "Source tables 原表", "Tables as they stood in the document, cell by cell.", (
            _REPORT,
            Column("position", "INTEGER", "Place among the document's tables, from 0", None, None, required=True),
            _text("section", "The section it stands in", to="headings.code"),
            Column("page", "INTEGER", "Page, from 1; NULL where the source has none"),
            _count("row_count", "Rows", "rows"), _count("column_count", "Columns", "columns"),
            _json("cells", "Each cell: text, row, column, rowspan, colspan"),
        ), ("report_id", "position")),
        Table("checks", "Checks 核对", "One rule on one part of a report.", (
            _REPORT, _text("rule", "The rule", to="rules.code", required=True),
            _text("subject", "The line, column or part of the report", required=True),
            Column("left", "NUMBER", "Left side; NULL where a cell is blank"), Column("right", "NUMBER", "Right side"),
            _text("status", "pass, fail or unknown", to="check_statuses.code", required=True),
            _text("message", "In words", required=True),
        ), ("report_id", "rule", "subject"), None, ("rule", "status")),
        Table("inferences", "Inferences 推断", "What the arithmetic leaves for a cell that is blank; the print is not touched.", (
            _REPORT, _text("cell", "The cell, as table.line.column", required=True),
            Column("value", "NUMBER", "The only value that the rules allow", None, None, required=True),
            _json("rules", "The rules it follows from, each as rule:subject"),
        ), ("report_id", "cell")),
        Table("revisions", "Revisions 更正", "What changed between two captures of the same report; not filled yet.", (
            _text("id", "From report, field and capture", required=True), _REPORT,
            _text("field", "The cell or section", required=True), _text("old", "Before"), _text("new", "After"),
            _text("noticed_at", "When it was noticed, UTC", required=True),
            _text("old_capture", "The capture before", to="captures.id"), _text("new_capture", "The capture after", to="captures.id"),
        ), ("id",)),
        Table("problems", "Problems 问题", "What could not be fetched, read or recognised; a row goes once it succeeds.", (
            _text("id", "From stage and URL", required=True),
            _text("stage", "Where it failed", to="stages.code", required=True),
            _text("portal", "The portal it was met on", to="portals.id"),
            _text("url", "The address"), _text("document", "The content, where there was one", to="documents.sha256"),
            _text("message", "What went wrong, in words", required=True),
        ), ("id",), "message", ("stage", "portal")),
    )  # fmt: skip


def tables() -> Iterator[Table]:
    """All tables, referenced ones first."""
    yield from code_tables()
    yield from data_tables()


FIGURES_VIEW = (
    "figures",
    "Figures 格数",
    (
        "Every figure of every report, one row each: what to cite. `table`, `line` and `column` are codes,"
        " `raw` is the print."
    ),
)
"""Name, title and description of the view over disclosures, requests and appeals."""
