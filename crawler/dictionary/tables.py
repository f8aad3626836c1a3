"""The tables of facts, in the order in which rows may be written (each after what it refers to)."""

from __future__ import annotations

from crawler.dictionary.archive import ARCHIVE_FILES, ARCHIVE_RECORDS
from crawler.dictionary.codes import APPLICANTS, RESULTS
from crawler.dictionary.corrections import CORRECTIONS
from crawler.dictionary.coverage import COVERAGE, EXPECTED_ISSUERS, PROBLEM_COLUMNS, PUNCTUALITY
from crawler.dictionary.history import CHANGES, READINGS, REVISIONS, SIGHTINGS
from crawler.dictionary.likeness import COPIED_TEXTS
from crawler.dictionary.model import SENTENCE, Column, Table, integer, json, number, text
from crawler.dictionary.ratios import REPORT_RATIOS

_PLACE = "JSON: table, row and column of the source (from 0), line (from 1), or page and box in points"


def _counts(codes: Table, what: str) -> tuple[Column, ...]:
    """A number column for each code of a code table, as sections 3 and 4 have them."""
    return tuple(number(str(row["code"]), f"{row['english']} ({row['label']}).", unit=what) for row in codes.rows)


DIVISIONS = Table(
    "divisions",
    "行政区划",
    "Administrative divisions (行政区划), by their GB/T 2260 code.",
    (
        text("code", "GB/T 2260 code, six digits (区划代码).", required=True),
        text("name", "Official name (名称); the code itself where the name is not in our list.", required=True),
        text("level", "Level (级别).", references="levels", required=True),
        text("parent", "The division it belongs to (上级).", references="divisions"),
        integer("last_year", "Last year in which the division existed; empty: it exists.", unit="year"),
        text("became", "The division that took its place (撤并后).", references="divisions"),
    ),
    ("code",),
    label="name",
    sort="code",
)

PORTALS = Table(
    "portals",
    "政府网站",
    "Government websites that are crawled (政府网站).",
    (
        text("id", "Name of the portal, as the spider is called.", required=True),
        text("name", "Name in Chinese (网站名称).", required=True),
        text("base_url", "Address of its front page (网址).", required=True),
        text("division", "The division whose government runs it (所属区划).", references="divisions"),
        text("last_crawl", "The latest crawl of it (最近抓取).", references="crawls"),
        json(
            "expected",
            "JSON list: organs of which it should have reports, as its declaration says it, with years where they are known.",
        ),
    ),
    ("id",),
    label="name",
    sort="id",
)

CRAWLS = Table(
    "crawls",
    "抓取批次",
    "Runs of a spider over a portal (抓取批次).",
    (
        text("id", "Portal and start, such as luoyang-20261120T223300Z.", required=True),
        text("portal", "The portal crawled.", references="portals", required=True),
        text("started_at", "Start, UTC (开始时间).", required=True),
        text("ended_at", "End, UTC (结束时间); empty: running, or killed before its end."),
        text("outcome", "How it ended (结果).", references="crawl_outcomes"),
        text("reason", "Why it ended so, in words."),
        text("mirror", "The local mirror it was answered by; empty: the portal itself."),
        json("counts", "JSON: what was counted, by name."),
    ),
    ("id",),
    label="id",
    sort="-started_at",
    facets=("portal", "outcome"),
    indices=(("portal", "started_at"),),
)

DOCUMENTS = Table(
    "documents",
    "文件",
    "Distinct contents: page bodies and files (文件), by what they hold.",
    (
        text("sha256", "SHA-256 of the bytes, hexadecimal.", required=True),
        text("media_type", "Media type as detected from the bytes.", required=True),
        integer("size", "Length.", unit="bytes", required=True),
        text("first_seen", "When it was first fetched, UTC.", required=True),
    ),
    ("sha256",),
    label="sha256",
    sort="-first_seen",
)

CAPTURES = Table(
    "captures",
    "抓取",
    "One fetch of one URL (抓取).",
    (
        text("id", "Time of the fetch and a digest of the URL.", required=True),
        text("url", "Address on the real portal.", required=True),
        text("fetched_at", "When, UTC.", required=True),
        integer("status", "HTTP status.", required=True),
        text("role", "What the page was taken for.", references="roles", required=True),
        text("reason", "Why it was taken for that, in words.", required=True),
        text("link_text", "Text of the link that led to it."),
        text("referrer", "The page that links to it."),
        text("parent", "For an attachment: the page of the report it belongs to."),
        text("portal", "The portal it was found on.", references="portals", required=True),
        text("crawl", "The crawl it belongs to; empty: none.", references="crawls"),
        text("document", "Its content; empty: the answer had none.", references="documents"),
        text("media_type", "Media type as the server said it."),
        text("etag", "ETag of the answer."),
        text("last_modified", "Last-Modified of the answer."),
        json("hints", "JSON: what the portal says of the report outside it: issuer, title, published_on."),
        text(
            "archive",
            "The answer in the archive (档案) that holds its bytes; empty: not archived.",
            references="archive_records",
        ),
    ),
    ("id",),
    label="url",
    sort="-fetched_at",
    indices=(("url", "document"), ("crawl",), ("document",), ("role",), ("portal",)),
)

ISSUERS = Table(
    "issuers",
    "发布机关",
    "Organs that publish reports (发布机关).",
    (
        text("id", "Division code and canonical name, such as 410300-洛阳市财政局.", required=True),
        text("name", "Canonical name (规范名称).", required=True),
        text("division", "The division it works for (行政区划).", references="divisions", required=True),
        text("kind", "Kind of organ (机关类别).", references="issuer_kinds", required=True),
        json("other_names", "JSON list: other names it was seen under (曾见名称).", required=True),
    ),
    ("id",),
    label="name",
    sort="id",
    facets=("kind", "division"),
    indices=(("division",), ("kind",)),
)

REPORTS = Table(
    "reports",
    "年度报告",
    "One issuer's annual report for one year (政府信息公开工作年度报告).",
    (
        text("id", "Issuer and year, such as 410300-洛阳市财政局-2023.", required=True),
        text("issuer_id", "The organ that publishes it (发布机关).", references="issuers", required=True),
        integer("year", "The year reported on (报告年度), not that of publication.", unit="report year", required=True),
        text("form", "The official form of section 2's wording, else of section 3's (报表格式).", references="forms"),
        text("status", "Whether anything is in doubt (状态).", references="statuses", required=True),
        text("title", "Title as printed (标题)."),
        text("url", "Where it was read (来源网址).", required=True),
        text("published_on", "Date of publication as stated, YYYY-MM-DD (发布日期)."),
        integer("figures", "Figures read (数据个数), blanks not counted.", unit="figures", required=True),
        integer(
            "checks_failed",
            "Rules that do not hold and put a figure in doubt (不符项); being late, or copied, does not.",
            unit="checks",
            required=True,
        ),
        integer("warning_count", "Warnings (提示).", unit="warnings", required=True),
        json(
            "warnings",
            "JSON list of what a reader must know: message with its code and values, subject (key of the figure), place.",
            required=True,
        ),
        integer("copies", "Documents found that carry this report (副本数).", unit="documents", required=True),
        integer(
            "copies_agree",
            "1: all copies with figures carry the same; 0: they differ (see report_documents); empty: nothing to compare.",
        ),
        text("portal", "The portal it was read from.", references="portals", required=True),
        text("document", "The content it was read from.", references="documents", required=True),
        text("issuer_name", "The issuer's name as this report gives it.", required=True),
        json("evidence", "JSON: the printed text from which issuer, year and date were taken.", required=True),
        text("reader", "The reader whose reading this is.", required=True),
        json("readers", "JSON list: all readers that read the document, in order."),
        text("verdict", "What came of reading it again (复读结果).", references="refereed"),
        json(
            "disputes",
            "JSON: for each figure that independent readers read differently, what each read; such cells are empty.",
        ),
        text("parser_version", "Version of the parsers' judgement.", required=True),
        text("digest", "Digest of everything read: it changes when anything read changes.", required=True),
        text(
            "first_seen",
            "When a copy of it was first seen, UTC (首次发现); for when it was last, see the view sightings.",
        ),
        text(
            "withdrawn_at",
            "When its last copy was first missed, UTC (撤下时间); empty: a copy was there when we last looked.",
        ),
        text("moved_from", "The address it stood at before it moved to where it was read (原网址)."),
    ),
    ("id",),
    label="id",
    sort="-year",
    facets=("year", "form", "status"),
    indices=(
        ("issuer_id", "year"),
        ("year",),
        ("form",),
        ("status",),
        ("portal", "issuer_id", "year"),
        ("document",),
        ("url",),
    ),
    unique=(("issuer_id", "year"),),
)

REPORT_DOCUMENTS = Table(
    "report_documents",
    "副本",
    "Every document that carries a report (副本), or carried it: page, attachment, the same report on another site.",
    (
        text("report_id", "The report it carries.", references="reports", required=True),
        text("url", "Where the copy is, or was; the latest capture of it counts.", required=True),
        integer("chosen", "1: the report's rows were read from this copy; 0: from another.", required=True),
        integer(
            "agrees",
            "1: its figures are those of the chosen copy; 0: they differ; empty: it has none, or the chosen one has none.",
        ),
        json("differs", "JSON: for each figure that differs, the chosen copy's number and this one's.", required=True),
        text("document", "Its content.", references="documents", required=True),
        text("role", "Page or attachment.", references="roles", required=True),
        text("parent", "For an attachment: the page it belongs to."),
        text("portal", "The portal it was found on.", references="portals", required=True),
        text("issuer_name", "The issuer's name as this copy gives it.", required=True),
        integer("figures", "Figures read from it.", unit="figures", required=True),
        integer("checks_failed", "Rules that do not hold in it.", unit="checks", required=True),
        integer("cells", "Cells of the form that it prints, blank ones too.", unit="cells"),
        integer("ocr", "1: figures were read in a picture; 0: all are text."),
        text("figures_digest", "Digest of its figures; empty: it has none."),
        text("digest", "Digest of everything read from it.", required=True),
        text(
            "reading",
            "Everything read from it: with it the choice among copies can be made again.",
            references="readings",
            required=True,
        ),
        text("first_seen", "When the report was first seen there, UTC (首次发现).", required=True),
        text(
            "withdrawn_at",
            "When it was first missed there, UTC (撤下时间): the page is gone, or carries something else; empty: it was there when we last looked.",
        ),
        text("moved_from", "The address this copy stood at before (原网址); empty: it didn't move."),
    ),
    ("report_id", "url"),
    label="url",
    sort="report_id",
    indices=(("url",), ("document",), ("portal",), ("agrees",), ("reading",)),
)

SOURCE_TABLES = Table(
    "source_tables",
    "原表",
    "Tables as they stood in the source (原表), cell by cell.",
    (
        text("id", "Report and position, such as 410300-洛阳市财政局-2023/2.", required=True),
        text("report_id", "The report.", references="reports", required=True),
        Column("section", "integer", "The section it stood in (章); empty: before the first.", references="headings"),
        integer("position", "Its place among the tables of the document, from 0.", required=True),
        integer("page", "The page it begins on, from 1; empty: the source has no pages."),
        integer("flattened", "1: merged cells were lost on the way, columns may be shifted; 0: not.", required=True),
        json(
            "cells",
            "JSON list of cells: text as printed, row, column, rowspan, colspan; line, page, box or confidence where known.",
            required=True,
        ),
    ),
    ("id",),
    label="id",
    sort="id",
    indices=(("report_id",), ("section",)),
)

SECTIONS = Table(
    "sections",
    "章",
    "The narrative of one section of a report (章).",
    (
        integer("id", "A number derived from the report; its sections follow each other.", required=True),
        text("report_id", "The report.", references="reports", required=True),
        Column("number", "integer", "Which of the six statutory sections (章).", references="headings", required=True),
        text("heading", "Heading as printed (标题).", required=True),
        text("text", "Its paragraphs, one a line; without its tables (正文).", required=True),
    ),
    ("id",),
    label="heading",
    sort="report_id",
    indices=(("report_id",), ("number",)),
)

_SOURCE_TABLE = text("source_table", "The table of the source it is printed in (原表).", references="source_tables")

DISCLOSURES = Table(
    "disclosures",
    "主动公开",
    "Section 2: proactive disclosure (主动公开政府信息情况), one row per figure.",
    (
        text("report_id", "The report.", references="reports", required=True),
        integer("position", "Place among the lines of the report, in the order of the form, from 1.", required=True),
        text("clause", "Clause of article 20 (第二十条第（X）项).", references="clauses", required=True),
        text("item", "What is counted (信息内容).", references="items", required=True),
        text("measure", "What is counted of it (指标).", references="measures", required=True),
        number(
            "value",
            "The figure; empty: blank in the print, or not readable as a number (never 0).",
            unit="as in the column unit",
        ),
        text("unit", "件 cases, 项 items, or 万元 (10,000 yuan), whatever unit was printed.", required=True),
        text("raw", "The cell as printed (原文); empty text: a blank cell; NULL: no such cell."),
        _SOURCE_TABLE,
        json("place", f"{_PLACE} of the cell; NULL: no such cell."),
    ),
    ("report_id", "position"),
    unique=(("report_id", "clause", "item", "measure"),),
    indices=(("clause",), ("item",), ("measure",), ("source_table",)),
)

REQUESTS = Table(
    "requests",
    "依申请公开",
    "Section 3: requests received and handled (收到和处理政府信息公开申请情况), one row per line of the form.",
    (
        text("report_id", "The report.", references="reports", required=True),
        integer("position", "Place among the lines of the report, in the order of the form, from 1.", required=True),
        text("outcome", "The line of the form (办理结果).", references="outcomes", required=True),
        *_counts(APPLICANTS, "requests (件)"),
        json(
            "raw",
            'JSON: each cell of the line as printed (原文), by column; "": blank; null: no such cell.',
            required=True,
        ),
        _SOURCE_TABLE,
        json("places", f"{_PLACE}, by column.", required=True),
    ),
    ("report_id", "position"),
    unique=(("report_id", "outcome"),),
    # Sums over many reports are made from these alone.
    indices=(("outcome", "report_id", "total"), ("report_id", "outcome", "total"), ("source_table",)),
)

APPEALS = Table(
    "appeals",
    "复议诉讼",
    "Section 4: administrative reconsideration and litigation (行政复议、行政诉讼情况), one row per channel.",
    (
        text("report_id", "The report.", references="reports", required=True),
        integer("position", "Place among the lines of the report, in the order of the form, from 1.", required=True),
        text("channel", "Reconsideration or litigation (救济渠道).", references="channels", required=True),
        *_counts(RESULTS, "cases (件)"),
        json(
            "raw",
            'JSON: each cell of the channel as printed (原文), by column; "": blank; null: no such cell.',
            required=True,
        ),
        _SOURCE_TABLE,
        json("places", f"{_PLACE}, by column.", required=True),
    ),
    ("report_id", "position"),
    unique=(("report_id", "channel"),),
    indices=(("channel",), ("source_table",)),
)

INDICATORS = Table(
    "indicators",
    "统计表指标",
    "Indicators of the statistics table of report years 2014–2018 (政府信息公开情况统计表); none are read yet.",
    (
        text("report_id", "The report.", references="reports", required=True),
        integer("position", "Place among the lines of the report, in the order of the form, from 1.", required=True),
        text("indicator", "Code of the indicator (统计指标).", required=True),
        number("value", "The figure; empty: blank or not readable (never 0).", unit="as in the column unit"),
        text("unit", "Unit as the table prints it (单位).", required=True),
        text("raw", "The cell as printed (原文)."),
        _SOURCE_TABLE,
        json("place", f"{_PLACE} of the cell."),
    ),
    ("report_id", "position"),
    unique=(("report_id", "indicator"),),
    indices=(("source_table",),),
)

CHECKS = Table(
    "checks",
    "核对",
    "One rule applied to one subject of a report (核对). No figure is altered by it.",
    (
        text("report_id", "The report.", references="reports", required=True),
        text("rule", "The rule (勾稽关系).", references="rules", required=True),
        text("subject", "The line, column or part it was applied to, such as requests.natural_person.", required=True),
        text("status", "What was found.", references="verdicts", required=True),
        number("left", "One side of the rule; empty: not known.", unit="that of the subject"),
        number("right", "The other side; empty: not known.", unit="that of the subject"),
        text("message", "The finding in words.", required=True),
        *SENTENCE,
    ),
    ("report_id", "rule", "subject"),
    sort="report_id",
    indices=(("rule", "status", "report_id"), ("status", "report_id")),
)

INFERENCES = Table(
    "inferences",
    "推断",
    "What the arithmetic leaves for a cell that is blank or could not be read (推断). It stands beside the print.",
    (
        text("report_id", "The report.", references="reports", required=True),
        text("cell", "Key of the figure, such as requests.new.natural_person.", required=True),
        number("value", "The only value the arithmetic allows.", unit="that of the cell"),
        json("rules", "JSON list: the rules it follows from, as rule:subject.", required=True),
    ),
    ("report_id", "cell"),
)

PROBLEMS = Table(
    "problems",
    "问题",
    "What could not be fetched, read or recognised (问题); cleared once it succeeds.",
    (
        text("id", "Digest of stage and URL (or document).", required=True),
        text("stage", "Where on the way it arose (阶段).", references="stages", required=True),
        text("url", "The address; empty: it has none."),
        text("message", "What went wrong and what helps, in words.", required=True),
        *SENTENCE,
        text("document", "The content concerned; empty: there is none.", references="documents"),
        text("portal", "The portal it was found on; empty: not known.", references="portals"),
        *PROBLEM_COLUMNS,
    ),
    ("id",),
    label="message",
    sort="url",
    facets=("stage", "portal"),
    indices=(("url",), ("stage",), ("portal",), ("document",), ("issuer_id", "year")),
)

FIGURES = Table(
    "figures",
    "数据",
    "A view: every figure of every report in one list, with its words, its print and its place.",
    (
        text("report_id", "The report."),
        text("issuer", "Name of the organ (发布机关)."),
        integer("year", "The year reported on (报告年度).", unit="report year"),
        text("key", "Key of the figure: table, line and column, such as requests.new.total."),
        text("line", "The line of the form, in Chinese and English (行)."),
        text("column", "The column of the form, in Chinese and English (列)."),
        number("value", "The figure; empty: blank or not readable (never 0).", unit="as in the column unit"),
        text("unit", "件 cases, 项 items, or 万元 (10,000 yuan)."),
        text("raw", "The cell as printed (原文); empty text: blank; NULL: no such cell."),
        number(
            "corrected",
            "What a person read there (订正), beside the print; empty: no correction, or that the cell is blank.",
            unit="as in the column unit",
        ),
        text("correction", "Why, who and when, for a cell that a person corrected; empty: none did."),
        text("source_table", "Id of the table of the source it is printed in."),
        json("place", f"{_PLACE} of the cell."),
        text("url", "Where the report was read."),
    ),
    (),
)

FACT_TABLES: tuple[Table, ...] = (
    DIVISIONS,
    PORTALS,
    CRAWLS,
    ARCHIVE_FILES,
    ARCHIVE_RECORDS,
    DOCUMENTS,
    CAPTURES,
    READINGS,
    ISSUERS,
    REPORTS,
    REPORT_DOCUMENTS,
    SOURCE_TABLES,
    SECTIONS,
    DISCLOSURES,
    REQUESTS,
    APPEALS,
    INDICATORS,
    CHECKS,
    INFERENCES,
    COPIED_TEXTS,
    REVISIONS,
    PROBLEMS,
    EXPECTED_ISSUERS,
    CORRECTIONS,
)

VIEWS: tuple[Table, ...] = (FIGURES, SIGHTINGS, CHANGES, PUNCTUALITY, COVERAGE, REPORT_RATIOS)
