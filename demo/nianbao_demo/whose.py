"""Reports that say whose they are, and for which year, in one place only: not in their title, but in a sentence, in
the signature, in what the page prints around them, or in the title of a covering letter.

`told` gives the report as it is to be printed, and the frame of its web page; other formats print what is in the
report itself (`IN_THE_TEXT`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from html import escape
from random import Random

from nianbao_demo.render.page import Article, Frame, title_lines
from parsers.report import Report, Section

_BARE = ("{year}年政府信息公开工作年度报告", "{year}年度政府信息公开年报", "政府信息公开工作年度报告（{year}年）")
_UNDATED = ("政府信息公开工作年度报告", "政府信息公开年报")
_OPENINGS = (
    "遵照上级部署，现向社会公布{issuer}{year}年度政府信息公开工作年度报告。",
    "{issuer}现将{year}年政府信息公开工作年度报告予以公布，欢迎监督。",
    "{issuer}按照有关规定，组织编写了{year}年政府信息公开工作年度报告。",
    "现公布{year}年{issuer}政府信息公开工作年度报告，全文共六个部分。",
)
_COMPILED = (
    "本年度报告由{issuer}编制，数据的统计期限为{year}年1月1日至12月31日。",
    "报告由{issuer}负责编写；所列数据起止时间为{year}年1月1日起至{year}年12月31日止。",
    "本报告由{issuer}政务公开工作领导小组办公室根据上级通知要求，汇总各科室情况编制而成；统计期限自{year}年1月1日至12月31日。",
)
_CONTACTS = (
    "对本报告如有疑问，请与{issuer}联系（电话：0000-1234567）。",
    "公众如需咨询报告内容，可向{issuer}（地址：中街9号）反映。",
)
_AT_TABLES = (
    "填报单位（盖章）：{issuer}",
    "填表单位：{issuer}          统计年度：{year}年",
    "报送单位：{issuer}    填报日期：{year}年12月30日",
    "单位名称（公章）：{issuer}",
    "（{year}年度）填报单位:{issuer}",
)
_LETTERS = (
    "{issuer}关于报送{year}年政府信息公开工作年度报告的函",
    "关于报送《{issuer}{year}年政府信息公开年度报告》的函",
)
_MISSPELT = (
    "{issuer}{year}年信息工作公开年度报告",
    "{issuer}{year}年政府信息公开公开工作年度报告",
    "{issuer}{year}年工作公开年度报告",
)
_OTHER_WORDS = (
    "{issuer}{year}年度政务公开工作总结报告",
    "{issuer}关于{year}年政府信息公开工作年度报告的公示",
    "关于公布{issuer}{year}年政府信息公开年度报告的公告",
    "{year}年{issuer}关于政府信息公开工作情况的报告",
    "{year}年政府信息公开工作年度报告（{issuer}）",
    "{year}年度政府信息公开年报——{issuer}",
)


@dataclass(frozen=True)
class Told:
    """A report to be printed, and the frame of its page; `issuer` and `year` are what it says."""

    report: Report
    frame: Frame
    issuer: str
    year: int


def told(rng: Random, report: Report, place: str) -> Told:
    """The report, told in one `place` only (a key of `PLACES`)."""
    return PLACES[place](rng, report)


def _said(rng: Random, words: tuple[str, ...], report: Report) -> str:
    return rng.choice(words).format(issuer=report.issuer, year=report.year)


def _made(
    report: Report, title: str, *, first: str = "", last: str = "", frame: Callable[[Article], str] | None = None
) -> Told:
    """The report with another title and narratives that don't name its organ, `first` and `last` lines in them."""
    sections = [_silent(each) for each in report.sections]
    if first:
        sections[0] = replace(sections[0], text=f"{first}\n{sections[0].text}")
    if last:
        sections[-1] = replace(sections[-1], text=f"{sections[-1].text}\n{last}")
    printed = replace(report, title=title, sections=tuple(sections), issuer="某网")
    return Told(printed, frame or silent, report.issuer or "", report.year or 0)


def _silent(section: Section) -> Section:
    text = "各项工作按计划推进。" if section.number == 1 else section.text
    return replace(section, text=text if section.number in {1, 2, 3, 4} else "无。")


def _opening(rng: Random, report: Report) -> Told:
    return _made(report, rng.choice(_UNDATED), first=_said(rng, _OPENINGS, report))


def _compiled(rng: Random, report: Report) -> Told:
    return _made(report, rng.choice(_UNDATED), first=_said(rng, _COMPILED, report))


def _contact(rng: Random, report: Report) -> Told:
    return _made(report, _said(rng, _BARE, report), first=_said(rng, _CONTACTS, report))


def _signature(rng: Random, report: Report) -> Told:
    day = f"{(report.year or 0) + 1}年{rng.randint(1, 3)}月{rng.randint(1, 28)}日"
    signed = f"{report.issuer}{rng.choice([chr(10), ''])}{day}"
    return _made(report, _said(rng, _BARE, report), last=signed)


def _at_the_table(rng: Random, report: Report) -> Told:
    said = _said(rng, _AT_TABLES, report)
    made = _made(report, _said(rng, _BARE, report))
    sections = [replace(each, text=said) if each.number == 3 else each for each in made.report.sections]
    return replace(made, report=replace(made.report, sections=tuple(sections)))


def _titled(words: tuple[str, ...]) -> Callable[[Random, Report], Told]:
    return lambda rng, report: _made(report, _said(rng, words, report))


def _framed(head: str = "", above: str = "", site: str = "") -> Callable[[Random, Report], Told]:
    """A bare title in a page that says the organ in its head, above the title, or as its site's name."""

    def made(rng: Random, report: Report) -> Told:
        def fill(text: str) -> str:
            return text.format(issuer=escape(report.issuer or ""), year=report.year)

        def frame(article: Article) -> str:
            return _page(article, fill(head), fill(above), fill(site))

        return _made(report, _said(rng, _BARE, report), frame=frame)

    return made


def _page(article: Article, head: str = "", above: str = "", site: str = "") -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="{article.charset}">{head}'
        f'<meta name="PubDate" content="{utc(article)}"><title>{escape(article.title)}{site}</title></head><body>'
        f'{above}{title_lines(article)}<div class="tools">【打印】【关闭】 分享到：</div>'
        f'<div class="text">{article.body}</div><p>上一篇：关于节假日值班的通知</p></body></html>'
    )


def silent(article: Article) -> str:
    """A page that says nothing of the report but its title and date."""
    return _page(article)


def utc(article: Article) -> str:
    """The first minutes of the day of publication in China, as systems print them that keep UTC."""
    minute = timedelta(minutes=article.rng.randint(1, 470))
    moment = datetime.combine(article.published_on, time(), UTC) - timedelta(hours=8) + minute
    ways = ("%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%dT%H:%M:%S.000Z", "%Y-%m-%dT%H:%M:%S+00:00", "%Y-%m-%d %H:%M UTC")
    return moment.strftime(article.rng.choice([*ways, "%a, %d %b %Y %H:%M:%S GMT"]))


IN_THE_TEXT: Mapping[str, Callable[[Random, Report], Told]] = {
    "opening": _opening,
    "compiled": _compiled,
    "contact": _contact,
    "signature": _signature,
    "table": _at_the_table,
    "misspelt": _titled(_MISSPELT),
    "other words": _titled(_OTHER_WORDS),
    "letter": _titled(_LETTERS),
}
"""Places in the report itself, which every format can print."""

AROUND_IT: Mapping[str, Callable[[Random, Report], Told]] = {
    "publisher": _framed(above="<p>发布机构：{issuer} 发布日期：{year}-12-31</p>"),
    "source": _framed(head='<meta name="ContentSource" content="{issuer}">'),
    "article": _framed(head='<meta name="ArticleTitle" content="{issuer}{year}年政府信息公开工作年度报告">'),
    "breadcrumb": _framed(above="<div>当前位置：首页 &gt; 政务公开 &gt; {issuer} &gt; 年报</div>"),
    "site": _framed(site="_政府信息公开年报_{issuer}"),
}
"""Places on the page around it."""

PLACES: Mapping[str, Callable[[Random, Report], Told]] = {**IN_THE_TEXT, **AROUND_IT}


def contradicted(rng: Random, report: Report, other: str) -> Told:
    """A report whose title and text name different organs, or different years."""
    title = f"{report.issuer}{report.year}年政府信息公开工作年度报告"
    year = report.year or 0
    first = rng.choice(
        [
            f"{other}现将{year}年政府信息公开工作年度报告予以公布。",
            f"本报告由{other}编制。",
            f"本报告所列数据的统计期限为{year - 1}年1月1日至{year - 1}年12月31日。",
        ]
    )
    return _made(report, title, first=first)
