"""`nianbao portal`: lists portals, adds and tries one, and finds out what is wrong with one."""

from __future__ import annotations

import click

from crawler.cli.portal import check, doctor, find, listing, new, replay


@click.group("portal")
def command() -> None:
    """Add a portal, try it, and find out why it yields nothing.

    \b
    nianbao portal find 洛阳                               is a place's portal known?

    \b
    The usual way to a new portal:
      nianbao portal new https://www.example.gov.cn/     writes example.toml
      nianbao portal check example.toml                  a dry run of a minute
      nianbao crawl example.toml                         the crawl
      nianbao portal doctor example                      later, when it finds less than before
      nianbao portal replay nothing-found-….json         a site of what a crawl saw that found nothing

    \b
    Exit status: 0 all is well; 1 something is wrong, and is said in words; 2 the command was not
    understood.
    """  # noqa: D301  (click wants the character itself, which a raw string would spell out)


command.add_command(check.command)
command.add_command(new.command)
command.add_command(listing.command)
command.add_command(doctor.command)
command.add_command(find.command)
command.add_command(replay.command)
