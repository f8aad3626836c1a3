"""No answer: why none came, in words that are the same for all hosts it happened to."""

from __future__ import annotations

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)

from parsers.sentences import Message
from spiders import messages


class Silent(IgnoreRequest):
    """A host that was asked and gave no answer at all is not asked again, and why it gave none."""

    def __init__(self, why: Message | str) -> None:
        super().__init__(why)
        self.why = why


def why(error: BaseException, first: str = "") -> Message | str:
    """What went wrong, in the words of a library where it is nothing we know; `first` is what had gone
    wrong with the other scheme.
    """
    if isinstance(error, Silent):
        return error.why
    if isinstance(error, ResponseDataLossError):
        return messages.CUT_OFF()
    words = str(error) or type(error).__name__
    if "SSL" in f"{first}{words}":
        return messages.NO_TLS(error=first or words)
    if isinstance(error, CannotResolveHostError):
        return messages.UNKNOWN_NAME()
    if isinstance(error, DownloadConnectionRefusedError):
        return messages.CONNECTION_REFUSED()
    if isinstance(error, DownloadTimeoutError):
        return messages.TOO_LATE()
    return messages.FOR_EVER() if words == "max redirections reached" else words
