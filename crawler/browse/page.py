"""A page is a function from a read-only connection to plain data, and a template that shows these data.

To add a page:
1. a module in `crawler/browse/pages/` with `PAGE = Page("name", r"/name/(?P<report>[^/]+)", find,
   rows="cells", words=WORDS)`, and its `PAGE` in `PAGES` (`crawler/browse/pages/__init__.py`);
2. `find(conn, ask)` returns a dict of plain values. It is served as /name/….json and given to the template;
   `rows` names the list of flat dicts in it that is served as /name/….csv. Raise `Missing` for a 404;
3. a template `crawler/browse/templates/nianbao/name.html`, which extends "nianbao/page.html" (blocks: title,
   content). There, `t("key")` gives a text of WORDS, `label("outcomes", code)` the words of a code,
   `to("page", …)` a link;
4. `nav="key"` adds the page to the navigation. Scripts must be files in static/, never inline (CSP).
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
"""A dict of values that JSON can hold."""


class Missing(Exception):
    """Raised if there is nothing at an address: the answer is a 404 with this message."""


class OutOfRange(Exception):
    """Raised for a number that no column can hold: the answer is a 400."""


LARGEST = 2**31
"""Numbers in addresses are years, sections and pages; SQLite has none above 2**63."""


def number_of(text: str, default: int) -> int:
    """The number that a text is; `default` if it is none. Raises `OutOfRange`."""
    if not text.isdecimal():
        return default
    digits = text.lstrip("0") or "0"
    if len(digits) > len(str(LARGEST)) or int(digits) > LARGEST:
        raise OutOfRange(text)
    return int(digits)


class Ask(NamedTuple):
    """The request for a page: the named parts of its path, and its query."""

    path: Mapping[str, str]
    query: Mapping[str, str]
    serving: Serving
    site: str = ""
    """The address at which this copy of the corpus is asked, with a slash at its end."""

    def word(self, name: str) -> str:
        """A parameter of the query, without surrounding space; "" if it isn't given."""
        return self.query.get(name, "").strip()

    def number(self, name: str, default: int, *, least: int = 1, most: int = 1_000_000) -> int:
        """A parameter of the query as a number between `least` and `most`; `default` if it isn't a number."""
        try:
            return min(most, max(least, int(self.query.get(name, ""))))
        except ValueError:
            return default


Ranked = tuple[Any, ...]
"""A hit, by what it is sorted; last its key, and then the province it is in."""


class Across(NamedTuple):
    """A page over what lies in many databases: the country's and each province's (`crawler.browse.provinces`)."""

    ranked: Callable[[sqlite3.Connection, Ask], list[tuple[Any, ...]]]
    """What one of them holds; to be sorted, last the key of each hit."""
    chosen: Callable[[list[Ranked], sqlite3.Connection, Ask], tuple[list[Ranked], Data]]
    """Of all that was found, in order: what the page shows, and its data with an empty list of `hits`."""
    hit: Callable[[Any, sqlite3.Connection, Ask], Data]
    """What the page shows of a hit, from the database that it is in."""
    most: int
    """With so many hits, the databases that were not asked yet are not."""


@dataclass(frozen=True)
class Page:
    """One page. `route` is a regular expression for its path without .json or .csv."""

    name: str
    route: str
    find: Callable[[sqlite3.Connection, Ask], Data]
    rows: str | None = None
    """Key, in the data of `find`, of the rows of the CSV (a list or dict of flat dicts); None: there is no CSV."""
    columns: tuple[str, ...] = ()
    """Columns of the dictionary in the rows: TABLE.COLUMN, or NAME=TABLE.COLUMN where the rows call it otherwise."""
    nav: str | None = None
    """Key of its text in the navigation; None: it isn't in the navigation."""
    words: Words = field(default_factory=dict)
    about: tuple[str, str] = ("", "")
    """What it shows, in Chinese and English: for the description of the JSON pages."""
    query: tuple[str, ...] = ()
    """Names of the parameters that may be asked for; each has a text `filter.NAME` or `query.NAME`."""
    across: Across | None = None
    """How the page is made where there is a database for each province; None: from the country's alone."""

    @property
    def pattern(self) -> str:
        return rf"{self.route}(?:\.(?P<format>json|csv))?$"

    @property
    def template(self) -> str:
        return f"nianbao/{self.name}.html"


@dataclass(frozen=True, slots=True)
class File:
    """An answer that isn't one of our pages: a picture, an archived page. `policy` is its
    Content-Security-Policy; if it has a `name`, the browser saves it under this name instead of showing it.
    """

    body: bytes
    content_type: str
    policy: str
    name: str | None = None


@dataclass(frozen=True)
class FilePage:
    """The route of a `File`. `find` looks up in the corpus what the file is made from, and returns the function
    that makes it: this may take long, and doesn't hold a database connection.
    """

    route: str
    find: Callable[[sqlite3.Connection, Ask], Callable[[], File]]

    @property
    def pattern(self) -> str:
        return rf"{self.route}$"


def address(*parts: object, **query: object) -> str:
    """The path of one of our pages: `address("report", id)` is /report/410300-…; empty values are left out."""
    path = "/" + "/".join(_quoted(str(part)) for part in parts)
    asked = {name: value for name, value in query.items() if value not in ("", None)}
    return f"{path}?{urlencode(asked)}" if asked else path


@lru_cache(10_000)
def _quoted(part: str) -> str:
    """The part, percent-encoded. Cached, because a page has hundreds of links to the same few reports."""
    return quote(part, safe="")


def safe_url(url: str | None) -> str | None:
    """The address if it is safe as a link (http or https), else None: javascript: and the like are not."""
    return url if url and url.lower().startswith(("http://", "https://")) else None


def as_json(data: Data) -> str:
    return json.dumps(data, ensure_ascii=False)


def as_csv(found: list[Mapping[str, Any]] | Mapping[str, Mapping[str, Any]]) -> str:
    """The rows as CSV. It begins with a byte order mark, so that spreadsheets read Chinese correctly. Formulas are
    guarded where it is served (`plugins.formulas`).
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
    return value
