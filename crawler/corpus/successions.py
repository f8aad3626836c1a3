"""机构沿革: which issuers of the corpus took the place of which (`crawler.dictionary.successions`).

An issuer follows another only if both have reports, and the reports don't contradict it: those of the successor
begin when, or after, those of the former organ end. The rows follow from the reports, in whatever order these came.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import NamedTuple

from crawler.corpus import ids
from crawler.corpus.checked.due import is_due
from crawler.database.store import Row, Store
from crawler.dictionary import TABLES
from crawler.dictionary.divisions import division, divisions
from crawler.dictionary.successions import succession_of


class Years(NamedTuple):
    """The first and the last report year of an issuer."""

    first: int
    last: int


def fill(store: Store) -> None:
    """Brings the table `issuer_successions` up to date; what follows from a row that changes is due to be checked."""
    names = [column.name for column in TABLES["issuer_successions"].columns]
    with store.transaction():
        issuers = {
            id_: ids.Issuer(id_, *rest)
            for id_, *rest in store.conn.execute("SELECT id, name, division, kind FROM issuers ORDER BY id")
        }
        years = {
            issuer: Years(first, last)
            for issuer, first, last in store.conn.execute(
                "SELECT issuer_id, min(year), max(year) FROM reports GROUP BY issuer_id"
            )
        }
        wanted = {tuple(row[name] for name in names): row for row in _rows(issuers, years)}
        stored = set(store.conn.execute(f"SELECT {', '.join(names)} FROM issuer_successions"))
        for row in sorted(stored - wanted.keys(), key=repr):
            store.conn.execute("DELETE FROM issuer_successions WHERE issuer_id = ? AND successor_id = ?", row[:2])
        store.insert("issuer_successions", [row for key, row in wanted.items() if key not in stored])
        for _, successor, since, *_ in sorted(stored ^ wanted.keys(), key=repr):
            is_due(store, ids.report_id(str(successor), int(str(since))))


def _rows(issuers: Mapping[str, ids.Issuer], years: Mapping[str, Years]) -> Iterator[Row]:
    for issuer in issuers.values():
        for successor, how, certainty, source in _after(issuer):
            if successor in issuers and successor != issuer.id and {successor, issuer.id} <= years.keys():
                since = years[successor].first
                if years[issuer.id].last <= since:
                    yield {
                        "issuer_id": issuer.id,
                        "successor_id": successor,
                        "since": since,
                        "how": how,
                        "certainty": certainty,
                        "source": source,
                    }


def _after(issuer: ids.Issuer) -> Iterator[tuple[str, str, str, str]]:
    """The ids of organs that may have taken an issuer's place; how, how surely, and by what."""
    home = division(issuer.division)
    rest = ids.without_place(issuer)
    if home.became:
        there = division(home.became)
        alone = sum(each.became == home.became for each in divisions().values()) == 1
        with suppress(ValueError):
            successor = ids.issuer(there.name + rest, there.parent).id
            yield successor, "renamed" if alone else "merged", "certain", "DIVISIONS"
    if known := succession_of(rest):
        for place in filter(None, (home.code, home.became)):
            for name in known.after:
                with suppress(ValueError):
                    yield ids.issuer(division(place).name + name, place).id, known.how, known.certainty, known.source
