"""Requests that are not made, though robots.txt would allow them: a host is left alone."""

from __future__ import annotations

from scrapy.exceptions import IgnoreRequest

from parsers.sentences import Message


class LeftAlone(IgnoreRequest):
    """A host that refuses, or asks us to wait longer than a crawl lasts; and why it is left alone."""

    def __init__(self, why: Message | str) -> None:
        super().__init__(why)
        self.why = why


class Fruitless(LeftAlone):
    """Pages like it have led to no report. The message is their shape, or their host."""


class BudgetSpent(LeftAlone):
    """As many requests were made as the settings allow."""
