"""How a crawl ended: done, partial, empty or broken, with the reason in words.

This is the spider's verdict on what it saw, unless something is wrong that the spider can't know.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from crawler.health import Figures, findings
from spiders.discovery.state import Crawl
from spiders.discovery.verdict import verdict

OF_ITSELF = frozenset(("finished", "budget"))
"""Scrapy's reasons for the end of a crawl that wasn't interrupted."""

STANDSTILL = "standstill"
"""The reason for the end of a crawl in which nothing moved any more."""


PARTIAL = 3
"""Exit status of a crawl that is partial, and of a refresh with such a crawl and none that is broken."""


class Outcome(NamedTuple):
    """How a crawl ended. `code` is one of the codes in the table `crawl_outcomes`."""

    code: str
    reason: str


def stood_still(url: str | None) -> str:
    """The reason for the end of a crawl that the watchdog ended, over the page at `url` if it was at one."""
    over = f" over {url}" if url else ""
    return f"it stood still{over}, and the watchdog ended it: run it again, nothing is kept twice"


def outcome(
    crawl: Crawl, reason: str, last_good: Mapping[str, int] | None, defects: Mapping[str, int], read: int | None = None
) -> Outcome:
    """The outcome of a crawl. `reason` is Scrapy's reason for its end; `last_good` are the counts of the
    portal's last crawl that was done (None: there is none); `defects` counts pages lost to errors of
    this program, by kind of error; `read` is the number of reports that were read (None: not known).
    """
    if defects:
        lost = ", ".join(f"{n} × {kind}" for kind, n in sorted(defects.items(), key=lambda each: -each[1]))
        return Outcome("broken", f"pages were lost to defects of this program, see the log: {lost}")
    if reason == STANDSTILL:
        return Outcome("broken", "nothing came and nothing was stored for long, so it was ended (STANDSTILL)")
    if reason not in OF_ITSELF:
        return Outcome("broken", f"it was interrupted ({reason}): run it again, nothing is kept twice")
    code, words = verdict(crawl)
    if code in {"done", "partial"} and read == 0:
        code, words = (
            "broken",
            f"nothing that looked like a report could be read as one, see the table problems; {words}",
        )
    complete = code != "partial" and not (crawl.spent or crawl.unasked)
    figures = Figures(counts(crawl), len(crawl.columns), len(crawl.failures), complete)
    noticed = list(findings(figures, last_good))
    broken = any(each.broken for each in noticed)
    return Outcome("broken" if broken else code, "; ".join([words, *(each.words for each in noticed)]))


def counts(crawl: Crawl) -> dict[str, int]:
    """Number of captures by role, and as `found` the number of reports."""
    return {**{str(role): n for role, n in crawl.roles.items()}, "found": crawl.found}
