"""TLS: certificates are verified first. A host whose certificate is wrong is asked again without, and what it
answers is marked (`captures.transport`): someone on the network between could have changed it.

旧TLS: hosts named in OLD_TLS_HOSTS support nothing newer than TLS 1.0 or 1.1, or only ciphers that are weak
today. They are never verified.
"""

from __future__ import annotations

from typing import Any

from OpenSSL import SSL
from scrapy.core.downloader.contextfactory import _ScrapyClientContextFactory
from scrapy.crawler import Crawler
from service_identity import CertificateError, VerificationError
from twisted.internet.ssl import CertificateOptions, TLSVersion
from twisted.web.iweb import IPolicyForHTTPS
from zope.interface.declarations import implementer

_WEAK = b"ALL:@SECLEVEL=0"
_LEGACY_CONNECT, _LEGACY_RENEGOTIATION = 0x4, 0x40000
"""OpenSSL's SSL_OP_LEGACY_SERVER_CONNECT and SSL_OP_ALLOW_UNSAFE_LEGACY_RENEGOTIATION."""


@implementer(IPolicyForHTTPS)
class PerHost:
    """Chooses the TLS rules by host: certificates are verified, or not, or rules for old hosts hold. `old` are
    names without www.
    """

    def __init__(self, crawler: Crawler, old: frozenset[str]) -> None:
        self.old = old
        self.strict = crawler.settings.getbool("DOWNLOAD_VERIFY_CERTIFICATES")
        self.wrong: set[str] = set()
        """Hosts with which no verified connection came about in this crawl."""
        self._verifying = _ScrapyClientContextFactory.from_crawler(crawler)
        self._verifying._verify_certificates = True
        self._trusting = _ScrapyClientContextFactory.from_crawler(crawler)
        self._weak = _OldContextFactory(method=None, tls_min_version=TLSVersion.TLSv1_0)

    def creatorForNetloc(self, hostname: bytes, port: int) -> Any:  # noqa: N802
        host = hostname.decode("ascii").lower()
        if host.removeprefix("www.") in self.old:
            return self._weak.creatorForNetloc(hostname, port)
        chosen = self._verifying if self.verifies(host) else self._trusting
        return chosen.creatorForNetloc(hostname, port)

    def verifies(self, host: str) -> bool:
        """Whether certificates of this host are verified."""
        return host.removeprefix("www.") not in self.old and (self.strict or host not in self.wrong)

    def gives_up(self, host: str, error: Exception) -> bool:
        """Whether the request is to be made again without verifying, after this error; from then on, this
        crawl verifies no certificate of the host.
        """
        if self.strict or not self.verifies(host) or not _is_of_tls(error):
            return False
        self.wrong.add(host)
        return True


def _is_of_tls(error: Exception) -> bool:
    """Whether the connection failed in its TLS handshake, or because the certificate is another host's."""
    reasons = getattr(error.__cause__, "reasons", ())
    return any(each.check(SSL.Error, CertificateError, VerificationError) for each in reasons)


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
