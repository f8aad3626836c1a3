"""Private addresses: what counts as one, how it can be spelled, and which ones a portal's declaration allows."""

from __future__ import annotations

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.fetching.private import Allowed, is_private, literal
from spiders.discovery.no_answer import PrivateAddress

PRIVATE = [
    "0.0.0.0",  # noqa: S104
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.0.170",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::10.1.2.3",
    "64:ff9b:1::808:808",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:a00:1::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fec0::1",
    "ff02::1",
    "4000::1",
]
PUBLIC = [
    "1.1.1.1",
    "8.8.8.8",
    "100.63.255.255",
    "100.128.0.1",
    "172.15.0.1",
    "172.32.0.1",
    "192.167.0.1",
    "223.5.5.5",
    "2400:3200::1",
    "2606:4700::1111",
    "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8",
    "2002:808:808::1",
]
LOOPBACK = [
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "0x7F.0x0.0x0.0x1",
    "0177.0.0.1",
    "017700000001",
    "127.0.0.1.",
    "127。0。0。1",
    "127．0．0．1",
    "１２７.0.0.1",
    "①②⑦.⓪.⓪.①",
    "%31%32%37.0.0.1",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_private(address: str) -> None:
    assert is_private(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str) -> None:
    assert not is_private(ip_address(address))


@given(st.ip_addresses(v=4))
def test_ipv4_in_ipv6_counts_as_itself(address: object) -> None:
    plain = ip_address(str(address))
    for outer in (f"::ffff:{plain}", f"64:ff9b::{plain}"):
        assert is_private(ip_address(outer)) == is_private(plain)


@pytest.mark.parametrize("host", LOOPBACK)
def test_spellings_of_one_address(host: str) -> None:
    assert str(literal(host)) == "127.0.0.1"


@pytest.mark.parametrize("host", ["", "www.x.gov.cn", "a.127.0.0.1", "127.0.0.1.nip.io", "0x7g.1", "\0", "1.2.3.4.5"])
def test_names(host: str) -> None:
    assert literal(host) is None


@pytest.mark.parametrize("by_proxy", [False, True])
@pytest.mark.parametrize(
    "host", [*LOOPBACK, "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[fe80::1%25eth0]", "a:b@127.1"]
)
def test_none_of_them_is_asked(host: str, by_proxy: bool) -> None:
    allowed = Allowed(["https://www.x.gov.cn/", "http://127.0.0.1:9131/"])
    for url in (f"http://{host}/", f"https://{host}:9132/x"):
        with pytest.raises(PrivateAddress):
            allowed.check(url, by_proxy=by_proxy)


def test_a_start_address_is_allowed_with_its_port() -> None:
    allowed = Allowed(["http://127.0.0.1:9131/", "https://10.0.0.5/"], ["10.0.0.6", "www.x.gov.cn"])
    for url in (
        "http://127.1:9131/x",
        "https://127.0.0.1:9131/",
        "http://[::ffff:127.0.0.1]:9131/",
        "https://10.0.0.5/",
        "http://10.0.0.5/",
        "http://10.0.0.6/",
        "http://10.0.0.6:9131/",
        "http://8.8.8.8/",
    ):
        allowed.check(url, by_proxy=False)
    for url in ("http://127.0.0.1/", "http://127.0.0.2:9131/", "http://10.0.0.5:8080/", "http://10.0.0.7/"):
        with pytest.raises(PrivateAddress):
            allowed.check(url, by_proxy=False)


def test_a_proxy_is_not_sent_to_its_own_machine() -> None:
    for url in ("http://localhost/", "http://LOCALHOST.:80/", "http://a.localhost/"):
        Allowed().check(url, by_proxy=False)  # checked when it is resolved
        with pytest.raises(PrivateAddress):
            Allowed().check(url, by_proxy=True)
    Allowed(["http://localhost:8765/"]).check("http://localhost:8765/x", by_proxy=True)


def resolved(allowed: Allowed, host: str, port: int, *found: str) -> list[bool]:
    return allowed.of(host, port, [ip_address(each) for each in found])


def test_the_first_answer_for_the_start_counts() -> None:
    allowed = Allowed(["http://www.portal.test:9131/"])
    assert resolved(allowed, "www.portal.test", 9132) == []  # no answer yet
    assert resolved(allowed, "www.portal.test", 9132, "127.0.0.1") == [False]
    assert resolved(allowed, "www.portal.test", 9131, "127.0.0.1") == [True]
    assert resolved(allowed, "portal.test", 9131, "127.0.0.1") == [True]
    assert resolved(allowed, "www.portal.test", 9131, "127.0.0.2") == [False]
    assert resolved(allowed, "www.portal.test", 9131, "8.8.8.8", "10.0.0.1") == [True, False]


def test_a_public_start_never_becomes_private() -> None:
    allowed = Allowed(["http://www.x.gov.cn/"])
    assert resolved(allowed, "www.x.gov.cn", 80, "8.8.8.8", "127.0.0.1") == [True, False]
    assert resolved(allowed, "www.x.gov.cn", 80, "127.0.0.1") == [False]
