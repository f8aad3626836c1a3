"""The rules over copies: all have the same figures, and a portal that may speak for the issuer has one."""

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


KNOWN = Sentence(
    "copies.own_portal",
    "a portal of its issuer's has it; further copies are on other portals ({portals})",
    "本机关的网站载有该报告；他处网站（{portals}）也有副本",
)
FOREIGN = Sentence(
    "copies.foreign",
    "known only from portals that can't speak for its issuer ({portals})",
    "仅见于不能代表该机关的网站（{portals}）",
)


@rule(
    "copies.own_portal",
    over="copies",
    title="见于本机关的网站",
    en="a portal that may speak for the issuer has the report",
    source="nianbao: a portal speaks for the organs of its division, of those below it, and for those it declares",
    finds="source",
)
def own_portal(copies: Copies) -> Iterator[Check]:
    """No check where no other portal has a copy. `left` counts the issuer's portals (0 or 1: any), `right` is 1."""
    if not copies.foreign:
        return
    words = (KNOWN if copies.own else FOREIGN)(portals=", ".join(copies.foreign))
    yield Check("copies.own_portal", "copies", int(copies.own), 1, "pass" if copies.own else "fail", words)
