"""公布期限: the day by which a report must be public, and the article that says so.

《中华人民共和国政府信息公开条例》 of 2019 (国令第711号, in force from 15 May 2019), article 49:
departments of governments from the county upwards by 31 January, and the report of a local
government, which its competent office publishes, by 31 March. Before it, the Regulations of 2007
(国令第492号, in force from 1 May 2008), article 31: every administrative organ by 31 March.

Neither names a day for townships, for management committees and institutions, or for a report that
a government's office publishes of itself. For them the later day counts: what comes after
31 March is late under any reading, and what comes before it is not called late.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

FIRST_YEAR = 2008
"""The first report year of the Regulations of 2007: due on 31 March 2009."""
NEW_RULES = 2019
"""The first report year of the Regulations of 2019: due on 31 January or 31 March 2020."""

NEW_ARTICLE = "《中华人民共和国政府信息公开条例》（国令第711号）第四十九条"
OLD_ARTICLE = "《中华人民共和国政府信息公开条例》（国令第492号）第三十一条"


@dataclass(frozen=True, slots=True)
class Deadline:
    """`day` is the last day on which a report is in time. `certain`: the article names the day for
    this kind of organ; otherwise it is the latest that the Regulations know, and `words` say so.
    """

    day: date
    article: str
    certain: bool
    words: str


def deadline(kind: str, year: int) -> Deadline | None:
    """Of the report for a year, by a kind of organ (a code of `issuer_kinds`).

    None before the report year 2008, for which no law asked for reports. ValueError for a kind
    without a code.
    """
    if kind not in {"government", "office", "department", "township", "other"}:
        raise ValueError(f"{kind!r} is no kind of issuer")
    if year < FIRST_YEAR:
        return None
    march = date(year + 1, 3, 31)
    if year < NEW_RULES:
        return Deadline(march, OLD_ARTICLE, True, "every administrative organ by 31 March")
    if kind == "department":
        return Deadline(date(year + 1, 1, 31), NEW_ARTICLE, True, "departments by 31 January")
    if kind == "government":
        return Deadline(march, NEW_ARTICLE, True, "governments by 31 March")
    words = "no day is named for this kind of organ: the later one, 31 March, is taken"
    return Deadline(march, NEW_ARTICLE, False, words)


def days_late(published: date, due: date) -> int:
    """Days after the last day in time; 0: in time."""
    return max(0, (published - due).days)
