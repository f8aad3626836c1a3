"""统计范围，由加总得出: whether a government's report holds its departments' figures, where its own text doesn't say.

What a sentence of the report says always counts, and is never replaced (`parsers.interpret.text_alone.scope`). Where
there is none, the reports of the same place and year say it in two cases that chance doesn't bring about:

- `area`: every figure of its table of requests that can be compared is the sum of those of all its departments (or
  all governments below it) that the corpus has, and there are enough of them that are not 0;
- `own`: every report below it that has requests prints more than it in several lines, so that it holds none of them.

Everything else stays unknown, also a report that is smaller than the sum: it may hold some departments and not
others. Figures in doubt (a sum that fails, another portal's copy) decide nothing; a blank cell is not compared.

The result follows from the stored reports alone. A place and year is looked at anew when one of its reports is due
to be checked.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from crawler.corpus.figures import value_columns
from crawler.corpus.messages import NONE_IS_IN_IT, SUM_OF_THEM, columns
from crawler.corpus.values import dumps
from crawler.database.store import Store
from parsers.forms.form2014 import REQUESTS
from parsers.keys import YEAR
from parsers.report import Number, Scope
from parsers.sentences import Message

FEWEST_REPORTS = 3
"""Reports with requests that are needed to say anything."""
FEWEST_LINES = 5
"""Lines of the table that must be the sum of several numbers other than 0. One or two may come out so by chance; not
five of them, where no other figure of the table differs.
"""
FEWEST_REQUESTS = 10
"""Requests received that the sum must come to: small tables are alike."""
LINES_ABOVE = 2
"""Lines in which a report must print more than the government's: one alone may be a misprint."""
_SHOWN = 3
"""Reports that the evidence names with their numbers."""

_GROUPS = {
    "department": "department",
    "office": "office",
    "township": "township",
    "other": "other",
    "government": "below",
}
"""The group of a report below a government's, by the kind of its issuer."""
_ALWAYS = ({"department"}, {"below"})
"""A sum is one of all departments, or of all governments below, whatever else is in it."""
RECEIVED = ("requests.new.total", f"indicators.requests_received.{YEAR}")
"""Keys of the requests received in a year, in the forms since 2019 and in that of 2014."""


@dataclass(frozen=True, slots=True)
class Part:
    """A report's figures of requests. `sound`: none of them is in doubt."""

    id: str
    name: str
    group: str
    sound: bool
    numbers: Mapping[str, Number]

    @property
    def received(self) -> Number | None:
        return next((self.numbers[key] for key in RECEIVED if key in self.numbers), None)

    @property
    def lines(self) -> Mapping[str, Number]:
        """What each line of the table comes to, over all kinds of applicants."""
        return {key: number for key, number in self.numbers.items() if key.endswith((".total", f".{YEAR}"))}


Found = tuple[Scope, Message] | None


def derive(store: Store, reports: Iterable[str] | None = None) -> None:
    """Brings the scope of governments' reports up to date, in the places and years of these reports (by default, all);
    writes only where it differs.
    """
    places = _places(store) if reports is None else _places_of(store, reports)
    for division, year in places:
        with store.transaction():
            _at(store, division, year)


def _places(store: Store) -> list[tuple[str, int]]:
    sql = "SELECT DISTINCT i.division, r.year FROM issuers i JOIN reports r ON r.issuer_id = i.id"
    return store.conn.execute(f"{sql} WHERE i.kind = 'government' ORDER BY 1, 2").fetchall()


def _places_of(store: Store, reports: Iterable[str]) -> list[tuple[str, int]]:
    """The places and years whose governments may hold figures of these reports: their own place, and the one above."""
    sql = (
        "SELECT DISTINCT i.division, d.parent, r.year FROM json_each(?) j JOIN reports r ON r.id = j.value"
        " JOIN issuers i ON i.id = r.issuer_id JOIN divisions d ON d.code = i.division"
    )
    found = store.conn.execute(sql, (dumps([*reports]),)).fetchall()
    return sorted({(place, year) for *places, year in found for place in places if place})


def _at(store: Store, division: str, year: int) -> None:
    governments = store.conn.execute(
        "SELECT r.id, r.scope, r.scope_evidence, r.scope_code, r.scope_values, r.standing FROM issuers i"
        " JOIN reports r ON r.issuer_id = i.id AND r.year = ? WHERE i.division = ? AND i.kind = 'government'",
        (year, division),
    ).fetchall()
    for report, *stored, standing in governments:
        if stored[0] is not None and stored[2] is None:
            continue  # a sentence of the report says it
        alone = standing == "own" and len(governments) == 1
        found = _derived(store, report, division, year) if alone else None
        row = columns(found[1], "scope_") if found else {"scope_code": None, "scope_values": None}
        wanted = [*((found[0], found[1].text) if found else (None, None)), row["scope_code"], row["scope_values"]]
        if stored != wanted:
            store.conn.execute(
                "UPDATE reports SET scope = ?, scope_evidence = ?, scope_code = ?, scope_values = ? WHERE id = ?",
                (*wanted, report),
            )


def _derived(store: Store, report: str, division: str, year: int) -> Found:
    below = store.conn.execute(
        "SELECT r.id, i.name, CASE WHEN i.division = :division THEN i.kind ELSE 'government' END"
        " FROM issuers i JOIN reports r ON r.issuer_id = i.id AND r.year = :year"
        " WHERE r.standing = 'own' AND r.id <> :report AND (i.division = :division"
        " OR i.kind = 'government' AND i.division IN (SELECT code FROM divisions WHERE parent = :division))"
        " ORDER BY r.id",
        {"report": report, "division": division, "year": year},
    ).fetchall()
    if len(below) < FEWEST_REPORTS:
        return None
    numbers = _numbers(store, [report, *(id_ for id_, *_ in below)])
    doubtful = _doubtful(store, list(numbers))
    whole = Part(report, "", "", report not in doubtful, numbers.get(report, {}))
    parts = [
        Part(id_, name, _GROUPS[kind], id_ not in doubtful, numbers.get(id_, {}))
        for id_, name, kind in below
        if kind in _GROUPS
    ]
    return scope_by_sums(whole, parts)


def scope_by_sums(whole: Part, parts: Sequence[Part]) -> Found:
    """The scope of a government's report that follows from its own figures and those of the reports below it."""
    if not whole.sound or whole.received is None:
        return None
    groups = sorted({each.group for each in parts})
    for size in range(len(groups), 0, -1):
        for chosen in combinations(groups, size):
            if any(each <= set(chosen) for each in _ALWAYS):
                found = _is_the_sum(whole, [each for each in parts if each.group in chosen], chosen)
                if found:
                    return found
    return _holds_none(whole, [each for each in parts if each.group != "office"])


def _is_the_sum(whole: Part, parts: Sequence[Part], groups: Sequence[str]) -> Found:
    asked = [each for each in parts if each.received]
    if len(asked) < FEWEST_REPORTS or not all(each.sound for each in parts):
        return None
    compared = lines = 0
    for key, number in whole.numbers.items():
        terms = [each.numbers[key] for each in parts if key in each.numbers]
        if len(terms) < len(parts):
            continue
        if sum(terms) != number:
            return None
        compared += 1
        lines += key in whole.lines and sum(term > 0 for term in terms) > 1
    received = whole.received
    if lines < FEWEST_LINES or received is None or received < FEWEST_REQUESTS:
        return None
    if sum(each.received or 0 for each in asked) != received:
        return None  # one of them leaves it blank
    largest = sorted(asked, key=lambda each: (-(each.received or 0), each.id))[:_SHOWN]
    shown = [f"{each.name} {each.received}" for each in largest]
    return "area", SUM_OF_THEM(reports=len(parts), whose=groups, compared=compared, received=received, largest=shown)


def _holds_none(whole: Part, parts: Sequence[Part]) -> Found:
    if not all(each.sound and each.received is not None for each in parts):
        return None
    asked = [each for each in parts if any(each.lines.values())]
    above = {each.id: list(_above(each, whole)) for each in asked}
    if len(asked) < FEWEST_REPORTS or any(len(keys) < LINES_ABOVE for keys in above.values()):
        return None
    least = min(asked, key=lambda each: (each.received or 0, each.id))
    key = max(above[least.id], key=lambda each: least.numbers[each] - whole.numbers[each])
    message = NONE_IS_IN_IT(
        reports=len(asked),
        whose=sorted({each.group for each in asked}),
        lines=LINES_ABOVE,
        name=least.name,
        key=key,
        theirs=least.numbers[key],
        here=whole.numbers[key],
    )
    return "own", message


def _above(part: Part, whole: Part) -> Iterator[str]:
    """Keys of the lines in which a report prints more than the government's."""
    for key, number in part.lines.items():
        if key in whole.numbers and number > whole.numbers[key]:
            yield key


def _numbers(store: Store, reports: Sequence[str]) -> dict[str, dict[str, Number]]:
    """The figures of requests of each report, by key, as far as they were read."""
    found: dict[str, dict[str, Number]] = {}
    given = (json.dumps(reports),)
    names = value_columns("requests")
    shown = ", ".join(f'"{name}"' for name in names)
    for report, outcome, *values in store.conn.execute(
        f"SELECT report_id, outcome, {shown} FROM requests WHERE report_id IN (SELECT value FROM json_each(?))"
        " ORDER BY report_id, position",
        given,
    ):
        known = zip(names, values, strict=True)
        found.setdefault(report, {}).update({f"requests.{outcome}.{name}": n for name, n in known if n is not None})
    for report, line, value in store.conn.execute(
        "SELECT report_id, indicator, value FROM indicators WHERE report_id IN (SELECT value FROM json_each(?))"
        f" AND \"column\" = '{YEAR}' AND source = 'table' AND value IS NOT NULL ORDER BY report_id, position",
        given,
    ):
        if line in _LINES:
            found.setdefault(report, {})[f"indicators.{line}.{YEAR}"] = value
    return found


_LINES = frozenset(line.code for line, _ in REQUESTS.lines())
"""Lines of the form of 2014 that count requests."""


def _doubtful(store: Store, reports: Sequence[str]) -> set[str]:
    """The reports of which a sum of requests fails."""
    sql = (
        "SELECT DISTINCT report_id FROM checks WHERE report_id IN (SELECT value FROM json_each(?))"
        " AND status = 'fail' AND (rule LIKE 'requests.%' OR rule LIKE 'indicators.%')"
    )
    return {report for (report,) in store.conn.execute(sql, (json.dumps(reports),))}
