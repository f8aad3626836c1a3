"""A small corpus to browse: two issuers, two years, one report with wrong sums, two copies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.crawler.browse.chromium import served
from tests.crawler.browse.page_checks import chromium
from tests.crawler.corpus.samples import page, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("browse") / "any-name.db"
    url = "https://www.ly.gov.cn/2024/01-20/1.html"
    write(
        path,
        [
            page(1, path=url),
            page(2, path="https://oss.ly.gov.cn/1.html", role="attachment"),
            page(3, year=2020, form="2019", blank=0.2),
            page(4, issuer="洛阳市教育局", consistent=False),
        ],
    )
    return path


@pytest.fixture(scope="session")
def archived_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus with its archive, one report for each format; see
    `tests.crawler.browse.archived_corpus`.
    """
    from tests.crawler.browse.archived_corpus import write as write_archived

    path = tmp_path_factory.mktemp("archived") / "small.db"
    write_archived(path)
    return path


@pytest.fixture(scope="session")
def scanned_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with a scanned report, for the long run."""
    from tests.crawler.browse.archived_corpus import write as write_archived

    path = tmp_path_factory.mktemp("scanned") / "scan.db"
    write_archived(path, scan=True)
    return path


@pytest.fixture(scope="module")
def address(archived_corpus: Path) -> Iterator[str]:
    """Where the corpus with its archive is served."""
    with served(archived_corpus) as base:
        yield base


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A running Chromium."""
    with chromium() as opened:
        yield opened
