"""订正: the table of corrections, which hold what a person read in a cell, next to its printed text."""

from __future__ import annotations

from crawler.dictionary.model import Code, Table, code_table, integer, number, text

CORRECTION_STATES = code_table(
    "correction_states",
    "订正状态",
    "Whether a correction holds (订正状态).",
    "订正是否有效。",
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
    text("meaning", "What the code says, in words.", "代码的含义（英文）。"),
)

CORRECTIONS = Table(
    "corrections",
    "订正",
    "What persons read in cells that are misprinted or were misread, from the files in corrections/ (订正). The print stays as it is.",
    "人工对误印或误读单元格的读数，来自 corrections/ 目录；原文不变。",
    (
        text("report_id", "The report: its id in reports.", "所属报告。", required=True),
        text("cell", "Key of the figure, such as requests.new.natural_person.", "数据的键。", required=True),
        text("status", "Whether it holds (状态).", "是否有效。", references="correction_states", required=True),
        text(
            "printed", "The cell as it was printed when it was corrected (原文).", "订正时的单元格原文。", required=True
        ),
        number(
            "value",
            "What the person read there (人工读数); empty: that the cell is blank, or holds no number.",
            "人工读数；空：该单元格空白，或不是数字。",
            unit="that of the cell",
        ),
        text("why", "The reason, in words (理由).", "理由。", required=True),
        text("who", "Who read it (何人).", "何人。", required=True),
        text("made_on", "When, YYYY-MM-DD (何时).", "何时。", required=True),
        text("file", "The file it stands in.", "所在文件。", required=True),
        integer("line", "The line there.", "所在行。", required=True),
        text("message", "What of it holds, in words.", "结论说明。", required=True),
    ),
    ("report_id", "cell"),
    label="cell",
    sort="report_id",
    facets=("status",),
    indices=(("status",),),
)
