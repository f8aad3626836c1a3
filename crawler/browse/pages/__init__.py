"""The list of our pages, one module each; `crawler.browse.page` explains how to add one."""

from __future__ import annotations

from crawler.browse import charts, digest, filters
from crawler.browse.page import FilePage, Page
from crawler.browse.pages import (
    cite,
    compare,
    dashboard,
    described,
    evidence,
    feeds,
    home,
    issuer,
    places,
    promises,
    questions,
    register,
    report,
    search,
)
from crawler.browse.texts import learn

PAGES: tuple[Page, ...] = (
    home.PAGE,
    search.PAGE,
    register.PAGE,
    places.PAGE,
    dashboard.PAGE,
    questions.PAGE,
    compare.PAGE,
    issuer.PAGE,
    promises.PAGE,
    report.PAGE,
    evidence.PAGE,
    cite.PAGE,
)
"""In the order of the navigation."""

FILES: tuple[FilePage, ...] = (*evidence.FILES, *feeds.FILES, *questions.FILES, *described.FILES)

learn(filters.WORDS)
learn(charts.WORDS)
learn(digest.WORDS)
learn(described.WORDS)
for _page in PAGES:
    learn(_page.words)
