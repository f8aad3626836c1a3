"""Datasette plugin for what all pages share: language, headers, navigation, date of the last crawl."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, Mapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qsl, urlencode

from datasette import Response, hookimpl
from datasette.app import Datasette
from datasette.utils import tilde_encode
from datasette.utils.asgi import Request
from jinja2 import Environment

from crawler.browse import serving
from crawler.browse.answers import refused
from crawler.browse.cached import kept
from crawler.browse.connections import limit_memory
from crawler.browse.feeds import FORMATS
from crawler.browse.gate import Asgi, Gate
from crawler.browse.metadata import DATABASE
from crawler.browse.page import address
from crawler.browse.pages import PAGES
from crawler.browse.security import DATASETTES, HEADERS
from crawler.browse.texts import LANGUAGE, LANGUAGES, Language, in_language, label, t, title_of
from crawler.browse.translated import in_words, said

COOKIE = "language"


@hookimpl  # type: ignore[untyped-decorator]
def prepare_jinja2_environment(env: Environment) -> None:
    env.filters["tilde"] = tilde_encode
    env.globals.update(
        t=t,
        label=label,
        title_of=title_of,
        in_language=in_language,
        to=address,
        in_words=in_words,
        said=said,
        language=LANGUAGE.get,
        nav_pages=[page for page in PAGES if page.nav],
        page_names={page.name for page in PAGES},
        feed_formats=FORMATS,
    )


@hookimpl  # type: ignore[untyped-decorator]
def extra_template_vars(datasette: Datasette, request: Request | None) -> Callable[[], Awaitable[dict[str, Any]]]:
    """Variables for all templates: last crawl, number of reports, link to the other language, download."""

    async def found() -> dict[str, Any]:
        served = serving.of(datasette)

        def look(conn: sqlite3.Connection) -> tuple[str | None, int]:
            return kept(served.corpus, "fresh", lambda: _fresh(conn))

        fresh, reports = await datasette.get_database(DATABASE).execute_fn(look)
        return {
            "fresh": fresh,
            "reports_stored": reports,
            "switch": _switch(request),
            "download": served.download,
            "sql_offered": served.sql,
        }

    return found


def _fresh(conn: sqlite3.Connection) -> tuple[str | None, int]:
    """The start time of the last crawl (None: there was none), and the number of reports."""
    (fresh,) = conn.execute("SELECT max(started_at) FROM crawls").fetchone()
    (reports,) = conn.execute("SELECT count(*) FROM reports").fetchone()
    return fresh, reports


def _switch(request: Request | None) -> str:
    """The address of the same page in the other language."""
    other = next(each for each in LANGUAGES if each != LANGUAGE.get())
    if request is None:
        return f"/?lang={other}"
    asked = [*parse_qsl(request.query_string, keep_blank_values=True), ("lang", other)]
    return f"?{urlencode(asked)}"


@hookimpl  # type: ignore[untyped-decorator]
def asgi_wrapper(datasette: Datasette) -> Callable[[Asgi], Asgi]:
    async def refuse(scope: Any, status: int, text: str, headers: Mapping[str, str]) -> Response:
        # The templates ask for a token against forged forms, which Datasette would put there later.
        return await refused(datasette, Request({**scope, "csrftoken": str}, None), status, t(text), headers)

    def wrapped(app: Asgi) -> Asgi:
        gate = Gate(app, refuse)

        async def answer(scope: Any, receive: Any, send: Any) -> None:
            if scope["type"] == "websocket":
                await gate(scope, receive, send)
                return
            if scope["type"] == "lifespan":  # a server begins, and nothing else goes on in its process
                limit_memory(len(datasette.databases))
            if scope["type"] != "http":
                await app(scope, receive, send)
                return
            asked, scope = _without_language(scope)
            LANGUAGE.set(asked or _preferred(scope))

            async def send_with_headers(message: Any) -> None:
                if message["type"] == "http.response.start":
                    message = {**message, "headers": _headers(message["headers"], asked)}
                await send(message)

            await gate(scope, receive, send_with_headers)

        return answer

    return wrapped


def _without_language(scope: Any) -> tuple[Language | None, Any]:
    """The language named by `?lang=`, and the scope without this parameter: Datasette would take it for a column."""
    query = scope["query_string"].decode("latin-1")
    if "lang=" not in query:
        return None, scope
    pairs = parse_qsl(query, keep_blank_values=True)
    named = next((value for name, value in reversed(pairs) if name == "lang"), None)
    kept = urlencode([(name, value) for name, value in pairs if name != "lang"])
    asked = next((each for each in LANGUAGES if each == named), None)
    return asked, {**scope, "query_string": kept.encode("latin-1")}


def _preferred(scope: Any) -> Language:
    """The language of the cookie, else the one the browser prefers, else English."""
    headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
    try:
        cookie = SimpleCookie(headers.get(b"cookie", "")).get(COOKIE)
    except CookieError:
        cookie = None
    said = cookie.value if cookie else headers.get(b"accept-language", "")[:2].lower()
    return next((each for each in LANGUAGES if each == said), "en")


def _headers(headers: list[tuple[bytes, bytes]], asked: Language | None) -> list[Any]:
    there = {name.lower() for name, _ in headers}
    more = {"content-security-policy": DATASETTES, **HEADERS}
    added = [(n.encode(), v.encode()) for n, v in more.items() if n.encode() not in there]
    if asked:
        cookie = f"{COOKIE}={asked}; Path=/; Max-Age=31536000; SameSite=Lax"
        added.append((b"set-cookie", cookie.encode()))
    # The language depends on these two headers: a shared cache must not mix up the languages.
    added.append((b"vary", b"Cookie, Accept-Language"))
    return [*headers, *added]
