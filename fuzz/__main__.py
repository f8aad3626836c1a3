"""`python -m fuzz`: the long round trip over every format, then damaged files."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import click

from crawler.pool import Workers
from fuzz.prints import ALL, turns
from fuzz.run import Count, damage, round_trip, run

_TIMEOUT, _MEMORY = 120, 2_000
"""Limits per document, in seconds and megabytes: those of a crawl, or lower."""
_SHOWN = 40
_FAULTS = ("lost", "defect", "wrong")


@click.command(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96})
@click.option(
    "--trips",
    type=click.IntRange(0),
    default=2_000,
    show_default=True,
    help="Random reports that are printed in a format and read back.",
)
@click.option(
    "--damaged",
    type=click.IntRange(0),
    default=5_000,
    show_default=True,
    help="Files with one or two damages: cut, moved, flipped, renumbered, also inside containers.",
)
@click.option("--seed", default=1, show_default=True, help="The first seed; each document has one.")
@click.option(
    "--format",
    "only",
    multiple=True,
    type=click.Choice(sorted(ALL)),
    metavar="NAME",
    help="Only this format, such as pdf or docx; several times: these. An unknown one lists all.",
)
@click.option(
    "--scans",
    is_flag=True,
    help="Scans as often as other formats; else one document in a hundred, as they take seconds.",
)
@click.option("-j", "--jobs", type=click.IntRange(1), help="Processes.  [default: processors - 1]")
@click.option(
    "--save", type=click.Path(path_type=Path, file_okay=False), help="Keep the files that went wrong in this folder."
)
def main(
    *, trips: int, damaged: int, seed: int, only: tuple[str, ...], scans: bool, jobs: int | None, save: Path | None
) -> None:
    """Look for reports that are read wrong, and for files that crash, hang or overfill a reader.

    Form, figures, blanks, wrong sums, the order of columns and the layout are random; formats take turns: with looks,
    without borders, two pages on a sheet, two reports in one document.

    Each document is read in a process with limits. What goes wrong is shown at once, with its
    format and seed; the table at the end counts. Ctrl-C ends it early, with the table so far.

    \b
    read       and what could not be trusted was marked
    open       the same, but some cells were not stored, with a warning: in another order of columns,
               without rulings, beside the marks of notes
    refused    with words for it
    reprinted  the damage changed printed digits, and what they now say was read
    wrong      another figure than was printed, and nothing that says so
    lost       by time, memory or a crash; defect: an exception that no reader should raise

    Exit status: 0 nothing was wrong or lost; 1 something was; 130 it was interrupted before.

    \b
    Examples:
      python -m fuzz --trips 0 --damaged 500 --format pdf --save /tmp/found
      python -m fuzz --seed 812 --damaged 1 --trips 0 --format pdf     one document again
      nianbao parse --explain /tmp/found/pdf-812.pdf                   and what is read of it
    """  # noqa: D301  (click wants the character itself, which a raw string would spell out)
    names = list(only) or (list(ALL) if scans else turns())
    faults, ended = 0, False
    with closing(Workers(jobs, _TIMEOUT, _MEMORY)) as workers:
        for what, number, title in (
            (round_trip, trips, "Round trips: what is printed is what is read"),
            (damage, damaged, "Damaged files"),
        ):
            if number and not ended:
                every = run(workers, what, names, range(seed, seed + number), save)
                counts, ended = _counted(every, number, title)
                _print(title, counts)
                faults += sum(each.wrong + sum(each.lost.values()) for each in counts.values())
    click.echo(_verdict(faults, save))
    sys.exit(1 if faults else 130 if ended else 0)


def _counted(every: Iterator[tuple[str, int, str, str]], length: int, title: str) -> tuple[dict[str, Count], bool]:
    """Counts of outcomes by format, and whether Ctrl-C ended the run."""
    from rich.console import Console
    from rich.progress import Progress

    counts: defaultdict[str, Count] = defaultdict(Count)
    shown = 0
    with Progress(console=Console(stderr=True), disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(title.partition(":")[0], total=length)
        try:
            for name, number, outcome, words in every:
                bar.update(task, advance=1)
                _count(counts[name], outcome, words)
                if outcome in {*_FAULTS, "reprinted"} and shown < _SHOWN:
                    shown += 1
                    # Not printed by rich, which would wrap and colour it.
                    print(f"{outcome}: --format {name} --seed {number}: {words}", file=sys.stderr)
        except KeyboardInterrupt:
            return counts, True
    return counts, False


def _count(count: Count, outcome: str, words: str) -> None:
    count.documents += 1
    if outcome == "read":
        count.read += 1
    elif outcome == "open":
        count.open += 1
    elif outcome == "refused":
        count.refused += 1
    elif outcome == "reprinted":
        count.reprinted += 1
    elif outcome == "wrong":
        count.wrong += 1
    else:
        how = next((w for w in ("seconds", "memory", "crashed") if w in words), outcome)
        count.lost[how] += 1


def _print(title: str, counts: dict[str, Count]) -> None:
    from rich.console import Console
    from rich.table import Table

    total = Count()
    for each in counts.values():
        total.documents += each.documents
        total.read += each.read
        total.open += each.open
        total.refused += each.refused
        total.reprinted += each.reprinted
        total.wrong += each.wrong
        total.lost += each.lost
    table = Table(title=title, title_justify="left")
    table.add_column("format")
    for heading in ("documents", "read", "open", "refused", "reprinted", "wrong", "lost or defect"):
        table.add_column(heading, justify="right")
    for name, each in sorted(counts.items()):
        table.add_row(name, *_numbers(each))
    table.add_section()
    table.add_row("in all", *_numbers(total))
    Console(width=100).print(table)


def _numbers(count: Count) -> list[str]:
    figures = (count.documents, count.read, count.open, count.refused, count.reprinted, count.wrong)
    lost = ", ".join(f"{n} {how}" for how, n in count.lost.items()) or "0"
    return [*(f"{n:,}" for n in figures), lost]


def _verdict(faults: int, save: Path | None) -> str:
    if not faults:
        return "No figure was read wrong, and no reader crashed, hung or ran full."
    where = f"the files are in {save}" if save else "--save FOLDER keeps the files"
    return f"{faults} went wrong: each line above names its format and seed; {where}."


if __name__ == "__main__":
    main()
