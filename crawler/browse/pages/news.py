"""What a feed says of an entry of a register, in the language of the request."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from crawler.browse.page import Data, address
from crawler.browse.texts import in_language, label, t
from crawler.browse.translated import in_words, said


class Told(NamedTuple):
    title: str
    text: str
    path: str
    """The page about it."""


@dataclass(frozen=True, slots=True)
class News:
    """How the entries of a register become news. `moment` is the SQL expression for when an entry came up (UTC, as in
    columns; NULL: not known, it is left out), `key` names the columns that tell entries apart, `tell` puts one in
    words.
    """

    moment: str
    key: tuple[str, ...]
    tell: Callable[[Data], Told]


WORDS = {
    "feed.subscribe": ("订阅", "Subscribe"),
    "feed.all": ("订阅各登记簿的新条目：", "New entries as a feed: "),
    "feed.new": ("新见报告：{report}", "New report: {report}"),
    "feed.new.text": (
        "{title}。所称发布日期 {published}；读到数据 {figures} 个；{status}。",
        "{title}. Stated date of publication: {published}; {figures} figures read; {status}.",
    ),
    "feed.undated": ("未写明", "none"),
    "feed.withdrawn": ("报告撤下：{report}", "Withdrawn: {report}"),
    "feed.withdrawn.text": (
        "{url} 已不见该报告（{why}）。此前所见内容仍保存在库中。",
        "{url} no longer has it ({why}). What was seen there before is kept.",
    ),
    "feed.changes": ("公布后改动：{report}，{field}", "Changed after publication: {report}, {field}"),
    "feed.changes.text": (
        "“{old}”改为“{new}”。原内容见于 {since} 至 {until}。{ocr}",
        "“{old}” became “{new}”. The old was seen from {since} to {until}. {ocr}",
    ),
    "feed.blank": ("空白", "blank"),
    "feed.nothing": ("无", "nothing"),
    "feed.late": ("逾期公布：{report}，{days}", "Late: {report}, by {days}"),
    "feed.late.text": (
        "报告所称发布日期为 {published}，期限为 {deadline}（{article}）。",
        "It states {published} as its date of publication; the deadline was {deadline} ({article}).",
    ),
    "feed.missing": ("{state}：{report}", "{state}: {report}"),
    "feed.missing.text": (
        "期限为 {deadline}，未见其报告；没有找到，不等于没有公布。{why}",
        "Due by {deadline}; no report was found. That it was never published does not follow. {why}",
    ),
    "feed.unreadable.text": (
        "期限为 {deadline}；见到似为该报告的网页或文件，但未能读取。{why}",
        "Due by {deadline}; a page or file that seems to be it was seen, and could not be read. {why}",
    ),
    "feed.sums": ("勾稽不符：{report}，{rule}", "Does not add up: {report}, {rule}"),
    "feed.sums.text": ("{where}：{words}", "{where}: {words}"),
}
_LONG = 400
"""Characters of a changed text that a feed shows; the page has all."""


def _report(row: Data) -> str:
    return f"{row['issuer']} {row['year']}"


def new(row: Data) -> Told:
    text = t(
        "feed.new.text",
        title=row["title"] or _report(row),
        published=row["published_on"] or t("feed.undated"),
        figures=row["figures"],
        status=label("statuses", row["status"]),
    )
    return Told(t("feed.new", report=_report(row)), text, address("report", row["report"]))


def withdrawn(row: Data) -> Told:
    why = str(row["answer"] or "–")
    text = t("feed.withdrawn.text", url=row["url"], why=why)
    return Told(t("feed.withdrawn", report=_report(row)), text, address("report", row["report"]))


def changed(row: Data) -> Told:
    field = in_language((row["chinese"], row["english"]))
    text = t(
        "feed.changes.text",
        old=_print(row["old"]),
        new=_print(row["new"]),
        since=row["old_first_seen"][:10],
        until=row["old_last_seen"][:10],
        ocr=f"({t('register.ocr')})" if row["ocr"] else "",
    )
    path = address("evidence", row["report"], row["field"]) if row["is_figure"] else address("report", row["report"])
    return Told(t("feed.changes", report=_report(row), field=field), text.rstrip(), path)


def late(row: Data) -> Told:
    days = t("register.days" if row["certain"] else "register.days.least", days=row["days_late"])
    text = t("feed.late.text", published=row["published_on"], deadline=row["deadline"], article=row["article"])
    return Told(t("feed.late", report=_report(row), days=days), text, address("report", row["report"]))


def missing(row: Data) -> Told:
    state = label("coverage_states", row["state"])
    problem = said(row["problem"], row["problem_code"], row["problem_values"]) if row["problem"] else ""
    words = "feed.unreadable.text" if row["state"] == "unreadable" else "feed.missing.text"
    text = t(words, deadline=row["deadline"] or f"{row['year'] + 1}-03-31", why=problem)
    return Told(t("feed.missing", state=state, report=_report(row)), text.rstrip(), address("issuer", row["issuer_id"]))


def sums(row: Data) -> Told:
    words = in_words(row, row["form"])
    text = t("feed.sums.text", where=in_language(row["where"]), words=words) if row.get("where") else words
    title = t("feed.sums", report=_report(row), rule=label("rules", row["rule"]))
    return Told(title, text, address("report", row["report"]))


def _print(text: Any) -> str:
    if text is None:
        return t("feed.nothing")
    flat = " ".join(str(text).split())
    if not flat:
        return t("feed.blank")
    return flat if len(flat) <= _LONG else f"{flat[: _LONG // 2]} … {flat[-_LONG // 2 :]}"
