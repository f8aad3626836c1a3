"""nianbao portal find, and nianbao crawl by a place's name."""

from __future__ import annotations

import json

from click.testing import CliRunner

from crawler.cli.portal.common import portal_of
from crawler.cli.portal.find import command


def find(*said: str) -> tuple[int, str]:
    done = CliRunner().invoke(command, said)
    return done.exit_code, done.output


def test_a_place_as_json() -> None:
    code, out = find("410302", "--json")
    [found] = json.loads(out)
    assert code == 0
    assert found["name"] == "老城区"
    assert found["within"] == "河南省洛阳市"
    assert found["declaration"]["title"] == "洛阳市老城区人民政府"
    assert found["sources"]


def test_all_places_of_a_name_and_those_within() -> None:
    assert len(json.loads(find("朝阳", "--json")[1])) == 4
    assert len(json.loads(find("洛阳", "--below", "--json")[1])) == 15


def test_a_place_of_former_times_and_none() -> None:
    code, out = find("孟津县")
    assert code == 0
    assert "孟津县 became 孟津区" in out
    assert "开县 became 开州区" in find("开县")[1]  # and not 封开县
    assert find("没有这个地方")[0] == 1
    assert "a zone without a division" in find("雄安新区")[1]


def test_a_portal_that_ships_is_preferred_to_the_register() -> None:
    kind, facts = portal_of("洛阳")
    assert (kind.name, facts) == ("luoyang", {})
    kind, facts = portal_of("郑州市")
    assert (kind.name, facts) == ("portal", {"place": "410100"})
