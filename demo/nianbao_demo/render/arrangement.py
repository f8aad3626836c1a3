"""How a report's tables depart from the form: other orders of columns, further columns, heads that are printed again or
name other columns.

A switch of all renderers: `with arranged(Arrangement.choose(rng)): renderer(report, rng)`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from random import Random

from parsers.forms import Term
from parsers.report import Report


@dataclass(frozen=True)
class Arrangement:
    """The order of the columns, by their codes (empty: the form's), and what the form doesn't have."""

    applicants: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    suits_first: bool = False
    """Whether section 4 has litigation before reconsideration."""
    further: tuple[tuple[str, str], ...] = ()
    """Names of further columns at the right of sections 2 and 3, each with what its cells print."""
    before: str = ""
    """The name of a column at the left of all tables that numbers their lines (序号); empty: there is none."""
    of_appeals: tuple[tuple[str, str], ...] = ()
    """Names of columns at the left of section 4's figures, each with what its cell prints: 单位, 年度."""
    head_every: int = 0
    """Lines of section 3 after which its head is printed again; 0: never."""
    beside: bool = True
    """Whether a table of statistics may stand in two halves side by side."""
    breaks_off_after: int = 0
    """Lines of section 3 after which the document ends; 0: it is whole."""
    foreign: tuple[tuple[str, str], ...] = ()
    """Columns (`requests.company`), each with a name that is none of the form's and stands in the place of its own."""
    added: tuple[str, ...] = ()
    """Lines of an organ's own below those of section 2's first block, each with figures."""
    note: str = ""
    """What stands in brackets behind the labels of that block."""
    by_channel: bool = False
    """Whether section 4 is a table for each channel, under a line that names it."""

    @classmethod
    def choose(cls, rng: Random) -> Arrangement:
        """An arrangement as publishers have them: 总计 first, the organisations before the persons, and others."""
        inner = ["company", "research_institution", "social_organisation", "legal_service", "other"]
        if rng.random() < 0.3:
            rng.shuffle(inner)
        # Whatever the order, 法人或其他组织 stands over columns that are side by side.
        groups: list[list[str]] = [["natural_person"], inner, ["total"]]
        rng.shuffle(groups)
        results = ["upheld", "corrected", "other", "pending", "total"]
        if rng.random() < 0.5:
            results = ["total", *results[:-1]]
        further = rng.choice([(), (), (("备注", ""),), (("上年数", "41"),), (("上年数", "41"), ("备注", ""))])
        return cls(
            tuple(code for group in groups for code in group),
            tuple(results),
            rng.random() < 0.5,
            further,
            rng.choice(["", "", "", "序号", "行次"]),
            rng.choice([(), (), (("类别", "件数"),), (("单位", "某局"),), (("年度", "2023"),)]),
            rng.choice([0, 0, 9]),
            added=rng.choice(
                [(), (), ("其他主动公开文件",), ("其他主动公开文件（以办公室名义印发的，规范性文件除外）",)]
            ),
            note=rng.choice(["", "", "（有立法权的市、自治州填写，其他单位不填）"]),
        )

    def with_foreign(self, rng: Random) -> Arrangement:
        """The same with a name or two in its heads that are none of the form's."""
        return replace(self, foreign=tuple(rng.sample(_FOREIGN, rng.choice([1, 1, 2]))))

    def as_printed(self, report: Report) -> Report:
        """What can be read of a report in this arrangement: figures under foreign names are not the form's."""
        named = {column for column, _ in self.foreign}
        return replace(
            report,
            figures={
                key: figure._replace(value=None) if _column(key) in named else figure
                for key, figure in report.figures.items()
            },
        )


_FOREIGN = (
    ("requests.natural_person", "上年数"),
    ("requests.company", "国有企业"),
    ("requests.research_institution", "事业单位"),
    ("requests.social_organisation", "机关团体"),
    ("requests.legal_service", "外资机构"),
    ("requests.other", "涉外"),
    ("appeals.corrected", "调解结案"),
    ("appeals.other", "主动撤回"),
    ("appeals.pending", "上年结转"),
    ("disclosures.issued", "上年制发件数"),
    ("disclosures.repealed", "国有企业数"),
    ("disclosures.in_force", "历年累计件数"),
    ("disclosures.decisions", "上年处理决定数量"),
)
"""Columns of the form, and names as publishers print in their places."""


def _column(key: str) -> str:
    return f"{key.partition('.')[0]}.{key.rpartition('.')[2]}"


_OFFICIAL = Arrangement()
_CURRENT: ContextVar[Arrangement] = ContextVar("arrangement", default=_OFFICIAL)


def current() -> Arrangement:
    return _CURRENT.get()


@contextmanager
def arranged(arrangement: Arrangement) -> Iterator[None]:
    """Has all renderers print tables in this arrangement."""
    token = _CURRENT.set(arrangement)
    try:
        yield
    finally:
        _CURRENT.reset(token)


def foreign_name(table: str, column: Term) -> str | None:
    """The name in the place of a column's own; None if it bears its own."""
    return dict(current().foreign).get(f"{table}.{column.code}")


def in_order(terms: Sequence[Term], codes: Sequence[str]) -> tuple[Term, ...]:
    """The terms in the order of their codes; as they are if there is none."""
    return tuple(sorted(terms, key=lambda term: codes.index(term.code))) if codes else tuple(terms)
