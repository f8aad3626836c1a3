"""题名: the issuer of a report, its year and its date of publication.

Everything that says something of them is a claim (`parsers.interpret.whose.evidence`). The most trusted claim
counts, by a stated order in which the report's own words come first and the site's name last; the others are
kept beside it, and where the report's own words contradict each other, that is told. The year is never taken
from a date of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from parsers import notices
from parsers.interpret.whose import evidence, organs, shortened
from parsers.interpret.whose.evidence import OWN, SOURCES, Claim
from parsers.interpret.whose.published import published
from parsers.interpret.whose.titles import Title, read_title
from parsers.interpret.words.headings import text_of
from parsers.interpret.words.stream import Item
from parsers.report import Notice

_NEAR_TOP = 80
"""Number of lines before the report's body that are searched for title and date; the title is much nearer."""
_FIRST = 8
"""Lines of the body that are searched for the sentence that opens a report, if its first heading stands above it."""
_LONGEST_TEXT = 160
"""Characters of a sentence that are kept as evidence."""

_RANK = {source: rank for rank, source in enumerate(SOURCES)}
_ONE_OF_MANY = ("above", "narrative", "publisher", "breadcrumb", "column", "site")
"""Sources that may name a portal's owner in place of the organ; a government counts only if the text fits it."""
_SENTENCES = ("opening", "signature", "compiled", "contact", "narrative")
"""The report's own words but for its titles."""
_PLACE = re.compile(r"(?!^)[省市县区州盟旗镇乡]|街道|国家|办事处")
_TELLING = ("title", "metadata", "opening", "signature", "period", "table", "link")
"""Sources whose year is compared."""


@dataclass(frozen=True, slots=True)
class Identity:
    title: str | None
    issuer: str | None
    year: int | None
    published_on: date | None
    evidence: Mapping[str, str]
    """The text from which `issuer`, `year` and `published_on` were each taken, by these names; `issuer_from` and
    `year_from` are the places (`evidence.SOURCES`). What other places say of the issuer is under its name and
    theirs: `issuer.publisher`.
    """
    warnings: tuple[Notice, ...] = ()


def identify(
    items: Sequence[Item],
    start: int,
    properties: Mapping[str, str],
    *,
    title: str | None,
    issuer: str | None,
    end: int | None = None,
    narrative: str = "",
) -> Identity:
    """The identity of a report. `start` is the index of the first item of its body, `end` that of the last
    heading or row of a table in it; `narrative` is the text of its sections. `title` and `issuer` are the
    portal's hints.
    """
    top = items[max(0, start - _NEAR_TOP) : start]
    last = start if end is None else end
    titles = _titles(top, properties, title, issuer)
    if all(claim.source != "title" for claim, _ in titles):
        titles += evidence.of_titles_below(items, last)
    titles += evidence.of_tables(items, start, last, [claim for claim, _ in titles])
    claims = [claim for claim, _ in titles]
    body = [line for line in map(text_of, items[start : start + _FIRST]) if line is not None]
    above = [line for line in map(text_of, top) if line is not None]
    claims += evidence.of_text([*above, *body])
    claims += evidence.of_narrative([*above[-3:], *body])
    claims += evidence.of_signature(items[last + 1 :])
    claims += evidence.of_bracket([line.text for line in above[-3:]])
    claims += evidence.of_publisher(top, properties)
    claims += evidence.of_breadcrumb(top)
    day, stated = published(top, properties)
    claims += [each for each in evidence.of_year(body, narrative) if day is None or day.year == (each.year or 0) + 1]
    claims.sort(key=lambda claim: _RANK[claim.source])
    by, whose = _decided(claims, narrative)
    found: dict[str, str] = {}
    if by and by.year is not None:
        found |= {"year": by.text, "year_from": by.source}
    if whose and whose.issuer:
        found |= {"issuer": whose.text, "issuer_from": whose.source}
        found |= {f"issuer.{each.source}": each.text[:_LONGEST_TEXT] for each in _others(claims, whose)}
    if day:
        found["published_on"] = stated
    warnings = tuple(_contradictions(claims, by, whose))
    best = _best([each for _, each in titles if each], by, whose)
    name = whose.issuer if whose else None
    return Identity(best, name, by.year if by else None, day, found, warnings)


def _titles(
    top: Sequence[Item], properties: Mapping[str, str], title: str | None, issuer: str | None
) -> list[tuple[Claim, Title | None]]:
    """All titles, nearest to the report first. Of those above it, one of another year is another report's."""
    found = list(_own(list(evidence.of_titles(top))))
    return [*found, *evidence.of_metadata(properties), *evidence.of_hints(title, issuer)]


def _own(found: Sequence[tuple[Claim, Title | None]]) -> Iterator[tuple[Claim, Title | None]]:
    year = next((claim.year for claim, _ in found if claim.year is not None), None)
    named = next((claim.issuer for claim, _ in found if claim.issuer and claim.year), None)
    for nth, (claim, title) in enumerate(found):
        if claim.year is None and nth and named and claim.issuer and not organs.same_organ(named, claim.issuer):
            continue  # the name of a column above the title
        if claim.year is None and nth and year is not None and claim.issuer and claim.source == "title":
            yield Claim("column", claim.issuer, None, claim.text), None
        elif claim.year in (None, year) or claim.source == "metadata":
            yield claim, title


def _decided(claims: Sequence[Claim], narrative: str) -> tuple[Claim | None, Claim | None]:
    """The claims that count for year and issuer."""
    by = next((each for each in claims if each.year is not None), None)
    named = [each for each in claims if each.issuer and _may_be(each, narrative)]
    whose = named[0] if named else None
    if whose and whose.source in _ONE_OF_MANY and organs.is_government(whose.issuer or ""):
        # A government publishes for all its organs: the pages of one of them say more.
        whose = next((each for each in named if not organs.is_government(each.issuer or "")), whose)
    return by, _placed(_in_full(whose, narrative), named)


def _in_full(whose: Claim | None, narrative: str) -> Claim | None:
    """The claim that counts, with the organ's full name where its own text has it: links and columns shorten names."""
    if whose is None or whose.source in OWN or not whose.issuer:
        return whose
    name = shortened.in_full(whose.issuer, narrative)
    return Claim("narrative", name, whose.year, name) if name else whose


def _placed(whose: Claim | None, named: Sequence[Claim]) -> Claim | None:
    """The claim that counts, with the organ's place where the report's own sentences have it: 公安局 above, and
    2019年，某县公安局认真贯彻… below.
    """
    if whose is None or not whose.issuer or _PLACE.search(whose.issuer):
        return whose
    longer = [each for each in named if each.source in _SENTENCES and (each.issuer or "").endswith(whose.issuer)]
    best = max(longer, key=lambda each: len(each.issuer or ""), default=whose)
    same = all((best.issuer or "").endswith(each.issuer or "") for each in longer)
    return Claim(best.source, best.issuer, whose.year, best.text) if same and best is not whose else whose


def _may_be(claim: Claim, narrative: str) -> bool:
    """Whether a claim may be about the report, and not about the owner of the portal that shows it."""
    name = claim.issuer or ""
    if claim.source not in _ONE_OF_MANY or not organs.is_government(name):
        return True
    if organs.speaks_as_an_office(narrative):
        return False
    return claim.source != "site" or organs.speaks_as_a_government(narrative, name)


def _others(claims: Sequence[Claim], whose: Claim) -> Iterator[Claim]:
    """Claims of other places, one of each."""
    seen = {whose.source} - {"table"}  # each of a report's tables says it by itself
    for each in claims:
        own = each.source == whose.source and _same(each.issuer or "", whose.issuer or "")
        if each.issuer and each.source not in seen and not own:
            seen.add(each.source)
            yield each


def _contradictions(claims: Sequence[Claim], by: Claim | None, whose: Claim | None) -> Iterator[Notice]:
    """A notice for each place that names another organ, or another year, than the one that counts.

    A title that names its organ is not doubted for the name of a portal or of its office; a name that comes from
    elsewhere is doubted for whatever the page says against it.
    """
    for each in _others(claims, whose) if whose else ():
        assert whose is not None
        weak = whose.source not in ("title", "metadata") and each.source != "site"
        if (each.source in OWN or weak) and not _same(each.issuer or "", whose.issuer or ""):
            given = {
                "taken": whose.issuer or "",
                "place": whose.source,
                "other": each.issuer or "",
                "where": each.source,
            }
            yield Notice(notices.ANOTHER_ISSUER(**given), "issuer")
    if whose is None:
        unlikely = next((each for each in claims if each.issuer), None)
        if unlikely:
            yield Notice(notices.UNLIKELY_ISSUER(other=unlikely.issuer or "", where=unlikely.source), "issuer")
    seen = set[str]()
    for each in claims if by else ():
        assert by is not None
        if each.year not in (None, by.year) and each.source in _TELLING and each.source not in seen:
            seen.add(each.source)
            years = {"taken": str(by.year), "place": by.source, "other": str(each.year), "where": each.source}
            yield Notice(notices.ANOTHER_YEAR(**years), "year")


def _same(one: str, other: str) -> bool:
    return organs.same_organ(one, other) or shortened.shortens(one, other) or shortened.shortens(other, one)


def _best(titles: Sequence[Title], by: Claim | None, whose: Claim | None) -> str | None:
    """The title to be shown: the nearest to the report of those that say most of what counts."""
    year, issuer = by.year if by else None, whose.issuer if whose else None
    best = max(
        titles, key=lambda each: (each.issuer is not None and each.issuer == issuer) + (each.year == year), default=None
    )
    return best.text if best else None


__all__ = ["Identity", "Title", "identify", "read_title"]
