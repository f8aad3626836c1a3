"""`nianbao fleet crawl`: crawls the shards of a store that are due."""

from __future__ import annotations

from pathlib import Path

import click

from crawler.cli.common import give_up, named_values
from crawler.cli.fleet.common import STORE, Options, chosen, conclude, in_words, on_engine, run, states
from crawler.cli.portal.common import check_mirror
from crawler.terminal import say


@click.command("crawl")
@STORE
@click.argument("places", metavar="[SHARD|PLACE]...", nargs=-1)
@on_engine
@click.option(
    "--every",
    "hours",
    type=click.FloatRange(0),
    default=20,
    show_default=True,
    metavar="HOURS",
    help="Leave out what was crawled within so many hours and isn't broken; 0: nothing.",
)
@click.option(
    "--time",
    "minutes",
    type=click.FloatRange(min=0, min_open=True),
    default=360,
    show_default=True,
    metavar="MINUTES",
    help="A portal that takes longer is ended; the next run goes on with it.",
)
@click.option("--contact", metavar="ADDRESS", help="Your mail address or page, for the portals' operators.")
@click.option("--mirror", metavar="URL", help="Fetch from a mirror, such as the demo portal's address.")
@click.option("-s", "settings", multiple=True, metavar="NAME=VALUE", help="A setting of the crawls. May be repeated.")
def command(
    *,
    store: str,
    places: tuple[str, ...],
    on: str,
    at_once: int,
    per_province: int,
    scratch: Path | None,
    lease: float,
    hours: float,
    minutes: float,
    contact: str | None,
    mirror: str | None,
    settings: tuple[str, ...],
) -> None:
    """Crawl the shards of STORE, several at a time: all, or those that are named, or lie in a PLACE.

    Each crawl is as polite as nianbao crawl, and each is that of nianbao refresh: known pages are asked
    for when they are due. Ctrl-C ends the crawls under way in order and publishes what they have; the
    same command then goes on. So it does after a kill, a power cut, or a lost machine.

    A crawl takes some 140 MB, and hardly any processor: on one machine, a hundred at a time are no
    trouble for it. A province's portals may share a firewall, so --per-province limits those.

    \b
    Examples:
      nianbao fleet crawl store/                          four at a time
      nianbao fleet crawl store/ 洛阳 --at-once 20
      nianbao fleet crawl store/ 410300-luoyang --every 0
      nianbao fleet crawl /shared/store --on /shared/scheduler.json --at-once 200

    Exit status: 0 done; 1 a portal is broken, or the store can't be used; 2 not understood; 3 none is
    broken, but something is known to be incomplete: a portal, or one that another run has, or a rest.
    """  # noqa: D301
    from crawler.fleet.crawling import crawl
    from crawler.fleet.lease import wall
    from crawler.fleet.shards import is_fresh
    from crawler.fleet.stores import open_store

    check_mirror(mirror)
    given = named_values("-s", settings)
    if given.keys() & {"CORPUS", "ARCHIVE", "JOBDIR", "WATCHDOG", "REFRESH", "LOOK_AT_ALL"}:
        give_up("CORPUS, ARCHIVE, JOBDIR, WATCHDOG, REFRESH and LOOK_AT_ALL are set by the fleet itself", 2)
    own = {"MIRROR": mirror, "CONTACT": contact}
    given |= {name: value for name, value in own.items() if value}
    options = Options(store, on, at_once, per_province, scratch, lease)
    with in_words():
        opened = open_store(store)
        shards = chosen(opened, places)
        known, now = states(opened, shards), wall()
        due = [each for each in shards if not is_fresh(known[each.id], now, hours)]
        if len(due) < len(shards):
            say(f"{len(shards) - len(due):,} were crawled within {hours:g} hours, and are left out (--every)", err=True)
        todo = [(each, options.job(each, seconds=60 * minutes, settings=given)) for each in due]
        done = run(options, crawl, todo)
    conclude(done, len(todo), f"{len(todo):,} portals")
