"""`scrapy crawl`, with clear errors and an exit status that scripts can use."""

from __future__ import annotations

import argparse
from pathlib import Path

from scrapy.commands.crawl import Command as ScrapyCrawl
from scrapy.settings import BaseSettings

from crawler.archive import ArchiveError, folder_of
from crawler.archive.files import may_write
from crawler.archive.replay import began_in, files_of
from crawler.corpus.again.catch_up import refuse_foreign
from crawler.corpus.writer import Corpus
from crawler.database.errors import CorpusError
from crawler.dictionary.divisions import became, former
from crawler.encodings import MOST_OF_ALL
from crawler.extensions.offpeak import window
from crawler.extensions.resume import NoState, read
from crawler.fetching.mirror import unreachable
from crawler.fetching.politeness import is_contact
from crawler.lock import Locked, locked
from crawler.outcome import PARTIAL
from crawler.permissions import share
from crawler.terminal import guard_logs, say
from spiders.portal import PortalError, PortalSpider

EXITS = {"done": 0, "empty": 0, "partial": PARTIAL}


class Command(ScrapyCrawl):
    """Exit status 0: the crawl is done, or rightly empty; 1: it is broken, or another run holds the corpus;
    2: an argument or setting is wrong; 3: it is partial.
    """

    def short_desc(self) -> str:
        return "Crawl a portal for annual reports (exit status 0: done or empty, 1: broken, 3: partial)"

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        guard_logs()
        if len(args) != 1:
            self._refuse(f"name one portal: {self._portals()}")
            return
        assert self.settings is not None
        if self.settings.getbool("SHARED"):
            share()
        try:
            with locked(self.settings["CORPUS"], f"the crawl of {args[0]}", self.settings.getfloat("LOCK_WAIT")):
                self._crawl(args, opts)
        except Locked as error:
            say(f"nianbao: {error}", err=True)
            self.exitcode = 1
        except OSError as error:
            self._refuse(f"{error.filename}: {error.strerror}; is the folder there, and writable?")

    def _crawl(self, args: list[str], opts: argparse.Namespace) -> None:
        trouble = self._trouble(args[0], opts)
        if trouble:
            self._refuse(trouble)
            return
        assert self.crawler_process is not None
        crawler = self._create_crawler(args[0])
        self.crawler_process.crawl(crawler, **opts.spargs)
        self.crawler_process.start()
        outcome = crawler.stats.get_value("nianbao/outcome") if crawler.stats else None
        self.exitcode = EXITS.get(outcome or "", 1)

    def _trouble(self, name: str, opts: argparse.Namespace) -> str | None:
        """A message on what is wrong with arguments or settings, before anything is fetched; None if they
        are in order.
        """
        assert self.settings is not None
        assert self.crawler_process is not None
        loader = self.crawler_process.spider_loader
        if name not in loader.list():
            return (
                f"there is no portal {name!r}; there are {self._portals()}. Your own:"
                " scrapy crawl portal -a url=https://… -a title=… -a division=…"
            )
        try:
            spider = loader.load(name)(**opts.spargs)
            if self.settings.get("JOBDIR") and isinstance(spider, PortalSpider):
                read(Path(self.settings["JOBDIR"]), spider)
            with Corpus.open(self.settings["CORPUS"]) as corpus:
                ready(corpus, spider.name, self.settings)
        except (PortalError, NoState, CorpusError, ArchiveError) as error:
            known = former(str(opts.spargs.get("place", ""))) if isinstance(error, PortalError) else None
            return f"{error}: {became(*known)}" if known else str(error)
        for setting in ("PARSE_PROCESSES", "PARSE_TIMEOUT", "PARSE_MEMORY"):
            value = self.settings.get(setting)
            if value is not None and not str(value).isdecimal():
                return f"{setting}={value} is no whole number"
            if setting != "PARSE_PROCESSES" and not int(value):
                return f"{setting}={value} leaves documents nothing: give it more than 0"
        return trouble_of_manners(self.settings) or self._trouble_of_source()

    def _trouble_of_source(self) -> str | None:
        """A message if the mirror can't be used. A replay needs none, as it fetches nothing."""
        assert self.settings is not None
        mirror = self.settings.get("MIRROR")
        return unreachable(mirror) if mirror and not self.settings.get("REPLAY") else None

    def _portals(self) -> str:
        assert self.crawler_process is not None
        return ", ".join(sorted(self.crawler_process.spider_loader.list()))

    def _refuse(self, words: str) -> None:
        say(f"nianbao: {words}", err=True)
        self.exitcode = 2


def ready(corpus: Corpus, portal: str, settings: BaseSettings) -> None:
    """Checks that archive and corpus are ready for a crawl. Raises `ArchiveError` or `CorpusError`."""
    replay = settings.get("REPLAY")
    if replay:
        folder, files = files_of(Path(replay), portal)
        began = began_in(folder, files[0])
        if corpus.has_crawl(began.crawl):
            raise CorpusError(
                f"{settings['CORPUS']} holds the crawl {began.crawl} already: replay it into a new"
                " corpus, with -s CORPUS=FILE"
            )
        if began.portal != portal or began.resumed:
            raise ArchiveError(
                f"{began.crawl} can't be replayed as {portal}: it is of {began.portal}"
                + (", and went on with what another had begun" if began.resumed else "")
                + "; nianbao rebuild reads it all the same"
            )
        return
    archive = folder_of(settings["CORPUS"], settings["ARCHIVE"])
    if archive is not None:
        may_write(archive)
        refuse_foreign(corpus, archive)


def trouble_of_manners(settings: BaseSettings) -> str | None:
    """A message on what is wrong with the settings of politeness; None if they are in order."""
    for setting in ("REQUESTS_PER_HOST", "REQUESTS_PER_RUN", "BLOCKS_IN_A_ROW"):
        value = settings.get(setting)
        if value is not None and not str(value).isdecimal():
            return f"{setting}={value} is no whole number"
    contact = settings.get("CONTACT")
    if contact is not None and not is_contact(str(contact)):
        return f"CONTACT={contact} is neither a mail address nor a page's (https://…)"
    offpeak = settings.get("OFFPEAK")
    if offpeak is not None and window(str(offpeak)) is None:
        return f"OFFPEAK={offpeak} is no window of time: it looks like 22:00-06:00"
    most = str(settings.get("DOWNLOAD_MAXSIZE"))
    if not most.isdecimal() or not 0 < int(most) <= MOST_OF_ALL:
        return f"DOWNLOAD_MAXSIZE={most} is no number of bytes from 1 to {MOST_OF_ALL}, the most that an archive keeps"
    return None
