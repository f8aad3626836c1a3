"""The tables of figures, one for each part of the forms, and the view of all figures."""

from __future__ import annotations

from crawler.dictionary.form_codes import APPLICANTS, RESULTS
from crawler.dictionary.model import Column, Table, integer, json, number, text
from crawler.dictionary.shared import PLACE, PLACE_OF_CELL, PLACES, POSITION, REPORT, SOURCE_TABLE
from parsers.keys import LAYOUTS


def _counts(codes: Table, what: str) -> tuple[Column, ...]:
    """A number column for each code of a code table, as sections 3 and 4 have them."""
    return tuple(
        number(str(row["code"]), f"{row['english']} ({row['label']}).", f"{row['label']}。", unit=what)
        for row in codes.rows
    )


DISCLOSURES = Table(
    "disclosures",
    "主动公开",
    "Section 2: proactive disclosure (主动公开政府信息情况), one row per figure.",
    "第二章“主动公开政府信息情况”，每个数据一行。",
    (
        REPORT,
        POSITION,
        text(
            "clause",
            "Clause of article 20 (第二十条第（X）项).",
            "《条例》第二十条第（X）项。",
            references="clauses",
            required=True,
        ),
        text("item", "What is counted (信息内容).", "信息内容。", references="items", required=True),
        text("measure", "What is counted of it (指标).", "指标。", references="measures", required=True),
        number(
            "value",
            "The figure; empty: blank in the print, or not readable as a number (never 0).",
            "数据；空：原文空白或无法识别为数字（绝不作0处理）。",
            unit="as in the column unit",
        ),
        text(
            "unit",
            "件 cases, 项 items, or 万元 (10,000 yuan), whatever unit was printed.",
            "计量单位：件、项或万元。",
            required=True,
        ),
        text(
            "raw",
            "The cell as printed (原文); empty text: a blank cell; NULL: no such cell.",
            "单元格原文；空文本：印为空白；NULL：没有该单元格。",
        ),
        SOURCE_TABLE,
        json(
            "place",
            f"{PLACE} of the cell; NULL: no such cell.",
            "JSON：单元格在来源中的表、行、列（从0起），文本行（从1起），或页码和坐标（点）。",
        ),
    ),
    ("report_id", "position"),
    unique=(("report_id", *LAYOUTS["disclosures"].codes),),
    indices=(("clause",), ("item",), ("measure",), ("source_table",)),
)

REQUESTS = Table(
    "requests",
    "依申请公开",
    "Section 3: requests received and handled (收到和处理政府信息公开申请情况), one row per line of the form.",
    "第三章“收到和处理政府信息公开申请情况”，表中每行一行。",
    (
        REPORT,
        POSITION,
        text(
            "outcome",
            "The line of the form (办理结果).",
            "表中的行（办理结果）。",
            references="outcomes",
            required=True,
        ),
        *_counts(APPLICANTS, "requests (件)"),
        json(
            "raw",
            'JSON: each cell of the line as printed (原文), by column; "": blank; null: no such cell.',
            "JSON：该行各单元格原文，按列；空文本：空白；null：没有该单元格。",
            required=True,
        ),
        SOURCE_TABLE,
        PLACES,
    ),
    ("report_id", "position"),
    unique=(("report_id", *LAYOUTS["requests"].codes),),
    across=APPLICANTS.name,
    # The first two let SQLite compute sums over many reports from the index alone.
    indices=(("outcome", "report_id", "total"), ("report_id", "outcome", "total"), ("source_table",)),
)

APPEALS = Table(
    "appeals",
    "复议诉讼",
    "Section 4: administrative reconsideration and litigation (行政复议、行政诉讼情况), one row per channel.",
    "第四章“政府信息公开行政复议、行政诉讼情况”，每种救济渠道一行。",
    (
        REPORT,
        POSITION,
        text(
            "channel", "Reconsideration or litigation (救济渠道).", "救济渠道。", references="channels", required=True
        ),
        *_counts(RESULTS, "cases (件)"),
        json(
            "raw",
            'JSON: each cell of the channel as printed (原文), by column; "": blank; null: no such cell.',
            "JSON：该渠道各单元格原文，按列；空文本：空白；null：没有该单元格。",
            required=True,
        ),
        SOURCE_TABLE,
        PLACES,
    ),
    ("report_id", "position"),
    unique=(("report_id", *LAYOUTS["appeals"].codes),),
    across=RESULTS.name,
    indices=(("channel",), ("source_table",)),
)

INDICATORS = Table(
    "indicators",
    "统计表指标",
    "Figures of reports from before 2019: of the table of statistics (政府信息公开情况统计表), of local and older tables, and of sentences of reports without a table; one row per figure.",
    "2019年以前报告的数据：统计表、地方或更早的表，以及无表报告正文中的数据；每个数据一行。",
    (
        REPORT,
        integer(
            "position",
            "Place among the figures of the report, in the order of print, from 1.",
            "在该报告各数据中的次序，按原表顺序，从1起。",
            required=True,
        ),
        text(
            "line",
            "What the line is called in keys: its code, or the words of its label.",
            "键中该行的名称：代码；无代码者为行名文字。",
            required=True,
        ),
        text(
            "indicator",
            "Code of the line (统计指标); empty: no line of a national form certainly counts the same.",
            "统计指标代码；空：全国格式中没有确定相同的指标。",
            references="indicator_codes",
        ),
        text("label", "The line as printed, or what the sentence states (行名).", "行名，照原文。", required=True),
        text(
            "column",
            "`year`: the report year (本年); `cumulative`: all years (历年累计); else the words of the head.",
            "year：本年；cumulative：历年累计；其余为列名文字。",
            required=True,
        ),
        number(
            "value",
            "The figure; empty: blank or not readable (never 0).",
            "数据；空：原文空白或无法识别为数字（绝不作0处理）。",
            unit="as in the column unit",
        ),
        text(
            "unit",
            "Unit as the table prints it (单位); money is in 万元; empty text: a heading, or none is printed.",
            "计量单位，照原表；金额均为万元；空文本：标题行，或未印单位。",
            required=True,
        ),
        text("raw", "The cell as printed (原文).", "单元格原文；空文本：印为空白；NULL：没有该单元格。"),
        text(
            "source",
            "`table`, or `narrative`: stated by a sentence of a report without a table.",
            "table：表；narrative：无表报告正文中的语句。",
            required=True,
        ),
        text("sentence", "The sentence that states it (原句).", "所出语句；空：出自表。"),
        SOURCE_TABLE,
        PLACE_OF_CELL,
    ),
    ("report_id", "position"),
    unique=(("report_id", *LAYOUTS["indicators"].codes),),
    indices=(("indicator", "column", "report_id", "value"), ("source_table",)),
)

FIGURES = Table(
    "figures",
    "数据",
    "A view: every figure of every report in one list, with its words, its print and its place.",
    "视图：全部报告的全部数据，附行名、列名、原文和出处。",
    (
        text("report_id", "The report.", "所属报告。"),
        text("issuer", "Name of the organ (发布机关).", "发布机关名称。"),
        integer("year", "The year reported on (报告年度).", "报告年度。", unit="report year"),
        text(
            "key",
            "Key of the figure: table, line and column, such as requests.new.total.",
            "数据的键：表、行、列，如 requests.new.total。",
        ),
        text("line", "The line of the form, in Chinese and English (行).", "表中的行，中英文并列。"),
        text("column", "The column of the form, in Chinese and English (列).", "表中的列，中英文并列。"),
        number(
            "value",
            "The figure; empty: blank or not readable (never 0).",
            "数据；空：原文空白或无法识别为数字（绝不作0处理）。",
            unit="as in the column unit",
        ),
        text("unit", "件 cases, 项 items, or 万元 (10,000 yuan).", "计量单位：件、项或万元。"),
        text(
            "raw",
            "The cell as printed (原文); empty text: blank; NULL: no such cell.",
            "单元格原文；空文本：印为空白；NULL：没有该单元格。",
        ),
        number(
            "corrected",
            "What a person read there (订正), beside the print; empty: no correction, or that the cell is blank.",
            "人工读数，与原文并列；空：无订正，或订正为空白。",
            unit="as in the column unit",
        ),
        text(
            "correction",
            "Why, who and when, for a cell that a person corrected; empty: none did.",
            "订正的理由、何人、何时；空：无订正。",
        ),
        text("source_table", "Id of the table of the source it is printed in.", "该数据所在的原表。"),
        PLACE_OF_CELL,
        text("url", "Where the report was read.", "网址。"),
    ),
    (),
)
