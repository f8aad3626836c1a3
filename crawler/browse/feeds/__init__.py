"""订阅: feeds, as Atom and JSON Feed. What is in them, `crawler.browse.pages.feeds` takes from the registers.

To add a format: a module here with a function from `Channel` to text, and its entry in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from crawler.browse.feeds.atom import as_atom
from crawler.browse.feeds.json_feed import as_json_feed
from crawler.browse.feeds.model import MEDIA_TYPES, Channel, Entry


@dataclass(frozen=True, slots=True)
class Format:
    title: str
    media_type: str
    write: Callable[[Channel], str]


FORMATS: Mapping[str, Format] = {
    "atom": Format("Atom", MEDIA_TYPES["atom"], as_atom),
    "json": Format("JSON Feed", MEDIA_TYPES["json"], as_json_feed),
}
"""By the ending of their addresses and files."""

__all__ = ["FORMATS", "Channel", "Entry", "Format"]
