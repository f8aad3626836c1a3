"""应发布机关: the organs whose reports a portal should have, according to its declaration.

A portal's field `expected` is a list of names, with years where they are known:
"洛阳市财政局", "孟津区人民政府 2021-", "孟津县人民政府 -2020", "某某局 2019-2022".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_EXPECTED = re.compile(r"(?P<name>\S+)(?: (?P<first>\d{4})?-(?P<last>\d{4})?)?")


@dataclass(frozen=True, slots=True)
class Expected:
    """An organ, with its `first` and `last` report year (None: not stated)."""

    name: str
    first: int | None = None
    last: int | None = None


def read_expected(text: str) -> Expected:
    """Parses such an entry. Raises ValueError if it isn't a name, or if anything but years follows."""
    match = _EXPECTED.fullmatch(text.strip())
    if match is None:
        raise ValueError(f'{text!r} is no expected issuer: write "某某局", or "某某局 2019-2022"')
    first, last = (int(year) if year else None for year in (match["first"], match["last"]))
    if first and last and first > last:
        raise ValueError(f"{text!r}: {first} is after {last}")
    return Expected(match["name"], first, last)
