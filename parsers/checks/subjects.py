"""The arguments of rules that look beyond one document. The corpus creates them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from parsers.report import Number, Section


@dataclass(frozen=True, slots=True)
class Annual:
    """A report of any form, as rules over `years` see it; `values` has its numbers by key of the figure."""

    year: int
    issuer: str | None
    form: str | None
    values: Mapping[str, Number | None]
    sections: tuple[Section, ...] = ()
    predecessor: str = ""
    """For the report of the year before: the name of the organ, if it is the one whose place the issuer took."""


@dataclass(frozen=True, slots=True)
class Publication:
    """A report's year, the kind of its issuer (a code of `issuer_kinds`) and the earliest date of publication
    that a copy of it states.
    """

    year: int
    kind: str
    published_on: date | None
    first_seen: date | None = None
    """The day on which a copy was first seen, in Beijing."""
    redated: bool = False
    """Whether reports of other years state the same day, as where a site sets dates anew (`MOVED_YEARS`)."""


@dataclass(frozen=True, slots=True)
class Copies:
    """Counts for a report with several copies: how many could be compared with the copy that is shown,
    and how many of these have the same figures. Copies on portals that can't speak for the issuer aren't
    compared where there are others.
    """

    compared: int
    agreeing: int
    own: bool = True
    """Whether the copy that is shown is on a portal that may speak for the issuer."""
    foreign: tuple[str, ...] = ()
    """The other portals that have a copy, by their ids."""


Relation = Literal["last_year", "other_issuer"]
"""The texts a narrative was compared with: the same issuer's of the year before, or those of other
issuers for the same year.
"""


@dataclass(frozen=True, slots=True)
class Compared:
    """A narrative and the one most similar to it.

    `own` is the approximate number of its characters that are not common wording; `enough` says
    whether the year has enough reports to distinguish these. `share` is the part of the `own`
    characters that is also in the report `other`, in per cent; None if no report came near. `quotes`
    are the longest sentences that both have; it is empty unless the narrative is a copy.
    """

    relation: Relation
    own: int
    enough: bool
    other: str | None = None
    share: float | None = None
    quotes: tuple[str, ...] = ()
