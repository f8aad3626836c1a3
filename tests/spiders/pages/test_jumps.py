"""A button that goes to the page whose number stands in a field beside it."""

from __future__ import annotations

import pytest

from spiders.pages import read_page
from spiders.pages.pagers import more_pages

URL = "https://x.gov.cn/nb/"


@pytest.mark.parametrize("number", ["document.getElementById('n').value", "$('#n').val()"])
def test_the_pages_that_a_button_goes_to(number: str) -> None:
    click = f"location.href='/nb/?page='+{number}"
    text = f'<html><body>共3页 到第<input id="n" value="1">页<button onclick="{click}">GO</button></body></html>'
    page = read_page(URL, text)
    assert page is not None
    assert {f"{URL}?page={at}" for at in (1, 2, 3)} <= set(more_pages(page, text))
