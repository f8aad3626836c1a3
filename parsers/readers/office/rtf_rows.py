r"""Checks the rows of RTF tables: each must have as many cells as cell edges (Rich Text Format 1.9.1,
table definitions). If they differ, LibreOffice shifts figures into other columns without a warning.
"""

from __future__ import annotations

import re

from parsers import messages
from parsers.errors import Unreadable

_CONTROL = re.compile(rb"\\(?:([a-zA-Z]{1,32})(-?\d{1,10})? ?|[^a-zA-Z])")


def check(data: bytes) -> None:
    """Raises `Unreadable` if a row has too many or too few cells, or if binary data is cut off."""
    edges = cells = rows = bad = 0
    nested = False  # within the definition of a row of a nested table
    holds = False  # the row contains a nested table; LibreOffice itself writes one cell too many after it
    at = 0
    while match := _CONTROL.search(data, at):
        at = match.end()
        word, number = match[1], match[2]
        if word == b"bin":
            at += max(int(number or 0), 0)
            if at > len(data):
                raise Unreadable(messages.RTF_CUT())
        elif word == b"nesttableprops":
            nested = holds = True
        elif word == b"nestrow":
            nested = False
        elif nested:
            pass
        elif word == b"trowd":
            edges = 0
        elif word == b"cellx":
            edges += 1
        elif word == b"cell":
            cells += 1
        elif word == b"row":
            rows += 1
            bad += cells != edges and not holds
            cells, holds = 0, False
    if bad:
        raise Unreadable(messages.RTF_SLIPPED(bad=bad, rows=rows))
