"""Compares the findings of the rules over text, years and dates in the demo's corpus with the demo's ledger: how
many of the real faults were found, and how many alarms are false.

The real faults come from the ledger alone: those that were planted, and those that follow from its own figures
and dates.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from parsers.checks import rules
from parsers.checks.deadlines import NEW_RULES

RULES = tuple(each.code for each in rules() if each.finds == "wording" or each.over in ("years", "calendar", "texts"))
"""The rules that are compared. The ledger has no faults of sums in a report, of sections and of copies."""

_Fault = tuple[str, int, str, str]
"""Issuer's name, report year, rule, subject."""
_COLUMNS = (
    "natural_person",
    "company",
    "research_institution",
    "social_organisation",
    "legal_service",
    "other",
    "total",
)


@dataclass(frozen=True, slots=True)
class Alarms:
    """The result for one rule. `judged`: number of checks that passed or failed (not unknown); `faults`: real
    faults in the corpus; `found`: how many of them were found; `missed` and `false`: missed faults and false
    alarms, in words.
    """

    rule: str
    judged: int
    faults: int
    found: int
    missed: tuple[str, ...]
    false: tuple[str, ...]


def alarms(ledger: list[dict[str, Any]], corpus: Path) -> list[Alarms]:
    """The results of all `RULES`. `ledger` is what the portal serves. Faults of reports that aren't in the corpus
    are ignored.
    """
    with closing(sqlite3.connect(corpus)) as db:
        stored = set(db.execute("SELECT issuer_name, year FROM reports"))
        told = {
            (issuer, year, rule, subject): message
            for issuer, year, rule, subject, message in db.execute(
                "SELECT r.issuer_name, r.year, c.rule, c.subject, c.message FROM checks c"
                " JOIN reports r ON r.id = c.report_id WHERE c.status = 'fail'"
            )
        }
        judged = dict(db.execute("SELECT rule, count(*) FROM checks WHERE status <> 'unknown' GROUP BY rule"))
    true = {fault for fault in _truth(ledger) if fault[:2] in stored}
    return [_of_rule(rule, judged.get(rule, 0), true, told) for rule in RULES]


def _of_rule(rule: str, judged: int, true: set[_Fault], told: Mapping[_Fault, str]) -> Alarms:
    faults = {fault for fault in true if fault[2] == rule}
    failing = {fault for fault in told if fault[2] == rule}
    return Alarms(
        rule,
        judged,
        len(faults),
        len(faults & failing),
        tuple(" ".join(map(str, fault)) for fault in sorted(faults - failing)),
        tuple(f"{' '.join(map(str, f))}: {told[f]}" for f in sorted(failing - faults)),
    )


def _truth(ledger: list[dict[str, Any]]) -> Iterator[_Fault]:
    entries = {(entry["issuer"], entry["year"]): entry for entry in ledger if entry["readable"]}
    for (issuer, year), entry in entries.items():
        for fault in entry["planted"]:
            rule, _, subject = fault.partition(":")
            yield issuer, year, rule, subject
        if not entry["redated"] and _is_late(issuer, year, entry["published_on"]):
            yield issuer, year, "timeliness.deadline", "published_on"
        before = entries.get((issuer, year - 1))
        if before is not None:
            for rule, subject in _over_years(before["figures"], entry["figures"]):
                yield issuer, year, rule, subject


def _is_late(issuer: str, year: int, published_on: str) -> bool:
    """Whether a report is late. By its name, a government or its office (which may publish the government's
    report) has until 31 March, others until 31 January; up to report year 2018 all had until 31 March.
    """
    slow = year < NEW_RULES or issuer.endswith(("政府", "政府办公室"))
    return published_on > f"{year + 1}-{'03-31' if slow else '01-31'}"


def _over_years(then: Mapping[str, float | None], now: Mapping[str, float | None]) -> Iterator[tuple[str, str]]:
    for column in _COLUMNS:
        left, right = (then.get(f"requests.carried_out.{column}"), now.get(f"requests.carried_in.{column}"))
        if left is not None and right is not None and left != right:
            yield "years.carried", f"requests.{column}"
    for item in ("regulations", "normative_documents"):
        stem = f"disclosures.20.1.{item}"
        had, has = then.get(f"{stem}.in_force"), now.get(f"{stem}.in_force")
        issued, repealed = now.get(f"{stem}.issued"), now.get(f"{stem}.repealed")
        if None not in (had, has, issued, repealed) and had + issued - repealed != has:  # type: ignore[operator]
            yield "years.in_force", stem
