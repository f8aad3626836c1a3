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
from fuzz.cells import compared
from fuzz.damage import damaged
from fuzz.prints import ending, printed
from nianbao_demo.compare import differences
from parsers import parse_all
from parsers.document import Table
from parsers.report import Report


@dataclass
class Count:
    """Outcomes of the documents of one format."""

    documents: int = 0
    read: int = 0
    open: int = 0
    refused: int = 0
    wrong: int = 0
    reprinted: int = 0
    lost: Counter[str] = field(default_factory=Counter)
    """Counts by cause: time, memory, a crash, a defect."""


@dataclass(frozen=True)
class Told:
    """The outcome of a document in a worker, with an explanation.

    Outcomes: `read`; `open`: the same, but for cells that stay open with a warning; `refused`; `wrong`: a
    figure differs from the report's without a warning; `reprinted`: the same, but the damage changed the print
    itself, and the figure is what it now says; `defect`.
    """

    outcome: str
    words: str = ""


_NOT_KEPT = {"two_pages": "published_on", "traditional": "title"}
"""What a document doesn't keep of a report: of pages put under each other, only the first has what its head said of the
day; a gate writes a title that is broken over lines in other words.
"""


def round_trip(job: Job) -> Told:
    """In a worker: writes a document in a format and reads it back. `job.hints.name` is format/seed."""
    name, _, seed = (job.hints.name or "").rpartition("/")
    document = printed(name, int(seed))
    found = list(parse_all(document.data))
    if len(found) != len(document.reports):
        return Told("wrong", f"{len(document.reports)} reports were printed, {len(found)} were read")
    faults: list[str] = []
    opened = False
    for report, each in zip(document.reports, found, strict=True):
        if each.reading is None:
            return Told("refused" if document.is_open else "wrong", str(each.error))
        if document.is_open:
            cells = list(compared(report, each.reading))
            faults += [
                f"{cell.key}: {cell.printed} was printed, {cell.read} was read"
                for cell in cells
                if cell.outcome == "SILENT"
            ]
            opened = opened or any(cell.outcome == "null" for cell in cells)
        else:
            differ = differences(report, each.reading.report)
            faults += [fault for fault in differ if not fault.startswith(_NOT_KEPT.get(name, " "))]
    return Told("wrong", "; ".join(faults[:3])) if faults else Told("open" if opened else "read")


def damage(job: Job) -> Told:
    """In a worker: damages a file, and looks for wrong figures without a warning or failed check."""
    name, _, seed = (job.hints.name or "").rpartition("/")
    document = printed(name, int(seed))
    outcome = Told("refused")
    for found in parse_all(damaged(document.data, Random(f"{name}/{seed}"))):
        if found.reading is None:
            continue
        outcome = Told("read")
        got = found.reading.report
        if got.warnings or any(c.status == "fail" for c in found.reading.checks):
            continue
        # Which of two reports it is, the damage may have hidden: what is in neither is a mixture of both.
        report, wrong = min(
            ((report, _wrong(report, got)) for report in document.reports), key=lambda pair: len(pair[1])
        )
        if wrong:
            more = set(_numerals(damaged(document.data, Random(f"{name}/{seed}"))) - _numerals(document.data))
            new = all(more & set(_NUMERAL.findall(raw)) for raw in wrong.values())
            named = [f"{raw} for {report.value(key)} in {key}" for key, raw in wrong.items()]
            return Told("reprinted" if new else "wrong", ", ".join(named[:3]))
    return outcome


def _wrong(report: Report, got: Report) -> dict[str, str]:
    """The print of each figure that was read and isn't the report's."""
    return {
        key: figure.raw or ""
        for key, figure in got.figures.items()
        if figure.value is not None and figure.value != report.value(key)
    }


_NUMERAL = re.compile(r"\d+")


def _numerals(data: bytes) -> Counter[str]:
    """The numerals in tables. One that is more frequent than before was changed in print, not
    misread.
    """
    documents = {id(each.reading.document): each.reading.document for each in parse_all(data) if each.reading}
    tables = (block for document in documents.values() for block in document.blocks if isinstance(block, Table))
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
    data = printed(name, seed).data
    if what is damage:
        data = damaged(data, Random(f"{name}/{seed}"))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}-{seed}{ending(name)}").write_bytes(data)
