"""SQL as a stranger would write it: dear, dangerous, malformed, or none of these."""

from __future__ import annotations

from random import Random

_ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
_DOUBLED = "WITH RECURSIVE n(s) AS (SELECT 'x' UNION ALL SELECT s || s FROM n)"
_MADE = (
    "pragma_database_list",
    "pragma_table_info('reports')",
    "pragma_function_list",
    "pragma_optimize",
    "dbstat",
    "fts3tokenize",
    "sqlite_stmt",
    "sqlite_dbpage",
    "sqlite_master",
)
"""Tables that SQLite makes by itself."""
_IN_MATCH = (
    "信息",
    "公开",
    "a",
    "*",
    "AND",
    "OR",
    "NOT",
    "NEAR(",
    ")",
    "(",
    '"',
    "heading:",
    "{heading text}:",
    "^",
    "+",
    "-",
)
_FUNCTIONS = (
    "abs char coalesce escape_fts excerpt format fts3_tokenizer fts5 glob group_concat hex highlight ifnull instr json"
    " json_array json_each json_extract json_group_array json_group_object json_object json_patch json_quote json_set"
    " json_tree length like load_extension lower ltrim match_query max min nullif printf quote random randomblob"
    " replace round rtrim rtreecheck snippet soundex sqlite_log strftime substr sum total trim typeof unicode upper"
    " zeroblob"
)


def statement(rng: Random, tables: list[str]) -> str:
    """A query that may be dear, dangerous, malformed or none of these."""
    big, table = _big(rng, 2), rng.choice(tables)
    return rng.choice(
        (
            f"SELECT {big}",
            f"SELECT {_call(rng, 3)}",
            f"SELECT {_call(rng, 3)}, {_call(rng, 2)} FROM {table}",
            f"SELECT {', '.join(_call(rng, 1) for _ in range(rng.randint(1, 300)))}",
            f"SELECT length({big}) FROM {table} a, {rng.choice(tables)} b",
            f"SELECT {big} FROM {table} a, {rng.choice(tables)} b ORDER BY random()",
            f"SELECT * FROM {table} a, {rng.choice(tables)} b, {rng.choice(tables)} c",
            f"SELECT * FROM {table}",
            f"SELECT DISTINCT {big} || a.rowid FROM {table} a, {table} b",
            f"{_ENDLESS} SELECT max(i) FROM n",
            f"{_ENDLESS} SELECT group_concat({big}) FROM n",
            f"{_ENDLESS} SELECT i, {big} FROM n",
            f"{_ENDLESS} SELECT json_group_array(i) FROM n",
            f"{_ENDLESS} SELECT i, sum(i) OVER (ORDER BY {_call(rng, 1)}) FROM n LIMIT {rng.choice((10, 100000))}",
            f"{_ENDLESS} SELECT count(DISTINCT i || {big}) FROM n",
            f"{_DOUBLED} SELECT {rng.choice(('s', 'length(s)'))} FROM n",
            f"WITH RECURSIVE n(s) AS (SELECT {big} UNION ALL SELECT replace(s, 'a', s) FROM n) SELECT max(s) FROM n",
            f"SELECT count(*) FROM sections_fts WHERE sections_fts MATCH {_match(rng)}",
            f"SELECT highlight(sections_fts, 1, {big}, {big}), bm25(sections_fts) FROM sections_fts({_match(rng)})",
            f"SELECT snippet(sections_fts, -1, 'a', 'b', 'c', 64) FROM sections_fts WHERE sections_fts = {_match(rng)}",
            f"SELECT * FROM {rng.choice(_MADE)}",
            f"SELECT token FROM fts3tokenize('{rng.choice(('simple', 'porter'))}') WHERE input = {big}",
            f"SELECT * FROM json_tree({_json(rng)})",
            f"SELECT {'(' * 300}1{')' * 300}",
            " UNION ALL ".join(f"SELECT {_call(rng, 1)}" for _ in range(rng.randint(2, 200))),
            f"WITH x AS (SELECT 1) DELETE FROM {table}",
            f"EXPLAIN SELECT * FROM {table}",
            f"EXPLAIN QUERY PLAN SELECT * FROM {table}",
            f"/*{' ' * rng.randint(1, 9000)}*/{' ' * rng.randint(1, 9000)} SELECT 1",
            f"SELECT :x, {_call(rng, 1)}, ':y', :{'z' * rng.randint(1, 500)}",
            f"SELECT {big} LIKE {_big(rng, 1)}, {big} GLOB {_big(rng, 1)}",
            "ATTACH '/etc/passwd' AS x",
            "SELECT '\x00', x'00', cast(x'ff' as text), 1e999, -0.0, 9223372036854775807 + 1",
            "".join(rng.choice("select from()*,'\";--/") for _ in range(rng.randint(1, 300))),
        )
    )


def _call(rng: Random, depth: int) -> str:
    arguments = ", ".join(_big(rng, depth - 1) for _ in range(rng.choice((0, 1, 1, 2, 2, 3, 4))))
    return f"{rng.choice(_FUNCTIONS.split())}({arguments})"


def _big(rng: Random, depth: int) -> str:
    """An expression, often of a long text."""
    size = rng.choice((1, 100, 100_000, 999_999, 1_999_999, 900_000_000, 2**31 - 1, -1))
    simple = (
        f"zeroblob({size})",
        f"hex(zeroblob({size}))",
        f"randomblob({size})",
        f"printf('%.*c', {size}, '政')",
        f"printf('%{abs(size)}d', 1)",
        f"replace(hex(zeroblob({size})), '00', 'ab ')",
        "'年报'",
        "'%a%a%a%'",
        "NULL",
        "1",
        "-1e308",
        "x'00ff'",
        "'$.a[0]'",
        "'[{}]'",
        "rowid",
    )
    if depth > 0 and rng.random() < 0.5:
        return _call(rng, depth)
    return rng.choice(simple)


def _match(rng: Random) -> str:
    malformed = " ".join(rng.choice(_IN_MATCH) for _ in range(rng.randint(1, 60))).replace("'", "''")
    return rng.choice(
        (
            f"'{malformed}'",
            f"'\"{'信息 ' * rng.randint(1, 1500)}\"'",
            f"replace(hex(zeroblob({rng.choice((10, 1000, 300_000))})), '00', '信 ')",
            f"match_query({_big(rng, 1)})",
            "'a*'",
            f"'{'(' * rng.randint(1, 400)}'",
        )
    )


def _json(rng: Random) -> str:
    return rng.choice(
        (
            f"'{'[' * rng.randint(1, 3000)}'",
            f"'[' || replace(hex(zeroblob({rng.choice((10, 100_000, 600_000))})), '00', '1,') || '1]'",
            '\'{"a": [1, {"b": null}]}\'',
            _big(rng, 1),
        )
    )
