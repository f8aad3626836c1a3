"""The table of narratives that are mostly also in another report: the findings of `text.copied`, with evidence."""

from __future__ import annotations

from crawler.dictionary.model import Table, integer, json, number, text
from crawler.dictionary.shared import REPORT

COPIED_TEXTS = Table(
    "copied_texts",
    "雷同文本",
    "Narratives of which most stands in another report (雷同文本): last year's of the same issuer, or another issuer's of the same year. Which was there first is not said.",
    "大部分正文也见于另一报告的：同一机关上一年度的，或其他机关同一年度的。孰先孰后不作判断。",
    (
        REPORT,
        text(
            "other_report",
            "The report its text also stands in.",
            "正文也见于哪份报告。",
            references="reports",
            required=True,
        ),
        text(
            "relation",
            "last_year: the same issuer's of the year before; other_issuer: another's of the same year.",
            "last_year：同一机关上一年度；other_issuer：其他机关同一年度。",
            required=True,
        ),
        number(
            "share",
            "Of the narrative's own characters, those in sentences of the other report; wording that many reports of the year share is left out.",
            "该报告自己的文字中，见于另一报告的句子所占字数之比；当年许多报告共有的措辞不计。",
            unit="per cent",
        ),
        integer(
            "characters",
            "The narrative's own characters.",
            "该报告自己的文字的字数。",
            unit="characters",
            required=True,
        ),
        json(
            "sentences",
            "JSON list: the sentences that stand in both, as this report prints them.",
            "JSON 列表：两份报告共有的句子，照该报告原文。",
            required=True,
        ),
    ),
    ("report_id", "other_report"),
    sort="-share",
    facets=("relation",),
    indices=(("other_report",),),
)
