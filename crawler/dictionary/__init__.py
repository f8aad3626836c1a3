"""The dictionary: one definition of every table, column and code of the corpus.

The schema, the code tables, Datasette's descriptions, the exported data package and
docs/data-dictionary.md are made from it. To add a column: add it to its table here, described in
English and in Chinese, fill it in the code that writes the row, and run `make docs`.
"""

from __future__ import annotations

from crawler.dictionary.codes import CODE_TABLES
from crawler.dictionary.model import Code, Column, Table, Type, Value
from crawler.dictionary.tables import FACT_TABLES, VIEWS

TABLES: dict[str, Table] = {table.name: table for table in (*CODE_TABLES, *FACT_TABLES)}
"""Every table by name; each comes after those it refers to (except for portals.last_crawl)."""

__all__ = ["CODE_TABLES", "FACT_TABLES", "TABLES", "VIEWS", "Code", "Column", "Table", "Type", "Value"]
