"""What there is to crawl: shards made from a register, in the form of the one that ships, or from another file."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from crawler.fleet.shards import Shard, domain_of
from spiders import register
from spiders.any_portal import AnyPortal
from spiders.pages.addresses import host_of
from spiders.portal import PortalError, PortalSpider, shipped_portals
from spiders.register import Entry


class RegisterError(Exception):
    """A register can't be used. The message says what is wrong with it."""


def read_register(path: Path) -> list[Entry]:
    """The governments of a register: a CSV file with the columns of spiders/register.csv, of which division, name,
    level and url must be there. Raises `RegisterError`.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise RegisterError(f"{path} can't be read: {error}") from error
    names = Entry.__dataclass_fields__
    needed = ("division", "name", "level", "url")
    if rows and (missing := [name for name in needed if name not in rows[0]]):
        raise RegisterError(f"{path} has no column {', '.join(missing)}; it has {', '.join(rows[0])}")
    return [Entry(**{name: row.get(name) or "" for name in names}) for row in rows]


def governments(place: str) -> list[Entry]:
    """The governments of a place of the register that ships, by name or code, and of those within it; 41 is short for
    410000. Raises ValueError if it isn't one place.
    """
    entry = register.the_one(f"{place}0000" if place.isdigit() and len(place) == 2 else place)
    return [entry, *register.below(entry)]


def planned(entries: Iterable[Entry]) -> Iterator[Shard]:
    """The shards of governments, in their order. Departments are left out: what they publish on hosts of their
    government's belongs to its shard. Raises `RegisterError` for two portals of one name, or one that can't be.
    """
    shipped = {(each.division, host_of(each.start_urls[0])): each for each in shipped_portals()}
    seen: dict[str, str] = {}
    for entry in entries:
        if entry.level == "department" or not entry.url:
            continue
        ships = shipped.get((entry.division, host_of(entry.url)))
        shard = _of_ours(ships, entry) if ships else _of_any(entry)
        if seen.setdefault(shard.portal, shard.url) != shard.url:
            raise RegisterError(f"{shard.url} and {seen[shard.portal]} would both be the portal {shard.portal}")
        yield shard


def _of_ours(portal: type[PortalSpider], entry: Entry) -> Shard:
    url = portal.start_urls[0]
    name = f"{portal.division}-{portal.name}"
    return Shard(name, portal.name, portal.title, portal.division, entry.level, url, domain_of(url), ships=True)


def _of_any(entry: Entry) -> Shard:
    arguments = described(entry)
    try:
        portal = AnyPortal(**arguments)
    except PortalError as error:
        raise RegisterError(f"{entry.division} {entry.name}: {error}") from None
    url = portal.start_urls[0]
    name = f"{entry.division}-{portal.name}"
    return Shard(
        name,
        portal.name,
        portal.title,
        entry.division,
        entry.level,
        url,
        domain_of(url),
        ships=False,
        arguments=arguments,
    )


def described(entry: Entry) -> dict[str, str]:
    """A portal of the register as arguments of the spider of any portal. Its files may lie where those of a portal
    above it lie, if one ships that says so.
    """
    fields = register.declaration(entry)
    above = {entry.division, entry.division[:4] + "00", entry.division[:2] + "0000"}
    own = urlsplit(entry.url).hostname
    files = sorted({host for each in shipped_portals() if each.division in above for host in each.files if host != own})
    lists = {"hosts": fields.get("hosts", ()), "files": files, "expected": fields.get("expected", ())}
    found = {name: ",".join(map(str, value)) for name, value in lists.items() if isinstance(value, list) and value}
    return {"url": entry.url, "title": str(fields["title"]), "division": entry.division, **found}
