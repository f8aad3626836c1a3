"""Compressed bodies: what marks one, and servers that forget to say so."""

from __future__ import annotations

from scrapy.http import Response

GZIP = b"\x1f\x8b\x08"
"""What every gzip stream begins with."""


def name_encoding(response: Response) -> None:
    """Some servers forget to say that a text is compressed."""
    headers = response.headers
    text = (headers.get("Content-Type") or b"").startswith(b"text/")
    if text and response.body.startswith(GZIP) and headers.get("Content-Encoding") is None:
        headers["Content-Encoding"] = b"gzip"
