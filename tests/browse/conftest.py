"""A small corpus to browse: two issuers, two years, one report that doesn't add up, two copies."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.samples import page, write


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
