"""Pages of articles that show nothing; and reports that must not be taken for such."""

from __future__ import annotations

from random import Random

import pytest

from nianbao_demo import early
from nianbao_demo.render import MARKUPS
from nianbao_demo.reports import random_report
from parsers.forms import FORMS
from spiders.pages import read_page
from spiders.pages.emptied import shown_in

TITLE = "西工区民政局2012年政府信息公开工作年度报告"
FRAME = (
    "<html><head><title>{title}-西工区</title></head><body><div class='header'>西工区人民政府门户网站</div>"
    "<ul class='nav'><li><a href='/'>首页</a></li><li><a href='/zwgk/'>政务公开</a></li></ul><h1>{title}</h1>"
    "<div class='info'>发布时间：2013-02-20 来源：西工区 浏览次数：31</div>{body}"
    "<div class='footer'>主办：西工区人民政府办公室　豫ICP备12345678号　网站标识码：4103000001</div></body></html>"
)
PROSE = "<p>这一年，局里把公开栏目重新理了一遍，分管同志每季过问，窗口、网站和公告栏三处同步更新。</p>"


def shown(body: str, title: str = TITLE) -> str:
    text = FRAME.format(title=title, body=body)
    page = read_page("https://xigong.gov.cn/1.html", text)
    assert page is not None
    return shown_in(page, text)


@pytest.mark.parametrize(
    "body", ["", "<div id='zoom'></div>", "<div>内容为空</div>", f"<p>{TITLE}</p>", "<p>正在加载中，请稍候</p>"]
)
def test_a_frame_alone_shows_nothing(body: str) -> None:
    assert shown(body) == "nothing"


@pytest.mark.parametrize("body", ["<p>该信息已下架。</p>", "<p>本文已被撤回</p>", "<p>您访问的页面不存在或已删除</p>"])
def test_what_says_that_it_was_taken_down(body: str) -> None:
    assert shown(body) == "taken down"


@pytest.mark.parametrize("named", ["article", "info", "top_content", "nav-main", "pre"])
def test_an_article_is_one_whatever_its_element_is_called(named: str) -> None:
    assert shown(f"<div class='{named}'>{PROSE * 8}</div>") == "content"


def test_inline_pictures_and_frames_are_content() -> None:
    assert shown("<img src='data:image/png;base64,AAAA'>") == "content"
    assert shown("<iframe src='/r.pdf'></iframe>") == "content"


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("markup", sorted(MARKUPS))
def test_no_report_shows_nothing(markup: str, seed: int) -> None:
    rng = Random(seed)
    issuer, year = "西工区民政局", rng.randint(2008, 2018)
    report = rng.choice(
        [
            early.prose_report(rng, issuer=issuer, year=year),
            early.local_report(rng, issuer=issuer, year=year, blank=0.5),
            random_report(rng, FORMS["2014"], issuer=issuer, year=2016, blank=1.0),
        ]
    )
    text = MARKUPS[markup](report, rng).decode("utf-8", "replace")
    page = read_page("https://xigong.gov.cn/1.html", text)
    assert page is not None
    assert shown_in(page, text) == "content"
