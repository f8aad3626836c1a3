"""Toy rules: one on a report, one over years."""

from collections.abc import Iterator

from parsers.checks.model import rule
from parsers.checks.subjects import Annual
from parsers.report import Check, Report
from parsers.sentences import Sentence

NEW = "requests.new.total"
COUNTED = Sentence("toy.counted", "{number} requests", "{number} 件申请")
COMPARED = Sentence("toy.compared", "{then} became {now}", "{then} 成为 {now}")


@rule("toy.number", over="report", title="玩具：件数为负", en="requests are negative", source="tests")
def number(report: Report) -> Iterator[Check]:
    """Fails for every report that has requests."""
    found = report.value(NEW) or 0
    yield Check("toy.number", NEW, found, None, "fail" if found else "pass", COUNTED(number=found))


@rule("toy.growth", over="years", title="玩具：逐年相同", en="requests never change", source="tests")
def growth(report: Annual, before: Annual | None) -> Iterator[Check]:
    """Fails where two years differ; says nothing of a first year."""
    if before is not None:
        then, now = before.values.get(NEW) or 0, report.values.get(NEW) or 0
        yield Check("toy.growth", NEW, then, now, "pass" if then == now else "fail", COMPARED(then=then, now=now))
