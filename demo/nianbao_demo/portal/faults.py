"""faults.demo.test: one path for each way in which a server can misbehave.

`/cut` ends in the middle of a body, `/slow` takes its time, `/500` always fails, `/redirect-loop`
redirects to itself, `/blocked` shows the script of a web firewall, `/empty` has no body, `/soft404`
answers 200 with a page that says there is nothing, `/gzip-broken` declares gzip but sends none,
`/gzip-cut` breaks off in the middle of a gzip stream, `/front-page` answers with the front page.

Other faults have a report behind them: `/503-then-ok` fails once, `/429-then-ok` asks for a pause
of one second, `/cut-then-ok` breaks off once, `/front-page-then-ok` answers once with the front
page, `/gzip-unasked` compresses although the client didn't ask for it, `/gzip-untold` compresses
without declaring it, and `/cookie-first` redirects to itself until its cookie comes back.

The front page and the column of annual reports `/nb/` link them by name.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from nianbao_demo.render import MARKUPS
from nianbao_demo.reports import random_report
from parsers.forms import FORMS

HOST = "faults.demo.test"
SLOW_SECONDS = 2.0
"""Seconds that /slow waits before it answers: long for a test, within a client's time limit."""

_OK = "<html><head><title>好</title></head><body><p>这一次可以了。</p></body></html>".encode()
_SHIELD = b"<script>document.cookie='__jsl_clearance_s=1|0|x;path=/';location.reload()</script>"


@dataclass(frozen=True)
class Fault:
    """An answer; after `cut` bytes of the body the connection is closed."""

    status: int = 200
    body: bytes = _OK
    headers: tuple[tuple[str, str], ...] = ()
    cut: int | None = None
    wait: float = 0.0


_FAULTS = {
    "/cut": Fault(body=_OK * 200, cut=700),
    "/slow": Fault(wait=SLOW_SECONDS),
    "/500": Fault(500, b"<html><body><h1>Internal Server Error</h1></body></html>"),
    "/redirect-loop": Fault(302, b"", (("Location", f"http://{HOST}/redirect-loop"),)),
    "/blocked": Fault(521, _SHIELD, (("Set-Cookie", "__jsluid_s=1; path=/"),)),
    "/empty": Fault(body=b""),
    "/soft404": Fault(body="<html><body><p>您访问的页面不存在</p></body></html>".encode()),
    "/gzip-cut": Fault(body=gzip.compress(_OK * 200)[:-20], headers=(("Content-Encoding", "gzip"),)),
    "/gzip-broken": Fault(body=gzip.compress(_OK)[:-9] + b"broken!!!", headers=(("Content-Encoding", "gzip"),)),
}
_GZIP = ("Content-Encoding", "gzip")
_COOKIE = "seen=1"
REPORTS = (
    "/503-then-ok",
    "/429-then-ok",
    "/cut-then-ok",
    "/front-page-then-ok",
    "/gzip-unasked",
    "/gzip-untold",
    "/cookie-first",
)
"""Faults with a report behind them."""
NAMES = (*_FAULTS, "/front-page", *REPORTS)


def fault(path: str, visit: int, cookie: str = "") -> Fault | None:
    """What `path` answers at visit number `visit` (from 1) to a request with this Cookie header;
    None if there is no fault.
    """
    if path in REPORTS:
        return _first(path, visit, cookie) or Fault(body=_report(path))
    if path in {"/", "/front-page"}:
        links = "".join(f'<li><a href="{name}">{name}</a></li>' for name in NAMES)
        return _html(f'<p><a href="/nb/">政府信息公开年报</a></p><ul>{links}</ul>')
    if path == "/nb/":
        links = "".join(f'<li><a href="{name}">{title(name)}</a></li>' for name in NAMES)
        return _html(f"<h1>政府信息公开年报</h1><ul>{links}</ul>")
    return _FAULTS.get(path)


def issuer(path: str) -> str:
    """The issuer of the report behind a fault."""
    return f"洛阳市{'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未'[(*NAMES, path).index(path)]}局"


def title(path: str) -> str:
    """The title under which the column lists it."""
    return f"{issuer(path)}2023年政府信息公开工作年度报告"


def _first(path: str, visit: int, cookie: str) -> Fault | None:
    """The answer that comes before the report; None if the report itself is due."""
    body = _report(path)
    if path == "/gzip-unasked":
        return Fault(body=gzip.compress(body), headers=(_GZIP,))
    if path == "/gzip-untold":
        return Fault(body=gzip.compress(body))
    if path == "/cookie-first":
        back = (("Location", path), ("Set-Cookie", f"{_COOKIE}; path=/"))
        return None if _COOKIE in cookie else Fault(302, b"", back)
    if visit > 1:
        return None
    return {
        "/503-then-ok": Fault(503, b"busy", (("Retry-After", "0"),)),
        "/429-then-ok": Fault(429, b"slowly, please", (("Retry-After", "1"),)),
        "/cut-then-ok": Fault(body=body, cut=len(body) // 2),
        "/front-page-then-ok": fault("/", 1),
    }[path]


def _html(body: str) -> Fault:
    return Fault(body=f"<html><body>{body}</body></html>".encode())


@lru_cache
def _report(path: str) -> bytes:
    rng = Random(path)
    return MARKUPS["ueditor"](random_report(rng, FORMS["2021"], issuer=issuer(path), year=2023), rng)
