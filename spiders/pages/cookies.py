"""Cookies that a page sets by script before it loads itself again: document.cookie = "visited=1"; location.reload().

Some portals do so to see that a browser is there. What such a script says in so many words is taken as it stands;
a value that it works out is a guard's, and is left alone (`spiders.pages.blocked`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from spiders.pages.markup import tree
from spiders.pages.scripts import Scripts, arguments

_SETS = re.compile(r"document\s*+\.\s*+cookie\s*+=(?!=)\s*+")
_PIECE = re.compile(
    r"""\s*+("(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+'|(?:escape|encodeURI(?:Component)?|String)\s*+\(\s*+[\w$]{1,40}+\s*+\)|[\w$]{1,40}+)\s*+(\+)?+"""
)
_WRAPPED = re.compile(r"\w{1,20}+\s*+\(\s*+([\w$]{1,40}+)\s*+\)")
_CALL = re.compile(r"(?<![\w$.])([\w$]{1,60}+)\s*+\(")
_COOKIE = re.compile(r"\s*+([\w.-]{1,60})=([\w.%|:/+@-]{1,200})\s*+(?:;|\Z)")
_MOST = 5
_CALLS = 10
GUARDS = re.compile(r"jsl|acw_|\$_ts|__cf|_waf|wzws|anti|verify|token|sign", re.IGNORECASE)
"""Names of cookies by which guards tell that somebody was let in."""


def cookies_of(text: str) -> dict[str, str]:
    """The cookies that the scripts of a page set, if all of them are known; else none."""
    root = tree(text)
    scripts = Scripts("\n".join(script.text or "" for script in root.iter("script"))) if root is not None else None
    if scripts is None:
        return {}
    found: dict[str, str] = {}
    within = [(name, function) for name, function in scripts.functions.items() if _SETS.search(function.body)]
    outside = scripts.text
    for name, function in within:
        outside = outside.replace(function.body, "")
        for given in islice(_called(scripts, name), _CALLS):
            known = dict(zip(function.parameters, given, strict=False))
            if not _add(found, function.body, scripts, known):
                return {}
    return found if _add(found, outside, scripts, {}) else {}


def _called(scripts: Scripts, name: str) -> Iterator[list[str]]:
    """What the calls of a function hand over, as it is written."""
    for call in _CALL.finditer(scripts.text):
        if call[1] == name and not scripts.text[: call.start()].rstrip().endswith("function"):
            yield arguments(scripts.text, call.end() - 1)


def _add(found: dict[str, str], body: str, scripts: Scripts, given: Mapping[str, str]) -> bool:
    """Adds the cookies that a piece of script sets. Whether all of them are known."""
    known = {name: value for name, written in given.items() if (value := scripts.value(written)) is not None}
    for each in islice(_SETS.finditer(body), _MOST):
        cookie = _COOKIE.match(_begun(body, each.end(), scripts, known))
        if cookie is None or GUARDS.search(cookie[1]):
            return False
        found[cookie[1]] = cookie[2]
    return True


def _begun(body: str, at: int, scripts: Scripts, known: Mapping[str, str]) -> str:
    """What is known of a sum from its beginning, at least up to the end of the cookie's value; else empty."""
    text = ""
    while piece := _PIECE.match(body, at):
        wrapped = _WRAPPED.fullmatch(piece[1])
        said = scripts.value(wrapped[1] if wrapped else piece[1], known)
        if said is None:
            return ""
        text += said
        if ";" in text or not piece[2]:
            return text
        at = piece.end()
    return ""
