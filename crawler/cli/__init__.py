"""`nianbao`: the commands. Each is a module here; what is heavy is imported when it runs.

Workers import modules of this package, too: so it does without click until `main` is asked for.
"""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crawler.cli.group import main

COMMANDS = {
    "parse": "Read files and print what is in them: JSON, or tables for people.",
    "demo": "Crawl the demo portal into a corpus of its own, and check every figure.",
    "crawl": "Crawl a portal: one that ships, one of your own, or any address.",
    "refresh": "Look again at the portals of a corpus: what is new, changed, moved, withdrawn.",
    "reparse": "Read archived documents again with the parsers of today, and show what differs.",
    "serve": "Browse a corpus: reports, figures, evidence.",
    "archive": "What was fetched, as it was fetched: list it, check it, get a page back.",
    "rebuild": "Make the whole corpus anew from its archive.",
    "check": "Check a corpus over years, issuers and dates, and print what fails, by rule.",
    "portal": "Add a portal, try it, list those that ship, find out what is wrong with one.",
    "coverage": "Show which reports are expected, found, unreadable, late or missing.",
    "export": "Write the corpus as CSV, JSON Lines, Parquet, Excel or a data package.",
    "corrections": "Check or apply what persons read in misprinted cells.",
    "forms": "Print the official forms: lines, columns, rules.",
}
"""Name to the line that `nianbao --help` shows; the command is in the module of that name."""

__all__ = ["COMMANDS", "main", "run"]


def run() -> None:
    """The program. Ctrl-C ends it as the system does until a command is loaded: an exception, which
    is how Python does it, would be swallowed in some moments of an import.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else Ctrl-C is ignored
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from crawler.cli.group import main

    main(prog_name="nianbao")


def __getattr__(name: str) -> object:
    if name == "main":
        from crawler.cli.group import main

        return main
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
