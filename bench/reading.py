"""Documents of each format per second, on one core: parsing, checks and inference."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from bench.measure import one_core, right_at_their_places, share
from nianbao_demo.render import BY_LIBREOFFICE, RENDERERS
from nianbao_demo.render.scan import as_careful_pdf
from nianbao_demo.reports import random_report
from parsers import parse
from parsers.formats import words_for
from parsers.forms import FORMS
from parsers.report import Report
from parsers.sniff import detect


@dataclass(frozen=True)
class Rate:
    """`rate` is in documents per second of processor time, LibreOffice's included. `right` is the
    share of the printed figures that were read at their places.
    """

    words: str
    rate: float
    right: float


def run(each: int) -> Iterator[Rate]:
    """The rate of each format, over `each` documents of each layout."""
    one_core()
    for words, documents in _documents(each).items():
        parse(documents[0][1])  # loads what this format needs
        start = _seconds()
        got = [parse(data).report for _, data in documents]
        spent = _seconds() - start
        right = share(right_at_their_places(printed, read) for (printed, _), read in zip(documents, got, strict=True))
        yield Rate(words, len(documents) / spent, right)


def _documents(each: int) -> dict[str, list[tuple[Report, bytes]]]:
    """Reports with the bytes of their rendered files, by the format's name."""
    found: dict[str, list[tuple[Report, bytes]]] = {}
    forms = list(FORMS.values())
    for render in (*RENDERERS.values(), *BY_LIBREOFFICE.values(), as_careful_pdf):
        for seed in range(each):
            rng = Random(seed)
            report = random_report(rng, forms[seed % len(forms)], issuer="洛阳市财政局", year=2023)
            data = render(report, rng)
            words = "a scan, as PDF" if render is as_careful_pdf else words_for(detect(data))
            found.setdefault(words, []).append((report, data))
    return found


def _seconds() -> float:
    """Processor seconds of this process and of its child processes that have ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system
