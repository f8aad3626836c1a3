"""引用: how to cite a report, a table or a figure; and where a citation leads."""

from __future__ import annotations

import sqlite3
from typing import Literal

from crawler.browse.page import Ask, Data, Missing, Page, address, safe_url
from crawler.browse.texts import t
from crawler.corpus.citations import Cited, Reading, asked_for, cite, in_english, in_gbt, reading_of, source_of
from crawler.evidence.names import name_of
from parsers.keys import LAYOUTS

State = Literal["current", "superseded", "differs", "unknown"]

WORDS = {
    "cite": ("引用", "Cite"),
    "cite.figure": ("引用该数字", "Cite this figure"),
    "cite.report": ("引用该报告", "Cite this report"),
    "cite.table": ("引用该表", "Cite this table"),
    "cite.gbt": ("GB/T 7714—2015", "GB/T 7714—2015 (Chinese)"),
    "cite.english": ("英文", "English"),
    "cite.link": ("永久链接", "Permanent link"),
    "cite.link.lead": (
        "链接写明报告、所读文件的 SHA-256 前 32 位和所读内容；网址前段换成任何一份数据库副本的地址，均指同一内容。",
        (
            "The link names the report, the first 32 digits of its document's SHA-256, and what was read there. Behind"
            " the address of any copy of the corpus it means the same."
        ),
    ),
    "cite.verify": ("核验", "Verify"),
    "cite.verify.lead": (
        "在有存档的机器上核对：存档字节未变，且今日重读仍为所引内容。",
        "Where the archive is at hand, this checks that its bytes are unchanged and are read as cited today.",
    ),
    "cite.document": ("文件 SHA-256", "Document (SHA-256)"),
    "cite.missing": ("没有可引用的内容", "There is nothing of that to cite"),
    "cite.state.current": ("库中现在所读即所引的文件。", "The report is read from the cited document now."),
    "cite.state.superseded": (
        "所引的文件此后已被另一文件取代；以下仍为所引文件的内容。",
        "The report is read from another document since; what follows is what the cited document says.",
    ),
    "cite.state.differs": (
        "与所引不符：该文件中读到的是“{now}”，引文为“{cited}”。",
        "Not as cited: what was read in that document is “{now}”, cited is “{cited}”.",
    ),
    "cite.state.unknown": (
        "这份数据库没有所引的文件（{document}…），无从核对；以下为现在所读的内容。",
        "This copy of the corpus has not the cited document ({document}…); what follows is what is read now.",
    ),
    "cite.now": ("现在所读", "What is read now"),
    "cite.evidence": ("出处", "Evidence"),
}


def find(conn: sqlite3.Connection, ask: Ask) -> Data:
    query = {name: [value] for name, value in ask.query.items()}
    asked = asked_for(ask.path["report"], ask.path.get("part"), query)
    current = reading_of(conn, Cited(asked.report, asked.part))
    reading = reading_of(conn, asked) or current
    source = source_of(conn, reading) if reading else None
    cited = cite(reading, asked.part) if reading and source else None
    if reading is None or source is None or cited is None:
        raise Missing(f"{t('cite.missing')}: {asked.report} {asked.part or ''}")
    whole = ask.site + cited.path.removeprefix("/") if ask.site else cited.path
    chinese, english = _said(conn, reading, cited)
    return {
        "report": {"id": asked.report, "issuer": source.issuer, "year": source.year, "title": source.title},
        "part": asked.part,
        "kind": "figure" if cited.print is not None or _is_figure(asked.part) else "table" if asked.part else "report",
        "state": _state(asked, cited, reading, current),
        "asked": {"document": asked.document, "print": asked.print, "figures": asked.figures},
        "name": _name(conn, asked),
        "print": cited.print,
        "figures": cited.figures,
        "document": reading.document,
        "path": cited.path,
        "link": whole,
        "citations": {"gbt": in_gbt(source, chinese, whole), "english": in_english(source, english, whole)},
        "page_of": _page(asked),
        "source": safe_url(source.url),
    }


def _is_figure(part: str | None) -> bool:
    return part is not None and part not in LAYOUTS


def _state(asked: Cited, cited: Cited, reading: Reading, current: Reading | None) -> State:
    if asked.document and not reading.document.startswith(asked.document):
        return "unknown"
    if asked.print is not None and asked.print != cited.print:
        return "differs"
    if asked.figures is not None and asked.figures != cited.figures:
        return "differs"
    return "current" if current is not None and current.document == reading.document else "superseded"


def _name(conn: sqlite3.Connection, asked: Cited) -> Data:
    """What is cited, in both languages."""
    if asked.part is None:
        return {"chinese": "", "english": ""}
    if asked.part in LAYOUTS:
        return {"chinese": _TABLES[asked.part][0], "english": _TABLES[asked.part][1]}
    row = conn.execute("SELECT form FROM reports WHERE id = ?", [asked.report]).fetchone()
    name = name_of(asked.part, row[0] if row else None)
    return {"chinese": " · ".join(name.chinese), "english": " · ".join(name.english)}


_TABLES = {
    "disclosures": ("主动公开政府信息情况（表）", "Proactive disclosure (table)"),
    "requests": ("收到和处理政府信息公开申请情况（表）", "Requests received and handled (table)"),
    "appeals": ("政府信息公开行政复议、行政诉讼情况（表）", "Reconsideration and litigation (table)"),
    "indicators": ("统计表", "Table of statistics"),
}


def _said(conn: sqlite3.Connection, reading: Reading, cited: Cited) -> tuple[str, str]:
    """What a citation says of the figure or table, in Chinese and English."""
    name = _name(conn, cited)
    if cited.part is None:
        return "", ""
    if cited.part in LAYOUTS:
        return f"{name['chinese']}. ", f"{name['english']}. "
    figure = reading.figures[cited.part]
    shown = None if figure.raw is None else figure.raw.strip()
    if not shown:
        chinese, english = (
            ("空白", "a blank cell") if shown == "" else ("原表没有这一格", "the source has no such cell")
        )
    else:
        # A unit printed in the cell needs no second one beside it.
        bare = figure.value is not None and shown == str(figure.value)
        chinese = f"“{shown}”{figure.unit if bare else ''}"
        english = f"“{shown}”" + (f" {_UNITS.get(figure.unit, figure.unit)}" if bare and figure.unit else "")
    return f"{name['chinese']}：{chinese}. ", f"{name['english']}: {english}. "


_UNITS = {"件": "cases (件)", "项": "items (项)", "万元": "× 10,000 yuan (万元)"}


def _page(asked: Cited) -> str:
    if _is_figure(asked.part):
        return address("evidence", asked.report, asked.part)
    return address("report", asked.report)


PAGE = Page(
    "cite",
    r"/cite/(?P<report>[^/]+?)(?:/(?P<part>[^/]+?))?",
    find,
    words=WORDS,
    about=("报告、表或数字的引文和永久链接。", "The citation of a report, table or figure, with its permanent link."),
    query=("print", "figures", "document"),
)
