"""缰绳: a pipe from who holds a portal's lease to the crawl that works under it.

Through the pipe comes until when the crawl may go on, each time the lease has been renewed. If it comes no more, the
crawl is ended by the system at that time (`crawler.extensions.watchdog`); if the pipe closes, whoever held the lease
is dead, and the crawl ends at once. What it archived is taken up by the next crawl, as after any kill.

The time is that of the machine's clock that can't be set and runs on while the machine sleeps.
"""

from __future__ import annotations

import os
import signal
import struct
import threading
import time
from collections.abc import Callable

_HELD = "NIANBAO_LEASH"
"""Environment variable of a crawl on a leash: the descriptor of the pipe."""
_TIME = struct.Struct("=d")
_LEAST = 0.001
"""Seconds that a timer needs, as it is switched off by 0."""
_CLOCK = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


class Leash:
    """The end that the holder of the lease has. `descriptor` and `environment` are for the crawl's process."""

    def __init__(self, seconds: float) -> None:
        self.descriptor, self._ours = os.pipe()
        os.set_blocking(self._ours, False)
        self.environment = {_HELD: str(self.descriptor)}
        self.extend(seconds)

    def extend(self, seconds: float) -> None:
        """The crawl may go on for so long from now."""
        try:
            os.write(self._ours, _TIME.pack(time.clock_gettime(_CLOCK) + seconds))
        except (BrokenPipeError, BlockingIOError):  # it has ended, or hasn't looked for hours
            return

    def begun(self) -> None:
        """The crawl has been started: from now on its death is seen here, and ours there."""
        os.close(self.descriptor)

    def close(self) -> None:
        os.close(self._ours)


class Held:
    """The crawl's end."""

    def __init__(self, descriptor: int) -> None:
        os.set_inheritable(descriptor, False)
        self._descriptor = descriptor
        self._until = _read(descriptor)
        self.extended: Callable[[], None] = lambda: None
        """Called, in a thread of its own, when the crawl may go on for longer."""
        threading.Thread(target=self._listen, name="leash", daemon=True).start()

    def left(self) -> float:
        """Seconds for which the crawl may go on; never less than a timer can be set to."""
        return max(_LEAST, self._until - time.clock_gettime(_CLOCK))

    def _listen(self) -> None:
        while True:
            self._until = _read(self._descriptor)
            self.extended()


def _read(descriptor: int) -> float:
    """The next time that comes. Ends the process if none will."""
    data = os.read(descriptor, _TIME.size)
    if len(data) < _TIME.size:
        os.kill(os.getpid(), signal.SIGKILL)
    return float(_TIME.unpack(data)[0])


_held: list[Held] = []


def held() -> Held | None:
    """The leash of this process, if it has one."""
    if not _held and os.environ.get(_HELD, "").isdigit():
        _held.append(Held(int(os.environ.pop(_HELD))))
    return _held[0] if _held else None
