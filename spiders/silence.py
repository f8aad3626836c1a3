"""No answer: why none came, in words that are the same for all hosts it happened to."""

from __future__ import annotations

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)

UNKNOWN_NAME = "its name is not known (DNS)"


class Silent(IgnoreRequest):
    """A host that was asked and gave no answer at all is not asked again. The message says why."""


def why(error: BaseException, first: str = "") -> str:
    """What went wrong; `first` is what had gone wrong with the other scheme."""
    if isinstance(error, ResponseDataLossError):
        return "the answer was cut off in the middle, each time"
    words = str(error) or type(error).__name__
    if "SSL" in f"{first}{words}":
        return f"no TLS connection came about, see OLD_TLS_HOSTS if the server is old: {first or words}"
    if isinstance(error, CannotResolveHostError):
        return UNKNOWN_NAME
    if isinstance(error, DownloadConnectionRefusedError):
        return "the connection was refused"
    if isinstance(error, DownloadTimeoutError):
        return "no answer came in time"
    return "it redirects for ever" if words == "max redirections reached" else words
