"""The table of texts that stand in another report: what `text.copied` found, with its evidence."""

from __future__ import annotations

from crawler.dictionary.model import Table, integer, json, number, text

COPIED_TEXTS = Table(
    "copied_texts",
    "雷同文本",
    "Narratives of which most stands in another report (雷同文本): last year's of the same issuer, or another issuer's of the same year. Which was there first is not said.",
    (
        text("report_id", "The report.", references="reports", required=True),
        text("other_report", "The report its text also stands in.", references="reports", required=True),
        text(
            "relation",
            "last_year: the same issuer's of the year before; other_issuer: another's of the same year.",
            required=True,
        ),
        number(
            "share",
            "Of the narrative's own characters, those in sentences of the other report; wording that many reports of the year share is left out.",
            unit="per cent",
        ),
        integer("characters", "The narrative's own characters.", unit="characters", required=True),
        json("sentences", "JSON list: the sentences that stand in both, as this report prints them.", required=True),
    ),
    ("report_id", "other_report"),
    sort="-share",
    facets=("relation",),
    indices=(("other_report",),),
)
