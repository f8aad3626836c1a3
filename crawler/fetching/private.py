"""内网地址: a crawl connects to no private address, except where its portal is declared to be.

Private is all that isn't one host on the public internet: loopback, link-local, the private and shared ranges,
multicast, reserved, and IPv6 addresses with such an IPv4 address inside. Names are checked after they were
resolved, and what is connected to is the address that was checked, so a name that changes its answer wins
nothing.

Through a proxy (http_proxy), names are resolved by the proxy, whose own address may be private; addresses that
are written as such are refused there, too, and so is localhost. A mirror (MIRROR) is contacted wherever it is.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from socket import inet_aton
from typing import Any, Self
from urllib.parse import unquote, urlsplit

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import _ScrapyAgent
from scrapy.http import Response
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError
from twisted.internet.interfaces import (
    IAddress,
    IHostnameResolver,
    IHostResolution,
    IReactorPluggableNameResolver,
    IResolutionReceiver,
)
from twisted.python.failure import Failure
from twisted.web.client import Agent
from zope.interface.declarations import implementer

from spiders.discovery.no_answer import PrivateAddress
from spiders.discovery.state import Site

Address = IPv4Address | IPv6Address

_PORTS = {"http": 80, "https": 443}
_UNICAST = ip_network("2000::/3")
"""All of IPv6 that is assigned to hosts on the internet."""
_NAT64 = ip_network("64:ff9b::/96")
_NOT_GLOBAL = [ip_network(each) for each in ("192.0.0.0/24", "192.88.99.0/24", "3fff::/20")]
"""Protocol assignments, relays of 6to4, documentation: `is_global` of Python 3.11 doesn't know them, or not all."""
_DOTS = str.maketrans("。｡", "..")
"""Dots of host names (IDNA) that Unicode's normalisation leaves as they are."""


def is_private(address: Address) -> bool:
    """Whether an address isn't that of one host on the public internet."""
    inside = _ipv4_in(address)
    if inside is not None:
        return is_private(inside)
    if isinstance(address, IPv6Address) and (address not in _UNICAST or address.teredo):
        return True
    return address.is_multicast or not address.is_global or any(address in each for each in _NOT_GLOBAL)


def _ipv4_in(address: Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address leads to: mapped, 6to4 or NAT64; else None."""
    if isinstance(address, IPv4Address):
        return None
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


def literal(host: str) -> Address | None:
    """The address that a host in a URL spells, in any way that resolvers and browsers read (127.1, 0x7f000001,
    2130706433, 0177.0.0.1, [::1], full-width digits); None if it is a name.
    """
    plain = unicodedata.normalize("NFKC", unquote(host)).translate(_DOTS).strip("[]").rstrip(".")
    try:
        return ip_address(plain.partition("%")[0])
    except ValueError:
        pass
    try:
        return IPv4Address(inet_aton(plain))
    except (OSError, ValueError):
        return None


def _plain(address: Address) -> Address:
    return (address.ipv4_mapped if isinstance(address, IPv6Address) else None) or address


def _port(url: str) -> int | None:
    return urlsplit(url).port


class Allowed:
    """The private addresses that one crawl may connect to, each with its port.

    `urls` are the portal's start addresses: if the first answer for their host is private, it is allowed with
    their ports, and no later answer is. `hosts` are declared without a port: of them, only those that are
    written as addresses are allowed, with the ports of the start addresses and the usual two.
    """

    def __init__(self, urls: Iterable[str] = (), hosts: Iterable[str] = ()) -> None:
        self._pairs: set[tuple[Address, int]] = set()
        self._names: dict[str, set[int]] = {}
        """Ports of the start addresses by host, until the first answer for that host."""
        ports = set(_PORTS.values())
        for url in urls:
            host, port = (urlsplit(url).hostname or "").lower(), _port(url)
            # Without a port, the other scheme is tried, too (`middlewares.scheme`).
            self._add(host, {port} if port else set(_PORTS.values()))
            ports |= {port} if port else set()
        for host in hosts:
            if literal(host) is not None:
                self._add(host, ports)

    def _add(self, host: str, ports: set[int]) -> None:
        address = literal(host)
        if address is None:
            self._names.setdefault(host, set()).update(ports)
        else:
            self._pairs |= {(_plain(address), port) for port in ports}

    @classmethod
    def by(cls, site: Site) -> Self:
        """What the declaration of a portal allows."""
        asked = [lead.url for lead in site.system.start()]
        return cls([*site.start_urls, *asked], [*site.hosts, *site.files])

    def has(self, address: Address, port: int) -> bool:
        """Whether an address may be connected to."""
        return not is_private(address) or (_plain(address), port) in self._pairs

    def of(self, host: str, port: int, found: Sequence[Address]) -> list[bool]:
        """Which of the addresses that a host was just resolved to may be connected to."""
        ports = self._names.pop(host.lower(), set()) if found else set()
        if all(map(is_private, found)):
            self._pairs |= {(_plain(address), each) for address in found for each in ports}
        return [self.has(address, port) for address in found]

    def check(self, url: str, *, by_proxy: bool) -> None:
        """Raises `PrivateAddress` if the address of a request is itself a private one. `by_proxy`: names are
        not resolved on this machine.
        """
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
        port = parts.port or _PORTS.get(parts.scheme, 0)
        address = literal(host)
        if address is not None and not self.has(address, port):
            raise PrivateAddress(f"{address} is a private address")
        local = host.rstrip(".") == "localhost" or host.rstrip(".").endswith(".localhost")
        if by_proxy and local and port not in self._names.get(host, ()):
            raise PrivateAddress(f"{host} is this machine")


class CheckedAgent(_ScrapyAgent):
    """Scrapy's agent for one request, which connects to allowed addresses only."""

    def __init__(self, allowed: Allowed, **usual: Any) -> None:
        super().__init__(**usual)
        self._allowed = allowed
        self._resolver: _Resolver | None = None

    def _get_agent(self, request: Request, timeout: float) -> Agent:
        agent = super()._get_agent(request, timeout)
        if not request.meta.get("proxy"):
            from twisted.internet import reactor

            self._resolver = _Resolver(reactor.nameResolver, self._allowed)
            agent._endpointFactory._reactor = _Reactor(reactor, self._resolver)
        return agent

    def download_request(self, request: Request) -> Deferred[Response]:
        return super().download_request(request).addErrback(self._why)

    def _why(self, failure: Failure) -> Failure:
        """Twisted says of a name without allowed addresses that it isn't known."""
        if self._resolver is not None and self._resolver.refused and isinstance(failure.value, DNSLookupError):
            raise PrivateAddress(f"{self._resolver.refused} leads to a private address")
        return failure


@implementer(IReactorPluggableNameResolver)
class _Reactor:
    """Twisted's reactor with another resolver."""

    def __init__(self, reactor: Any, resolver: _Resolver) -> None:
        self._reactor, self.nameResolver = reactor, resolver

    def __getattr__(self, name: str) -> Any:
        return getattr(self._reactor, name)


@implementer(IHostnameResolver)
class _Resolver:
    """A resolver that passes on allowed addresses only."""

    def __init__(self, usual: Any, allowed: Allowed) -> None:
        self._usual, self.allowed = usual, allowed
        self.refused = ""
        """A host of which an address was not passed on."""

    def resolveHostName(  # noqa: N802
        self,
        resolutionReceiver: IResolutionReceiver,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> IHostResolution:
        receiver = _Receiver(resolutionReceiver, self, hostName, portNumber)
        found: IHostResolution = self._usual.resolveHostName(
            receiver, hostName, portNumber, addressTypes, transportSemantics
        )
        return found


@implementer(IResolutionReceiver)
class _Receiver:
    """Collects the addresses of one host, and passes them on when all are known."""

    def __init__(self, to: Any, resolver: _Resolver, host: str, port: int) -> None:
        self._to, self._resolver, self._host, self._port = to, resolver, host, port
        self._found: list[Any] = []

    def resolutionBegan(self, resolutionInProgress: IHostResolution) -> None:  # noqa: N802, N803
        self._to.resolutionBegan(resolutionInProgress)

    def addressResolved(self, address: IAddress) -> None:  # noqa: N802
        self._found.append(address)

    def resolutionComplete(self) -> None:  # noqa: N802
        plain = [ip_address(each.host.partition("%")[0]) for each in self._found]
        allowed = self._resolver.allowed.of(self._host, self._port, plain)
        for address, good in zip(self._found, allowed, strict=True):
            if good:
                self._to.addressResolved(address)
            else:
                self._resolver.refused = self._host
        self._to.resolutionComplete()
