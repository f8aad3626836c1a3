"""订正: what a person read in a cell, beside its print."""

from __future__ import annotations

from crawler.dictionary.model import Code, Table, code_table, integer, number, text

CORRECTION_STATES = code_table(
    "correction_states",
    "订正状态",
    "Whether a correction holds (订正状态).",
    (
        Code(
            "applied",
            "已采用",
            "Applied",
            more={
                "meaning": "The corpus has the print that was corrected: the view figures shows the correction beside it."
            },
        ),
        Code(
            "stale",
            "已过时",
            "Stale",
            more={
                "meaning": "The corpus has another print now than the one that was corrected: look at the cell again."
            },
        ),
    ),
    text("meaning", "What the code says, in words."),
)

CORRECTIONS = Table(
    "corrections",
    "订正",
    "What persons read in cells that are misprinted or were misread, from the files in corrections/ (订正). The print stays as it is.",
    (
        text("report_id", "The report: its id in reports.", required=True),
        text("cell", "Key of the figure, such as requests.new.natural_person.", required=True),
        text("status", "Whether it holds (状态).", references="correction_states", required=True),
        text("printed", "The cell as it was printed when it was corrected (原文).", required=True),
        number(
            "value",
            "What the person read there (人工读数); empty: that the cell is blank, or holds no number.",
            unit="that of the cell",
        ),
        text("why", "The reason, in words (理由).", required=True),
        text("who", "Who read it (何人).", required=True),
        text("made_on", "When, YYYY-MM-DD (何时).", required=True),
        text("file", "The file it stands in.", required=True),
        integer("line", "The line there.", required=True),
        text("message", "What of it holds, in words.", required=True),
    ),
    ("report_id", "cell"),
    label="cell",
    sort="report_id",
    facets=("status",),
    indices=(("status",),),
)
