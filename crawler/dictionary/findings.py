"""The tables of what was found about reports and pages: checks, inferences, problems."""

from __future__ import annotations

from crawler.dictionary.coverage import PROBLEM_COLUMNS
from crawler.dictionary.model import SENTENCE, Table, json, number, text
from crawler.dictionary.shared import REPORT

CHECKS = Table(
    "checks",
    "核对",
    "One rule applied to one subject of a report (核对). No figure is altered by it.",
    "对报告逐条核对勾稽关系的结果；任何数据均不因此改动。",
    (
        REPORT,
        text("rule", "The rule (勾稽关系).", "规则。", references="rules", required=True),
        text(
            "subject",
            "The line, column or part it was applied to, such as requests.natural_person.",
            "规则所用于的行、列或部分。",
            required=True,
        ),
        text("status", "What was found.", "核对结果。", references="verdicts", required=True),
        number("left", "One side of the rule; empty: not known.", "等式左边；空：不详。", unit="that of the subject"),
        number("right", "The other side; empty: not known.", "等式右边；空：不详。", unit="that of the subject"),
        text("message", "The finding in words.", "结论说明。", required=True),
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
    "空白或无法辨认的单元格，按勾稽关系只能取的值；与原文并列，不取代原文。",
    (
        REPORT,
        text(
            "cell",
            "Key of the figure, such as requests.new.natural_person.",
            "数据的键，如 requests.new.natural_person。",
            required=True,
        ),
        number("value", "The only value the arithmetic allows.", "按勾稽关系只能取的值。", unit="that of the cell"),
        json(
            "rules",
            "JSON list: the rules it follows from, as rule:subject.",
            "JSON 列表：所依据的规则。",
            required=True,
        ),
    ),
    ("report_id", "cell"),
)

PROBLEMS = Table(
    "problems",
    "问题",
    "What could not be fetched, read or recognised (问题); cleared once it succeeds.",
    "未能抓取、读取或识别的网页和文件；一经成功即予删除。",
    (
        text("id", "Digest of stage and URL (or document).", "阶段和网址（或文件）的摘要。", required=True),
        text("stage", "Where on the way it arose (阶段).", "阶段。", references="stages", required=True),
        text("url", "The address; empty: it has none.", "网址。"),
        text("message", "What went wrong and what helps, in words.", "出了什么问题，如何处理。", required=True),
        *SENTENCE,
        text("document", "The content concerned; empty: there is none.", "所涉内容；空：无。", references="documents"),
        text("portal", "The portal it was found on; empty: not known.", "发现该项的网站。", references="portals"),
        *PROBLEM_COLUMNS,
    ),
    ("id",),
    label="message",
    sort="url",
    facets=("stage", "portal"),
    indices=(("url",), ("stage",), ("portal",), ("document",), ("issuer_id", "year")),
)
