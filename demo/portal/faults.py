"""faults.demo.test: a path for each way in which a server can misbehave.

`/cut` ends in the middle of a body, `/slow` takes its time, `/500` always fails, `/503-then-ok`
fails once, `/redirect-loop` sends to itself, `/blocked` shows a shield's script, `/empty` has no
body, `/soft404` says 200 and that there is nothing, `/gzip-broken` declares gzip and isn't.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass

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
    "/gzip-broken": Fault(
        body=gzip.compress(_OK)[:-9] + b"broken!!!", headers=(("Content-Encoding", "gzip"),)
    ),
}
_THEN_OK = "/503-then-ok"
NAMES = (*_FAULTS, _THEN_OK)


def fault(path: str, visit: int) -> Fault | None:
    """What `path` answers at its `visit`th visit, counted from 1; None where there is no fault."""
    if path == _THEN_OK:
        return Fault() if visit > 1 else Fault(503, b"busy", (("Retry-After", "0"),))
    if path == "/":
        links = "".join(f'<li><a href="{name}">{name}</a></li>' for name in NAMES)
        return Fault(body=f"<html><body><ul>{links}</ul></body></html>".encode())
    return _FAULTS.get(path)
