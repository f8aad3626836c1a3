"""归属: whose reports a list holds, where its entries and their pages don't say it.

An organ's section is known by the link that led to it. A column that is reached from the portal's front page by
no section of other organs, and that holds one bare title for each year, is that of the portal's own government.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from parsers.text import squeeze
from spiders.discovery.state import Crawl
from spiders.pages import Page
from spiders.pages.addresses import path_of
from spiders.pages.titles import classify, is_item, is_subcolumn, names_organ, organ_alone, years_of
from spiders.systems import Lead

OF_OTHERS = "of_others"
"""A hint of leads found in a section of other organs; whose they are, only their own pages say."""
OF_YEAR = "of_year"
"""A hint of leads found in the column of a year: that year."""
_SECTION = re.compile(r"部门|单位|机构|乡|镇|街道|区县|县区|市县|县市|各[省市县区州]|园区|开发区|企事业")
"""Words of sections that hold the reports of many organs, or of others than the government."""
_GOVERNMENT = re.compile(r"(?P<name>.{2,40}?[省市县区州盟旗]人民政府)(?:(?:门户)?网站?)?")


def organ_of(lead: Lead, page: Page) -> str:
    """The organ whose column a page is: so it says itself, or the link that led there."""
    return page.organ or organ_alone(lead.text) or dict(lead.hints).get("column", "")


def within(lead: Lead, organ: str) -> Lead:
    """A lead in the column of an organ."""
    return replace(lead, hints=(*lead.hints, ("column", organ))) if organ and "column" not in dict(lead.hints) else lead


def year_of(lead: Lead, page: Page) -> str:
    """The year that a column is named for; "" if it isn't that of one year alone (2018年及以前, 2016-2020年), or names
    an organ, too.
    """
    said = [each for each in (lead.text, page.title) if years_of(each)]
    years = frozenset().union(*map(years_of, said))
    is_one = len(years) == 1 and all(_of_a_year(each) for each in said)
    return next(iter(years)) if is_one and next(iter(years)).isdecimal() else ""


_RANGE = re.compile(r"[前后今起至到~～]|以来|\d\s*[-—–]\s*\d")


def _of_a_year(words: str) -> bool:
    named = is_subcolumn(words) or (classify(words).sort == "report" and not names_organ(words))
    return named and not _RANGE.search(words)


def of_year(lead: Lead, year: str) -> Lead:
    """A lead in the column of a year, if its words name none."""
    known = OF_YEAR in dict(lead.hints) or years_of(lead.text)
    return lead if known or not year else replace(lead, hints=(*lead.hints, (OF_YEAR, year)))


def in_section(found: Lead, source: Lead, page: Page) -> Lead:
    """A lead found on a hub, with what is known of the section that the hub is. Only what lies below an organ's page
    is that organ's: a menu beside it may lead to everybody's columns.
    """
    organ = organ_alone(source.text) or page.organ or dict(source.hints).get("column", "")
    if not (organ or OF_OTHERS in dict(source.hints) or _SECTION.search(squeeze(source.text + page.title))):
        return found
    if organ and found.kind == "column" and _is_its_own(path_of(page.url), path_of(found.url)):
        found = within(found, organ)
    return found if OF_OTHERS in dict(found.hints) else replace(found, hints=(*found.hints, (OF_OTHERS, "1")))


def _is_named(lead: Lead, page: Page) -> bool:
    """Whether a column is named as one of annual reports, by a year or by a government: another word for which there
    is no rule (财政, 教体) may be an organ's.
    """
    words = squeeze(lead.text)
    named = classify(words).sort != "other" or years_of(words) or _OF_GOVERNMENT.search(words)
    return bool(named) or (not _SAYS.search(words) and classify(page.title).sort == "column")


_OF_GOVERNMENT = re.compile(r"政府|本级")
_SAYS = re.compile(r"(?!更|多|查|看|进|入|详|点|击|下|载)[\u4e00-\u9fff]")
"""Words that say something: 更多 and 查看 do not."""


def _is_its_own(page: str, column: str) -> bool:
    """Whether a column lies below an organ's page: in its folder, after its name (/bm/7.html and /bm/7_nb.html), or
    with another number at the same place (/channel/7.html and /channel/9.html). Pages of several organs may lie in one
    folder, and all lead to the column beside them.
    """
    folder, _, name = page.rpartition("/")
    if not name or _INDEX.match(name):
        return len(folder) > 0 and column.startswith(f"{folder}/")
    stem = page.rpartition(".")[0] or page
    after = column.removeprefix(stem)
    below = after != column and not after[:1].isalnum()
    return below or (_NUMBERS.search(name) is not None and _NUMBERS.sub("0", page) == _NUMBERS.sub("0", column))


_INDEX = re.compile(r"(?:index|default|main|list|home)\w{0,10}\.\w{2,6}$", re.IGNORECASE)
_NUMBERS = re.compile(r"\d+")


def owner_of(crawl: Crawl, lead: Lead, page: Page, leads: Sequence[Lead]) -> str:
    """The organ whose reports a column holds; "" if that isn't known."""
    organ = organ_of(lead, page)
    if not organ:
        return own_government(crawl, lead, page, leads)
    return "" if _is_of_several(lead, page, leads) else organ


def _is_of_several(lead: Lead, page: Page, leads: Sequence[Lead]) -> bool:
    """Whether a column has two reports of a year that name nobody, and only the way there says whose it is: it is that
    of several organs, to which the pages of all lead.
    """
    if page.organ or organ_alone(lead.text):
        return False
    bare = {each.url: squeeze(each.text) for each in leads if each.kind == "detail" and not names_organ(each.text)}
    years = [*filter(None, (years_of(words) for words in bare.values() if classify(words).sort == "report"))]
    return len(frozenset(years)) < len(years)


def own_government(crawl: Crawl, lead: Lead, page: Page, leads: Sequence[Lead]) -> str:
    """The portal's government, if a column is its own: no way leads there through other organs, and its entries are
    bare titles, one for each year. "" if it may be another's. A portal has one: the first that is found lies nearest
    to its front page.
    """
    government = _GOVERNMENT.fullmatch(squeeze(crawl.site.title))
    said = squeeze(f"{lead.text}{page.title}{page.crumb}")
    if (
        government is None
        or OF_OTHERS in dict(lead.hints)
        or not _is_named(lead, page)
        or _SECTION.search(said.replace(government["name"], ""))
    ):
        return ""
    entries = {each.url: squeeze(each.text) for each in leads if each.kind in {"detail", "attachment"}}
    reports = [words for words in entries.values() if classify(words).sort == "report" or is_item(words)]
    if not reports or any(names_organ(words) or organ_alone(words) for words in entries.values()):
        return ""
    years = [years_of(words) or years_of(lead.text) for words in reports]
    of_one = len(frozenset().union(*years)) == len(years) and all(len(each) == 1 for each in years)
    if not of_one:
        return ""
    top = lead.first or (lead.referrer if lead.depth and years_of(lead.text) else None) or page.url
    crawl.own_column = crawl.own_column or top
    return government["name"] if crawl.own_column == top else ""
