"""The browser's proxy, and how Chromium is started."""

from __future__ import annotations

import asyncio
import os
from importlib.util import find_spec
from urllib.parse import urlsplit

import pytest
from scrapy.statscollectors import StatsCollector
from scrapy.utils.test import get_crawler

from crawler.fetching.refusing_proxy import REFUSED, RefusingProxy


def answers(*requests: bytes) -> tuple[list[bytes], int]:
    """What a proxy answers to each request, and how many it counted."""

    async def ask(port: int, request: bytes) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(request)
        writer.write_eof()
        try:
            return await reader.read()
        finally:
            writer.close()

    async def all_of_them() -> list[bytes]:
        port = urlsplit(await proxy.open()).port
        assert port is not None
        found = [await ask(port, each) for each in requests]
        proxy.close()
        with pytest.raises(ConnectionRefusedError):
            await ask(port, b"GET / HTTP/1.1\r\n\r\n")
        return found

    stats = StatsCollector(get_crawler())
    proxy = RefusingProxy(stats)
    return asyncio.run(all_of_them()), stats.get_value(REFUSED, 0)


def test_the_gate_is_shut() -> None:
    found, counted = answers(
        b"CONNECT www.x.gov.cn:443 HTTP/1.1\r\n\r\n", b"GET http://127.0.0.1:9/ HTTP/1.1\r\n\r\n", b"\x16\x03\x01\n"
    )
    assert [each.split(b"\r\n")[0] for each in found] == [b"HTTP/1.1 403 Forbidden"] * 3
    assert counted == 3


def test_the_gate_reads_no_long_lines() -> None:
    found, counted = answers(b"GET http://x/" + b"x" * 200_000, b"")
    assert found == [b"", b""]
    assert counted == 0


@pytest.mark.skipif(not find_spec("scrapy_playwright"), reason="the extra browser is not installed")
def test_no_setting_opens_another_way_out() -> None:
    from crawler.fetching.chromium import launch_options

    given = {
        "executable_path": "/x",
        "args": ["--lang=zh", "--proxy-server=http://p:1", "--no-proxy-server", "--proxy-bypass-list=*"],
        "proxy": {"server": "http://p:1"},
    }
    options = launch_options(given, "http://127.0.0.1:5")
    assert options["proxy"] == {"server": "http://127.0.0.1:5", "bypass": "<-loopback>"}
    assert not [each for each in options["args"] if "proxy" in each and "webrtc" not in each]
    assert "--lang=zh" in options["args"]
    assert options["executable_path"] == "/x"
    assert options["chromium_sandbox"] == (os.geteuid() != 0)
    assert launch_options({"chromium_sandbox": False}, "")["chromium_sandbox"] is False
