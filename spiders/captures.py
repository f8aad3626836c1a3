"""抓取: captures, which spiders yield. It is the one type that spiders and crawler share."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from parsers.sentences import Message
from parsers.text import clean

Role = Literal[
    "front",  # a front page, from which the search starts
    "hub",  # a page on the way to disclosed information
    "column",  # a column of annual reports: a list of them, or of further columns
    "answer",  # a content system's answer: a part of such a list
    "report",  # a page that looks like a report, to be parsed
    "attachment",  # a file linked from a report page, to be parsed
    "lookalike",  # a page that resembles a report but isn't one
    "other",  # a page that was fetched in vain
    "blocked",  # the host answered, but refused access
    "broken",  # an error page, or an empty page
    "soft_404",  # with status 200: a page that says it doesn't exist, or the front page instead
]

READ: frozenset[Role] = frozenset(("report", "attachment"))
"""Roles of captures that are parsed, as they may hold a report."""

ERRORS: frozenset[Role] = frozenset(("blocked", "broken", "soft_404"))
"""Roles of answers that aren't the requested page."""

NOT_MODIFIED = 304
"""Status of a capture whose page was unchanged. Its body is that of the previous answer."""

WRONG_PAGE = "nianbao_wrong_page"
"""Flag for a response that is the site's front page instead of the requested page."""

FETCHED_AT = "nianbao_fetched_at"
"""Key in a request's meta: when its answer came (UTC). No two answers have the same time."""

LED_AWAY = "nianbao_led_away"
"""Key in a request's meta: the status of the first redirect that led to it, and when that came (UTC)."""

FIRST_ERROR = "nianbao_first_error"
"""Key in a request's meta: what went wrong with the other scheme (`spiders.discovery.no_answer.FirstError`)."""


TRANSPORT = "nianbao_transport"
"""Key in a request's meta: how its answer came (`Transport`)."""

Transport = Literal[
    "verified",  # over TLS, with a certificate that is right
    "unverified",  # over TLS, with one that isn't
    "plain_after_tls",  # over HTTP, as HTTPS had failed
    "plain",  # over HTTP
]


def cleaned(hints: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Hints without control and format characters."""
    return tuple((name, clean(value)) for name, value in hints)


@dataclass(frozen=True, slots=True)
class Capture:
    """One fetch of one URL: the bytes, the link that led there, and what the page is taken for.

    `url` is the address on the real portal, even if a mirror answered. `reason` says in words why the page
    has its `role`. `hints` are what the portal says about a report outside of it: `issuer`, `title`,
    `column` (the organ whose pages it is on) and `published_on` (YYYY-MM-DD) come from lists, metadata
    and breadcrumbs; `name` is the server's name for a file.
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
    """The type that the server declared. The parser detects the real one from the bytes."""
    etag: str | None = None
    last_modified: str | None = None
    referrer: str | None = None
    link_text: str | None = None
    parent: str | None = None
    """For an attachment: the URL of the report page it belongs to."""
    hints: tuple[tuple[str, str], ...] = ()
    wrong: Message | None = None
    """What is wrong with the answer, if it is blocked, broken or a soft 404; `reason` is its sentence."""
    transport: Transport | None = None
    """None: it came from a mirror, or isn't known."""

    def __post_init__(self) -> None:
        """Cleans what is text, also that of an archive that an earlier version wrote."""
        object.__setattr__(self, "link_text", self.link_text and clean(self.link_text))
        object.__setattr__(self, "hints", cleaned(self.hints))

    @property
    def is_report(self) -> bool:
        """Whether it is taken for a report: a page, or a file without a page."""
        return self.role == "report" or (self.role == "attachment" and self.parent is None)
