"""The program `nianbao`: each command is a module here. Heavy modules are imported only when a command runs.

Worker processes import modules of this package too, so click is imported only when `main` is used.
"""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crawler.cli.group import main

__all__ = ["main", "run"]


def run() -> None:
    """Runs the program. Until a command is loaded, Ctrl-C has the system's default effect and ends the process:
    Python's way, an exception, would be swallowed at some points of an import.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # if the parent ignores Ctrl-C, so do we
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from crawler.cli.group import main

    main(prog_name="nianbao")


def __getattr__(name: str) -> object:
    if name == "main":
        from crawler.cli.group import main

        return main
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
