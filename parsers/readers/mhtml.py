"""Web pages saved as one file (MHTML, RFC 2557). The HTML part is read by the reader of HTML, with the style
sheets beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import Message

from parsers import messages
from parsers.document import Document
from parsers.errors import Unreadable
from parsers.formats import MHTML

_MOST_PARTS = 2_000
_BLANKS = re.compile(rb"\A(?:\xef\xbb\xbf|\s)+")


def read(data: bytes) -> Document:
    """Reads the saved page. Raises `Unreadable` if it has no HTML part."""
    from parsers.readers import html

    return read_by(html.read, data, "mhtml")


def read_by(reader: Callable[[bytes, Mapping[str, str]], Document], data: bytes, name: str) -> Document:
    """Reads the first HTML part with `reader`; `name` becomes the document's reader."""
    return replace(reader(page_in(data), sheets_in(data)), media_type=MHTML, reader=name)


def sheets_in(data: bytes) -> dict[str, str]:
    """The style sheets saved with the page, by the addresses under which it links to them. Chromium saves those that
    stood in the page itself so, too.
    """
    found = {}
    for part in _parts(_message(data), "text/css"):
        body = _page(part).decode("utf-8", "replace")
        if location := part.get("Content-Location"):
            found[str(location).strip()] = body
        if own := part.get("Content-ID"):
            found[f"cid:{str(own).strip().strip('<>')}"] = body
    return found


def _message(data: bytes) -> Message:
    # compat32 accepts any headers; newer policies raise errors for damaged ones.
    return message_from_bytes(_BLANKS.sub(b"", data), policy=policy.compat32)


def page_in(data: bytes) -> bytes:
    """The bytes of the first HTML part. Raises `Unreadable` if there is none."""
    try:
        pages = [_page(part) for part in _parts(_message(data), "text/html")]
    except (ValueError, LookupError, RecursionError) as error:
        raise Unreadable(messages.SAVED_PAGE_DAMAGED(error=error)) from error
    page = next((each for each in pages if each), None)
    if page is None:
        raise Unreadable(messages.SAVED_PAGE_EMPTY())
    return page


def _parts(message: Message, kind: str) -> list[Message]:
    parts = []
    for part in message.walk():
        if part.get_content_type() == kind:
            parts.append(part)
        if len(parts) > _MOST_PARTS:
            raise ValueError(f"more than {_MOST_PARTS} pages")
    return parts


def _page(part: Message) -> bytes:
    """The bytes of a page or style sheet, converted to UTF-8 if the part's header declares a charset."""
    body = part.get_payload(decode=True)
    if not isinstance(body, bytes):
        return b""
    charset = part.get_content_charset()
    if charset is None:
        return body
    try:
        return body.decode("gb18030" if charset in {"gb2312", "gbk"} else charset).encode()
    except (UnicodeDecodeError, LookupError):
        return body
