"""旧TLS: hosts that support nothing newer than TLS 1.0 or 1.1, or only ciphers that are weak today.

This is used only for hosts named in OLD_TLS_HOSTS. Their pages are public anyway, but someone on the
network between could change them.
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
    """A policy with the usual TLS rules, except for the hosts in `old` (names without www.)."""
    return cast("IPolicyForHTTPS", _PerHost(usual, old))


@implementer(IPolicyForHTTPS)
class _PerHost:
    """Chooses the TLS rules by host: the usual ones, or those for old hosts."""

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
        # Twisted accepts names of ciphers only, and drops the security level that allows old ones.
        context.set_cipher_list(_WEAK)
        context.set_options(_LEGACY_CONNECT | _LEGACY_RENEGOTIATION)
        return context
