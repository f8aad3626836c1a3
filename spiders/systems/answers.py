"""Reads the answers of content systems' interfaces, which are JSON, sometimes in a JSONP wrapper. Turns lists in
them into HTML, so that they are read like any other list.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from html import escape, unescape
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from spiders.pages import MOST_CHARACTERS

_CALL = re.compile(r"(?:/\*\*/\s*+)?[\w$.]++\s*+\(")
_TAGS = re.compile(r"<[^<>]*+>")
_RECORD, _END = "<record>", "</record>"
_TOTAL_OF_XML = re.compile(r"totalrecord[\"']?\s*+(?:[:=]\s*+(?:[\"']\s*+)?|>\s*+)(\d{1,9})", re.IGNORECASE)
_MOST_MARKUP = 10 * MOST_CHARACTERS
"""Characters of a title with its tags."""
_MOST_DIGITS = 9
"""Digits of a number of records, of pages, or of a page."""


def unwrapped(text: str) -> dict[str, Any]:
    """The object in a JSON or JSONP answer. Raises ValueError if there is none."""
    whole = text.strip()
    call, end = _CALL.match(whole), whole.removesuffix(";").rstrip()
    answer = parsed(end[call.end() : -1] if call and end.endswith(")") else text)
    if not isinstance(answer, dict):
        raise ValueError("the answer is no JSON object")  # noqa: TRY004 (as for damaged JSON)
    return answer


def parsed(text: str) -> Any:
    """The value of a JSON text. Raises ValueError if it isn't JSON, or nested too deeply to be read."""
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("the answer is nested too deeply") from None


def records(answer: Mapping[str, Any], *path: str) -> list[dict[str, Any]]:
    """The list of objects at `path`. A null counts as an empty list, as some interfaces answer that past the
    end. Raises ValueError if there is something else, or nothing.
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
    """A number of records or pages; 0 if it is missing. Raises ValueError if it isn't a number."""
    return int(str(said or 0))


def plain(title: object) -> str:
    """A title without HTML tags, which may highlight words in it; at most `MOST_CHARACTERS` of it."""
    return unescape(_TAGS.sub("", str(title or "")[:_MOST_MARKUP])[:MOST_CHARACTERS]).strip()


def anchors(links: Iterable[tuple[str, str]]) -> str:
    """Links, given as (title, address), as HTML."""
    return "".join(f'<a href="{escape(to)}">{escape(title)}</a>\n' for title, to in links if to)


def address(written: str) -> str:
    """The address that is meant by its form in a page's HTML. Only &amp; is replaced, as ?a=1&paramJson= doesn't
    contain the entity &para;.
    """
    return written.replace("&amp;", "&").strip()


def asked(url: str, **changed: object) -> str:
    """The address with these query parameters set; the others stay as they are."""
    parts = urlsplit(url)
    query = {**dict(parse_qsl(parts.query, keep_blank_values=True)), **changed}
    return urlunsplit(parts._replace(query=urlencode(query)))


def number(url: str, name: str, otherwise: int = 1) -> int:
    """The number of the query parameter `name`; `otherwise` if it is missing or isn't a number."""
    return _whole(dict(parse_qsl(urlsplit(url).query)).get(name), otherwise)


def size(text: str, name: str) -> int:
    """The whole number that a script sets `name` to (`setting`); 0 if it sets it to none."""
    return _whole(setting(text, name), 0)


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) <= _MOST_DIGITS else otherwise


def setting(text: str, name: str) -> str | None:
    """The value that a script sets `name` to: `name: 'x'`, `"name": 1`, `var name = "x"`. None if it isn't set,
    or only to another variable.
    """
    match = setting_pattern(name).search(text)
    return next((each for each in match.groups() if each is not None), None) if match else None


@cache
def setting_pattern(name: str) -> re.Pattern[str]:
    """The pattern of the place where a script sets `name`."""
    return re.compile(rf"""(?<![\w$])["']?{name}["']?\s*[:=]\s*(?:"([^"\n]*)"|'([^'\n]*)'|(\d[\w.-]*))""")


def records_of_xml(text: str) -> list[str]:
    """The HTML of each record in a <datastore>, in a page or an answer."""
    found = []
    for piece in text.split(_END)[:-1]:
        _, begun, inside = piece.partition(_RECORD)
        html = inside.strip()
        if html.startswith("<![CDATA[") and html.endswith("]]>"):
            found.append(html[9:-3])
        elif begun:
            found.append(unescape(html))
    return found


def total_of_xml(text: str) -> int:
    """How many records a <datastore>, or the script that shows it, says that there are; 0 if it says nothing."""
    said = _TOTAL_OF_XML.search(text)
    return int(said[1]) if said else 0
