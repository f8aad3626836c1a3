"""Addresses: what makes two of them one, and whose they are."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urljoin, urlsplit

_FRONT = re.compile(r"/?(?:(?:index|default|home)\.(?:s?html?|php|jsp|aspx?))?", re.IGNORECASE)
_FOLDER_INDEX = re.compile(r"(?<=/)index\.(?:s?html?)$", re.IGNORECASE)
_SESSION = re.compile(r";jsessionid=[^/?#]*|(?<=/)\([A-Z]\(\w+\)\)/", re.IGNORECASE)
"""A session's id in the path: Java's, and ASP.NET's /(S(…))/."""
_SESSIONS = {"jsessionid", "phpsessid", "aspsessionid", "sessionid", "session_id"}
_SHARED = re.compile(r"(?:from|isappinstalled|utm_\w+|spm)", re.IGNORECASE)
"""What WeChat and others add to the address of a page that is passed on."""
_ORDER = re.compile(r"(?:order|sort)(?:_?by|_?type)?", re.IGNORECASE)
_ORDERED = re.compile(r"(?:\w*[_ ])?(?:asc|desc|date|time|hits?|clicks?|title)(?:[_ ]\w*)?", re.I)
_SITESOURCES = re.compile(r"/page_pc/(?:[^/]+/)*(article)([0-9a-f]{32})\.html", re.IGNORECASE)
_VSB = re.compile(r"/content\.jsp$", re.IGNORECASE)


def host_of(url: str) -> str:
    """The host without `www.`: both names are one site everywhere they were seen."""
    return (urlsplit(url).hostname or "").lower().removeprefix("www.")


def key_of(url: str) -> str:
    """The same for addresses of one page: scheme, `www.`, a folder's index and fragments don't
    count, nor do session ids, marks of where a link was shared, and the order a list is in.
    Double slashes do: some portals have them.
    """
    parts = urlsplit(url)
    port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    path = _FOLDER_INDEX.sub("", _SESSION.sub("", parts.path) or "/")
    query = "&".join(each for each in parts.query.split("&") if each and not _says_nothing(each))
    same = _article(path, query)
    if same:
        return f"{host_of(url)}{port}{same}"
    return f"{host_of(url)}{port}{path}" + (f"?{query}" if query else "")


def _says_nothing(parameter: str) -> bool:
    """Whether a page is the same without this part of its query. Numbers may say something
    (from=10 where a list begins, sort=3 which sort of news).
    """
    name, _, value = parameter.partition("=")
    if name.lower() in _SESSIONS:
        return True
    if _ORDER.fullmatch(name):
        return _ORDERED.fullmatch(value) is not None
    return (_SHARED.fullmatch(name) is not None and not value.isdigit()) or (
        name.lower() == "isappinstalled"
    )


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
    return url.split("#", 1)[0].replace(" ", "%20")


def is_front(url: str) -> bool:
    """Whether it is a site's front page."""
    parts = urlsplit(url)
    return not parts.query and _FRONT.fullmatch(parts.path) is not None


def belongs(url: str, hosts: frozenset[str]) -> bool:
    """Whether it is on one of `hosts` (without `www.`), and not only on a host that ends so."""
    return host_of(url) in hosts
