"""The server: `/HOST/PATH?QUERY` answers what `HOST` would answer; so does a `Host:` header.

It speaks HTTP/1.1 with persistent connections; half of the sites send ETag and Last-Modified and
answer 304. The server caches only what the world itself caches: every answer follows from the world
alone, except for faults and pages that count their visits.
"""

from __future__ import annotations

import hashlib
import json
import re
import socket
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import quote, urlsplit

from nianbao_demo.portal import faults, ledger, welcome
from nianbao_demo.world import Page, World


class Portal:
    """A running demo portal, and what a crawl requested of it. `visits` counts requests by host,
    `faults` requests of faults by path, `traffic` answers by status and bytes of bodies.
    `trapped` counts requests of pages that no crawl should fetch, by URL. `at_once` is, for each
    host, the largest number of requests that were being answered at the same time.
    """

    def __init__(self, world: World, server: _Server) -> None:
        self.world = world
        self.visits, self.faults, self.traffic = server.visits, server.faults, server.traffic
        self.trapped, self.at_once = server.trapped, server.at_once
        self.host, self.port = "127.0.0.1", server.server_address[1]
        self.base = f"http://{self.host}:{self.port}"


@contextmanager
def serve(world: World, port: int = 0, latency: float = 0.0) -> Iterator[Portal]:
    """Serves `world` on 127.0.0.1 until the block ends; port 0 takes a free port.

    `latency` (seconds) is waited before each answer, as with a portal far away. Raises OSError if
    the port is taken.
    """
    server = _Server(world, port, latency)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield Portal(world, server)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # Threads of open connections end with the process; waiting for them would mean waiting for
    # clients.
    block_on_close = False
    request_queue_size = 128

    def __init__(self, world: World, port: int, latency: float) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.world = world
        self.latency = latency
        self.visits: Counter[str] = Counter()
        self.faults: Counter[str] = Counter()
        self.traffic: Counter[str] = Counter()
        self.trapped: Counter[str] = Counter()
        self.answering: Counter[str] = Counter()
        self.at_once: Counter[str] = Counter()
        self.counting = threading.Lock()
        self.internal: dict[str, tuple[Callable[[], bytes], str]] = {
            "/_demo/ledger.json": (lambda: ledger.ledger(world), "application/json"),
            "/_demo/changes.json": (lambda: ledger.changes(world), "application/json"),
            "/_demo/traffic.json": (lambda: json.dumps(self.traffic).encode(), "application/json"),
            "/_demo/lookalikes.json": (lambda: ledger.lookalikes(world), "application/json"),
            "/": (lambda: welcome.page(world), "text/html; charset=utf-8"),
        }
        self.lively = _bare(world.lively)
        self.without_validators = _bare(world.without_validators)
        self.known = {host.removeprefix("www.") for host in (*world.hosts, *world.foreign)}
        self.known.add(faults.HOST)

    def knows(self, host: str) -> bool:
        return host.lower().removeprefix("www.") in self.known

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignores clients that went away; any other error is shown."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server
    visit = 0
    """The number of this request among those of its host."""
    wbufsize = -1  # headers and body in one packet
    disable_nagle_algorithm = True
    timeout = 60

    def do_POST(self) -> None:
        """Treats a form as a query; a JSON body becomes the query's `json`."""
        form = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        form = f"json={quote(form)}" if form.startswith("{") else form
        self.path += ("&" if "?" in self.path else "?") + form
        self.do_GET()

    def do_GET(self) -> None:
        host, path = self._asked()
        if self.server.latency:
            time.sleep(self.server.latency)
        if host is None:
            self._own(path)
        elif host.removeprefix("www.") == faults.HOST:
            self._fault(path)
        else:
            self._visit(host, path)

    def _visit(self, host: str, path: str) -> None:
        server, url = self.server, f"http://{host}{path}"
        with server.counting:
            server.visits[host] += 1
            self.visit = server.visits[host]
            server.answering[host] += 1
            server.at_once[host] = max(server.at_once[host], server.answering[host])
        page = server.world.get(url)
        with server.counting:
            server.answering[host] -= 1  # before the last byte, as the next request may come with it
            if page and page.kind == "trap":
                server.trapped[f"{host}{path}"] += 1
        if server.world.refuses(url, set(self.headers.keys())):
            self._send(403, b"<html><body>403 Forbidden</body></html>", ())
        else:
            self._page(page, host) if page else self._missing()

    do_HEAD = do_GET  # noqa: N815

    def _asked(self) -> tuple[str | None, str]:
        """The requested host and the path with its query; the host is None for the server's own
        pages.
        """
        first, slash, rest = self.path[1:].partition("/")
        if self.server.knows(first):
            return first.lower(), f"/{rest}" if slash else "/"
        named = self.headers.get("Host", "").partition(":")[0]
        if self.server.knows(named):
            return named.lower(), self.path
        return None, self.path

    def _own(self, path: str) -> None:
        found = self.server.internal.get(path)
        if found:
            make, media_type = found
            self._send(200, make(), (("Content-Type", media_type),))
            return
        # A browser followed a link that begins with a slash; the Referer says on which host.
        came_from = urlsplit(self.headers.get("Referer", "")).path[1:].partition("/")[0]
        if self.server.knows(came_from):
            self._send(302, b"", (("Location", f"/{came_from}{path}"),))
            return
        self._missing()

    def _missing(self) -> None:
        body = "<html><head><title>404</title></head><body><h1>404 Not Found</h1></body></html>"
        self._send(404, body.encode(), (("Content-Type", "text/html"),))

    def _page(self, page: Page, host: str) -> None:
        body, own = page.body, page.headers
        name = host.removeprefix("www.")
        if page.kind == "report" and name in self.server.lively:
            body = body.replace(b'id="hits">31<', b'id="hits">%d<' % (31 + self.visit))
        # Only browsers send Sec-Fetch-Dest; a crawler gets the page unchanged.
        if "Sec-Fetch-Dest" in self.headers:
            body = self._stays_here(body)
            own = tuple((name, self._stays_here(text.encode()).decode()) for name, text in own)
        if name in self.server.without_validators:
            self._send(page.status, body, (*own, ("Content-Type", page.media_type)))
            return
        tag, moment = _tag(body), _moment(page)
        headers = (*own, ("ETag", tag), ("Last-Modified", format_datetime(moment, True)))
        if page.status == 200 and self._unchanged(tag, moment):
            self._send(304, b"", headers)
        else:
            self._send(page.status, body, (*headers, ("Content-Type", page.media_type)))

    def _stays_here(self, text: bytes) -> bytes:
        """For people: turns links to hosts of the world into paths, so that no click leaves the
        demo.
        """
        return _LINK.sub(lambda link: b"/" + link[1] if self.server.knows(link[1].decode()) else link[0], text)

    def _unchanged(self, tag: str, moment: datetime) -> bool:
        """Whether a conditional request has the current version (RFC 9110, section 13.2.2)."""
        tags = self.headers.get("If-None-Match")
        if tags is not None:
            named = {each.strip().removeprefix("W/") for each in tags.split(",")}
            return bool(named & {tag, "*"})
        since = self.headers.get("If-Modified-Since")
        if since is None:
            return False
        try:
            asked = parsedate_to_datetime(since)
        except ValueError:
            return False
        # Python parses "-0000" as a time without a zone; HTTP dates are always GMT.
        return moment <= (asked if asked.tzinfo else asked.replace(tzinfo=UTC))

    def _fault(self, path: str) -> None:
        with self.server.counting:
            self.server.faults[path] += 1
            visit = self.server.faults[path]
        found = faults.fault(path, visit, self.headers.get("Cookie", ""))
        if found is None:
            self._missing()
            return
        time.sleep(found.wait)
        self._send(found.status, found.body, (("Content-Type", "text/html"), *found.headers), found.cut)

    def _send(self, status: int, body: bytes, headers: tuple[tuple[str, str], ...], cut: int | None = None) -> None:
        self.send_response(status, None if status < 512 else "Web Server Is Down")
        for name, value in headers:
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        sent = b"" if self.command == "HEAD" or status == 304 else body[:cut]
        self.wfile.write(sent)
        with self.server.counting:
            self.server.traffic.update({str(status): 1, "requests": 1, "bytes": len(sent)})
        self.wfile.flush()
        if cut is not None:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)

    def version_string(self) -> str:
        return "demo"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Prints nothing: a crawl requests thousands of pages."""


def _bare(hosts: Iterable[str]) -> frozenset[str]:
    return frozenset(host.removeprefix("www.") for host in hosts)


_LINK = re.compile(rb"https?://([A-Za-z0-9.-]+)(?=[/\"']|$)")


@lru_cache(maxsize=8192)
def _tag(body: bytes) -> str:
    return f'"{hashlib.sha256(body).hexdigest()[:16]}"'


def _moment(page: Page) -> datetime:
    return datetime(page.modified.year, page.modified.month, page.modified.day, 2, tzinfo=UTC)
