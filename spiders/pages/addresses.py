"""Addresses: when two of them mean the same page, and which site they belong to."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qs, quote, urljoin, urlsplit

from parsers.text import UNSAFE

_FRONT = re.compile(r"/?(?:(?:index|default|home)\.(?:s?html?|[jt]html|php|jsp|aspx?))?", re.IGNORECASE)
_FOLDER_INDEX = re.compile(r"(?<=/)index\.(?:s?html?|[jt]html)$", re.IGNORECASE)
LONGEST = 2_083
"""Characters of an address. No longer one is fetched: browsers of the time when portals were built took no more."""
_SESSION = re.compile(
    r";jsessionid=[^/?#]*|(?<=/)\([A-Z]\(\w+\)\)/|(?<=[?&])(?:jsessionid|phpsessid|aspsessionid\w*|sessionid)=[^&#]*&?"
    r"|(?<=[?&])(?:s_?id|sess|session|sess_?key|ticket|token|guid_?session)=(?=[\da-z-]{0,80}\d)[\da-z-]{16,100}(?:&|(?=#|$))"
    r"|(?<=[?&])(?:_|r|t|ts|rnd|rand|random|time|timestamp|nocache)=(?:0\.\d{6,20}|1\d{12})(?:&|(?=#|$))",
    re.IGNORECASE,
)
"""Session ids: of Java, of PHP, ASP.NET's folder /(S(…))/, and long ones under other names; and random numbers and
times in milliseconds, which only keep caches away.
"""
_SHARED = re.compile(r"from=\D[^&]*|isappinstalled=\d|(?:utm_\w+|spm)=.*", re.IGNORECASE)
"""Parameters that WeChat and others add to the address of a shared page. A number may have a meaning: from=10 may
be where a list begins.
"""
_ORDER = re.compile(
    r"(?:order|sort)(?:_?by|_?type)?=(?:\w{0,40}[_ ])?(?:asc|desc|date|time|hits?|clicks?|title)(?:[_ ]\w{0,40})?",
    re.IGNORECASE,
)
"""Parameters for the order of a list. Here, too, a number may have a meaning: sort=3 may be a kind of news."""
_LOGIN = re.compile(r"""(?<=://)[^\s/?#"'<>\\]*@""")
_BACKSLASH = "\\"
_KNOWN = 16_384
"""Addresses of which host and key are remembered: a portal's menu stands on each of its pages."""
_ROUTE = re.compile(r"!?/[^/#][^#]*|![^/#][^#]*")
"""A fragment by which a script tells the pages of a portal apart: #/list/7, #!/list, #!list. Others are places in a
page (#top), or are for its viewer (#page=2).
"""
_WORD = re.compile(
    r"(?!(?:top|bottom|head|header|foot|footer|content|main|nav|menu|page|body|box)\d{0,3}+\Z)"
    r"[A-Za-z][\w-]++(?:[?/=][\w=&?/%-]*+)?"
)
"""A route that is a word (#list, #article?id=7), as a link names a place in a page. Only the browser tells which it is:
in a page's HTML it is none. Parts of documents that look like it have an extension (`whole_of`).
"""
_SHELL = re.compile(
    r"(?:.*/)?(?:(?:index|default|home|main|app|portal|m)?(?:\.(?:s?html?|[jt]html|php|jsp|aspx?))?|[^/.]*)"
)
"""Paths of pages that a script draws by such routes: a folder, its index, or a name without an extension."""
_POSTED = "!post?"
_NAMED = "!entry?"
_SITESOURCES = re.compile(r"article([0-9a-f]{32})\.html", re.IGNORECASE)
_VSB = re.compile(r"/content\.jsp$", re.IGNORECASE)


@lru_cache(_KNOWN)
def host_of(url: str) -> str:
    """The host without `www.`: wherever both names were seen, they were the same site."""
    return (urlsplit(url).hostname or "").lower().removeprefix("www.")


def route_of(url: str) -> str:
    """The fragment of an address, if a script tells pages apart by it; else empty."""
    fragment = url.partition("#")[2]
    return fragment if _ROUTE.fullmatch(fragment) or _is_word(url, fragment) else ""


def _is_word(url: str, fragment: str) -> bool:
    return _WORD.fullmatch(fragment) is not None and _SHELL.fullmatch(urlsplit(url).path) is not None


def written_route_of(href: str) -> str:
    """The same of an address as a page has it: a word is a place in a page there."""
    fragment = href.partition("#")[2]
    return fragment if _ROUTE.fullmatch(fragment) else ""


def with_route(url: str, word: str) -> str | None:
    """The address of a page that a script tells from `url` by a word; None if it is none."""
    return f"{url.partition('#')[0]}#{word}" if _is_word(url, word) else None


def posted_to(url: str, data: str) -> str:
    """An address for an article that a form opens by POST: that of the form, with what it sends. It is asked for so
    again.
    """
    return f"{url.partition('#')[0]}#{_POSTED}{data}"


def named_at(url: str, words: str) -> str:
    """An address for an article that a list's page opens in its place, when it is posted back: that of the list, with
    the entry's words. Only the list's page knows how to ask for it.
    """
    return f"{url.partition('#')[0]}#{_NAMED}{quote(words)}"


def is_posted(url: str) -> bool:
    """Whether an article is opened by POST (`posted_to`, `named_at`)."""
    return route_of(url).startswith((_POSTED, _NAMED))


def sent_to(url: str) -> str:
    """What is posted for an article of a form; empty for other addresses."""
    route = route_of(url)
    return route.removeprefix(_POSTED) if route.startswith(_POSTED) else ""


def whole_of(url: str) -> tuple[str, str]:
    """Splits the address of a file in an archive, or of a further report in a document, into that of the whole and what
    tells the part; that is empty for other addresses. A route is no part.
    """
    whole, mark, part = url.rpartition("#")
    return (whole, part) if mark and part[:1] not in {"/", "!"} and not route_of(url) else (url, "")


def path_of(url: str) -> str:
    """The path of an address, with that of its route: /app/list/7 for /app/#/list/7."""
    path, route = urlsplit(url).path, "" if is_posted(url) else route_of(url).partition("?")[0]
    return f"{path.rstrip('/')}/{route.lstrip('!/')}" if route else path


@lru_cache(_KNOWN)
def key_of(url: str) -> str:
    """A key that is the same for all addresses of one page. Scheme, `www.`, a folder's index, fragments that are no
    routes, session ids and parameters of shared links are left out. Double slashes are kept: some portals have them.
    """
    route = route_of(url)
    key = _key_of(url)
    return f"{key}#{route}" if route else key


def _key_of(url: str) -> str:
    """The key of an address without its fragment."""
    parts = urlsplit(without_session(url))
    port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    path = _FOLDER_INDEX.sub("", parts.path or "/")
    query = "&".join(each for each in parts.query.split("&") if each and not _SHARED.fullmatch(each))
    article = _article(path, query)
    if article:
        return f"{host_of(url)}{port}{article}"
    return f"{host_of(url)}{port}{path}" + (f"?{query}" if query else "")


def order_of(url: str) -> tuple[str, str]:
    """Splits the address of a list's page into its key without the order, and the order; that is empty if the
    address names none.
    """
    key, _, query = key_of(url).partition("?")
    parts = query.split("&")
    rest = [each for each in parts if not _ORDER.fullmatch(each)]
    return "?".join([key, "&".join(rest)]), "&".join(each for each in parts if each not in rest)


def without_session(url: str) -> str:
    """The address without session ids, so that it is the same in every visit."""
    return _SESSION.sub("", url).rstrip("?&") if _SESSION.search(url) else url


def _article(path: str, query: str) -> str | None:
    """A key for an article in systems that give it several addresses; None for other pages.

    sitesources: the 32 digits, with and without /sitesources/<site>, in upper or lower case. VSB:
    /content.jsp?urltype=news.NewsContentUrl&wbtreeid=T&wbnewsid=N is /info/T/N.htm (a guess, from the
    behaviour of its sites elsewhere).
    """
    folder, _, last = path.rpartition("/")
    found = _SITESOURCES.match(last)
    if found and "/page_pc/" in f"{folder}/".lower():
        return f"/article{found[1].lower()}.html"
    if _VSB.search(path) and "wbnewsid=" in query:
        given = parse_qs(query)
        return f"/info/{given.get('wbtreeid', [''])[0]}/{given['wbnewsid'][0]}.htm"
    return None


def without_login(text: str) -> str:
    """An address without the name and password before its host (https://NAME:PASSWORD@HOST/); so are all
    addresses in a longer text.
    """
    return _LOGIN.sub("", text)


def absolute(base: str, href: str, charset: str = "utf-8") -> str | None:
    """The absolute address of a link, without name and password, and without a fragment that is no route; None if it
    isn't a page (mailto:), or is longer than `LONGEST`. As browsers do, backslashes are taken for slashes, and a query
    is in the page's `charset`.
    """
    href = href.strip()
    if not href or len(href) > LONGEST or href.startswith(("javascript:", "mailto:", "tel:", "data:", "about:")):
        return None
    route = written_route_of(href)
    if href.startswith("#") and not route:
        return None
    try:
        url = urljoin(base, _as_sent(href, charset))
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return None
    plain = without_login(url.split("#", 1)[0])
    plain = (f"{plain}#{route}" if route else plain).replace(" ", "%20")
    found = without_session(UNSAFE.sub(lambda found: quote(found[0], errors="replace"), plain))
    return found if len(found) <= LONGEST else None


def _as_sent(href: str, charset: str) -> str:
    """The address with slashes for backslashes, and the query in the charset of its page (WHATWG URL)."""
    if "\\" not in href and (href.isascii() or charset == "utf-8"):
        return href
    path, mark, rest = href.partition("?")
    query, sharp, fragment = rest.partition("#")
    if charset != "utf-8":
        query = "".join(c if c.isascii() else quote(c, encoding=charset, errors="xmlcharrefreplace") for c in query)
    return f"{path.replace(_BACKSLASH, '/')}{mark}{query}{sharp}{fragment}"


def goes_round(url: str) -> bool:
    """Whether an address repeats its folders again and again (/nb/nb/nb/nb/): a relative link on a page that the server
    sends at every address.
    """
    parts = urlsplit(url).path.split("/")
    return any(
        all(parts[at : at + size] == parts[at + n * size : at + (n + 1) * size] for n in range(1, _ROUND))
        for size in (1, 2)
        for at in range(len(parts) - _ROUND * size + 1)
        if parts[at]
    )


_ROUND = 4


def is_front(url: str) -> bool:
    """Whether the address is a site's front page."""
    parts = urlsplit(url)
    return not parts.query and not route_of(url) and _FRONT.fullmatch(parts.path) is not None


_DISCLOSES = re.compile(r"^(?:public|gov-?info|open|gkml)$|xxgk|zwgk|zfgk")
"""The first part of the name of a host that is there for disclosure."""
_SECOND = frozenset(("gov", "com", "org", "net", "edu", "ac"))


def domain_of(host: str) -> str:
    """The domain that a host's owner has registered: x.gov.cn for www.a.x.gov.cn; empty for an IP address."""
    labels = host.split(".")
    if len(labels) < 2 or labels[-1].isdigit():
        return ""
    return ".".join(labels[-3:] if len(labels) > 2 and labels[-2] in _SECOND else labels[-2:])


def is_for_disclosure(host: str, hosts: frozenset[str]) -> bool:
    """Whether a host is the one for disclosure of a portal on `hosts`: its name says so (xxgk., zfxxgk., public.),
    and it is of the domain of one of them.
    """
    named = _DISCLOSES.search(host.partition(".")[0]) is not None
    return named and is_of_domain(host, hosts)


def is_of_domain(host: str, hosts: frozenset[str]) -> bool:
    """Whether a host is of the same domain as one of `hosts`."""
    domain = domain_of(host)
    return bool(domain) and any(domain_of(each) == domain for each in hosts)


def belongs(url: str, hosts: frozenset[str]) -> bool:
    """Whether the address is on one of `hosts` (given without `www.`). A host that only ends like one of them
    doesn't count.
    """
    return host_of(url) in hosts
