"""机构沿革: organs that were renamed, merged or abolished, and what took their place.

successions.csv says it by the words that stand after a place's name, as reforms ran through all levels of
government: 环境保护局 was followed by 生态环境局 everywhere. `last_year` is the last report year for which the
former organ's own report is to be expected; local reforms ended by March 2019, when most reports for 2018 were out.
Where a division itself was abolished (`divisions`), its organs were followed by those of its successor.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from crawler.dictionary.model import Code, Table, code_table, integer, text

How = Literal["renamed", "merged"]
Certainty = Literal["certain", "likely"]


@dataclass(frozen=True, slots=True)
class Succession:
    """What took the place of organs whose names end in one of the words `before`: the first of `after` that is there."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    last_year: int
    how: How
    certainty: Certainty
    source: str
    """A code of `SUCCESSION_SOURCES`."""


@cache
def successions() -> tuple[Succession, ...]:
    """Every entry of the list."""
    with (files(__package__) / "successions.csv").open(encoding="utf-8") as lines:
        return tuple(_entry(row) for row in csv.DictReader(lines))


def _entry(row: dict[str, str]) -> Succession:
    how: How = "renamed" if row["how"] == "renamed" else "merged"
    certainty: Certainty = "certain" if row["certainty"] == "certain" else "likely"
    before, after = (tuple(row[name].split("|")) for name in ("before", "after"))
    return Succession(before, after, int(row["last_year"]), how, certainty, row["source"])


def succession_of(rest: str) -> Succession | None:
    """What is known of an organ by the words after its place's name."""
    return _by_name().get(rest)


@cache
def _by_name() -> dict[str, Succession]:
    return {name: each for each in successions() for name in each.before}


SUCCESSION_SOURCES = code_table(
    "succession_sources",
    "沿革依据",
    "By what an organ was renamed, merged or abolished (沿革依据).",
    "机关更名、合并、撤销的依据。",
    (
        Code(
            "DIVISIONS",
            "行政区划调整",
            "Change of the administrative divisions",
            (),
            {
                "meaning": "行政区划名录；洛阳：河南省人民政府 2021-03-18 公布国务院批复，撤销偃师市设偃师区，撤销孟津县、吉利区设孟津区"
            },
        ),
        Code(
            "REFORM_2018",
            "2018年机构改革",
            "Reform of Party and state institutions of 2018",
            (),
            {"meaning": "中共中央《深化党和国家机构改革方案》（2018年3月）；市县改革2019年3月底前基本完成"},
        ),
        Code(
            "TAX_2018",
            "2018年国税地税合并",
            "Merger of state and local tax offices of 2018",
            (),
            {"meaning": "中共中央办公厅、国务院办公厅《国税地税征管体制改革方案》（2018年7月）"},
        ),
        Code(
            "REFORM_2021",
            "2021年扶贫机构改组",
            "Poverty relief offices became bureaus of rural revitalisation in 2021",
            (),
            {"meaning": "国家乡村振兴局2021年2月挂牌，各地相应改组"},
        ),
        Code(
            "REFORM_2023",
            "2023年机构改革",
            "Reform of Party and state institutions of 2023",
            (),
            {"meaning": "中共中央、国务院《党和国家机构改革方案》（2023年3月）；地方改革2024年底前完成"},
        ),
    ),
    text("meaning", "The document, in Chinese.", "文件。"),
)

ISSUER_SUCCESSIONS = Table(
    "issuer_successions",
    "机关沿革",
    "Which issuer took the place of which, as far as reports of both are in the corpus (机关沿革).",
    "本库中有其报告的机关，谁接替了谁。",
    (
        text("issuer_id", "The former organ.", "原机关。", references="issuers", required=True),
        text("successor_id", "What took its place.", "接替的机关。", references="issuers", required=True),
        integer(
            "since",
            "First report year of the successor; the former organ's reports are expected up to the year before.",
            "接替机关的第一个报告年度；此前由原机关报告。",
            unit="report year",
            required=True,
        ),
        text(
            "how",
            "`renamed`: it took the place of this organ alone; `merged`: of several, or took over more.",
            "renamed：更名，仅接替该机关；merged：合并，或并入其他职能。",
            required=True,
        ),
        text(
            "certainty", "`certain`, or `likely` where places differ.", "certain 确定；likely 各地不一。", required=True
        ),
        text("source", "By what.", "依据。", references="succession_sources", required=True),
    ),
    ("issuer_id", "successor_id"),
    sort="since",
    indices=(("successor_id",),),
)
