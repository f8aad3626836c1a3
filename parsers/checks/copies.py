"""The rule on a report's copies. It needs them all, so the corpus judges it, not `check`."""

from __future__ import annotations

from parsers.checks.model import RULES, Rule
from parsers.sentences import NUMBER, Saying

AGREE = Rule(
    "copies.agree",
    "各副本数据一致",
    "all copies of the report carry the same figures",
    "nianbao: a report is published as a page, as a file, and on several sites",
)
RULES[AGREE.code] = AGREE

_COUNTED = "{agreeing} of {compared} further copies carry the same figures"
ALL = Saying(_COUNTED, "另有副本 {compared} 份，其中 {agreeing} 份数据相同", agreeing=NUMBER, compared=NUMBER)
SOME = Saying(
    f"{_COUNTED}: report_documents says where the others differ",
    "另有副本 {compared} 份，其中 {agreeing} 份数据相同；其余各份何处不同，见“副本”",
    agreeing=NUMBER,
    compared=NUMBER,
)
SAYINGS = (ALL, SOME)
