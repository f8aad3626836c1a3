"""Makes Ctrl-C end a command reliably, whatever it is doing; for commands that write nothing."""

from __future__ import annotations

import os
import select
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

_GRACE = 2.0
"""Seconds that an interrupted command has to clean up and end by itself."""
_SHOW_CURSOR = b"\x1b[?25h"
"""Shows the cursor again, which a progress bar hides (ECMA-48 private mode 25; all terminals know it)."""


@contextmanager
def ends_at_ctrl_c() -> Iterator[None]:
    """While this is active, Ctrl-C ends the process within seconds, a second Ctrl-C at once; exit status 1.

    Python raises KeyboardInterrupt in the main thread when that thread runs next, wherever it is. That may be
    late, or in a callback that swallows the exception, or while a lock is held, so that cleaning up hangs.
    Therefore a separate thread, which Python's signal handler wakes through a pipe, gives the command time to
    end by itself and then ends the process.

    Only for commands that read and print: other commands could be cut off in the middle of writing.
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
    """Returns if the command ends without a Ctrl-C; otherwise ends the process."""
    while not (interrupts := (signals := os.read(heard, 64)).count(signal.SIGINT)):
        if not signals:
            os.close(heard)
            return
    deadline = time.monotonic() + _GRACE
    while interrupts < 2 and (left := deadline - time.monotonic()) > 0:
        if select.select([heard], [], [], left)[0]:
            signals = os.read(heard, 64)
            interrupts += signals.count(signal.SIGINT)
            if not signals:  # the command has ended, and the process should end soon
                time.sleep(left)
    words = (_SHOW_CURSOR if os.isatty(2) else b"") + b"\nAborted!\n"
    if select.select([], [2], [], 0)[1]:  # else nobody reads stderr, and writing to it would block
        os.write(2, words)
    os._exit(1)
