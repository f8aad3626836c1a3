"""Addresses: what makes two of them one, and whose they are."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urljoin, urlsplit

_FRONT = re.compile(r"/?(?:(?:index|default|home)\.(?:s?html?|jhtml|php|jsp|aspx?))?", re.IGNORECASE)
_FOLDER_INDEX = re.compile(r"(?<=/)index\.(?:s?html?|jhtml)$", re.IGNORECASE)
_SESSION = re.compile(
    r";jsessionid=[^/?#]*|(?<=/)\([A-Z]\(\w+\)\)/|(?<=[?&])(?:jsessionid|phpsessid|aspsessionid\w*|sessionid)=[^&#]*&?",
    re.IGNORECASE,
)
"""A visit's id: Java's, PHP's, and ASP.NET's folder /(S(…))/."""
_SHARED = re.compile(r"from=\D[^&]*|isappinstalled=\d|(?:utm_\w+|spm)=.*", re.IGNORECASE)
"""What WeChat and others add to the address of a page that is passed on. A number may say
something: from=10 where a list begins.
"""
_ORDER = re.compile(
    r"(?:order|sort)(?:_?by|_?type)?=(?:\w*[_ ])?(?:asc|desc|date|time|hits?|clicks?|title)(?:[_ ]\w*)?", re.IGNORECASE
)
"""The order of a list. A number may say something here, too: sort=3 is a sort of news."""
_SITESOURCES = re.compile(r"/page_pc/(?:[^/]+/)*(article)([0-9a-f]{32})\.html", re.IGNORECASE)
_VSB = re.compile(r"/content\.jsp$", re.IGNORECASE)


def host_of(url: str) -> str:
    """The host without `www.`: both names are one site everywhere they were seen."""
    return (urlsplit(url).hostname or "").lower().removeprefix("www.")


def key_of(url: str) -> str:
    """The same for addresses of one page: scheme, `www.`, a folder's index and fragments don't
    count, nor do session ids and marks of where a link was shared. Double slashes do: some portals have them.
    """
    parts = urlsplit(without_session(url))
    port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    path = _FOLDER_INDEX.sub("", parts.path or "/")
    query = "&".join(each for each in parts.query.split("&") if each and not _SHARED.fullmatch(each))
    article = _article(path, query)
    if article:
        return f"{host_of(url)}{port}{article}"
    return f"{host_of(url)}{port}{path}" + (f"?{query}" if query else "")


def order_of(url: str) -> tuple[str, str]:
    """A list's page without the order it is in, and that order; empty where none is asked for."""
    key, _, query = key_of(url).partition("?")
    parts = query.split("&")
    rest = [each for each in parts if not _ORDER.fullmatch(each)]
    return "?".join([key, "&".join(rest)]), "&".join(each for each in parts if each not in rest)


def without_session(url: str) -> str:
    """A page's address for every visit, not for this one."""
    return _SESSION.sub("", url).rstrip("?&") if _SESSION.search(url) else url


def _article(path: str, query: str) -> str | None:
    """What is the same in all addresses of one article, for systems that give it several.

    sitesources: the 32 digits, with and without /sitesources/<site>, in capitals or not. VSB:
    /content.jsp?urltype=news.NewsContentUrl&wbtreeid=T&wbnewsid=N is /info/T/N.htm (a guess: the
    way its sites behave that were met elsewhere).
    """
    found = _SITESOURCES.search(path)
    if found:
        return f"/article{found[2].lower()}.html"
    if _VSB.search(path) and "wbnewsid=" in query:
        given = parse_qs(query)
        return f"/info/{given.get('wbtreeid', [''])[0]}/{given['wbnewsid'][0]}.htm"
    return None


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
    return without_session(url.split("#", 1)[0].replace(" ", "%20"))


def is_front(url: str) -> bool:
    """Whether it is a site's front page."""
    parts = urlsplit(url)
    return not parts.query and _FRONT.fullmatch(parts.path) is not None


def belongs(url: str, hosts: frozenset[str]) -> bool:
    """Whether it is on one of `hosts` (without `www.`), and not only on a host that ends so."""
    return host_of(url) in hosts
