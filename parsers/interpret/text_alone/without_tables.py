"""Which documents without a table are reports all the same: those from before 2019, when no form was required of every
organ, and those of later years whose organ wrote the text and left the tables out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.document import Document, Picture
from parsers.forms import FIRST_YEAR, FORMS_SINCE
from parsers.interpret.text_alone.missed_tables import prints_a_table
from parsers.interpret.text_alone.prose import BEFORE_HEADINGS, TOLD, topics_of
from parsers.interpret.whose.identity import Identity, read_title
from parsers.interpret.words.headings import text_of
from parsers.interpret.words.stream import Item
from parsers.report import Section
from parsers.text import squeeze

_MADE = re.compile(r"[公发發]布|[编編](?:制|製|写|寫|撰)")
_SENTENCES = ("contact", "narrative", "signature")
_TOPICS = 3
"""Headings on different topics that tell a report without a title, or one that should have tables, from other texts."""
_ON_REPORTS = re.compile(r"(?:通知|方案|办法|意见|要求|函)$|解读|图解|读懂|评估|考核|培训|会议")
"""How texts about reports are titled."""


def is_early(identity: Identity) -> bool:
    """Whether a document is titled as a report of a year in which no form was required of every organ."""
    return _is_titled(identity) and identity.year is not None and FIRST_YEAR <= identity.year < FORMS_SINCE


def says_itself(identity: Identity, texts: Sequence[Section], top: Sequence[Item]) -> bool:
    """Whether a document without a title says in its own words that it is an organ's report of a year before 2019:
    本报告是由某局编制的2009年度…年度报告. `top` is what stands above its text.
    """
    said, year = identity.evidence, identity.year
    if year is None or not FIRST_YEAR <= year < FORMS_SINCE or said["year_from"] not in {"opening", "period"}:
        return False
    itself = said.get("issuer_from") in {"opening", "compiled"} and _MADE.search(said["issuer"])
    # 现公布我局2018年度…年度报告, and another of its sentences names the organ.
    ours = said["year_from"] == "opening" and said.get("issuer_from") in _SENTENCES and _MADE.search(said["year"])
    if not (itself or ours):
        return False
    return topics_of(texts) >= _TOPICS and not _is_about_reports(texts, top)


def leaves_tables_out(
    identity: Identity, texts: Sequence[Section], document: Document, items: Sequence[Item], top: Sequence[Item]
) -> bool:
    """Whether a document is titled as a report of a year with forms, has all that a report tells in sentences, and
    prints no table. Where a heading has nothing under it, or a picture stands in the document, its tables are
    somewhere.
    """
    if not _is_titled(identity) or identity.year is None or identity.year < FORMS_SINCE:
        return False
    if not _is_annual(squeeze(identity.title or "")):
        return False
    if any(isinstance(block, Picture) for block in document.blocks) or prints_a_table(items):
        return False
    told = [each for each in texts if each.number != BEFORE_HEADINGS]
    empty = [each for each in told if TOLD.search(squeeze(each.heading)) and "。" not in each.text]
    return topics_of(told) >= _TOPICS and not empty and not _is_about_reports(texts, top)


def _is_titled(identity: Identity) -> bool:
    return read_title(identity.title or "") is not None


def _is_annual(title: str) -> bool:
    """Whether a title says 年度报告 or 年报: a summary of the year's work (总结) without tables is another text."""
    return "年报" in title or ("年度" in title and "报告" in title)


def _is_about_reports(texts: Sequence[Section], top: Sequence[Item]) -> bool:
    """Whether a line at the top is titled as what is written about reports."""
    lines = [line.text for line in map(text_of, top) if line is not None]
    lines += [line for each in texts if each.number == BEFORE_HEADINGS for line in each.text.split("\n")]
    return any(len(each) < 60 and _ON_REPORTS.search(each.strip()) for each in lines)
