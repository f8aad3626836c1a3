"""Compares the corpus with the demo portal's ledger: each report must be there once, with all figures, and no
other report.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.request import ProxyHandler, build_opener

from rich.markup import escape
from rich.table import Table

from crawler.cli.demo.alarms import Alarms, alarms
from crawler.console import Console

_Key = tuple[str, int]
"""Issuer's name and report year."""


@dataclass
class Verdict:
    """Counts of what was compared, and the differences in words."""

    reports: int = 0
    figures: int = 0
    blanks: int = 0
    unreadable: int = 0
    unsure: int = 0
    """Number of figures that OCR could not read with certainty: they are NULL, and a warning names each."""
    differences: list[str] = field(default_factory=list)


def compare(ledger: list[dict[str, Any]], corpus: Path) -> Verdict:
    """The comparison. `ledger` is what the portal serves at /_demo/ledger.json. ValueError if it has no readable
    report.
    """
    published = {(entry["issuer"], entry["year"]): entry for entry in ledger if entry["readable"]}
    if not published:
        raise ValueError("the demo portal has published nothing: there is nothing to compare")
    hidden = {(entry["issuer"], entry["year"]) for entry in ledger if not entry["readable"]}
    verdict = Verdict(unreadable=len(hidden))
    with closing(sqlite3.connect(corpus)) as db:
        stored = _stored(db)
        for key in sorted(published.keys() - stored.keys()):
            urls = " ".join(published[key]["urls"])
            verdict.differences.append(f"{key[0]} {key[1]} was published, but is not in the corpus: {urls}")
        for key in sorted(stored.keys() - published.keys()):
            verdict.differences.append(f"{key[0]} {key[1]} is in the corpus, but was not published ({stored[key][0]})")
        for key in sorted(published.keys() & stored.keys()):
            if len(stored[key]) > 1:
                ids = ", ".join(stored[key])
                verdict.differences.append(
                    f"{key[0]} {key[1]} was published once, and is {len(stored[key])} times in the corpus: {ids}"
                )
            for report in stored[key]:
                _compare_figures(key, published[key]["figures"], _figures(db, report), _unsure(db, report), verdict)
    return verdict


def _stored(db: sqlite3.Connection) -> dict[_Key, list[str]]:
    """Ids of the reports in the corpus, by printed name of the issuer and year."""
    found: dict[_Key, list[str]] = {}
    for name, year, report in db.execute("select issuer_name, year, id from reports order by id"):
        found.setdefault((name, year), []).append(report)
    return found


def _figures(db: sqlite3.Connection, report: str) -> dict[str, float | None]:
    return dict(db.execute("select key, value from figures where report_id = ?", [report]))


def _unsure(db: sqlite3.Connection, report: str) -> set[str]:
    """Keys of the figures that the report's warnings name, if it was read by OCR; empty for other reports."""
    rows = db.execute(
        "select r.warnings from reports r join report_documents d on d.report_id = r.id"
        " where r.id = ? and d.chosen and d.ocr > 0",
        [report],
    )
    return {warning["subject"] for (warnings,) in rows for warning in json.loads(warnings) if warning.get("subject")}


def _compare_figures(
    key: _Key,
    published: Mapping[str, float | None],
    stored: Mapping[str, float | None],
    unsure: Collection[str],
    verdict: Verdict,
) -> None:
    verdict.reports += 1
    for cell in sorted(published.keys() | stored.keys()):
        if cell not in stored:
            verdict.differences.append(f"{key[0]} {key[1]} {cell} is not in the corpus, not even as a blank")
            continue
        a, b = published.get(cell), stored[cell]
        if a != b and b is None and cell in unsure:
            verdict.unsure += 1
            continue
        verdict.figures += b is not None
        verdict.blanks += b is None
        if a != b:
            verdict.differences.append(f"{key[0]} {key[1]} {cell}: {a} was published, {b} is in the corpus")


def _add_alarms(table: Table, found: list[Alarms]) -> None:
    """Adds rows on the rules over text, years and dates; faults they miss aren't differences from the print."""
    faults, right = sum(each.faults for each in found), sum(each.found for each in found)
    false, judged = sum(len(each.false) for each in found), sum(each.judged for each in found)
    table.add_row("faults in text, from year to year, and of dates, that the checks found", f"{right:,} of {faults:,}")
    table.add_row(f"false alarms of these checks, of {judged:,} that judged", f"{false:,}")


def print_verdict(base: str, corpus: Path) -> bool:
    """Fetches the ledger from the demo portal, compares, and prints the result. True if nothing differs."""
    direct = build_opener(ProxyHandler({}))  # a proxy can't reach this machine's ports
    with direct.open(f"{base}/_demo/ledger.json") as response:
        ledger = json.load(response)
    verdict = compare(ledger, corpus)
    table = Table(title="The corpus against the demo portal's own ledger", title_justify="left", show_header=False)
    table.add_column()
    table.add_column(justify="right")
    table.add_row("reports published in a form this version reads", f"{sum(e['readable'] for e in ledger):,}")
    table.add_row("of these in the corpus, each once", f"{verdict.reports:,}")
    table.add_row("figures compared", f"{verdict.figures:,}")
    table.add_row("blank cells compared (blank in both)", f"{verdict.blanks:,}")
    table.add_row("figures in scans not read for certain (NULL, each with a warning)", f"{verdict.unsure:,}")
    table.add_row("reports that nobody can read (locked, blocked)", f"{verdict.unreadable:,}")
    table.add_row(
        "differences", f"[{'bold red' if verdict.differences else 'bold green'}]{len(verdict.differences):,}[/]"
    )
    _add_alarms(table, alarms(ledger, corpus))
    console = Console()
    console.print(table)
    for line in verdict.differences[:20]:
        console.print(f"  [red]{escape(line)}[/]")
    if len(verdict.differences) > 20:
        console.print(f"  … and {len(verdict.differences) - 20} more")
    return not verdict.differences
