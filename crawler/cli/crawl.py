"""`nianbao crawl`: runs `scrapy crawl` from any folder, for any portal."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from crawler import settings as defaults
from crawler.cli.common import give_up, named_values
from crawler.cli.exclusively import SHARED, WAIT
from crawler.cli.portal.common import check_mirror, is_address, portal_of
from crawler.terminal import say

if TYPE_CHECKING:
    from spiders.portal import PortalSpider


@click.command("crawl")
@click.argument("portal", metavar="NAME|PLACE|URL|FILE")
@click.option(
    "--corpus",
    type=click.Path(path_type=Path),
    default=Path("data/corpus.db"),
    show_default=True,
    help="The corpus file; made if there is none. The archive of pages lies beside it.",
)
@click.option("--title", help="With URL: the portal's name.  [default: as its pages say it]")
@click.option(
    "--division",
    metavar="CODE",
    help="With URL: the portal's division, six digits (GB/T 2260).  [default: found by the portal's name]",
)
@click.option(
    "--requests",
    type=click.IntRange(1),
    metavar="N",
    help=f"Stop after N requests.  [default: {defaults.REQUESTS_PER_RUN}]",
)
@click.option(
    "--requests-per-host",
    type=click.IntRange(1),
    metavar="N",
    help=f"Ask no host more than N times.  [default: {defaults.REQUESTS_PER_HOST}]",
)
@click.option(
    "--delay",
    type=click.FloatRange(0),
    metavar="SECONDS",
    help="Wait so long between two requests to a host.  [default: 1, and more where it is slow]",
)
@click.option("--offpeak", metavar="FROM-TO", help="Crawl only then, such as 22:00-06:00, Beijing time.")
@click.option("--contact", metavar="ADDRESS", help="Your mail address or page, for the portal's operators.")
@click.option(
    "--resume",
    metavar="FOLDER",
    help="Keep there what is still to be fetched: the same command goes on after a stop or a kill.",
)
@WAIT
@SHARED
@click.option("--mirror", metavar="URL", help="Fetch from a mirror, such as the demo portal's address.")
@click.option("-a", "arguments", multiple=True, metavar="NAME=VALUE", help="A field of the portal. May be repeated.")
@click.option("-s", "settings", multiple=True, metavar="NAME=VALUE", help="Any setting of the crawl. May be repeated.")
def command(
    *,
    portal: str,
    corpus: Path,
    title: str | None,
    division: str | None,
    requests: int | None,
    requests_per_host: int | None,
    delay: float | None,
    offpeak: str | None,
    contact: str | None,
    resume: str | None,
    wait: float,
    mirror: str | None,
    arguments: tuple[str, ...],
    settings: tuple[str, ...],
) -> None:
    """Crawl a portal for annual reports, read them, and write all into a corpus.

    NAME is a portal that ships (`nianbao portal list`), PLACE a place of the register, by name or
    code (`nianbao portal find`), FILE a TOML file that describes one of your own (`nianbao portal
    new` writes it), URL a front page. At an address that isn't known, up to forty pages are looked
    at first, for the portal's name, division and further hosts.

    The crawl is polite: it obeys robots.txt, asks a host one thing at a time, and waits a second or
    more in between. It may be stopped with Ctrl-C and started again at any time: nothing is
    stored twice. In a checkout, `scrapy crawl NAME` is the same.

    \b
    Examples:
      nianbao crawl luoyang                                   into data/corpus.db
      nianbao crawl 郑州市
      nianbao crawl luoyang --requests 500 --offpeak 22:00-06:00
      nianbao crawl https://www.example.gov.cn/ --division 410303
      nianbao crawl example.toml --corpus example.db
      nianbao crawl luoyang --mirror http://127.0.0.1:8765    from the demo portal

    \b
    Some settings, each with -s (docs/commands.md has all that matter):
      PARSE_PROCESSES=4      documents that are read at a time
      PARSE_TIMEOUT=180      seconds a document may take; PARSE_MEMORY=2000: megabytes
      BLOCKS_IN_A_ROW=5      refusals, one after another, after which a host is left alone
      BROWSER_PAGES=30       pages opened in Chromium, where scripts fill them (needs nianbao[browser])
      OLD_TLS_HOSTS=A,B      hosts that speak nothing newer than TLS 1.1
      LOG_LEVEL=INFO         all that Scrapy does

    Exit status: 0 done, or there was rightly nothing; 1 broken, or another run has the corpus (a
    line on stderr says what); 2 not understood; 3 partial: reports were found, and it is known that
    something was not read (the last line names it).
    """  # noqa: D301
    from crawler.start import Crawl, become

    own = {
        "CORPUS": corpus,
        "REQUESTS_PER_RUN": requests,
        "REQUESTS_PER_HOST": requests_per_host,
        "DOWNLOAD_DELAY": delay,
        "OFFPEAK": offpeak,
        "CONTACT": contact,
        "JOBDIR": resume,
        "LOCK_WAIT": wait or None,
        "MIRROR": mirror,
    }
    given = {name: str(value) for name, value in own.items() if value is not None}
    all_settings = named_values("-s", settings) | given
    check_mirror(mirror)
    facts = named_values("-a", arguments)
    facts |= {name: value for name, value in (("title", title), ("division", division)) if value is not None}
    spider, described = _spider(portal, facts, mirror)
    become(Crawl(spider, described, all_settings))


def _spider(said: str, facts: dict[str, str], mirror: str | None) -> tuple[str, Mapping[str, str]]:
    """The spider's name and arguments. Ends the command if there is no such portal."""
    from crawler.start import ANY_PORTAL

    if is_address(said):
        return _at_address(said, facts, mirror)
    if said == ANY_PORTAL and not Path(said).exists():  # the -a arguments describe the portal, as with Scrapy
        return ANY_PORTAL, facts
    if {"title", "division"} & facts.keys():
        give_up("--title and --division go with an address: a portal that ships, or a file, says them itself", 2)
    kind, described = portal_of(said)
    return kind.name, {**described, **facts}


def _at_address(url: str, facts: dict[str, str], mirror: str | None) -> tuple[str, Mapping[str, str]]:
    from crawler.start import ANY_PORTAL
    from spiders.any_portal import AnyPortal
    from spiders.portal import PortalError

    if not urlsplit(url).hostname:
        give_up(f"{url!r} is no address of a page", 2)
    shipped = _shipped_at(url)
    if shipped is not None and not facts:
        say(f"{url} is the portal {shipped.name}, which ships.", err=True)
        return shipped.name, {}
    described = {"url": url, **facts} if {"title", "division"} <= facts.keys() else _looked_up(url, facts, mirror)
    try:
        AnyPortal(**described)
    except PortalError as error:
        give_up(str(error), 2)
    return ANY_PORTAL, described


def _shipped_at(url: str) -> type[PortalSpider] | None:
    """The portal that ships with nianbao and has this front page; None if there is none."""
    from spiders.pages.addresses import host_of, is_front
    from spiders.portal import shipped_portals

    if not is_front(url):
        return None
    return next((each for each in shipped_portals() if host_of(url) in map(host_of, each.start_urls)), None)


def _looked_up(url: str, facts: Mapping[str, str], mirror: str | None) -> dict[str, str]:
    """The fields of the file that `nianbao portal new` would write. Ends the command if the portal's name or
    division can't be found.
    """
    from crawler.cli.portal.config import draft, file_name
    from crawler.cli.portal.new import look, why

    found = look(url, mirror)
    if not found.names and "title" not in facts:
        give_up(f"no page at {url} could be read ({why(found)}): look whether it opens in a browser")
    drafted = draft(url, found, facts.get("title"), facts.get("division"), file_name(url))
    if drafted.division is None:
        give_up(
            f"the division of {drafted.title} is not certain ({drafted.notes[0]}): say it with --division CODE,"
            f" six digits (GB/T 2260); or write a file with nianbao portal new {url}, and crawl that",
            2,
        )
    fields = tomllib.loads(drafted.text)
    lists = {name: ",".join(fields[name]) for name in ("hosts", "files") if fields.get(name)}
    hosts = "".join(f", {name} {value}" for name, value in lists.items())
    say(
        f"{drafted.title}, division {drafted.division}{hosts}. To refresh it later, keep this as a file:"
        f" nianbao portal new {url}",
        err=True,
    )
    return {"url": url, "title": drafted.title, "division": drafted.division, **lists, **facts}
