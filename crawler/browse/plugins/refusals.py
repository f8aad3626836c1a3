"""Datasette plugin: says in our frame what Datasette would say in its own, or with a traceback.

Of Datasette's pages about itself, those remain that tell nothing about this machine.
"""

from __future__ import annotations

import traceback
from collections.abc import Awaitable, Coroutine, Generator
from contextvars import ContextVar
from typing import Any

from datasette import Response, hookimpl
from datasette.app import Datasette
from datasette.database import QueryInterrupted
from datasette.utils import InvalidSql
from datasette.utils.asgi import Base400, Request
from datasette.utils.sqlite import sqlite3
from datasette.views.base import DatasetteError

from crawler.browse.answers import refused
from crawler.browse.metadata import DATABASE
from crawler.browse.texts import t

MOST_CELLS = 60_000
"""Cells of a page of Datasette's, which it makes one by one while all other visitors wait: some seconds."""
CELLS: ContextVar[list[int]] = ContextVar("CELLS")
"""The number of cells made for the current request."""

_SHOWN = r"(?:static|static-plugins)/|(?:metadata|versions|settings|plugins)(?:\.json)?$"


@hookimpl  # type: ignore[untyped-decorator]
def register_routes() -> list[tuple[str, Any]]:
    return [(r"/-/databases(?:\.(?P<format>json))?$", _databases), (rf"/-/(?!{_SHOWN}).*$", _missing)]


async def _databases(datasette: Datasette) -> Response:
    """Datasette's list, without the path of the file."""
    database = datasette.get_database(DATABASE)
    return Response.json([{"name": DATABASE, "size": database.size, "is_mutable": database.is_mutable}])


async def _missing(datasette: Datasette, request: Request) -> Response:
    return await refused(datasette, request, 404, t("error.missing"))


@hookimpl(tryfirst=True)  # type: ignore[untyped-decorator]
def render_cell() -> None:
    """Counts the cells of a page. Raises `DatasetteError` if there are too many."""
    made = CELLS.get(None)
    if made is None:
        made = [0]
        CELLS.set(made)
    made[0] += 1
    if made[0] > MOST_CELLS:
        raise DatasetteError(t("error.cells"), status=400)


@hookimpl  # type: ignore[untyped-decorator]
def forbidden(datasette: Datasette, request: Request) -> Awaitable[Response]:
    return refused(datasette, request, 403, t("error.forbidden"))


@hookimpl(hookwrapper=True)  # type: ignore[untyped-decorator]
def handle_exception(datasette: Datasette, request: Request, exception: Exception) -> Generator[None, Any, None]:
    """Answers instead of Datasette's own handler, which prints a traceback for a wrong address, too."""
    found = yield
    for answer in found.get_result():
        if isinstance(answer, Coroutine):
            answer.close()
    status, message = words_for(exception, by_datasette="database" in request.url_vars)
    if status == 500:
        traceback.print_exception(exception)
    found.force_result([refused(datasette, request, status, message)])


def words_for(exception: Exception, *, by_datasette: bool) -> tuple[int, str]:
    """The status and the words for an exception. `by_datasette`: it was raised in one of Datasette's own pages, which
    leave it to Python to find fault with a parameter.
    """
    match exception:
        case Base400():
            known = {404: "error.missing", 403: "error.forbidden"}
            status = exception.status
            return status, t(known[status]) if status in known else str(exception)
        case DatasetteError():  # 500 is its default, also for a column that isn't there
            status = 400 if exception.status == 500 else exception.status
            return status, t("error.slow") if exception.message_is_html else str(exception.message)
        case QueryInterrupted():
            return 400, t("error.slow")
        case MemoryError():
            return 400, t("error.memory")
        case InvalidSql() | sqlite3.Error() if by_datasette:
            return 400, f"{t('error.query')}{t('colon')}{exception}"
        case ValueError() | ArithmeticError() | TypeError() | LookupError() | AssertionError() if by_datasette:
            return 400, t("error.query")
        case RecursionError() if by_datasette:  # JSON of a thousand brackets
            return 400, t("error.query")
        case _:
            return 500, t("error.defect")
