"""更正: the first print that a correction at another address stands in for, though it is still published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from crawler.corpus.derived.choice import Candidate
from crawler.corpus.derived.history import Stay
from crawler.database.store import Store


def first_prints(
    store: Store, candidates: Sequence[Candidate], stays: Sequence[Stay], moved: Mapping[str, Stay]
) -> dict[str, Stay]:
    """For each correction that was seen by a later crawl than a print of the same report on its portal: its address,
    and that print until then. What one crawl saw side by side was no change.
    """
    rank = {each.url: each.rank for each in candidates if each.standing == "own"}
    correcting = {each.url for each in candidates if each.corrects}
    crawl = {stay.url: _crawl(store, stay) for stay in stays} if correcting else {}
    taken = {stay.url for stay in moved.values()}
    found: dict[str, Stay] = {}
    for new in sorted(stays, key=lambda each: (each.first_seen, each.url)):
        if new.url not in correcting or new.url in moved or new.url not in rank:
            continue
        earlier = [
            old
            for old in stays
            if old.first_seen < new.first_seen and crawl[old.url] != crawl[new.url] and old.url not in taken
            if (old.role, old.portal) == (new.role, new.portal) and rank.get(old.url, ()) > rank[new.url]
        ]
        if earlier:
            old = max(earlier, key=lambda each: (each.url in correcting, each.first_seen, each.url))
            taken.add(old.url)
            found[new.url] = replace(old, sights=tuple(s for s in old.sights if s.fetched_at < new.first_seen))
    return found


def _crawl(store: Store, stay: Stay) -> str | None:
    row = store.one("SELECT crawl FROM captures WHERE id = ?", stay.sights[0].capture)
    return row[0] if row else None
