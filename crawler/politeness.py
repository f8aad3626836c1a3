"""How fast we go: slowly on portals, as fast as it answers on a mirror of our own machine.

An add-on, so that whatever the user sets with -s wins.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from scrapy.downloadermiddlewares import cookies
from scrapy.settings import BaseSettings
from tldextract import TLDExtract

_POLITE = {
    "DOWNLOAD_DELAY": 1.0,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
    "CONCURRENT_REQUESTS": 16,  # of different hosts
    "AUTOTHROTTLE_ENABLED": True,
    "AUTOTHROTTLE_START_DELAY": 1.0,
    "AUTOTHROTTLE_MAX_DELAY": 30.0,
}
_LOCAL = {
    "DOWNLOAD_DELAY": 0,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
    "CONCURRENT_REQUESTS": 32,
    "AUTOTHROTTLE_ENABLED": False,
}


class Politeness:
    """Sets delays and concurrency before anything else reads them."""

    def update_settings(self, settings: BaseSettings) -> None:
        _keep_cookies_at_home()
        mirror = settings.get("MIRROR")
        for name, value in (_LOCAL if is_local(mirror) else _POLITE).items():
            settings.set(name, value, "addon")


def _keep_cookies_at_home() -> None:
    """Scrapy's cookies would fetch the list of public suffixes from the internet; tldextract
    brings one along (as of its release), which does for government hosts.
    """
    cookies._split_domain = TLDExtract(suffix_list_urls=(), include_psl_private_domains=True)


def is_local(mirror: str | None) -> bool:
    """Whether a mirror runs on this machine."""
    return bool(mirror) and urlsplit(mirror).hostname in {"127.0.0.1", "localhost", "::1"}
