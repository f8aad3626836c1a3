"""The fields of a report, and the comparison of two readings field by field.

A field is a figure, by its key as in the view `figures`; the text of a section (`sections.1`);
`title`; `published_on`. Two figures are equal if their numbers are: a report printed anew with other
spacing hasn't changed. Two texts are equal if they differ only in blanks and in full-width or
half-width characters.
"""

from __future__ import annotations

import json
import unicodedata
from typing import NamedTuple

from crawler.corpus.figures import prints_in
from crawler.database.store import Rows
from parsers.text import is_blank


class Field(NamedTuple):
    """The printed text of a field, and the number if one was read."""

    printed: str | None
    """None where there is no such cell, section, title or date."""
    value: int | float | None = None
    disputed: bool = False
    """Whether independent readers read it differently, so that the printed text isn't known."""


ABSENT = Field(None)

PORTAL = "portal"
"""The field of a revision that says from which portal the report is read; it is no part of a reading."""


def fields(rows: Rows) -> dict[str, Field]:
    """Every field of a copy, by key, from its rows."""
    (report,) = rows["reports"]
    found = {"title": Field(_text(report["title"])), "published_on": Field(_text(report["published_on"]))}
    for section in rows["sections"]:
        key = "sections." + str(section["number"])
        before = found[key].printed if key in found else None
        text = str(section["text"])
        found[key] = Field(text if before is None else f"{before}\n{text}")
    found |= {key: Field(raw, value) for key, raw, value in prints_in(rows)}
    for key in json.loads(str(report.get("disputes") or "{}")):
        found[key] = found.get(key, ABSENT)._replace(disputed=True)
    return found


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def differ(before: Field, after: Field) -> bool:
    """Whether a field changed; False where either side is disputed."""
    if before.disputed or after.disputed:
        return False
    if before.value is not None or after.value is not None:
        return before.value != after.value
    return _plain(before.printed) != _plain(after.printed)


def _plain(printed: str | None) -> str:
    """A text in the form in which texts are compared; "" for a blank cell."""
    if printed is None or is_blank(printed):
        return ""
    return "".join(unicodedata.normalize("NFKC", printed).split())
