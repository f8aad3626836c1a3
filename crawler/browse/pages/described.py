"""For programs: an OpenAPI description of the JSON pages, and a plain text of what the tables and codes mean.

Both follow from the pages, registers, feeds and the dictionary: nothing is said twice.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from importlib.metadata import version

from crawler.browse.feeds import FORMATS
from crawler.browse.measures import MEASURES
from crawler.browse.metadata import DATABASE
from crawler.browse.page import Ask, Data, File, FilePage, Page
from crawler.browse.pages.feeds import FEEDS
from crawler.browse.security import OWN
from crawler.browse.texts import in_language, t
from crawler.dictionary import CODE_TABLES, FACT_TABLES, VIEWS, Column, Table

WORDS = {
    "described.title": ("年报：政府信息公开工作年度报告数据库", "nianbao: annual reports on information disclosure"),
    "described.about": (
        (
            "中国政府机关的政府信息公开工作年度报告。数字照印，从不更改；空白为 null，绝不作 0。"
            "消息附代码（code）和值（values），中文由此得出。"
        ),
        (
            "The annual reports of Chinese governments on information disclosure, every figure as printed and never"
            " altered; a blank is null, never 0. Messages carry a code and values beside the English sentence."
        ),
    ),
    "described.rows": ("各行（亦见 .csv）", "The rows, as in .csv"),
    "described.rows_of": ("表 {table} 的各行", "Rows of the table {table}"),
    "described.feed": ("订阅：{title}", "Feed: {title}"),
    "described.missing": ("没有", "There is nothing of that"),
    "described.tables": ("表和视图", "Tables and views"),
    "described.codes": ("代码", "Codes"),
    "described.pages": ("页面（均有 .json，多数有 .csv）", "Pages (each also .json, most .csv)"),
    "described.how": (
        (
            "任何表可按列筛选：/corpus/TABLE.json?_shape=array&列=值；SQL：/corpus.json?sql=SELECT…&_shape=array。"
            "引用数字请用 /cite/报告/键；核验用 nianbao verify。"
        ),
        (
            "Any table can be filtered by its columns: /corpus/TABLE.json?_shape=array&COLUMN=VALUE; SQL:"
            " /corpus.json?sql=SELECT…&_shape=array. Cite a figure by /cite/REPORT/KEY; nianbao verify checks a"
            " citation."
        ),
    ),
    "query.page": ("第几页", "Number of the page, from 1"),
    "query.words": ("检索词", "Words to be found"),
    "query.left": ("左边：编号或名称", "The one: an id, or a name as one types it"),
    "query.right": ("右边：编号或名称", "The other"),
    "query.only": ("differing：只列不同的格", "differing: only cells that differ"),
    "query.column": ("申请人类别代码", "Code of a kind of applicant"),
    "query.with": ("并列的年度", "A year to be put beside"),
    "query.print": ("所引原文", "The print that is cited"),
    "query.figures": ("所引表或报告的摘要", "The digest that is cited of a table or report"),
    "query.document": ("所引文件 SHA-256 的开头", "The first digits of the cited document's SHA-256"),
    "query.peers": ("与该机关同级同类、规模相近者", "Peers of this issuer"),
    "query.lang": ("语言：zh 或 en", "Language: zh or en"),
}
_NAMED = re.compile(r"\(\?P<(\w+)>(?:[^()\[\]]|\[[^\]]*\])*\)")
_STRING = {"type": "string"}
_TYPES: dict[str, list[str]] = {
    "text": ["string", "null"],
    "integer": ["integer", "null"],
    "number": ["number", "null"],
    "json": ["string", "null"],
    "blob": ["object", "string", "null"],
}


def openapi(site: str = "") -> Data:
    """The description, OpenAPI 3.1, in the language of the request."""
    paths: dict[str, Data] = {}
    for page in _pages():
        for path in _paths(page):
            paths[path + ".json"] = {"get": _of_page(page, path)}
    for name in FEEDS:
        for ending, each in FORMATS.items():
            paths[f"/feed/{name}.{ending}"] = {"get": _of_feed(name, each.media_type, ending)}
    for table in (*FACT_TABLES, *VIEWS, *CODE_TABLES):
        paths[f"/{DATABASE}/{table.name}.json"] = {"get": _of_table(table)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": t("described.title"),
            "description": f"{t('described.about')} {t('described.how')}",
            "version": version("nianbao"),
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": site.rstrip("/") or "/"}],
        "paths": paths,
        "components": {"schemas": {table.name: _schema(table) for table in (*FACT_TABLES, *VIEWS, *CODE_TABLES)}},
    }


def _pages() -> tuple[Page, ...]:
    from crawler.browse.pages import PAGES

    return PAGES


def _paths(page: Page) -> Iterator[str]:
    """The paths of a page, with its parameters in braces: one with what is optional, one without."""
    before, optional, rest = page.route.partition("(?:")
    inside, _, after = rest.rpartition(")?")
    for route in (before + inside + after, before + after) if optional else (page.route,):
        path = _NAMED.sub(r"{\1}", route)
        if path != "/":
            yield path


def _of_page(page: Page, path: str) -> Data:
    named = re.findall(r"{(\w+)}", path)
    properties: Data = {}
    if page.rows:
        row: Data = {"type": "object", "properties": dict(_columns(page))}
        # The rows are a list, or stand under their keys.
        rows = [{"type": "array", "items": row}, {"type": "object", "additionalProperties": row}]
        properties[page.rows] = {"description": t("described.rows"), "oneOf": rows}
    return {
        "operationId": "_".join([page.name, *named]),
        "summary": in_language(page.about) or page.name,
        "parameters": [
            *({"name": name, "in": "path", "required": True, "schema": _STRING} for name in named),
            *({"name": name, "in": "query", "description": _asked(name), "schema": _STRING} for name in page.query),
        ],
        "responses": _responses({"type": "object", "properties": properties}),
    }


def _columns(page: Page) -> Iterator[tuple[str, Data]]:
    """The columns of the page's rows that are the dictionary's: a reference to where their table describes them."""
    for each in page.columns:
        name, _, where = each.rpartition("=")
        table, _, column = where.partition(".")
        yield name or column, {"$ref": f"#/components/schemas/{table}/properties/{column}"}


def _asked(name: str) -> str:
    """What a parameter of the query is."""
    if name.removeprefix("m.") in MEASURES:
        return in_language(MEASURES[name.removeprefix("m.")].words)
    for key in (f"filter.{name}", f"query.{name}", f"questions.{name}"):
        try:
            return t(key)
        except KeyError:
            continue
    return name


def _of_feed(name: str, media_type: str, ending: str) -> Data:
    content = {media_type: {"schema": {"type": "object" if ending == "json" else "string"}}}
    return {
        "operationId": f"feed_{name}_{ending}",
        "summary": t("described.feed", title=t(f"registers.{name}")),
        "parameters": [
            {"name": each, "in": "query", "description": _asked(each), "schema": {"type": "string"}}
            for each in (*FEEDS[name].filters, "lang")
        ],
        "responses": {"200": {"description": t(f"registers.{name}.lead"), "content": content}},
    }


def _of_table(table: Table) -> Data:
    shape: Data = {"name": "_shape", "in": "query", "required": True, "schema": {"const": "array"}}
    columns = [
        {"name": each.name, "in": "query", "description": _words(each), "schema": {"type": "string"}}
        for each in table.columns
        if each.type != "blob"
    ]
    rows = {"type": "array", "items": {"$ref": f"#/components/schemas/{table.name}"}}
    return {
        "operationId": f"table_{table.name}",
        "summary": t("described.rows_of", table=table.name),
        "description": in_language((table.chinese, table.description)),
        "parameters": [shape, *columns],
        "responses": _responses(rows),
    }


def _responses(schema: Data) -> Data:
    found = {"description": "OK", "content": {"application/json": {"schema": schema}}}
    return {"200": found, "404": {"description": t("described.missing")}}


def _schema(table: Table) -> Data:
    return {
        "type": "object",
        "description": in_language((table.chinese, table.description)),
        "properties": {each.name: {"type": _TYPES[each.type], "description": _words(each)} for each in table.columns},
    }


def _words(column: Column) -> str:
    return in_language((column.chinese_words, column.words))


def plain_text(site: str = "") -> str:
    """What the corpus is, its pages, tables, columns and codes, as plain Markdown (llms.txt)."""
    return "\n".join(_lines(site)) + "\n"


def _lines(site: str) -> Iterator[str]:
    yield from (f"# {t('described.title')}", "", f"> {t('described.about')}", "", t("described.how"), "")
    yield from (f"## {t('described.pages')}", "")
    for page in _pages():
        for path in _paths(page):
            yield f"- {site.rstrip('/')}{path}: {in_language(page.about)}"
    for name in FEEDS:
        yield f"- {site.rstrip('/')}/feed/{name}.atom: {t('described.feed', title=t(f'registers.{name}'))}"
    yield from ("", f"## {t('described.tables')}")
    for table in (*FACT_TABLES, *VIEWS):
        yield from ("", f"### {table.name} {table.title}", "", in_language((table.chinese, table.description)), "")
        yield from (f"- {each.name} ({each.type}): {_words(each)}" for each in table.columns)
    yield from ("", f"## {t('described.codes')}")
    for table in CODE_TABLES:
        yield from ("", f"### {table.name} {table.title}", "", in_language((table.chinese, table.description)), "")
        for row in table.rows:
            yield f"- {row['code']}: {in_language((str(row['label']), str(row['english'])))}"


def _file(make: Callable[[str], str], content_type: str) -> Callable[[sqlite3.Connection, Ask], Callable[[], File]]:
    def find(conn: sqlite3.Connection, ask: Ask) -> Callable[[], File]:
        del conn
        text = make(ask.site)  # in this thread, which knows the language
        return lambda: File(text.encode(), f"{content_type}; charset=utf-8", OWN)

    return find


def _as_json(site: str) -> str:
    return json.dumps(openapi(site), ensure_ascii=False, indent=1)


FILES = (
    FilePage(r"/openapi\.json", _file(_as_json, "application/json")),
    FilePage(r"/llms\.txt", _file(plain_text, "text/plain")),
)
