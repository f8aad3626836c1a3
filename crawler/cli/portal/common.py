"""Functions that the portal commands share: finding the portal that is meant, and checking a mirror."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from crawler.cli.common import give_up

if TYPE_CHECKING:
    from spiders.portal import PortalSpider

Portal: TypeAlias = "tuple[type[PortalSpider], Mapping[str, str]]"
"""A spider class, and the arguments that describe the portal to it."""


def is_address(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))


def unknown(url: str, title: str | None = None, division: str | None = None) -> Portal:
    """A portal of which at least the address is known; unknown facts get placeholders."""
    from spiders.any_portal import AnyPortal
    from spiders.pages.addresses import host_of

    facts = {"url": url, "title": title or host_of(url) or url, "division": division or "000000"}
    return AnyPortal, facts


def portal_of(said: str) -> Portal:
    """The portal given by an address, a TOML file, the name of a portal that ships with nianbao, or a place of the
    register.

    Ends the command if there is none, with a message that says what is accepted.
    """
    from spiders.any_portal import AnyPortal
    from spiders.portal import PortalError, shipped_portals

    shipped = {portal.name: portal for portal in shipped_portals()}
    if is_address(said):
        found = unknown(said)
    elif said in shipped and not Path(said).exists():
        found = shipped[said], {}
    elif "." in said or Path(said).exists():
        found = AnyPortal, {"config": said}
    elif place := _place(said):
        found = place
    else:
        give_up(
            f"{said!r} is neither an address (https://…), nor a file, nor one of the portals that"
            f" ship: {', '.join(shipped)}, nor a place of the register (nianbao portal find)",
            2,
        )
    kind, arguments = found
    try:
        kind(**arguments)
    except PortalError as error:
        give_up(str(error), 2)
    return found


def _place(said: str) -> Portal | None:
    """The portal of a place of the register; if one ships that starts there, that one, as it says more. None for
    text that is no place's. Ends the command if it may be several.
    """
    from crawler.dictionary.divisions import became, former
    from spiders import register
    from spiders.any_portal import AnyPortal
    from spiders.pages.addresses import host_of
    from spiders.portal import shipped_portals

    known = former(said)
    if not register.find(said) and known is None:
        return None
    try:
        entry = register.the_one(said)
    except ValueError as error:
        give_up(became(*known) if known else str(error), 2)
    for portal in shipped_portals():
        if portal.division == entry.division and host_of(portal.start_urls[0]) == host_of(entry.url):
            return portal, {}
    return AnyPortal, {"place": entry.division if entry.level != "department" else entry.name}


def check_mirror(mirror: str | None) -> None:
    """Ends the command if the mirror can't be used: a wrong address, or one that doesn't answer."""
    from crawler.fetching.mirror import unreachable

    trouble = unreachable(mirror) if mirror else None
    if trouble:
        give_up(trouble, 2)
