"""What a page is: a function from a read-only connection to plain data, and a template.

To add a page:
1. a module in `crawler/browse/pages` with `PAGE = Page("name", r"/name/(?P<report>[^/]+)", find,
   rows="cells", words=WORDS)`, and its line in `PAGES` (crawler/browse/pages/__init__.py);
2. `find(conn, ask)` gives a dict of plain values: served as /name/….json, shown by the template;
   `rows` names the list of flat dicts in it that is /name/….csv; raise `Missing` for a 404;
3. `templates/nianbao/name.html`, which extends "nianbao/page.html" (blocks: title, content);
   `t("key")` gives a text of WORDS, `label("outcomes", code)` a code's words, `to("page", …)` links;
4. `nav="key"` puts it into the navigation; a script is a file in static/, never inline (CSP).
"""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

from crawler.browse.serving import Serving
from crawler.browse.texts import Words

Data = dict[str, Any]
"""Plain values only: what JSON holds."""


class Missing(Exception):
    """There is nothing at this address: a 404 that says so in words."""


class Ask(NamedTuple):
    """What is asked of a page: the named parts of its path, and the query."""

    path: Mapping[str, str]
    query: Mapping[str, str]
    serving: Serving

    def word(self, name: str) -> str:
        """Of the query; empty where it isn't given."""
        return self.query.get(name, "").strip()

    def number(self, name: str, default: int, *, least: int = 1, most: int = 1_000_000) -> int:
        """Of the query; the default where it is none."""
        try:
            return min(most, max(least, int(self.query.get(name, ""))))
        except ValueError:
            return default


@dataclass(frozen=True)
class Page:
    """`route` is a regular expression for the path without .json or .csv."""

    name: str
    route: str
    find: Callable[[sqlite3.Connection, Ask], Data]
    rows: str | None = None
    """The rows of `find`'s data that are the CSV, a list or a dict of them; None: there is none."""
    nav: str | None = None
    """Key of its text in the navigation."""
    words: Words = field(default_factory=dict)

    @property
    def pattern(self) -> str:
        return rf"{self.route}(?:\.(?P<format>json|csv))?$"

    @property
    def template(self) -> str:
        return f"nianbao/{self.name}.html"


@dataclass(frozen=True, slots=True)
class File:
    """What is no page: a picture, an archived page. `policy` is its Content-Security-Policy; with a
    `name` it is saved, not shown.
    """

    body: bytes
    content_type: str
    policy: str
    name: str | None = None


@dataclass(frozen=True)
class FilePage:
    """`find` looks up in the corpus what is wanted, and gives the function that makes it: that may
    take its time, and needs no database.
    """

    route: str
    find: Callable[[sqlite3.Connection, Ask], Callable[[], File]]

    @property
    def pattern(self) -> str:
        return rf"{self.route}$"


def address(*parts: object, **query: object) -> str:
    """A path of our own: `address("report", id)` is /report/410300-…; empty values are left out."""
    path = "/" + "/".join(_quoted(str(part)) for part in parts)
    asked = {name: value for name, value in query.items() if value not in ("", None)}
    return f"{path}?{urlencode(asked)}" if asked else path


@lru_cache(10_000)
def _quoted(part: str) -> str:
    """A page has hundreds of links to the same few reports."""
    return quote(part, safe="")


def safe_url(url: str | None) -> str | None:
    """The address, if it is one a link may lead to: javascript: and the like are none."""
    return url if url and url.lower().startswith(("http://", "https://")) else None


def as_json(data: Data) -> str:
    return json.dumps(data, ensure_ascii=False)


def as_csv(found: list[Mapping[str, Any]] | Mapping[str, Mapping[str, Any]]) -> str:
    """With a byte order mark, so that spreadsheets read Chinese; a text that a spreadsheet would
    take for a formula begins with an apostrophe.
    """
    rows = list(found.values()) if isinstance(found, Mapping) else found
    out = io.StringIO()
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(out, names, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return "\ufeff" + out.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return "'" + value
    return value
