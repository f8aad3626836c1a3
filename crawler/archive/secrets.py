"""Takes out of HTTP headers what lets others in: passwords are left out, the values of cookies masked."""

from __future__ import annotations

Headers = tuple[tuple[str, str], ...]

MASK = "***"
"""What stands for a value that is not stored."""

_LEFT_OUT = frozenset(("authorization", "proxy-authorization"))
_COOKIES = frozenset(("cookie", "cookie2"))
_SET_COOKIES = frozenset(("set-cookie", "set-cookie2"))
_ATTRIBUTES = frozenset(
    ("path", "domain", "expires", "max-age", "secure", "httponly", "samesite", "partitioned", "priority", "version")
)
"""What may follow a cookie in Set-Cookie. Anything else may be the rest of a value in quotes."""


def without_secrets(headers: Headers, mask: str | None = MASK) -> Headers:
    """The headers without passwords, and with `mask` for each cookie's value; the cookies' names stay. With
    None, cookies are left out, too. Headers that were masked before stay as they are.
    """
    return tuple(safe for name, value in headers for safe in _safe(name, value, mask))


def _safe(name: str, value: str, mask: str | None) -> Headers:
    """The header as it may be stored; empty if it may not."""
    kind = name.lower()
    if kind in _LEFT_OUT:
        return ()
    if kind not in _COOKIES | _SET_COOKIES or _masked(kind, value, MASK) == value:
        return ((name, value),)
    return () if mask is None else ((name, _masked(kind, value, mask)),)


def _masked(name: str, value: str, mask: str) -> str:
    if name in _COOKIES:
        return "; ".join(_pair(each.strip(), mask) for each in value.split(";"))
    first, *rest = value.split(";")
    known = (each for each in rest if each.partition("=")[0].strip().lower() in _ATTRIBUTES)
    return ";".join((_pair(first, mask), *known))


def _pair(cookie: str, mask: str) -> str:
    """NAME=VALUE with another value. A cookie without a name is all value; an empty value stays empty."""
    name, equals, value = cookie.partition("=")
    if not equals:
        return mask if cookie.strip() else cookie
    return f"{name}={mask}" if value.strip() not in {"", MASK} else cookie
