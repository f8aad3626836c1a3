"""Loads what commands and crawls load, so that processes forked from here begin at once. Nothing here may install
a reactor.
"""

from __future__ import annotations

import sys

import sqlite_utils  # noqa: F401  # and with it pandas
from scrapy.settings import Settings
from scrapy.utils.misc import load_object, walk_modules_iter

from crawler.corpus.ids import issuer

SETTINGS = ("_BASE", "MIDDLEWARES", "PIPELINES", "EXTENSIONS", "HANDLERS", "ADDONS")
"""How the names of settings end that map classes to their place."""


def classes() -> None:
    """Loads every class that the settings name, Scrapy's own and ours."""
    settings = Settings()
    settings.setmodule("crawler.settings")
    names = {value for value in settings.values() if isinstance(value, str)}
    for each in settings:
        if each.endswith(SETTINGS):
            names.update(part for pair in settings.getdict(each).items() for part in pair if isinstance(part, str))
    for name in sorted(names):
        if name.startswith(("scrapy.", "crawler.")):
            try:
                load_object(name)
            except (ImportError, NameError):  # no class, or an extra that isn't installed
                continue


PACKAGES = (
    "scrapy.commands",
    "crawler.commands",
    "crawler.cli",
    "crawler.corpus",
    "crawler.archive",
    "crawler.refresh",
    "spiders",
    "parsers",
)

for package in PACKAGES:
    list(walk_modules_iter(package))
classes()
issuer("财政局", "410303")  # the names of all divisions, as the portal of most tests sees them
assert "twisted.internet.reactor" not in sys.modules
