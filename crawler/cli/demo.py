"""`nianbao demo`: the whole way, from a portal to a checked corpus, on this machine alone."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path

import click

PORTALS = ("luoyang", "chuanhui")


@click.command("demo")
@click.option("--seed", default=2024, show_default=True, help="Another seed is another world.")
@click.option("--port", default=0, help="Port of the demo portal  [default: any free one]")
@click.option(
    "--corpus", type=click.Path(path_type=Path), default=Path("data/demo.db"), show_default=True,
    help="Where the corpus goes; made anew.",
)  # fmt: skip
@click.option(
    "--keep", is_flag=True, help="Crawl into the corpus that is there, instead of a new one."
)
def command(seed: int, port: int, corpus: Path, keep: bool) -> None:
    """Crawl the demo portal and check the corpus against what the portal knows it published.

    The demo portal is a web server on this machine that looks like Luoyang's city portal and the
    sites of its departments and districts, with hundreds of generated reports and thousands of
    other pages. Nothing is fetched from the internet. The exit status is 1 if a single figure of
    the corpus differs from what was published.
    """
    from crawler.cli.verdict import print_verdict

    if not keep:
        _remove(corpus)
    with serve_portal(seed, port) as base:
        click.echo(f"The demo portal is at {base}/ (a page to look at in a browser, too).\n")
        for portal in PORTALS:
            status = _crawl(portal, base, corpus)
            if status != 0:
                click.echo(
                    f"nianbao: the crawl of {portal} ended with status {status}; see above",
                    err=True,
                )
                sys.exit(1)
        same = print_verdict(base, corpus)
    if not same:
        sys.exit(1)
    click.echo(f"\nBrowse it:  nianbao serve --corpus {corpus}   (or: make serve)")


def _remove(corpus: Path) -> None:
    for name in (corpus, Path(f"{corpus}-wal"), Path(f"{corpus}-shm")):
        name.unlink(missing_ok=True)


@contextmanager
def serve_portal(seed: int, port: int, latency: float = 0.0) -> Iterator[str]:
    """The demo portal in a process of its own, so that it takes no time from the crawl.

    `latency` is in seconds.
    """
    here, there = Pipe()
    process = Process(target=_serve, args=(seed, port, latency, there), daemon=True)
    process.start()
    try:
        if not here.poll(120):
            raise click.ClickException("the demo portal didn't start; see above")
        yield here.recv()
    finally:
        process.terminate()
        process.join(10)


def _serve(seed: int, port: int, latency: float, announce: Connection) -> None:
    import threading

    from demo.portal import serve
    from demo.world import build

    with serve(build(seed), port, latency) as portal:
        announce.send(portal.base)
        threading.Event().wait()


def _crawl(portal: str, base: str, corpus: Path) -> int:
    settings = {"MIRROR": base, "CORPUS": str(corpus.absolute())}
    options = [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
    environment = {**os.environ, "SCRAPY_SETTINGS_MODULE": "crawler.settings"}
    command = [sys.executable, "-m", "scrapy", "crawl", portal, *options]
    return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603
