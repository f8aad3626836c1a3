"""The rule on a report's copies. It needs them all, so the corpus judges it, not `check`."""

from __future__ import annotations

from parsers.checks.model import RULES, Rule

AGREE = Rule(
    "copies.agree",
    "各副本数据一致",
    "all copies of the report carry the same figures",
    "nianbao: a report is published as a page, as a file, and on several sites",
)
RULES[AGREE.code] = AGREE
