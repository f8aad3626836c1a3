"""No answer: why none came, in words that are the same for all hosts it happened to."""

from __future__ import annotations

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)

from spiders import faults

UNKNOWN_NAME = faults.UNKNOWN_NAME()


class Silent(IgnoreRequest):
    """A host that was asked and gave no answer at all is not asked again. The message says why."""


def why(error: BaseException, first: str = "") -> str:
    """What went wrong; `first` is what had gone wrong with the other scheme."""
    if isinstance(error, ResponseDataLossError):
        return faults.CUT_OFF()
    words = str(error) or type(error).__name__
    if "SSL" in f"{first}{words}":
        return faults.NO_TLS(why=first or words)
    if isinstance(error, CannotResolveHostError):
        return UNKNOWN_NAME
    if isinstance(error, DownloadConnectionRefusedError):
        return faults.CONNECTION_REFUSED()
    if isinstance(error, DownloadTimeoutError):
        return faults.TOO_LATE()
    return faults.FOR_EVER() if words == "max redirections reached" else words
