"""Requests without an answer: why none came, in words that are the same for all hosts, and what that means for
the page.
"""

from __future__ import annotations

from dataclasses import dataclass

from OpenSSL import SSL
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)

from parsers.sentences import Message, Sentence
from spiders import messages
from spiders.discovery.gaps import note_refused
from spiders.discovery.leads import lead_key
from spiders.discovery.left_alone import BudgetSpent, Forbidden, Fruitless, LeftAlone
from spiders.discovery.state import Crawl
from spiders.pages.addresses import host_of
from spiders.pages.titles import classify
from spiders.systems import Lead


@dataclass(frozen=True, slots=True)
class FirstError:
    """The error with the other scheme (https or http), which was tried first."""

    why: Message | str
    tls: bool
    """Whether a TLS connection failed."""


class Silent(IgnoreRequest):
    """The request isn't made, as the host gave no answer at all before; `why` is the reason for that."""

    def __init__(self, why: Message | str) -> None:
        super().__init__(why)
        self.why = why


class NotUnpacked(IgnoreRequest):
    """An answer came, and its body is too large or can't be unpacked; `why` says so."""

    def __init__(self, why: Message) -> None:
        super().__init__(why)
        self.why = why


class StoppedCrawl(IgnoreRequest):
    """The request isn't made, as the page ended a crawl before."""


class TooManyRedirects(IgnoreRequest):
    """An address redirects without end."""


class GivenUp(IgnoreRequest):
    """The download handler gave a request up. It isn't made again, and a replay gives it up as well."""


class PrivateAddress(GivenUp):
    """The request isn't made, as its host is at an address of this machine or its network. The message names it,
    for logs and archives.
    """


class Endless(GivenUp):
    """The scripts of a page do not come to an end."""


class Unopened(GivenUp):
    """The browser could not open a page; the message is the browser's."""


class Unjoined(GivenUp):
    """A part of a document could not be had; the message is its address."""


class LedAway(GivenUp):
    """The scripts of a page left the portal: they led the browser to `host`."""

    def __init__(self, host: str) -> None:
        super().__init__(host)
        self.host = host


_CAUSES: tuple[tuple[type[BaseException], Sentence], ...] = (
    (PrivateAddress, messages.PRIVATE_ADDRESS),
    (Endless, messages.ENDLESS),
    (DownloadCancelledError, messages.TOO_LARGE),  # Scrapy raises it for nothing else
    (ResponseDataLossError, messages.CUT_OFF),
)
_AFTER_TLS: tuple[tuple[type[BaseException], Sentence], ...] = (
    (CannotResolveHostError, messages.UNKNOWN_NAME),
    (DownloadConnectionRefusedError, messages.CONNECTION_REFUSED),
    (DownloadTimeoutError, messages.TOO_LATE),
    (TooManyRedirects, messages.FOR_EVER),
)
"""Causes that count only where TLS didn't fail."""


def cause_of(error: BaseException, first: FirstError | None = None) -> Message | str:
    """Why no answer came: a message of ours, or for an unknown error the library's own message."""
    if isinstance(error, Silent | NotUnpacked):
        return error.why
    if isinstance(error, Unopened):
        return messages.NOT_OPENED(error=str(error))
    if isinstance(error, Unjoined):
        return messages.UNJOINED(part=str(error))
    if isinstance(error, LedAway):
        return messages.AWAY(host=error.host)
    words = str(error) or type(error).__name__
    known = next((sentence for kind, sentence in _CAUSES if isinstance(error, kind)), None)
    if known is None and ((first and first.tls) or is_tls(error)):
        return messages.NO_TLS(error=first.why if first else words)
    known = known or next((sentence for kind, sentence in _AFTER_TLS if isinstance(error, kind)), None)
    return known() if known else words


def is_tls(error: BaseException) -> bool:
    """Whether a TLS connection failed, because of version, ciphers or certificate."""
    failed = getattr(error.__cause__, "reasons", ())
    return any(reason.check(SSL.Error) for reason in failed)


def failed(crawl: Crawl, lead: Lead, url: str, error: BaseException, first: FirstError | None) -> None:
    """Notes for corpus and verdict that a request for `lead`, at `url`, got no answer."""
    host, key = host_of(url), lead_key(lead)
    if isinstance(error, Fruitless):
        crawl.pending.pop(key, None)
        crawl.frontier.shelve(lead, str(error))
        return
    if isinstance(error, BudgetSpent):
        crawl.unasked[error.budget] += 1
        return
    if isinstance(error, LeftAlone):
        crawl.lost[host] += 1
        crawl.failures[url] = messages.LEFT_ALONE(why=error.why)
        note_refused(crawl, lead, url, error.why)
        return
    crawl.pending.pop(key, None)
    forbidden = isinstance(error, Forbidden)
    crawl.frontier.settled(lead, key, tells=forbidden)
    if forbidden:
        crawl.forbidden[host] += 1
        if lead.kind == "column" and classify(lead.text).sort == "column":
            note_refused(crawl, lead, url, messages.ROBOTS_FORBID())
        return
    crawl.lost[host] += 1
    if isinstance(error, StoppedCrawl):
        crawl.failures[url] = messages.STOPPED()
        return
    why = cause_of(error, first)
    crawl.failures[url] = messages.NOT_FETCHED(why=why)
    if not crawl.failures[url].holds(messages.PRIVATE_ADDRESS):  # which is nothing of the portal's
        note_refused(crawl, lead, url, why)
