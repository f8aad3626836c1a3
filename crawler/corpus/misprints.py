"""印刷差错: sums of printed reports that don't hold, with since when, until when, and what would mend them.

Nothing is repaired: a hint is what the arithmetic says of the print, and stands beside it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from crawler.corpus.copies import unpack
from crawler.corpus.figures import numbers_in, numbers_of
from crawler.database.store import Rows
from crawler.dictionary.misprints import MISPRINTS
from parsers.equations import equations_over
from parsers.forms import Equation
from parsers.mending import Hint, Mending

SHOWN = 5
"""Changes that are listed; more are only counted."""
Row = dict[str, Any]

STANDING = "SELECT rule, subject FROM checks WHERE status = 'fail' AND report_id = ? ORDER BY rule, subject"
_REPORT = (
    "SELECT i.name AS issuer, r.year, r.form, r.verdict, r.url, r.published_on, r.first_seen,"
    " (SELECT max(c.fetched_at) FROM captures c WHERE c.url = r.url AND c.document = r.document) AS last_seen"
    " FROM reports r JOIN issuers i ON i.id = r.issuer_id WHERE r.id = ?"
)
CORRECTIONS = (
    "SELECT DISTINCT v.report_id, v.old_capture, v.new_capture FROM revisions v"
    " JOIN captures c ON c.id = v.old_capture JOIN captures n ON n.id = v.new_capture"
    " JOIN readings o ON o.report_id = v.report_id AND o.document = c.document AND o.parser_version = v.parser_version"
    " JOIN readings p ON p.report_id = v.report_id AND p.document = n.document AND p.parser_version = v.parser_version"
    " WHERE o.checks_failed > p.checks_failed AND o.figures_digest IS NOT p.figures_digest"
)
"""Pairs of captures of a report between which figures changed and fewer rules fail."""


def standing(conn: sqlite3.Connection, report: str) -> Iterator[Row]:
    """The sums that fail in a report as it is printed now."""
    about = _about(conn, report)
    if about is None:
        return
    print_ = _Print.of(numbers_of(conn, report), about["form"])
    for rule, subject in conn.execute(STANDING, (report,)).fetchall():
        law = print_.laws.get((rule, subject))
        if law is not None:
            stood = _since(conn, report, law, about), _day(about["last_seen"])
            yield _row({"report_id": report, **about}, print_, law, stood)


def corrected(conn: sqlite3.Connection, report: str) -> Iterator[Row]:
    """The sums that failed in a report, and hold since its publisher changed figures of it."""
    about = _about(conn, report)
    rows = conn.execute(f"{CORRECTIONS} AND v.report_id = ? ORDER BY v.new_capture", (report,)).fetchall()
    for _, old, new in rows if about else ():
        assert about is not None
        yield from _corrected_between(conn, report, about, old, new)


def _corrected_between(conn: sqlite3.Connection, report: str, about: Row, old: str, new: str) -> Iterator[Row]:
    before, after = (_read_in(conn, report, each, old, new) for each in (old, new))
    if before is None or after is None:
        return
    numbers, now = numbers_in(before), numbers_in(after)
    print_ = _Print.of(numbers, str(before["reports"][0]["form"]))
    changed = [[key, numbers[key], now[key]] for key in numbers if key in now and numbers[key] != now[key]]
    first, last, noticed = conn.execute(
        "SELECT min(old_first_seen), max(old_last_seen), min(noticed_at) FROM revisions"
        " WHERE report_id = ? AND old_capture = ? AND new_capture = ?",
        (report, old, new),
    ).fetchone()
    stated = before["reports"][0]["published_on"]
    since = str(stated) if stated and str(stated) < first[:10] else first[:10]
    for law in print_.laws.values():
        if _fails(law, numbers) and _holds(law, now):
            row = _row({"report_id": report, **about}, print_, law, (since, last[:10]))
            touched = [each for each in changed if each[0] in law.left + law.right]
            yield row | {"state": "corrected", "corrected_on": noticed[:10], "corrected_cells": touched}


def _read_in(conn: sqlite3.Connection, report: str, capture: str, old: str, new: str) -> Rows | None:
    """What was read in a capture, by the version of the parsers that compared the two."""
    row = conn.execute(
        "SELECT y.copy FROM captures c JOIN readings y ON y.document = c.document AND y.report_id = :report"
        " WHERE c.id = :capture AND y.copy IS NOT NULL AND y.parser_version = (SELECT parser_version FROM revisions"
        " WHERE report_id = :report AND old_capture = :old AND new_capture = :new LIMIT 1) LIMIT 1",
        {"report": report, "capture": capture, "old": old, "new": new},
    ).fetchone()
    return unpack(row[0]) if row else None


def _about(conn: sqlite3.Connection, report: str) -> Row | None:
    cursor = conn.execute(_REPORT, (report,))
    row = cursor.fetchone()
    return dict(zip([column[0] for column in cursor.description], row, strict=True)) if row else None


@dataclass(frozen=True, slots=True)
class _Print:
    """The numbers that a report prints, by key, and the sums over them, by rule and subject."""

    numbers: Mapping[str, Any]
    laws: Mapping[tuple[str, str], Equation]
    mending: Mending

    @classmethod
    def of(cls, numbers: Mapping[str, Any], form: str | None) -> Self:
        laws = {(law.rule, law.subject): law for law in equations_over(numbers.keys(), form)}
        whole = {key: value if isinstance(value, int) else None for key, value in numbers.items()}
        return cls(numbers, laws, Mending(laws.values(), whole))


def _since(conn: sqlite3.Connection, report: str, law: Equation, about: Row) -> str | None:
    """Since when the sum has stood so: since its cells last changed, else since publication."""
    marks = ", ".join("?" * len(law.left + law.right))
    (changed,) = conn.execute(
        f"SELECT max(noticed_at) FROM revisions WHERE report_id = ? AND field IN ({marks})",
        (report, *law.left, *law.right),
    ).fetchone()
    if changed:
        return _day(changed)
    seen, stated = _day(about["first_seen"]), about["published_on"]
    return min(filter(None, (seen, stated)), default=None)


def _row(about: Row, print_: _Print, law: Equation, stood: tuple[str | None, str | None]) -> Row:
    """`stood`: since when, and until when."""
    numbers, (since, until) = print_.numbers, stood
    found = print_.mending.hints(law)
    return {
        "report_id": about["report_id"],
        "issuer": about["issuer"],
        "year": about["year"],
        "rule": law.rule,
        "subject": law.subject,
        "state": "stands",
        "left": _sum(law.left, numbers),
        "right": _sum(law.right, numbers),
        "cells": {key: numbers.get(key) for key in dict.fromkeys(law.left + law.right)},
        "verdict": about["verdict"],
        "hint_cells": len(found[0].changes) if found else None,
        "hint_count": len(found) if found else None,
        "hint": [_listed(each) for each in found[:SHOWN]] if found else None,
        "since": since,
        "until": until,
        "years": _years(since, until),
        "corrected_on": None,
        "corrected_cells": None,
        "url": about["url"],
    }


def _listed(hint: Hint) -> list[list[str | int]]:
    return [[each.key, each.printed, each.would_be] for each in hint.changes]


def as_record(row: Row) -> tuple[Any, ...]:
    """The row as a table writer takes it: in the order of the columns, JSON as text."""
    values = (row[column.name] for column in MISPRINTS.columns)
    return tuple(json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value for value in values)


def _sum(keys: tuple[str, ...], numbers: Mapping[str, Any]) -> Any:
    values = [numbers.get(key) for key in keys]
    return None if None in values else sum(values)


def _fails(law: Equation, numbers: Mapping[str, Any]) -> bool:
    left, right = _sum(law.left, numbers), _sum(law.right, numbers)
    return left is not None and right is not None and left != right


def _holds(law: Equation, numbers: Mapping[str, Any]) -> bool:
    left, right = _sum(law.left, numbers), _sum(law.right, numbers)
    return left is not None and left == right


def _day(moment: str | None) -> str | None:
    return moment[:10] if moment else None


def _years(since: str | None, until: str | None) -> float | None:
    if not since or not until:
        return None
    return round((date.fromisoformat(until) - date.fromisoformat(since)).days / 365.25, 1)
