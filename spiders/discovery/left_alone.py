"""Exceptions for requests that are not made. Each reason has its own class, so no code needs to compare
messages.
"""

from __future__ import annotations

from scrapy.exceptions import IgnoreRequest

from parsers.sentences import Message


class Forbidden(IgnoreRequest):
    """robots.txt asks us not to fetch the page."""


class LeftAlone(IgnoreRequest):
    """The host gets no more requests, as it refuses or asks for too long a wait; `why` gives the reason."""

    def __init__(self, why: Message | str) -> None:
        super().__init__(why)
        self.why = why


class Fruitless(LeftAlone):
    """Similar pages have led to no report. The message is their shape, or their host."""


class BudgetSpent(LeftAlone):
    """The number of requests that the settings allow is used up: to `host`, or (None) in this crawl."""

    def __init__(self, words: str, host: str | None = None) -> None:
        super().__init__(words)
        self.host = host

    @property
    def budget(self) -> str:
        """The budget that is used up, in words."""
        return f"{self} of {self.host}" if self.host else str(self)
