"""Compares two readings of one document cell by cell, to show what another parser version changes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crawler.corpus.copies import Copy, Outcome, Read, unpack
from crawler.corpus.fields import ABSENT, Field, fields
from crawler.database.store import Rows


@dataclass(frozen=True, slots=True)
class Difference:
    """What one field was in each reading: `before` and `after` as text; None where it was missing."""

    report: str
    """The report's id; where neither reading gave a report, the file's path in its archive or “no report”."""
    field: str
    before: str | None
    after: str | None


def compare(before: Sequence[Read], after: Sequence[Read]) -> list[Difference]:
    """Every difference between two readings of a document; `before` is empty if it was never read."""
    old = {each.member: each.outcome for each in before}
    new = {each.member: each.outcome for each in after}
    return [
        each for member in dict.fromkeys((*old, *new)) for each in _outcomes(old.get(member), new.get(member), member)
    ]


def _outcomes(before: Outcome | None, after: Outcome | None, member: str | None) -> Iterator[Difference]:
    if isinstance(before, Copy) and isinstance(after, Copy):
        yield from _copies(before, after)
    elif isinstance(before, Copy) or isinstance(after, Copy):
        copy = before if isinstance(before, Copy) else after
        assert isinstance(copy, Copy)
        yield Difference(copy.report_id, "report", _words(before), _words(after))
    elif before is not None and _words(before) != _words(after):
        yield Difference(member or "no report", "message", _words(before), _words(after))


def _words(outcome: Outcome | None) -> str | None:
    if outcome is None:
        return None
    return outcome.report_id if isinstance(outcome, Copy) else str(outcome.message)


def _copies(before: Copy, after: Copy) -> Iterator[Difference]:
    def differs(field: str, one: str | None, other: str | None) -> Difference:
        return Difference(after.report_id, field, one, other)

    if before.report_id != after.report_id:
        yield differs("report", before.report_id, after.report_id)
    if before.digest == after.digest:
        return
    old, new = unpack(before.packed), unpack(after.packed)
    count = 0
    for one, other in ((_fields(old), _fields(new)), (_judged(old), _judged(new))):
        for key in dict.fromkeys((*one, *other)):
            if one.get(key) != other.get(key):
                count += 1
                yield differs(key, one.get(key), other.get(key))
    if not count and _rest(old) != _rest(new):
        yield differs("places and evidence", None, None)


def _fields(rows: Rows) -> Mapping[str, str | None]:
    return {key: _shown(field) for key, field in fields(rows).items() if field != ABSENT}


def _shown(field: Field) -> str | None:
    """The number, with the printed text in brackets where that differs."""
    if field.disputed:
        return f"disputed ({field.printed})"
    if field.value is None or field.printed is None:
        return field.printed if field.value is None else str(field.value)
    number = str(field.value)
    return number if number == field.printed.strip() else f"{number} ({field.printed.strip()})"


def _judged(rows: Rows) -> Mapping[str, str | None]:
    """Checks, inferences, warnings, the form and the verdict, as text."""
    (report,) = rows["reports"]
    found = {f"check {c['rule']!s} of {c['subject']!s}": _plain(c["status"]) for c in rows["checks"]}
    found |= {f"inferred {i['cell']!s}": _plain(i["value"]) for i in rows["inferences"]}
    for notice in json.loads(str(report["warnings"])):
        found[f"warning: {notice['message']}"] = str(notice.get("subject") or "there")
    return found | {"form": _plain(report["form"]), "verdict": _plain(report["verdict"])}


def _plain(value: object) -> str | None:
    return None if value is None else str(value)


def _rest(rows: Rows) -> Rows:
    """The rows without the version of the parsers."""
    (report,) = rows["reports"]
    return rows | {"reports": [report | {"parser_version": None}]}
