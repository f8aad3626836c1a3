"""Numbers and JSON as they are stored in columns."""

from __future__ import annotations

import json
from decimal import Decimal

from parsers.report import Number

MAX_INTEGER = 2**63 - 1
"""SQLite's largest integer. A longer figure comes from digits that ran together."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def dumps(value: object) -> str:
    return _ENCODER.encode(value)


def exact(value: Number | None) -> int | float | None:
    """A number as SQLite stores it: counts as integers, money as a float that prints as the original
    decimal (15 digits). None where SQLite can't hold it exactly; its printed text is in `raw`.
    """
    if value is None or not storable(value):
        return None
    if isinstance(value, int):
        return value
    whole = plain(value)
    return whole if isinstance(whole, int) else float(whole)


def plain(value: Number) -> Number:
    """The same number, as an int if it has no fraction."""
    if isinstance(value, int):
        return value
    return int(value) if value == value.to_integral_value() else value.normalize()


def storable(value: Number | None) -> bool:
    """Whether SQLite can hold a number exactly; True for None."""
    if value is None:
        return True
    whole = value if isinstance(value, int) else plain(value)
    if isinstance(whole, int):
        return -MAX_INTEGER <= whole <= MAX_INTEGER
    return Decimal(repr(float(whole))) == whole
