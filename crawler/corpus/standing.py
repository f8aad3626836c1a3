"""谁的网站: whether a portal may speak for the issuer whose report it publishes.

A portal speaks for the organs of its own division and of the divisions below it, for the organs that it
declares as expected, and for branches that carry its place in their name: 洛阳市生态环境局洛龙分局 is an organ
of the city, and publishes on the portal of 洛龙区. A division that was merged or renamed goes on in its
successor. For all others a portal's copy is foreign: it is kept, shown and compared, but no report is read
from it while an own copy is, or was, there.

Which division a portal has, and which organs it declares, is said by whoever runs the crawl, never by the
portal.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from crawler.corpus import ids
from crawler.dictionary.divisions import COUNTRY, division
from spiders.expected import read_expected

Standing = Literal["own", "foreign"]
"""A code of `standings`."""


def standing(issuer: ids.Issuer, code: str | None, declared: frozenset[str] = frozenset()) -> Standing:
    """How a portal stands to an issuer. `code` is the division of the portal (GB/T 2260; None: not known),
    `declared` the ids of the organs that it declares.
    """
    if issuer.id in declared:
        return "own"
    if code is None:
        return "own" if issuer.division == COUNTRY else "foreign"
    return "own" if _is_within(issuer.division, code) or _is_branch(issuer, code) else "foreign"


@lru_cache(4096)
def _is_within(code: str, portal: str) -> bool:
    """Whether a division, or its successor, is the portal's division, the successor of that, or lies below it."""
    home = set(_and_successors(portal))
    return any(above in home for each in _and_successors(code) for above in _and_those_above(each))


def _and_successors(code: str) -> Iterator[str]:
    seen = set[str]()
    each: str | None = code
    while each and each not in seen:
        seen.add(each)
        yield each
        each = division(each).became


def _and_those_above(code: str) -> Iterator[str]:
    each: str | None = code
    while each:
        yield each
        each = division(each).parent


def _is_branch(issuer: ids.Issuer, portal: str) -> bool:
    """Whether an organ of a division above the portal's has the portal's place in its name."""
    base = division(portal)
    if issuer.division not in set(_and_those_above(portal)) or base.level != "county":
        return False
    places = (*ids.stems(base), *base.names)
    return any(place in issuer.name.removeprefix(division(issuer.division).name) for place in places)


def of_portal(conn: sqlite3.Connection, portal: str) -> tuple[str | None, frozenset[str]]:
    """A portal's division, and the ids of the organs that it declares."""
    row = conn.execute("SELECT division, expected FROM portals WHERE id = ?", (portal,)).fetchone()
    return (row[0], _declared(*row)) if row else (None, frozenset())


@lru_cache(256)
def _declared(code: str | None, expected: str | None) -> frozenset[str]:
    names = json.loads(expected) if expected else []
    return frozenset(ids.issuer(read_expected(each).name, code).id for each in names)
