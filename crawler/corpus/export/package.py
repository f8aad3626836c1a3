"""Writes datapackage.json, which describes each file, table and column of an exported package (Data
Package v1, https://specs.frictionlessdata.io/) in English and Chinese, from the dictionary.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from crawler.corpus.export.formats import Exported, Watch, Written, exported, write_tables
from crawler.corpus.export.snapshot import Snapshot
from crawler.corpus.export.text import null_of, write_csv
from crawler.dictionary import Column, Table

SEAL = "datapackage.json"
"""Written last: if it exists, the package is complete."""

_TITLE = "年报 nianbao: annual reports on information disclosure of Chinese governments"
_ABOUT = (
    "Every figure of the annual reports on information disclosure (政府信息公开工作年度报告) that was read, as"
    " printed, with the document, table and cell it stands in. A blank cell is NULL, never 0; no figure"
    " is altered. 各级行政机关政府信息公开工作年度报告中的全部数据，均照原文录入，并注明所在文件、表格和单元格。"
    "空白单元格为 NULL，不作 0 处理；任何数据均未作改动。"
)
_GUARDED = (
    " A text that a spreadsheet would take for a formula, as it begins with = + - or @, has an apostrophe before it;"
    " plain numbers have none. 以 = + - @ 开头、可能被电子表格当作公式的文字前加有撇号，普通数字不加。"
)


def write(snap: Snapshot, folder: Path, watch: Watch) -> Exported:
    """Writes a CSV file for each table, and the descriptor."""
    return _write(snap, folder, watch, guard=True)


def write_raw(snap: Snapshot, folder: Path, watch: Watch) -> Exported:
    """As `write`, without guarding formulas."""
    return _write(snap, folder, watch, guard=False)


def _write(snap: Snapshot, folder: Path, watch: Watch, *, guard: bool) -> Exported:
    # Without a byte-order mark, as the descriptor states the encoding; a CSV file alone needs the mark to show it.
    writer = partial(write_csv, encoding="utf-8", guard=guard)
    files = write_tables(snap, folder, ".csv", writer, watch)
    described = json.dumps(descriptor(snap, files, folder, guard=guard), ensure_ascii=False, indent=1)
    (folder / SEAL).write_text(f"{described}\n", encoding="utf-8")
    return exported(files)


def descriptor(snap: Snapshot, files: Iterable[Written], folder: Path, *, guard: bool = True) -> dict[str, Any]:
    """The content of datapackage.json. The same corpus gives the same text: `created` is the end of the
    latest crawl.
    """
    files = list(files)
    there = {each.table.name for each in files}
    (created,) = snap.conn.execute("SELECT max(ended_at) FROM crawls").fetchone()
    portals = snap.conn.execute(
        "SELECT name, base_url FROM portals WHERE id IN (SELECT portal FROM reports) ORDER BY id"
    )
    whole: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "nianbao",
        "title": _TITLE,
        "description": _ABOUT + (_GUARDED if guard else ""),
        "created": created,
        "keywords": ["政府信息公开", "年度报告", "open government", "freedom of information", "China"],
        "sources": [{"title": name, "path": url} for name, url in portals],
        "resources": [_resource(each, folder, there) for each in files],
    }
    return {name: value for name, value in whole.items() if value}


def _resource(file: Written, folder: Path, there: set[str]) -> dict[str, Any]:
    table = file.table
    with file.path.open("rb") as written:
        digest = hashlib.file_digest(written, "sha256").hexdigest()
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": f"{table.title} {table.name}",
        "description": f"{table.description} {table.chinese}",
        "path": file.path.relative_to(folder).as_posix(),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.path.stat().st_size,
        "hash": f"sha256:{digest}",
        "schema": _schema(table, there),
    }


def _schema(table: Table, there: set[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    keys = [
        {"fields": [c.name], "reference": {"resource": c.references, "fields": [_key_of(c.references)]}}
        for c in table.columns
        if c.references in there
    ]
    return schema | ({"foreignKeys": keys} if keys else {})


def _key_of(table: str | None) -> str:
    from crawler.dictionary import TABLES

    return TABLES[table or ""].key[0]


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _type(column),
        "description": f"{column.words} {column.chinese_words}",
    }
    if column.unit:
        field["unit"] = column.unit
    if column.required:
        field["constraints"] = {"required": True}
        if column.type == "text":
            field["missingValues"] = []  # empty text isn't a missing value
    elif null_of(column):
        field["missingValues"] = [null_of(column)]
    return field


def _type(column: Column) -> str:
    if column.type == "json":
        return "array" if column.description.startswith("JSON list") else "object"
    if column.type == "text" and column.name.endswith("_on"):
        return "date"
    return {"text": "string"}.get(column.type, column.type)
