"""Sentences that state a report's own figures in many wordings, and sentences that only seem to.

They agree with the tables. `contradiction` gives one that disagrees, for planting faults.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from random import Random

from parsers.report import Number, Report

Figures = Mapping[str, Number | None]

_DIGITS = "零一二三四五六七八九"
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_OUTCOMES = (
    ("granted", ("予以公开", "同意公开")),
    ("partially_granted", ("部分公开", "予以部分公开")),
    ("unavailable_not_held", ("本机关不掌握相关政府信息", "本机关不掌握相关信息")),
    ("unavailable_needs_creation", ("没有现成信息需要另行制作",)),
    ("refused_third_party", ("保护第三方合法权益", "属于保护第三方合法权益")),
    ("unprocessed_repeat", ("重复申请",)),
)
_RESULTS = (("upheld", "维持"), ("corrected", "纠正"), ("other", "其他结果"), ("pending", "尚未审结"))
_DISTRACTIONS = (
    "近三年全市累计收到政府信息公开申请{a}件，办结率逐年上升。",
    "其中当面提交{d}件，网上提交{c}件，信函提交{d}件。",
    "全市各级行政机关共收到政府信息公开申请{a}件。",
    "{last}年收到政府信息公开申请{c}件，当年全部办结。",
    "上半年收到政府信息公开申请{d}件，下半年明显增多。",
    "办理人大代表建议{c}件、政协提案{d}件，答复{c}件。",
    "申请答复平均用时{d}个工作日，按期答复率100%。",
    "司法行政部门全年审结行政复议案件{a}件。",
    "主动公开规范性文件解读材料{c}份，图解{d}份。",
    "收到群众来信{c}件，网站留言{a}条，均已答复。",
    "各县区上报依申请公开台账{c}份。",
    "公示行政许可信息{a}条、行政处罚信息{c}条，双公示按时率100%。",
    "一季度收到申请{d}件，此后逐月减少。",
    "全县{c}个村（社区）中，有{d}个接到过申请。",
)


def chinese(number: int) -> str:
    """The number in Chinese words: 105 is 一百零五. For numbers below 10,000."""
    words, gap = "", False
    for size, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if digit:
            words += ("零" if gap and words else "") + _DIGITS[digit] + sign
        gap = not digit if words else False
    return words.removeprefix("一") if 10 <= number < 20 else words or "零"


def printed(rng: Random, number: int) -> str:
    """A count with its unit, in one of the ways in which people write it."""
    unit = rng.choice(["件", "件", "件", "份", "宗"])
    way = rng.random()
    if number >= 1000 and way < 0.3:
        return f"{number:,}{unit}"
    if number < 10_000 and 0.3 < way < 0.45:
        return f"{'两' if number == 2 else chinese(number)}{unit}"
    if 0.45 < way < 0.55:
        return f"{number}".translate(_WIDE) + unit
    return f" {number} {unit}" if way > 0.9 else f"{number}{unit}"


def statements(rng: Random, figures: Figures, issuer: str, year: int, before: Report | None) -> list[str]:
    """Sentences for section 1. `before` is last year's report as it was published."""
    lines = [
        "".join(_requests(rng, figures, issuer, year, before)),
        "".join(_appeals(rng, figures)),
        "".join(_documents(rng, figures)),
        _decisions(rng, figures),
    ]
    if rng.random() < 0.5:
        lines.append(_distraction(rng, year))
    return [line for line in lines if line]


def _distraction(rng: Random, year: int) -> str:
    return rng.choice(_DISTRACTIONS).format(
        a=rng.randint(100, 4000), c=rng.randint(3, 60), d=rng.randint(1, 9), last=year - 1
    )


def _count(figures: Figures, *keys: str) -> int | None:
    parts = [figures.get(key) for key in keys]
    whole = [part for part in parts if isinstance(part, int)]
    return sum(whole) if len(whole) == len(parts) else None


def _requests(rng: Random, figures: Figures, issuer: str, year: int, before: Report | None) -> Iterator[str]:
    new = _count(figures, "requests.new.total")
    if new is None or rng.random() < 0.15:
        return
    office = "本机关" if issuer.endswith(("政府", "政府办公室", "政府办公厅")) else "我局"  # no government says 我局
    who = rng.choice([office, "本机关", issuer, ""])
    when = rng.choice([f"{year}年，", f"{year}年", "全年", "本年度，"])
    if not new:
        yield rng.choice(
            [
                f"{when}{who}未收到政府信息公开申请。",
                f"{when}{who}没有收到依申请公开申请。",
                f"{when}{who}共收到政府信息公开申请0件。",
            ]
        )
        return
    number = printed(rng, new)
    if rng.random() < 0.1:
        yield f"历年累计收到政府信息公开申请{printed(rng, new + rng.randint(50, 900))}，其中{year}年{number}。"
        return
    if rng.random() < 0.15:
        yield from _listed(rng, figures, f"{when}收到申请{number}")
        return
    yield when + who
    yield rng.choice(
        [
            f"共收到政府信息公开申请{number}",
            f"收到公民、法人和其他组织提出的政府信息公开申请{number}",
            f"收到自然人、企业提出的各类政府信息公开申请共计{number}",
            f"共受理政府信息公开申请{number}",
            f"收到{number}政府信息公开申请",
            f"新收依申请公开申请{number}",
        ]
    )
    then = before.value("requests.new.total") if before else None
    if isinstance(then, int) and rng.random() < 0.5:
        yield _change(rng, then, new, year)
    carried_in = _count(figures, "requests.carried_in.total")
    if carried_in and rng.random() < 0.7:
        yield rng.choice(["，上年结转", "，上年度结转政府信息公开申请"]) + printed(rng, carried_in)
    done = _count(figures, "requests.total.total")
    if done is not None and rng.random() < 0.6:
        yield rng.choice(["，已办结", "，答复", "，办理答复", "，按时办结"]) + printed(rng, done)
    if carried_in == 0 and rng.random() < 0.7:
        yield from _outcomes(rng, figures)
    carried_out = _count(figures, "requests.carried_out.total")
    if carried_out and rng.random() < 0.7:
        words = ["，结转下年度继续办理", f"，结转{year + 1}年", "，结转至下一年度办理"]
        yield rng.choice(words) + printed(rng, carried_out)
    yield "。"


def _listed(rng: Random, figures: Figures, begins: str) -> Iterator[str]:
    """Requests and their outcomes as a list over semicolons, in which 申请 stands without the word for disclosure."""
    yield begins
    carried_in = _count(figures, "requests.carried_in.total")
    if carried_in is not None:
        yield f"；上年度结转{printed(rng, carried_in)}"
    shown = [
        (words, n) for code, words in _OUTCOMES[:2] if (n := _count(figures, f"requests.{code}.total")) is not None
    ]
    yield "；予以答复的均已送达" if carried_in or not shown else "；"
    if not carried_in:
        yield "，".join(f"{words[0]}{printed(rng, n)}" for words, n in shown)
    yield "。"


def _decisions(rng: Random, figures: Figures) -> str:
    keys = ("20.5.licensing", "20.6.penalties", "20.6.coercion")
    counts = [_count(figures, f"disclosures.{each}.decisions") for each in keys]
    licensing, penalties, coercion = counts
    if licensing is None or penalties is None or coercion is None or rng.random() < 0.7:
        return ""
    verb = rng.choice(["作出", "实施", "办理"])
    unit = rng.choice("件起项")
    return f"全年{verb}行政许可{licensing}{unit}、行政处罚{penalties}{unit}、行政强制{coercion}{unit}。"


def _change(rng: Random, then: int, new: int, year: int) -> str:
    if new == then:
        return rng.choice(["，与去年持平", "，与上年持平"])
    way = "增" if new > then else "减"
    long = {"增": ["增加", "增长"], "减": ["减少", "下降"]}[way]
    past = rng.choice(["较上年", "比上年", f"较{year - 1}年", "较去年同期"])
    if then and rng.random() < 0.5:
        places = rng.choice([0, 1, 2])
        share = abs(Decimal(new - then) * 100 / then)
        return f"，{rng.choice(['同比', past])}{rng.choice(long)}{share:.{places}f}%"
    return f"，{past}{long[0]}{printed(rng, abs(new - then)).replace(' ', '')}"


def _outcomes(rng: Random, figures: Figures) -> Iterator[str]:
    lead = rng.choice(["，其中", "。其中，", "，"])
    for code, words in _OUTCOMES:
        number = _count(figures, f"requests.{code}.total")
        if number:
            yield lead + rng.choice(words) + printed(rng, number)
            lead = rng.choice(["，", "、"])


def _appeals(rng: Random, figures: Figures) -> Iterator[str]:
    suits = ("litigation_direct", "litigation_after_reconsideration")
    reviews = _count(figures, "appeals.reconsideration.total")
    lawsuits = _count(figures, *(f"appeals.{each}.total" for each in suits))
    if reviews is None or lawsuits is None or rng.random() < 0.3:
        return
    if not reviews and not lawsuits:
        yield rng.choice(
            [
                "未发生因政府信息公开工作被申请行政复议、提起行政诉讼的情况。",
                "全年没有因政府信息公开引发的行政复议和行政诉讼案件。",
                "因政府信息公开引发的行政复议、行政诉讼均为0件。",
                "本年度未发生因依申请公开引起的行政复议和行政诉讼。",
                "没有公民、法人针对本机关申请行政复议或行政诉讼。",
            ]
        )
        return
    yield rng.choice(["因政府信息公开工作被申请行政复议", "因政府信息公开引发行政复议"])
    yield printed(rng, reviews)
    if reviews and rng.random() < 0.5:
        for code, words in _RESULTS:
            if number := _count(figures, f"appeals.reconsideration.{code}"):
                yield f"，{words}{printed(rng, number)}"
    yield f"；因政府信息公开被提起行政诉讼{printed(rng, lawsuits)}。"


def _documents(rng: Random, figures: Figures) -> Iterator[str]:
    stem = "disclosures.20.1.normative_documents"
    issued, repealed, valid = (_count(figures, f"{stem}.{each}") for each in ("issued", "repealed", "in_force"))
    if issued is None or repealed is None or valid is None or rng.random() < 0.4:
        return
    name = rng.choice(["行政规范性文件", "规范性文件"])
    yield f"{rng.choice(['制发', '制定', '出台'])}{name}{printed(rng, issued)}"
    yield f"，废止{name}{printed(rng, repealed)}"
    yield f"，现行有效{name}{printed(rng, valid)}。"


def contradiction(rng: Random, figures: Figures, year: int) -> tuple[str, str] | None:
    """A sentence with a number that the table doesn't have, and the cell it states, as
    rule:subject.
    """
    litigation = ("litigation_direct", "litigation_after_reconsideration")
    choices = {
        "narrative.requests:requests.new.total": (("requests.new.total",), f"{year}年共收到政府信息公开申请{{}}。"),
        "narrative.requests:requests.carried_out.total": (
            ("requests.carried_out.total",),
            "全年结转下年度继续办理政府信息公开申请{}。",
        ),
        "narrative.appeals:appeals.reconsideration.total": (
            ("appeals.reconsideration.total",),
            "因政府信息公开工作被申请行政复议{}。",
        ),
        "narrative.appeals:appeals.litigation.total": (
            tuple(f"appeals.{each}.total" for each in litigation),
            "因政府信息公开被提起行政诉讼{}。",
        ),
        "narrative.disclosures:disclosures.20.1.normative_documents.in_force": (
            ("disclosures.20.1.normative_documents.in_force",),
            "现行有效规范性文件{}。",
        ),
    }
    stated = [name for name, (keys, _) in choices.items() if _count(figures, *keys) is not None]
    if not stated:
        return None
    name = rng.choice(stated)
    keys, words = choices[name]
    number = (_count(figures, *keys) or 0) + rng.randint(500, 900)
    return words.format(printed(rng, number)), name
