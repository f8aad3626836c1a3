"""Makes Datasette's metadata from the dictionary: titles, descriptions, labels, facets, sort orders."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from crawler.browse.queries import QUERIES, Query
from crawler.database.search import FTS
from crawler.dictionary import CODE_TABLES, TABLES, VIEWS, Table

DATABASE = "corpus"
"""The name of the database in addresses, whatever its file is called."""

_GROUPS = (
    ("报告 Reports", ("reports", "issuers", "sections", "disclosures", "requests", "appeals", "indicators", "figures")),
    ("核对 Checks", ("checks", "inferences", "corrections", "copied_texts", "changes", "revisions", "problems")),
    ("覆盖 Coverage", ("coverage", "punctuality", "expected_issuers", "issuer_successions")),
    ("比率 Measures", ("report_ratios", "series")),
    (
        "来源 Sources",
        (
            "report_documents",
            "sightings",
            "readings",
            "source_tables",
            "documents",
            "captures",
            "crawls",
            "portals",
            "divisions",
        ),
    ),
    ("代码 Codes", tuple(table.name for table in CODE_TABLES)),
)
"""The groups of tables on the database's page, the most used ones first."""

_ABOUT = (
    "The annual reports on information disclosure (政府信息公开工作年度报告) that Chinese governments"
    " publish under article 50 of the Regulations (《中华人民共和国政府信息公开条例》), with every figure as"
    " printed. A blank cell is empty here, never 0."
)


def metadata(others: Iterable[str] = ()) -> dict[str, Any]:
    """The metadata for `Datasette(metadata=…)`, or as JSON for `datasette --metadata`. `others` are the names of
    further databases with the same tables.
    """
    tables = {table.name: _table(table) for table in (*TABLES.values(), *VIEWS)}
    tables["sections"] |= {"fts_table": FTS, "fts_pk": "id"}
    tables["source_tables"]["size"] = 10
    tables[FTS] = {"hidden": True, "description": "Index of the narrative's words."}
    return {
        "title": "年报 nianbao: annual reports on information disclosure",
        "description": _ABOUT,
        "source": "The portals of the governments named in each report",
        "license": "Software: Apache-2.0. The reports are public documents of the governments that published them",
        "about": "Cite as: nianbao (年报), with the number of reports and the date below",
        "databases": {
            name: {
                "title": f"年报 {name}",
                "groups": [{"title": title, "tables": list(names)} for title, names in _GROUPS],
                "description": "Reports, their figures and texts, and where each was read.",
                "tables": tables,
                "queries": {query.name: _query(query) for query in QUERIES},
            }
            for name in (DATABASE, *others)
        },
    }


def _table(table: Table) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "title": f"{table.title} {table.name}",
        "description": table.description,
        "source": _source(table),
        "columns": {column.name: column.words for column in table.columns},
    }
    if table.label:
        shown["label_column"] = table.label
    if table.facets:
        shown["facets"] = list(table.facets)
    if table.sort:
        order = "sort_desc" if table.sort.startswith("-") else "sort"
        shown[order] = table.sort.removeprefix("-")
    return shown


_READ = "The reports themselves, at the address in reports.url"
_SOURCES = {
    name: source
    for source, names in {
        "GB/T 2260, from the lists that NOTICE names": ("divisions",),
        "The portals' declarations, and reports and links that were found": ("expected_issuers",),
        "What persons read in the cells, in corrections/": ("corrections",),
        "Computed from the figures and texts of the reports, as printed": (
            "report_ratios",
            "checks",
            "inferences",
            "copied_texts",
        ),
        "Readings of what was captured at different times": ("revisions", "changes", "sightings"),
        "Reports, captures, and the dates of articles 49 and 50 of the Regulations (《条例》)": (
            "coverage",
            "punctuality",
        ),
        "What the crawls fetched, as they recorded it": (
            "portals",
            "crawls",
            "documents",
            "captures",
            "readings",
            "problems",
            "archive_files",
            "archive_records",
        ),
    }.items()
    for name in names
}


def _source(table: Table) -> str:
    """Where the rows of a table come from, in words."""
    if table in CODE_TABLES:
        return "The official forms and notices (国办公开办函〔2019〕60号, 〔2021〕30号), and this project's definitions"
    return _SOURCES.get(table.name, _READ)


def _query(query: Query) -> dict[str, Any]:
    return {
        "title": query.title,
        "description": query.description,
        "sql": query.sql.strip(),
        "hide_sql": True,
        "source": "The tables of this corpus, as the SQL says",
    }
