"""What the entries of registers need besides the columns of their SQL: sums spelled out, hints, names, links."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from crawler.browse.page import Data, safe_url
from crawler.browse.printed import Finding
from crawler.browse.sums import spelled_out
from crawler.corpus import misprints
from crawler.corpus.fields import PORTAL
from crawler.corpus.figures import figures_of
from crawler.evidence.names import name_of
from parsers.equations import equations_over


def spelled(conn: sqlite3.Connection, rows: list[Data]) -> list[Data]:
    """The rows with each failed sum written out figure by figure. Figures are looked up once per report."""
    figures = {id_: figures_of(conn, id_) for id_ in {row["report"] for row in rows}}
    laws: dict[str, Any] = {}
    for row in rows:
        id_ = row["report"]
        if id_ not in laws:
            laws[id_] = {(law.rule, law.subject): law for law in equations_over(figures[id_].keys(), row["form"])}
        found = Finding(
            row["rule"],
            row["subject"],
            "fail",
            row["left"],
            row["right"],
            row["message"],
            row["code"],
            row["values"] or {},
            laws[id_].get((row["rule"], row["subject"])),
        )
        row.update(spelled_out(found, row["form"], figures[id_]))
    return rows


def hinted(conn: sqlite3.Connection, rows: list[Data]) -> list[Data]:
    """The rows of `spelled`, with the smallest changes that would mend each, and how long it has stood."""
    found: dict[str, dict[tuple[str, str], Data]] = {}
    for row in spelled(conn, rows):
        id_ = row["report"]
        if id_ not in found:
            found[id_] = {(each["rule"], each["subject"]): each for each in misprints.standing(conn, id_)}
        each = found[id_].get((row["rule"], row["subject"]), {})
        row |= {name: each.get(name) for name in ("hint_cells", "hint_count", "since", "until", "years")}
        row["hint"] = [_changes(change, row["form"]) for change in each.get("hint") or ()]
    return rows


def _changes(cells: list[list[Any]], form: str | None) -> list[Data]:
    """Changes of cells, with the names of these."""
    return [{"key": key, "before": old, "after": new, **_called(key, form)} for key, old, new in cells]


def _called(key: str, form: str | None) -> Data:
    name = name_of(key, form)
    return {"chinese": " · ".join(name.chinese[-2:]), "english": " · ".join(name.english[-2:])}


def mended(conn: sqlite3.Connection, rows: list[Data]) -> list[Data]:
    """Corrections with the figures that were changed, and the sums that hold since."""
    for row in rows:
        sums = [
            each for each in misprints.corrected(conn, row["report"]) if each["corrected_on"] == row["noticed_at"][:10]
        ]
        row["sums"] = [{name: each[name] for name in ("rule", "subject", "left", "right")} for each in sums]
        row |= {name: sums[0][name] if sums else None for name in ("since", "until", "years")}
        changed = conn.execute(
            "SELECT field, old, new FROM revisions WHERE report_id = ? AND old_capture = ? AND new_capture = ?"
            " AND instr(field, '.') > 0 AND field NOT LIKE 'sections.%' ORDER BY field",
            (row["report"], row["old_capture"], row["new_capture"]),
        )
        row["changes"] = _changes([list(each) for each in changed], row["form"])
    return rows


def named(conn: sqlite3.Connection, rows: list[Data]) -> list[Data]:
    """The rows with the name of the changed field, and whether the field is a figure."""
    for row in rows:
        name = name_of(row["field"], row["form"])
        row |= {"chinese": " · ".join(name.chinese[-2:]), "english": " · ".join(name.english[-2:])}
        row["is_figure"] = name.chinese != (row["field"],)
        if row["field"] == PORTAL:
            row |= {"chinese": "读自的网站", "english": "the portal it is read from"}
    return rows


def loaded(conn: sqlite3.Connection, rows: list[Data]) -> list[Data]:
    for row in rows:
        row["sentences"] = json.loads(row["sentences"])
    return rows


def linked(conn: sqlite3.Connection, rows: list[Data]) -> list[Data]:
    for row in rows:
        row["link"] = safe_url(row["url"])
    return rows
