"""`nianbao verify`: checks a citation against the archive."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import click

from crawler.cli.common import give_up
from crawler.cli.corpus_option import corpus_option
from crawler.terminal import say

EXITS = {"same": 0, "other": 1, "unknown": 3}


@click.command("verify")
@click.argument("citation", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="All that was looked at, as JSON.")
@click.option(
    "--archive",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The archive's folder.  [default: beside the corpus]",
)
@corpus_option("The corpus.")
def command(*, citation: tuple[str, ...], as_json: bool, archive: Path | None, corpus: Path) -> None:
    """Check a CITATION: are the stored bytes those that were cited, and do they say so?

    CITATION is the text of a citation, or the link in it, as the pages of `nianbao serve` give them
    (“Cite”); whatever address served it. The archived record is compared with its digests, the
    document's bytes with the SHA-256 cited, and the document is read again with the parsers of
    today: each print must be as it is cited. - reads the citation from stdin.

    \b
    Examples:
      nianbao verify 'http://127.0.0.1:8001/cite/410300-…-2023/requests.new.total?print=12&document=3f2a…'
      nianbao verify - < citation.txt

    Exit status: 0 it is as cited; 1 it is not: a byte of the archive was changed, or another print
    is read; 2 there is no citation in it; 3 it can't be told here: the corpus has no such report, or
    the archive is not at hand.
    """  # noqa: D301
    from crawler.archive import folder_of
    from crawler.corpus.citations import cited_in
    from crawler.corpus.opening import open_for_reading
    from crawler.corpus.verify import verdict_of, verify
    from crawler.database.errors import CorpusError

    text = sys.stdin.read() if citation == ("-",) else " ".join(citation)
    cited = cited_in(text)
    if cited is None:
        give_up("there is no citation in that: it has a link with /cite/ in it, as the pages give it", 2)
    steps = []
    try:
        with closing(open_for_reading(corpus)) as conn:
            for step in verify(conn, archive or folder_of(corpus), cited):
                steps.append(step)
                if not as_json:
                    say(f"{_SIGNS[step.verdict]}  {step.what:<10}  {step.words}")
    except CorpusError as error:
        give_up(str(error), EXITS["unknown"])
    verdict = verdict_of(steps)
    if as_json:
        found = {"cited": asdict(cited), "verdict": verdict, "steps": [asdict(each) for each in steps]}
        say(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        say(_WORDS[verdict])
    sys.exit(EXITS[verdict])


_SIGNS = {"same": "=", "other": "≠", "unknown": "?"}
_WORDS = {"same": "As cited.", "other": "NOT as cited.", "unknown": "It can't be told here whether it is as cited."}
