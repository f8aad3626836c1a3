"""Shows a crawl's progress on the terminal, and its summary at the end."""

from __future__ import annotations

import logging
from typing import Self

from rich.markup import escape
from rich.progress import Progress as Bar
from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from scrapy import signals
from scrapy.crawler import Crawler
from twisted.internet.task import LoopingCall

from crawler.console import Console
from crawler.corpus.counted.summary import Summary
from spiders.portal import PortalSpider

_LINES = 10.0
"""Seconds between two lines of progress if the output isn't a terminal."""


class Progress:
    """Progress on stderr: one line that is updated on a terminal, or else a new line every few seconds. At
    the end, the summary on stdout.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.console = Console(stderr=True)
        if crawler.settings["LOG_LEVEL"] not in {"DEBUG", "INFO"}:
            _quiet()
        self.bar: Bar | None = None
        self.loop: LoopingCall | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        extension = cls(crawler)
        crawler.signals.connect(extension.opened, signals.spider_opened)
        # The pipeline writes the crawl's end to the corpus on spider_closed; this signal comes later.
        crawler.signals.connect(extension.ended, signals.engine_stopped)
        return extension

    def opened(self, spider: PortalSpider) -> None:
        if self.console.is_terminal:
            columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
            self.bar = Bar(*columns, console=self.console, transient=True)
            self.task = self.bar.add_task(escape(spider.title))
            self.bar.start()
        else:
            words = f"crawling {escape(spider.title)} ({spider.name})"
            self.console.print(words, highlight=False, soft_wrap=True)
        self.loop = LoopingCall(self.show, spider)
        self.loop.start(0.2 if self.bar else _LINES, now=False)

    def show(self, spider: PortalSpider) -> None:
        words = f"{escape(spider.title)}: {self._so_far(spider)}"
        if self.bar:
            self.bar.update(self.task, description=words)
        else:
            self.console.print(words, highlight=False, soft_wrap=True)

    def _so_far(self, spider: PortalSpider) -> str:
        stats, roles = self.crawler.stats, spider.crawl.roles
        engine = self.crawler.engine
        assert stats is not None
        slot = engine._slot if engine else None  # Scrapy has no public way to read the queue
        waiting = len(slot.scheduler) if slot and hasattr(slot.scheduler, "__len__") else 0
        return (
            f"{roles.total():,} pages, {waiting:,} waiting, {roles['report']:,} report pages, "
            f"{stats.get_value('nianbao/read', 0):,} read, {stats.get_value('nianbao/problems', 0):,} problems"
        )

    def ended(self) -> None:
        if self.loop and self.loop.running:
            self.loop.stop()
        if self.bar:
            self.bar.stop()
        stats = self.crawler.stats
        assert stats is not None
        spider, summary = self.crawler.spider, stats.get_value("nianbao/summary")
        if not isinstance(spider, PortalSpider):
            return
        outcome = str(stats.get_value("nianbao/outcome", "broken"))
        reason = str(stats.get_value("nianbao/reason", "it ended before it began, see the log"))
        if outcome == "broken":
            self.console.print(f"nianbao: {escape(reason)}", highlight=False, soft_wrap=True)
        if isinstance(summary, Summary):
            print_summary(spider, summary, outcome, reason, str(self.crawler.settings["CORPUS"]))


def _quiet() -> None:
    """Silences two Scrapy loggers that print tracebacks: the summary and the table `problems` report the
    same errors in a line each.
    """
    for name in ("retry", "robotstxt"):
        logging.getLogger(f"scrapy.downloadermiddlewares.{name}").setLevel(logging.CRITICAL)


_STYLE = {"done": "bold green", "partial": "bold yellow", "empty": "bold yellow", "broken": "bold red"}


def print_summary(spider: PortalSpider, summary: Summary, outcome: str, reason: str, corpus: str) -> None:
    """Prints the table at the end of a crawl."""
    console = Console(highlight=False)
    title = escape(f"{spider.title} · {spider.name}")
    table = Table(title=title, title_justify="left", show_header=False)
    table.add_column(style="dim")
    table.add_column(overflow="fold")
    years = sorted(summary.years)
    span = f"{years[0]}–{years[-1]}" if years else "–"
    table.add_row("reports", f"[bold]{summary.found:,}[/] of {summary.issuers:,} issuers, years {span}")
    table.add_row("  clean", f"[green]{summary.clean:,}[/]  every sum that can be checked adds up, nothing to warn of")
    why = ", ".join(f"{rule} in {n:,}" for rule, n in summary.flags[:_FLAGS])
    table.add_row("  flagged", f"[yellow]{summary.flagged:,}[/]  {why}")
    table.add_row("figures", f"{summary.figures:,} read, {summary.blanks:,} cells blank or not read (NULL, never 0)")
    table.add_row(
        "copies",
        f"{summary.copies:,} documents carry these reports; {summary.copies_differ:,} reports have copies that differ",
    )
    passed = spider.crawl.told_apart
    unread = f", {passed:,} more not fetched: their titles in the lists say so" if passed else ""
    table.add_row("look-alikes", f"{summary.lookalikes:,} set aside{unread}")
    table.add_row("pages", f"{summary.captures:,} fetched")
    groups = _grouped(summary)
    for (stage, message), urls in groups[:_GROUPS]:
        words = f"[red]{len(urls):,}[/]  {escape(message)}\n[dim]{escape(urls[0] or '')}[/]"
        table.add_row(f"not {_PAST.get(stage, stage)}", words)
    if len(groups) > _GROUPS:
        further = sum(len(urls) for _, urls in groups[_GROUPS:])
        table.add_row("further", f"[red]{further:,}[/]  see the table problems")
    table.add_row(f"[{_STYLE[outcome]}]{outcome}[/]", escape(reason))
    console.print(table)
    console.print(f"Browse it:  nianbao serve --corpus {escape(corpus)}", soft_wrap=True)


_PAST = {"fetch": "fetched", "read": "read", "recognise": "recognised", "write": "written"}
_FLAGS = 5
"""Number of rules that are named as reasons for flagged reports."""
_GROUPS = 12
"""Number of kinds of problems that get a row of their own."""


def _grouped(summary: Summary) -> list[tuple[tuple[str, str], list[str | None]]]:
    """Addresses of problems by stage and message, the most frequent first."""
    groups: dict[tuple[str, str], list[str | None]] = {}
    for problem in summary.problems:
        groups.setdefault((problem.stage, problem.message), []).append(problem.url)
    return sorted(groups.items(), key=lambda each: -len(each[1]))
