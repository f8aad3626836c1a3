"""`nianbao portal check`: tries a portal with a dry run of one minute."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from crawler.cli.portal.common import check_mirror, portal_of
from parsers.text import clean

if TYPE_CHECKING:
    from crawler.dry_run import Findings
    from spiders.portal import PortalSpider
    from spiders.systems import Kind

_REQUESTS = 60
_SAMPLES = 8
"""Most reports and columns that are listed."""
_TITLES = 3
"""Most titles listed of pages that were found but not fetched."""


@click.command("check")
@click.argument("portal", metavar="CONFIG|URL|NAME")
@click.option(
    "--seconds",
    type=click.IntRange(1),
    default=60,
    show_default=True,
    help="End after so many; what was asked for by then is waited for.",
)
@click.option(
    "--requests",
    type=click.IntRange(2),
    show_default="60, and 2 more for each further host",
    help="Make no more than so many, robots.txt and redirects among them.",
)
@click.option("--mirror", metavar="URL", help="Fetch from a mirror, such as the demo portal's address.")
def command(portal: str, seconds: int, requests: int | None, mirror: str | None) -> None:
    """Try a portal for a minute: what is found, what would be fetched, what is wrong.

    CONFIG is a TOML file (`nianbao portal new` writes one), URL the address of a front page or a
    column, NAME a portal that ships. The real spider runs, politely, and nothing is written.

    \b
    Examples:
      nianbao portal check https://www.example.gov.cn/
      nianbao portal check example.toml --seconds 300 --requests 300
      nianbao portal check luoyang --mirror http://127.0.0.1:8765

    Exit status: 0 reports or columns of reports were found; 1 none was; 2 not understood.
    """  # noqa: D301
    kind, arguments = portal_of(portal)
    check_mirror(mirror)
    from crawler.console import Console
    from crawler.dry_run import dry_run

    spider = kind(**arguments)
    most = requests or _REQUESTS + 2 * len(spider.hosts)  # robots.txt and a front page each
    with Console(stderr=True).status(f"{spider.title}: a dry run, at most {seconds} seconds"):
        found = dry_run(kind, arguments, seconds=seconds, requests=most, mirror=mirror)
    show(found, spider, portal, mirror)
    if not (found.reports or found.columns):
        sys.exit(1)


def show(found: Findings, spider: PortalSpider, said: str, mirror: str | None = None) -> None:
    """Prints the table of findings, including what is wrong, and then the next step."""
    from rich.markup import escape
    from rich.table import Table

    from crawler.cli.portal.troubles import troubles
    from crawler.console import Console

    console = Console(highlight=False)
    title = escape(f"{spider.title} · {spider.name} · a dry run, nothing was written")
    table = Table(title=title, title_justify="left", show_header=False, show_lines=True)
    table.add_column(style="dim")
    table.add_column(overflow="fold")
    table.add_row("content system", escape(_systems(found, spider)))
    table.add_row("columns", _samples([(url, "") for url in sorted(found.columns)], "pages"))
    reports = sorted(found.reports, key=lambda each: (each.role == "attachment", each.url))
    files = sum(each.role == "attachment" for each in reports)
    counted = f"pages and files ({files:,} files)" if files else "pages"
    titled = [(each.url, _title(each.hints, each.link_text)) for each in reports]
    table.add_row("reports", _samples(titled, counted))
    table.add_row("would be fetched next", escape(_waiting(found)))
    blocked = sum(each.role == "blocked" for each in found.refused)
    table.add_row(
        "answers",
        f"{found.answers:,}, of which {blocked:,} blocked and {len(found.refused) - blocked:,} errors;"
        f" {len(found.failures):,} addresses gave none",
    )
    words = list(troubles(found, spider))
    if words:
        table.add_row("[yellow]what is wrong[/]", escape("\n".join(f"· {each}" for each in words)))
    console.print(table)
    good = bool(found.reports or found.columns)
    console.print(escape(_next_step(good, said, spider, mirror)), soft_wrap=True)


def _systems(found: Findings, spider: PortalSpider) -> str:
    shown = [f"{name} (shown by {n} pages)" for name, n in found.systems.most_common()]
    if spider.system.name:
        shown.append(f"{spider.system.name} (declared)")
    return ", ".join(shown) or "none that needs a way of its own was recognised: links are followed"


def _samples(rows: list[tuple[str, str]], of: str) -> str:
    """The number of rows (address, title), and the first of them."""
    from rich.markup import escape

    if not rows:
        return "[red]none[/]"
    shown = [f"[bold]{len(rows):,}[/] {of}"]
    for url, said in rows[:_SAMPLES]:
        title = clean(said)
        shown.append(f"{escape(title)}\n  [dim]{escape(url)}[/]" if title else escape(url))
    if len(rows) > _SAMPLES:
        shown.append(f"… and {len(rows) - _SAMPLES:,} more")
    return "\n".join(shown)


def _title(hints: tuple[tuple[str, str], ...], link: str | None) -> str:
    return dict(hints).get("title") or link or "(no title)"


_KINDS: dict[Kind, str] = {
    "detail": "pages that may be reports",
    "attachment": "files",
    "list": "pages of lists",
    "search": "answers of the content system",
    "column": "columns",
    "hub": "ways to what is disclosed",
    "front": "front pages",
}


def _waiting(found: Findings) -> str:
    from spiders.pages.titles import classify

    if not found.waiting:
        read = len(found.captures) > len(found.refused)
        return "nothing: all that links lead to was read" if read else "nothing"
    kinds = Counter(lead.kind for lead in found.waiting.values())
    counted = ", ".join(f"{kinds[kind]:,} {words}" for kind, words in _KINDS.items() if kinds[kind])
    titled = [
        f"  {clean(lead.text)}\n    {url}"
        for url, lead in found.waiting.items()
        if classify(lead.text).sort == "report"
    ]
    return "\n".join([counted, *titled[:_TITLES]])


def _next_step(good: bool, said: str, spider: PortalSpider, mirror: str | None) -> str:
    if not good:
        return "Nothing was found; once what is wrong is mended, try again with the same command."
    if said.startswith("http"):
        more = f" --mirror {mirror}" if mirror else ""
        return f"Next: nianbao portal new {said}{more} writes a file to start from."
    return f"Next: nianbao crawl {said}" + (f" --mirror {mirror}" if mirror else "")
