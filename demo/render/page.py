"""A page around a report: heads, breadcrumbs, dates, buttons and footers, as portals have them."""

from __future__ import annotations

from html import escape
from random import Random

from parsers.report import Report


def paragraphs(lines: list[str], tag: str = "p") -> str:
    return "".join(f"<{tag}>{escape(line)}</{tag}>\n" for line in lines)


def page(
    report: Report, rng: Random, body: str, *, charset: str = "utf-8", declared: str | None = None,
    dated: str | None = None, titled: str | None = None,
) -> bytes:  # fmt: skip
    """The whole page. `dated` is `meta` or `line`; `titled` is `h1`, `meta` or `lines`."""
    dated = dated or rng.choice(["meta", "line"])
    titled = titled or rng.choice(["h1", "meta", "lines"])
    title, issuer = report.title or "", report.issuer or ""
    metas = [
        f'<meta charset="{declared or charset}">',
        '<meta name="SiteName" content="某市人民政府">',
    ]
    if titled == "meta":
        metas.append(f'<meta name="ArticleTitle" content="{escape(title)}">')
    if dated == "meta":
        metas.append(
            f'<meta name="PubDate" content="{report.published_on} 09:{rng.randint(10, 59)}">'
        )
        metas.append(f'<meta name="ContentSource" content="{escape(issuer)}">')
    text = (
        f"<!DOCTYPE html>\n<html><head>{''.join(metas)}<title>{escape(title)}-某市人民政府</title>"
        "<style>td{border:1px solid #333}</style><script>var n=20190101;</script></head>\n<body>\n"
        '<div class="top"><a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a>'
        " &gt; 信息公开年报</div>\n"
        f'<div class="content">{_head(report, rng, titled, dated)}'
        f'<div class="article">\n{body}\n</div></div>\n'
        f"{_foot(rng)}</body></html>"
    )
    return text.encode(charset, "xmlcharrefreplace")


def _head(report: Report, rng: Random, titled: str, dated: str) -> str:
    title = report.title or ""
    if titled == "lines":
        cut = len(title) - rng.randint(3, 8)
        halves = (escape(title[:cut]), escape(title[cut:]))
        head = "".join(f'<p align="center"><b>{half}</b></p>' for half in halves)
    else:
        head = f"<h1>{escape(title)}</h1>"
    if dated == "line":
        day = report.published_on
        assert day is not None  # noqa: S101
        shown = rng.choice([f"{day}", f"{day} 10:05", f"{day.year}年{day.month}月{day.day}日"])
        head += (
            f'<div class="info">来源：某某网 &nbsp; 发布时间：{shown} &nbsp; '
            '浏览次数：<span id="hits">31</span></div>'
        )
    return head + '<div class="tools">【字体：大 中 小】 分享到：</div>'


def _foot(rng: Random) -> str:
    return (
        '<div class="bottom"><p>上一篇：关于调整办公时间的公告</p>'
        "<p>扫一扫在手机打开当前页</p></div>"
        '<div class="footer"><p>主办单位：某市人民政府办公室</p>'
        f"<p>豫ICP备{rng.randint(10_000_000, 20_000_000)}号-1</p>"
        "<p>网站标识码：4103000001</p></div>"
    )
