"""The list of our pages, one module each; `crawler.browse.page` explains how to add one."""

from __future__ import annotations

from crawler.browse import charts, filters
from crawler.browse.page import FilePage, Page
from crawler.browse.pages import compare, dashboard, evidence, home, issuer, places, register, report, search
from crawler.browse.texts import learn

PAGES: tuple[Page, ...] = (
    home.PAGE,
    search.PAGE,
    register.PAGE,
    places.PAGE,
    dashboard.PAGE,
    compare.PAGE,
    issuer.PAGE,
    report.PAGE,
    evidence.PAGE,
)
"""In the order of the navigation."""

FILES: tuple[FilePage, ...] = evidence.FILES

learn(filters.WORDS)
learn(charts.WORDS)
for _page in PAGES:
    learn(_page.words)
