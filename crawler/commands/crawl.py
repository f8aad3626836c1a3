"""`scrapy crawl`, with clear errors and an exit status that scripts can use."""

from __future__ import annotations

import argparse
import sys

from scrapy.commands.crawl import Command as ScrapyCrawl

from crawler.corpus.errors import CorpusError
from crawler.corpus.writer import Corpus
from crawler.mirror import unreachable
from spiders.portal import PortalError


class Command(ScrapyCrawl):
    """0: done, or rightly empty; 1: broken; 2: not understood."""

    def short_desc(self) -> str:
        return "Crawl a portal for annual reports (exit status 0: done or empty, 1: broken)"

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if len(args) != 1:
            self._refuse(f"name one portal: {self._portals()}")
            return
        trouble = self._trouble(args[0], opts)
        if trouble:
            self._refuse(trouble)
            return
        assert self.crawler_process is not None  # noqa: S101
        crawler = self._create_crawler(args[0])
        self.crawler_process.crawl(crawler, **opts.spargs)
        self.crawler_process.start()
        outcome = crawler.stats.get_value("nianbao/outcome") if crawler.stats else None
        self.exitcode = 0 if outcome in {"done", "empty"} else 1

    def _trouble(self, name: str, opts: argparse.Namespace) -> str | None:
        """What is wrong before anything is fetched, in words; None where nothing is."""
        assert self.settings is not None  # noqa: S101
        assert self.crawler_process is not None  # noqa: S101
        loader = self.crawler_process.spider_loader
        if name not in loader.list():
            return (
                f"there is no portal {name!r}; there are {self._portals()}. Your own:"
                " scrapy crawl portal -a url=https://… -a title=… -a division=…"
            )
        try:
            loader.load(name)(**opts.spargs)
            Corpus.open(self.settings["CORPUS"]).close()
        except (PortalError, CorpusError) as error:
            return str(error)
        for setting in ("PARSE_PROCESSES", "PARSE_TIMEOUT", "PARSE_MEMORY"):
            value = self.settings.get(setting)
            if value is not None and not str(value).isdecimal():
                return f"{setting}={value} is no whole number"
            if setting != "PARSE_PROCESSES" and not int(value):
                return f"{setting}={value} leaves documents nothing: give it more than 0"
        mirror = self.settings.get("MIRROR")
        return unreachable(mirror) if mirror else None

    def _portals(self) -> str:
        assert self.crawler_process is not None  # noqa: S101
        return ", ".join(sorted(self.crawler_process.spider_loader.list()))

    def _refuse(self, words: str) -> None:
        print(f"nianbao: {words}", file=sys.stderr)
        self.exitcode = 2
