"""Prints lines, and makes log entries printable: text from a portal, a document or the name of a file is shown on
the terminal, and never obeyed. What doesn't come through here comes through `crawler.console`.
"""

from __future__ import annotations

import logging
import sys
import traceback
from typing import Any

from parsers.text import printable


def say(text: str = "", *, err: bool = False, end: str = "\n") -> None:
    """Prints a line on stdout, or on stderr with `err`."""
    # Not with click.echo: it would bypass rich's redirection and write into a progress bar.
    print(printable(text), file=sys.stderr if err else sys.stdout, end=end, flush=True)


def say_bytes(data: bytes) -> None:
    """Writes bytes on stdout: unchanged to a file or pipe, as printable text to a terminal."""
    if sys.stdout.isatty():
        say(data.decode(errors="replace").replace("\r\n", "\n"), end="")
        return
    write(data)


def write(data: bytes) -> None:
    """Writes bytes on stdout as they are: the caller has seen to it that they are printable, or wanted so."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def guard_logs() -> None:
    """Makes all log entries of this process printable, as they quote addresses and the words of links. Passwords
    in addresses are left out.
    """
    logging.setLogRecordFactory(_Entry)


class _Entry(logging.LogRecord):
    def __init__(self, *args: Any, **others: Any) -> None:
        super().__init__(*args, **others)
        if isinstance(self.exc_info, tuple) and self.exc_info[0] is not None:
            # Formatters take the traceback from here.
            self.exc_text = _harmless("".join(traceback.format_exception(*self.exc_info)).rstrip("\n"))

    def getMessage(self) -> str:  # noqa: N802  (as logging calls it)
        return _harmless(super().getMessage())


def _harmless(text: str) -> str:
    from spiders.pages.addresses import without_login

    return printable(without_login(text))
