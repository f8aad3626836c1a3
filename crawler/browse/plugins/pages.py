"""Datasette plugin: serves our pages, each as HTML, JSON and CSV."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextvars import copy_context
from dataclasses import replace
from functools import partial
from typing import TypeVar
from urllib.parse import quote, unquote

from datasette import Response, hookimpl
from datasette.app import Datasette
from datasette.utils import sqlite_timelimit
from datasette.utils.asgi import Request
from datasette.utils.sqlite import sqlite3 as datasettes

from crawler.browse import serving
from crawler.browse.answers import refused, shown
from crawler.browse.connections import own_pages
from crawler.browse.metadata import DATABASE
from crawler.browse.page import Ask, Data, FilePage, Missing, OutOfRange, Page, Ranked, as_csv, as_json
from crawler.browse.pages import FILES, PAGES
from crawler.browse.provinces import name_of, province_of
from crawler.browse.texts import t
from crawler.evidence.in_a_process import Busy

T = TypeVar("T")
View = Callable[[Datasette, Request], Awaitable[Response]]
RETRY = {"retry-after": "10"}
"""Seconds after which a refused visitor may ask again."""


@hookimpl  # type: ignore[untyped-decorator]
def register_routes() -> list[tuple[str, View]]:
    files = [(page.pattern, _file_view(page)) for page in FILES]
    return files + [(page.pattern, _view(page)) for page in PAGES]


def _view(page: Page) -> View:
    async def view(datasette: Datasette, request: Request) -> Response:
        try:
            data = await _data(page, datasette, request)
        except Missing as error:
            return await refused(datasette, request, 404, str(error))
        except OutOfRange:
            return await refused(datasette, request, 400, t("error.number"))
        except (datasettes.OperationalError, MemoryError) as error:  # Datasette uses pysqlite3 where it is installed
            if "interrupted" not in str(error) and not isinstance(error, MemoryError):
                raise
            return await refused(datasette, request, 503, t("error.slow"), RETRY)
        form = request.url_vars.get("format")
        if form == "json":
            return Response(as_json(data), content_type="application/json; charset=utf-8")
        if form == "csv" and page.rows:
            return Response(as_csv(data[page.rows]), content_type="text/csv; charset=utf-8")
        if form:
            return await refused(datasette, request, 404, t("error.missing"))
        database = DATABASE
        if (report := request.url_vars.get("report")) is not None:
            database = (await _where(datasette, _asked(datasette, request), unquote(report)))[0]
        return await shown(datasette, request, page.template, {"page": page, "database": database, **data})

    return view


def _file_view(page: FilePage) -> View:
    async def view(datasette: Datasette, request: Request) -> Response:
        try:
            make = await _found(page.find, datasette, request)
            file = await asyncio.to_thread(make)
        except Missing as error:
            return await refused(datasette, request, 404, str(error))
        except Busy:
            return await refused(datasette, request, 503, t("error.busy"), RETRY)
        except TimeoutError:  # the process that reads documents hangs
            return await refused(datasette, request, 503, t("error.slow"), RETRY)
        headers = {"content-security-policy": file.policy, "cache-control": "private, max-age=3600"}
        if file.name:
            headers["content-disposition"] = f"attachment; filename*=UTF-8''{quote(file.name)}"
        return Response(file.body, headers=headers, content_type=file.content_type)

    return view


async def _found(find: Callable[[sqlite3.Connection, Ask], T], datasette: Datasette, request: Request) -> T:
    """The result of `find`, run in a thread of Datasette on its read-only connection, with the SQL time limit."""
    ask = _asked(datasette, request)
    name, there = await _where(datasette, ask, ask.path.get("report"))
    return await _run(datasette, name, there, find)


async def _where(datasette: Datasette, ask: Ask, report: str | None) -> tuple[str, Ask]:
    """The database that a report is in, and what is asked of it. Without a report, or for one that isn't there, that
    of the whole corpus.
    """
    if report is None or not ask.serving.provinces:
        return DATABASE, ask
    province = await _run(datasette, DATABASE, ask, lambda conn, _: province_of(conn, report))
    if province is None or province not in ask.serving.provinces:
        return DATABASE, ask
    served = replace(ask.serving, corpus=ask.serving.provinces[province])
    return name_of(province), ask._replace(serving=served)


def _asked(datasette: Datasette, request: Request) -> Ask:
    path = {name: unquote(value) for name, value in request.url_vars.items() if name != "format" and value is not None}
    query = {name: request.args[name] for name in request.args}
    return Ask(path, query, serving.of(datasette), datasette.absolute_url(request, datasette.urls.path("/")))


async def _run(datasette: Datasette, name: str, ask: Ask, find: Callable[[sqlite3.Connection, Ask], T]) -> T:
    """The result of `find` on one database."""

    def limited(conn: sqlite3.Connection) -> T:
        with sqlite_timelimit(conn, ask.serving.time_limit_ms), own_pages(conn):
            return find(conn, ask)

    context = copy_context()  # carries the request's language into the thread
    found: T = await datasette.get_database(name).execute_fn(lambda conn: context.run(limited, conn))
    return found


_AT_ONCE = 4
"""Provinces that are asked at a time: words that are everywhere fill a page from a few, and the others are spared."""


async def _data(page: Page, datasette: Datasette, request: Request) -> Data:
    """What a page shows. A page over texts asks every province, and puts together what they found."""
    ask = _asked(datasette, request)
    if page.across is None or not ask.serving.provinces:
        return await _found(page.find, datasette, request)
    across = page.across
    parts = {
        code: replace(ask.serving, corpus=path)
        for code, path in ask.serving.provinces.items()
        if ask.word("division")[:2] in {"", code}
    }

    async def ranked(code: str) -> list[Ranked]:
        there = ask._replace(serving=parts[code])
        return [(*each, code) for each in await _run(datasette, name_of(code), there, across.ranked)]

    every: list[Ranked] = []
    for at in range(0, len(parts), _AT_ONCE):
        for found in await asyncio.gather(*map(ranked, list(parts)[at : at + _AT_ONCE])):
            every += found
        if len(every) >= across.most:
            break
    chosen, rest = await _run(datasette, DATABASE, ask, partial(across.chosen, sorted(every)))
    for each in chosen:
        *_, key, code = each
        rest["hits"].append(await _run(datasette, name_of(code), ask, partial(across.hit, key)))
    return rest
