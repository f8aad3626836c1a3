"""`nianbao fleet status`: what is done, broken, under way and left, from the store alone."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from crawler.cli.fleet.common import STORE, chosen, in_words, states
from crawler.terminal import say

if TYPE_CHECKING:
    from datetime import datetime

    from crawler.fleet.shards import Shard, State


@click.command("status")
@STORE
@click.argument("places", metavar="[SHARD|PLACE]...", nargs=-1)
@click.option("--broken", is_flag=True, help="List the portals that are broken, or partial, and why.")
@click.option("--json", "as_json", is_flag=True, help="All shards with all that is known of them, as JSON.")
def command(store: str, places: tuple[str, ...], *, broken: bool, as_json: bool) -> None:
    """Show what is done, broken, under way and left in STORE. It needs no engine: the store knows.

    A line for each province; if all shards lie in one, for each prefecture. When what is left will be
    done is said if crawls are under way: as fast as those before them. Columns: `left` was never
    crawled, `now` is under way, `reread` is to be read again by the parsers of today.

    Exit status: 0 nothing is broken, and all was crawled; 1 a portal is broken; 2 not understood; 3 a
    portal is partial, or wasn't crawled yet.
    """
    from crawler.fleet.lease import wall
    from crawler.fleet.stores import open_store
    from crawler.outcome import PARTIAL

    with in_words():
        opened = open_store(store)
        shards = chosen(opened, places)
        known, now = states(opened, shards), wall()
        busy = _busy(opened, shards, now)
    if as_json:
        say(
            json.dumps(
                [_as_json(each, known[each.id], busy.get(each.id)) for each in shards], ensure_ascii=False, indent=1
            )
        )
    elif broken:
        for each in shards:
            state = known[each.id]
            if state and state.outcome in {"broken", "partial"}:
                say(f"{each.id}\t{each.title}\t{state.outcome}\t{state.reason}")
    else:
        _show(shards, known, busy)
    found = [state.outcome if state else "" for state in known.values()]
    sys.exit(1 if "broken" in found else PARTIAL if {"", "partial"} & set(found) else 0)


def _busy(store: Any, shards: list[Shard], now: datetime) -> dict[str, str]:
    """What is under way, by shard: crawl or read."""
    from crawler.fleet.lease import is_gone, until_of

    found = {}
    for lease in {each.lease for each in shards}:
        read = store.read(lease)
        until = until_of(read.content) if read else None
        if read is None or until is None or until < now or is_gone(str(read.content["owner"])):
            continue
        what, _, shard = str(read.content["what"]).partition(" ")
        found[shard] = what
    return found


def _as_json(shard: Shard, state: State | None, busy: str | None) -> dict[str, Any]:
    from dataclasses import asdict

    return {**asdict(shard), "under_way": busy, "state": asdict(state) if state else None}


_HEADS = ("all", "done", "partial", "empty", "broken", "left", "now", "reports", "reread")


def _show(shards: list[Shard], known: dict[str, State | None], busy: dict[str, str]) -> None:
    from rich import box
    from rich.table import Table

    from crawler.cli.fleet.common import time_words
    from crawler.console import Console
    from crawler.dictionary.divisions import divisions

    digits = 4 if len({each.province for each in shards}) == 1 else 2
    groups: dict[str, list[Shard]] = {}
    for each in shards:
        groups.setdefault(each.division[:digits], []).append(each)
    lines = {code: _numbers(group, known, busy) for code, group in sorted(groups.items())}
    table = Table(
        title="各网站 Portals",
        title_justify="left",
        show_footer=len(lines) > 1,
        box=box.SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
        pad_edge=False,
    )
    table.add_column("", footer="together", no_wrap=True)
    for number, head in enumerate(_HEADS):
        table.add_column(head, justify="right", footer=f"{sum(line[number] for line in lines.values()):,}")
    for code, line in lines.items():
        place = divisions().get(code.ljust(6, "0"))
        table.add_row(place.name if place else code, *(f"{n:,}" for n in line))
    Console(highlight=False).print(table)
    took = [state.seconds for state in known.values() if state and state.seconds]
    left = sum(line[5] for line in lines.values())
    crawls = sum(what == "crawl" for what in busy.values())
    if took and left and crawls:
        say(f"All crawled in about {time_words(left * sum(took) / len(took) / crawls)}, with {crawls:,} at a time.")


def _numbers(group: list[Shard], known: dict[str, State | None], busy: dict[str, str]) -> tuple[int, ...]:
    from parsers import version

    found = [state for each in group if (state := known[each.id])]
    outcomes = [sum(state.outcome == each for state in found) for each in ("done", "partial", "empty", "broken")]
    under = sum(each.id in busy for each in group)
    reports = sum(state.reports for state in found)
    behind = sum(state.parsers != version.PARSER_VERSION for state in found)
    return len(group), *outcomes, len(group) - len(found), under, reports, behind
