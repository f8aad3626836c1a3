"""空白文章: pages of articles that keep their frame and title, and show nothing in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from lxml import etree

from parsers.text import squeeze
from spiders.pages import Page
from spiders.pages.markup import tree

Shown = Literal["nothing", "taken down", "content"]

_FEW = 60
"""Characters of an article's own text below which it shows nothing. The shortest reports have several hundred."""
_SHORT_WORD = 200
"""Longest own text, in characters, of a page that says that its article was taken down."""
_OUTSIDE = ("script", "style", "noscript", "template", "title", "a", "button", "select", "option", "header", "footer")
_FRAME = re.compile(
    r"(?:^|[\s_-])(?:head(?:er)?|foot(?:er)?|top|bottom|nav[a-z]*|menu[a-z]*|crumbs?|bread[a-z]*|position|location|copyright|share[a-z]*"
    r"|sidebar|search[a-z]*|near|prev[a-z]*|next|related[a-z]*|qrcode|info|tools?)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Names of elements that stand on every page of a site."""
_FURNITURE = re.compile(
    r"版权所有|主办|承办|ICP备|公网安备|标识码|地址[:：]|邮编|邮政编码|电话[:：]|技术支持|建议(?:使用|分辨率)|浏览|阅读|访问量|点击|打印"
    r"|关闭|字体|字号|【[大中小]|分享|来源|时间|日期|当前位置|您的位置|所在位置|扫一扫|无障碍|今天是|索引号|分类|发布(?:机构|单位)"
    r"|公开(?:方式|形式|范围|时限)|责任编辑|文号|有效性|关键词|上一[篇条]|下一[篇条]|主题词|返回|首页|收藏|邮箱|网站地图|联系我们"
)
"""Words of the lines around an article: its date and source, the site's address and licence."""
_EMPTY = re.compile(
    r"(?:内容|正文|信息|数据|文章)(?:为空|加载中|正在加载|获取失败|加载失败)|暂无(?:内容|信息|数据)|(?:正在)?加载中|请稍[候等]|Loading"
)
_TAKEN_DOWN = re.compile(
    r"(?:已|已经|现已|已被)(?:撤[回稿销]|下[架线]|删除|移除|取消发布|停止(?:公开|发布))|(?:不再|停止|取消)公开|不存在或已"
)
_ATTACHED = re.compile(r"[见在及]附件|附件[:：]|附件下载|全文下载|下载全文")
"""Words of a page that hands on to a file."""
_LONG_FOR_A_FRAME = 300
"""Characters of text that isn't a link's, from which on an element is no part of the frame, whatever its name."""
_CHINESE = re.compile(r"[\u4e00-\u9fff]|\\u[4-9][0-9a-fA-F]{3}")
_MUCH = 600
"""Chinese characters in scripts and hidden fields from which on they may hold the report; its menu has fewer."""
_ENOUGH = 2_000
_DEEPEST = 200


def shown_in(page: Page, text: str) -> Shown:
    """What a report's page without files shows in place of the report. `text` is its HTML.

    Only short texts are looked at: whatever has more than a few lines is content, of whatever kind.
    """
    if page.frames or page.objects or page.forward or page.statutory:
        return "content"
    root = tree(text)
    if root is None or any((each.get("src") or "").startswith("data:") for each in root.iter("img")):
        return "content"
    if _holds_text(root):
        return "content"
    own = "".join(_own(root, squeeze(page.title)))
    if len(own) < _SHORT_WORD and _TAKEN_DOWN.search(own):
        return "taken down"
    if _ATTACHED.search(own):  # a content system may name the file elsewhere
        return "content"
    return "nothing" if len(_EMPTY.sub("", own)) < _FEW else "content"


def _holds_text(root: etree._Element) -> bool:
    """Whether a script or a hidden field holds so much Chinese text that it may be the report: a script shows it, and
    the parsers read it there.
    """
    held = [element.text or "" for element in root.iter("script", "template", "textarea", "xmp")]
    held += [element.get("value") or "" for element in root.iter("input")]
    return sum(len(_CHINESE.findall(each)) for each in held) > _MUCH


def _own(root: etree._Element, title: str) -> Iterator[str]:
    """The lines of the text that isn't a link's, and not of the frame, without the title."""
    counted = 0
    for line in _lines(root, 0):
        said = squeeze(line)
        if not said or said in title or (title and title in said) or (len(said) < _FEW and _FURNITURE.search(said)):
            continue
        yield said
        counted += len(said)
        if counted > _ENOUGH:
            return


def _lines(element: etree._Element, depth: int) -> Iterator[str]:
    """The pieces of text in an element; those of the frame are left out."""
    outside = not isinstance(element.tag, str) or element.tag in _OUTSIDE
    if outside or depth >= _DEEPEST:
        return
    if _is_frame(element):
        inside = list(_inner(element, depth))
        if sum(map(len, map(squeeze, inside))) >= _LONG_FOR_A_FRAME:  # an article in an element that is called info
            yield from inside
    else:
        yield from _inner(element, depth)


def _inner(element: etree._Element, depth: int) -> Iterator[str]:
    if element.text:
        yield element.text
    for child in element:
        yield from _lines(child, depth + 1)
        if child.tail:
            yield child.tail


def _is_frame(element: etree._Element) -> bool:
    names = f"{(element.get('id') or '')[:100]} {(element.get('class') or '')[:100]}"
    return element.tag not in {"html", "body"} and _FRAME.search(names) is not None
