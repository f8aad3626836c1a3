"""覆盖情况: issuers by report years, and what became of each report.

Where the corpus knows which reports are expected (the view `coverage`), that counts; else a year
without a report is missing where it lies between an issuer's first and last.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

Cell = dict[str, Any]

_SEEN = "issuers"
_EXPECTED = (
    "(SELECT id, name, division, kind FROM issuers UNION ALL"
    " SELECT issuer_id, issuer, division, kind FROM expected_issuers"
    " WHERE issuer_id NOT IN (SELECT id FROM issuers) GROUP BY issuer_id)"
)
"""Also those of which no report was found."""


def expects(conn: sqlite3.Connection) -> bool:
    """Whether the corpus knows of any report that should be there."""
    names = ("coverage", "expected_issuers")
    (there,) = conn.execute(
        "SELECT count(*) FROM sqlite_master WHERE name IN (?, ?)", names
    ).fetchone()
    if there != 2:
        return False
    return conn.execute("SELECT 1 FROM expected_issuers LIMIT 1").fetchone() is not None


def stem(division: str) -> str:
    """4103 of 410300: what the codes below begin with."""
    while division.endswith("00"):
        division = division[:-2]
    return division


class Wanted:
    """The issuers that are asked for: by portal, kind, division (with all below it: 410000 is the
    whole province) and words of the name; empty: all.
    """

    def __init__(
        self, conn: sqlite3.Connection, asked: Mapping[str, str], *, expects: bool
    ) -> None:
        self._conn, self._expects = conn, expects
        self._from = _EXPECTED if expects else _SEEN
        self._where = _where(asked, expects=expects)
        self._values = {**asked, "beyond": stem(asked["division"]) + "\U0010ffff"}

    def count(self) -> int:
        sql = f"SELECT count(*) FROM {self._from} i WHERE {self._where}"
        return int(self._conn.execute(sql, self._values).fetchone()[0])

    def matrix(self, years: list[int], offset: int, limit: int) -> list[Cell]:
        """One row for each issuer, with a cell for each year."""
        issuers = self._conn.execute(
            f"SELECT i.id, i.name, d.name FROM {self._from} i"
            " JOIN divisions d ON d.code = i.division"
            f" WHERE {self._where} ORDER BY i.id LIMIT :limit OFFSET :offset",
            {**self._values, "limit": limit, "offset": offset},
        ).fetchall()
        ids = [id_ for id_, _, _ in issuers]
        found = _found(self._conn, ids)
        expected = _expected(self._conn, ids) if self._expects else {}
        return [
            {
                "issuer": id_, "name": name, "division": division,
                "cells": [_cell(year, found.get(id_, {}), expected.get(id_)) for year in years],
            }
            for id_, name, division in issuers
        ]  # fmt: skip


def _where(asked: Mapping[str, str], *, expects: bool) -> str:
    parts = ["1"]
    if asked["portal"]:
        more = " UNION SELECT issuer_id FROM expected_issuers WHERE portal = :portal"
        parts.append(
            "i.id IN (SELECT issuer_id FROM reports WHERE portal = :portal"
            f"{more if expects else ''})"
        )
    if asked["kind"]:
        parts.append("i.kind = :kind")
    if asked["name"]:
        parts.append("instr(i.name, :name) > 0")
    if asked["division"].strip("0"):
        parts.append("i.division >= :division AND i.division < :beyond")
    return " AND ".join(parts)


def _found(conn: sqlite3.Connection, issuers: list[str]) -> dict[str, dict[int, Cell]]:
    """Reports by issuer and year."""
    reports: dict[str, dict[int, Cell]] = {}
    for issuer, year, id_, status, failed, warnings in conn.execute(
        "SELECT issuer_id, year, id, status, checks_failed, warning_count FROM reports"
        f" WHERE issuer_id IN ({', '.join('?' * len(issuers))})", issuers,
    ):  # fmt: skip
        reports.setdefault(issuer, {})[year] = {
            "state": status, "report": id_, "failed": failed, "warnings": warnings,
        }  # fmt: skip
    return reports


def _expected(conn: sqlite3.Connection, issuers: list[str]) -> dict[str, dict[int, Cell]]:
    """What became of each report that is expected, by issuer and year."""
    states: dict[str, dict[int, Cell]] = {}
    for issuer, year, state, days, problem in conn.execute(
        "SELECT issuer_id, year, state, days_late, problem FROM coverage"
        f" WHERE issuer_id IN ({', '.join('?' * len(issuers))})", issuers,
    ):  # fmt: skip
        states.setdefault(issuer, {})[year] = {
            "state": state, "days_late": days or None, "problem": problem,
        }  # fmt: skip
    return states


def _cell(year: int, found: Mapping[int, Cell], expected: Mapping[int, Cell] | None) -> Cell:
    cell: Cell = {"year": year, "state": "none", **found.get(year, {})}
    if expected is not None:
        return cell | expected.get(year, {})
    if year not in found and found and min(found) < year < max(found):
        cell["state"] = "missing"
    return cell
