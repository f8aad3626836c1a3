"""What strangers ask a site for: its own routes, tables and queries, with what they think of as parameters."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from urllib.parse import quote, urlencode

from crawler.browse.pages.registers import REGISTERS
from crawler.browse.queries import QUERIES
from crawler.dictionary import TABLES, VIEWS
from fuzz.statements import statement

_COMPARISONS = ("exact", "gt", "contains", "in", "isnull", "like")
_SPECIAL = (
    *("_next", "_size", "_sort", "_sort_desc", "_facet", "_facet_size", "_facet_array", "_facet_date", "_search"),
    *("_shape", "_labels", "_nocount", "_col", "_nocol", "_stream", "_where", "_timelimit", "_ttl", "_json", "_dl"),
    *("_header", "_trace", "_context"),
)
"""Parameters that Datasette takes for itself."""
_ABOUT = (
    "databases",
    "metadata.json",
    "threads.json",
    "versions.json",
    "plugins",
    "permissions",
    "allow-debug?actor=1&allow=[1]",
    "messages",
    "auth-token?token=x",
    "logout",
    "patterns",
)


class Requests:
    """Makes requests for a corpus, from its own ids and columns."""

    def __init__(self, corpus: Path) -> None:
        with closing(sqlite3.connect(f"{corpus.absolute().as_uri()}?mode=ro", uri=True)) as conn:
            self.reports = [id_ for (id_,) in conn.execute("SELECT id FROM reports LIMIT 50")] or ["none"]
            self.issuers = [id_ for (id_,) in conn.execute("SELECT id FROM issuers LIMIT 50")] or ["none"]
            self.keys = [key for (key,) in conn.execute("SELECT DISTINCT key FROM figures LIMIT 50")] or ["none"]
        self.tables = [*TABLES, *(view.name for view in VIEWS), "sections_fts", "sections_fts_data", "nothing"]
        self.ways: tuple[tuple[int, Callable[[Random], str]], ...] = (
            (4, self._page),
            (3, self._table),
            (2, self._prepared),
            (6, self._sql),
            (1, self._odd),
        )

    def request(self, rng: Random) -> tuple[str, str]:
        """A method and a target."""
        method = rng.choice(("POST", "PUT", "HEAD", "OPTIONS", "BREW")) if rng.random() < 0.03 else "GET"
        weights, ways = zip(*self.ways, strict=True)
        (way,) = rng.choices(ways, weights)
        return method, way(rng)

    def _page(self, rng: Random) -> str:
        report, issuer = quote(self._some(rng, self.reports), safe=""), quote(self._some(rng, self.issuers), safe="")
        key = quote(self._some(rng, self.keys), safe="")
        path = rng.choice(
            (
                "/",
                "/home",
                "/search",
                "/dashboard",
                "/compare",
                "/register",
                f"/register/{rng.choice([*REGISTERS])}",
                f"/report/{report}",
                f"/issuer/{issuer}",
                f"/evidence/{report}/{key}",
                f"/picture/{report}/{key}.jpg",
                f"/cut/{report}/{key}.png",
                f"/archived/{report}",
                f"/original/{report}",
            )
        )
        names = ("year", "section", "page", "division", "kind", "portal", "name", "words", "rule", "left", "right")
        more = ("with", "column", "figure", "only", "lang")
        return self._asked(rng, path + rng.choice(("", "", ".json", ".csv")), (*names, *more))

    def _table(self, rng: Random) -> str:
        table = rng.choice(self.tables)
        columns = [column.name for column in TABLES[table].columns] if table in TABLES else ["year", "id"]
        filters = [f"{column}__{how}" for column in columns for how in _COMPARISONS]
        path = f"/corpus/{table}" + rng.choice(("", "", ".json", ".csv", ".jsono", ".blob", ".xml"))
        if rng.random() < 0.1:
            path = f"/corpus/{table}/{quote(self._value(rng), safe='')}"
        return self._asked(rng, path, (*_SPECIAL, *rng.sample(filters, 5)))

    def _prepared(self, rng: Random) -> str:
        query = rng.choice(QUERIES).name
        names = ("year", "issuer", "key", "words", "division", "kind", "portal", *_SPECIAL)
        return self._asked(rng, f"/corpus/{query}" + rng.choice(("", ".json", ".csv")), names)

    def _sql(self, rng: Random) -> str:
        asked = {"sql": statement(rng, self.tables)}
        if rng.random() < 0.3:
            asked |= {name: self._value(rng) for name in ("x", "_shape", "_size")}
        if rng.random() < 0.15:
            asked |= {"_stream": "on", "_size": "max"}
        return f"/corpus{rng.choice(('', '.json', '.json', '.csv'))}?{urlencode(asked)}"

    def _odd(self, rng: Random) -> str:
        return rng.choice(
            (
                "/picture/../../x/y.jpg",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/nianbao/../plugins/frame.py",
                "/nianbao/%2e%2e/serve.py",
                "/nianbao/" + "x" * rng.randint(1, 3000),
                "/-/static/../../app.py",
                "/%",
                "/%zz",
                "/report/%00",
                "/report/%ff%fe",
                "/report/" + "%E5%B9%B4" * rng.randint(1, 2000),
                "//example.org/x",
                "/-/"
                + rng.choice(("databases", "metadata.json", "threads.json", "versions.json", "plugins", "permissions")),
                "/-/"
                + rng.choice(("allow-debug?actor=1&allow=[1]", "messages", "auth-token?token=x", "logout", "patterns")),
                "/_internal.json?sql=select+*+from+databases",
                "/_memory.json?sql=select+1",
                "/:memory:",
                "/corpus.db",
                "/corpus?" + "&".join(f"a{n}={n}" for n in range(rng.randint(1, 2000))),
                "/?" + "x" * rng.randint(1, 60_000),
                "/favicon.ico",
            )
        )

    def _asked(self, rng: Random, path: str, names: tuple[str, ...]) -> str:
        chosen = rng.sample(names, min(len(names), rng.choice((0, 1, 1, 2, 4))))
        return f"{path}?{urlencode([(name, self._value(rng)) for name in chosen])}" if chosen else path

    def _some(self, rng: Random, known: list[str]) -> str:
        return rng.choice(known) if rng.random() < 0.8 else self._value(rng)

    def _value(self, rng: Random) -> str:
        return rng.choice(
            (
                "",
                "2023",
                "0",
                "-1",
                "9" * rng.randint(1, 40),
                "9" * 5000,
                "1e400",
                "nan",
                "²",
                "٣" * rng.randint(1, 30),
                "on",
                "max",
                "array",
                "objects",
                "year",
                "id",
                "x" * rng.randint(1, 3000),
                "政府" * rng.randint(1, 500),
                '"' * rng.randint(1, 40),
                "'; DROP TABLE reports --",
                "\x00",
                "a\r\nset-cookie: a=b",
                "../../../etc/passwd",
                "%",
                "~00~ff",
                "$null,1",
                "[" * rng.randint(1, 3000),
                "2024-01-01,,",
                rng.choice(self.reports),
                rng.choice(self.issuers),
                rng.choice(self.keys),
                statement(rng, self.tables)[:2000],
            )
        )
