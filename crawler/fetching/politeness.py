"""The pace of a crawl and its user agent: slow on portals, as fast as possible on a mirror on this machine.

It is a Scrapy add-on, so that settings given with -s take precedence.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from scrapy.downloadermiddlewares import cookies
from scrapy.settings import BaseSettings
from tldextract import TLDExtract

_POLITE = {
    "DOWNLOAD_DELAY": 1.0,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
    "CONCURRENT_REQUESTS": 16,  # to different hosts
    "AUTOTHROTTLE_ENABLED": True,
    "AUTOTHROTTLE_START_DELAY": 1.0,
    "AUTOTHROTTLE_MAX_DELAY": 30.0,
    "RETRY_BACKOFF": 2.0,
}
_LOCAL = {
    "DOWNLOAD_DELAY": 0,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
    "CONCURRENT_REQUESTS": 32,
    "AUTOTHROTTLE_ENABLED": False,
    "RETRY_BACKOFF": 0.0,
}
_ALL = 1_000_000
"""Concurrent requests in a replay. Each waits there for its turn, so a limit that holds one back would
block the replay for ever.
"""
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+|https?://[\w.-][\w./~-]*", re.ASCII)


class Politeness:
    """Sets delays and concurrency before anything else reads them."""

    def update_settings(self, settings: BaseSettings) -> None:
        _keep_cookies_at_home()
        settings.set("USER_AGENT", user_agent(settings.get("CONTACT")), "addon")
        jobdir = settings.get("JOBDIR")
        if jobdir:  # used by crawler.extensions.resume, hidden from Scrapy
            settings.set("NIANBAO_JOBDIR", jobdir, "addon")
            settings.set("JOBDIR", None, settings.getpriority("JOBDIR") or "addon")
        mirror = settings.get("MIRROR")
        local = is_local(mirror) or settings.get("REPLAY")
        for name, value in (_LOCAL if local else _POLITE).items():
            settings.set(name, value, "addon")
        if settings.get("REPLAY"):
            for name in ("CONCURRENT_REQUESTS", "CONCURRENT_REQUESTS_PER_DOMAIN"):
                settings.set(name, _ALL, "cmdline")


def user_agent(contact: str | None) -> str:
    """The User-Agent header, which tells portal operators who is crawling."""
    whom = f"; contact: {contact}" if contact else ""
    return f"nianbao/0.1 (+https://github.com/nianbao/nianbao; open corpus of annual reports{whom})"


def is_contact(contact: str) -> bool:
    """Whether `contact` is a mail address or the address of a page."""
    return _CONTACT.fullmatch(contact) is not None


def _keep_cookies_at_home() -> None:
    """Keeps Scrapy's cookie code from downloading the list of public suffixes. tldextract includes a copy
    (as of its release), which is enough for government hosts.
    """
    cookies._split_domain = TLDExtract(suffix_list_urls=(), include_psl_private_domains=True)


def is_local(mirror: str | None) -> bool:
    """Whether a mirror runs on this machine."""
    return bool(mirror) and urlsplit(mirror).hostname in {"127.0.0.1", "localhost", "::1"}
