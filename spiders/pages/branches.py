"""分支: what a script does with a value that it is given: which branch it takes of a `switch`, or of an `if` that asks
for that value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice

MOST_BODY = 3_000
"""Characters of a function's body, or of a call's arguments, that are looked at."""
_SAID = r"""("[^"\n]{0,200}+"|'[^'\n]{0,200}+'|\d{1,9}+)"""
_SWITCH = re.compile(r"(?<![\w$.])switch\s*+\(\s*+([\w$]{1,60}+)\s*+\)\s*+\{")
_CASE = re.compile(rf"(?<![\w$])(?:case\s*+{_SAID}|default)\s*+:")
_ENDS = re.compile(r"(?<![\w$])break\s*+;?|(?<![\w$])return\s*+;")
_IF = re.compile(
    rf"(?<![\w$.])if\s*+\(\s*+(?:([\w$]{{1,60}}+)\s*+===?+\s*+{_SAID}|{_SAID}\s*+===?+\s*+([\w$]{{1,60}}+))\s*+\)\s*+"
)
_ELSE = re.compile(r"\s*+else(?![\w$])\s*+")
_MOST = 100


def block(text: str, opening: int, most: int = MOST_BODY) -> str:
    """The text from an opening bracket to the one that closes it; empty if that is too far away."""
    depth, quote, skip = 0, "", False
    for at in range(opening, min(len(text), opening + most)):
        each = text[at]
        if skip:
            skip = False
        elif each == "\\":
            skip = True
        elif quote:
            quote = "" if each == quote or (each == "\n" and quote != "`") else quote
        elif each in "\"'`":
            quote = each
        elif each in "([{":
            depth += 1
        elif each in ")]}":
            depth -= 1
            if depth == 0:
                return text[opening : at + 1]
    return ""


def taken(body: str, known: Mapping[str, str]) -> str:
    """A function's body with the branches alone that it takes where its parameters have these values."""
    for find, cut in ((_SWITCH, _of_switch), (_IF, _of_chain)):
        at = 0
        for _ in range(_MOST):
            found = find.search(body, at)
            if found is None:
                break
            instead, end = cut(body, found, known)
            if instead is None:
                at = found.end()
                continue
            body = f"{body[: found.start()]}{instead}{body[end:]}"
            at = found.start()
    return body


def _of_switch(body: str, found: re.Match[str], known: Mapping[str, str]) -> tuple[str | None, int]:
    """What a switch does with a value that is known, and where it ends; None if it isn't known."""
    inner = block(body, found.end() - 1)
    if found[1] not in known or not inner:
        return None, found.end()
    cases = list(islice(_CASE.finditer(inner), _MOST))
    mine = next((each for each in cases if each[1] and _plain(each[1]) == known[found[1]]), None)
    mine = mine or next((each for each in cases if each[1] is None), None)
    rest = _CASE.sub("", inner[mine.end() : -1]) if mine is not None else ""
    return _ENDS.split(rest, maxsplit=1)[0], found.end() - 1 + len(inner)


def _of_chain(body: str, found: re.Match[str], known: Mapping[str, str]) -> tuple[str | None, int]:
    """The same of an `if` and the `else` that belong to it."""
    kept, at, link = "", found.start(), _IF.match(body, found.start())
    has_taken = False
    for _ in range(_MOST):
        name = (link[1] or link[4]) if link is not None else ""
        if link is not None and name not in known:
            return None, found.end()
        inner, end = _statement(body, link.end() if link is not None else at)
        if not has_taken and (link is None or _plain(link[2] or link[3]) == known[name]):
            kept, has_taken = inner, True
        at = end
        other = _ELSE.match(body, end)
        if link is None or other is None:
            break
        at = other.end()
        link = _IF.match(body, at)
    return kept, at


def _statement(body: str, at: int) -> tuple[str, int]:
    """The block or statement at a place, and where it ends."""
    if body[at : at + 1] == "{":
        inner = block(body, at)
        return inner[1:-1], at + max(len(inner), 1)
    end = body.find(";", at)
    end = end + 1 if end >= 0 else len(body)
    return body[at:end], end


def _plain(written: str) -> str:
    return written.strip("\"'")
