"""Rules that are registered from outside the project, one for each kind of subject. As a program,
it is given the path of a corpus, makes the corpus if there is none, runs the rules, and prints
the results as JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from parsers.checks import rule
from parsers.checks.subjects import Annual, Compared, Copies, Publication
from parsers.report import Check, Report
from parsers.sentences import Message


@rule("toy.number", over="report", en="the total of new requests is even", title="玩具规则", source="tests")
def even(report: Report) -> Iterator[Check]:
    total = report.value("requests.new.total")
    odd = total is not None and total % 2 != 0
    yield Check("toy.number", "requests.new.total", total, None, "fail" if odd else "pass", Message("odd or even"))


@rule("toy.growth", over="years", en="requests never grow", title="玩具规则", source="tests")
def growth(report: Annual, before: Annual | None) -> Iterator[Check]:
    now = report.values.get("requests.new.total")
    then = before.values.get("requests.new.total") if before else None
    if now is None or then is None:
        yield Check("toy.growth", "requests.new.total", then, now, "unknown", Message("not known"))
    else:
        yield Check(
            "toy.growth", "requests.new.total", then, now, "fail" if now != then else "pass", Message("compared")
        )


@rule("toy.day", over="calendar", en="no report is published", title="玩具规则", source="tests", doubts=False)
def day(report: Publication) -> Iterator[Check]:
    yield Check("toy.day", "published_on", None, None, "fail" if report.published_on else "pass", Message(report.kind))


@rule("toy.copies", over="copies", en="a report has one copy", title="玩具规则", source="tests", doubts=False)
def copies(found: Copies) -> Iterator[Check]:
    yield Check("toy.copies", "copies", found.compared, 0, "fail" if found.compared else "pass", Message("counted"))


@rule(
    "toy.texts", over="texts", en="a narrative is long", title="玩具规则", source="tests", finds="wording", doubts=False
)
def texts(text: Compared) -> Iterator[Check]:
    yield Check("toy.texts", text.relation, text.own, 10**6, "fail", Message("short"))


def main(path: Path) -> dict[str, Any]:
    from click.testing import CliRunner

    from crawler.browse.pages.registers import REGISTERS
    from crawler.cli import main as nianbao
    from crawler.cli.demo.alarms import RULES as ALARMS
    from crawler.corpus import Corpus
    from crawler.dictionary import TABLES
    from docs.written import rules as documented
    from tests.crawler.browse.client import Client
    from tests.crawler.corpus.samples import rows, two_years

    names = "report_id, rule, subject, status, left, right, message"
    sql = f"SELECT {names} FROM checks WHERE rule LIKE 'toy.%' ORDER BY 1, 2, 3"
    at_once: list[tuple[object, ...]] = []
    if path.exists():
        with Corpus.open(path) as corpus:
            corpus.look_at_all()
        at_once = rows(path, sql)
    found = []
    for everything in (False, False, True):
        two_years(path, everything=everything)
        found.append(rows(path, sql))
    command = CliRunner().invoke(nianbao, ["check", "--corpus", str(path), "--rule", "toy.growth", "--all"])
    site = Client(path)
    return {
        "at_once": at_once,
        "checks": found[0],
        "same": found[0] == found[1] == found[2],
        "status": rows(path, "SELECT id, status, checks_failed FROM reports ORDER BY id"),
        "failed": rows(path, "SELECT report_id, rule FROM checks WHERE status = 'fail'"),
        "codes": rows(path, "SELECT code, position, doubts, label FROM rules ORDER BY position"),
        "declared": [row["code"] for row in TABLES["rules"].rows],
        "sums": [row["rule"] for row in site.get("/register/sums.json").json()["rows"]],
        "texts": [row["rule"] for row in site.get("/register/texts.json").json()["rows"]],
        "page": site.get("/register/sums", rule="toy.growth").text,
        "registers": {name: each.rules for name, each in REGISTERS.items()},
        "command": [command.exit_code, command.output],
        "alarms": ALARMS,
        "docs": documented(),
    }


if __name__ == "__main__":
    json.dump(main(Path(sys.argv[1])), sys.stdout)
