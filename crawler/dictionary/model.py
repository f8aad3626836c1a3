"""What a table, a column and a code of the corpus are. The dictionary beside this is data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Type = Literal["text", "integer", "number", "json", "blob"]
"""`number` is a count (stored as an integer) or an amount of money (as a float that prints as the
decimal it was); `json` is text that holds JSON."""

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Column:
    """`description` says it in words, with the official Chinese term; `unit` in words where the
    column counts something; `references` is the table whose primary key it holds.
    """

    name: str
    type: Type
    description: str
    unit: str | None = None
    references: str | None = None
    required: bool = False

    @property
    def words(self) -> str:
        """The description with its unit, as people see it."""
        return f"{self.description} Unit: {self.unit}." if self.unit else self.description


@dataclass(frozen=True, slots=True)
class Table:
    """One table (or, with no `key`, one view) and how it is browsed.

    `label` is the column that stands for a row where another table refers to it; `sort` is the
    order people meet it in, with a leading minus for descending.
    """

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    label: str | None = None
    sort: str | None = None
    facets: tuple[str, ...] = ()
    indices: tuple[tuple[str, ...], ...] = ()
    unique: tuple[tuple[str, ...], ...] = ()
    rows: tuple[Mapping[str, Value], ...] = ()
    """The content, for code tables."""

    def column(self, name: str) -> Column:
        """KeyError where there is none of that name."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name}.{name}")


@dataclass(frozen=True, slots=True)
class Code:
    """One code: what the print says (`label`), its English, and the forms that have it."""

    code: str | int
    label: str
    english: str
    forms: tuple[str, ...] = ()
    more: Mapping[str, Value] = field(default_factory=dict)
    """Further columns of its code table."""
    short: str | None = None
    """The label without numbering and remarks, where that reads better."""

    @property
    def name(self) -> str:
        return f"{self.short or self.label} {self.english}"


def text(name: str, description: str, *, references: str | None = None, required: bool = False) -> Column:
    return Column(name, "text", description, references=references, required=required)


def integer(name: str, description: str, *, unit: str | None = None, required: bool = False) -> Column:
    return Column(name, "integer", description, unit=unit, required=required)


def json(name: str, description: str, *, required: bool = False) -> Column:
    return Column(name, "json", description, required=required)


def number(name: str, description: str, *, unit: str | None = None) -> Column:
    return Column(name, "number", description, unit=unit)


SENTENCE = (
    text("code", "Which sentence the message is; empty: one of an earlier version that this one doesn't know."),
    json("values", "JSON: what stands in the sentence, by name; a message in it has its own code and values."),
)
"""Beside a message."""


def code_table(
    name: str, title: str, description: str, codes: tuple[Code, ...], *more: Column, key: Type = "text"
) -> Table:
    """A table of codes; `more` are its columns beyond those that all code tables have."""
    columns = (
        Column("code", key, f"The code, as in {name}.", required=True),
        text("name", "Chinese and English in one, as pages show it.", required=True),
        text("label", "Chinese, as the official form prints it (标签).", required=True),
        text("english", "English.", required=True),
        integer("position", "Place in the order of the form (顺序), from 1.", required=True),
        text("form", "The official forms that have it, newest last (报表格式); empty: not of a form."),
        *more,
    )
    rows = tuple(
        {
            "code": each.code,
            "name": each.name,
            "label": each.label,
            "english": each.english,
            "position": position,
            "form": ", ".join(each.forms) or None,
            **each.more,
        }
        for position, each in enumerate(codes, 1)
    )
    return Table(name, title, description, columns, ("code",), label="name", sort="position", rows=rows)
