"""`nianbao fleet`: many portals, each a shard in a store, on one machine or on many."""

from __future__ import annotations

import click

from crawler.cli.fleet import crawl, gather, init, read, settings, status


@click.group("fleet")
def command() -> None:
    """Crawl a province, or the country: each portal is a shard of a store, with its own corpus and archive.

    STORE is a folder, which several machines may share, or an object store (s3://BUCKET/PATH). No other
    service is needed. Each command does what is left to be done: interrupted and typed again, it goes on.
    One host is never asked by two crawls at a time, whatever breaks (docs/fleet.md says how).

    \b
    The usual way:
      nianbao fleet init store/ --province 41     the portals of Henan's governments
      nianbao fleet crawl store/ --at-once 8      eight at a time, on this machine
      nianbao fleet status store/                 what is done, broken, under way
      nianbao fleet gather store/ --to national/  databases to browse and analyse
      nianbao fleet read store/                   later: again, with the parsers of today

    \b
    Exit status of all: 0 done; 1 something is broken, or can't be used; 2 not understood; 3 nothing is
    broken, but something is known to be incomplete.
    """  # noqa: D301


for each in (init, crawl, read, gather, status, settings):
    command.add_command(each.command)
