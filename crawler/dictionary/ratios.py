"""比率: the measures that are commonly computed from the reports, each with its formula, its guard, its
source, and a warning about what it doesn't measure.

They are data: the view `report_ratios`, its code table, docs/measures.md and the tests follow from
them. To add one, add an entry here. A part is a line of section 3, `<channel>.<result>` of section 4,
or `<item>.<measure>` of section 2.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from crawler.dictionary.model import Code, Table, Value, code_table, integer, number, text
from parsers.forms import FORMS

Kind = Literal["share", "rate", "difference"]
"""A share lies between 0 and 1; a rate may exceed 1; a difference is a number of things."""

ENOUGH = 30
"""Least number of cases in the denominator for issuers to be ranked: with fewer, one case more or less
would move the share by more than three percentage points."""

OTHER = "other_handling"
"""A part that is （六）其他处理 in any form: the one line of 2019, or the sum of the three of 2021; NULL if
both are printed and differ."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """A measure: `numerator` divided by `denominator`, each the sum of its parts; for a difference,
    `numerator` minus `denominator`. `pending`: cases left out of the denominator; the lower and upper
    bound count them either way.
    """

    code: str
    label: str
    english: str
    kind: Kind
    numerator: tuple[str, ...]
    denominator: tuple[str, ...]
    beware: str
    pending: tuple[str, ...] = ()
    source: str = "国办公开办函〔2019〕60号, 〔2021〕30号: section 3"

    @property
    def by_applicant(self) -> bool:
        """Whether it can be computed for each kind of applicant: all its parts are in section 3."""
        return not any("." in part for part in (*self.numerator, *self.denominator))

    @property
    def of_disclosures(self) -> bool:
        return self.kind == "difference"

    @property
    def formula(self) -> str:
        sign = "−" if self.kind == "difference" else "/"
        return f"{_sum(self.numerator)} {sign} {_sum(self.denominator)}"

    @property
    def guard(self) -> str:
        words = "empty where a part is blank or not read"
        if self.kind != "difference":
            words += ", or nothing is in the denominator"
        if self.kind == "share":
            words += ", or the numerator is the larger (a misprint)"
        return words


def _sum(parts: tuple[str, ...]) -> str:
    return f"({' + '.join(parts)})" if len(parts) > 1 else parts[0]


def _lines(prefix: str) -> tuple[str, ...]:
    """The codes of the newest form's lines that begin with a prefix."""
    newest = next(reversed(FORMS.values()))
    return tuple(t.code for t in newest.request_lines if t.code.startswith(prefix))


REFUSED, UNAVAILABLE, UNPROCESSED = (_lines("refused_"), _lines("unavailable_"), _lines("unprocessed_"))
_LITIGATION = ("litigation_direct", "litigation_after_reconsideration")
_APPEALS = "国办公开办函〔2019〕60号, 〔2021〕30号: sections 3 and 4"


def _grounds() -> Iterator[Ratio]:
    """The structure of refusals: the share of each ground in all refusals."""
    newest = next(reversed(FORMS.values()))
    for term in newest.request_lines:
        if term.code in REFUSED:
            yield Ratio(
                f"refusal_{term.code.removeprefix('refused_')}",
                f"不予公开构成：{term.label.split('.')[-1]}",
                f"Of refusals: {term.english[:1].lower()}{term.english[1:]}",
                "share",
                (term.code,),
                REFUSED,
                "Of refusals, not of requests. The grounds of the form of 2014 are others.",
            )


def _corrected(code: str, label: str, english: str, channels: tuple[str, ...]) -> Ratio:
    ended = tuple(f"{channel}.{result}" for channel in channels for result in ("upheld", "corrected", "other"))
    return Ratio(
        code,
        label,
        english,
        "share",
        tuple(each for each in ended if each.endswith(".corrected")),
        ended,
        "Of cases that ended. 其他结果 holds withdrawals and settlements: not upheld is not corrected.",
        tuple(f"{channel}.pending" for channel in channels),
        "国办公开办函〔2019〕60号, 〔2021〕30号: section 4",
    )


RATIOS: tuple[Ratio, ...] = (
    Ratio(
        "disclosure_rate",
        "公开率",
        "Granted in full or in part, of all handled",
        "share",
        ("granted", "partially_granted"),
        ("total",),
        "Of all that was handled, with repeated requests and petitions in it; not of what was asked this year. "
        "The 同意公开答复数 of the form of 2014 is counted over replies and doesn't compare.",
    ),
    Ratio(
        "full_disclosure_rate",
        "予以公开率",
        "Granted in full, of all handled",
        "share",
        ("granted",),
        ("total",),
        "A request granted in part is not in it.",
    ),
    Ratio(
        "refused_share",
        "不予公开率",
        "Refused, of all handled",
        "share",
        REFUSED,
        ("total",),
        "Not one minus the disclosure rate: what is unavailable or not processed is neither.",
    ),
    *_grounds(),
    Ratio(
        "unavailable_share",
        "无法提供率",
        "Unavailable, of all handled",
        "share",
        UNAVAILABLE,
        ("total",),
        "The 信息不存在 of the form of 2014 is in it as a whole, not in one of its lines.",
    ),
    Ratio(
        "not_held_share",
        "本机关不掌握占比",
        "Not held by this organ, of all handled",
        "share",
        ("unavailable_not_held",),
        ("total",),
        "What another organ holds and what exists nowhere are one line in the form.",
    ),
    Ratio(
        "unprocessed_share",
        "不予处理率",
        "Not processed, of all handled",
        "share",
        UNPROCESSED,
        ("total",),
        "Petitions, repeats, publications, mass requests, confirmations: no refusal of information.",
    ),
    Ratio(
        "other_share",
        "其他处理占比",
        "Other handling, of all handled",
        "share",
        (OTHER,),
        ("total",),
        "The form of 2019 has one line, that of 2021 three; they are added up here.",
    ),
    Ratio(
        "carried_over_share",
        "结转率",
        "Carried over to next year, of all that was open",
        "share",
        ("carried_out",),
        ("new", "carried_in"),
        "Not lateness: a request of December is in time in January.",
    ),
    Ratio(
        "reconsideration_rate",
        "行政复议率",
        "Reconsiderations for each request handled",
        "rate",
        ("reconsideration.total",),
        ("total",),
        "A rate, no share: the cases of a year concern requests of earlier years too, and it may exceed 1.",
        source=_APPEALS,
    ),
    Ratio(
        "litigation_rate",
        "行政诉讼率",
        "Lawsuits for each request handled",
        "rate",
        tuple(f"{channel}.total" for channel in _LITIGATION),
        ("total",),
        "As above. A lawsuit after reconsideration was a reconsideration before: don't add the two rates up.",
        source=_APPEALS,
    ),
    _corrected(
        "reconsideration_corrected_share",
        "复议纠错率",
        "Corrected, of reconsiderations that ended",
        ("reconsideration",),
    ),
    _corrected("litigation_corrected_share", "诉讼纠错率", "Corrected, of lawsuits that ended", _LITIGATION),
    Ratio(
        "normative_documents_net",
        "规范性文件净增",
        "Normative documents issued less repealed",
        "difference",
        ("normative_documents.issued",),
        ("normative_documents.repealed",),
        "Form of 2021 only: 本年新制作数量 of 2019 is not 制发件数, and 对外公开总数量 is not 现行有效件数. Not the "
        "change of 现行有效件数 where documents lapse by themselves.",
        source="国办公开办函〔2021〕30号: section 2",
    ),
)


def _code(ratio: Ratio) -> Code:
    more: dict[str, Value] = {
        "kind": ratio.kind,
        "formula": ratio.formula,
        "guard": ratio.guard,
        "source": ratio.source,
        "beware": ratio.beware,
        "by_applicant": int(ratio.by_applicant),
    }
    return Code(ratio.code, ratio.label, ratio.english, more=more)


RATIO_CODES = code_table(
    "ratios",
    "比率",
    "Measures computed from a report's figures: formula, guard, source (比率).",
    "由报告数据计算的比率：公式、何时为空、出处。",
    tuple(map(_code, RATIOS)),
    text(
        "kind",
        "share (between 0 and 1), rate (may exceed 1), or difference (a number of things).",
        "share：占比（0至1）；rate：比率（可大于1）；difference：差额（件数）。",
    ),
    text(
        "formula",
        "From lines of section 3, <channel>.<result> of section 4, <item>.<measure> of section 2 (公式).",
        "公式：第三章的行、第四章的“渠道.结果”、第二章的“内容.指标”。",
    ),
    text("guard", "When there is no value (何时为空).", "何时为空（英文）。"),
    text("source", "The form its parts come from.", "各项所出的格式。"),
    text("beware", "What it is mistaken for (易混淆).", "容易混淆之处（英文）。"),
    integer(
        "by_applicant",
        "1: told for each kind of applicant and the total; 0: for the report only.",
        "1：按申请人类别和总计分别计算；0：只按报告计算。",
    ),
)

REPORT_RATIOS = Table(
    "report_ratios",
    "报告比率",
    "A view: the ratios of each report, from its figures as printed; empty where a part is blank or not read (报告比率).",
    "视图：每份报告的各项比率，按原文数据计算；任一项空白或未能读取的，比率为空。",
    (
        text("report_id", "The report.", "所属报告。"),
        text("issuer_id", "The organ (发布机关).", "发布机关。"),
        text("issuer", "Its canonical name (规范名称).", "发布机关的规范名称。"),
        integer("year", "The year reported on (报告年度).", "报告年度，不是发布年份。", unit="report year"),
        text(
            "scope",
            "Whom its figures cover, where it is known: own or area, see reports; rank and add up within one alone.",
            "统计范围（已知的）：own 或 area，见 reports；只在同一范围内比较、相加。",
        ),
        text("status", "Whether anything in the report is in doubt (状态).", "报告是否存疑。"),
        text("ratio", "What is measured, a code of ratios (比率).", "比率，见 ratios。"),
        text(
            "applicant",
            "The kind of applicant, a code of applicants; total: all (申请人).",
            "申请人类别，见 applicants；total：全部。",
        ),
        number("numerator", "Sum of the parts above the line (分子).", "分子各项之和。", unit="件"),
        number(
            "denominator",
            "Sum of the parts below the line, or what is taken away (分母).",
            "分母各项之和，或减数。",
            unit="件",
        ),
        number(
            "value",
            "The share, rate or difference (值); empty: see guard in ratios.",
            "占比、比率或差额；空：见 ratios 的 guard 列。",
            unit="see kind in ratios",
        ),
        number(
            "low",
            "Least value if every pending case ends otherwise (下限); empty: nothing is pending in this ratio.",
            "尚未审结的全部另有结果时的下限；空：该比率没有未审结项。",
            unit="see kind in ratios",
        ),
        number(
            "high",
            "Largest value if every pending case is corrected (上限); empty: nothing is pending in this ratio.",
            "尚未审结的全部得到纠正时的上限；空：该比率没有未审结项。",
            unit="see kind in ratios",
        ),
        integer(
            "enough",
            f"1: at least {ENOUGH} cases in the denominator; 0: fewer, don't rank by it; empty: not known, or a difference.",
            "1：分母不少于30件；0：不足30件，不宜排名；空：不详，或为差额。",
        ),
    ),
    (),
)
