"""A small portal on this machine, page by page as a test wants it, and a crawl of it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random

from demo.render import MARKUPS
from demo.reports import random_report
from parsers.forms import FORMS

Pages = Mapping[str, bytes | str | int]

ROOT = Path(__file__).parents[2]


@dataclass
class Local:
    """`asked` are the paths that were asked for, in order."""

    base: str
    asked: list[str] = field(default_factory=list)


@contextmanager
def portal(pages: Pages) -> Iterator[Local]:
    """Serves `pages` by path: a body, or a status without one. Anything else is 404."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            local.asked.append(self.path)
            page = pages.get(self.path, 404)
            status = page if isinstance(page, int) else 200
            body = (
                b"" if isinstance(page, int) else page.encode() if isinstance(page, str) else page
            )
            self.send_response(status)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    local = Local(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield local
    finally:
        server.shutdown()
        server.server_close()


def scrapy(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs scrapy in the project, as a user would."""
    return subprocess.run(
        [sys.executable, "-m", "scrapy", *arguments], cwd=ROOT, capture_output=True, text=True,
        env={**os.environ, "COLUMNS": "240", **environment}, timeout=600, check=False,
    )  # fmt: skip


def crawl(base: str, corpus: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Crawls a portal described by arguments, without delays."""
    quick = ("DOWNLOAD_DELAY=0", "AUTOTHROTTLE_ENABLED=False", "RETRY_TIMES=0", "PARSE_PROCESSES=0")
    settings = [part for each in (*quick, f"CORPUS={corpus}") for part in ("-s", each)]
    facts = ("-a", f"url={base}/", "-a", "title=测试区人民政府", "-a", "division=410303")
    return scrapy("crawl", "portal", *facts, *settings, *more)


def report_page(issuer: str = "西工区财政局", year: int = 2023, seed: int = 1) -> bytes:
    rng = Random(seed)
    return MARKUPS["ueditor"](random_report(rng, FORMS["2021"], issuer=issuer, year=year), rng)


def links(*pairs: tuple[str, str]) -> str:
    return (
        "<html><body><h1>测试区人民政府</h1>"
        + "".join(f'<p><a href="{to}">{text}</a></p>' for text, to in pairs)
        + "</body></html>"
    )
