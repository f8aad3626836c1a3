"""What the interfaces of content systems answer: JSON, at times in a JSONP wrapper; and lists in it
as HTML, so that they are read as any list is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from html import escape, unescape
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_WRAPPED = re.compile(r"\s*(?:/\*\*/)?\s*[\w$.]+\s*\(\s*(.*?)\s*\)\s*;?\s*", re.DOTALL)
_TAGS = re.compile(r"<[^>]*>")


def unwrapped(text: str) -> dict[str, Any]:
    """The object in an answer of JSON or JSONP. Raises ValueError where there is none."""
    match = _WRAPPED.fullmatch(text)
    answer = json.loads(match[1] if match else text)
    if not isinstance(answer, dict):
        raise ValueError("the answer is no JSON object")  # noqa: TRY004 (as for damaged JSON)
    return answer


def records(answer: Mapping[str, Any], *path: str) -> list[dict[str, Any]]:
    """The list of objects at `path`; None counts as an empty list, as some answer past the end.
    Raises ValueError where something else is there, or nothing.
    """
    found: Any = answer
    for name in path:
        if not isinstance(found, Mapping) or name not in found:
            raise ValueError(f"no {'.'.join(path)} in the answer")
        found = found[name]
    found = [] if found is None else found
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise ValueError(f"{'.'.join(path)} is no list of records")
    return found


def total(said: object) -> int:
    """A number of records or pages, 0 where none is said. Raises ValueError where it is none."""
    return int(str(said or 0))


def plain(title: object) -> str:
    """A title without the tags that highlight words in it."""
    return unescape(_TAGS.sub("", str(title or ""))).strip()


def anchors(links: Iterable[tuple[str, str]]) -> str:
    """Links, (title, address), as HTML."""
    return "".join(f'<a href="{escape(to)}">{escape(title)}</a>\n' for title, to in links if to)


def address(written: str) -> str:
    """An address as a page's HTML writes it. Only &amp; is resolved: in ?a=1&paramJson= stands no
    &para;.
    """
    return written.replace("&amp;", "&").strip()


def asked(url: str, **changed: object) -> str:
    """The address with these parameters of its query set, the others as they are."""
    parts = urlsplit(url)
    query = {**dict(parse_qsl(parts.query, keep_blank_values=True)), **changed}
    return urlunsplit(parts._replace(query=urlencode(query)))


def number(url: str, name: str, otherwise: int = 1) -> int:
    """A number in an address's query."""
    text = dict(parse_qsl(urlsplit(url).query)).get(name, "")
    return int(text) if text.isdigit() else otherwise


def setting(text: str, name: str) -> str | None:
    """What a script sets `name` to: `name: 'x'`, `"name": 1`, `var name = "x"`; not where it is set
    to another variable.
    """
    match = re.search(rf"""(?<![\w$])["']?{name}["']?\s*[:=]\s*(?:"([^"\n]*)"|'([^'\n]*)'|(\d[\w.-]*))""", text)
    return next((each for each in match.groups() if each is not None), None) if match else None
