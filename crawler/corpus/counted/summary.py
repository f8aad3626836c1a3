"""Counts of the corpus's content, for the table that is shown at the end of a crawl."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from crawler.corpus.figures import value_columns
from parsers.checks.model import casts_no_doubt
from parsers.keys import LAYOUTS


@dataclass(frozen=True, slots=True)
class Problem:
    """One row of `problems`."""

    stage: str
    url: str | None
    message: str


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of reports and their content. `found` is the sum of `clean` and `flagged`; `years` has the
    number of reports by report year.
    """

    found: int
    clean: int
    flagged: int
    issuers: int
    years: Mapping[int, int]
    figures: int
    """Figures that were read, without blank cells."""
    blanks: int
    """Cells of the forms that are blank or could not be read."""
    checks_failed: int
    flags: tuple[tuple[str, int], ...]
    """Why reports are flagged: a failed rule or `warnings`, with the number of reports, most frequent first."""
    copies: int
    """Copies of the reports, including the chosen ones."""
    copies_differ: int
    """Reports whose copies differ in a figure."""
    lookalikes: int
    captures: int
    problems: tuple[Problem, ...]
    """Sorted by stage, then URL."""

    @property
    def unreadable(self) -> tuple[Problem, ...]:
        """Problems of documents that were fetched, but gave no report."""
        return tuple(each for each in self.problems if each.stage != "fetch")


def summarise(conn: sqlite3.Connection, portal: str | None) -> Summary:
    """Counts the content of one portal; of the whole corpus for None."""
    of = {"portal": portal}
    # Without a portal there is no condition: one for both cases would make SQLite read the whole corpus for a portal.
    where = "" if portal is None else "WHERE portal = :portal"
    of_it = "" if portal is None else "AND r.portal = :portal"

    def one(sql: str) -> tuple[int, ...]:
        row: tuple[int | None, ...] = conn.execute(sql, of).fetchone()
        return tuple(value or 0 for value in row)

    found, clean, figures, failed, differ, issuers = one(
        "SELECT count(*), sum(status = 'clean'), sum(figures), sum(checks_failed),"
        f" sum(copies_agree = 0), count(DISTINCT issuer_id) FROM reports {where}"
    )
    (copies,) = one(f"SELECT count(*) FROM report_documents {where}")
    captures, lookalikes = one(
        f"SELECT count(*), count(DISTINCT CASE WHEN role = 'lookalike' THEN url END) FROM captures {where}"
    )
    years = conn.execute(f"SELECT year, count(*) FROM reports {where} GROUP BY year ORDER BY year", of)
    harmless = ", ".join(f"'{code}'" for code in casts_no_doubt())
    # For a portal, `_checks` makes SQLite start from its reports: failed checks of others needn't be read.
    flags = conn.execute(
        f"SELECT rule, count(DISTINCT c.report_id) AS n FROM {_checks(portal)}"
        f" WHERE c.status = 'fail' {of_it} AND rule NOT IN ({harmless}) GROUP BY rule"
        " UNION ALL SELECT 'warnings', count(*) AS n FROM reports r"
        f" WHERE warning_count > 0 {of_it} HAVING n > 0"
        " ORDER BY n DESC, rule",
        of,
    )
    problems = conn.execute(f"SELECT stage, url, message FROM problems {where} ORDER BY stage, url, id", of)
    return Summary(
        found,
        clean,
        found - clean,
        issuers,
        dict(years.fetchall()),
        figures,
        _cells(conn, of) - figures,
        failed,
        tuple(flags),
        copies,
        differ,
        lookalikes,
        captures,
        tuple(Problem(*row) for row in problems),
    )


def _checks(portal: str | None) -> str:
    return "checks c" if portal is None else "reports r CROSS JOIN checks c ON c.report_id = r.id"


def _cells(conn: sqlite3.Connection, of: Mapping[str, str | None]) -> int:
    """The number of cells in the stored lines, whether they were read or not."""
    total = 0
    for table in LAYOUTS:
        (rows,) = conn.execute(
            f"SELECT count(*) FROM {table}"
            if of["portal"] is None
            else f"SELECT count(*) FROM reports r JOIN {table} f ON f.report_id = r.id WHERE r.portal = :portal",
            of,
        ).fetchone()
        total += rows * len(value_columns(table))
    return total
