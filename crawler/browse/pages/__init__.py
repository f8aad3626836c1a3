"""Our pages, one module each; `crawler.browse.page` says how to add one."""

from __future__ import annotations

from crawler.browse.page import FilePage, Page
from crawler.browse.pages import evidence, home, report
from crawler.browse.words import learn

PAGES: tuple[Page, ...] = (home.PAGE, report.PAGE, evidence.PAGE)
"""In the order of the navigation."""

FILES: tuple[FilePage, ...] = evidence.FILES

for _page in PAGES:
    learn(_page.words)
