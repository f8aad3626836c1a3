"""`nianbao coverage`: shows which reports are expected, which were found, and which were late."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import click
from rich.table import Table as Shown
from rich.text import Text

from crawler.cli.common import RAW_CSV
from crawler.console import Console
from crawler.corpus.opening import default_corpus, open_for_reading
from crawler.database.errors import CorpusError
from crawler.dictionary import TABLES, VIEWS
from crawler.formulas import guarded_csv
from crawler.terminal import say, say_bytes

KINDS = [str(row["code"]) for row in TABLES["issuer_kinds"].rows]
SIGNS: Mapping[str, tuple[str, str]] = {
    "clean": ("✓", "green"),
    "flagged": ("!", "yellow"),
    "text_only": ("T", "cyan"),
    "elsewhere": ("@", "yellow"),
    "unreadable": ("✗", "red"),
    "missing": ("–", "red"),
    "not_due": ("…", "dim"),
}
"""Sign and colour of each state of a report, by its code in `coverage_states`."""
COLUMNS = [column.name for column in next(v for v in VIEWS if v.name == "coverage").columns]


@click.command("coverage")
@click.option("--portal", "portals", multiple=True, help="Only what this portal should have.")
@click.option("--year", "years", multiple=True, type=int, help="Only this report year.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only such organs.")
@click.option(
    "--within",
    metavar="PLACE",
    help="Instead: each government of the register in this place (全国: in the country), and its reports.",
)
@click.option("--format", "format_", type=click.Choice(("table", "csv", "json")), default="table", show_default=True)
@RAW_CSV
@click.option("--corpus", type=click.Path(path_type=Path), help="[default: data/corpus.db, else data/demo.db]")
def command(
    *,
    portals: tuple[str, ...],
    years: tuple[int, ...],
    kinds: tuple[str, ...],
    within: str | None,
    format_: str,
    raw_csv: bool,
    corpus: Path | None,
) -> None:
    """Show for every expected issuer and year whether its report was found.

    Issuers are expected where a portal's declaration names them, and where a report of theirs was
    found: then in every year after it. A number behind a sign is the days by which the report says
    it was published after its deadline (Regulations, article 49: departments 31 January,
    governments 31 March; before the report year 2019, all 31 March). Where the Regulations leave
    the day open, as for townships, there is no number; an office's days are at least so many.

    With --within, each government of the register of portals in a place is set beside the corpus:
    whether its portal was crawled, and the years whose report (the government's own, or its
    office's) was found or is missing. What was never crawled isn't called missing.

    Below the table stand the portals whose latest crawl was partial or broken, each with the
    addresses of which it is known that something was not read: what is missing there may exist.

    CSV and JSON have a row for each issuer and year, with deadline, article, date of publication
    and date first seen: the view coverage of the corpus. The options may be given several times.
    The exit status is 0 also where reports are missing.
    """
    if within is not None:
        _show_governments(within, corpus, format_, raw_csv=raw_csv)
        return
    wanted: dict[str, Sequence[object]] = {"portal": portals, "year": years, "kind": kinds}
    try:
        rows, ends = _rows(corpus or default_corpus(), wanted)
    except CorpusError as error:
        say(f"nianbao: {error}", err=True)
        sys.exit(1)
    if format_ == "json":
        say(json.dumps([dict(zip(COLUMNS, row, strict=True)) for row in rows], ensure_ascii=False, indent=1))
    elif format_ == "csv":
        _say_csv(COLUMNS, rows, raw_csv=raw_csv)
    else:
        console = Console()
        _show([dict(zip(COLUMNS, row, strict=True)) for row in rows], console)
        for end in ends:
            _show_end(end, console)


def _say_csv(columns: Sequence[str], rows: Sequence[Sequence[object]], *, raw_csv: bool) -> None:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows(rows)
    say_bytes((out.getvalue() if raw_csv else guarded_csv(out.getvalue())).encode())


def _show_governments(place: str, corpus: Path | None, format_: str, *, raw_csv: bool) -> None:
    """Says what the governments of a place owe. Ends the command if it isn't one place, or there is no corpus."""
    from crawler.cli import country

    try:
        entries = country.governments(place)
        conn = open_for_reading(corpus or default_corpus())
    except (ValueError, CorpusError) as error:
        say(f"nianbao: {error}", err=True)
        sys.exit(1)
    try:
        rows = country.owed(conn, entries)
    finally:
        conn.close()
    if format_ == "json":
        say(json.dumps([row._asdict() for row in rows], ensure_ascii=False, indent=1))
    elif format_ == "csv":
        said = [[*row[:-2], *(" ".join(map(str, years)) for years in row[-2:])] for row in rows]
        _say_csv(country.COLUMNS, said, raw_csv=raw_csv)
    else:
        Console().print(country.summary(rows))


class End(NamedTuple):
    """How the latest crawl of a portal ended that was not read in full."""

    portal: str
    day: str
    outcome: str
    reason: str
    gaps: list[tuple[str, str]]
    """Addresses of which something was not read, and what."""


def _rows(corpus: Path, wanted: Mapping[str, Sequence[object]]) -> tuple[list[tuple[object, ...]], list[End]]:
    """The rows of the view, and the ends of the crawls of their portals that were not read in full."""
    conditions, values = ["1"], list[object]()
    for column, chosen in wanted.items():
        if chosen:
            conditions.append(f"{column} IN ({', '.join('?' * len(chosen))})")
            values += chosen
    conn = open_for_reading(corpus)
    try:
        for portal in wanted["portal"]:
            _check_portal(conn, str(portal))
        rows = conn.execute(
            f"SELECT {', '.join(COLUMNS)} FROM coverage WHERE {' AND '.join(conditions)}"  # noqa: S608
            " ORDER BY portal, issuer_id, year",
            values,
        ).fetchall()
        return rows, list(_ends(conn, [str(portal) for portal in wanted["portal"]]))
    finally:
        conn.close()


def _ends(conn: sqlite3.Connection, portals: Sequence[str]) -> Iterator[End]:
    """The portals (of these, if any are named) whose latest crawl was partial or broken, or was killed."""
    latest = (
        "SELECT portal, substr(max(started_at), 1, 10), coalesce(outcome, 'broken'),"
        " coalesce(reason, 'it was killed before its end') FROM crawls GROUP BY portal ORDER BY portal"
    )
    for portal, day, outcome, reason in conn.execute(latest).fetchall():
        if outcome in {"partial", "broken"} and (not portals or portal in portals):
            gaps = conn.execute(_GAPS, (portal,)).fetchall()
            yield End(portal, day, outcome, reason, gaps)


_GAPS = (
    "SELECT url, message FROM problems WHERE portal = ? AND url IS NOT NULL"
    " AND (code LIKE 'gap.%' OR code IN ('browser.none', 'browser.enough')) ORDER BY url"
)


def _show_end(end: End, console: Console) -> None:
    """Prints how a crawl ended, with its gaps, or in the crawl's own words where none is stored."""
    said = end.reason.partition("; http")[0] if end.gaps else end.reason
    console.print(Text(f"{end.portal} ended {end.outcome} on {end.day}: {said}", "yellow"), soft_wrap=True)
    for url, why in end.gaps:
        console.print(Text(f"  {url}: {why}"), soft_wrap=True)


def _check_portal(conn: sqlite3.Connection, portal: str) -> None:
    known = [row[0] for row in conn.execute("SELECT id FROM portals ORDER BY id")]
    if portal not in known:
        raise CorpusError(f"no portal {portal} is in the corpus; it has {', '.join(known) or 'none'}")


def _show(rows: list[dict[str, object]], console: Console) -> None:
    """Prints a matrix for each portal, and a legend of the signs."""
    if not rows:
        console.print("No report is expected of these: nothing was crawled, or the options fit none.")
        return
    for portal in sorted({str(row["portal"]) for row in rows}):
        console.print(_matrix(portal, [row for row in rows if row["portal"] == portal]))
    names = {str(row["code"]): str(row["name"]) for row in TABLES["coverage_states"].rows}
    legend = Text("  ").join(Text(f"{sign} {names[state]}", style) for state, (sign, style) in SIGNS.items())
    console.print(legend)
    console.print("+41: 41 days late by its own date; +≥41: at least 41. Blank: none is expected.")


def _matrix(portal: str, rows: list[dict[str, object]]) -> Shown:
    years = sorted({int(str(row["year"])) for row in rows})
    shown = Shown(title=f"覆盖情况 Coverage · {portal}", title_justify="left", show_footer=True)
    states = {(str(row["issuer_id"]), int(str(row["year"]))): row for row in rows}
    shown.add_column("", footer="found of expected")
    for year in years:
        of_year = Counter(str(row["state"]) for row in rows if row["year"] == year)
        found = sum(of_year[state] for state in ("clean", "flagged", "text_only"))
        shown.add_column(str(year), footer=f"{found}/{of_year.total()}", justify="left")
    for issuer_id, name in sorted({(str(row["issuer_id"]), str(row["issuer"])) for row in rows}):
        shown.add_row(name, *(_sign(states.get((issuer_id, year))) for year in years))
    return shown


def _sign(row: dict[str, object] | None) -> Text:
    if row is None:
        return Text("")
    sign, style = SIGNS[str(row["state"])]
    text = Text(sign, style)
    if row["days_late"]:
        text.append(f"+{'' if row['certain'] else '≥'}{row['days_late']}", "magenta")
    return text
