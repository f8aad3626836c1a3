"""`python -m bench`: fetching against a bare Scrapy spider, reading by format, parsing against
pandas.read_html, files against the libraries that read them, the corpus against sqlite-utils and
a single process.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from bench.measure import Result

PARTS = (
    "crawl",
    "read",
    "parse",
    "formats",
    "memory",
    "families",
    "refresh",
    "store",
    "scale",
    "browse",
    "gathered",
    "fleet",
)


@click.command()
@click.option("--quick", is_flag=True, help="Fewer documents and rounds: a look, no measurement.")
@click.option("--only", type=click.Choice(PARTS), help="One of them.")
@click.option(
    "--reports",
    "sizes",
    type=click.IntRange(100),
    multiple=True,
    metavar="N",
    help="Of scale, browse and gathered: reports of the synthetic corpus; may be repeated  [default: 2000]",
)
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Where synthetic corpora are kept; what is there is not made again  [default: a passing one]",
)
def main(*, quick: bool, only: str | None, sizes: tuple[int, ...], folder: Path | None) -> None:
    """Measure speed against alternatives: medians of alternating rounds, with the spread of single
    rounds. Formats also show the share of the printed figures that were read. Alternatives know
    no form: for them, the share of figures that are alone in a cell of any table.

    Exit status: 0 if every target was met, 1 if one was missed (the last line names it). Targets
    are for a machine without other load.
    """
    lacking = [name for name in ("camelot", "onnxruntime", "pymupdf") if find_spec(name) is None]
    if lacking and only in {None, "formats"}:
        raise click.ClickException(f"{', '.join(lacking)}: not installed (pip install '.[bench]')")
    console = Console(width=130)
    missed = _ratios(console, only, quick=quick)
    if only in {None, "read"}:
        _read(console, quick=quick)
    if only in {None, "memory"}:
        missed += _memory(console)
    if only in {None, "families"}:
        missed += _families(console, quick=quick)
    if only in {None, "refresh"}:
        missed += _refresh(console)
    if only in {None, "fleet"}:
        missed += _fleet(console, quick=quick)
    if only in {None, "scale", "browse", "gathered"}:
        with tempfile.TemporaryDirectory(prefix="nianbao-") as room:
            large, counts = folder or Path(room), sorted(sizes) or [500 if quick else 2_000]
            if only in {None, "scale"}:
                missed += _scale(console, large, counts)
            if only in {None, "browse"}:
                missed += _browse(console, large, counts[-1], 20 if quick else 80)
            if only == "gathered":
                missed += _browse(console, large, counts[-1], 20 if quick else 80, gathered=True)
    if missed:
        console.print(f"[red]{len(missed)} targets were missed:[/] {'; '.join(missed)}")
        sys.exit(1)


def _ratios(console: Console, only: str | None, *, quick: bool) -> list[str]:
    """Measures everything that has an alternative in the same run; returns the names of missed
    targets.
    """
    table = Table(title=f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores")
    for heading in ("what", "nianbao", "against", "", "ratio", "target"):
        table.add_column(heading, justify="left" if heading in {"what", "against"} else "right")
    missed: list[str] = []
    for each in _results(only, quick=quick):
        console.print(f"{each.what}, against {each.against}: {each.ratio:.2f}", style="dim")
        if not each.met:
            missed.append(each.what)
        table.add_row(
            each.what,
            each.shown(each.ours, each.ours_right),
            each.against,
            each.shown(each.theirs, each.theirs_right),
            f"[{_colour(each.met)}]{each.ratio:.2f}[/]",
            each.target_in_words,
        )
    if table.row_count:
        console.print(table)
    return missed


def _colour(met: bool) -> str:
    return "green" if met else "red"


def _results(only: str | None, *, quick: bool) -> Iterator[Result]:
    if only in {None, "crawl"}:  # first, because the later benchmarks keep this process on one core
        from bench import crawling

        yield from crawling.run(rounds=1 if quick else 3)
    if only in {None, "store"}:
        from bench import store

        small = {"rows": 20_000, "reports": 100, "rounds": 1} if quick else {}
        yield from store.run(**small)
    if only in {None, "parse"}:
        from bench import parsing

        yield parsing.run(pages=60 if quick else 240, rounds=3 if quick else 7)
    if only in {None, "formats"}:
        from bench import formats

        yield from formats.run(quick=quick)


def _fleet(console: Console, *, quick: bool) -> list[str]:
    from bench import fleet

    table = Table(title="A fleet: the bookkeeping of a country")
    for heading in ("what", "number", "ms of processor each", "s", "MB more"):
        table.add_column(heading, justify="left" if heading == "what" else "right")
    for each in fleet.bookkeeping(shards=300 if quick else None, pieces=20_000 if quick else 1_000_000):
        figures = (f"{each.number:,}", f"{each.each:.3f}", f"{each.wall:,.1f}", f"{each.megabytes:,.0f}")
        table.add_row(each.what, *figures)
    console.print(table)
    read = fleet.reading(60 if quick else 2_000)
    gain, cost = read.two / read.one, read.pool / read.two
    console.print(
        f"{read.documents:,} documents read: {read.one:.1f}/s by a worker of Dask, {read.two:.1f}/s by two"
        f" ({gain:.2f} times, target {fleet.LEAST_GAIN}); {read.pool:.1f}/s by the pool of two without Dask"
        f" ({cost:.2f} times the cost, target {fleet.MOST_COST})"
    )
    found = {"two workers against one": gain >= fleet.LEAST_GAIN, "Dask against the pool": cost <= fleet.MOST_COST}
    return [what for what, met in found.items() if not met]


def _read(console: Console, *, quick: bool) -> None:
    from bench import reading

    table = Table(title="Reading a report: one document after the other, on one core, checks and all")
    for heading in ("format", "documents a second", "figures read"):
        table.add_column(heading, justify="left" if heading == "format" else "right")
    for each in reading.run(1 if quick else 3):
        table.add_row(each.words, f"{each.rate:,.1f}", f"{each.right:.1%}")
    console.print(table)


def _families(console: Console, *, quick: bool) -> list[str]:
    from bench import families

    table = Table(title="A portal of each family, by name, address and division alone")
    table.add_column("family")
    for heading in (
        "reports",
        "requests",
        "a report",
        "recall",
        "precision",
        "breadth-first, as many requests: recall",
    ):
        table.add_column(heading, justify="right")
    missed = []
    for cost in families.run((), organs=6 if quick else 20, years=3 if quick else 5):
        console.print(f"{cost.family}: {cost.each:.2f} requests a report", style="dim")
        if min(cost.recall, cost.precision) < 1:
            missed.append(f"all reports of {cost.family}, and nothing else")
        table.add_row(
            cost.family,
            str(cost.reports),
            str(cost.requests),
            f"{cost.each:.2f}",
            f"{cost.recall:.0%}",
            f"{cost.precision:.0%}",
            f"{cost.breadth_first:.0%}",
        )
    console.print(table)
    return missed


def _refresh(console: Console) -> list[str]:
    from bench import refresh

    table = Table(title="A refresh where nothing changed, beside the first crawl")
    table.add_column("run")
    for heading in ("requests", "", "bytes", "", "seconds", ""):
        table.add_column(heading, justify="right")
    first: refresh.Cost | None = None
    missed = []
    for each in refresh.run():
        first = first or each
        asked, sent = each.requests / first.requests, each.bytes / first.bytes
        good = each is first or (asked <= refresh.MOST_REQUESTS and sent <= refresh.MOST_BYTES)
        color = "green" if good else "dim" if "--all" in each.what else "red"
        if color == "red":
            missed.append(each.what)
        table.add_row(
            each.what,
            f"{each.requests:,}",
            f"[{color}]{asked:.1%}[/]",
            f"{each.bytes:,}",
            f"[{color}]{sent:.1%}[/]",
            f"{each.seconds:.1f}",
            f"{each.seconds / first.seconds:.0%}",
        )
    console.print(table)
    console.print(
        f"(targets of a refresh by schedule: at most {refresh.MOST_REQUESTS:.0%} of the requests,"
        f" {refresh.MOST_BYTES:.0%} of the bytes)"
    )
    return missed


def _scale(console: Console, folder: Path, sizes: Sequence[int]) -> list[str]:
    from bench import scale

    costs = {size: list(scale.run(folder, size)) for size in sizes}
    table = Table(title="A synthetic corpus: time for each report, page or row, and memory")
    table.add_column("step")
    for size in sizes:
        table.add_column(f"{size:,} reports", justify="right")
    missed = []
    for steps in zip(*costs.values(), strict=True):
        heavy = max(each.memory for each in steps) > scale.MOST_MEMORY
        if heavy:
            missed.append(f"memory of: {steps[0].step}")
        shown = (
            f"{each.each:,.3f} ms for each of {each.count:,} {each.of}\n"
            f"{each.worked:,.1f} s of work in {each.seconds:,.1f} s, {each.memory:,.0f} MB"
            for each in steps
        )
        table.add_row(steps[0].step, *shown, style="red" if heavy else None)
    console.print(table)
    console.print(f"(target: at most {scale.MOST_MEMORY:,} MB, {scale.LEAST_ROWS:,} rows a second)")
    return missed


def _browse(console: Console, folder: Path, reports: int, requests: int, *, gathered: bool = False) -> list[str]:
    from bench import browse

    where = "in a database for each province" if gathered else "in one corpus"
    table = Table(title=f"Pages of {reports:,} reports {where}, {browse.CLIENTS} clients at once")
    table.add_column("page")
    for heading in ("median, ms", "95 of 100 below, ms", "the server's work, ms", "refused"):
        table.add_column(heading, justify="right")
    memory, missed = 0.0, []
    for each in browse.run(folder, reports, requests, gathered=gathered):
        if isinstance(each, float):
            memory = each
            continue
        color = _colour(each.met)
        if not each.met:
            missed.append(f"the page {each.page}")
        table.add_row(
            each.page,
            f"[{color}]{each.median:.0f}[/]",
            f"[{color}]{each.worst:.0f}[/]",
            f"{each.worked:.0f}",
            str(each.refused),
        )
    console.print(table)
    console.print(
        f"The server holds {memory:.0f} MB (targets: median < {browse.MEDIAN} ms,"
        f" 95 of 100 < {browse.WORST} ms, memory < {browse.MEMORY} MB; load {os.getloadavg()[0]:.1f})"
    )
    if memory >= browse.MEMORY:
        missed.append("memory of the server")
    return missed


def _memory(console: Console) -> list[str]:
    from bench import memory

    pages, ours, theirs = memory.run()
    color = _colour(ours < memory.MOST)
    console.print(
        f"A PDF of {pages} pages with text: [{color}]{ours:.0f} MB[/] at the peak"
        f" (target < {memory.MOST}); pdfplumber's tables alone {theirs:.0f} MB"
    )
    return [] if ours < memory.MOST else ["memory of a large PDF"]


main()
