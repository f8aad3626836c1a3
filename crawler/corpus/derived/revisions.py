"""更正: what changed in a published report, from its captures and readings alone.

The captures of a report at one address (or at successive addresses, where it moved) are compared in
the order of time. A field whose value differs from its last one gives a row, with both printed texts
and the period in which each was seen. Only readings by the same version of the parsers are compared,
the newest that read both documents: so a new version, or the same bytes read again, never gives a
row. Only what the parsers read on a page counts, not its menu or visitor counter.

Where a report was read from one portal and is now read from another, that is a row, too (`PORTAL`): the
figures may differ though no page was changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from crawler.corpus.copies import unpack
from crawler.corpus.derived.history import Sight, Stay
from crawler.corpus.derived.sources import ReadFrom
from crawler.corpus.fields import ABSENT, PORTAL, Field, differ, fields
from crawler.corpus.readings import Stored
from crawler.database.store import Row, Store


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Successive captures with the same content at one address: the first and the last of them."""

    url: str
    first: Sight
    last: Sight

    def reading(self, version: str) -> Stored | None:
        return next((each for each in self.last.readings if each.version == version), None)


@dataclass(slots=True)
class _Seen:
    """The indices of the first and the last stretch in which a field had its latest value."""

    since: int
    until: int


@dataclass(slots=True)
class _Read:
    """The fields of readings, unpacked when they are first needed."""

    store: Store
    known: dict[str, tuple[Mapping[str, Field], bool]] = field(default_factory=dict)

    def of(self, reading: Stored) -> tuple[Mapping[str, Field], bool]:
        """A reading's fields, and whether some were read from a picture."""
        if reading.id not in self.known:
            row = self.store.one("SELECT copy, ocr FROM readings WHERE id = ?", reading.id)
            assert row is not None
            self.known[reading.id] = fields(unpack(row[0])), bool(row[1])
        return self.known[reading.id]


def write(
    store: Store, report: str, stays: Sequence[Stay], moved: Mapping[str, Stay], sources: Sequence[ReadFrom]
) -> None:
    """Brings a report's revisions in line with its captures; writes nothing if they already are. `moved` has what
    stood in for the report before an address: where it moved from, or the first print that a correction replaces.
    `sources` are the portals that it was read from, one after another.
    """
    wanted = _of_lines(store, stays, moved)
    wanted += [_portal_row(report, before, after) for before, after in pairwise(sources)]
    names = list(wanted[0]) if wanted else []
    stored = store.conn.execute(
        f"SELECT {', '.join(names) or 'report_id'} FROM revisions WHERE report_id = ?", (report,)
    ).fetchall()
    if {tuple(row[name] for name in names) for row in wanted} != set(stored):
        store.conn.execute("DELETE FROM revisions WHERE report_id = ?", (report,))
        store.insert("revisions", wanted)


def _of_lines(store: Store, stays: Sequence[Stay], moved: Mapping[str, Stay]) -> list[Row]:
    """The rows of all addresses: those that nothing stands in for, then those that changed after something did (a first
    print is still published, and may be changed, too). What both lines have in common counts once.
    """
    replaced = {stay.url: stay for stay in moved.values()}
    ends = [stay for stay in stays if stay.url not in replaced]
    ends += [stay for stay in stays if stay.url in replaced and stay.last_seen > replaced[stay.url].last_seen]
    found: dict[tuple[object, object], Row] = {}
    for row in (row for end in ends for row in _revisions(store, _line_of(end, moved))):
        found.setdefault((row["field"], row["new_capture"]), row)
    return [*found.values()]


def _portal_row(report: str, before: ReadFrom, after: ReadFrom) -> Row:
    """The row for a report that was read from one portal and then from another. It names the first captures of both
    copies, so that captures between them, in whatever order they come, change nothing.
    """
    first, last = after.stay.sights[0], before.stay.sights[0]
    return {
        "report_id": report,
        "field": PORTAL,
        "new_capture": first.capture,
        "old_capture": last.capture,
        "old": before.portal,
        "new": after.portal,
        "old_value": None,
        "new_value": None,
        "old_first_seen": before.since,
        "old_last_seen": after.since,
        "noticed_at": after.since,
        "url": after.stay.url,
        "old_url": before.stay.url,
        "stands_at": after.stay.url,
        "ocr": 0,
        "parser_version": after.stay.reading.version,
    }


def _line_of(end: Stay, moved: Mapping[str, Stay]) -> list[Stay]:
    """A stay, preceded by those that the report moved from, the oldest first."""
    line = [end]
    while line[-1].url in moved:
        line.append(moved[line[-1].url])
    return line[::-1]


def _revisions(store: Store, line: Sequence[Stay]) -> Iterator[Row]:
    stretches = list(_stretches(line))
    read, seen = _Read(store), dict[str, _Seen]()
    for at in range(1, len(stretches)):
        yield from _step(read, stretches, seen, at)


def _stretches(line: Sequence[Stay]) -> Iterator[_Stretch]:
    for stay in line:
        for _, sights in groupby(stay.sights, lambda each: each.document):
            same = list(sights)
            yield _Stretch(stay.url, same[0], same[-1])


def _step(read: _Read, stretches: Sequence[_Stretch], seen: dict[str, _Seen], at: int) -> Iterator[Row]:
    """Rows of the fields that changed with stretch `at`. A field that is disputed there counts as unchanged."""
    here = stretches[at]
    keys = dict.fromkeys(seen)
    for reading in (*stretches[at - 1].last.readings, *here.last.readings):
        keys |= dict.fromkeys(read.of(reading)[0])
    for key in keys:
        last = seen.setdefault(key, _Seen(0, at - 1))
        before = stretches[last.until]
        pair = _common(before, here)
        if pair is None:
            last.since = last.until = at
            continue
        (old, old_ocr), (new, new_ocr) = read.of(pair[0]), read.of(pair[1])
        sides = old.get(key, ABSENT), new.get(key, ABSENT)
        if sides[1].disputed:
            continue
        if sides[0].disputed:
            last.since = at
        elif differ(*sides):
            first = stretches[last.since].first
            yield {
                "report_id": str(here.last.report),
                "field": key,
                "new_capture": here.first.capture,
                "old_capture": before.last.capture,
                "old": sides[0].printed,
                "new": sides[1].printed,
                "old_value": sides[0].value,
                "new_value": sides[1].value,
                "old_first_seen": first.fetched_at,
                "old_last_seen": before.last.fetched_at,
                "noticed_at": here.first.fetched_at,
                "url": here.url,
                "old_url": before.url,
                "stands_at": stretches[-1].url,
                "ocr": int(old_ocr or new_ocr),
                "parser_version": pair[0].version,
            }
            last.since = at
        last.until = at


def _common(before: _Stretch, here: _Stretch) -> tuple[Stored, Stored] | None:
    """The readings of both stretches by the newest version that read both; None if there is none."""
    for new in here.last.readings:
        old = before.reading(new.version)
        if old is not None:
            return old, new
    return None
