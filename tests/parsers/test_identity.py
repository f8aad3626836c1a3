"""Whose report, of which year: from every place that says it, in every format; contradictions are told."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nianbao_demo.render import MARKUPS, RENDERERS
from nianbao_demo.reports import random_report
from nianbao_demo.whose import IN_THE_TEXT, PLACES, Told, contradicted, told
from parsers import parse
from parsers.forms import FORMS
from parsers.interpret.whose import organs, shortened
from parsers.interpret.whose.evidence import of_hints
from parsers.interpret.whose.titles import read_title
from parsers.report import Report
from tests.paths import SHARED

ISSUERS = ("洛阳市财政局", "孟津区教育体育局", "新安县城关镇人民政府", "洛阳市城市管理委员会", "西工区金谷园街道办事处")
FORMATS = [name for name in RENDERERS if name not in MARKUPS]
quick = settings(max_examples=4, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
seeds = st.integers(0, 2**32 - 1)


def report(rng: Random) -> Report:
    return random_report(rng, FORMS["2021"], issuer=rng.choice(ISSUERS), year=rng.randint(2021, 2024))


def on_a_page(made: Told, rng: Random) -> Report:
    markup = MARKUPS[rng.choice(["word", "ueditor", "split", "units", "spanless"])]
    return parse(markup(made.report, rng, made.frame)).report


def of_identity(found: Report) -> list[str]:
    return [str(each) for each in found.warnings if each.subject in {"issuer", "year"}]


def tells_it_on_a_page(place: str, seed: int) -> None:
    rng = Random(seed)
    made = told(rng, report(rng), place)
    found = on_a_page(made, rng)
    assert (found.issuer, found.year) == (made.issuer, made.year), found.evidence
    assert found.published_on == made.report.published_on
    assert of_identity(found) == []


def tells_it_in_a_file(name: str, seed: int) -> None:
    rng = Random(seed)
    made = told(rng, report(rng), rng.choice(list(IN_THE_TEXT)))
    found = parse(RENDERERS[name](made.report, rng)).report
    assert (found.issuer, found.year) == (made.issuer, made.year), found.evidence
    assert of_identity(found) == []


@pytest.mark.parametrize("place", PLACES)
@quick
@given(seed=seeds)
def test_a_page_tells_it_in_one_place(place: str, seed: int) -> None:
    tells_it_on_a_page(place, seed)


@pytest.mark.parametrize("name", FORMATS)
@settings(quick, max_examples=2)
@given(seed=seeds)
def test_every_format_tells_it(name: str, seed: int) -> None:
    tells_it_in_a_file(name, seed)


@pytest.mark.long
@pytest.mark.parametrize("place", PLACES)
@settings(quick, max_examples=150, derandomize=False)
@given(seed=seeds)
def test_a_page_tells_it_in_one_place_a_thousand_times(place: str, seed: int) -> None:
    tells_it_on_a_page(place, seed)


@pytest.mark.long
@pytest.mark.parametrize("name", FORMATS)
@settings(quick, max_examples=50, derandomize=False)
@given(seed=seeds)
def test_every_format_tells_it_a_thousand_times(name: str, seed: int) -> None:
    tells_it_in_a_file(name, seed)


@quick
@given(seed=seeds)
def test_a_report_that_says_nothing_stays_nameless(seed: int) -> None:
    rng = Random(seed)
    made = told(rng, report(rng), "source")
    markup = MARKUPS["word"]
    plain = markup(made.report, rng, made.frame).decode().replace(made.issuer, rng.choice(["某某日报", "办公室", ""]))
    found = parse(plain.encode()).report
    assert (found.issuer, found.year) == (None, made.year)
    assert of_identity(found) == ["the report doesn't say its issuer"]


def test_an_entry_that_is_a_name_and_a_year_says_both() -> None:
    """As a list says it in which organs stand below the heading of a year."""
    rows = "".join(f"<tr><td>{name}</td><td>3</td></tr>" for name in ("行政许可", "行政处罚", "行政强制"))
    page = f"<h1>洛阳市财政局</h1><p>二、主动公开政府信息情况</p><table><tr><td>信息内容</td><td>本年处理决定数量</td></tr>{rows}</table>"
    found = parse(f"<html><body>{page}</body></html>".encode(), title="洛阳市财政局 2022年").report
    assert (found.issuer, found.year) == ("洛阳市财政局", 2022)


@quick
@given(seed=seeds)
def test_what_contradicts_itself_is_told(seed: int) -> None:
    rng = Random(seed)
    one = report(rng)
    other = rng.choice([name for name in ISSUERS if name != one.issuer])
    found = on_a_page(contradicted(rng, one, other), rng)
    assert (found.issuer, found.year) == (one.issuer, one.year)
    assert len(of_identity(found)) == 1


CASES = SHARED / "cases"
RIGHT = {
    "05_year_from_period": ("青岭县河口镇人民政府", 2022),
    "06_site_title": ("河口镇", 2022),
    "06b_site_title_no_heading": ("河口镇人民政府", 2022),
    "17_meta_table": ("青岭县人民政府", 2023),
}
LINE = re.compile(r"(05[a-q]): (\S+) (\d{4})(?: (\d{4}-\d\d-\d\d))?")


@pytest.mark.skipif(not CASES.exists(), reason="the cases are not at hand")
def test_cases() -> None:
    lines = LINE.findall((CASES / "real" / "05_right.md").read_text(encoding="utf-8"))
    right = RIGHT | {f"{name}_identity": (issuer, int(year)) for name, issuer, year, _ in lines}
    days = {f"{name}_identity": day for name, _, _, day in lines if day}
    assert len(right) > 15
    for name, expected in right.items():
        found = parse((CASES / "real" / f"{name}.html").read_bytes()).report
        assert (found.issuer, found.year) == expected, name
        assert name not in days or str(found.published_on) == days[name], name


@pytest.mark.skipif(not CASES.exists(), reason="the cases are not at hand")
def test_a_time_in_utc_is_a_day_in_beijing() -> None:
    found = parse((CASES / "trials" / "date-utc.html").read_bytes()).report
    assert str(found.published_on) == "2024-02-01"


def _page(head: str, opening: str = "") -> Report:
    return parse(f"<html><body>{head}{opening}<p>一、总体情况</p>{_tables()}</body></html>".encode()).report


def _tables() -> str:
    page = MARKUPS["ueditor"](report(Random(5)), Random(5)).decode()
    body = page[page.index("<body>") : page.index("</body>")]
    return "".join(re.findall(r"<table.*?</table>", body, re.DOTALL))


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("<h1>洛阳市财政局政府信息公开工作年度报告（2023.1.1—2023.12.31）</h1>", "洛阳市财政局"),
        ("<h1>洛阳市财政局 洛阳市财政局2023年政府信息公开工作年度报告</h1>", "洛阳市财政局"),
        ("<h1>洛阳市财政局信息公开办公室2023年政府信息公开工作年度报告</h1>", "洛阳市财政局"),
        ("<h1>洛阳海关2023年政府信息公开工作年度报告公告</h1>", "洛阳海关"),
        ("<h1>洛阳海关</h1><h2>2023年度政府信息公开工作年度报告</h2>", "洛阳海关"),
        ("<h1>洛阳市财政局2023年年报</h1>", "洛阳市财政局"),
        ("<h1>洛阳市财政局2023年度报告</h1>", "洛阳市财政局"),
        ("<h1>宜阳县2023年政府信息公开年报（县司法局）</h1>", "宜阳县司法局"),
        ("<h1>2023年政府信息公开年报（市司法局）</h1>", "市司法局"),
        ("<h1>洛阳市财政局2023年政府信息公开年报（市司法局代编）</h1>", "洛阳市财政局"),
        ("<h1>宜阳县2023年政府信息公开年报（宜阳县人民政府办公室）</h1>", "宜阳县"),
        ("<h1>2023年政府信息公开工作年度报告—汝阳县应急管理局</h1>", "汝阳县应急管理局"),
        ("<h1>〔2023〕年洛阳市财政局政府信息公开工作年度报告</h1>", "洛阳市财政局"),
        ("<h1>洛阳市财政局[2023]年政府信息公开工作年度报告</h1>", "洛阳市财政局"),
        ("<h1>23年洛阳市财政局政府信息公开工作年度报告</h1>", "洛阳市财政局"),
        ("<h1>12.洛阳市财政局2023年政府信息公开工作年度报告</h1>", "洛阳市财政局"),
        ("<h1>附件1 洛阳市财政局2023年政府信息公开工作年度报告</h1>", "洛阳市财政局"),
        ("<h1>★（公开）洛阳市财政局2023年政府信息公开工作年度报告</h1>", "洛阳市财政局"),
        ("<h1>[洛阳市财政局]2023年政府信息公开工作年度报告</h1>", "洛阳市财政局"),
        ("<h1>洛阳市财政局：2023年政府信息公开工作年度报告</h1>", "洛阳市财政局"),
        ("<h1>2023年政府信息公开工作年度报告_洛阳市财政局</h1>", "洛阳市财政局"),
        ("<h1>2024年1月洛阳市财政局2023年政府信息公开工作年度报告</h1>", "洛阳市财政局"),
        ("<h1>洛财办〔2024〕3号 洛阳市财政局2023年政府信息公开工作年度报告</h1>", "洛阳市财政局"),
        ("<h1>洛阳市财政局年度政府信息公开报告（2023）</h1>", "洛阳市财政局"),
        ("<h1>洛阳市财政局2023年度政务公开和政府信息公开工作年度报告</h1>", "洛阳市财政局"),
        ("<h1>洛阳市财政局2023年（1-12月）政府信息公开工作年度报告</h1>", "洛阳市财政局"),
        ("<h1>洛阳市财政局政府信息公开工作2023年年度报告</h1>", "洛阳市财政局"),
        ("<h1>洛阳市财政局2023年1月1日-2023年12月31日政府信息公开工作年度报告</h1>", "洛阳市财政局"),
        ("<h1>全州县林业局2023年政府信息公开工作年度报告</h1>", "全州县林业局"),
        ("<h1>⻘川县竹园镇人⺠政府2023年政府信息公开工作年度报告</h1>", "青川县竹园镇人民政府"),
        (
            "<p>洛阳市人民政府 » 洛阳市财政局 » 政府信息公开年报</p><h1>2023年政府信息公开工作年度报告</h1>",
            "洛阳市财政局",
        ),
        ("<p>责任部门：洛阳市财政局</p><h1>2023年政府信息公开工作年度报告</h1>", "洛阳市财政局"),
        ("<h1>2023年政府信息公开工作年度报告</h1><p>（洛阳市财政局 2024年1月12日）</p>", "洛阳市财政局"),
        ("<p>来源：洛阳市财政局 发布时间：2024-01-12</p><h1>2023年政府信息公开工作年度报告</h1>", "洛阳市财政局"),
        (
            "<p>洛阳市财政局政府信息公开工作年度报告</p><p>与2022年相比，成效明显。现公布2023年年度报告。</p>",
            "洛阳市财政局",
        ),
        (
            "<p>洛阳市财政局政府信息公开工作年度报告</p><p>统计期限自2023年1月1日起，至2023年12月31日止。</p>",
            "洛阳市财政局",
        ),
    ],
)
def test_titles_in_other_words(head: str, issuer: str) -> None:
    found = _page(head)
    assert (found.issuer, found.year) == (issuer, 2023)


@pytest.mark.parametrize(
    ("words", "column", "issuer"),
    [
        ("洛阳市财政局", None, "洛阳市财政局"),
        ("洛阳市财政局2023年政府信息公开工作年…", None, "洛阳市财政局"),
        ("洛阳市财政局2023年政府信息公开工作年度...", None, "洛阳市财政局"),
        ("附件下载", "部门年报", None),
        (None, "乡镇（街道）", None),
        (None, "2023年", None),
        (None, "洛阳市财政局", "洛阳市财政局"),
    ],
)
def test_what_the_portal_says_of_a_bare_title(words: str | None, column: str | None, issuer: str | None) -> None:
    page = f"<html><body><h1>2023年政府信息公开工作年度报告</h1><p>一、总体情况</p>{_tables()}</body></html>"
    found = parse(page.encode(), title=words, issuer=column).report
    assert (found.issuer, found.year) == (issuer, 2023)


@pytest.mark.parametrize(
    "end", ["洛阳市财政局办公室</p><p>2024年1月12日", "洛阳市财政局 2024-01-12", "洛阳市财政局</p><p>2024.1.12"]
)
def test_signatures(end: str) -> None:
    page = f"<h1>2023年政府信息公开工作年度报告</h1><p>一、总体情况</p>{_tables()}<p>{end}</p>"
    assert parse(f"<html><body>{page}</body></html>".encode()).report.issuer == "洛阳市财政局"


@pytest.mark.parametrize("source", ["洛阳市融媒体中心", "洛阳日报", "本站", "洛阳市人民政府办公室"])
def test_a_newspaper_or_a_portal_is_no_source(source: str) -> None:
    head = f"<p>来源：{source} 发布时间：2024-01-12</p><h1>2023年政府信息公开工作年度报告</h1>"
    assert _page(head).issuer is None


@pytest.mark.parametrize("title", ["目录：2023年政府信息公开工作年度报告", "第12期_2023年政府信息公开工作年度报告"])
def test_words_before_a_title_are_no_organ(title: str) -> None:
    found = _page(f"<h1>{title}</h1>")
    assert found.issuer is None


@pytest.mark.parametrize(
    ("sentence", "issuer"),
    [
        ("本报告由嵩县车村镇党政综合办公室编制", "嵩县车村镇"),
        ("本报告由车村镇人民政府党政办编制", "车村镇人民政府"),
        ("本报告由某某市人民政府信息公开工作领导小组办公室根据《条例》和上级《通知》要求，编制而成", "某某市人民政府"),
        ("本报告由某某县平陵街道党工委、办事处编制", "某某县平陵街道办事处"),
        ("本年度报告综合2023年度某某市各县（市、区）政府和市级各部门的年度报告编制而成", "某某市"),
        ("本年度报告由某某市教育局汇总某某市各县（市、区）教育部门情况编制", "某某市教育局"),
        ("本年度报告由某某市人民政府办公室编制", "某某市人民政府办公室"),
        ("本报告由某某湾经济技术开发区管委会结合有关统计数据编制", "某某湾经济技术开发区管委会"),
        ("如对本报告有疑问，请与某某经济技术开发区管委会办公室联系（地址：滨海路1号）", "某某经济技术开发区管委会"),
        ("本报告由某某区民族宗教事务局政务公开政府信息公开工作领导小组办公室编制", "某某区民族宗教事务局"),
        ("按时上传某某市发展和改革委员会2023年政府信息公开工作年度报告", "某某市发展和改革委员会"),
        ("如对本报告有疑问，请与某某经济技术开发区党政办公室联系（地址：滨海路1号）", "某某经济技术开发区"),
    ],
)
def test_who_compiled_it(sentence: str, issuer: str) -> None:
    found = _page("<h1>政府信息公开工作年度报告</h1>", f"<p>{sentence}，统计期限自2023年1月1日至12月31日。</p>")
    assert (found.issuer, found.year) == (issuer, 2023)


def test_who_compiled_it_in_a_sentence_of_its_own() -> None:
    said = (
        "根据《条例》的要求，由某某县林业局编制。全文包括概述等六个部分，本报告数据的统计期限为2023年1月1日至12月31日。"
    )
    asked = "如有疑问，请联系：某某县县林业局办公室。"
    assert _page("<h1>政府信息公开工作年度报告</h1>", f"<p>{said}{asked}</p>").issuer == "某某县林业局"


@pytest.mark.parametrize(
    "opening",
    [
        "2023年，在县委、县政府的正确领导下，某某县林业局认真贯彻《条例》。",
        "2023年，在县委、县政府的正确领导下，在各界的关心支持下，某某县林业局坚持以公开为常态。",
        "2023年，以群众需求为指导，某某县林业局认真贯彻《条例》。",
    ],
)
def test_who_did_it_under_whose_lead(opening: str) -> None:
    page = _with_first_sentence(opening)
    assert parse(page.encode()).report.issuer == "某某县林业局"


@pytest.mark.parametrize(
    ("opening", "issuer"),
    [
        ("2019年某某县公安局在县委、县政府及县公安局的领导下，认真落实《条例》。", "某某县公安局"),
        ("2019年，我局在某某市公安局的领导下，认真落实《条例》。", "公安局"),
    ],
)
def test_a_title_without_a_place_gets_it_from_the_report_s_own_sentence(opening: str, issuer: str) -> None:
    page = _with_first_sentence(opening)
    bare = page.replace("<p>一、总体情况</p>", "<h1>公安局2019年政府信息公开年度报告</h1><p>一、总体情况</p>")
    assert parse(bare.encode()).report.issuer == issuer


def test_a_menu_of_years_says_no_year() -> None:
    assert _page("<ul><li>2023年年报</li><li>2022年年报</li></ul>").year is None
    assert _page("<h1>某局政府信息公开工作年度报告（2022.1.1—2023.12.31）</h1>").year is None


def test_a_menu_above_a_bare_title_is_no_organ() -> None:
    menu = "<ul><li>首页</li><li>互动交流</li><li>办事服务</li></ul><h1>政府信息公开工作年度报告</h1>"
    page = MARKUPS["ueditor"](report(Random(3)), Random(3)).decode()
    page = f"<html><body>{menu}{page[page.rindex('<', 0, page.index('一、')) :]}"  # without its own title
    assert "服务" not in str(parse(page.encode()).report.evidence)


def test_an_entry_that_names_organ_and_year_alone() -> None:
    for title in ("某某县财政局2022年度报告", "某某县财政局2022年", "某某县财政局 2022年年报"):
        [(claim, _)] = of_hints(title, None)
        assert (claim.source, claim.issuer, claim.year) == ("link", "某某县财政局", 2022)


@pytest.mark.parametrize(
    ("opening", "year"),
    [
        ("2023年，我局认真推进信息公开。", 2023),
        ("2023年度，某某县林业局推进信息公开。2024年，将继续推进。", 2023),
        ("2023年，我局推进信息公开。2022年的问题已经解决，2022年的清单已经销号。", None),
        ("2023年5月，我局推进信息公开。", None),
    ],
)
def test_a_year_that_only_the_first_sentence_says(opening: str, year: int | None) -> None:
    page = _with_first_sentence(opening)
    assert parse(page.encode()).report.year == year
    dated = page.replace("<p>一、总体情况</p>", "<p>发布日期：2022-01-20</p><p>一、总体情况</p>")
    assert parse(dated.encode()).report.year is None, "it was published before"


def _with_first_sentence(opening: str) -> str:
    made = report(Random(5))
    tables = "".join(re.findall(r"<table.*?</table>", MARKUPS["ueditor"](made, Random(5)).decode(), re.DOTALL))
    title = "<h1>某某县林业局政府信息公开工作年度报告</h1>"
    return (
        f"<html><body>{title}<p>一、总体情况</p><p>{opening}</p><p>二、主动公开政府信息情况</p>{tables}</body></html>"
    )


@pytest.mark.parametrize(
    ("short", "text", "full"),
    [
        ("县卫健局", "2023年某某县卫生健康局认真贯彻，县卫生健康局召开会议", "某某县卫生健康局"),
        ("某某县人社局", "由某某县人力资源和社会保障局编制", "某某县人力资源和社会保障局"),
        ("卫健局", "2023年，某某县卫生健康局认真贯彻", "某某县卫生健康局"),
        ("卫健局", "按照省卫生健康局要求", None),
        ("卫健局", "某某市卫生健康局与某某县卫生健康局", None),
        ("甲县卫健局", "乙县卫生健康局", None),
        ("县教育局", "某某县体育局", None),
        ("县教育局", "某某县教育局", None),
    ],
)
def test_the_full_name_of_an_organ_in_its_text(short: str, text: str, full: str | None) -> None:
    assert shortened.in_full(short, text) == full


@pytest.mark.parametrize(
    ("crumb", "said", "issuer"),
    [
        ("首页 &gt; 某某县人民政府 &gt; 政府信息公开年报", "本机关做好公开工作。", "某某县人民政府"),
        ("首页 &gt; 某某县人民政府 &gt; 政府信息公开年报", "我局做好公开工作。", None),
        ("某某县人民政府 &gt; 政府信息公开年报", "本机关做好公开工作。", None),
        ("首页 &gt; 政府信息公开年报", "某某县人民政府在2023年继续做好公开工作。", "某某县人民政府"),
        ("首页 &gt; 政府信息公开年报", "按照某某县人民政府办公室要求，我单位做好公开工作。", None),
        ("首页 &gt; 政府信息公开年报", "某某县人民政府印发文件3件。", "某某县人民政府"),
    ],
)
def test_bare_reports_on_a_governments_portal(crumb: str, said: str, issuer: str | None) -> None:
    title = "2023年政府信息公开工作年度报告"
    text = f"<p>一、总体情况</p><p>{said}</p><p>二、主动公开政府信息情况</p>{_tables()}"
    page = f"<title>{title}_某某县人民政府</title><div>当前位置：{crumb}</div><h1>{title}</h1>{text}"
    assert parse(page.encode(), title=title).report.issuer == issuer


@pytest.mark.parametrize(
    "title",
    [
        "关于更正洛阳市财政局2023年政府信息公开工作年度报告的公告",
        "洛阳市财政局关于更正2023年政府信息公开工作年度报告的说明",
        "关于对洛阳市财政局2023年政府信息公开工作年度报告进行更正的公告",
        "关于洛阳市财政局2023年政府信息公开工作年度报告的更正公告",
        "更正：洛阳市财政局2023年政府信息公开工作年度报告",
        "更正公告 洛阳市财政局2023年政府信息公开工作年度报告",
        "重新发布洛阳市财政局2023年政府信息公开工作年度报告",
        "NEW洛阳市财政局2023年政府信息公开工作年度报告",
        "最新洛阳市财政局2023年政府信息公开工作年度报告",
        "01-20 洛阳市财政局2023年政府信息公开工作年度报告",
        "2024-01-20 2023年洛阳市财政局政府信息公开工作年度报告",
    ],
)
def test_words_of_lists_and_notices_are_no_part_of_a_name(title: str) -> None:
    found = read_title(title)
    assert found is not None
    assert (found.issuer, found.year) == ("洛阳市财政局", 2023)


def test_a_notice_that_withdraws_a_report_makes_no_organ() -> None:
    found = read_title("关于撤销洛阳市财政局2023年政府信息公开工作年度报告的公告")
    assert found is None or found.issuer is None


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("某某县人民政府信息公开工作年度报告", "某某县人民政府"),
        ("某某县人民政府信息公开2023年年度报告", "某某县人民政府"),
        ("洛阳市财政局本年度政府信息公开工作报告", "洛阳市财政局"),
        ("洛阳市财政局上一年度政府信息公开年报", "洛阳市财政局"),
        ("洛阳市财政局度政府信息公开工作年度报告", "洛阳市财政局"),
    ],
)
def test_names_before_words_that_run_on(title: str, issuer: str) -> None:
    """人民政府信息公开 says 政府 once; words stand in the place of the year."""
    found = read_title(title)
    assert found is not None
    assert found.issuer == issuer


@pytest.mark.parametrize(
    ("said", "is_its_own"), [("我市", True), ("我县", False), ("我县在全市排名第三，我县", False), ("全市", True)]
)
def test_the_site_s_government_is_of_the_level_that_the_text_speaks_of(said: str, is_its_own: bool) -> None:
    assert organs.speaks_as_a_government(f"一年来，{said}扎实推进。", "安阳市人民政府") is is_its_own
