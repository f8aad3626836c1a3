"""faults.demo.test: a path for each way in which a server can misbehave.

`/cut` ends in the middle of a body, `/slow` takes its time, `/500` always fails, `/redirect-loop`
sends to itself, `/blocked` shows a shield's script, `/empty` has no body, `/soft404` says 200 and
that there is nothing, `/gzip-broken` declares gzip and isn't, `/gzip-cut` breaks off in the middle
of a gzip stream, `/front-page` answers with the front page.

Behind others there is a report: `/503-then-ok` fails once, `/429-then-ok` wants to be left in peace
for a second, `/cut-then-ok` breaks off once, `/front-page-then-ok` answers once with the front
page, `/gzip-unasked` compresses without being asked, `/gzip-untold` without saying so, and
`/cookie-first` sends to itself until its cookie comes back.

The front page links them by name, and `/nb/` as a column of annual reports does.
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
"""How long /slow waits before it answers: above a test's patience, below a client's time limit."""

_OK = "<html><head><title>好</title></head><body><p>这一次可以了。</p></body></html>".encode()
_SHIELD = b"<script>document.cookie='__jsl_clearance_s=1|0|x;path=/';location.reload()</script>"


@dataclass(frozen=True)
class Fault:
    """An answer: `cut` says after how many bytes of the body the connection is closed."""

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
    """What `path` answers at its `visit`th visit, counted from 1, to who sends this cookie; None
    where there is no fault.
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
    """Whose report is behind a fault."""
    return f"洛阳市{'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未'[(*NAMES, path).index(path)]}局"


def title(path: str) -> str:
    """What the column calls it."""
    return f"{issuer(path)}2023年政府信息公开工作年度报告"


def _first(path: str, visit: int, cookie: str) -> Fault | None:
    """What stands before the report; None: nothing any more."""
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
