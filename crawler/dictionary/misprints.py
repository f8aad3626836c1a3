"""印刷差错: the errors of print as a data set. It is made when it is asked for, and is no table of the corpus."""

from __future__ import annotations

from crawler.dictionary.model import Table, integer, json, number, text
from crawler.dictionary.shared import REPORT

MISPRINTS = Table(
    "misprints",
    "印刷差错",
    "Sums of a printed report that don't hold (印刷差错): which, since when, until when, and what would mend them.",
    "报告所印数字不成立的勾稽关系：哪一条，自何时至何时，以及怎样改动可使其成立。",
    (
        REPORT,
        text("issuer", "Name of the organ (发布机关).", "发布机关名称。", required=True),
        integer("year", "The year reported on (报告年度).", "报告年度。", unit="report year", required=True),
        text("rule", "The rule (勾稽关系).", "规则。", references="rules", required=True),
        text("subject", "The line or column that is summed.", "求和的行或列。", required=True),
        text("state", "`stands`, or `corrected`: the publisher corrected it later.", "stands：仍在；corrected：发布者后来已更正。", required=True),
        number("left", "One side of the sum, as printed.", "等式左边，照原文。", unit="that of the subject"),
        number("right", "The other side, as printed.", "等式右边，照原文。", unit="that of the subject"),
        json("cells", "JSON: the cells of the sum by key, with their numbers.", "JSON：该式所含各格的键和数。", required=True),
        text("verdict", "What came of reading the document again (复读结果).", "复读结果。", references="refereed"),
        integer(
            "hint_cells",
            "Cells that the smallest change by which it would hold touches: 1 or 2; empty: no change of one or two cells does.",
            "使其成立的最小改动涉及几格：1或2；空：改动一两格均不能成立。",
            unit="cells",
        ),
        integer("hint_count", "Changes that are as small; only if it is 1 does the arithmetic point at cells.", "同样小的改动有几种；仅一种时，勾稽关系才指向具体的格。"),
        json("hint", "JSON: these changes (up to 5): each a list of [key, print, would be]. A hint, never a figure.", "JSON：这些改动（最多5种），各为 [键, 原文, 应为] 的列表。仅为提示，不是数据。"),
        text("since", "Since when it has stood: the stated date of publication, or when it was first seen, YYYY-MM-DD.", "自何时起：所称发布日期或首次发现日期。"),
        text("until", "When it was last seen so, YYYY-MM-DD.", "最后一次见到的日期。"),
        number("years", "Years from the one to the other.", "其间的年数。", unit="year"),
        text("corrected_on", "When the correction was first seen, YYYY-MM-DD; empty: it stands.", "首次见到更正的日期；空：未更正。"),
        json("corrected_cells", "JSON: what the publisher changed: a list of [key, before, after].", "JSON：发布者所作改动：[键, 原来, 现在] 的列表。"),
        text("url", "Where the report was read.", "网址。", required=True),
    ),
    ("report_id", "rule", "subject", "state", "since"),
)  # fmt: skip
