"""Requests that are not made, though robots.txt would allow them: a host is left alone."""

from __future__ import annotations

from scrapy.exceptions import IgnoreRequest


class LeftAlone(IgnoreRequest):
    """A host that refuses, or asks us to wait longer than a crawl lasts. The message says why."""


class BudgetSpent(LeftAlone):
    """As many requests were made as the settings allow."""
