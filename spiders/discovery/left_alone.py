"""Requests that are not made, and the rules that forbid them. Each rule is an exception of its own:
nobody has to ask its words.
"""

from __future__ import annotations

from scrapy.exceptions import IgnoreRequest

from parsers.sentences import Message


class Forbidden(IgnoreRequest):
    """robots.txt asks us not to fetch the page."""


class LeftAlone(IgnoreRequest):
    """A host that refuses, or asks us to wait longer than a crawl lasts; and why it is left alone."""

    def __init__(self, why: Message | str) -> None:
        super().__init__(why)
        self.why = why


class Fruitless(LeftAlone):
    """Pages like it have led to no report. The message is their shape, or their host."""


class BudgetSpent(LeftAlone):
    """As many requests were made as the settings allow: to `host`, or (None) in this crawl."""

    def __init__(self, words: str, host: str | None = None) -> None:
        super().__init__(words)
        self.host = host

    @property
    def budget(self) -> str:
        """Which budget it is."""
        return f"{self} of {self.host}" if self.host else str(self)
