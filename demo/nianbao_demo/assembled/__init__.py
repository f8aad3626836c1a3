"""Portals that are put together at random of what was seen on real ones: how the front page leads on, how many levels
lie above the column of annual reports, how the column is divided, how its lists are turned, and how an entry is
linked. Each is a few dozen pages of text; where something can't be read without a browser, it says so (`unread`).

To add something seen: a function in the module of its kind, and its name in that module's register.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from nianbao_demo.assembled.columns import COLUMNS
from nianbao_demo.assembled.entrances import ENTRANCES
from nianbao_demo.assembled.entries import ENTRIES
from nianbao_demo.assembled.pagers import PAGERS, UNREADABLE
from nianbao_demo.assembled.site import HOST, Site

__all__ = ["COLUMNS", "ENTRANCES", "ENTRIES", "HOST", "PAGERS", "UNREADABLE", "Assembled", "assembled"]


@dataclass(frozen=True)
class Assembled:
    """A portal: its pages by path, the paths of its reports, and what it was put together of."""

    pages: dict[str, str]
    reports: frozenset[str]
    recipe: tuple[str, str, str, str, int]
    whole: bool
    """Whether all of its reports can be found without a browser."""


def assembled(
    rng: Random,
    *,
    entrance: str | None = None,
    column: str | None = None,
    pager: str | None = None,
    entry: str | None = None,
    levels: int | None = None,
) -> Assembled:
    """A portal; what isn't given is chosen at random."""
    entrance = entrance or rng.choice(sorted(ENTRANCES))
    column = column or rng.choice(sorted(COLUMNS))
    pager = pager or rng.choice(sorted(PAGERS))
    entry = entry or rng.choice(sorted(ENTRIES))
    levels = rng.randint(0, 4) if levels is None else levels
    site = Site(rng, ENTRIES[entry], PAGERS[pager])
    ENTRANCES[entrance](site, COLUMNS[column](site), levels)
    long = any(number > 1 for number in site.lists)
    return Assembled(
        dict(site.pages),
        frozenset(site.reports),
        (entrance, column, pager, entry, levels),
        not (long and pager in UNREADABLE) and column not in UNREADABLE,
    )
