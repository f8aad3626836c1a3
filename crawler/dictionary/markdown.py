"""The dictionary as Markdown, for docs/data-dictionary.md and its Chinese twin."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from crawler.dictionary import CODE_TABLES, FACT_TABLES, VIEWS
from crawler.dictionary.model import Column, Language, Table


@dataclass(frozen=True, slots=True)
class _Words:
    """The texts of the page that aren't from the dictionary."""

    parts: tuple[str, str, str]
    head: str
    types: Mapping[str, str]
    always: str


_WORDS: Mapping[Language, _Words] = {
    "en": _Words(
        ("Tables", "Views", "Code tables"),
        "| column | type | what it says | unit |",
        {"text": "text", "integer": "integer", "number": "number", "json": "JSON", "blob": "binary"},
        " *Always there.*",
    ),
    "zh": _Words(
        ("表", "视图", "代码表"),
        "| 列 | 类型 | 说明 | 单位 |",
        {"text": "文本", "integer": "整数", "number": "数", "json": "JSON", "blob": "二进制"},
        " *必有。*",
    ),
}


def markdown(language: Language = "en") -> str:
    """The page: every table and view with its columns, every code with its names."""
    tables, views, codes = _WORDS[language].parts
    return "\n".join(
        (
            *_part(tables, FACT_TABLES, language, _columns),
            *_part(views, VIEWS, language, _columns),
            *_part(codes, CODE_TABLES, language, _codes),
        )
    )


def _part(
    title: str, tables: Iterable[Table], language: Language, body: Callable[[Table, Language], Iterator[str]]
) -> Iterator[str]:
    yield f"## {title}\n"
    for table in tables:
        yield f"### `{table.name}` {table.title}\n"
        yield f"{table.described(language)}\n"
        yield from body(table, language)
        yield ""


def _columns(table: Table, language: Language) -> Iterator[str]:
    words = _WORDS[language]
    yield words.head
    yield "|---|---|---|---|"
    for column in table.columns:
        yield (
            f"| `{column.name}`{_marks(table, column)} | {words.types[column.type]}"
            f" | {_words(column, language)} | {column.counted_in(language)} |"
        )


def _marks(table: Table, column: Column) -> str:
    return " 🔑" if column.name in table.key else ""


def _words(column: Column, language: Language) -> str:
    words = column.described(language).replace("|", "\\|")
    if column.references:
        words += f" → [`{column.references}`](#{_anchor(column.references)})"
    return words + (_WORDS[language].always if column.required else "")


def _anchor(table: str) -> str:
    """The anchor that GitHub makes from a table's heading."""
    title = next(each.title for each in (*FACT_TABLES, *CODE_TABLES) if each.name == table)
    return f"{table}-{title}"


def _codes(table: Table, _language: Language) -> Iterator[str]:
    more = [c for c in table.columns if c.name not in {"name", "position", "code", "label", "english", "form"}]
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
