"""For commands that write to a corpus: only one of them runs at a time, and errors are reported in one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crawler.cli.common import give_up

if TYPE_CHECKING:
    from crawler.lock import Lock

WAIT = click.option(
    "--wait",
    type=click.FloatRange(0),
    default=0,
    metavar="SECONDS",
    help="Wait so long for another run that writes to the corpus  [default: not at all]",
)


def _share(context: click.Context, option: click.Parameter, shared: bool) -> None:
    del context, option
    if shared:
        from crawler.permissions import share

        share()


SHARED = click.option(
    "--shared",
    is_flag=True,
    expose_value=False,
    callback=_share,
    help="Let other users of this machine read what is made here, as the umask says  [default: its owner alone]",
)


@contextmanager
def writing(corpus: Path, what: str, wait: float = 0.0) -> Iterator[Lock | None]:
    """Locks the corpus; `what` describes the run to others. Ends the command with a line on stderr and status 1
    if another run holds the lock, or if the corpus, its archive or its disk can't be used.
    """
    from crawler.lock import Locked, locked

    try:
        with in_words(corpus), locked(corpus, what, wait) as lock:
            yield lock
    except Locked as error:
        give_up(str(error))


@contextmanager
def in_words(corpus: Path) -> Iterator[None]:
    """Ends the command with a line on stderr and status 1 if the corpus, its archive or its disk can't be used."""
    import sqlite3

    from crawler.archive.errors import ArchiveError
    from crawler.database.errors import CorpusError

    try:
        yield
    except (ArchiveError, CorpusError) as error:
        give_up(str(error))
    except BrokenPipeError:  # the reader of our output has ended; click then ends quietly
        raise
    except sqlite3.Error as error:
        give_up(
            f"{corpus} can't be written to ({error}): is the disk full, or another program writing?"
            " What was written is in order; then run it again"
        )
    except OSError as error:
        give_up(f"{error.filename or corpus}: {error.strerror or error}; is the disk full, or the folder not writable?")
