"""Pages whose scripts try to get out of the browser: to a service of this machine, to other hosts, to the disk."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from email.message import Message
from importlib.util import find_spec
from pathlib import Path
from string import Template

import pytest

from tests.crawler.browse.chromium import CHROMIUM, needs_chromium
from tests.whole.local_portal import Answer, Pages, crawl, crawl_command, links, portal, report_page, scrapy

pytestmark = [
    pytest.mark.browser,
    needs_chromium,
    pytest.mark.skipif(not find_spec("scrapy_playwright"), reason="the extra browser is not installed"),
]

COLUMN = "政府信息公开年报"
ISSUER = "西工区水利局"
TITLE = f"{ISSUER}2023年政府信息公开工作年度报告"
LOCAL_NETWORK_OFF = (
    "LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests,PrivateNetworkAccessForNavigations,"
    "LocalNetworkAccessChecksWebSockets"
)
"""Chromium's own rules for local networks, which older versions don't have and which public hosts meet otherwise."""

QUICK = {
    "fetch": 'fetch(I + "/fetch", {mode: "no-cors"}).catch(() => 0)',
    "fetch, redirected": 'fetch("/to?fetch", {mode: "no-cors"}).catch(() => 0)',
    "frame": 'show("iframe", {src: I + "/frame"})',
    "frame, redirected": 'show("iframe", {src: "/to?frame"})',
    "frame, redirected often": 'show("iframe", {src: "/loop/0"})',
    "script, redirected": 'show("script", {src: "/to?script"})',
    "style": 'show("link", {rel: "stylesheet", href: I + "/style"})',
    "form in a frame, 307": 'post("/post", show("iframe", {name: "t"}).name)',
    "form in a popup": 'post(I + "/popup-post", "_blank")',
    "popup": 'window.open(I + "/popup"); window.open(I + "/noopener", "_blank", "noopener")',
    "popup that reads": 'window.open("about:blank").document.write("<script src=" + I + "/written></" + "script>")',
    "click": 'show("a", {href: I + "/click", target: "_blank"}).click()',
    "file": 'window.open("file:///etc/passwd"); show("iframe", {src: "file:///etc/passwd"})',
    "websocket": 'new WebSocket(W + "/websocket")',
    "websocket of the portal": 'new WebSocket("ws://" + location.host + "/websocket")',
    "events": 'new EventSource(I + "/events")',
    "beacon": 'navigator.sendBeacon(I + "/beacon", "x")',
    "ping": 'show("a", {href: "#", ping: I + "/ping"}).click()',
    "prefetch": """for (const rel of ["prefetch", "preload", "preconnect", "dns-prefetch", "prerender", "modulepreload"])
        show("link", {rel, href: I + "/" + rel, as: "script"})""",
    "speculation": """show("script", {type: "speculationrules", textContent: JSON.stringify(
        {prefetch: [{urls: [I + "/rules"]}], prerender: [{urls: ["/to?rules"]}]})})""",
    "picture": 'new Image().src = I + "/picture"; show("img", {src: "/to?picture"})',
    "stun": """const peer = new RTCPeerConnection({iceServers: [{urls: "stun:" + H}, {urls: "turn:" + H + "?transport=tcp",
        username: "u", credential: "c"}]}); peer.createDataChannel("x");
        peer.createOffer().then(o => peer.setLocalDescription(o))""",
    "webtransport": 'new WebTransport("https://" + H + "/transport")',
    "download": 'show("a", {href: "/evil.bin", download: "evil.bin"}).click()',
    "other methods": 'fetch("/delete", {method: "DELETE"}).catch(() => 0); fetch("/put", {method: "PUT"}).catch(() => 0)',
    "by another name": 'fetch(I.replace("127.0.0.1", "localhost") + "/name", {mode: "no-cors"}).catch(() => 0)',
}
SLOW = {
    "worker": """new Worker(URL.createObjectURL(new Blob([`fetch("${I}/worker", {mode: "no-cors"});
        new WebSocket("${W}/worker"); importScripts("${I}/import")`])))""",
    "shared worker": 'new SharedWorker("/shared.js")',
    "service worker": 'navigator.serviceWorker.register("/service.js")',
    "the page itself": 'window["loc" + "ation"]["hr" + "ef"] = I + "/itself"',
    "the page itself, redirected": 'window["loc" + "ation"]["hr" + "ef"] = "/to?itself"',
    "the page itself, later": 'setTimeout(() => { window["loc" + "ation"]["hr" + "ef"] = "/to?later" }, 300)',
    "form in place": 'post("/post", "_self")',
}
"""These keep a page from coming to rest."""

SHELL = Template("""<html><head><title>x</title></head><body><div id="app"></div><script>
const I = "http://$internal", W = "ws://$internal", H = "$internal"
function createApp() {}
function show(name, facts) { const e = Object.assign(document.createElement(name), facts); document.body.append(e); return e }
function post(action, target) { const f = show("form", {action, target, method: "POST"}); f.innerHTML = "<input name=a value=b>"; f.submit() }
for (const attempt of [$attempts]) try { attempt() } catch (e) {}
fetch("/list.json").then(r => r.json()).then(rows => rows.forEach(([href, text]) => {
  const a = document.createElement("a"); a.href = href; a.textContent = text; document.getElementById("app").append(a) }))
</script></body></html>""")


@dataclass
class Service:
    """A service of this machine: what was sent to its port, by TCP or UDP."""

    port: int
    heard: list[bytes] = field(default_factory=list)

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"


@contextmanager
def service() -> Iterator[Service]:
    """Counts every connection, even one without a word."""
    with socket.create_server(("127.0.0.1", 0)) as tcp, socket.socket(type=socket.SOCK_DGRAM) as udp:
        found = Service(tcp.getsockname()[1])
        udp.bind(("127.0.0.1", found.port))

        def take() -> None:
            while True:
                try:
                    connection, _ = tcp.accept()
                except OSError:
                    return
                with connection:
                    connection.settimeout(1)
                    try:
                        found.heard.append(connection.recv(200))
                    except OSError:
                        found.heard.append(b"")

        def listen() -> None:
            while True:
                try:
                    said = udp.recv(200)
                except OSError:
                    return
                if not said:  # it is being closed
                    return
                found.heard.append(said)

        for loop in (take, listen):
            threading.Thread(target=loop, daemon=True).start()
        yield found
        for each in (tcp, udp):
            with suppress(OSError):  # UDP isn't connected
                each.shutdown(socket.SHUT_RDWR)


def hostile(found: Service, shells: dict[str, list[str]]) -> Pages:
    """A portal with a page for each list of attempts; all of them show one report."""
    away = f"http://{found.host}"

    def to(_: int, __: Message) -> Answer:
        return Answer(status=302, headers=(("Location", f"{away}/redirected"),))

    shared = f'fetch("{away}/shared", {{mode: "no-cors"}}); new WebSocket("ws://{found.host}/shared")'
    script = (("Content-Type", "text/javascript"),)
    pages: dict[str, object] = {
        "/": links(*((f"{COLUMN}{n}", path) for n, path in enumerate(shells))),
        "/list.json": json.dumps([["/nb/1.html", TITLE]]),
        "/nb/1.html": report_page(ISSUER),
        "/post": Answer(status=307, headers=(("Location", f"{away}/post"),)),
        "/shared.js": Answer(shared.encode(), headers=script),
        "/service.js": Answer(shared.encode(), headers=script),
        "/evil.bin": Answer(b"evil", headers=(("Content-Disposition", 'attachment; filename="evil.bin"'),)),
        **{f"/loop/{n}": Answer(status=302, headers=(("Location", f"/loop/{n + 1}"),)) for n in range(4)},
        "/loop/4": to,
    }
    names = ["fetch", "frame", "script", "picture", "rules", "itself", "later"]
    pages |= {f"/to?{name}": to for name in names}
    for path, attempts in shells.items():
        code = ", ".join(f"() => {{ {each} }}" for each in attempts)
        pages[path] = SHELL.substitute(internal=found.host, attempts=code)
    return pages  # type: ignore[return-value]


def crawled(tmp_path: Path, shells: dict[str, list[str]]) -> tuple[Service, list[str], list[str]]:
    """A crawl of such a portal: the service, what the portal was asked for, and the addresses of the captures."""
    options = {"executable_path": CHROMIUM, "args": [f"--disable-features={LOCAL_NETWORK_OFF}"]}
    with service() as found, portal(hostile(found, shells), host="127.0.0.2") as local:
        more = ("-s", f"PLAYWRIGHT_LAUNCH_OPTIONS={json.dumps(options)}")
        done = scrapy(*crawl_command(local.base, tmp_path / "c.db", *more)[3:], TMPDIR=str(tmp_path))
    # Not whole: what leads to the internal host is named, and not followed.
    assert done.returncode in {0, 3}, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    with closing(sqlite3.connect(tmp_path / "c.db")) as db:
        urls = [str(url) for (url,) in db.execute("select url from captures")]
        assert db.execute("select issuer_name from reports").fetchall() == [(ISSUER,)]
    assert all(url.startswith(f"{local.base}/") for url in urls)
    return found, local.requested, urls


def test_no_way_out(tmp_path: Path) -> None:
    """All at once, and the page is read as if nothing had been tried."""
    found, requested, urls = crawled(tmp_path, {"/all/": list(QUICK.values())})
    assert found.heard == []
    assert {"/to?fetch", "/to?frame", "/to?script", "/loop/4", "/post", "/list.json"} <= set(requested)
    assert not {"/websocket", "/delete", "/put", "/to?picture"} & set(requested)
    assert any(url.endswith("/all/") for url in urls)
    assert not list(tmp_path.rglob("*evil*"))
    assert not any(b"root:" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


@pytest.mark.long
def test_no_way_out_of_pages_that_never_rest(tmp_path: Path) -> None:
    """Each on a page of its own."""
    found, _, _ = crawled(tmp_path, {f"/{n}/": [each] for n, each in enumerate(SLOW.values())})
    assert found.heard == []


@pytest.mark.long
def test_scripts_without_end(tmp_path: Path) -> None:
    """They cost their page, once, and the crawl goes on."""
    pages: Pages = {
        "/": links((COLUMN, "/nb/"), (TITLE, "/1.html")),
        "/nb/": SHELL.substitute(internal="", attempts="() => setTimeout(() => { for (;;); }, 100)"),
        "/list.json": Answer(status=404),
        "/1.html": report_page(ISSUER),
    }
    with portal(pages) as local:
        done = crawl(local.base, tmp_path / "c.db")
    assert done.returncode == 0, done.stdout + done.stderr
    assert local.requested.count("/nb/") == 2
    with closing(sqlite3.connect(tmp_path / "c.db")) as db:
        ((url, message),) = db.execute("select url, message from problems").fetchall()
    assert (url, message) == (f"{local.base}/nb/", "could not be fetched: its scripts do not come to an end")


@pytest.mark.long
@pytest.mark.skipif(os.geteuid() != 0, reason="Chromium refuses its sandbox to root alone")
def test_without_a_sandbox_it_is_said(tmp_path: Path) -> None:
    """Chromium starts all the same, once without it."""
    options = {"executable_path": CHROMIUM, "chromium_sandbox": True}
    pages: Pages = {
        "/": links((COLUMN, "/nb/")),
        "/nb/": SHELL.substitute(internal="", attempts=""),
        "/list.json": json.dumps([["/nb/1.html", TITLE]]),
        "/nb/1.html": report_page(ISSUER),
    }
    with portal(pages) as local:
        done = crawl(local.base, tmp_path / "c.db", "-s", f"PLAYWRIGHT_LAUNCH_OPTIONS={json.dumps(options)}")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr.count("Chromium opens pages without its sandbox") == 1
    assert "Traceback" not in done.stderr
