"""Tabs whose lists all stand in the page, and the names of which only their order tells."""

from __future__ import annotations

import pytest

from spiders.pages import read_page

TITLE = "2022年政府信息公开工作年度报告"
ORGANS = ("某某县教育局", "某某县水利局", "某某县财政局")


def texts(html: str) -> list[str]:
    page = read_page("https://www.x.gov.cn/nb/", f"<body>{html}</body>")
    assert page is not None
    return [link.text for link in page.links]


def boxes(title: str = TITLE, count: int = 3, after: str = "") -> list[str]:
    return [f"<div><ul><li><a href='{n}.html'>{title}</a>{after}</li></ul></div>" for n in range(count)]


NAMES = "".join(f"<li>{each}</li>" for each in ORGANS)


@pytest.mark.parametrize(
    "html",
    [
        f"<div><ul class='hd'>{NAMES}</ul><div class='con'>{''.join(boxes())}</div></div>",
        f"<div><div class='hd'><ul>{NAMES}</ul></div>{''.join(boxes())}</div>",
        "".join(f"<a href='javascript:void(0)' onclick='set({n})'>{each}</a>" for n, each in enumerate(ORGANS))
        + "".join(boxes()),
    ],
)
def test_each_box_belongs_to_its_name(html: str) -> None:
    assert texts(html) == [f"{each}{TITLE}" for each in ORGANS]


def test_names_without_a_box_each_name_nobody() -> None:
    """They were joined, and made one organ."""
    assert texts(f"<div><ul class='hd'>{NAMES}</ul><div>{''.join(boxes(count=2))}</div></div>") == [TITLE] * 2
    assert texts(f"<div><h3>{ORGANS[0]}</h3>{boxes()[0]}<h3>{ORGANS[1]}</h3>{boxes()[1]}</div>") == [
        f"{ORGANS[0]}{TITLE}",
        f"{ORGANS[1]}{TITLE}",
    ]


def test_the_year_of_a_tab_counts_unless_it_may_be_that_of_publication() -> None:
    title = "某某县教育局政府信息公开工作年度报告"
    years = "<ul class='hd'><li>2022年</li><li>2021年</li></ul>"
    for day, first in (("<span>2023-01-20</span>", f"2022年{title}"), ("<span>2022-01-20</span>", title), ("", title)):
        assert texts(f"<div>{years}{''.join(boxes(title, 2, day))}</div>")[0] == first
