"""Apache Parquet files, by pyarrow (the extra `export`): one for each table, with types and descriptions.

A number is a 64-bit float, in which whole numbers are exact up to 2⁵³. A longer one is written as
NULL and counted; its printed text is in `raw`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crawler.corpus.export.formats import Written
from crawler.corpus.export.snapshot import Record
from crawler.database.errors import CorpusError
from crawler.dictionary import Column, Table, Value

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = 20_000
"""Most rows in a row group."""
TEXT = 8_000_000
"""Characters after which a row group ends: with pyarrow's copy, about 50 MB."""
EXACT = 2**53
"""Whole numbers up to this one are exact as 64-bit floats."""


def arrow() -> Any:
    """The module pyarrow. Raises `CorpusError` if it isn't installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise CorpusError("Parquet needs pyarrow, which is not installed: pip install 'nianbao[export]'") from error
    return pyarrow


def write_parquet(path: Path, table: Table, rows: Iterable[Record]) -> Written:
    """Writes a table. Numbers that are too long for a float become NULL; the note says how many."""
    pa = arrow()
    schema = _schema(pa, table)
    count = long = 0
    with pa.parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in _batches(rows):
            columns = list(zip(*batch, strict=True))
            arrays = []
            for column, field, values in zip(table.columns, schema, columns, strict=True):
                kept = [_number(v) for v in values] if column.type == "number" else list(values)
                long += sum(a is None for a in kept) - sum(a is None for a in values)
                arrays.append(pa.array(kept, field.type))
            writer.write_batch(pa.record_batch(arrays, schema=schema), row_group_size=ROWS)
            count += len(batch)
    note = f"{long} numbers are too long for a 64-bit float and are NULL; see raw" if long else None
    return Written(table, path, count, note)


def _number(value: Value) -> float | None:
    if value is None or isinstance(value, str) or (isinstance(value, int) and abs(value) > EXACT):
        return None
    return float(value)


def _batches(rows: Iterable[Record]) -> Iterator[list[Record]]:
    """Batches of at most `ROWS` rows, and not many more than `TEXT` characters: a source table may have 50,000."""
    batch, text = list[Record](), 0
    for row in rows:
        batch.append(row)
        text += sum(len(value) for value in row if isinstance(value, str))
        if len(batch) == ROWS or text >= TEXT:
            yield batch
            batch, text = [], 0
    if batch:
        yield batch


def _schema(pa: Any, table: Table) -> pa.Schema:
    types = {"text": pa.string(), "json": pa.string(), "integer": pa.int64(), "number": pa.float64()}
    fields = [pa.field(c.name, types[c.type], nullable=not c.required, metadata=_words(c)) for c in table.columns]
    return pa.schema(fields, metadata={"title": table.title, "description": table.description})


def _words(column: Column) -> dict[str, str]:
    words = {"description": column.description}
    return words | {"unit": column.unit} if column.unit else words
