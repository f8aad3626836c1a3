"""`python -m fuzz.scans`: random reports are scanned, read back, and compared cell by cell.

No cell may be wrong without a mark on that very cell: a failed sum over it, a confidence below
`SURE`, or a warning about its line or itself. If one is, the exit status is 1.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import NamedTuple

import click

from crawler.corpus.documents import Job
from crawler.corpus.readings import Hints
from crawler.pool import Lost, Workers
from fuzz.cells import CellRead, compared
from fuzz.prints import report_of
from nianbao_demo.render.scan import Scanner, as_file, scanned
from parsers import parse
from parsers.errors import ParseError


class Told(NamedTuple):
    """The outcome of a scan in a worker."""

    cells: tuple[CellRead, ...]
    verdict: str
    pages: int
    seconds: float
    error: str = ""


def scan(job: Job) -> Told:
    """In a worker: scans a report and reads it; `job.hints.name` is `dpi/kind/seed/share of looks`."""
    dpi, kind, seed, looks = (job.hints.name or "").split("/")
    report = report_of(int(seed))
    scanner = replace(Scanner.choose(Random(f"scan/{seed}"), int(dpi)), looks=float(looks))
    pages = scanned(report, scanner)
    data = as_file(pages, scanner, kind)
    if job.hints.title:
        Path(job.hints.title, f"{seed}-{dpi}.{kind}").write_bytes(data)
    start = time.perf_counter()
    try:
        reading = parse(data)
    except ParseError as error:
        return Told((), "", len(pages), time.perf_counter() - start, str(error))
    seconds = time.perf_counter() - start
    return Told(tuple(compared(report, reading)), reading.verdict, len(pages), seconds)


def kind_of(seed: int) -> str:
    return ("pdf", "tiff", "jpg", "png")[seed % 4]


@click.command()
@click.option("--reports", default=30, show_default=True, help="Random reports.")
@click.option("--dpi", default=200, show_default=True, help="Of the scanner.")
@click.option("--seed", default=1, show_default=True, help="The first seed; others give others.")
@click.option(
    "--kind",
    type=click.Choice(["pdf", "tiff", "jpg", "png"]),
    help="Pages in a PDF, in a TIFF, or as one long picture  [default: each in turn]",
)
@click.option(
    "--looks",
    type=click.FloatRange(0, 1),
    default=0.0,
    show_default=True,
    help="Share of figures beside which a digit is struck through, raised or lowered.",
)
@click.option("-j", "--jobs", default=1, show_default=True, type=click.IntRange(1))
@click.option("--save", type=click.Path(path_type=Path), help="Keep the scans in this folder.")
def main(*, reports: int, dpi: int, seed: int, kind: str | None, looks: float, jobs: int, save: Path | None) -> None:
    """Random reports scanned (skew, noise, blur, seals) and read back, cell by cell."""
    if save:
        save.mkdir(parents=True, exist_ok=True)
    counts: Counter[str] = Counter()
    pages, seconds = 0, 0.0
    with closing(Workers(jobs, 900, 4_000)) as workers:
        futures = {
            name: workers.submit(scan, Job(b"", Hints(name, str(save) if save else None)))
            for name in (f"{dpi}/{kind or kind_of(n)}/{n}/{looks}" for n in range(seed, seed + reports))
        }
        for name, future in futures.items():
            try:
                told = future.result()
            except Lost as error:
                told = Told((), "", 0, 0.0, str(error))
            if told.error:
                counts["lost"] += 1
                click.echo(f"{name}: not read: {told.error}")
            pages, seconds = pages + told.pages, seconds + told.seconds
            for cell in told.cells:
                counts[cell.outcome] += 1
                if cell.outcome != "right":
                    click.echo(
                        f"{name}: {cell.outcome}: {cell.key}: {cell.printed} was printed,"
                        f" {cell.read} was read ({cell.confidence})"
                    )
    click.echo(f"{dpi} dpi: {reports} reports, {pages} pages, {seconds / max(pages, 1):.1f} s a page")
    click.echo(table(counts))
    sys.exit(1 if counts["SILENT"] or counts["lost"] else 0)


def table(counts: Counter[str]) -> str:
    """The counts of cells, as text."""
    cells = counts.total() - counts["lost"]
    right = counts["right"] + counts["doubted"]
    return (
        f"  cells                        {cells:>7,}\n"
        f"  right                        {right:>7,}  {right / max(cells, 1):.2%}\n"
        f"    of them marked             {counts['doubted']:>7,}\n"
        f"  not stored, with a warning   {counts['null']:>7,}\n"
        f"  wrong, with a warning        {counts['warned']:>7,}\n"
        f"  wrong, with low confidence   {counts['unsure']:>7,}\n"
        f"  wrong, in a sum that fails   {counts['sum']:>7,}\n"
        f"  wrong, and nothing says so   {counts['SILENT']:>7,}\n"
        f"  reports not read             {counts['lost']:>7,}"
    )


if __name__ == "__main__":
    # As a module of its name: what workers do must be in one that they can import.
    from fuzz.scans import main as by_name

    by_name()
