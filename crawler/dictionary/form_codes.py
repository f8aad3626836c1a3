"""The code tables of what the forms print, and of the rules that reports are checked by.

The codes are taken from `parsers.forms` and `parsers.checks`; a new form or rule appears here automatically.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from crawler.dictionary.model import Code, Value, code_table, integer, text
from parsers.checks import rules
from parsers.forms import FIRST_YEAR, FORMS, FORMS_SINCE, LOCAL, PROSE, Form, Group, Term

_NUMBERING = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.)")
_REMARK = re.compile(r"（[^（）]*）$")


def _short(label: str) -> str:
    """A label without numbering and remark: （二）部分公开（区分处理的…） becomes 部分公开."""
    return _REMARK.sub("", _NUMBERING.sub("", label)).split("、行政机关")[0]


def _capital(english: str) -> str:
    return english[:1].upper() + english[1:]


def _merged(terms: Iterable[tuple[Form, Term, dict[str, Value]]]) -> tuple[Code, ...]:
    """One code for each term, with the names from the newest form that has it, and all forms that have it.

    The order is that of the newest form; a term that only older forms have comes after the term that
    precedes it there.
    """
    order: list[str] = []
    newest: dict[str, Term] = {}
    forms: dict[str, list[str]] = {}
    more: dict[str, dict[str, Value]] = {}
    per_form: dict[str, list[str]] = {}
    for form, term, extra in terms:
        newest[term.code], more[term.code] = term, extra
        if form.code not in forms.setdefault(term.code, []):
            forms[term.code].append(form.code)
        codes = per_form.setdefault(form.code, [])
        if term.code not in codes:
            codes.append(term.code)
    for codes in reversed(per_form.values()):
        for at, code in enumerate(codes):
            if code not in order:
                before = codes[at - 1] if at else None
                order.insert(order.index(before) + 1 if before else 0, code)
    return tuple(
        Code(code, term.label, _capital(term.english), tuple(forms[code]), more[code], _short(term.label))
        for code, term in ((code, newest[code]) for code in order)
    )


def _outcomes() -> Iterator[tuple[Form, Term, dict[str, Value]]]:
    for form in FORMS.values():
        for part in form.requests:
            yield from _of_group(form, part, ())


def _of_group(
    form: Form, part: Term | Group, above: tuple[Group, ...]
) -> Iterator[tuple[Form, Term, dict[str, Value]]]:
    if isinstance(part, Term):
        nearest = above[-1] if above else None
        yield (form, part, {"part_of": f"{_short(nearest.label)} {nearest.english}" if nearest else None})
        return
    for inside in part.parts:
        yield from _of_group(form, inside, (*above, part))
    if part.code is not None:
        yield from _of_group(form, part.as_line, above)


def _measures() -> tuple[Code, ...]:
    """The codes of the columns of section 2. A code whose label depends on the clause gets all its labels."""
    newest: dict[tuple[str, str], Term] = {}
    forms: dict[str, list[str]] = {}
    for form in FORMS.values():
        for clause in form.clauses:
            for term in clause.measures:
                newest[term.code, clause.code] = term
                if form.code not in forms.setdefault(term.code, []):
                    forms[term.code].append(form.code)
    codes = []
    for code, stands_in in forms.items():
        terms = [term for (of, _), term in newest.items() if of == code]
        labels = list(dict.fromkeys(term.label for term in terms))
        shorts = list(dict.fromkeys(_short(term.label) for term in terms))
        words = list(dict.fromkeys(term.english for term in terms))
        unit = {"unit": " / ".join(dict.fromkeys(term.unit for term in terms))}
        codes.append(
            Code(code, " / ".join(labels), _capital(" / ".join(words)), tuple(stands_in), unit, " / ".join(shorts))
        )
    return tuple(codes)


_NEWEST = next(reversed(FORMS.values()))

_OF_NO_FORM = tuple(
    Code(code, label, english, (), {"notice": None, "first_year": FIRST_YEAR, "last_year": last_year}, label)
    for code, label, english, last_year in (
        (LOCAL, "地方或部门自定的统计表", "A table of figures that is no national form", FORMS_SINCE - 1),
        (PROSE, "没有统计表的报告", "A report without a table", None),
    )
)

FORM_CODES = code_table(
    "forms",
    "报表格式",
    "The official forms of the annual report (年度报告格式).",
    "年度报告的官方格式。",
    tuple(
        Code(
            form.code,
            form.title,
            form.english,
            (form.code,),
            {"notice": form.notice, "first_year": form.first_year, "last_year": form.last_year},
            f"{form.code}年格式",
        )
        for form in FORMS.values()
    )
    + _OF_NO_FORM,
    text("notice", "Number of the notice that prescribes the form (文号).", "规定该格式的文号。"),
    integer("first_year", "First report year it is prescribed for.", "适用的第一个报告年度。", unit="report year"),
    integer(
        "last_year",
        "Last report year it is prescribed for; empty: still in use.",
        "适用的最后一个报告年度；空：仍在使用。",
        unit="report year",
    ),
)

HEADINGS = code_table(
    "headings",
    "章",
    "The six statutory sections of a report (章), by number.",
    "报告的六个法定章节。",
    tuple(
        Code(
            heading.number,
            heading.label,
            heading.english,
            tuple(form.code for form in FORMS.values() if any(h.number == heading.number for h in form.sections)),
        )
        for heading in _NEWEST.sections
    ),
    key="integer",
)

CLAUSES = code_table(
    "clauses",
    "条款",
    "The clauses of section 2: 第二十条第（X）项 of the Regulations.",
    "第二章所依据的《条例》第二十条各项。",
    tuple(
        sorted(
            _merged((form, Term(c.code, c.label, c.english), {}) for form in FORMS.values() for c in form.clauses),
            key=lambda each: str(each.code),
        )
    ),
)

ITEMS = code_table(
    "items",
    "信息内容",
    "The lines of section 2 (信息内容).",
    "第二章各行（信息内容）。",
    _merged(
        (form, item, {"clause": clause.code})
        for form in FORMS.values()
        for clause in form.clauses
        for item in clause.items
    ),
    text(
        "clause", "The clause it stands under (第二十条第（X）项).", "《条例》第二十条第（X）项。", references="clauses"
    ),
)

MEASURES = code_table(
    "measures",
    "指标",
    "The columns of section 2: what is counted of an item.",
    "第二章各列（指标）。",
    _measures(),
    text("unit", "Unit of its figures: 件 cases, 项 items, or 万元 (10,000 yuan).", "数据的计量单位。"),
)

OUTCOMES = code_table(
    "outcomes",
    "办理结果",
    "The lines of section 3: requests received, carried over, and how they were handled (办理结果).",
    "第三章各行：新收、结转和办理结果。",
    _merged(_outcomes()),
    text(
        "part_of", "The group of lines it is printed under, such as 不予公开 Refused.", "所属的栏目组，如“不予公开”。"
    ),
)

APPLICANTS = code_table(
    "applicants",
    "申请人情况",
    "The columns of section 3: kinds of applicant (申请人情况) and the total.",
    "第三章各列：申请人类别和总计。",
    _merged((form, term, {}) for form in FORMS.values() for term in form.request_columns),
)

CHANNELS = code_table(
    "channels",
    "救济渠道",
    "The channels of section 4: reconsideration and litigation (行政复议、行政诉讼).",
    "第四章的救济渠道：行政复议、行政诉讼。",
    _merged((form, term, {}) for form in FORMS.values() for term in form.channels),
)

RESULTS = code_table(
    "results",
    "复议诉讼结果",
    "The columns of section 4: results of reconsideration and litigation.",
    "第四章各列：复议、诉讼结果。",
    _merged((form, term, {}) for form in FORMS.values() for term in form.results),
)

INDICATOR_CODES = code_table(
    "indicator_codes",
    "统计指标",
    "The lines of the tables of statistics from before 2019 (统计指标).",
    "2019年以前统计表的各行（统计指标）。",
    tuple(
        Code(
            line.code,
            line.label,
            _capital(line.english),
            tuple(f.code for f in FORMS.values() if line.code in f.indicator_lines),
            {"unit": line.unit or None, "part_of": above[-1].code if above else None},
            _short(line.label).removeprefix("其中："),
        )
        for form in FORMS.values()
        for part in form.indicators
        for line, above in part.lines()
    ),
    text("unit", "Unit of its figures; empty: a heading without figures.", "计量单位；空：标题行，无数据。"),
    text("part_of", "The line it is printed under.", "所属的上级指标。", references="indicator_codes"),
)

RULE_CODES = code_table(
    "rules",
    "勾稽关系",
    "The rules reports are checked by (勾稽关系).",
    "用以核对报告的勾稽关系和其他规则。",
    tuple(
        Code(
            rule.code,
            rule.title,
            _capital(rule.english),
            tuple(f.code for f in FORMS.values() if any(law.rule == rule.code for law in f.arithmetic)),
            {"source": rule.source, "doubts": int(rule.doubts), "precision": rule.precision or None},
        )
        for rule in rules()
    ),
    text("source", "The law or form the rule comes from.", "规则所依据的法规或格式。"),
    integer(
        "doubts",
        "1: a report that fails it is flagged; 0: its figures are as good as others.",
        "1：不符者，报告标为存疑；0：不影响其数据。",
    ),
    text(
        "precision",
        "What it leaves alone, so that it is right where it fails; empty: nothing.",
        "为求准确，何种情形不作判断（英文）；空：无。",
    ),
)
