"""`nianbao portal replay`: makes a site of what a crawl saw that found nothing."""

from __future__ import annotations

import threading
from pathlib import Path

import click

from crawler.cli.common import give_up
from crawler.terminal import say


@click.command("replay")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--port", default=8765, show_default=True, help="0 takes a free one.")
def command(file: Path, port: int) -> None:
    """Serve the FILE that a crawl left which found no report, as a portal on this machine.

    The site has the addresses, answers, titles and shapes of the pages that the crawl saw, and no text
    but the words by which a spider finds its way. A spider is mended until it finds the lists in it;
    whether it then reads the reports, only the real portal says.

    \b
    Example:
      nianbao portal replay nothing-found-example-20261129T120000Z.json
      nianbao portal check example.toml --mirror http://127.0.0.1:8765       in another terminal

    Exit status: 0 it was ended by Ctrl-C; 1 it can't be served; 2 the file is none of a crawl.
    """  # noqa: D301
    from nianbao_demo.portal import serve
    from nianbao_demo.replayed import NotAFile, read, world_of

    try:
        found = read(file)
        world = world_of(found)
    except (NotAFile, KeyError, TypeError, ValueError) as error:
        give_up(f"{error if isinstance(error, NotAFile) else f'{file} is damaged: {error}'}", 2)
    except OSError as error:
        give_up(f"{file} can't be read: {error.strerror}", 2)
    portal = found["portal"]
    try:
        with serve(world, port) as served:
            say(f"{portal['title']} ({portal['url']}), {len(world.pages):,} pages: {served.base}")
            say(f"  nianbao portal check {portal['url']} --mirror {served.base}")
            say(
                f"  nianbao crawl {portal['url']} --title {portal['title']} --division {portal['division']}"
                f" --mirror {served.base} --corpus data/replayed.db"
            )
            say("Ctrl-C ends it.")
            threading.Event().wait()
    except KeyboardInterrupt:
        return
    except OSError as error:
        give_up(f"127.0.0.1:{port} can't be served on ({error.strerror}): choose another with --port")
