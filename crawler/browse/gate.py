"""The gate before Datasette: methods, addresses and lengths that it would stumble over are refused in words, and no
answer is longer than `LONGEST_ANSWER`.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote_to_bytes

Asgi = Callable[[Any, Any, Any], Awaitable[None]]
Refuse = Callable[[Any, int, str, Mapping[str, str]], Awaitable[Any]]
"""Makes the answer from the request's scope, a status, the key of a text and headers; it has `asgi_send`."""

METHODS = ("GET", "HEAD")
LONGEST_PATH = 2_083
"""Characters; the longest address that browsers agreed on."""
LONGEST_QUERY = 30_000
"""Characters after the question mark, where a Chinese character takes nine. The longest SQL of our own links has some
3,000."""
LONGEST_SQL = 10_000
BLANKS = 200
"""Most blanks in a row in SQL: Datasette's patterns for it take time that grows with their square."""
MOST_PARAMETERS = 300
MOST_FACETS = 12
"""Each is a query of its own, with its own time limit."""
LONGEST_ANSWER = 50_000_000
"""Bytes, but for the download of the file."""
_LONGEST_NAME = 200
"""Characters of the address of a file; a system has none above 255."""
_STATIC = ("/nianbao/", "/-/static/")

_ESCAPES = re.compile(r"%(?![0-9A-Fa-f]{2})")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_MANY_BLANKS = re.compile(rf"\s{{{BLANKS}}}")
_EXPLAIN = re.compile(r"(?:\s|--[^\n]*(?:\n|$)|/\*(?:[^*]|\*(?!/))*(?:\*/|$))*explain\b(?!\s+query\b)", re.IGNORECASE)
"""EXPLAIN lists a query's steps, and with them addresses of memory. EXPLAIN QUERY PLAN doesn't."""


@dataclass(frozen=True)
class Wrong:
    status: int
    text: str
    """Key of the words for it."""
    headers: Mapping[str, str] = field(default_factory=dict)


def wrong_with(method: str, path: bytes, query: bytes) -> Wrong | None:
    """What is wrong with a request, looking at its first line alone; None: nothing."""
    if method not in METHODS:
        return Wrong(405, "error.method", {"allow": ", ".join(METHODS)})
    if not _is_address(path) or (path.decode().startswith(_STATIC) and len(path) > _LONGEST_NAME):
        return Wrong(404, "error.missing")
    if len(query) > LONGEST_QUERY or query.count(b"&") > MOST_PARAMETERS:
        return Wrong(400, "error.long")
    parameters = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
    if sum(name.startswith("_facet") for name, _ in parameters) > MOST_FACETS:
        return Wrong(400, "error.long")
    return next((wrong for name, value in parameters if name == "sql" and (wrong := _wrong_sql(value))), None)


def _is_address(path: bytes) -> bool:
    """Whether it can be the address of anything here: ASCII, whole escapes of UTF-8, no steps up, no controls."""
    if len(path) > LONGEST_PATH or not path.isascii() or _ESCAPES.search(path.decode("ascii")):
        return False
    try:
        text = unquote_to_bytes(path).decode()
    except UnicodeDecodeError:
        return False
    return not _CONTROLS.search(text) and not {".", ".."} & set(text.split("/"))


def _wrong_sql(sql: str) -> Wrong | None:
    if len(sql) > LONGEST_SQL:
        return Wrong(400, "error.long")
    # Datasette leaves such lines out before it looks at the rest.
    rest = "\n".join(line for line in sql.split("\n") if not line.strip().startswith("--"))
    if _MANY_BLANKS.search(rest):
        return Wrong(400, "error.long")
    return Wrong(400, "error.explain") if _EXPLAIN.match(sql) else None


class Gate:
    """The ASGI application behind the gate; refusals are made by `refuse`."""

    def __init__(self, app: Asgi, refuse: Refuse) -> None:
        self.app, self.refuse = app, refuse

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close"})
            return
        path = (scope.get("raw_path") or scope["path"].encode()).partition(b"?")[0]
        wrong = wrong_with(scope["method"], path, scope.get("query_string") or b"")
        if wrong is not None:
            await self._send_refusal(scope, send, wrong)
            return
        answer = _Answer(send, static=path.decode().startswith(_STATIC), whole=path.endswith(b".db"))
        try:
            await self.app(scope, receive, answer.send)
        except Exception:
            if answer.begun:
                raise
            traceback.print_exc()
            answer.wrong = Wrong(500, "error.defect")
        if answer.wrong is not None:
            await self._send_refusal(scope, send, answer.wrong)

    async def _send_refusal(self, scope: Any, send: Any, wrong: Wrong) -> None:
        response = await self.refuse(scope, wrong.status, wrong.text, wrong.headers)
        await response.asgi_send(send)


class _Answer:
    """Passes an answer on. Its head is held back until its first part is known to be short enough; if it isn't, or if
    a file isn't there, the rest is dropped and `wrong` says what is to be answered instead.
    """

    def __init__(self, send: Any, *, static: bool, whole: bool) -> None:
        self._send, self._static, self._whole = send, static, whole
        self._head: Any = None
        self._length = 0
        self.begun = False
        self.wrong: Wrong | None = None

    async def send(self, message: Any) -> None:
        if self.wrong is not None:
            return
        if message["type"] == "http.response.start":
            self._head = message
            if self._static and message["status"] in {403, 404}:
                self.wrong = Wrong(404, "error.missing")
            return
        self._length += len(message.get("body", b""))
        if self._length > LONGEST_ANSWER and not self._whole:
            if self.begun:  # without its end, so that nobody takes it for the whole
                raise RuntimeError("an answer was cut off: it is longer than is allowed")
            self.wrong = Wrong(400, "error.answer")
            return
        if not self.begun:
            self.begun = True
            await self._send(self._head)
        await self._send(message)
