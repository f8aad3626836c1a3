"""The words of the pages, in Chinese and English: one catalogue.

Texts of the frame stand here, texts of a page in its module (`Page.words`), labels of codes in the
dictionary. Nothing here is markup: every word is escaped where it is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from typing import Literal

from crawler.dictionary import TABLES, VIEWS
from crawler.dictionary.labels import label_pair

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")

LANGUAGE: ContextVar[Language] = ContextVar("LANGUAGE", default="en")
"""Of the request that is being answered: the frame sets it, templates ask `t` and `label`."""

Words = Mapping[str, tuple[str, str]]
"""Key to Chinese and English."""

_TEXTS: dict[str, tuple[str, str]] = {
    "site": ("年报", "nianbao"),
    "site.of": ("政府信息公开工作年度报告数据库", "annual reports on information disclosure"),
    "nav": ("主导航", "Main navigation"),
    "nav.skip": ("跳到正文", "Skip to the content"),
    "nav.home": ("首页", "Home"),
    "nav.tables": ("数据表", "Tables"),
    "nav.menu": ("菜单", "Menu"),
    "language.other": ("English", "中文"),
    "footer.fresh": ("最近抓取：{when}", "Last crawl: {when}"),
    "footer.never": ("尚无抓取记录", "Nothing was crawled yet"),
    "footer.licence": (
        "软件依 Apache-2.0 许可；报告由各政府机关发布，原文以其网站为准。",
        "Software under Apache-2.0; the reports are published by the governments named in them.",
    ),
    "footer.cite": (
        "引用：年报 nianbao，{reports} 份报告，截至 {when}。",
        "Cite as: nianbao (年报), {reports} reports, as of {when}.",
    ),
    "colon": ("：", ": "),
    "footer.data": ("本页数据", "This page as"),
    "footer.download": ("下载数据库", "Download the database"),
    "footer.by": ("由 Datasette 提供", "Served by Datasette"),
    "error.missing": ("没有这一页", "There is no such page"),
    "error.slow": ("查询超过时限。请缩小范围再试。", "The query took longer than is allowed: ask for less."),
    "error.home": ("回到首页", "Back to the home page"),
    "pages.of": ("第 {page} 页，共 {pages} 页", "Page {page} of {pages}"),
    "pages.next": ("下一页", "Next"),
    "pages.previous": ("上一页", "Previous"),
}

_catalogue: dict[str, tuple[str, str]] = dict(_TEXTS)


def learn(words: Words) -> None:
    """Take a page's texts into the catalogue. ValueError for a key that means something else."""
    for key, pair in words.items():
        if _catalogue.setdefault(key, pair) != pair:
            raise ValueError(f"{key} is in the catalogue already, with other words")


def t(key: str, **values: object) -> str:
    """A text in the language of the request. KeyError for one the catalogue lacks."""
    text = _catalogue[key][LANGUAGES.index(LANGUAGE.get())]
    return text.format(**values) if values else text


def label(table: str, code: object) -> str:
    """What a code of a code table is called; the code itself where the table lacks it."""
    return in_language(label_pair(table, code))


def in_language(pair: tuple[str, str] | list[str]) -> str:
    """One of two words, Chinese and English."""
    return pair[LANGUAGES.index(LANGUAGE.get())]


def title_of(table: str) -> str:
    """What a table is called: 依申请公开, requests."""
    each = TABLES.get(table) or next((view for view in VIEWS if view.name == table), None)
    return in_language((each.title, each.name.replace("_", " "))) if each else table
