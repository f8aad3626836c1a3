"""The families of content systems that are recognised by their pages; see PORTALS in docs."""

from __future__ import annotations

from collections.abc import Iterator

from spiders.pages import Page
from spiders.systems import System
from spiders.systems.anhui import Anhui
from spiders.systems.aspx import Aspx
from spiders.systems.epoint import Epoint
from spiders.systems.gkmlpt import Gkmlpt
from spiders.systems.henan import Henan
from spiders.systems.jcms import Jcms
from spiders.systems.jpaas import Jpaas
from spiders.systems.sitesources import Sitesources

FAMILIES: tuple[type[System], ...] = (Sitesources, Jcms, Jpaas, Gkmlpt, Anhui, Epoint, Henan, Aspx)


def named(name: str) -> System | None:
    """The family of that name, as a portal's file says it; None where there is none. What it needs to
    know of a page, it takes from the page: naming it says no more than that it is to be expected.
    """
    known = {family.name: family for family in FAMILIES}
    return Sitesources() if name == Sitesources.name else System() if name in known else None


def families_of(page: Page, text: str) -> Iterator[System]:
    """Those that a page shows; a page of a migrated portal may show two."""
    for family in FAMILIES:
        found = family.recognised(page, text)
        if found is not None:
            yield found
