"""Addresses: what makes two of them one, and whose they are."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

_FRONT = re.compile(r"/?(?:(?:index|default|home)\.(?:s?html?|php|jsp|aspx?))?", re.IGNORECASE)
_FOLDER_INDEX = re.compile(r"(?<=/)index\.(?:s?html?)$", re.IGNORECASE)


def host_of(url: str) -> str:
    """The host without `www.`: both names are one site everywhere they were seen."""
    return (urlsplit(url).hostname or "").lower().removeprefix("www.")


def key_of(url: str) -> str:
    """The same for addresses of one page: scheme, `www.`, a folder's index and fragments don't
    count. Double slashes do: some portals have them.
    """
    parts = urlsplit(url)
    port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    path = _FOLDER_INDEX.sub("", parts.path or "/")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host_of(url)}{port}{path}{query}"


def absolute(base: str, href: str) -> str | None:
    """The address a link leads to, without its fragment; None for what is no page (mailto:)."""
    href = href.strip()
    if not href or href.startswith(("#", "javascript:", "mailto:", "tel:", "data:", "about:")):
        return None
    try:
        url = urljoin(base, href.replace("\\", "/") if href.startswith("\\") else href)
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return None
    return url.split("#", 1)[0].replace(" ", "%20")


def is_front(url: str) -> bool:
    """Whether it is a site's front page."""
    parts = urlsplit(url)
    return not parts.query and _FRONT.fullmatch(parts.path) is not None


def belongs(url: str, hosts: frozenset[str]) -> bool:
    """Whether it is on one of `hosts` (without `www.`), and not only on a host that ends so."""
    return host_of(url) in hosts
