"""The security headers of every response: only scripts from our own files run, nothing is loaded from elsewhere."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

_FACETS = ("DATASETTE_ALLOW_FACET = true;", "DATASETTE_ALLOW_FACET = false;")
"""The only inline script in Datasette's page of a table, in its two possible forms; allowed by its hash."""


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
"""Content-Security-Policy of our pages."""

DATASETTES = "; ".join(
    (*_COMMON, f"script-src 'self' {' '.join(map(_hash, _FACETS))}", "style-src 'self' 'unsafe-inline'")
)
"""Content-Security-Policy of Datasette's own pages, which use inline styles."""

ARCHIVED = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none';"
    " form-action 'none'"
)
"""Content-Security-Policy of archived pages: no script runs, nothing is loaded, no form can be sent."""

HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
