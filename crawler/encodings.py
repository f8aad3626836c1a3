"""Recognises compressed bodies, also if the server doesn't declare them."""

from __future__ import annotations

from scrapy.http import Response

GZIP = b"\x1f\x8b\x08"
"""The first bytes of every gzip stream."""


def name_encoding(response: Response) -> None:
    """Adds the header Content-Encoding where a text is gzip and the server didn't say so."""
    headers = response.headers
    text = (headers.get("Content-Type") or b"").startswith(b"text/")
    if text and response.body.startswith(GZIP) and headers.get("Content-Encoding") is None:
        headers["Content-Encoding"] = b"gzip"
