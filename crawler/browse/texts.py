"""The catalogue of all texts of the pages, in Chinese and English.

The texts of the frame are in this module, those of a page in its own module (`Page.words`), the labels of codes
in the dictionary. None of them contains markup: all texts are escaped when they are shown.
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
"""The language of the current request. plugins/frame.py sets it; `t`, `label` and `in_language` use it."""

Words = Mapping[str, tuple[str, str]]
"""Maps a key to (Chinese, English)."""

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
    "footer.programs": ("供程序使用", "For programs"),
    "footer.download": ("下载数据库", "Download the database"),
    "footer.by": ("由 Datasette 提供", "Served by Datasette"),
    "error.missing": ("没有这一页", "There is no such page"),
    "error.slow": ("查询超过时限。请缩小范围再试。", "The query took longer than is allowed: ask for less."),
    "error.busy": ("正在处理的图片太多，请稍后再试。", "Too many pictures are being drawn: ask again in a moment."),
    "error.number": ("数字超出范围", "A number is out of range"),
    "error.method": ("只可读取：GET 或 HEAD", "Reading is all that is offered here: GET or HEAD"),
    "error.long": ("请求过长", "The request is longer than is allowed"),
    "error.explain": (
        "可用 EXPLAIN QUERY PLAN；EXPLAIN 不可用。",
        "EXPLAIN QUERY PLAN is offered here, EXPLAIN is not.",
    ),
    "error.answer": (
        "结果超过 50 MB。请减少行数或列数。",
        "The answer is longer than 50 MB: ask for fewer rows or columns.",
    ),
    "error.cells": (
        "结果太大，无法以网页显示。请减少行数或列数，或改用 .json、.csv。",
        "Too many cells for a page: ask for fewer rows or columns, or for .json or .csv.",
    ),
    "error.memory": ("查询所需内存超过限制。", "The query needs more memory than is allowed: ask for less."),
    "error.forbidden": ("这里不提供此功能。", "This is not offered here."),
    "error.query": ("查询有误", "The query can't be answered"),
    "error.defect": ("程序出错，未能答复。", "A defect of this program: there is no answer."),
    "error.home": ("回到首页", "Back to the home page"),
    "pages.of": ("第 {page} 页，共 {pages} 页", "Page {page} of {pages}"),
    "pages.next": ("下一页", "Next"),
    "pages.previous": ("上一页", "Previous"),
}

_catalogue: dict[str, tuple[str, str]] = dict(_TEXTS)


def learn(words: Words) -> None:
    """Adds a page's texts to the catalogue. ValueError if a key is already there with other words."""
    for key, pair in words.items():
        if _catalogue.setdefault(key, pair) != pair:
            raise ValueError(f"{key} is in the catalogue already, with other words")


def t(key: str, **values: object) -> str:
    """The text for a key, in the language of the request. KeyError if the catalogue lacks it."""
    text = _catalogue[key][LANGUAGES.index(LANGUAGE.get())]
    return text.format(**values) if values else text


def label(table: str, code: object) -> str:
    """The label of a code in a code table, in the language of the request; the code itself if it isn't there."""
    return in_language(label_pair(table, code))


def in_language(pair: tuple[str, str] | list[str]) -> str:
    """The Chinese or English member of a pair, by the language of the request."""
    return pair[LANGUAGES.index(LANGUAGE.get())]


def title_of(table: str) -> str:
    """The name of a table in the language of the request: 依申请公开 or requests."""
    each = TABLES.get(table) or next((view for view in VIEWS if view.name == table), None)
    return in_language((each.title, each.name.replace("_", " "))) if each else table
