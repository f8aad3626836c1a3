"""`nianbao digest`: what was new in a week, to read or to mail."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crawler.cli.common import give_up
from crawler.cli.corpus_option import corpus_option
from crawler.cli.site import SITE
from crawler.terminal import say, say_bytes

if TYPE_CHECKING:
    from crawler.browse.digest import Digest

FORMATS = ("markdown", "html", "mail")


@click.command("digest")
@click.option("--days", type=click.IntRange(1, 3660), default=7, show_default=True, help="How many days it covers.")
@click.option(
    "--until",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day after the last one, Beijing time, such as 2026-03-30.  [default: today]",
)
@click.option("--format", "format_", type=click.Choice(FORMATS), default="markdown", show_default=True)
@click.option("--chinese", is_flag=True, help="In Chinese.")
@click.option("--most", type=click.IntRange(1), default=40, show_default=True, help="Entries listed of each kind.")
@SITE
@click.option("--to", metavar="ADDRESS", help="With --format mail: whom it goes to.")
@click.option("--from", "sender", metavar="ADDRESS", help="With --format mail: who sends it.  [default: as --to]")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="[default: stdout]")
@corpus_option("The corpus.")
def command(
    *,
    days: int,
    until: datetime | None,
    format_: str,
    chinese: bool,
    most: int,
    site: str,
    to: str | None,
    sender: str | None,
    out: Path | None,
    corpus: Path,
) -> None:
    """Print what was new in a week: new, changed, withdrawn, late and missing reports, sums that fail.

    It says what the feeds of the registers say (docs/feeds.md), for the days before --until. With
    --site, each entry links to its page on a copy that is served.

    \b
    Examples:
      nianbao digest                                      the last seven days, as Markdown
      nianbao digest --days 31 --format html --out march.html
      nianbao digest --format mail --to me@example.org | sendmail -t
      nianbao digest --chinese --site https://nianbao.example.org/

    Exit status: 0, also where nothing was new; 1 there is no corpus; 2 not understood.
    """  # noqa: D301
    from crawler import clock
    from crawler.browse.digest import as_html, as_mail, as_markdown
    from crawler.browse.texts import LANGUAGE

    if (format_ == "mail") != bool(to):
        give_up("--format mail and --to ADDRESS go together", 2)
    end = until.replace(tzinfo=clock.BEIJING) if until else _today()
    LANGUAGE.set("zh" if chinese else "en")
    found = _digest(corpus, end - timedelta(days=days), end, site, most)
    if format_ == "mail":
        assert to is not None
        try:
            data = as_mail(found, to, sender or to)
        except ValueError as error:  # a line feed in an address
            give_up(f"that is no mail address: {error}", 2)
    else:
        data = (as_html if format_ == "html" else as_markdown)(found).encode()
    if out is None:
        say_bytes(data)
        return
    try:
        out.write_bytes(data)
    except OSError as error:
        give_up(f"{out} can't be written: {error.strerror}")
    say(f"Written: {out}", err=True)


def _today() -> datetime:
    """The end of today in Beijing."""
    from crawler import clock

    today = clock.now().astimezone(clock.BEIJING).replace(hour=0, minute=0, second=0, microsecond=0)
    return today + timedelta(days=1)


def _digest(corpus: Path, since: datetime, until: datetime, site: str, most: int) -> Digest:
    from crawler.browse.digest import Digest, Part
    from crawler.browse.pages.feeds import FEEDS, entries
    from crawler.browse.texts import t
    from crawler.corpus.opening import open_for_reading
    from crawler.database.errors import CorpusError

    try:
        with closing(open_for_reading(corpus)) as conn:
            found = {name: entries(conn, name, {}, since=since, until=until, most=-1) for name in FEEDS}
    except (CorpusError, sqlite3.Error) as error:
        give_up(str(error))
    parts = [Part(t(f"registers.{name}"), each[:most], len(each)) for name, each in found.items() if each]
    return Digest(since, until, parts, site)
