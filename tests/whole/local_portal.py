"""A small portal on this machine with the pages of a test, and crawls of it."""

from __future__ import annotations

import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random

from nianbao_demo.render import MARKUPS
from nianbao_demo.reports import random_report
from parsers.forms import FORMS
from tests.whole import commands


@dataclass(frozen=True)
class Answer:
    """A server's answer; with `cut`, the connection is closed after that many bytes of the body."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    cut: int | None = None


Pages = Mapping[str, "bytes | str | int | Answer | Callable[[int, Message], Answer]"]
"""By path, and what is posted to it: a body, a status, an answer, or a function of visit number and headers that gives
one. `*` is for every other path.
"""


@dataclass
class LocalPortal:
    """A running portal. `requested` are the requested paths in order, `times` (seconds) the times
    of these requests. `at_once` is the largest number of requests answered at the same time.
    """

    base: str
    port: int = 0
    requested: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    at_once: int = 0


@contextmanager
def portal(
    pages: Pages, latency: float = 0.0, tls: ssl.SSLContext | None = None, port: int = 0, host: str = "127.0.0.1"
) -> Iterator[LocalPortal]:
    """Serves `pages`; other paths answer 404. Each answer takes `latency` seconds. `port` 0 takes
    any free port; a portal that is started again passes the port it had.
    """
    lock, now = threading.Lock(), list[str]()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self, posted: str = "") -> None:
            with lock:
                local.requested.append(self.path)
                local.times.append(time.monotonic())
                local.agents.add(self.headers.get("User-Agent", ""))
                now.append(self.path)
                local.at_once = max(local.at_once, len(now))
            time.sleep(latency)
            page = pages.get(f"{self.path} {posted}".rstrip(), pages.get(self.path, pages.get("*", 404)))
            if callable(page):
                page = page(local.requested.count(self.path), self.headers)
            if isinstance(page, int):
                page = Answer(status=page)
            if isinstance(page, str):
                page = page.encode()
            if isinstance(page, bytes):
                page = Answer(page)
            with lock:
                now.remove(self.path)
            self.send_response(page.status)
            headers = {
                "Content-Type": "text/html; charset=utf-8",
                "Content-Length": str(len(page.body)),
                **dict(page.headers),
            }
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(page.body[: page.cut])
            if page.cut is not None:
                self.wfile.flush()
                self.close_connection = True
                self.connection.shutdown(socket.SHUT_RDWR)

        def do_POST(self) -> None:
            self.do_GET(self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode("latin-1"))

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """Ignores clients that close the connection, or speak only TLS that the server doesn't
            know.
            """

    server = Server((host, port), Handler)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    local = LocalPortal(f"http{'s' if tls else ''}://{host}:{server.server_port}", server.server_port)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield local
    finally:
        server.shutdown()
        server.server_close()


def scrapy(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs scrapy in the project folder, as a user would."""
    return commands.run(commands.scrapy, arguments, environment={"COLUMNS": "240", **environment})


def crawl(base: str, corpus: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Crawls a portal that is described by arguments, without delays."""
    return scrapy(*crawl_command(base, corpus, *more)[3:])


def crawl_command(base: str, corpus: Path, *more: str) -> list[str]:
    quick = ("DOWNLOAD_DELAY=0", "AUTOTHROTTLE_ENABLED=False", "RETRY_TIMES=0", "PARSE_PROCESSES=0")
    settings = [part for each in (*quick, f"CORPUS={corpus}") for part in ("-s", each)]
    facts = ("-a", f"url={base}/", "-a", "title=测试区人民政府", "-a", "division=410303")
    return [sys.executable, "-m", "scrapy", "crawl", "portal", *facts, *settings, *more]


def report_page(issuer: str = "西工区财政局", year: int = 2023, seed: int = 1) -> bytes:
    rng = Random(seed)
    return MARKUPS["ueditor"](random_report(rng, FORMS["2021"], issuer=issuer, year=year), rng)


def links(*pairs: tuple[str, str]) -> str:
    return (
        "<html><body><h1>测试区人民政府</h1>"
        + "".join(f'<p><a href="{to}">{text}</a></p>' for text, to in pairs)
        + "</body></html>"
    )
