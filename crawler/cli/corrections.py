"""`nianbao corrections`: checks and applies the numbers that people read in misprinted cells."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from crawler.cli.common import give_up
from crawler.cli.exclusively import WAIT, in_words, writing
from crawler.terminal import say

_FOLDER = click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("corrections"),
    show_default=True,
    help="Where the files PORTAL.csv are.",
)
_CORPUS = click.option("--corpus", type=click.Path(path_type=Path), help="[default: data/corpus.db, else data/demo.db]")


@click.group("corrections")
def command() -> None:
    """Corrections as data: applied beside the print, never over it.

    corrections/PORTAL.csv has a line for each cell that a person read differently from the corpus:

    \b
      report,cell,printed,read,why,who,when
      410300-洛阳市财政局-2023,requests.new.total,l2,12,"l for 1, see the PDF",Li Lei,2024-05-31

    report and cell as the view figures has them (report_id, key), printed as its raw; read is a
    number in the unit of the cell, or nothing where the cell is blank. The view figures shows what
    was read in corrected, beside value and raw; no figure is altered. A crawl ends by applying them.

    If the corpus no longer has the print that a correction is about, the correction is stale: it is
    reported, and has no effect.
    """  # noqa: D301


@command.command("check")
@_FOLDER
@_CORPUS
def check(folder: Path, corpus: Path | None) -> None:
    """Look at every line of the files, and write nothing.

    The exit status is 1 if one is wrong or stale; each is named by file and line.
    """
    _run(folder, corpus, write=False)


@command.command("apply")
@_FOLDER
@_CORPUS
@WAIT
def apply(folder: Path, corpus: Path | None, wait: float) -> None:
    """Write into the corpus what the files say.

    Lines that are wrong or stale are named by file and line, and the exit status is 1; the others
    are applied. Lines that were taken out of the files go from the corpus.
    """
    _run(folder, corpus, write=True, wait=wait)


def _run(folder: Path, corpus: Path | None, *, write: bool, wait: float = 0) -> None:
    from crawler.corpus import Corpus
    from crawler.corpus.opening import default_corpus

    path = corpus or default_corpus()
    if not path.exists():
        give_up(f"there is no corpus at {path}: name one with --corpus")
    if not folder.is_dir():
        give_up(f"there is no folder {folder}: name one with --folder")
    with writing(path, "nianbao corrections apply", wait) if write else in_words(path), Corpus.open(path) as opened:
        done = opened.correct(folder, write=write)
    for words in (*done.errors, *done.stale):
        say(words, err=True)
    say(f"{done.applied} {'applied' if write else 'hold'}, {len(done.stale)} stale, {len(done.errors)} wrong")
    if done.errors or done.stale:
        sys.exit(1)
