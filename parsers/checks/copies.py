"""The rule that all copies of a report have the same figures."""

from __future__ import annotations

from collections.abc import Iterator

from parsers.checks.model import rule
from parsers.checks.subjects import Copies
from parsers.report import Check
from parsers.sentences import Sentence

ALL = Sentence(
    "copies.agree",
    "{agreeing} of {compared} further copies carry the same figures",
    "另有副本 {compared} 份，其中 {agreeing} 份数据相同",
)
SOME = Sentence(
    "copies.differ",
    "{agreeing} of {compared} further copies carry the same figures: report_documents says where the others differ",
    "另有副本 {compared} 份，其中 {agreeing} 份数据相同；其余各份何处不同，见“副本”",
)


@rule(
    "copies.agree",
    over="copies",
    title="各副本数据一致",
    en="all copies of the report carry the same figures",
    source="nianbao: a report is published as a page, as a file, and on several sites",
)
def agree(copies: Copies) -> Iterator[Check]:
    """`left` is the number of copies that agree, `right` the number compared; no check if none was compared."""
    if not copies.compared:
        return
    same = copies.agreeing == copies.compared
    words = (ALL if same else SOME)(agreeing=copies.agreeing, compared=copies.compared)
    yield Check("copies.agree", "copies", copies.agreeing, copies.compared, "pass" if same else "fail", words)
