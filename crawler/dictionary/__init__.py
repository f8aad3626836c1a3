"""The dictionary: one definition of every table, column and code of the corpus.

Schema, code tables, Datasette's descriptions, the export's package and docs/data-dictionary.md
follow from it. To add a column: one line in its table, with its words in English and in Chinese,
and the writer's row that fills it; then `make docs`.
"""

from __future__ import annotations

from crawler.dictionary.codes import CODE_TABLES
from crawler.dictionary.model import Code, Column, Table, Type, Value
from crawler.dictionary.tables import FACT_TABLES, VIEWS

TABLES: dict[str, Table] = {table.name: table for table in (*CODE_TABLES, *FACT_TABLES)}
"""Every table by name; each stands after those it refers to (but for portals.last_crawl)."""

__all__ = ["CODE_TABLES", "FACT_TABLES", "TABLES", "VIEWS", "Code", "Column", "Table", "Type", "Value"]
