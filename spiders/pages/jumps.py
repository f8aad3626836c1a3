"""跳转: buttons that go to the page whose number stands in a field beside them: location.href = "list?page=" +
document.getElementById("n").value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from spiders.pages.addresses import LONGEST, absolute, host_of

if TYPE_CHECKING:
    from spiders.pages import Page

_GOES = re.compile(r"GO!?|跳转?(?:到|至)?|转到?|确[定认]|前往|到", re.IGNORECASE)
_JOINED = re.compile(
    r"""["']([^"'\s{}]{1,300}[=_/-])["']\s*+\+\s*+"""
    r"""(?:document\.getElementById\(\s*+["'][\w-]{1,40}+["']\s*+\)\.value|\$\(\s*+["']#[\w-]{1,40}+["']\s*+\)\.val\(\s*+\))"""
    r"""(?:\s*+\+\s*+["']([^"'\s{}]{0,100})["'])?"""
)


def jumped(page: Page, total: int) -> Iterator[str]:
    """The addresses of a list's pages that such a button joins."""
    bodies = [each.click[:LONGEST] for each in page.handlers if _GOES.fullmatch(each.words.strip())]
    for joined in filter(None, map(_JOINED.search, islice(bodies, 5))):
        for number in range(1, total + 1):
            to = absolute(page.url, f"{joined[1]}{number}{joined[2] or ''}")
            if to and host_of(to) == host_of(page.url):
                yield to
