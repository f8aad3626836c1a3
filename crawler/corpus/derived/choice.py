"""Chooses the copy of a report that the corpus shows, and says whether the others agree with it.

The order is total and depends on the copies alone, never on when they were fetched. Preferred are,
in this order: portals that may speak for the issuer (`crawler.corpus.standing`), more cells of the form,
published before withdrawn, text before pictures, more figures read, fewer failed checks, a page before an
attachment; the URL decides last.

So a withdrawn copy is chosen only where no published copy prints as many cells of the form: what the
organ publishes today comes first, but a table that is found nowhere else isn't lost. Every copy stays
in `report_documents` and can be cited, with the day on which it was found to be gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crawler.corpus.figures import numbers_in
from crawler.corpus.standing import Standing
from crawler.database.store import Rows


@dataclass(frozen=True, slots=True)
class Candidate:
    """What the choice between copies depends on."""

    url: str
    role: str
    cells: int
    ocr: int
    figures: int
    checks_failed: int
    figures_digest: str | None
    digest: str
    portal: str = ""
    standing: Standing = "own"
    withdrawn: bool = False

    @property
    def rank(self) -> tuple[bool, int, bool, int, int, int, bool, str]:
        """Sort key: the copy with the least rank is the best."""
        is_foreign, is_file = self.standing == "foreign", self.role == "attachment"
        whole = -self.cells, self.withdrawn, self.ocr, -self.figures, self.checks_failed
        return (is_foreign, *whole, is_file, self.url)


def best(candidates: Iterable[Candidate]) -> Candidate:
    """The candidate to be shown. ValueError if there is none."""
    return min(candidates, key=lambda each: each.rank)


def own(candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """The copies that say since when a report is there, and whether it still is: those on portals that may
    speak for its issuer, or all if there is none.
    """
    return [each for each in candidates if each.standing == "own"] or candidates


def comparable(candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """The copies that should agree: of `own`, those still published, or all of them if none is."""
    published = [each for each in own(candidates) if not each.withdrawn]
    return published or own(candidates)


def agrees(candidate: Candidate, chosen: Candidate) -> int | None:
    """1 if both have the same figures, 0 if not, None if one of them has no figures."""
    if candidate.figures_digest is None or chosen.figures_digest is None:
        return None
    return int(candidate.figures_digest == chosen.figures_digest)


def all_agree(candidates: Iterable[Candidate], chosen: Candidate) -> int | None:
    """0 if a copy differs from the chosen one, 1 if all that can be compared agree, None if none can."""
    known = [a for each in candidates if each.url != chosen.url and (a := agrees(each, chosen)) is not None]
    return min(known) if known else None


def differences(chosen: Rows, other: Rows) -> dict[str, list[int | float | None]]:
    """For each figure that differs: the chosen copy's number and the other's."""
    left, right = numbers_in(chosen), numbers_in(other)
    keys = sorted(left.keys() | right.keys())
    return {key: [left.get(key), right.get(key)] for key in keys if left.get(key) != right.get(key)}
