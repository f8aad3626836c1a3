"""Governments of the register beside their reports in a corpus: who owes a report, in a place or in the whole country.

Only what was looked for can be missing: a government whose portal was never crawled is counted as that.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.table import Table

from spiders import register

EVERYWHERE = frozenset(("全国", "中国", "000000"))
_FOUND = frozenset(("clean", "flagged", "text_only"))
_OF_THE_GOVERNMENT = ("government", "office")
"""Kinds of issuers whose report is the government's own: many are published by its office."""


class Owed(NamedTuple):
    """A government, when its portal was last crawled ("": never), and the years whose report is there or missing."""

    division: str
    name: str
    level: str
    url: str
    crawled: str
    outcome: str
    found: tuple[int, ...]
    missing: tuple[int, ...]


COLUMNS = Owed._fields


def governments(place: str) -> list[register.Entry]:
    """The governments of a place and of all divisions within it. Raises ValueError if it isn't one place."""
    if place in EVERYWHERE:
        return [each for each in register.register() if each.level != "department"]
    entry = register.the_one(place)
    return [entry, *register.below(entry)]


def owed(conn: sqlite3.Connection, entries: Iterable[register.Entry]) -> list[Owed]:
    """What each government owes, as far as the corpus shows."""
    crawled = {
        division: (started, outcome or "")
        for division, started, outcome in conn.execute(
            "SELECT p.division, max(c.started_at), c.outcome FROM portals p JOIN crawls c ON c.portal = p.id"
            " WHERE p.division IS NOT NULL GROUP BY p.division"
        )
    }
    states: defaultdict[str, defaultdict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for division, year, state in conn.execute(
        "SELECT e.division, c.year, c.state FROM coverage c"
        " JOIN expected_issuers e ON e.issuer_id = c.issuer_id AND e.portal = c.portal WHERE c.kind IN (?, ?)",
        _OF_THE_GOVERNMENT,
    ):
        states[division][year].add(state)
    return [_owed(each, crawled.get(each.division, ("", "")), states.get(each.division, {})) for each in entries]


def _owed(entry: register.Entry, crawled: tuple[str, str], states: dict[int, set[str]]) -> Owed:
    found = tuple(sorted(year for year, said in states.items() if said & _FOUND))
    missing = tuple(sorted(year for year, said in states.items() if "missing" in said and not said & _FOUND))
    name = f"{entry.within}{entry.name}"
    return Owed(entry.division, name, entry.level, entry.url, crawled[0][:10], crawled[1], found, missing)


def summary(rows: Sequence[Owed]) -> Table:
    """A line for each province; if all lie in one, for each prefecture."""
    digits = 4 if len({each.division[:2] for each in rows}) == 1 else 2
    groups: defaultdict[str, list[Owed]] = defaultdict(list)
    for each in rows:
        groups[each.division[:digits]].append(each)
    names = {each.division: f"{each.within}{each.name}" for each in register.register() if each.level != "department"}
    table = Table(title="各级政府 Governments and their reports", title_justify="left", show_footer=True)
    table.add_column("", footer="together")
    columns = ("governments", "crawled", "with a report", "reports", "missing")
    lines = {code: _numbers(group) for code, group in sorted(groups.items())}
    for number, heading in enumerate(columns):
        table.add_column(heading, justify="right", footer=f"{sum(line[number] for line in lines.values()):,}")
    for code, line in lines.items():
        name = names.get(code.ljust(6, "0")) or names.get(groups[code][0].division, code)
        table.add_row(name, *(f"{number:,}" for number in line))
    return table


def _numbers(group: Sequence[Owed]) -> tuple[int, int, int, int, int]:
    return (
        len(group),
        sum(bool(each.crawled) for each in group),
        sum(bool(each.found) for each in group),
        sum(len(each.found) for each in group),
        sum(len(each.missing) for each in group),
    )
