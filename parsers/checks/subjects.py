"""What rules are given that look beyond one document. The corpus fills these in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from parsers.report import Number, Section


@dataclass(frozen=True, slots=True)
class Annual:
    """A report of any form, as rules over `years` see it: `values` by the keys of figures."""

    year: int
    issuer: str | None
    form: str | None
    values: Mapping[str, Number | None]
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Publication:
    """Of one report: its report year, its issuer's kind (a code of `issuer_kinds`) and the date of
    publication that it states.
    """

    year: int
    kind: str
    published_on: date | None


@dataclass(frozen=True, slots=True)
class Copies:
    """Of one report with several copies: how many could be compared with the one that is shown,
    and how many of these carry the same figures.
    """

    compared: int
    agreeing: int


Relation = Literal["last_year", "other_issuer"]
"""Whose text a narrative was compared with: the same issuer's of the year before, or those of other
issuers of the same year.
"""


@dataclass(frozen=True, slots=True)
class Compared:
    """A narrative and the one most like it.

    `own` is about how many characters of it are not common wording; `enough` whether the year has
    enough reports to tell. `share` is how much of them, in per cent, also stands in the report
    `other`; None: no report came near. `quotes` are sentences of both, the longest; without any it
    is no copy.
    """

    relation: Relation
    own: int
    enough: bool
    other: str | None = None
    share: float | None = None
    quotes: tuple[str, ...] = ()
