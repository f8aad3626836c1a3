"""Chooses the copy of a report that the corpus shows, and says whether the others agree with it.

The order is total and depends on the copies alone, never on when they were fetched. Preferred are,
in this order: portals that may speak for the issuer (`crawler.corpus.standing`), more cells of the form,
published before withdrawn, a correction (更正) before what it corrects, text before pictures, more figures read,
fewer failed checks, a page before an attachment; the URL decides last.

A document whose issuer is said only by what stands around it (`parsers.interpret.whose.evidence`), and whose figures
have nothing in common with those of one that names this issuer itself, is no copy at all, but some other organ's
report.

So a withdrawn copy is chosen only where no published copy prints as many cells of the form: what the
organ publishes today comes first, but a table that is found nowhere else isn't lost. Every copy stays
in `report_documents` and can be cited, with the day on which it was found to be gone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from crawler.corpus.figures import numbers_in
from crawler.corpus.standing import Standing
from crawler.database.store import Rows
from parsers.interpret.whose.evidence import OWN

IN_COMMON = 0.25
"""Share of the figures other than 0 that two printings of one report have in common, at least. Corrected reports
share most; reports of two organs share a few small numbers by chance (under a tenth in random reports).
"""
_FEWEST = 5
"""Figures other than 0 that are needed to tell two reports apart."""


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
    corrects: bool = False
    """Whether a link to it says that it is a correction (更正)."""

    @property
    def rank(self) -> tuple[bool, int, bool, bool, int, int, int, bool, str]:
        """Sort key: the copy with the least rank is the best."""
        is_foreign, is_file = self.standing == "foreign", self.role == "attachment"
        whole = -self.cells, self.withdrawn, not self.corrects, self.ocr, -self.figures, self.checks_failed
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


def of_others(candidates: Sequence[Candidate], read: Callable[[str], Rows]) -> Mapping[str, tuple[str, str]]:
    """The addresses of candidates that are another organ's report: for each, the place that says whose it is, and the
    address of the document that names the issuer itself. `read` gives the rows of a candidate by its address.
    """
    if len({each.figures_digest for each in candidates}) < 2:
        return {}
    rows = {each.url: read(each.url) for each in candidates if each.figures_digest is not None}
    places = {url: _place(each) for url, each in rows.items()}
    own = [each for each in candidates if each.standing == "own" and places.get(each.url) in OWN]
    found = {}
    for url, place in places.items():
        unlike = [each for each in own if _have_nothing_in_common(rows[url], rows[each.url])]
        if place is not None and place not in OWN and own and len(unlike) == len(own):
            found[url] = place, best(own).url
    return found


def _place(rows: Rows) -> str | None:
    """The place that says whose report it is; None for readings of earlier versions, which didn't keep it."""
    evidence = json.loads(str(rows["reports"][0].get("evidence") or "{}"))
    place = evidence.get("issuer_from")
    return str(place) if place else None


def _have_nothing_in_common(one: Rows, other: Rows) -> bool:
    left, right = numbers_in(one), numbers_in(other)
    filled = [key for key in left.keys() | right.keys() if left.get(key) or right.get(key)]
    same = sum(left.get(key) == right.get(key) for key in filled)
    return len(filled) >= _FEWEST and same < IN_COMMON * len(filled)


def differences(chosen: Rows, other: Rows) -> dict[str, list[int | float | None]]:
    """For each figure that differs: the chosen copy's number and the other's."""
    left, right = numbers_in(chosen), numbers_in(other)
    keys = sorted(left.keys() | right.keys())
    return {key: [left.get(key), right.get(key)] for key in keys if left.get(key) != right.get(key)}
