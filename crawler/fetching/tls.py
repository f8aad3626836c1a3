"""旧TLS: hosts that speak nothing newer than TLS 1.0 or 1.1, or ciphers that are weak today.

Only hosts that are named (OLD_TLS_HOSTS) are spoken to so; what they say is public anyway, but
whoever sits in between could change it.
"""

from __future__ import annotations

from typing import Any, cast

from OpenSSL import SSL
from scrapy.core.downloader.contextfactory import _ScrapyClientContextFactory
from twisted.internet.ssl import CertificateOptions, TLSVersion
from twisted.web.iweb import IPolicyForHTTPS
from zope.interface.declarations import implementer

_WEAK = b"ALL:@SECLEVEL=0"
_LEGACY_CONNECT, _LEGACY_RENEGOTIATION = 0x4, 0x40000
"""OpenSSL's SSL_OP_LEGACY_SERVER_CONNECT and SSL_OP_ALLOW_UNSAFE_LEGACY_RENEGOTIATION."""


def per_host(usual: IPolicyForHTTPS, old: frozenset[str]) -> IPolicyForHTTPS:
    """The usual rules, but for hosts that are `old` (without www.)."""
    return cast("IPolicyForHTTPS", _PerHost(usual, old))


@implementer(IPolicyForHTTPS)
class _PerHost:
    """Chooses by host: the usual rules, or those of old hosts."""

    def __init__(self, usual: Any, old: frozenset[str]) -> None:
        self.usual, self.old = usual, old
        self.weak = _OldContextFactory(method=None, tls_min_version=TLSVersion.TLSv1_0)

    def creatorForNetloc(self, hostname: bytes, port: int) -> Any:  # noqa: N802
        host = hostname.decode("ascii").lower().removeprefix("www.")
        chosen = self.weak if host in self.old else self.usual
        return chosen.creatorForNetloc(hostname, port)


class _OldContextFactory(_ScrapyClientContextFactory):
    def _get_cert_options(self) -> CertificateOptions:
        return _OldOptions(**self._get_cert_options_kwargs())


class _OldOptions(CertificateOptions):
    def _makeContext(self, *args: Any, **kwargs: Any) -> SSL.Context:  # noqa: N802
        context = super()._makeContext(*args, **kwargs)
        # Twisted takes names of ciphers, and drops the security level that lets old ones in.
        context.set_cipher_list(_WEAK)
        context.set_options(_LEGACY_CONNECT | _LEGACY_RENEGOTIATION)
        return context
