"""检索: the narratives by their words, however short, narrowed by year, division, kind and section."""

from __future__ import annotations

import sqlite3

from crawler.browse.filters import asked_of, choices, dicts, narrowed, paged, pager, values
from crawler.browse.highlights import excerpts, plain_quotes
from crawler.browse.page import Ask, Data, Page
from crawler.database.search import FTS, match_query
from crawler.dictionary.codes import HEADINGS

SIZE = 20
MOST = 1000
"""Sections of which the best are sought; a word that more have is too common to be ranked."""

WORDS = {
    "nav.search": ("检索", "Search"),
    "search.title": ("检索报告正文", "Search the texts"),
    "search.lead": (
        "各词均须出现；引号中的词须连在一起。两个字的词也能检索。",
        "All words must be there; words in quotes stand together. Two characters are enough.",
    ),
    "search.found": ("{count} 处（章）", "{count} sections"),
    "search.many": (
        "超过 {count} 处，这里是其中的 {count} 处：请按年度、行政区划等缩小范围。",
        "More than {count} sections; these are {count} of them. Narrow it by year, division or kind.",
    ),
    "search.none": ("没有找到。", "Nothing was found."),
    "search.words": ("检索词", "Words"),
}


def find(conn: sqlite3.Connection, ask: Ask) -> Data:
    words = ask.word("words")
    asked = asked_of(ask, ("year", "division", "kind", "portal", "section"))
    match = match_query(plain_quotes(words))
    found = _found(conn, match, asked) if match else []
    page, pages = paged(ask, len(found), SIZE)
    hits = found[(page - 1) * SIZE : page * SIZE]
    return {
        "words": words,
        "asked": asked,
        "choices": {**choices(conn, ask, asked["division"]), "sections": [row["code"] for row in HEADINGS.rows]},
        "count": len(found),
        "many": len(found) == MOST,
        "hits": [_hit(conn, section, words) for section in hits],
        "pager": pager(("search",), {"words": words, **asked}, page, pages),
    }


def _found(conn: sqlite3.Connection, match: str, asked: dict[str, str]) -> list[int]:
    """Ids of the sections that have all words: by how well, the newest first among equals. Words of
    the heading, which is much the same in all reports, count little.
    """
    where = narrowed(asked)
    given = {**values(asked), "match": match, "most": MOST}
    if asked["section"]:
        where += " AND s.number = :section"
        given["section"] = int(asked["section"]) if asked["section"].isdecimal() else 0
    # The index is asked first, whatever the planner thinks of the filters: a row of it costs least.
    sql = (
        f"SELECT f.rowid, {{best}} AS best, r.year FROM {FTS} f CROSS JOIN sections s ON s.id = f.rowid"
        " CROSS JOIN reports r ON r.id = s.report_id CROSS JOIN issuers i ON i.id = r.issuer_id"
        f" WHERE {FTS} MATCH :match AND {where} LIMIT :most"
    )
    rows = conn.execute(sql.format(best="0"), given).fetchall()
    # How well counts all places in the corpus: of words that stand everywhere, that takes long, and
    # which of them are best can't be said of some alone.
    if len(rows) < MOST:
        rows = conn.execute(sql.format(best=f"bm25({FTS}, 0.2, 1.0)"), given).fetchall()
    return [row[0] for row in sorted(rows, key=lambda row: (round(row[1], 1), -row[2], row[0]))]


def _hit(conn: sqlite3.Connection, section: int, words: str) -> Data:
    (hit,) = dicts(
        conn.execute(
            "SELECT s.id AS section_id, r.id AS report, i.id AS issuer_id, i.name AS issuer, r.year, s.number,"
            " s.heading, s.text, (SELECT count(*) FROM sections b WHERE b.report_id = s.report_id AND b.id <= s.id)"
            " AS place FROM sections s JOIN reports r ON r.id = s.report_id JOIN issuers i ON i.id = r.issuer_id"
            " WHERE s.id = ?",
            [section],
        )
    )
    text = hit.pop("text")
    shown = excerpts(text, words)
    if not any(kind == "hit" for excerpt in shown for kind, _ in excerpt):
        shown = excerpts(hit["heading"], words)  # it is the heading that has them
    return {**hit, "excerpts": shown}


PAGE = Page("search", r"/search", find, rows="hits", nav="nav.search", words=WORDS)
