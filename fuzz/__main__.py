"""`python -m fuzz`: the long round trip over every format, then damaged files.

Exit status 1 where a figure came back wrong, or a file crashed, hung or overfilled its reader.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from contextlib import closing
from pathlib import Path

import click

from crawler.pool import Workers
from fuzz.run import ALL, Count, damage, round_trip, run


@click.command()
@click.option(
    "--trips", default=2_000, show_default=True, help="Reports through a format and back."
)
@click.option("--damaged", default=5_000, show_default=True, help="Files damaged at random.")
@click.option("--seed", default=1, show_default=True, help="The first seed; others give others.")
@click.option("--format", "only", multiple=True, type=click.Choice(sorted(ALL)), metavar="NAME",
              help="Only this format (several times: these).")  # fmt: skip
@click.option("--scans", is_flag=True, help="Scans, too: seconds a document.")
@click.option("-j", "--jobs", type=click.IntRange(1), help="Processes  [default: processors - 1]")
@click.option("--save", type=click.Path(path_type=Path), help="Keep what failed in this folder.")
def main(
    *, trips: int, damaged: int, seed: int, only: tuple[str, ...], scans: bool, jobs: int | None,
    save: Path | None,
) -> None:  # fmt: skip
    """Random reports through every format and back; and files damaged at random."""
    names = list(only) or [name for name in ALL if scans or not name.startswith("scan")]
    bad = 0
    with closing(Workers(jobs, 120, 2_000)) as workers:
        for what, count, title in (
            (round_trip, trips, "Round trips: what is printed is what is read"),
            (damage, damaged, "Damaged files"),
        ):
            counts: defaultdict[str, Count] = defaultdict(Count)
            failures = []
            with click.progressbar(length=count, label=title, file=sys.stderr) as bar:
                for name, number, outcome, words in run(
                    workers, what, names, range(seed, seed + count), save
                ):
                    bar.update(1)
                    _count(counts[name], outcome, words)
                    if outcome in {"lost", "defect", "wrong", "other"}:
                        failures.append(f"{name} {number}: {outcome}: {words}")
            _print(title, counts)
            for line in failures[:40]:
                click.echo(f"  {line}")
            bad += sum(" other: " not in line for line in failures)
    sys.exit(1 if bad else 0)


def _count(count: Count, outcome: str, words: str) -> None:
    count.documents += 1
    if outcome == "read":
        count.read += 1
    elif outcome == "refused":
        count.refused += 1
    elif outcome in {"wrong", "other"}:
        count.wrong += 1
    else:
        how = next((w for w in ("seconds", "memory", "crashed") if w in words), outcome)
        count.lost[how] += 1


def _print(title: str, counts: dict[str, Count]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title=title, title_justify="left")
    table.add_column("format")
    for heading in ("documents", "read", "refused", "other figures", "lost or defect"):
        table.add_column(heading, justify="right")
    total = Count()
    for name, each in [*sorted(counts.items()), ("in all", total)]:
        lost = ", ".join(f"{n} {how}" for how, n in each.lost.items()) or "0"
        table.add_row(
            name, *(f"{n:,}" for n in (each.documents, each.read, each.refused, each.wrong)), lost
        )
        if each is not total:
            total.documents += each.documents
            total.read += each.read
            total.refused += each.refused
            total.wrong += each.wrong
            total.lost += each.lost
    Console(width=100).print(table)


if __name__ == "__main__":
    main()
