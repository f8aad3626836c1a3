"""A web page around a report: heads, breadcrumbs, dates, buttons and footers, as portals have them.

A `Frame` is a site's template: what it prints around an article. The sites of the demo portal have
frames of their own; `anywhere` belongs to no particular site.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from random import Random

from parsers.report import Report


@dataclass(frozen=True)
class Article:
    """The content of a page, around which a frame is put.

    `charset` is the charset that the page declares, rightly or wrongly. `dated` says where the date
    is (`meta` or `line`), `titled` where the title is: `h1`, `meta` (and h1), `lines` (two
    paragraphs that look like the body), or `absent` (only in the page's <title>).
    """

    title: str
    body: str
    published_on: date
    source: str
    charset: str
    rng: Random
    dated: str
    titled: str
    files: str = ""
    """Links to attachments, printed below the body."""


Frame = Callable[[Article], str]


def paragraphs(lines: list[str], tag: str = "p") -> str:
    return "".join(f"<{tag}>{escape(line)}</{tag}>\n" for line in lines)


def page(
    report: Report,
    rng: Random,
    body: str,
    frame: Frame,
    *,
    charset: str = "utf-8",
    declared: str | None = None,
    dated: str | None = None,
    titled: str | None = None,
) -> bytes:
    """The whole page, encoded in `charset`; it declares `declared`."""
    assert report.published_on is not None
    article = Article(
        title=report.title or "",
        body=body,
        published_on=report.published_on,
        source=report.issuer or "",
        charset=declared or charset,
        rng=rng,
        dated=dated or rng.choice(["meta", "line"]),
        titled=titled or rng.choice(["h1", "h1", "meta", "lines", "lines", "absent"]),
    )
    return frame(article).encode(charset, "xmlcharrefreplace")


def title_lines(article: Article, h1: str = "<h1>") -> str:
    """The title: a heading (`h1` is its opening tag), two centred lines, or nothing."""
    if article.titled == "absent":
        return ""
    if article.titled != "lines" or len(article.title) < 12:
        return f"{h1}{escape(article.title)}</h1>"
    cut = len(article.title) - article.rng.randint(3, 8)
    halves = (escape(article.title[:cut]), escape(article.title[cut:]))
    return "".join(f'<p align="center"><b>{half}</b></p>' for half in halves)


def day_line(article: Article) -> str:
    """The date as it is printed on the page."""
    day = article.published_on
    return article.rng.choice([f"{day}", f"{day} 10:05", f"{day.year}年{day.month}月{day.day}日"])


def _info(article: Article) -> str:
    """The line below the title: a labelled day, one beside that of an update, or one without a label."""
    line, ways = day_line(article), ["labelled", "labelled", "updated"]
    if article.titled in {"h1", "meta"}:
        ways.append("bare")
    # A draw of its own, so that whatever is drawn after it stays as it was.
    way = Random(f"{article.title}/{article.published_on}").choice(ways)
    hits = '浏览次数：<span id="hits">31</span>'
    if way == "bare":
        return f"来源：某某网 &nbsp; {article.published_on} 10:05 &nbsp; {hits}"
    updated = f"更新时间：{article.published_on + timedelta(days=70)} &nbsp; " if way == "updated" else ""
    return f"来源：某某网 &nbsp; {updated}发布时间：{line} &nbsp; {hits}"


def printed_day(report: Report, rng: Random) -> str:
    """The line with the date that files print below their title; empty for a file without one, as most are."""
    day = report.published_on
    if day is None:
        return ""
    shown = rng.choice([f"{day}", f"{day.year}年{day.month}月{day.day}日"])
    return f"发布日期：{shown}"


def anywhere(article: Article) -> str:
    """The frame of a page that belongs to no particular site."""
    rng = article.rng
    metas = [f'<meta charset="{article.charset}">', '<meta name="SiteName" content="某市人民政府">']
    if article.titled == "meta":
        metas.append(f'<meta name="ArticleTitle" content="{escape(article.title)}">')
    if article.dated == "meta":
        metas.append(f'<meta name="PubDate" content="{article.published_on} 09:{rng.randint(10, 59)}">')
        metas.append(f'<meta name="ContentSource" content="{escape(article.source)}">')
    head = title_lines(article)
    if article.dated == "line":
        head += f'<div class="info">{_info(article)}</div>'
    return (
        f"<!DOCTYPE html>\n<html><head>{''.join(metas)}"
        f"<title>{escape(article.title)}-某市人民政府</title>"
        "<style>td{border:1px solid #333}</style><script>var n=20190101;</script></head>\n<body>\n"
        '<div class="top"><a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a>'
        " &gt; 信息公开年报</div>\n"
        f'<div class="content">{head}<div class="tools">【字体：大 中 小】 分享到：</div>'
        f'<div class="article">\n{article.body}\n</div>{article.files}</div>\n'
        f"{_foot(rng)}</body></html>"
    )


def _foot(rng: Random) -> str:
    return (
        '<div class="bottom"><p>上一篇：关于调整办公时间的公告</p>'
        "<p>扫一扫在手机打开当前页</p></div>"
        '<div class="footer"><p>主办单位：某市人民政府办公室</p>'
        f"<p>豫ICP备{rng.randint(10_000_000, 20_000_000)}号-1</p>"
        "<p>网站标识码：4103000001</p></div>"
    )
