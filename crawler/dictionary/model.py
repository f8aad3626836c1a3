"""The types of the dictionary: table, column, code, each described in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Language = Literal["en", "zh"]

Type = Literal["text", "integer", "number", "json", "blob"]
"""`number` is a count (stored as an integer) or an amount of money (as a float that prints as the
decimal it was); `json` is text that holds JSON."""

Value = str | int | float | None

UNITS: Mapping[str, str] = {
    "件": "件",
    "as in the column unit": "见 unit 列",
    "as the figure's": "同该数据",
    "bytes": "字节",
    "cases (件)": "件",
    "cells": "个",
    "characters": "字",
    "checks": "条",
    "days": "天",
    "documents": "个",
    "figures": "个",
    "per cent": "%",
    "report year": "年度",
    "requests (件)": "件",
    "see kind in ratios": "见 ratios 的 kind 列",
    "that of the cell": "同该数据",
    "that of the subject": "同规则所用于的数据",
    "warnings": "条",
    "year": "年",
}
"""The units of columns, in English and Chinese."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `description` is in English, with the official Chinese term; `chinese` is the same in
    Chinese. `unit` is a key of `UNITS` if the column counts something; `references` is the table whose
    primary key it holds. ValueError for a unit that isn't in `UNITS`.
    """

    name: str
    type: Type
    description: str
    chinese: str
    unit: str | None = None
    references: str | None = None
    required: bool = False

    def __post_init__(self) -> None:
        if self.unit and self.unit not in UNITS:
            raise ValueError(f"column {self.name}: {self.unit} is not in UNITS")

    @property
    def words(self) -> str:
        """The description with its unit, in English."""
        return f"{self.description} Unit: {self.unit}." if self.unit else self.description

    @property
    def chinese_words(self) -> str:
        """The description with its unit, in Chinese."""
        return f"{self.chinese}单位：{UNITS[self.unit]}。" if self.unit else self.chinese

    def described(self, language: Language) -> str:
        """The description without the unit."""
        return self.description if language == "en" else self.chinese

    def counted_in(self, language: Language) -> str:
        """The unit; "" if the column counts nothing."""
        if not self.unit:
            return ""
        return self.unit if language == "en" else UNITS[self.unit]


@dataclass(frozen=True, slots=True)
class Table:
    """One table (or, with no `key`, one view) and how it is browsed.

    `title` is in Chinese, `description` in English, `chinese` is the description in Chinese. `label` is
    the column that is shown for a row where another table refers to it; `sort` is the column by which
    pages sort it, with a leading minus for descending.
    """

    name: str
    title: str
    description: str
    chinese: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    label: str | None = None
    sort: str | None = None
    facets: tuple[str, ...] = ()
    indices: tuple[tuple[str, ...], ...] = ()
    unique: tuple[tuple[str, ...], ...] = ()
    rows: tuple[Mapping[str, Value], ...] = ()
    """The content; for code tables only."""
    across: str | None = None
    """The code table that has a code for each number column; for tables with a row for each line of the form."""

    def described(self, language: Language) -> str:
        """The description in a language."""
        return self.description if language == "en" else self.chinese

    def column(self, name: str) -> Column:
        """The column of that name. KeyError if there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name}.{name}")


@dataclass(frozen=True, slots=True)
class Code:
    """One code: its printed label (`label`), its English name, and the forms that have it."""

    code: str | int
    label: str
    english: str
    forms: tuple[str, ...] = ()
    more: Mapping[str, Value] = field(default_factory=dict)
    """Values of further columns of its code table."""
    short: str | None = None
    """The label without numbering and remarks, if that reads better."""

    @property
    def name(self) -> str:
        return f"{self.short or self.label} {self.english}"


def text(name: str, description: str, chinese: str, *, references: str | None = None, required: bool = False) -> Column:
    return Column(name, "text", description, chinese, references=references, required=required)


def integer(name: str, description: str, chinese: str, *, unit: str | None = None, required: bool = False) -> Column:
    return Column(name, "integer", description, chinese, unit=unit, required=required)


def json(name: str, description: str, chinese: str, *, required: bool = False) -> Column:
    return Column(name, "json", description, chinese, required=required)


def number(name: str, description: str, chinese: str, *, unit: str | None = None) -> Column:
    return Column(name, "number", description, chinese, unit=unit)


SENTENCE = (
    text(
        "code",
        "Which sentence the message is; empty: one of an earlier version that this one doesn't know.",
        "说明是哪一句；空：旧版本的语句，本版本不认识。",
    ),
    json(
        "values",
        "JSON: what stands in the sentence, by name; a message in it has its own code and values.",
        "JSON：语句中各处所填的内容，按名称；其中又有语句的，有自己的 code 和 values。",
    ),
)
"""The columns that every table with a column of messages also has."""


def code_table(
    name: str, title: str, description: str, chinese: str, codes: tuple[Code, ...], *more: Column, key: Type = "text"
) -> Table:
    """Makes a code table; `more` are columns in addition to those that all code tables have."""
    columns = (
        Column("code", key, f"The code, as in {name}.", "代码。", required=True),
        text("name", "Chinese and English in one, as pages show it.", "名称，中英文并列。", required=True),
        text("label", "Chinese, as the official form prints it (标签).", "中文标签，照官方格式。", required=True),
        text("english", "English.", "英文名称。", required=True),
        integer(
            "position",
            "Place in the order of the form (顺序), from 1.",
            "在该报告各行中的次序，按格式顺序，从1起。",
            required=True,
        ),
        text(
            "form",
            "The official forms that have it, newest last (报表格式); empty: not of a form.",
            "使用该代码的官方格式，由旧到新；空：不属于格式。",
        ),
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
    return Table(name, title, description, chinese, columns, ("code",), label="name", sort="position", rows=rows)
