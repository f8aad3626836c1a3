"""`nianbao`: the commands. Each is a module here; what is heavy is imported when it runs.

Workers import modules of this package, too: so it does without click until `main` is asked for.
"""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crawler.cli.group import main

__all__ = ["main", "run"]


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
