"""登记簿: the page of a register: what is wrong, changed, late, missing, copied or unreadable, each entry with its
evidence. What registers there are: `registers`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from crawler.browse.cached import kept, kept_latest
from crawler.browse.filters import asked_of, choices, dicts, paged, pager
from crawler.browse.page import Ask, Data, Missing, Page
from crawler.browse.pages import news
from crawler.browse.pages.registers import REGISTERS, Register
from crawler.browse.texts import t

T = TypeVar("T")

SIZE = 25
"""Entries on one page."""

WORDS = {
    "nav.register": ("登记簿", "Registers"),
    "register.title": ("登记簿", "Registers"),
    "register.lead": (
        "报告中可疑、更改、迟到、缺失、雷同和读不出之处，逐条附出处。",
        (
            "What in the reports is in doubt, was changed, came late, is missing, copied or could not be "
            "read, each with its evidence."
        ),
    ),
    "register.count": ("{count} 条", "{count} entries"),
    "register.none": ("没有。", "None."),
    "register.left": ("正文", "Text"),
    "register.right": ("表", "Table"),
    "register.days": ("{days} 天", "{days} days"),
    "register.days.least": ("至少 {days} 天", "at least {days} days"),
    "register.days.late": ("逾期", "Late by"),
    "register.stood": ("{since}至{until}", "{since} to {until}"),
    "register.ocr": ("图中识别，可能是误读", "read in a picture: it may be a misreading"),
    "register.share": ("{share}%", "{share}%"),
    "register.share.of": ("雷同", "In common"),
    "register.other": ("另一份报告", "The other report"),
    "register.sentences": ("相同的句子：{count}", "{count} sentences in common"),
    "register.state": ("状态", "State"),
    "register.why": ("说明", "What is known"),
    "register.what": ("何处", "What"),
    "register.before": ("改动前", "Before"),
    "register.after": ("改动后", "After"),
    "register.when": ("何时", "When"),
    "register.stage": ("阶段", "Stage"),
    "register.message": ("问题", "Problem"),
    "register.address": ("网址", "Address"),
    "register.first_seen": ("首次发现", "First seen"),
    "register.withdrawn": ("何时不见", "First missed"),
    "register.answer": ("现在的应答", "What answers now"),
    "register.figures": ("数据", "Figures"),
    "register.sum": ("算式", "Sum"),
    "register.hint": ("最小改动（提示）", "Smallest change (a hint)"),
    "register.hint.none": ("改动一两格均不能成立", "no change of one or two cells"),
    "register.hint.several": ("{count} 种改动同样小，其中：", "{count} changes are as small, such as:"),
    "register.stood.for": ("存在", "It stood"),
    "register.years": ("{years} 年", "{years} years"),
    "register.changed": ("改动", "What was changed"),
    "register.holds": ("从此成立", "Holds since"),
    "register.corrected": ("更正", "Corrected"),
} | news.WORDS


def find(conn: sqlite3.Connection, ask: Ask) -> Data:
    name = ask.path.get("register", "")
    corpus = ask.serving.corpus

    def whole(each: str) -> int:
        return kept(corpus, f"register {each}", lambda: _count(conn, REGISTERS[each], {}))

    if not name:
        return {
            "register": None,
            "names": list(REGISTERS),
            "rows": [{"register": each, "entries": whole(each)} for each in REGISTERS],
            "feeds": [name for name, each in REGISTERS.items() if each.news],
        }
    if name not in REGISTERS:
        raise Missing(f"{t('error.missing')}: {name}")
    register = REGISTERS[name]
    asked = asked_of(ask, register.filters)
    filtered = _Filtered(corpus, name, asked)
    narrow = any(asked.values())
    count = filtered.kept("count", lambda: _count(conn, register, asked), COUNTS) if narrow else whole(name)
    page, pages = paged(ask, count, SIZE)

    def rows() -> list[Data]:
        return _rows(conn, register, asked, page)

    # Late and missing reports are searched for among all reports, which is slow; so the most requested page, the
    # first one without filters, is cached.
    if page > 1:
        found = rows()
    elif narrow:
        found = filtered.kept("first", rows, FIRST_PAGES)
    else:
        found = kept(corpus, f"register {name} first", rows)
    return {
        "register": name,
        "names": list(REGISTERS),
        "asked": asked,
        "count": count,
        "choices": {**choices(conn, ask, asked["division"]), "rules": register.rules, **_years(conn, ask, name)},
        "rows": found,
        "pager": pager(("register", name), asked, page, pages),
        "feed": register.news is not None,
    }


COUNTS, FIRST_PAGES = 2_000, 300
"""How many filters' counts and first pages are kept."""


@dataclass(frozen=True, slots=True)
class _Filtered:
    """What the filters of a register ask for. Names are free texts: what they ask for isn't kept."""

    corpus: Path
    name: str
    asked: Mapping[str, str]

    def kept(self, what: str, make: Callable[[], T], most: int) -> T:
        if self.asked.get("name"):
            return make()
        key = " ".join((self.name, *(f"{each}={value}" for each, value in sorted(self.asked.items()) if value)))
        return kept_latest(self.corpus, f"register {what}", key, make, most=most)


def _rows(conn: sqlite3.Connection, register: Register, asked: Mapping[str, str], page: int) -> list[Data]:
    where, given = register.condition(asked)
    found = dicts(
        conn.execute(
            f"SELECT {register.columns} FROM {register.source_for(asked)} WHERE {where} ORDER BY {register.order}"
            " LIMIT :size OFFSET :from",
            {**given, "size": SIZE, "from": (page - 1) * SIZE},
        )
    )
    return register.finish(conn, found) if register.finish else found


def _years(conn: sqlite3.Connection, ask: Ask, name: str) -> Data:
    """The years that the register's filter offers, if they aren't those of the stored reports."""
    years = REGISTERS[name].years
    return {"years": kept(ask.serving.corpus, f"years {name}", lambda: years(conn))} if years else {}


def _count(conn: sqlite3.Connection, register: Register, asked: Mapping[str, str]) -> int:
    where, given = register.condition(asked)
    # To count all rows, let the planner choose the fastest order: undo CROSS JOIN and the plus signs.
    source = register.source_for(asked)
    if source == register.source:
        source, where = source.replace("CROSS JOIN", "JOIN"), where.replace("+c.", "c.")
    sql = f"SELECT count(*) FROM {source} WHERE {where}"
    return int(conn.execute(sql, given).fetchone()[0])


for _name, _register in REGISTERS.items():
    WORDS |= {f"registers.{_name}": _register.title, f"registers.{_name}.lead": _register.lead}

PAGE = Page(
    "register",
    r"/register(?:/(?P<register>[a-z]+))?",
    find,
    rows="rows",
    columns=(
        "report=reports.id",
        "reports.issuer_id",
        "issuer=issuers.name",
        "reports.year",
        "reports.form",
        "reports.title",
        "reports.published_on",
        "reports.first_seen",
        "reports.url",
        "checks.rule",
        "checks.subject",
        "checks.left",
        "checks.right",
        "checks.message",
        "checks.code",
        "punctuality.deadline",
        "punctuality.article",
        "punctuality.days_late",
        "coverage.state",
    ),
    nav="nav.register",
    words=WORDS,
    about=("登记簿，及其条目。", "The registers, and the entries of one."),
    query=(*dict.fromkeys(name for each in REGISTERS.values() for name in each.filters), "page"),
)
