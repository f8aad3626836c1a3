"""检索: searches the narratives for words of any length; filters by year, division, kind, portal and section."""

from __future__ import annotations

import sqlite3

from crawler.browse.filters import asked_of, choices, dicts, narrowed, paged, pager, values
from crawler.browse.highlights import excerpts, plain_quotes
from crawler.browse.page import Across, Ask, Data, Page, Ranked, number_of
from crawler.database.search import FTS, match_query
from crawler.dictionary.form_codes import HEADINGS
from parsers.forms import FORMS_SINCE

SIZE = 20
"""Sections on one page."""
MOST = 1000
"""Most sections that a search returns. If it finds as many or more, they are not ranked by relevance."""

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
    shown, data = _chosen(sorted(_ranked(conn, ask)), conn, ask)
    return data | {"hits": [_hit(each[-1], conn, ask) for each in shown]}


def _ranked(conn: sqlite3.Connection, ask: Ask) -> list[tuple[float, int, int]]:
    """What contains all words: rank, year, id of the section; to be sorted."""
    match = match_query(plain_quotes(ask.word("words")))
    return _found(conn, match, _narrowing(ask)) if match else []


def _narrowing(ask: Ask) -> dict[str, str]:
    return asked_of(ask, ("year", "division", "kind", "portal", "section"))


def _chosen(found: list[Ranked], conn: sqlite3.Connection, ask: Ask) -> tuple[list[Ranked], Data]:
    words, asked = ask.word("words"), _narrowing(ask)
    page, pages = paged(ask, len(found), SIZE)
    return found[(page - 1) * SIZE : page * SIZE], {
        "words": words,
        "asked": asked,
        "choices": {**choices(conn, ask, asked["division"]), "sections": [row["code"] for row in HEADINGS.rows]},
        "count": len(found),
        "many": len(found) >= MOST,
        "hits": [],
        "pager": pager(("search",), {"words": words, **asked}, page, pages),
    }


def _found(conn: sqlite3.Connection, match: str, asked: dict[str, str]) -> list[tuple[float, int, int]]:
    """The sections that contain all words, at most `MOST`: rank, year and id. By relevance, newest report year first
    among equals. Words in the heading count little, because headings are much the same in all reports.
    """
    where = narrowed(asked)
    given = {**values(asked), "match": match, "most": MOST}
    if asked["section"]:
        # The sections of earlier reports have the numbers that their organs gave them.
        where += f" AND s.number = :section AND r.year >= {FORMS_SINCE}"
        given["section"] = number_of(asked["section"], 0)
    # CROSS JOIN makes SQLite start with the index, whatever its planner expects of the filters: a row of the
    # index is the cheapest to look up.
    sql = (
        f"SELECT f.rowid, {{best}} AS best, r.year FROM {FTS} f CROSS JOIN sections s ON s.id = f.rowid"
        " CROSS JOIN reports r ON r.id = s.report_id CROSS JOIN issuers i ON i.id = r.issuer_id"
        f" WHERE {FTS} MATCH :match AND {where} LIMIT :most"
    )
    rows = conn.execute(sql.format(best="0"), given).fetchall()
    # bm25 counts all occurrences in the corpus. For words that occur everywhere this takes long, and ranking
    # only the first MOST sections would not show the best ones.
    if len(rows) < MOST:
        rows = conn.execute(sql.format(best=f"bm25({FTS}, 0.2, 1.0)"), given).fetchall()
    return [(round(best, 1), -year, section) for section, best, year in rows]


def _hit(section: int, conn: sqlite3.Connection, ask: Ask) -> Data:
    words = ask.word("words")
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
    if hit["year"] < FORMS_SINCE:
        hit["number"] = None
    shown = excerpts(text, words)
    if not any(kind == "hit" for excerpt in shown for kind, _ in excerpt):
        shown = excerpts(hit["heading"], words)  # the words are in the heading
    return {**hit, "excerpts": shown}


PAGE = Page(
    "search",
    r"/search",
    find,
    rows="hits",
    columns=(
        "section_id=sections.id",
        "report=reports.id",
        "reports.issuer_id",
        "issuer=issuers.name",
        "reports.year",
        "sections.number",
        "sections.heading",
    ),
    nav="nav.search",
    words=WORDS,
    about=("正文检索。", "A search of the narrative."),
    query=("words", "year", "division", "kind", "portal", "section", "page"),
    across=Across(_ranked, _chosen, _hit, MOST),
)
