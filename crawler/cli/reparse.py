"""`nianbao reparse`: reads archived documents again and shows what differs."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crawler.cli.exclusively import WAIT, in_words, writing
from crawler.terminal import say

if TYPE_CHECKING:
    from crawler.corpus.again.differences import Difference
    from crawler.corpus.again.reparse import Again, Piece, Reparse

_SHOWN = 60
"""Most characters shown of a text; most of the text before the first difference is left out."""


@click.command("reparse")
@click.argument("portals", nargs=-1)
@click.option(
    "--corpus",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=Path("data/corpus.db"),
    show_default=True,
    help="The corpus.",
)
@click.option(
    "--archive",
    type=click.Path(path_type=Path, file_okay=False),
    help="The archive's folder  [default: NAME-archive beside the corpus]",
)
@click.option("-j", "--processes", type=click.IntRange(0), help="Documents read at a time  [default: processors - 1]")
@click.option("--diff", is_flag=True, help="Show every cell, text, date and check that differs.")
@click.option("--keep", is_flag=True, help="Keep what was read; without it nothing is written.")
@WAIT
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Also what this version of the parsers has read: for those who work on them.",
)
def command(
    portals: tuple[str, ...],
    corpus: Path,
    archive: Path | None,
    processes: int | None,
    *,
    diff: bool,
    keep: bool,
    everything: bool,
    wait: float,
) -> None:
    """Read archived documents again with the parsers of today.

    Documents that this version of the parsers has read already are skipped. For the others, the
    differences from the corpus are shown, and nothing is written. With --keep, the new readings
    replace the old ones; as the documents are the same, this makes no revision.

    \b
      nianbao reparse --diff            what a new version reads otherwise, cell by cell
      nianbao reparse --diff luoyang    of one portal
      nianbao reparse --keep            and keep it

    Exit status: 0 nothing differs, or it was kept; 1 something differs and was not kept, or could
    not be read; 2 the command was not understood.
    """  # noqa: D301  (click wants the character itself)
    from crawler.archive import folder_of
    from crawler.corpus.again.reparse import Reparse

    folder = archive or folder_of(corpus)
    assert folder is not None
    with (
        writing(corpus, "nianbao reparse", wait) if keep else in_words(corpus),
        closing(Reparse.open(corpus, folder, portals, everything=everything)) as reparse,
    ):
        if unknown := reparse.unknown():
            raise click.UsageError(f"{corpus} has nothing of {', '.join(unknown)}: see nianbao portal list")
        again = _run(reparse, processes, diff=diff, keep=keep)
    sys.exit(1 if again.missing or (again.differ and not keep) else 0)


def _run(reparse: Reparse, processes: int | None, *, diff: bool, keep: bool) -> Again:
    from crawler.corpus.documents import Readers

    pieces, counts = reparse.todo(), Counter[str]()
    readers = Readers(min(processes or 0, len(pieces)) if processes is not None else None)
    try:
        with _progress(len(pieces), quiet=diff and sys.stdout.isatty()) as advance:

            def show(piece: Piece, differences: Sequence[Difference]) -> None:
                del piece
                advance()
                for each in differences:
                    counts[_sort(each.field)] += 1
                    if diff:
                        say(_line(each))

            again = reparse.run(pieces, readers, keep=keep, show=show)
    finally:
        readers.close()
    _say(again, counts, diff=diff)
    return again


def _line(each: Difference) -> str:
    before, after = _apart(each.before, each.after)
    return f"{each.report}\t{each.field}\t{before}\t{after}"


def _apart(before: str | None, after: str | None) -> tuple[str, str]:
    """Both texts, each on one line, beginning shortly before the first difference."""
    one, other = (" ".join((text or "").split()) for text in (before, after))
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    start = max(0, same - 10) if max(len(one), len(other)) > _SHOWN else 0
    words = [
        "–" if text is None else ("…" if start else "") + flat[start : start + _SHOWN]
        for text, flat in ((before, one), (after, other))
    ]
    return words[0], words[1]


def _sort(field: str) -> str:
    if field.startswith(("disclosures.", "requests.", "appeals.", "indicators.")):
        return "figures"
    for word in ("sections", "check", "warning", "inferred"):
        if field.startswith(word):
            return {"sections": "texts", "inferred": "inferences"}.get(word, f"{word}s")
    return field


def _say(again: Again, counts: Counter[str], *, diff: bool) -> None:
    """Prints the summary on stderr, so that stdout contains only the differences."""
    what = ", ".join(f"{n:,} {sort}" for sort, n in counts.most_common())
    words = f"{again.read:,} documents read again, {again.differ:,} of them otherwise"
    words += f" ({what})" if what else ""
    if again.differ and not again.kept:
        more = "" if diff else ", --diff shows it"
        words += f": nothing was kept; --keep keeps it{more}"
    elif again.kept and again.read:
        words += "; kept"
    say(words, err=True)
    for each in again.missing[:5]:
        say(f"nianbao: not read again: {each}", err=True)
    if len(again.missing) > 5:
        say(f"nianbao: and {len(again.missing) - 5:,} more", err=True)


@contextmanager
def _progress(total: int, *, quiet: bool) -> Iterator[Callable[[], None]]:
    """A progress bar, shown on a terminal unless `quiet`; gives the function that advances it by one document."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from crawler.console import Console

    console = Console(stderr=True)
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as bar:
        task = bar.add_task("", total=total)
        yield lambda: bar.advance(task)
