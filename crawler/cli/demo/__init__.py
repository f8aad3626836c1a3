"""`nianbao demo`: all steps from a portal to a checked corpus, on this machine only."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path
from shutil import rmtree

import click

from crawler import clock
from crawler.cli.common import give_up
from crawler.cli.exclusively import SHARED
from crawler.terminal import say

PORTALS = ("luoyang", "chuanhui")


@click.command("demo")
@click.option("--seed", default=2024, show_default=True, help="Another seed is another world.")
@click.option("--port", default=0, help="Port of the demo portal  [default: any free one]")
@click.option(
    "--corpus",
    type=click.Path(path_type=Path),
    default=Path("data/demo.db"),
    show_default=True,
    help="Where the corpus goes; one of an earlier demo is made anew.",
)
@click.option("--keep", is_flag=True, help="Crawl into the corpus that is there, instead of a new one.")
@click.option(
    "--day",
    type=click.IntRange(1, 3),
    default=1,
    show_default=True,
    help="The portal as it is on a later day: on the second much has changed, on the third nothing.",
)
@click.option("--notebook", is_flag=True, help="Open the notebook about it in JupyterLab at the end.")
@SHARED
def command(*, seed: int, port: int, corpus: Path, keep: bool, day: int, notebook: bool) -> None:
    """Crawl the demo portal and check the corpus against what the portal knows it published.

    The demo portal is a web server on this machine that looks like Luoyang's city portal and the
    sites of its departments and districts, with hundreds of generated reports and thousands of
    other pages. Nothing is fetched from the internet. It needs the extra `demo`: pip install
    'nianbao[demo]'. The exit status is 1 if a single figure of the corpus differs from what was
    published.
    """
    from crawler.cli.demo import notebook as beside
    from crawler.cli.demo.ledger import print_verdict
    from crawler.start import Crawl, run
    from nianbao_demo.needs import missing
    from nianbao_demo.world.plans import YEARS, due

    if words := missing():
        give_up(words)
    if not keep:
        _make_room(corpus)
    # The first day's world ends with the last year that is due; the later days' reports are of that year.
    last = max(YEARS[-1], due(clock.now().date()) - (day > 1))
    with serve_portal(seed, port, day=day, last=last) as base:
        settings = {"MIRROR": base, "CORPUS": str(corpus.absolute()), "CORRECTIONS": ""}
        say(f"The demo portal is at {base}/ (a page to look at in a browser, too).\n")
        for portal in PORTALS:
            status = run(Crawl(portal, settings=settings)).status
            if status != 0:
                say(f"nianbao: the crawl of {portal} ended with status {status}; see above", err=True)
                sys.exit(1)
        same = print_verdict(base, corpus)
    if not same:
        sys.exit(1)
    how = f"make serve CORPUS={corpus}" if Path("Makefile").exists() else None
    say(f"\nBrowse it:  {how or f'nianbao serve --corpus {corpus}'}")
    say(f"In Python:  jupyter lab {(page := beside.write(corpus))}   (pip install jupyterlab pandas)")
    if notebook:
        beside.open_in_jupyter(page)


def _make_room(corpus: Path) -> None:
    """Removes the corpus and archive of an earlier demo. Raises `click.ClickException` if the file isn't one."""
    if corpus.exists() and not _is_of_a_demo(corpus):
        raise click.ClickException(
            f"{corpus} is no corpus of an earlier demo, and stays as it is:"
            " name another file with --corpus, or delete it yourself"
        )
    rmtree(corpus.with_name(f"{corpus.stem}-archive"), ignore_errors=True)
    for name in (corpus, Path(f"{corpus}-wal"), Path(f"{corpus}-shm")):
        name.unlink(missing_ok=True)


def _is_of_a_demo(corpus: Path) -> bool:
    """Whether the file is a corpus all of whose crawls used a mirror on this machine."""
    from crawler.database.schema import APPLICATION_ID
    from crawler.fetching.politeness import is_local

    try:
        with closing(sqlite3.connect(f"{corpus.absolute().as_uri()}?mode=ro", uri=True)) as db:
            if db.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
                return False
            mirrors = [row[0] for row in db.execute("SELECT mirror FROM crawls")]
    except sqlite3.Error:
        return False
    return all(is_local(mirror) for mirror in mirrors)


@contextmanager
def serve_portal(seed: int, port: int, latency: float = 0.0, day: int = 1, last: int | None = None) -> Iterator[str]:
    """Runs the demo portal in a separate process, so that it doesn't slow down the crawl; gives its address.

    `latency` is in seconds, `last` the world's last report year on its first day. Raises
    `click.ClickException` if the portal can't start.
    """
    from nianbao_demo.world.plans import YEARS

    here, there = Pipe()
    process = Process(target=_serve, args=((seed, day, last or YEARS[-1]), port, latency, there), daemon=True)
    process.start()
    there.close()  # so that recv() raises EOFError when the process ends
    try:
        try:
            base, trouble = here.recv()
        except EOFError:
            raise click.ClickException("the demo portal didn't start: see above") from None
        if trouble:
            raise click.ClickException(f"127.0.0.1:{port} can't be served on ({trouble}): choose another with --port")
        yield base
    finally:
        process.terminate()
        process.join(10)


def _serve(world: tuple[int, int, int], port: int, latency: float, announce: Connection) -> None:
    import threading

    from nianbao_demo.portal import serve
    from nianbao_demo.world import build

    built = build(*world)
    try:
        with serve(built, port, latency) as portal:
            announce.send((portal.base, None))
            threading.Event().wait()
    except OSError as error:
        announce.send((None, error.strerror or str(error)))
