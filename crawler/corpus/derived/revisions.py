"""更正: what changed in a published report, from its captures and readings alone.

The captures of a report at one address (where it moved: at one address after the other) are compared
in their order. A field whose value differs from its last one makes a row, with both prints and the
times between which each was seen. Only readings by the same version of the parsers are compared,
the newest that read both documents: a new version, or the same bytes read again, never makes a row.
And only what the parsers read on a page counts, not its menu or counter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from crawler.corpus.copies import unpack
from crawler.corpus.derived.history import Sight, Stay
from crawler.corpus.fields import ABSENT, Field, differ, fields
from crawler.corpus.readings import Stored
from crawler.database.store import Row, Store


@dataclass(frozen=True, slots=True)
class _Stretch:
    """One content at one address, from its first capture to its last."""

    url: str
    first: Sight
    last: Sight

    def reading(self, version: str) -> Stored | None:
        return next((each for each in self.last.readings if each.version == version), None)


@dataclass(slots=True)
class _Seen:
    """The first and the last stretch (by number) in which a field had its latest value."""

    since: int
    until: int


@dataclass(slots=True)
class _Read:
    """The fields of readings, unpacked when they are first asked for."""

    store: Store
    known: dict[str, tuple[Mapping[str, Field], bool]] = field(default_factory=dict)

    def of(self, reading: Stored) -> tuple[Mapping[str, Field], bool]:
        """Its fields, and whether some were read in a picture."""
        if reading.id not in self.known:
            row = self.store.one("SELECT copy, ocr FROM readings WHERE id = ?", reading.id)
            assert row is not None
            self.known[reading.id] = fields(unpack(row[0])), bool(row[1])
        return self.known[reading.id]


def write(store: Store, report: str, stays: Sequence[Stay], moved: Mapping[str, Stay]) -> None:
    """Bring a report's revisions to what its captures say; writes nothing where they say so already."""
    old = {stay.url for stay in moved.values()}
    ends = [stay for stay in stays if stay.url not in old]
    wanted = [row for end in ends for row in _revisions(store, _line_of(end, moved))]
    names = list(wanted[0]) if wanted else []
    stored = store.conn.execute(
        f"SELECT {', '.join(names) or 'report_id'} FROM revisions WHERE report_id = ?", (report,)
    ).fetchall()
    if {tuple(row[name] for name in names) for row in wanted} != set(stored):
        store.conn.execute("DELETE FROM revisions WHERE report_id = ?", (report,))
        store.insert("revisions", wanted)


def _line_of(end: Stay, moved: Mapping[str, Stay]) -> list[Stay]:
    """A copy and those it moved from, the oldest first."""
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
    """What changed with stretch `at`. A field that is disputed there counts as unchanged."""
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
    """The readings of both by the newest version that read both."""
    for new in here.last.readings:
        old = before.reading(new.version)
        if old is not None:
            return old, new
    return None
