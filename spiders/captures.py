"""抓取: what a spider yields. The one type that spiders and crawler share."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from parsers.sentences import Message

Role = Literal[
    "front",  # a page a portal starts from
    "hub",  # a page on the way to what is disclosed
    "column",  # a column of annual reports: a list of them, or of further columns
    "answer",  # a content system's answer: a piece of such a list
    "report",  # a page that looks like a report: to be parsed
    "attachment",  # a file linked from a report page: to be parsed
    "lookalike",  # a page that resembles a report and is none
    "other",  # a page that was worth a look and led nowhere
    "blocked",  # the host answered, but refused
    "broken",  # an error page, an empty page
    "soft_404",  # with a status that says otherwise: a page that isn't there, or the front page instead
]

READ: frozenset[Role] = frozenset(("report", "attachment"))
"""Roles of captures that are read: they may hold a report."""

ERRORS: frozenset[Role] = frozenset(("blocked", "broken", "soft_404"))
"""Roles of answers that aren't what was asked for."""

NOT_MODIFIED = 304
"""Status of a capture that found the page as it was: its body is that of the answer before."""

WRONG_PAGE = "nianbao_wrong_page"
"""Flag of a response that is the site's front page, whatever was asked for."""

FETCHED_AT = "nianbao_fetched_at"
"""In a request's meta: when its answer came (UTC), each at a time of its own."""

LED_AWAY = "nianbao_led_away"
"""In a request's meta: the status of the first redirect on the way to it, and when that came (UTC)."""

FIRST_ERROR = "nianbao_first_error"
"""In a request's meta: what went wrong with the other scheme (`spiders.discovery.no_answer.FirstError`)."""


@dataclass(frozen=True, slots=True)
class Capture:
    """One fetch of one URL: the bytes, how we came there and what we take it for.

    `url` is the address on the real portal, also when a mirror answered. `reason` says in words
    why the page has its `role`. `hints` are what the portal says of a report outside the report:
    `issuer`, `title`, `published_on` (YYYY-MM-DD) of lists, metadata and breadcrumbs; `name` is
    what the server calls a file.
    """

    portal: str
    url: str
    fetched_at: datetime
    """In UTC."""
    status: int
    role: Role
    reason: str
    body: bytes = field(repr=False, default=b"")
    media_type: str = ""
    """As the server said it; the type that counts is detected from the bytes."""
    etag: str | None = None
    last_modified: str | None = None
    referrer: str | None = None
    link_text: str | None = None
    parent: str | None = None
    """For an attachment: the URL of the report page it belongs to."""
    hints: tuple[tuple[str, str], ...] = ()
    wrong: Message | None = None
    """What is wrong with one that is blocked or broken: its `reason` is the sentence."""

    @property
    def is_report(self) -> bool:
        """Whether it was taken for a report: a page, or a file that belongs to no page."""
        return self.role == "report" or (self.role == "attachment" and self.parent is None)
