"""覆盖情况: the coverage matrix, with issuers as rows, report years as columns and the state of each report.

If the corpus knows which reports are expected of an issuer (view `coverage`), that decides what is missing.
Otherwise a year without a report counts as missing if it lies between the issuer's first and last report.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from crawler.corpus.messages import values_of

Cell = dict[str, Any]

_SEEN = "SELECT id, name, division, kind FROM issuers"
_EXPECTED = (
    " UNION ALL SELECT issuer_id, issuer, division, kind FROM expected_issuers"
    " WHERE issuer_id NOT IN (SELECT id FROM issuers) GROUP BY issuer_id"
)
"""Adds the issuers that are expected to report but of which no report was found."""


class Organ(NamedTuple):
    """An issuer that has reports or is expected to have some."""

    id: str
    name: str
    division: str
    kind: str


def organs(conn: sqlite3.Connection, *, expects: bool) -> list[Organ]:
    """All issuers, by id. The entire country has 40,000, so frequent callers should cache them."""
    sql = f"{_SEEN}{_EXPECTED if expects else ''} ORDER BY 1"
    return [Organ(*row) for row in conn.execute(sql)]


def expects(conn: sqlite3.Connection) -> bool:
    """Whether the corpus contains any expectation of reports. False also if it lacks the views for them."""
    names = ("coverage", "expected_issuers")
    (there,) = conn.execute("SELECT count(*) FROM sqlite_master WHERE name IN (?, ?)", names).fetchone()
    if there != 2:
        return False
    return conn.execute("SELECT 1 FROM expected_issuers LIMIT 1").fetchone() is not None


def years(conn: sqlite3.Connection, *, expects: bool) -> list[int]:
    """All report years from the first report to the last, extended by earlier years from which reports are
    expected, and by later years in which one is missing or unreadable.
    """
    first, last = conn.execute("SELECT min(year), max(year) FROM reports").fetchone()
    if expects:
        (since,) = conn.execute("SELECT min(from_year) FROM expected_issuers").fetchone()
        first = since if first is None else min(first, since)
        last = _last_due(conn, since - 1 if last is None else last)
    return [] if first is None else list(range(first, last + 1))


def _last_due(conn: sqlite3.Connection, known: int) -> int:
    """The last year after `known` with a report that is missing or could not be read; `known` if there is none.
    Years up to `known` are not queried, because there are many issuers.
    """
    (last,) = conn.execute(
        "SELECT max(year) FROM coverage WHERE year > ? AND state IN ('missing', 'unreadable')", [known]
    ).fetchone()
    return int(last or known)


def stem(division: str) -> str:
    """The prefix that all codes below a division share: 4103 for 410300."""
    while division.endswith("00"):
        division = division[:-2]
    return division


class Wanted:
    """The issuers that match the filters: portal, kind, division (including those below it: 410000 is the entire
    province) and a part of the name. An empty filter matches all.
    """

    def __init__(
        self, conn: sqlite3.Connection, every: Sequence[Organ], asked: Mapping[str, str], *, expects: bool
    ) -> None:
        self._conn, self._expects = conn, expects
        self._organs = _narrowed(conn, every, asked, expects=expects)

    def count(self) -> int:
        return len(self._organs)

    def matrix(self, years: list[int], offset: int, limit: int) -> list[Cell]:
        """A row for each of `limit` issuers from `offset` on, with a cell for each year."""
        issuers = self._organs[offset : offset + limit]
        ids = [each.id for each in issuers]
        divisions = _divisions(self._conn, {each.division for each in issuers})
        found = _found(self._conn, ids)
        expected = _expected(self._conn, ids) if self._expects else {}
        return [
            {
                "issuer": each.id,
                "name": each.name,
                "division": divisions[each.division],
                "cells": [_cell(year, found.get(each.id, {}), expected.get(each.id)) for year in years],
            }
            for each in issuers
        ]


def _narrowed(
    conn: sqlite3.Connection, every: Sequence[Organ], asked: Mapping[str, str], *, expects: bool
) -> Sequence[Organ]:
    chosen = every
    if asked["portal"]:
        theirs = _of_portal(conn, asked["portal"], expects=expects)
        chosen = [each for each in chosen if each.id in theirs]
    if asked["kind"]:
        chosen = [each for each in chosen if each.kind == asked["kind"]]
    if asked["name"]:
        chosen = [each for each in chosen if asked["name"] in each.name]
    if asked["division"].strip("0"):
        first, beyond = asked["division"], stem(asked["division"]) + "\U0010ffff"
        chosen = [each for each in chosen if first <= each.division < beyond]
    return chosen


def _of_portal(conn: sqlite3.Connection, portal: str, *, expects: bool) -> set[str]:
    more = " UNION SELECT issuer_id FROM expected_issuers WHERE portal = :portal" if expects else ""
    sql = f"SELECT issuer_id FROM reports WHERE portal = :portal{more}"
    return {issuer for (issuer,) in conn.execute(sql, {"portal": portal})}


def _divisions(conn: sqlite3.Connection, codes: set[str]) -> dict[str, str]:
    """The names of divisions, by code."""
    marks = ", ".join("?" * len(codes))
    rows = conn.execute(f"SELECT code, name FROM divisions WHERE code IN ({marks})", list(codes))
    return dict(rows)


def _found(conn: sqlite3.Connection, issuers: list[str]) -> dict[str, dict[int, Cell]]:
    """The stored reports, by issuer and year."""
    reports: dict[str, dict[int, Cell]] = {}
    for issuer, year, id_, status, failed, warnings in conn.execute(
        "SELECT issuer_id, year, id, iif(standing = 'own', status, 'elsewhere'), checks_failed, warning_count"
        " FROM reports"
        f" WHERE issuer_id IN ({', '.join('?' * len(issuers))})",
        issuers,
    ):
        reports.setdefault(issuer, {})[year] = {"state": status, "report": id_, "failed": failed, "warnings": warnings}
    return reports


def _expected(conn: sqlite3.Connection, issuers: list[str]) -> dict[str, dict[int, Cell]]:
    """The state of each expected report, by issuer and year."""
    states: dict[str, dict[int, Cell]] = {}
    for issuer, year, state, days, certain, *problem in conn.execute(
        "SELECT issuer_id, year, state, days_late, certain, problem, problem_code, problem_values FROM coverage"
        f" WHERE issuer_id IN ({', '.join('?' * len(issuers))})",
        issuers,
    ):
        words, code, values = problem
        late = {"days_late": days or None, "certain": certain}
        why = {"problem": words, "problem_code": code, "problem_values": values_of(values)}
        states.setdefault(issuer, {})[year] = {"state": state, **late, **why}
    return states


def _cell(year: int, found: Mapping[int, Cell], expected: Mapping[int, Cell] | None) -> Cell:
    cell: Cell = {"year": year, "state": "none", **found.get(year, {})}
    if expected is not None:
        return cell | expected.get(year, {})
    if year not in found and found and min(found) < year < max(found):
        cell["state"] = "missing"
    return cell
