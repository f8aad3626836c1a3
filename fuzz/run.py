"""What fuzzing does with each document, in worker processes with limits, and how it counts."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from crawler.corpus.documents import Job
from crawler.corpus.readings import Hints
from crawler.pool import Lost, Workers
from fuzz.damage import damaged
from nianbao_demo.compare import differences
from nianbao_demo.render import BY_LIBREOFFICE, ENDINGS, PICTURES, RENDERERS
from nianbao_demo.render.arrangement import Arrangement, arranged
from nianbao_demo.reports import random_report
from parsers import parse, parse_all
from parsers.document import Table
from parsers.forms import FORMS
from parsers.report import Reading, Report

ISSUERS = ("洛阳市财政局", "川汇区人民政府", "洛龙区教育体育局", "周口市川汇区审计局")
_PRINTED = (("2019", ()), ("2021", ()), ("2021", ("other",)))
ALL = {**RENDERERS, **BY_LIBREOFFICE, **PICTURES}


@dataclass
class Count:
    """Outcomes of the documents of one format."""

    documents: int = 0
    read: int = 0
    refused: int = 0
    wrong: int = 0
    reprinted: int = 0
    lost: Counter[str] = field(default_factory=Counter)
    """Counts by cause: time, memory, a crash, a defect."""


@dataclass(frozen=True)
class Told:
    """The outcome of a document in a worker, with an explanation.

    Outcomes: `read`; `refused`; `wrong`: a figure differs from the report's without a warning;
    `reprinted`: the same, but the damage changed the print itself, and the figure is what it now
    says; `defect`.
    """

    outcome: str
    words: str = ""


def printed(seed: int) -> Report:
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


def round_trip(job: Job) -> Told:
    """In a worker: writes a report in a format and reads it back. `job.hints.name` is format/seed."""
    name, _, seed = (job.hints.name or "").rpartition("/")
    report = printed(int(seed))
    rng = Random(f"arrangement {seed}")
    # Text without merged cells may leave open which column a further one is.
    usual = name == "flattened" or rng.random() < 0.5
    with arranged(Arrangement() if usual else Arrangement.choose(rng)):
        data = ALL[name](report, Random(int(seed)))
    found = differences(report, parse(data).report)
    return Told("wrong", "; ".join(found[:3])) if found else Told("read")


def damage(job: Job) -> Told:
    """In a worker: damages a file, and looks for wrong figures without a warning or failed check."""
    name, _, seed = (job.hints.name or "").rpartition("/")
    report = printed(int(seed))
    whole = ALL[name](report, Random(int(seed)))
    outcome = Told("refused")
    for found in parse_all(damaged(whole, Random(f"{name}/{seed}"))):
        if found.reading is None:
            continue
        outcome = Told("read")
        got = found.reading.report
        if got.warnings or any(c.status == "fail" for c in found.reading.checks):
            continue
        wrong = {
            key: figure.raw or ""
            for key, figure in got.figures.items()
            if figure.value is not None and figure.value != report.value(key)
        }
        if wrong:
            more = set(_numerals(found.reading) - _numerals(parse(whole)))
            new = all(more & set(_NUMERAL.findall(raw)) for raw in wrong.values())
            named = [f"{raw} for {report.value(key)} in {key}" for key, raw in wrong.items()]
            return Told("reprinted" if new else "wrong", ", ".join(named[:3]))
    return outcome


_NUMERAL = re.compile(r"\d+")


def _numerals(reading: Reading) -> Counter[str]:
    """The numerals in tables. One that is more frequent than before was changed in print, not
    misread.
    """
    tables = (block for block in reading.document.blocks if isinstance(block, Table))
    return Counter(n for table in tables for cell in table.cells for n in _NUMERAL.findall(cell.text))


def run(
    workers: Workers, what: Callable[[Job], Told], names: list[str], seeds: range, save: Path | None = None
) -> Iterator[tuple[str, int, str, str]]:
    """Format, seed, outcome and explanation of each document; `lost` if its worker had to be ended."""
    waiting: deque[tuple[str, int, Future[Told]]] = deque()

    def first() -> tuple[str, int, str, str]:
        name, number, future = waiting.popleft()
        try:
            told = future.result()
        except Lost as error:
            told = Told("lost", str(error))
        except Exception as error:  # noqa: BLE001  (what fuzzing is for)
            told = Told("defect", f"{type(error).__name__}: {error}")
        if save and told.outcome in {"lost", "defect", "wrong", "reprinted"}:
            _save(save, what, name, number)
        return name, number, told.outcome, told.words

    for n, number in enumerate(seeds):
        name = names[n % len(names)]
        waiting.append((name, number, workers.submit(what, Job(b"", Hints(f"{name}/{number}")))))
        if len(waiting) > 2 * workers.processes:
            yield first()
    while waiting:
        yield first()


def _save(folder: Path, what: Callable[[Job], Told], name: str, seed: int) -> None:
    data = ALL[name](printed(seed), Random(seed))
    if what is damage:
        data = damaged(data, Random(f"{name}/{seed}"))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}-{seed}{ENDINGS.get(name, '.html')}").write_bytes(data)
