"""The command group `nianbao`, which loads only the command that is called."""

from __future__ import annotations

import signal
from importlib import import_module

import click

from crawler.terminal import guard_logs

COMMANDS = {
    "parse": "Read files and print what is in them: JSON, or tables for people.",
    "demo": "Crawl the demo portal into a corpus of its own, and check every figure.",
    "crawl": "Crawl a portal: one that ships, one of your own, or any address.",
    "refresh": "Look again at the portals of a corpus: what is new, changed, moved, withdrawn.",
    "digest": "What was new in a week, to read or to mail.",
    "reparse": "Read archived documents again with the parsers of today, and show what differs.",
    "serve": "Browse a corpus: reports, figures, evidence.",
    "archive": "What was fetched, as it was fetched: list, check, mask it, get a page back.",
    "rebuild": "Make the whole corpus anew from its archive.",
    "verify": "Check a citation against the archive: its bytes, and what is read in them.",
    "check": "Check a corpus over years, issuers and dates, and print what fails, by rule.",
    "portal": "Add a portal, try it, list those that ship, find out what is wrong with one.",
    "doctor": "Look at this machine: what is missing, and what it is needed for.",
    "coverage": "Show which reports are expected, found, unreadable, late or missing.",
    "fleet": "Crawl many portals at a time, each into a shard of a store; on one machine or many.",
    "export": "Write the corpus as CSV, JSON Lines, Parquet, Excel or a data package.",
    "corrections": "Check or apply what persons read in misprinted cells.",
    "forms": "Print the official forms: lines, columns, rules.",
}
"""Name of each command to its line in `nianbao --help`; the command is in the module of the same name."""


class _Lazy(click.Group):
    """A group that imports a command's module only when the command is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"crawler.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        found = super().resolve_command(ctx, args)
        if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:  # set by `run`; from here on Python's way is safe
            signal.signal(signal.SIGINT, signal.default_int_handler)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96})
@click.version_option(package_name="nianbao", message="%(prog)s %(version)s")
def main() -> None:
    """年报: the annual reports of Chinese governments on information disclosure, as data.

    \b
    The usual way:
      nianbao demo                    a local portal, crawled in a minute: see what it does
      nianbao crawl luoyang           the real portal, politely, into data/corpus.db
      nianbao refresh                 once a day: what is due, and what has changed
      nianbao serve                   browse the corpus at http://127.0.0.1:8001
      nianbao parse report.html       one document, as JSON; --table for people

    \b
    A portal of your own takes a few lines:
      nianbao portal new https://www.example.gov.cn/      writes them: see nianbao portal --help

    Exit status: 0 all went well; 1 something could not be done (a line on stderr says what);
    2 the command was not understood.
    """  # noqa: D301  (click wants the character itself, which a raw string would spell out)
    guard_logs()
