"""What the corpus holds, counted for people: the table a crawl ends with."""

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
    """`found` reports are `clean` or `flagged`; `years` counts them by report year."""

    found: int
    clean: int
    flagged: int
    issuers: int
    years: Mapping[int, int]
    figures: int
    """Figures read, blanks not counted."""
    blanks: int
    """Cells of the forms that are blank or could not be read."""
    checks_failed: int
    flags: tuple[tuple[str, int], ...]
    """Why reports are flagged: rules that fail, and `warnings`; in how many reports, most first."""
    copies: int
    """Documents that carry the reports, the chosen ones among them."""
    copies_differ: int
    """Reports whose copies differ in a figure."""
    lookalikes: int
    captures: int
    problems: tuple[Problem, ...]
    """By stage, then URL."""

    @property
    def unreadable(self) -> tuple[Problem, ...]:
        """What was fetched, but gave no report."""
        return tuple(each for each in self.problems if each.stage != "fetch")


def summarise(conn: sqlite3.Connection, portal: str | None) -> Summary:
    """Of one portal, or of the whole corpus."""
    of = {"portal": portal}
    # Named only where it is asked for: else SQLite reads the whole corpus for one portal.
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
    # A portal's reports first: what fails in all others is no matter.
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
    """Cells of the lines that are stored, read or not."""
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
