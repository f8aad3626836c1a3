"""The code tables and the view of the series over several forms (`parsers.forms.series`)."""

from __future__ import annotations

from crawler.dictionary.model import Code, Table, code_table, integer, number, text
from parsers.forms.series import Measure, Way, comparisons, measures, unlike


def _is_followed(measure: Measure) -> bool:
    """Whether the view has the measure: of section 3 it has the totals, not each kind of applicant."""
    return not measure.code.startswith("requests.") or measure.code.endswith(".total")


_FOLLOWED = tuple(measure for measure in measures() if _is_followed(measure))


def _ways(measure: Measure) -> dict[tuple[str, ...], Way]:
    """The ways of a measure that differ in their figures."""
    ways: dict[tuple[str, ...], Way] = {}
    for way in measure.ways:
        ways.setdefault(way.keys, way)
    return ways


SERIES_MEASURES = code_table(
    "series_measures",
    "序列指标",
    "What the view `series` follows over the years and the forms.",
    "视图 series 跨年度、跨格式跟踪的指标。",
    tuple(
        Code(
            each.code,
            each.chinese,
            each.english[:1].upper() + each.english[1:],
            tuple(dict.fromkeys(form for way in each.ways for form in way.forms)),
            {"unit": each.unit},
        )
        for each in _FOLLOWED
    ),
    text("unit", "Unit of its figures.", "计量单位。"),
)

SERIES_POINTS = code_table(
    "series_points",
    "序列取数",
    "The figures that each measure of a series is made of, in each way in which forms give it.",
    "序列各指标在不同格式中由哪些数据得出。",
    tuple(
        Code(
            f"{each.code}/{nth}/{key}",
            key,
            key,
            way.forms,
            {"measure": each.code, "key": key, "keys": len(way.keys), "certainty": way.certainty},
        )
        for each in _FOLLOWED
        for nth, way in enumerate(_ways(each).values(), 1)
        for key in way.keys
    ),
    text("measure", "The measure.", "指标。", references="series_measures"),
    text("key", "Key of a figure.", "数据的键。"),
    integer("keys", "How many figures are added up.", "相加的数据个数。"),
    text("certainty", "`certain` or `likely`: that it counts the same.", "口径是否一致：certain 确定，likely 大致。"),
)

COMPARISONS = code_table(
    "comparisons",
    "格式比较",
    "Whether two forms compare in a measure: figure by figure, as a sum, or not at all; with the reason.",
    "两种格式在某一指标上是否可比：逐项可比、合计可比或不可比，并说明理由。",
    tuple(
        Code(
            f"{each.measure}/{each.one}-{each.other}",
            each.reason[0],
            each.reason[1],
            (each.one, each.other),
            {"measure": each.measure, "how": each.how, "certainty": each.certainty},
        )
        for each in comparisons()
        if each.how != "none" and each.measure in {measure.code for measure in _FOLLOWED}
    )
    + tuple(
        Code(f"{one} / {other}", *reason, (), {"measure": one, "how": "none", "certainty": "certain"})
        for one, other, reason in unlike()
    ),
    text("measure", "The measure, or a figure that only looks like one of another form.", "指标，或貌似可比的数据。"),
    text(
        "how",
        "`same`: figure by figure; `together`: as a sum of several; `none`: not at all.",
        "same：逐项可比；together：合计可比；none：不可比。",
    ),
    text("certainty", "`certain` or `likely`.", "certain 确定，likely 大致。"),
)

SERIES = Table(
    "series",
    "历年序列",
    "One series for each issuer and measure over all years, whatever form each report used (跨格式序列); the form of each point shows the seams.",
    "每一机关、每一指标的历年序列，不论各年用何格式；每一点注明格式，以示接缝。",
    (
        text("issuer_id", "The issuer.", "发布机关。", references="issuers"),
        text("issuer", "Its name.", "机关名称。"),
        text("measure", "What is followed.", "指标。", references="series_measures"),
        text("title", "Its name, in Chinese and English.", "指标名称。"),
        integer("year", "Report year.", "报告年度。", unit="report year"),
        text("form", "The form of this point.", "该点所用格式。", references="forms"),
        text(
            "scope",
            "Whom its figures cover, where it is known: own or area, see reports; a series changes its meaning where it changes.",
            "统计范围（已知的）：own 或 area，见 reports；范围改变之处，序列口径也改变。",
        ),
        number(
            "value",
            "The figure, or the sum of those that make it up.",
            "数据，或各项之和。",
            unit="as in the column unit",
        ),
        text("unit", "Unit of the figure.", "计量单位。"),
        text(
            "certainty",
            "`certain`, or `likely` where the form counts by rules that differ in details.",
            "certain 确定；likely 该格式口径略有不同。",
        ),
        text("report_id", "The report.", "所属报告。", references="reports"),
        text("url", "Address of the report.", "报告网址。"),
    ),
    (),
    sort="year",
)
