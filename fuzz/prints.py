"""What fuzzing prints: random reports in every format, with the order of columns, the looks, the borders, the pictures
and the number of reports in a document at random.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import cycle, islice
from random import Random

from nianbao_demo.eras import report_of_era
from nianbao_demo.render import (
    BY_LIBREOFFICE,
    ENDINGS,
    PICTURES,
    RENDERERS,
    Renderer,
    converted,
    docx,
    foreign,
    ofd,
    pdf,
)
from nianbao_demo.render.arrangement import Arrangement, arranged
from nianbao_demo.render.excel import xls_marked, xlsx_marked
from nianbao_demo.render.joined import JOINED, UNTITLED
from nianbao_demo.render.looked_html import looked
from nianbao_demo.render.stripped import stripped
from nianbao_demo.reports import random_report
from parsers.forms import FORMS
from parsers.report import Report

ISSUERS = ("洛阳市财政局", "川汇区人民政府", "洛龙区教育体育局", "周口市川汇区审计局")
_PRINTED = (("2014", ()), ("2019", ()), ("2021", ()), ("2021", ("other",)))

MARKED: dict[str, Renderer] = {
    "marked": partial(looked, marks=0.1),
    "docx_marked": partial(docx.looked, marks=0.1),
    "xlsx_marked": xlsx_marked,
    "xls_marked": xls_marked,
    "ofd_marked": ofd.marked,
    "pdf_marked": pdf.marked,
}
"""Renderers that print marks of notes beside figures, which may leave these open."""

BARE: dict[str, Renderer] = {"pdf_unruled": pdf.unruled, "pdf_two_up": pdf.two_up}
"""Renderers of pages whose layout says less: no rulings, two pages on a sheet."""

FOREIGN: dict[str, Renderer] = {
    "boxed": foreign.boxed,
    "opened": foreign.opened,
    "shadowed": foreign.shadowed,
    "separated": foreign.separated,
    "traditional": foreign.traditional,
    "covered": foreign.covered,
    "aligned": converted.aligned,
    "one_line": converted.one_line,
    "mixed": converted.mixed,
    "held": converted.held,
    "flat": converted.flat,
    "stripped": stripped,
}
"""Renderers of what the demo's portals don't have."""

ONE: dict[str, Renderer] = {**RENDERERS, **BY_LIBREOFFICE, **MARKED, **BARE, **FOREIGN, **PICTURES}
_UNTITLED = {f"untitled_{name}": join for name, join in UNTITLED.items()}
SEVERAL: dict[str, Callable[[Report, Report, Random], bytes]] = {
    **{f"two_{name}": join for name, join in JOINED.items()},
    **_UNTITLED,
}
"""Two reports in one document, also without titles of their own."""
ALL: tuple[str, ...] = (*ONE, *SEVERAL)

QUICK: tuple[str, ...] = tuple(name for name in ALL if name not in PICTURES)
_FOREIGN_NAMES = 0.2
"""Share of the documents in another arrangement whose heads have names that are none of the form's."""
_BY_CHANNEL = 0.2
"""Share of those whose section 4 is a table for each channel."""
_EARLY = 0.4
"""Share of the documents in the official arrangement that are of an era without a form of its own."""
_PICTURE_EVERY = 100
"""A picture takes as long to read as a hundred other documents."""

_OPEN = frozenset((*MARKED, "pdf_unruled", "stripped", *PICTURES))
"""Formats in which a cell may stay open, with a warning."""
_ENDINGS = {
    **ENDINGS,
    **{name: f".{name.partition('_')[0]}" for name in (*MARKED, *BARE)},
    "marked": ".html",
    "boxed": ".html",
    "opened": ".html",
    "shadowed": ".html",
    "separated": ".csv",
    "traditional": ".html",
    "covered": ".txt",
    "aligned": ".txt",
    "one_line": ".txt",
    "mixed": ".md",
    "stripped": ".txt",
    "held": ".docx",
    "flat": ".xml",
    "two_texts": ".md",
    **dict.fromkeys(_UNTITLED, ".md"),
    "untitled_named_sheets": ".xlsx",
    "two_word": ".docx",
    "two_sheets": ".xlsx",
    "two_prints": ".pdf",
    "two_packages": ".ofd",
    "scan_pdf": ".pdf",
    "scan_tiff": ".tiff",
    "scan_picture": ".png",
}


@dataclass(frozen=True)
class Print:
    """A document, and the reports in it."""

    reports: tuple[Report, ...]
    data: bytes
    is_open: bool
    """Whether cells may stay open, with a warning."""


def report_of(seed: int) -> Report:
    """A random report of any form; some have blank cells and wrong sums."""
    rng = Random(seed)
    code, merged = rng.choice(_PRINTED)
    form = FORMS[code]
    return random_report(
        rng,
        form,
        issuer=rng.choice(ISSUERS),
        year=rng.randint(form.first_year, form.last_year or 2025),
        blank=rng.choice([0.0, 0.0, 0.1, 0.5, 1.0]),
        consistent=rng.random() < 0.5,
        merged=merged,
    )


def printed(name: str, seed: int) -> Print:
    """The document with this seed in a format: half of them are in the official arrangement."""
    rng = Random(f"arrangement {seed}")
    arrangement = Arrangement() if rng.random() < 0.5 else Arrangement.choose(rng)
    if arrangement != Arrangement() and Random(f"foreign {seed}").random() < _FOREIGN_NAMES:
        arrangement = (arrangement if rng.random() < 0.5 else Arrangement()).with_foreign(rng)
    if arrangement != Arrangement() and Random(f"channels {seed}").random() < _BY_CHANNEL:
        arrangement = replace(arrangement, by_channel=True)
    with arranged(arrangement):
        if name in SEVERAL:
            untitled = name in _UNTITLED
            pair = _pair(seed, may_be_of_years=not untitled)
            data = SEVERAL[name](*pair, Random(seed))
            is_open = untitled or arrangement != Arrangement()  # whose titles they lack, is no title of theirs
            return Print(tuple(map(arrangement.as_printed, pair)), data, is_open)
        is_early = arrangement == Arrangement() and name in RENDERERS and rng.random() < _EARLY
        report = _before_2019(name, seed) if is_early else report_of(seed)
        data = ONE[name](report, Random(seed))
    is_open = name in _OPEN or arrangement != Arrangement()
    told = foreign.as_turned(report, Random(seed)) if name == "traditional" else report
    return Print((arrangement.as_printed(told),), data, is_open)


def _before_2019(name: str, seed: int) -> Report:
    """A report of an era without a form of its own: prose, tables of an organ or a province, two forms in one."""
    rng = Random(f"early {seed}")
    own_words = name != "laid_out"  # which tells labels by the forms alone
    era = rng.choice(["prose", "mixed", *(["local", "provincial"] if own_words else [])])
    # On paper, a row of such a table that has no figure may be the rest of a label.
    paper = name.startswith(("ofd", "pdf")) and era in {"local", "provincial"}
    return report_of_era(era, rng, issuer=rng.choice(ISSUERS), blank=0.0 if paper else rng.choice([0.0, 0.2, 0.5]))


def _pair(seed: int, *, may_be_of_years: bool) -> tuple[Report, Report]:
    """Reports of one form, of two organs in one year or of one organ in two."""
    rng = Random(f"pair {seed}")
    form = FORMS[rng.choice([code for code in FORMS if FORMS[code].request_lines])]
    one, other = rng.sample(ISSUERS, 2)
    year = rng.randint(form.first_year + 1, form.last_year or 2025)
    of_years = rng.random() < 0.5 and may_be_of_years
    blank = rng.choice([0.0, 0.3, 0.9])
    first = random_report(rng, form, issuer=one, year=year, blank=blank, consistent=rng.random() < 0.5)
    second = (one, year - 1) if of_years else (other, year)
    consistent = rng.random() < 0.5
    return first, random_report(rng, form, issuer=second[0], year=second[1], blank=blank, consistent=consistent)


def turns() -> list[str]:
    """Formats in the order in which they are drawn: all that are read quickly in turn, and now and then a picture."""
    quick = cycle(QUICK)
    return [name for picture in PICTURES for name in (*islice(quick, _PICTURE_EVERY - 1), picture)]


def ending(name: str) -> str:
    return _ENDINGS.get(name, ".html")
