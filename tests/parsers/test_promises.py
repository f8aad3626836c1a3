"""Section 5 over the years: kinds of sentences, and which came back word for word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.promises import KINDS, over_years, statements

TEXT = """（一）存在的主要问题
1.个别股室主动公开不够及时；2.政策解读的形式比较单一。
（二）改进措施
加强对股室的业务培训，每季度通报一次。下一步将修订主动公开目录。
针对上一年度提出的目录不全问题，已完成目录修订。"""


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("个别股室主动公开不够及时", "problem"),
        ("存在解读形式单一的问题", "problem"),
        ("下一步将修订主动公开目录", "promise"),
        ("进一步完善制度", "promise"),
        ("已完成对网站栏目的整改", "done"),
        ("2023年共召开会议两次", "other"),
    ],
)
def test_a_sentence_by_its_words(sentence: str, kind: str) -> None:
    assert [each.kind for each in statements(sentence + "。")] == [kind]


def test_headings_say_what_follows_and_are_no_sentences() -> None:
    found = list(statements(TEXT))
    assert [each.kind for each in found] == ["problem", "problem", "promise", "promise", "done"]
    assert [each.text for each in found][:2] == ["1.个别股室主动公开不够及时", "2.政策解读的形式比较单一"]


def test_what_came_back_is_found_under_another_number_year_and_name() -> None:
    years = {
        2021: ("1.洛阳市财政局主动公开不够及时，共3次。", "洛阳市财政局"),
        2022: ("2.洛阳市财政局主动公开不够及时，共5次。解读形式仍然比较单一，群众不易看懂。", "洛阳市财政局"),
        2023: ("（一）洛阳市财政局主动公开不够及时，共7次。短句不比。", "洛阳市财政局"),
    }
    found = over_years(years)
    assert [each.same for each in found[2021]] == [()]
    assert [each.same for each in found[2022]] == [(2021,), ()]
    assert [each.same for each in found[2023]] == [(2021, 2022), ()]


def test_a_sentence_twice_in_a_year_did_not_come_back() -> None:
    text = "主动公开不够及时，有关栏目更新偏慢。主动公开不够及时，有关栏目更新偏慢。"
    assert all(not each.same for each in over_years({2023: (text, "某局")})[2023])


@given(st.text(alphabet="问题不足将已加强一二（）。；\n 12、局abc", max_size=120))
@settings(max_examples=60, deadline=None)
def test_every_sentence_is_in_the_print(text: str) -> None:
    for each in statements(text):
        assert each.kind in KINDS
        assert each.text
        assert each.text in text
