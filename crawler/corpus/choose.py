"""副本: which of several copies of a report the corpus shows, whatever came first.

The order is total and looks at the copies alone, so the same copies give the same choice however
they arrive: more figures read; fewer failed checks; a page before an attachment; then the URL.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parsers.report import Figure, Reading


@dataclass(frozen=True, slots=True)
class Copy:
    """What is known of a copy without reading it again: a row of `report_documents`."""

    url: str
    sha256: str
    role: str
    fetched_at: str
    figures_read: int
    checks_failed: int
    figures_digest: str

    @property
    def rank(self) -> tuple[int, int, bool, str]:
        """The smallest is the best."""
        return (-self.figures_read, self.checks_failed, self.role != "report", self.url)


def best(copies: Iterable[Copy]) -> Copy:
    return min(copies, key=lambda copy: copy.rank)


def copy_of(reading: Reading, url: str, role: str, fetched_at: str) -> Copy:
    return Copy(
        url,
        reading.sha256,
        role,
        fetched_at,
        sum(figure.value is not None for figure in reading.report.figures.values()),
        sum(check.status == "fail" for check in reading.checks),
        figures_digest(reading.report.figures),
    )


def figures_digest(figures: Mapping[str, Figure]) -> str:
    """The same for copies that carry the same numbers, however they are printed."""
    lines = sorted(f"{key}={'' if f.value is None else f.value}" for key, f in figures.items())
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
