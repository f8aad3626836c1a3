"""Which copy of a report counts, and whether the others agree with it.

The order is total and looks at the copies alone, never at when they came: more cells of the form
found, then what is still published before what was withdrawn, text before pictures, more figures
read, fewer failed checks, a page before an attachment, and last the URL.

So a withdrawn copy counts only where no copy that is still there prints as many cells of the form:
what the organ publishes today comes first, and a table that is found nowhere else isn't lost. Every
copy stays in `report_documents` and can be cited, with the day it was missed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crawler.corpus.figures import numbers_in
from crawler.database.store import Rows


@dataclass(frozen=True, slots=True)
class Candidate:
    """A copy, by what the choice depends on."""

    url: str
    role: str
    cells: int
    ocr: int
    figures: int
    checks_failed: int
    figures_digest: str | None
    digest: str
    withdrawn: bool = False

    @property
    def rank(self) -> tuple[int, bool, int, int, int, bool, str]:
        """The least is the best."""
        is_file = self.role == "attachment"
        return (-self.cells, self.withdrawn, self.ocr, -self.figures, self.checks_failed, is_file, self.url)


def best(candidates: Iterable[Candidate]) -> Candidate:
    """ValueError where there is none."""
    return min(candidates, key=lambda each: each.rank)


def standing(candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Those that are to agree: the copies still there; all of them, where none is."""
    return [each for each in candidates if not each.withdrawn] or candidates


def agrees(candidate: Candidate, chosen: Candidate) -> int | None:
    """1 or 0; None where there is nothing to compare."""
    if candidate.figures_digest is None or chosen.figures_digest is None:
        return None
    return int(candidate.figures_digest == chosen.figures_digest)


def all_agree(candidates: Iterable[Candidate], chosen: Candidate) -> int | None:
    """0 if a copy differs from the chosen one, 1 if all that could be compared agree, None if none could."""
    known = [a for each in candidates if each.url != chosen.url and (a := agrees(each, chosen)) is not None]
    return min(known) if known else None


def differences(chosen: Rows, other: Rows) -> dict[str, list[int | float | None]]:
    """For each figure that differs: the chosen copy's number and the other's."""
    left, right = numbers_in(chosen), numbers_in(other)
    keys = sorted(left.keys() | right.keys())
    return {key: [left.get(key), right.get(key)] for key in keys if left.get(key) != right.get(key)}
