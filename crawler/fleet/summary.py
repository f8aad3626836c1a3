"""全国: the small database of the country: who, when, how many, what is doubtful and missing; no texts, no print.

It has the schema of every corpus, and its pages: home, registers, comparison, search by name. What is left out stands
in the provinces' databases, where a report's own pages come from.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from crawler.corpus.writer import Corpus
from crawler.database.replace import into_one_file
from crawler.dictionary import CODE_TABLES, TABLES

LEFT_OUT = frozenset(
    ("archive_files", "archive_records", "captures", "documents", "readings", "sections", "source_tables")
)
"""Tables that are empty in it."""
_CODES = {table.name for table in CODE_TABLES}


def summarise(target: Path, provinces: Sequence[Path]) -> None:
    """Makes the national database of those of provinces. A report that two provinces print is taken from its own, if
    one of them is.
    """
    with Corpus.open(target) as corpus:
        conn = corpus.connection
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF"):
            conn.execute(f"PRAGMA {pragma}")
        for province in provinces:
            _add(conn, province)
        conn.execute("ANALYZE")
        conn.execute("PRAGMA optimize")
    with closing(sqlite3.connect(target)) as conn:
        into_one_file(conn)


def _add(conn: sqlite3.Connection, province: Path) -> None:
    conn.execute("ATTACH ? AS part", (str(province.absolute()),))
    conn.execute("BEGIN")
    # Reports that this province prints of its own organs, and that another had brought from elsewhere.
    conn.execute("CREATE TEMP TABLE better (report TEXT PRIMARY KEY) WITHOUT ROWID")
    conn.execute(
        "INSERT INTO temp.better SELECT n.id FROM part.reports n JOIN main.reports o ON o.id = n.id"
        " WHERE n.standing = 'own' AND o.standing <> 'own'"
    )
    conn.execute(
        "CREATE TEMP TABLE known AS SELECT id FROM main.reports WHERE id NOT IN (SELECT report FROM temp.better)"
    )
    conn.execute("CREATE UNIQUE INDEX temp.known_id ON known (id)")
    for table in TABLES.values():
        if table.name in _CODES | LEFT_OUT:
            continue
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        key = "id" if table.name == "reports" else "report_id"
        where = ""
        if key == "id" or any(column.name == key for column in table.columns):
            conn.execute(f'DELETE FROM main."{table.name}" WHERE {key} IN (SELECT report FROM temp.better)')
            where = f"WHERE {key} NOT IN (SELECT id FROM temp.known)"
        conn.execute(
            f'INSERT OR IGNORE INTO main."{table.name}" ({columns}) SELECT {columns} FROM part."{table.name}" {where}'
        )
    conn.execute("COMMIT")
    conn.execute("DROP TABLE temp.better")
    conn.execute("DROP TABLE temp.known")
    conn.execute("DETACH part")
