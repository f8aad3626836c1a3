"""`nianbao check`: runs the rules over years, issuers and the calendar on a corpus."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crawler.cli.corpus_option import corpus_option
from crawler.cli.exclusively import WAIT, in_words, writing

if TYPE_CHECKING:
    from crawler.corpus.counted.by_rule import Findings


@click.command("check")
@click.argument("portals", nargs=-1, metavar="[PORTAL]...")
@corpus_option("The corpus file.")
@click.option("--rule", "rules", multiple=True, metavar="CODE", help="Only this rule; may be repeated.")
@click.option(
    "--examples", type=click.IntRange(0), default=3, show_default=True, help="How many failures of each rule are shown."
)
@click.option("--chinese", is_flag=True, help="What was found in Chinese.")
@click.option("--all", "everything", is_flag=True, help="Check every report anew, not only what is due.")
@WAIT
def command(
    portals: tuple[str, ...],
    corpus: Path,
    rules: tuple[str, ...],
    examples: int,
    *,
    chinese: bool,
    everything: bool,
    wait: float,
) -> None:
    """Check a corpus over years, issuers and dates, and print what fails, by rule.

    Every crawl ends with this; the command is for a corpus that was copied or rebuilt, and to read
    the findings. The rules are described in docs/rules.md; all findings are in the table `checks`.

    \b
    Examples:
      nianbao check                                   all portals
      nianbao check luoyang --rule years.carried      one portal, one rule
      nianbao check --rule text.copied --examples 20  copied narratives

    Exit status: 0 the corpus was checked, whatever was found; 1 it could not be; 2 not understood.
    """  # noqa: D301
    from crawler.console import Console
    from crawler.corpus.counted.by_rule import findings
    from crawler.corpus.writer import Corpus

    with in_words(corpus):
        _known(corpus, portals, rules)
    with writing(corpus, "nianbao check", wait):
        with Console(stderr=True).status("checking"), Corpus.open(corpus) as opened:
            done = opened.look_at_all(everything=everything)
        with sqlite3.connect(f"{corpus.absolute().as_uri()}?mode=ro", uri=True) as conn:
            found = findings(conn, portals, rules, examples)
        conn.close()
    show(found, f"{corpus}: {done.reports:,} reports were due", chinese=chinese)


def _known(corpus: Path, portals: Sequence[str], rules: Sequence[str]) -> None:
    """Raises `CorpusError` if there is no corpus, and `click.BadParameter` for an unknown portal or rule."""
    from crawler.database.errors import CorpusError
    from parsers.checks import RULES
    from parsers.checks import rules as all_rules

    if not corpus.is_file():
        raise CorpusError(f"there is no corpus at {corpus}: crawl first, or name one with --corpus")
    for code in rules:
        if code not in RULES:
            raise click.BadParameter(
                f"there is no rule {code}; there are {', '.join(each.code for each in all_rules())}"
            )
    with sqlite3.connect(f"{corpus.absolute().as_uri()}?mode=ro", uri=True) as conn:
        known = {row[0] for row in conn.execute("SELECT id FROM portals")}
    conn.close()
    if unknown := sorted(set(portals) - known):
        raise click.BadParameter(f"the corpus has no portal {', '.join(unknown)}; it has {', '.join(sorted(known))}")


def show(found: Sequence[Findings], title: str, *, chinese: bool = False) -> None:
    """Prints a table with a row for each rule, and below it the first failures of each."""
    from rich.markup import escape
    from rich.table import Table

    from crawler.console import Console

    console = Console(highlight=False)
    table = Table(title=escape(title), title_justify="left")
    table.add_column("rule")
    for head in ("pass", "fail", "unknown", "reports that fail"):
        table.add_column(head, justify="right")
    table.add_column("flags")
    for each in found:
        failed = f"[red]{each.failed:,}[/]" if each.failed else "0"
        table.add_row(
            each.rule,
            f"{each.passed:,}",
            failed,
            f"{each.unknown:,}",
            f"{each.reports:,}",
            "yes" if each.doubts else "no",
        )
    console.print(table)
    for each in found:
        if each.examples:
            console.print(f"\n[bold]{each.rule}[/]")
        for one in each.examples:
            words = one.words[0 if chinese else 1]
            console.print(escape(f"  {one.report} · {one.subject}\n    {words}\n    {one.url}"), soft_wrap=True)
