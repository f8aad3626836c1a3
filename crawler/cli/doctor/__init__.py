"""`nianbao doctor`: what this machine lacks, and what it would be needed for."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crawler.cli.corpus_option import corpus_option
from crawler.terminal import say

if TYPE_CHECKING:
    from crawler.cli.doctor.looks import Look

PARTIAL = 3


@click.command("doctor")
@click.option("--network", is_flag=True, help="Ask a portal for its robots.txt, too: nothing is asked without this.")
@click.option("--host", default="www.ly.gov.cn", show_default=True, help="With --network: whom to ask.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@corpus_option("Where the corpus is, or will be: its disk is looked at.")
def command(*, network: bool, host: str, as_json: bool, corpus: Path) -> None:
    """Look at this machine: Python, LibreOffice, Chromium, fonts, clock, disk, and what lacks.

    Each line says whether it is there, and what it is needed for. Nothing is installed, changed or
    sent. For a portal that finds less than before there is nianbao portal doctor.

    \b
    Examples:
      nianbao doctor
      nianbao doctor --network --host www.example.gov.cn

    Exit status: 0 all is there; 1 something is missing that every run needs; 2 not understood; 3
    something is missing that some portals or formats need.
    """  # noqa: D301
    from crawler.cli.doctor.looks import all_looks

    looks = list(all_looks(corpus, host if network else None))
    if as_json:
        say(json.dumps([each._asdict() for each in looks], ensure_ascii=False, indent=1))
    else:
        _show(looks)
    missing = [each for each in looks if not each.there]
    sys.exit(1 if any(each.always for each in missing) else PARTIAL if missing else 0)


def _show(looks: list[Look]) -> None:
    from rich.markup import escape
    from rich.table import Table

    from crawler.console import Console

    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for each in looks:
        sign = "[green]there[/]" if each.there else "[red]MISSING[/]" if each.always else "[yellow]missing[/]"
        words = escape(each.words)
        if not each.there:
            words += f"\nneeded for: {escape(each.needed_for)}\n[bold]{escape(each.remedy)}[/]"
        table.add_row(sign, escape(each.name), words)
    console = Console(highlight=False)
    console.print(table)
    missing = [each for each in looks if not each.there]
    if not missing:
        console.print("All is there.")
    elif any(each.always for each in missing):
        console.print("Something is missing that every run needs.")
    else:
        console.print("What is missing is needed for some portals and formats only; the rest works.")
