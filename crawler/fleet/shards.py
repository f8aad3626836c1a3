"""片: a portal with its own corpus, archive and state in the store.

shards/ID/shard.json says what is crawled (it never changes), shards/ID/state.json what was published last, and
leases/DOMAIN/lease.json who may ask the hosts of a domain. Shards of one domain, such as a prefecture's and a
county's below it, share its lease: no host is asked by two of them at a time.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from crawler.fleet.store import Conflict, Store, StoreError

FORMAT = 1
"""Version of the documents in the store."""
SHARDS, LEASES = "shards", "leases"
_GOVERNMENT = ".gov.cn"


@dataclass(frozen=True, slots=True)
class Shard:
    """What there is to crawl. `portal` is the id that the portal has in corpora and archives."""

    id: str
    portal: str
    title: str
    division: str
    level: str
    url: str
    domain: str
    """The domain whose hosts it asks, and whose lease it needs."""
    ships: bool
    """Whether the portal is one of those that ship with nianbao."""
    arguments: Mapping[str, str] = field(default_factory=dict)
    """The arguments that describe it to the spider of any portal, if it doesn't ship."""

    @property
    def province(self) -> str:
        """The first two digits of its division."""
        return self.division[:2]

    @property
    def lease(self) -> str:
        return f"{LEASES}/{self.domain}/lease.json"

    @property
    def state(self) -> str:
        return f"{SHARDS}/{self.id}/state.json"

    @property
    def archive(self) -> str:
        return f"{SHARDS}/{self.id}/archive"

    def corpus(self, generation: int) -> str:
        return f"{SHARDS}/{self.id}/corpus-{generation:08d}.db"


@dataclass(frozen=True, slots=True)
class State:
    """What was published of a shard last. `generation` is that of the lease under which it was; times are ISO, UTC."""

    generation: int
    corpus: str
    """Key of the corpus."""
    size: int
    published_at: str
    outcome: str
    """Of the last crawl: a code of `crawl_outcomes`."""
    reason: str
    crawled_at: str
    """When the last crawl ended."""
    seconds: float
    """What the last crawl took."""
    requests: int
    parsers: str
    """The version of the parsers by which all is read; "" if some of it is by older ones."""
    reports: int
    captures: int
    documents: int
    problems: int
    before: str | None = None
    """Key of the corpus before this one, which somebody may still be fetching."""


def domain_of(url: str) -> str:
    """The domain that an address's host belongs to, as it is registered: luoyang.gov.cn for www.luoyang.gov.cn and
    xxgk.luoyang.gov.cn. A host that is a number, or has a port, is its own.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").strip(".")
    if parts.port:
        return f"{host}-{parts.port}"
    try:
        return str(ipaddress.ip_address(host)).replace(":", "-")
    except ValueError:
        labels = host.removeprefix("www.").split(".")
        return ".".join(labels[-(3 if host.endswith(_GOVERNMENT) else 2) :])


def add(store: Store, shard: Shard) -> bool:
    """Adds a shard; False if it is there already."""
    try:
        store.write(f"{SHARDS}/{shard.id}/shard.json", {"format": FORMAT, **asdict(shard)}, None)
    except Conflict:
        return False
    return True


def shards_of(store: Store) -> list[Shard]:
    """All shards, sorted by id. Raises `StoreError`."""
    keys = store.documents(SHARDS, "shard.json")
    return [shard_of(store, key.split("/")[1]) for key in keys]


def shard_of(store: Store, name: str) -> Shard:
    """A shard by its id. Raises `StoreError` if there is none."""
    found = store.read(f"{SHARDS}/{name}/shard.json")
    if found is None:
        raise StoreError(f"{store.where} has no shard {name}: nianbao fleet status lists them")
    return Shard(**_fields(found.content, f"{name}/shard.json", Shard))


def state_of(store: Store, shard: Shard) -> tuple[State | None, str | None]:
    """The state, and the tag by which it is replaced; None if nothing was published yet."""
    found = store.read(shard.state)
    if found is None:
        return None, None
    return State(**_fields(found.content, shard.state, State)), found.tag


def as_document(state: State) -> Mapping[str, Any]:
    return {"format": FORMAT, **asdict(state)}


def _fields(content: Mapping[str, Any], where: str, kind: type) -> dict[str, Any]:
    if content.get("format") != FORMAT:
        raise StoreError(f"{where} is of another version of nianbao (format {content.get('format')}, here {FORMAT})")
    names = {each.name for each in fields(kind)}
    return {name: value for name, value in content.items() if name in names}


def is_fresh(state: State | None, now: datetime, hours: float) -> bool:
    """Whether a shard needs no crawl yet: the last one wasn't broken, and ended within `hours`."""
    if state is None or state.outcome == "broken":
        return False
    return (now - datetime.fromisoformat(state.crawled_at)).total_seconds() < hours * 3600


def in_places(shards: Iterable[Shard], places: Iterable[str]) -> Iterator[Shard]:
    """The shards whose division begins with one of these codes, without its closing zeros; all, if there are none."""
    starts = tuple(each.removesuffix("00").removesuffix("00") for each in places)
    return (each for each in shards if not starts or each.division.startswith(starts))
