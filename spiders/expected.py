"""应发布机关: which organs a portal should have reports of, as its declaration says it.

`expected` of a portal is a list of names, each with its years where they are known:
"洛阳市财政局", "孟津区人民政府 2021-", "孟津县人民政府 -2020", "某某局 2019-2022".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_EXPECTED = re.compile(r"(?P<name>\S+)(?: (?P<first>\d{4})?-(?P<last>\d{4})?)?")


@dataclass(frozen=True, slots=True)
class Expected:
    """`first` and `last` report year; None: not said."""

    name: str
    first: int | None = None
    last: int | None = None


def read_expected(text: str) -> Expected:
    """ValueError for what is no name, or a name with something else than years behind it."""
    match = _EXPECTED.fullmatch(text.strip())
    if match is None:
        raise ValueError(f'{text!r} is no expected issuer: write "某某局", or "某某局 2019-2022"')
    first, last = (int(year) if year else None for year in (match["first"], match["last"]))
    if first and last and first > last:
        raise ValueError(f"{text!r}: {first} is after {last}")
    return Expected(match["name"], first, last)
