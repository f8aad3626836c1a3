"""What a visitor's SQL may do on a connection, and how much it may cost.

SQLite is opened as its page "Defense Against The Dark Arts" advises: the file's schema isn't trusted, lengths and
depths are limited, and an authorizer lets nothing through that isn't listed here. SQLite looks at the clock only
between two steps of a query, so no single step may take long: functions whose time grows with the product of two
lengths are replaced by ones that refuse long texts, and the memory of all queries together is limited.
"""

from __future__ import annotations

import re
import sqlite3 as standard
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from contextvars import ContextVar
from functools import partial
from sys import getsizeof
from typing import Any
from weakref import ref

from datasette.utils.sqlite import sqlite3

from crawler.database.search import FTS

LONGEST = 2_000_000
"""Bytes of a text, blob or row in a visitor's SQL. The longest value of a real corpus has some 20 kB."""
LONGEST_OWN = 16_000_000
"""The same for the queries of our own pages, which show a report however long its text is."""
LONGEST_SEARCH = 60_000
"""The same for SQL that names the full-text index. FTS5 takes time that grows with the square of the number of words,
in a single step: 0.3 s for 30,000 of them, more than a minute for 300,000."""
LIMITS = {
    standard.SQLITE_LIMIT_LENGTH: LONGEST,
    standard.SQLITE_LIMIT_SQL_LENGTH: 50_000,  # the coverage of a country names its divisions one by one
    standard.SQLITE_LIMIT_COLUMN: 200,
    standard.SQLITE_LIMIT_EXPR_DEPTH: 200,
    standard.SQLITE_LIMIT_COMPOUND_SELECT: 50,
    standard.SQLITE_LIMIT_VDBE_OP: 100_000,
    standard.SQLITE_LIMIT_FUNCTION_ARG: 64,
    standard.SQLITE_LIMIT_ATTACHED: 0,
    standard.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 1_000,
    standard.SQLITE_LIMIT_VARIABLE_NUMBER: 10_000,
    standard.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    standard.SQLITE_LIMIT_WORKER_THREADS: 0,
}
HEAP = 128 * 1024**2
"""Bytes that SQLite may take for all queries of this process. A full-text query takes 25 kB for each of its words:
one of 250,000 words took 6 GB and a minute, in a single step. Now it ends when the memory does."""
EACH = 6 * 1024**2
"""Bytes more for each further database: each of the threads has a connection to it, with its schema and pages. Without
them a search of a country's 31 databases took all memory, and every page after it was refused.
"""
MOST_ANSWERED = 32_000_000
"""Bytes that the rows of one query may have, as JSON."""
MOST_COMPARED = 10_000_000
"""Product of the lengths of a text and what is looked for in it: a fiftieth of a second in the slowest function."""


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


FUNCTIONS = _words(
    # numbers
    "-> ->> abs acos acosh asin asinh atan atan2 atanh ceil ceiling cos cosh degrees exp floor ln log log10 log2 mod",
    "pi pow power radians random round sign sin sinh sqrt tan tanh trunc",
    # texts
    "char concat concat_ws format glob hex instr length like lower ltrim match octet_length printf quote randomblob",
    "replace rtrim soundex string_agg substr substring trim typeof unhex unicode upper zeroblob",
    # values
    "coalesce ifnull iif if likelihood likely max min nullif unlikely sqlite_version",
    # dates
    "current_date current_time current_timestamp date datetime julianday strftime time timediff unixepoch",
    # rows
    "avg count cume_dist dense_rank first_value group_concat lag last_value lead median nth_value ntile percent_rank",
    "percentile rank row_number sum total",
    # JSON; json_patch is missing, as its time grows with the square of the length
    "json json_array json_array_length json_error_position json_extract json_group_array json_group_object json_insert",
    "json_object json_pretty json_quote json_remove json_replace json_set json_type json_valid subtype",
    # full text, and our own (crawler/browse/plugins/chinese.py)
    "bm25 highlight snippet escape_fts match_query excerpt",
)
"""The functions that may be called. `fts3_tokenizer`, which takes and gives addresses of memory, is one of those
that may not; so are `load_extension` and whatever a later SQLite brings."""
PRAGMAS = _words(
    "table_info table_xinfo foreign_key_list index_list index_info index_xinfo database_list schema_version",
    "data_version",
)
"""What Datasette asks of a database, and the full-text index of itself. As tables (`pragma_database_list`) they may
not be read: one tells where the file lies."""
_ASKED_ALONE = frozenset(("database_list", "schema_version", "data_version"))
"""Those that take no name; with one they would set something."""
_LARGE = re.compile(rb"[0-9]{7}")
_TABLES = frozenset(("sqlite_master", "sqlite_schema", "sqlite_temp_master", "sqlite_temp_schema"))
_MADE = frozenset(("json_each", "json_tree"))
"""Tables that SQLite makes by itself and that may be read."""


def guard(conn: Any, *, stored: bool = True) -> None:
    """Closes a connection for all but reading, for good. `stored` False: it belongs to a database in memory, on which
    Datasette tries out what SQLite can do; there the functions alone are limited.
    """
    sqlite3.enable_callback_tracebacks(False)  # Datasette switches them on: a traceback for each text too long
    _set_limits(conn)
    _replace_slow(conn)
    if stored:
        for pragma in ("cell_size_check = ON", "query_only = ON", "mmap_size = 0", "cache_size = -1000"):
            conn.execute(f"PRAGMA {pragma}")
        _distrust_schema(conn)
        tables = {name.lower() for (name,) in conn.execute("SELECT name FROM sqlite_master").fetchall()}
        conn.row_factory = _Metered(conn.row_factory)
        conn.set_authorizer(_authorizer(frozenset(tables), _modules(conn)))
    else:
        conn.set_authorizer(_functions_only)


@contextmanager
def own_pages(conn: Any) -> Iterator[None]:
    """While one of our own pages reads: longer values, and rows that aren't counted."""
    metered = conn.row_factory
    conn.setlimit(standard.SQLITE_LIMIT_LENGTH, LONGEST_OWN)
    conn.row_factory = metered.make if isinstance(metered, _Metered) else metered
    try:
        yield
    finally:
        conn.row_factory = metered
        conn.setlimit(standard.SQLITE_LIMIT_LENGTH, LONGEST)


def shorten_searches(database: Any) -> None:
    """Makes a database of Datasette's run SQL that names the full-text index with `LONGEST_SEARCH`."""
    execute, execute_fn = database.execute, database.execute_fn

    async def watched(sql: str, *args: Any, **named: Any) -> Any:
        token = _STATEMENT.set(sql)
        try:
            return await execute(sql, *args, **named)
        finally:
            _STATEMENT.reset(token)

    async def watched_fn(fn: Callable[[Any], Any]) -> Any:
        return await execute_fn(partial(_searched, fn) if FTS in _STATEMENT.get().lower() else fn)

    database.execute, database.execute_fn = watched, watched_fn


_STATEMENT: ContextVar[str] = ContextVar("_STATEMENT", default="")
"""The SQL that Datasette is about to run for the current request."""


def _searched(fn: Callable[[Any], Any], conn: Any) -> Any:
    conn.setlimit(standard.SQLITE_LIMIT_LENGTH, LONGEST_SEARCH)
    try:
        return fn(conn)
    finally:
        conn.setlimit(standard.SQLITE_LIMIT_LENGTH, LONGEST)


def _set_limits(conn: Any) -> None:
    for limit, most in LIMITS.items():
        conn.setlimit(limit, most)
    if hasattr(conn, "setconfig"):  # from Python 3.12
        conn.setconfig(standard.SQLITE_DBCONFIG_DEFENSIVE, True)  # type: ignore[attr-defined]
    if hasattr(conn, "enable_load_extension"):  # some builds of Python have none
        conn.enable_load_extension(False)


def limit_memory(databases: int = 1) -> None:
    """Limits the memory of SQLite in this process to `HEAP`, and `EACH` for each further of its databases. For a
    process that serves and does nothing else.
    """
    with closing(sqlite3.connect(":memory:")) as conn:
        conn.execute(f"PRAGMA hard_heap_limit = {HEAP + (databases - 1) * EACH}")


def _distrust_schema(conn: Any) -> None:
    """Lets views use harmless functions alone. SQLite 3.40 counts those of JSON among the others, and the view of all
    figures would fail; there the schema is trusted, as it was compared with ours before it is served
    (`crawler.database.schema.foreign`), and its functions must be on the list like any visitor's.
    """
    conn.execute("PRAGMA trusted_schema = OFF")
    try:
        for (view,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
            conn.execute(f'SELECT 1 FROM "{view}" LIMIT 0')
    except sqlite3.OperationalError:
        conn.execute("PRAGMA trusted_schema = ON")


# what is let through

_Decide = Callable[[int, str | None, str | None, str | None, str | None], int]


def _authorizer(tables: frozenset[str], modules: frozenset[str]) -> _Decide:
    def decide(action: int, first: str | None, second: str | None, database: str | None, inside: str | None) -> int:
        if action in {standard.SQLITE_SELECT, standard.SQLITE_RECURSIVE}:
            allowed = True
        elif action == standard.SQLITE_READ:
            name = (first or "").lower()
            # A table of which no column is read, as in count(*), may also be a name that the query itself gives.
            allowed = name in tables or name in _TABLES or name in _MADE or (not second and not _made(name, modules))
        elif action == standard.SQLITE_FUNCTION:
            allowed = (second or "").lower() in FUNCTIONS
        elif action == standard.SQLITE_PRAGMA:
            allowed = (first or "").lower() in PRAGMAS and (second is None or first not in _ASKED_ALONE)
        elif action == standard.SQLITE_UPDATE:
            # SQLite asks this when it opens a virtual table, such as the full-text index. It lets nobody write there.
            allowed = first == "sqlite_master"
        else:
            allowed = False
        return standard.SQLITE_OK if allowed else standard.SQLITE_DENY

    return decide


def _functions_only(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    is_barred = (action == standard.SQLITE_FUNCTION and (second or "").lower() not in FUNCTIONS) or (
        action == standard.SQLITE_ATTACH
    )
    return standard.SQLITE_DENY if is_barred else standard.SQLITE_OK


def _made(name: str, modules: frozenset[str]) -> bool:
    """Whether SQLite makes a table of that name by itself."""
    return name.startswith("pragma_") or name in modules


def _modules(conn: Any) -> frozenset[str]:
    return frozenset(row[0].lower() for row in conn.execute("PRAGMA module_list").fetchall()) - _MADE


# what it costs


class _Metered:
    """Makes rows, and ends a query whose rows together are longer than `MOST_ANSWERED`."""

    def __init__(self, make: Any) -> None:
        self.make = make
        self._cursor: Callable[[], object] = lambda: None
        self._size = 0

    def __call__(self, cursor: Any, values: tuple[Any, ...]) -> Any:
        if self._cursor() is not cursor:
            self._cursor, self._size = ref(cursor), 0
        self._size += sum(map(_as_json, values))
        if self._size > MOST_ANSWERED:
            raise sqlite3.DataError(
                f"the answer is longer than {MOST_ANSWERED // 10**6} MB: ask for fewer rows or columns"
            )
        return self.make(cursor, values)


def _as_json(value: object) -> int:
    """About the length of a value in JSON, which writes a Chinese character in six."""
    if isinstance(value, str):
        return len(value) if value.isascii() and value.isprintable() else 6 * len(value)
    if isinstance(value, bytes):
        return 6 * len(value) if value.isascii() else 2 * len(value)
    return getsizeof(value)


def _replace_slow(conn: Any) -> None:
    """Replaces the functions that compare each place of a text with each of a pattern. The calls that remain are
    answered by SQLite's own functions, on a connection without a database.
    """
    plain = standard.connect(":memory:", check_same_thread=False)

    def replaced(name: str, pattern: int, text: int, count: int) -> None:
        sql = f"SELECT {name}({', '.join('?' * count)})"

        def function(*values: Any) -> Any:
            if _length(values[text]) * _length(values[pattern]) > MOST_COMPARED:
                raise OverflowError
            return plain.execute(sql, values).fetchone()[0]

        conn.create_function(name, count, function, deterministic=True)

    def printed(*values: Any) -> Any:
        """SQLite counts down from the width that it is given, also where no text may be so long."""
        form = values[0] if values else None
        wide = isinstance(form, str) and "*" in form and any(map(_is_large, values[1:]))
        if wide or _is_large(form):
            raise OverflowError
        return plain.execute(f"SELECT printf({', '.join('?' * len(values))})", values).fetchone()[0]

    for name in ("printf", "format"):
        conn.create_function(name, -1, printed, deterministic=True)
    plain.setlimit(standard.SQLITE_LIMIT_LENGTH, LONGEST)
    for name, pattern, text, counts in (
        ("instr", 1, 0, (2,)),
        ("replace", 1, 0, (3,)),
        ("trim", 1, 0, (2,)),
        ("ltrim", 1, 0, (2,)),
        ("rtrim", 1, 0, (2,)),
        ("like", 0, 1, (2, 3)),
        ("glob", 0, 1, (2,)),
    ):
        for count in counts:
            replaced(name, pattern, text, count)


def _is_large(value: object) -> bool:
    """Whether a value is, or contains, a number of more than six digits."""
    if isinstance(value, float):
        return not abs(value) < 10**6
    return bool(_LARGE.search(value if isinstance(value, bytes) else str(value).encode()))


def _length(value: object) -> int:
    return len(value) if isinstance(value, str | bytes) else 20
