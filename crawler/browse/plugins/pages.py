"""Datasette plugin: serves our pages, each as HTML, JSON and CSV."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextvars import copy_context
from typing import TypeVar
from urllib.parse import quote, unquote

from datasette import Response, hookimpl
from datasette.app import Datasette
from datasette.utils import sqlite_timelimit
from datasette.utils.asgi import Request
from datasette.utils.sqlite import sqlite3 as datasettes

from crawler.browse import rendering, serving
from crawler.browse.metadata import DATABASE
from crawler.browse.page import Ask, Data, FilePage, Missing, Page, address, as_csv, as_json
from crawler.browse.pages import FILES, PAGES
from crawler.browse.security import OWN
from crawler.browse.texts import t

T = TypeVar("T")
View = Callable[[Datasette, Request], Awaitable[Response]]


@hookimpl  # type: ignore[untyped-decorator]
def register_routes() -> list[tuple[str, View]]:
    files = [(page.pattern, _file_view(page)) for page in FILES]
    return files + [(page.pattern, _view(page)) for page in PAGES]


def _view(page: Page) -> View:
    async def view(datasette: Datasette, request: Request) -> Response:
        try:
            data = await _found(page.find, datasette, request)
        except Missing as error:
            return await _refused(datasette, request, 404, str(error))
        except datasettes.OperationalError as error:  # Datasette uses pysqlite3 where it is installed
            if "interrupted" not in str(error):
                raise
            return await _refused(datasette, request, 503, t("error.slow"))
        form = request.url_vars.get("format")
        if form == "json":
            return Response(as_json(data), content_type="application/json; charset=utf-8")
        if form == "csv" and page.rows:
            return Response(as_csv(data[page.rows]), content_type="text/csv; charset=utf-8")
        if form:
            return await _refused(datasette, request, 404, t("error.missing"))
        return await _shown(datasette, request, page.template, {"page": page, **data})

    return view


def _file_view(page: FilePage) -> View:
    async def view(datasette: Datasette, request: Request) -> Response:
        try:
            make = await _found(page.find, datasette, request)
            file = await asyncio.to_thread(make)
        except Missing as error:
            return await _refused(datasette, request, 404, str(error))
        except TimeoutError:  # the process that reads documents is busy or hangs
            return await _refused(datasette, request, 503, t("error.slow"))
        headers = {"content-security-policy": file.policy, "cache-control": "private, max-age=3600"}
        if file.name:
            headers["content-disposition"] = f"attachment; filename*=UTF-8''{quote(file.name)}"
        return Response(file.body, headers=headers, content_type=file.content_type)

    return view


async def _found(find: Callable[[sqlite3.Connection, Ask], T], datasette: Datasette, request: Request) -> T:
    """The result of `find`, run in a thread of Datasette on its read-only connection, with the SQL time limit."""
    served = serving.of(datasette)
    path = {name: unquote(value) for name, value in request.url_vars.items() if name != "format" and value is not None}
    query = {name: request.args[name] for name in request.args}
    ask = Ask(path, query, served)

    def limited(conn: sqlite3.Connection) -> T:
        with sqlite_timelimit(conn, served.time_limit_ms):
            return find(conn, ask)

    context = copy_context()  # carries the request's language into the thread
    found: T = await datasette.get_database(DATABASE).execute_fn(lambda conn: context.run(limited, conn))
    return found


async def _shown(datasette: Datasette, request: Request, template: str, context: Data, status: int = 200) -> Response:
    path = request.path if request.path != "/" else address("home")
    asked = f"?{request.query_string}" if request.query_string else ""
    context = {"own": True, "here": path, **context, "as_asked": asked}
    whole = rendering.template(datasette, template)
    body = await datasette.render_template(whole, context, request=request)
    return Response.html(body, status=status, headers={"content-security-policy": OWN})


async def _refused(datasette: Datasette, request: Request, status: int, message: str) -> Response:
    if request.url_vars.get("format"):
        return Response.json({"ok": False, "error": message}, status=status)
    return await _shown(datasette, request, "nianbao/refused.html", {"message": message}, status=status)
