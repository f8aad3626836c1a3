"""What a feed holds, whatever the format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from crawler.browse.texts import Language

_SPACE = uuid5(NAMESPACE_URL, "nianbao")
EMPTY = datetime(2008, 5, 1, tzinfo=UTC)
"""When a feed without any entry changed last: the day on which the Regulations came into force."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of news. `key` is what it is about, in words that stay the same; `at` when it came up, in UTC."""

    key: tuple[str, ...]
    title: str
    text: str
    at: datetime
    path: str
    """The page about it, as a path on any copy of the corpus."""
    source: str | None
    """The page of the portal, if it has an address that is safe as a link."""
    tags: tuple[str, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    """The same as plain values."""

    @property
    def id(self) -> str:
        """The same in every copy of the corpus and in both languages (RFC 9562, version 5)."""
        return name_of(*self.key)


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed: what it is called and where it is. `site` is the address of the copy that serves it, with a slash at its
    end; "" if none does. `path` is where the feed itself is, `page` its register; `asked` the filters.
    """

    name: str
    title: str
    lead: str
    language: Language
    site: str
    path: str
    page: str
    asked: tuple[tuple[str, str], ...]
    entries: tuple[Entry, ...]

    @property
    def id(self) -> str:
        return name_of("feed", self.name, self.language, *(f"{name}={value}" for name, value in self.asked))

    @property
    def updated(self) -> datetime:
        return max((each.at for each in self.entries), default=EMPTY)

    def url(self, path: str) -> str | None:
        """The whole address of a path of this copy; None if the feed isn't served."""
        return self.site + path.removeprefix("/") if self.site else None


def name_of(*parts: str) -> str:
    """A name for what these words say: urn:uuid:…, always the same for the same words."""
    return f"urn:uuid:{uuid5(_SPACE, '|'.join(parts))}"


def moment(at: datetime) -> str:
    """The time as RFC 3339 wants it, in seconds."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


MEDIA_TYPES = {"atom": "application/atom+xml", "json": "application/feed+json"}
