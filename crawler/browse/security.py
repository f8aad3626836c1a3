"""Headers of every answer: no script but our own files, nothing from another host."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

_FACETS = ("DATASETTE_ALLOW_FACET = true;", "DATASETTE_ALLOW_FACET = false;")
"""The one script that stands in Datasette's own page of a table, as it can be."""


def _hash(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


_COMMON = (
    "default-src 'none'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-src 'self'",
    "frame-ancestors 'self'",
)

OWN = "; ".join((*_COMMON, "script-src 'self'", "style-src 'self'"))
"""For our pages."""

DATASETTES = "; ".join(
    (*_COMMON, f"script-src 'self' {' '.join(map(_hash, _FACETS))}", "style-src 'self' 'unsafe-inline'")
)
"""For Datasette's, which style elements in place."""

ARCHIVED = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none';"
    " form-action 'none'"
)
"""For a page as a portal served it: no script runs, nothing is loaded, no form is sent."""

HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
