"""The rule on a report's copies. It needs them all, so the corpus judges it, not `check`."""

from __future__ import annotations

from parsers.checks.model import RULES, Rule
from parsers.sentences import Sentence

AGREE = Rule(
    "copies.agree",
    "各副本数据一致",
    "all copies of the report carry the same figures",
    "nianbao: a report is published as a page, as a file, and on several sites",
)
RULES[AGREE.code] = AGREE

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
