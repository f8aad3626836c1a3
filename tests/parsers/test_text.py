"""Numbers and labels as they are printed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.text import bare_key, chinese_number, label_key, read_number


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("0", 0),
        ("12", 12),
        ("１２", 12),
        ("1,234", 1234),
        ("1，234，567", 1234567),
        (" 7 ", 7),
        ("7\u00a0", 7),
        ("3件", 3),
        ("2 笔", 2),
        ("22（其中修订16件）", 22),
        ("12 345", 12345),
        ("3.0", 3),
        ("+5", None),
        ("十二", 12),
        ("一百零五", 105),
        ("〇", 0),
        ("一", None),
        ("", None),
        ("-", None),
        ("—", None),
        ("/", None),
        ("——", None),
        ("\u3000", None),
        ("无", None),
        ("约30", None),
        ("3\n5", None),
        ("000", None),
        ("0 0", None),
        ("1.5", None),
        ("-3", None),
        ("③", None),
        ("12%", None),
        ("5元", None),
        ("1,23", None),
        ("l2", None),
        ("- 3 -", None),
    ],
)
def test_counts(printed: str, value: int | None) -> None:
    read = read_number(printed, "件")
    assert read.value == value
    assert isinstance(read.value, int | None)


@pytest.mark.parametrize("printed", ["无", "约30", "3\n5", "000", "0 0", "1.5", "-3", "③", "12%", "5元", "一"])
def test_what_is_not_read_is_said(printed: str) -> None:
    assert read_number(printed, "件").doubt


@pytest.mark.parametrize("printed", ["", "-", "—", "/", "\u00a0", "－"])
def test_a_blank_is_no_doubt(printed: str) -> None:
    assert read_number(printed, "件") == (None, None)


@pytest.mark.parametrize(
    ("printed", "header", "value"),
    [
        ("94.2", None, Decimal("94.2")),
        ("251000元", None, Decimal("25.1")),
        ("251000\n元", None, Decimal("25.1")),
        ("75394432.52元", None, Decimal("7539.443252")),
        ("24252.311082", None, Decimal("24252.311082")),
        ("3万元", None, 3),
        ("1亿元", None, 10000),
        ("5000", "元", Decimal("0.5")),
        ("5000万元", "元", 5000),
        ("3件", None, None),
    ],
)
def test_money_in_ten_thousands(printed: str, header: str | None, value: Decimal | int | None) -> None:
    assert read_number(printed, "万元", printed_unit=header).value == value


@pytest.mark.parametrize(
    ("printed", "value"), [("-18", -18), ("+1036", 1036), ("－18", -18), ("−18", -18), ("—", None), ("0", 0)]
)
def test_changes_are_signed(printed: str, value: int | None) -> None:
    assert read_number(printed, "项", signed=True).value == value


@given(st.integers(0, 10**9))
def test_any_count_in_any_dress(number: int) -> None:
    full = str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    for printed in (str(number), f"{number:,}", full, f" {number}件"):
        assert read_number(printed, "件") == (number, None)


@given(st.text(alphabet="0123456789 ,.-+件元万（）一二无/~>lO\n", max_size=8))
def test_never_a_number_without_its_digits(printed: str) -> None:
    """Whatever is printed, a value has all digits of the print in order, except those of remarks."""
    read = read_number(printed, "件")
    if read.value is not None and not any(c in printed for c in "一二（万"):
        digits = "".join(c for c in printed.split(".", maxsplit=1)[0] if c.isdigit())
        assert str(read.value) == digits


def test_chinese_numbers() -> None:
    assert [chinese_number(text) for text in ("二十", "十", "一万二千", "二〇二三", "abc", "")] == [
        20,
        10,
        12000,
        2023,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("1.属于国家秘密", "属于国家秘密"),
        ("1、属于国家秘密", "属于国家秘密"),
        ("（一）予以\n公开", "予以公开"),
        ("(七) 总计", "总计"),
        ("３．其他", "其他"),
        ("⾏政许可", "行政许可"),
        (" > ~", ""),
        ("3.危及“三安全一稳定”", "危及三安全一稳定"),
        ("三、本年度办理结果", "本年度办理结果"),
        ("三安全", "三安全"),
    ],
)
def test_labels_by_what_they_say(printed: str, key: str) -> None:
    assert label_key(printed) == key


def test_a_remark_is_no_part_of_a_label() -> None:
    assert bare_key("（二）部分公开（区分处理的，只计这一情形）") == "部分公开"


@pytest.mark.parametrize("printed", ["10（更正为12）", "10(应为12)", "10（改为12件）", "12 34", "10 20 30"])
def test_a_print_that_may_be_several_numbers_is_none(printed: str) -> None:
    read = read_number(printed, "件")
    assert read.value is None
    assert read.doubt is not None
