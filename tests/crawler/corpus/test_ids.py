"""Ids: one organ has one id, however its name is printed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from crawler.corpus import ids
from crawler.dictionary.divisions import division, divisions


@pytest.mark.parametrize(
    ("name", "portal", "expected", "kind"),
    [
        ("洛阳市财政局", "410300", "410300-洛阳市财政局", "department"),
        ("市财政局", "410300", "410300-洛阳市财政局", "department"),
        ("财政局", "410300", "410300-洛阳市财政局", "department"),
        ("河南省洛阳市财政局", "410300", "410300-洛阳市财政局", "department"),
        ("洛阳市 财政局（洛阳市国资委）", "410300", "410300-洛阳市财政局", "department"),
        ("市场监督管理局", "410300", "410300-洛阳市市场监督管理局", "department"),
        ("市市场监督管理局", "410300", "410300-洛阳市市场监督管理局", "department"),
        ("市政务服务局", "410300", "410300-洛阳市政务服务局", "department"),
        ("洛阳市政府", "410300", "410300-洛阳市人民政府", "government"),
        ("洛阳市人民政府办公室", "410300", "410300-洛阳市人民政府办公室", "office"),
        ("区财政局", "410308", "410308-洛阳市孟津区财政局", "department"),
        ("孟津区财政局", "410300", "410308-洛阳市孟津区财政局", "department"),
        ("洛阳市孟津区财政局", "410308", "410308-洛阳市孟津区财政局", "department"),
        ("孟津县财政局", "410308", "410322-孟津县财政局", "department"),
        ("洛阳市新安县政府办", "410300", "410323-新安县人民政府办公室", "office"),
        ("瀍河区财政局", "410300", "410304-洛阳市瀍河回族区财政局", "department"),
        ("偃师市财政局", "410307", "410381-偃师市财政局", "department"),
        ("川汇区人民政府", "411602", "411602-周口市川汇区人民政府", "government"),
        ("川汇区人民政府", "410300", "411602-周口市川汇区人民政府", "government"),
        ("新安县城关镇人民政府", "410323", "410323-新安县城关镇人民政府", "township"),
        ("城关街道办事处", "410308", "410308-洛阳市孟津区城关街道办事处", "township"),
        ("洛阳市高新技术产业开发区管理委员会", "410300", "410300-洛阳高新技术产业开发区管理委员会", "other"),
        ("国家税务总局洛阳市税务局", "410300", "410300-国家税务总局洛阳市税务局", "department"),
        ("广州市财政局", "440100", "440100-广州市财政局", "department"),
        # Not Luoyang's, but another province's.
        ("老城区财政局", "440100", "440100-广州市老城区财政局", "department"),
        ("广州市财政局", "410300", "440100-广州市财政局", "department"),
        # Two cities of Jiangsu have a 鼓楼区: take the portal's own, the named one, or neither.
        ("鼓楼区财政局", "320300", "320302-徐州市鼓楼区财政局", "department"),
        ("鼓楼区财政局", "320106", "320106-南京市鼓楼区财政局", "department"),
        ("南京市鼓楼区财政局", "320300", "320106-南京市鼓楼区财政局", "department"),
        ("鼓楼区财政局", "320500", "320500-苏州市鼓楼区财政局", "department"),
        # Words that are names elsewhere in the province, or in the country.
        ("城区管理办公室", "140900", "140900-忻州市城区管理办公室", "department"),
        ("城区财政局", "140502", "140502-晋城市城区财政局", "department"),
        ("东方市场监督管理所", "410300", "410300-洛阳市东方市场监督管理所", "other"),
        # A district of a city with the rank of a province, and one that was renamed.
        ("东城区财政局", "110101", "110101-北京市东城区财政局", "department"),
        ("宜宾县财政局", "511500", "511521-宜宾县财政局", "department"),
        # The place is in the name already, without the word for its level.
        ("平潭综合实验区财政金融局", "350128", "350128-平潭综合实验区财政金融局", "department"),
        ("洛阳高新技术产业开发区管理委员会", "410300", "410300-洛阳高新技术产业开发区管理委员会", "other"),
        ("洛阳高新区管委会", "410300", "410300-洛阳高新技术产业开发区管理委员会", "other"),
        ("苏州工业园区管理委员会", "320500", "320500-苏州工业园区管理委员会", "other"),
        ("重庆海关", "500000", "500000-重庆海关", "other"),
        ("重庆海关", "500103", "500000-重庆海关", "other"),
        ("郑州海关", "410300", "410100-郑州海关", "other"),
        ("洛阳理工学院", "410300", "410300-洛阳理工学院", "other"),
        ("北京大学", None, "000000-北京大学", "other"),
        ("朝阳街道办事处", "110105", "110105-北京市朝阳区朝阳街道办事处", "township"),
        # One organ, however it is written.
        ("新安县", "410300", "410323-新安县人民政府", "government"),
        ("嵩县", "410300", "410325-嵩县人民政府", "government"),
        ("洛阳市", "410300", "410300-洛阳市人民政府", "government"),
        ("洛龙区", "410300", "410311-洛阳市洛龙区人民政府", "government"),
        ("城关镇", "410323", "410323-新安县城关镇人民政府", "township"),
        ("二郎街道", "410300", "410300-洛阳市二郎街道办事处", "township"),
        ("二郎街道办", "410300", "410300-洛阳市二郎街道办事处", "township"),
        ("市发改委", "410300", "410300-洛阳市发展和改革委员会", "department"),
        ("洛阳市人社局", "410300", "410300-洛阳市人力资源和社会保障局", "department"),
        ("新安县县政府办公室", "410323", "410323-新安县人民政府办公室", "office"),
    ],
)
def test_one_organ_one_id(name: str, portal: str | None, expected: str, kind: str) -> None:
    issuer = ids.issuer(name, portal)
    assert (issuer.id, issuer.kind) == (expected, kind)
    assert issuer.id == f"{issuer.division}-{issuer.name}"
    assert ids.issuer(issuer.name, portal) == issuer, "a canonical name stands for itself"


def test_a_name_without_a_word_is_refused() -> None:
    with pytest.raises(ValueError, match="no name"):
        ids.issuer(" — ", "410300")


def test_ids_of_captures_come_from_url_and_time_alone() -> None:
    at = datetime(2024, 2, 1, 8, tzinfo=UTC)
    here = at.astimezone(timezone(timedelta(hours=8)))
    assert ids.capture_id("http://a/", at) == ids.capture_id("http://a/", here)
    assert ids.capture_id("http://a/", at) != ids.capture_id("http://b/", at)


def test_divisions_have_parents_that_exist() -> None:
    for each in divisions().values():
        assert each.parent is None or each.parent in divisions()
        assert each.became is None or each.became in divisions()
        assert each.level in {"country", "province", "prefecture", "county"}


def test_divisions_that_were_merged_say_so() -> None:
    assert divisions()["410322"].became == divisions()["410306"].became == "410308"
    assert divisions()["410381"].became == "410307"
    assert [divisions()[code].last_year for code in ("410322", "411626")] == [2020, 2018]


def test_the_whole_country_is_there() -> None:
    current = [each for each in divisions().values() if each.last_year is None]
    assert sum(each.level == "province" for each in current) == 34
    assert 330 < sum(each.level == "prefecture" for each in current) < 345
    assert 2_800 < sum(each.level == "county" for each in current) < 2_900
    for each in divisions().values():
        assert each.became is None or divisions()[each.became].last_year is None


def test_a_division_without_a_name_goes_by_its_code() -> None:
    assert division("321399").name == "321399"
    assert division("321399").parent == "321300"
    with pytest.raises(ValueError, match="six digits"):
        division("洛阳")
