"""`python -m bench`: parsing against pandas.read_html, crawling against a bare Scrapy spider."""

from __future__ import annotations

import os
import platform

import click
from rich.console import Console
from rich.table import Table

from bench.measure import Result


@click.command()
@click.option("--quick", is_flag=True, help="Fewer pages and rounds: a look, no measurement.")
@click.option("--only", type=click.Choice(["parse", "crawl"]), help="One of the two.")
def main(*, quick: bool, only: str | None) -> None:
    """Medians of alternating rounds; the spread is that of single rounds."""
    results: list[Result] = []
    if only in {None, "parse"}:
        from bench import parsing

        results.append(parsing.run(pages=60 if quick else 240, rounds=3 if quick else 7))
    if only in {None, "crawl"}:
        from bench import crawling

        results += crawling.run(rounds=1 if quick else 3)
    table = Table(
        title=f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores"
    )
    for heading in ("what", "nianbao", "against", "", "ratio", "target"):
        table.add_column(heading, justify="left" if heading in {"what", "against"} else "right")
    for each in results:
        target = "–" if each.target is None else f"≥ {each.target:g}"
        good = "green" if each.ratio >= (each.target or 0) else "red"
        table.add_row(
            each.what, each.shown(each.ours), each.against, each.shown(each.theirs),
            f"[{good}]{each.ratio:.2f}[/]", target,
        )  # fmt: skip
    Console(width=120).print(table)


main()
