"""`nianbao portals`: the old name of `nianbao portal list`."""

from crawler.cli.portal.listing import command

__all__ = ["command"]
