"""The words of a report whose figures come from another reader.

Second readers are chosen for the tables they find. They don't know of looks: their text may hold what is hidden or
struck out, and their title what a line of other fonts broke. Where the first reading has the same words with something
left out, its words are the print.
"""

from __future__ import annotations

from dataclasses import replace

from parsers.report import Report, Section
from parsers.text import squeeze


def with_seen_words(taken: Report, first: Report) -> Report:
    """`taken` with the title and the sections of the first reading, as far as these are the same with less in them."""
    theirs = {each.number: each for each in first.sections}
    sections = tuple(_seen(each, theirs.get(each.number)) for each in taken.sections)
    same = (taken.issuer, taken.year) == (first.issuer, first.year)
    if same and first.title and (taken.title is None or _is_part(first.title, taken.title)):
        return replace(taken, sections=sections, title=first.title, evidence=first.evidence)
    return replace(taken, sections=sections)


def _seen(section: Section, first: Section | None) -> Section:
    if first is None or not _is_part(first.heading, section.heading) or not _is_part(first.text, section.text):
        return section
    return first


def _is_part(seen: str, other: str) -> bool:
    """Whether a text is another one with nothing, or something, left out; blanks and their kinds don't count."""
    letters = iter(squeeze(other))
    return bool(seen.strip()) and all(letter in letters for letter in squeeze(seen))
