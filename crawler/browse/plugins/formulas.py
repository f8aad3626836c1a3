"""Datasette plugin: guards formulas in every CSV that is served, of our pages, of tables and of queries."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from datasette import hookimpl
from datasette.app import Datasette

from crawler.browse import serving
from crawler.formulas import guarded_csv

Asgi = Callable[[Any, Any, Any], Awaitable[None]]


@hookimpl  # type: ignore[untyped-decorator]
def asgi_wrapper(datasette: Datasette) -> Callable[[Asgi], Asgi]:
    def wrapped(app: Asgi) -> Asgi:
        async def answer(scope: Any, receive: Any, send: Any) -> None:
            if scope["type"] != "http" or serving.of(datasette).raw_csv:
                await app(scope, receive, send)
                return
            is_csv = False

            async def send_guarded(message: Any) -> None:
                nonlocal is_csv
                if message["type"] == "http.response.start":
                    is_csv = any(
                        name.lower() == b"content-type" and value.startswith((b"text/csv", b"text/plain"))
                        for name, value in message["headers"]
                    ) and _path(scope).endswith(".csv")
                elif is_csv and message.get("body"):
                    # Datasette sends line by line, and a page of ours comes whole.
                    message = {**message, "body": guarded_csv(message["body"].decode()).encode()}
                await send(message)

            await app(scope, receive, send_guarded)

        return answer

    return wrapped


def _path(scope: Any) -> str:
    path: str = scope["path"]
    return path
