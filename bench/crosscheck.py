"""The rules over texts and years: what they find, how often they are wrong, and what they cost.

python -m bench.crosscheck              the demo's reports: faults, found, false alarms
python -m bench.crosscheck 200000       that many synthetic reports: seconds and memory
"""

from __future__ import annotations

import resource
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from crawler.cli.demo.alarms import alarms
from crawler.corpus import Corpus, PortalFacts
from crawler.corpus.documents import job_of, read
from crawler.corpus.intake import Intake
from crawler.corpus.opening import open_database
from crawler.database.store import Row, Store
from nianbao_demo.portal.ledger import entry
from nianbao_demo.prose import section_text
from nianbao_demo.render import MARKUPS
from nianbao_demo.world.model import Copy, Publication
from nianbao_demo.world.plans import Plan
from nianbao_demo.world.publications import plans
from spiders.captures import Capture

SEEDS = (2024, 7)
YEARS = range(2014, 2025)
_AT = datetime(2025, 6, 1, tzinfo=UTC)


def main() -> None:
    """Without arguments, the demo world's figures; with a number of reports, time and memory."""
    if len(sys.argv) > 1:
        scale(int(sys.argv[1]))
        return
    with TemporaryDirectory() as folder:
        for seed in SEEDS:
            demo(seed, Path(folder) / f"{seed}.db")


def demo(seed: int, path: Path) -> None:
    """Stores every report of a demo world as a page, without a crawl."""
    published = plans(seed)
    with Corpus.open(path) as corpus:
        corpus.write_portal(PortalFacts("luoyang", "洛阳市", "https://www.ly.gov.cn/", "410300"))
        intake = Intake(corpus, "luoyang", None)
        for nth, plan in enumerate(published):
            body = MARKUPS["word"](plan.report, Random(nth))
            capture = Capture("luoyang", _url(nth), _AT, 200, "report", "a report", body=body)
            job = job_of(capture, "410300")
            assert job is not None
            intake.keep(capture, job.source, read(job))
        began = time.perf_counter()
        corpus.crosscheck()
        seconds = time.perf_counter() - began
    show(seed, [entry(_publication(nth, plan)) for nth, plan in enumerate(published)], path, seconds)


def _url(nth: int) -> str:
    return f"https://www.ly.gov.cn/{nth}.html"


def _publication(nth: int, plan: Plan) -> Publication:
    copies = (Copy(_url(nth), "word"),)
    return Publication(plan.report, "luoyang", ("luoyang",), "", copies, planted=plan.planted)


def show(seed: int, ledger: list[dict[str, object]], path: Path, seconds: float) -> None:
    console = Console(width=110)
    title = f"demo world {seed}: {len(ledger)} reports, crosschecked in {seconds:.2f} s"
    table = Table(title=title, title_justify="left")
    table.add_column("rule")
    for head in ("judged", "faults", "found", "false alarms", "per 1,000 judged"):
        table.add_column(head, justify="right")
    results = alarms(ledger, path)
    for each in results:
        rate = 1000 * len(each.false) / each.judged if each.judged else 0
        table.add_row(
            each.rule, f"{each.judged}", f"{each.faults}", f"{each.found}", f"{len(each.false)}", f"{rate:.2f}"
        )
    console.print(table)
    for each in results:
        for words in (*each.missed[:5], *each.false[:5]):
            console.print(f"  {'false' if words in each.false else 'missed'}: {words}", soft_wrap=True)


def scale(reports: int) -> None:
    """Checks synthetic reports with narratives of about 2,000 characters and a section 3."""
    with TemporaryDirectory() as folder:
        store = Store(open_database(Path(folder) / "large.db"))
        began = time.perf_counter()
        _fill(store, reports)
        filled = time.perf_counter()
        from crawler.corpus.checked.across_years import crosscheck

        crosscheck(store)
        done = time.perf_counter()
        crosscheck(store)
        again = time.perf_counter()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{reports:,} reports: written in {filled - began:.0f} s, checked in {done - filled:.1f} s"
            f" ({1000 * (done - filled) / reports:.2f} ms each), again with nothing due"
            f" {again - done:.1f} s; at most {peak:.0f} MB"
        )
        store.db.close()


def _fill(store: Store, reports: int) -> None:
    per_year = reports // len(YEARS) + 1
    store.conn.execute("PRAGMA foreign_keys = OFF")
    nth = 0
    for number in range(per_year):
        issuer = f"410300-第{number}局"
        with store.transaction():
            store.insert(
                "issuers",
                [
                    {
                        "id": issuer,
                        "name": f"第{number}局",
                        "division": "410300",
                        "kind": "department",
                        "other_names": "[]",
                    }
                ],
            )
            for year in YEARS:
                if nth < reports:
                    _report(store, issuer, number, year)
                    nth += 1


def _report(store: Store, issuer: str, number: int, year: int) -> None:
    report = f"{issuer}-{year}"
    rng = Random(report)
    row: Row = {
        "id": report,
        "issuer_id": issuer,
        "year": year,
        "form": "2021",
        "status": "clean",
        "url": report,
        "published_on": f"{year + 1}-01-20",
        "figures": 0,
        "checks_failed": 0,
        "warning_count": 0,
        "warnings": "[]",
        "copies": 1,
        "portal": "luoyang",
        "document": report,
        "issuer_name": f"第{number}局",
        "evidence": "{}",
        "reader": "html",
        "parser_version": "1",
        "digest": report,
    }
    store.insert("reports", [row])
    store.insert(
        "sections",
        [
            {
                "id": (number * 100 + year - 2000) * 10 + each,
                "report_id": report,
                "number": each,
                "heading": "",
                "text": "\n".join(
                    section_text(rng, each, issuer, year, style=f"{issuer}{part}/{year}") for part in range(3)
                ),
            }
            for each in (1, 5)
        ],
    )
    store.insert(
        "requests",
        [
            {
                "report_id": report,
                "position": position,
                "outcome": outcome,
                "natural_person": 0,
                "total": 0,
                "raw": '{"natural_person": "0", "total": "0"}',
                "places": "{}",
            }
            for position, outcome in enumerate(("new", "carried_in", "total", "carried_out"), 1)
        ],
    )


if __name__ == "__main__":
    main()
