"""No answer: why none came, in words that are the same for all hosts it happened to."""

from __future__ import annotations

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)

from spiders import messages

UNKNOWN_NAME = messages.UNKNOWN_NAME()


class Silent(IgnoreRequest):
    """A host that was asked and gave no answer at all is not asked again. The message says why."""


def why(error: BaseException, first: str = "") -> str:
    """What went wrong; `first` is what had gone wrong with the other scheme."""
    if isinstance(error, ResponseDataLossError):
        return messages.CUT_OFF()
    words = str(error) or type(error).__name__
    if "SSL" in f"{first}{words}":
        return messages.NO_TLS(why=first or words)
    if isinstance(error, CannotResolveHostError):
        return UNKNOWN_NAME
    if isinstance(error, DownloadConnectionRefusedError):
        return messages.CONNECTION_REFUSED()
    if isinstance(error, DownloadTimeoutError):
        return messages.TOO_LATE()
    return messages.FOR_EVER() if words == "max redirections reached" else words
