"""Rows as data frames of pandas or Polars. Integers stay integers, and NULL stays NULL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from crawler.dictionary import TABLES, VIEWS, Table

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

    from crawler.dictionary import Column

Kind = Literal["integer", "number", "text", "bytes", "nothing", "mixed"]
"""The type of a column's values. `nothing`: all are NULL, and no definition says what they would be."""

_BY_TYPE: dict[str | None, Kind] = {
    "integer": "integer",
    "number": "number",
    "text": "text",
    "json": "text",
    None: "nothing",
}
"""The kind of a column in which all values are NULL, by its type in the dictionary."""
_EXACT = 2**53
"""Largest number up to which a 64-bit float represents every integer exactly."""
_PANDAS = {"integer": "Int64", "number": "Float64", "text": "string", "bytes": "object"}
_POLARS = {"integer": "Int64", "number": "Float64", "text": "String", "bytes": "Binary", "nothing": "Null"}


def to_pandas(
    names: Sequence[str], rows: Iterable[tuple[object, ...]], columns: Sequence[Column] | None
) -> pd.DataFrame:
    """The rows as a pandas DataFrame. Raises ImportError if pandas isn't installed."""
    try:
        import pandas as pd
    except ImportError as error:
        raise ImportError("to_pandas needs pandas: pip install pandas") from error
    series = {
        name: pd.Series(values, dtype=_PANDAS.get(kind, "object"))
        for name, kind, values in _by_column(names, rows, columns)
    }
    return pd.DataFrame(series, columns=list(names))


def to_polars(
    names: Sequence[str], rows: Iterable[tuple[object, ...]], columns: Sequence[Column] | None
) -> pl.DataFrame:
    """The rows as a Polars DataFrame. Raises ImportError if Polars isn't installed."""
    try:
        import polars as pl
    except ImportError as error:
        raise ImportError("to_polars needs Polars: pip install polars") from error
    return pl.DataFrame(
        [
            pl.Series(name, values, dtype=getattr(pl, _POLARS.get(kind, "Object")))
            for name, kind, values in _by_column(names, rows, columns)
        ]
    )


def _by_column(
    names: Sequence[str], rows: Iterable[tuple[object, ...]], columns: Sequence[Column] | None
) -> list[tuple[str, Kind, list[Any]]]:
    """For each column: its name, the kind of its values, and the values."""
    all_rows = list(rows)
    found = []
    for position, name in enumerate(names):
        values = [row[position] for row in all_rows]
        found.append((name, _kind(columns[position].type if columns else _types().get(name), values), values))
    return found


@cache
def _types() -> dict[str, str]:
    """The type of the columns of each name, for queries of one's own; none for names with several types."""
    types: dict[str, set[str]] = {}
    tables: list[Table] = [*TABLES.values(), *VIEWS]
    for each in tables:
        for column in each.columns:
            types.setdefault(column.name, set()).add(column.type)
    return {name: found.pop() for name, found in types.items() if len(found) == 1}


def _kind(type_: str | None, values: Sequence[object]) -> Kind:
    """The kind of the values; if all are NULL, the kind by the column's type in the dictionary."""
    found = {type(value) for value in values} - {type(None)}
    if found == {int}:
        return "integer"
    if found <= {int, float} and found:
        exact = all(abs(value) <= _EXACT for value in values if isinstance(value, int))
        return "number" if exact else "mixed"
    if found == {str}:
        return "text"
    if found == {bytes}:
        return "bytes"
    if found:
        return "mixed"
    return _BY_TYPE[type_]
