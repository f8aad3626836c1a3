"""Ctrl-C ends a command that has nothing to lose, whatever it is doing."""

from __future__ import annotations

import os
import select
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

_GRACE = 2.0
"""Seconds an interrupted command has to end in order."""
_SHOW_CURSOR = b"\x1b[?25h"
"""A progress bar hides it (ECMA-48 private mode 25, as all terminals know it)."""


@contextmanager
def ends_at_ctrl_c() -> Iterator[None]:
    """Within seconds of Ctrl-C the process has ended, with exit status 1; at once with a second one.

    Python raises KeyboardInterrupt in the main thread, when that runs again, wherever it is: that
    may be late, or in a callback which swallows it, or where a lock is left taken, and then cleaning
    up hangs. So a thread of its own, which Python's own signal handler wakes through a pipe, waits
    until the command has ended in order, and ends the process if it has not.

    For commands that only read and print: what others write would be cut off in the middle.
    """
    heard, bell = os.pipe()
    os.set_blocking(bell, False)
    before = signal.set_wakeup_fd(bell, warn_on_full_buffer=False)
    threading.Thread(target=_watch, args=(heard,), name="ctrl-c", daemon=True).start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        os.close(bell)


def _watch(heard: int) -> None:
    """Returns where the command is over and no Ctrl-C came."""
    while not (interrupts := (signals := os.read(heard, 64)).count(signal.SIGINT)):
        if not signals:
            os.close(heard)
            return
    deadline = time.monotonic() + _GRACE
    while interrupts < 2 and (left := deadline - time.monotonic()) > 0:
        if select.select([heard], [], [], left)[0]:
            signals = os.read(heard, 64)
            interrupts += signals.count(signal.SIGINT)
            if not signals:  # the command is over, and the process should be soon
                time.sleep(left)
    words = (_SHOW_CURSOR if os.isatty(2) else b"") + b"\nAborted!\n"
    if select.select([], [2], [], 0)[1]:  # else nobody reads what is said there
        os.write(2, words)
    os._exit(1)
