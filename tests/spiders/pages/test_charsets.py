"""What is text, and what is a file."""

from __future__ import annotations

import pytest
from scrapy.http import HtmlResponse

from spiders.pages.charsets import decoded


@pytest.mark.parametrize("body", [b"%PDF-1.4\n<html>", b"{\\rtf1 <html>}", b"MIME-Version: 1.0\n\n<html>"])
def test_a_file_that_is_nothing_but_text_is_a_file(body: bytes) -> None:
    assert decoded(HtmlResponse("https://www.x.gov.cn/file/1", body=body, encoding="utf-8")) == ""
