"""The dictionary as Markdown, for docs/data-dictionary.md."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from parsers.dictionary import CODE_TABLES, FACT_TABLES, VIEWS
from parsers.dictionary.model import Column, Table

_TYPES = {
    "text": "text", "integer": "integer", "number": "number", "json": "JSON", "blob": "binary",
}  # fmt: skip


def markdown() -> str:
    """Every table with its columns, every code with its words, every view."""
    return "\n".join(
        (
            *_part("Tables", FACT_TABLES, _columns),
            *_part("Views", VIEWS, _columns),
            *_part("Code tables", CODE_TABLES, _codes),
        )
    )


def _part(
    title: str, tables: Iterable[Table], body: Callable[[Table], Iterator[str]]
) -> Iterator[str]:
    yield f"## {title}\n"
    for table in tables:
        yield f"### `{table.name}` {table.title}\n"
        yield f"{table.description}\n"
        yield from body(table)
        yield ""


def _columns(table: Table) -> Iterator[str]:
    yield "| column | type | what it says | unit |"
    yield "|---|---|---|---|"
    for column in table.columns:
        yield f"| `{column.name}`{_marks(table, column)} | {_TYPES[column.type]} | {_words(column)} | {column.unit or ''} |"


def _marks(table: Table, column: Column) -> str:
    return " 🔑" if column.name in table.key else ""


def _words(column: Column) -> str:
    words = column.description.replace("|", "\\|")
    if column.references:
        words += f" → [`{column.references}`](#{_anchor(column.references)})"
    return words + (" *Always there.*" if column.required else "")


def _anchor(table: str) -> str:
    """As GitHub makes it from the heading."""
    title = next(each.title for each in (*FACT_TABLES, *CODE_TABLES) if each.name == table)
    return f"{table}-{title}"


def _codes(table: Table) -> Iterator[str]:
    more = [
        c
        for c in table.columns
        if c.name not in {"name", "position", "code", "label", "english", "form"}
    ]
    names = ["code", "label", "english", "form", *(column.name for column in more)]
    if not any(row["form"] for row in table.rows):
        names.remove("form")
    yield "| " + " | ".join(names) + " |"
    yield "|" + "---|" * len(names)
    for row in table.rows:
        cells = [_cell(row.get(name)) for name in names]
        yield f"| `{cells[0]}` | " + " | ".join(cells[1:]) + " |"


def _cell(value: object) -> str:
    return "" if value is None else str(value).replace("|", "\\|")
