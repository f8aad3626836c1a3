"""The list of known content systems. `spiders.systems` says how to add one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spiders.pages import Page
from spiders.systems import System
from spiders.systems.anhui import Anhui
from spiders.systems.aspx import Aspx
from spiders.systems.epoint import Epoint
from spiders.systems.forms import Forms
from spiders.systems.fujian import Fujian
from spiders.systems.gkmlpt import Gkmlpt
from spiders.systems.henan import Henan
from spiders.systems.jcms import Jcms
from spiders.systems.jpaas import Jpaas
from spiders.systems.mcms import Mcms
from spiders.systems.scripts import Scripts
from spiders.systems.sitesources import Sitesources
from spiders.systems.truecms import TrueCms

SYSTEMS: dict[str, type[System]] = {
    each.name: each
    for each in (Sitesources, Jcms, Jpaas, Gkmlpt, Anhui, Epoint, Henan, Aspx, Forms, Fujian, Mcms, TrueCms, Scripts)
}
"""All content systems, by name."""


def systems_of(page: Page, text: str) -> Iterator[System]:
    """The content systems that a page with the HTML `text` shows. A page of a migrated portal may show two. If it shows
    none, its own scripts are read.
    """
    shown = [found for system in SYSTEMS.values() if system is not Scripts and (found := system.recognised(page, text))]
    yield from shown
    # A form only turns the pages of a list that is there.
    scripts = None if any(not isinstance(each, Forms) for each in shown) else Scripts.recognised(page, text)
    if scripts is not None:
        yield scripts


def declared(facts: Mapping[str, str]) -> System:
    """The content system that a portal's file names in `system`, or implies by a field that only one system
    needs. Raises ValueError with a message on what to write.
    """
    name = facts.get("system")
    given = {field for system in SYSTEMS.values() for field in system.fields if field in facts}
    if name is None and not given:
        return System()
    names = [each for each, system in SYSTEMS.items() if given and given == {*system.fields}]
    if name is None and len(names) == 1:
        (name,) = names
    known = SYSTEMS.get(name or "")
    if known is None:
        every = ", ".join(each + _needed(system) for each, system in SYSTEMS.items())
        raise ValueError(f"system {name!r} is not known: {every}")
    if given - {*known.fields}:
        fields = ", ".join(sorted(given - {*known.fields}))
        raise ValueError(f"{fields} is for system {', '.join(names)}: {name} has none")
    if {*known.fields} - given:
        raise ValueError(f"system {name}{_needed(known)}: say it, too")
    return known.declared({field: facts[field] for field in known.fields})


def _needed(system: type[System]) -> str:
    return f" (with {', '.join(system.fields)})" if system.fields else ""
