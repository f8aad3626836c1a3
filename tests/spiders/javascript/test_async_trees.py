"""Trees that ask for their nodes as they are opened."""

from __future__ import annotations

import json

import pytest

from spiders.javascript.async_trees import is_async, tree_of
from spiders.systems import Fragment, Lead
from spiders.systems.scripts import Scripts

PAGE = "https://x.gov.cn/nb/"
OPENS = "callback:{onClick:function(e,id,node){$('#f').attr('src','/nb/list.do?organId='+node.id);}}"
BY_NAME = "async:{enable:true,url:'/nb/nodes.do',autoParam:['id=pid'],otherParam:{'site':'7'}}"
BY_FUNCTION = "async:{enable:true,type:'get',url:getUrl}"
FUNCTION = "function getUrl(tree,node){return '/nb/nodes?id='+(node?node.id:'0');}"


def test_how_nodes_are_asked_for() -> None:
    posted, joined = tree_of(f"var s={{{BY_NAME}}};"), tree_of(f"{FUNCTION}var s={{{BY_FUNCTION}}};")
    assert posted is not None
    assert joined is not None
    assert posted.below("3").form == (("site", "7"), ("pid", "3"))
    assert [joined.below(node).url for node in ("", "3")] == ["/nb/nodes?id=0", "/nb/nodes?id=3"]


@pytest.mark.parametrize("said", ["async:{enable:false,url:'/nb/nodes.do'}", "async:true", "var async = 1"])
def test_no_tree(said: str) -> None:
    assert not is_async(said)
    assert tree_of(said) is None


def test_a_tree_that_is_not_understood() -> None:
    said = "async:{enable:true,url:made()}"
    assert is_async(said)
    assert tree_of(said + "function made(){return base[3];}") is None


def test_the_nodes_lead_to_organs_and_to_more_nodes() -> None:
    html = f"<ul id='tree'></ul><script>var s={{{BY_NAME},{OPENS}}};</script>"
    (lead,) = (each for each in Scripts(PAGE).on(html, 0) if isinstance(each, Lead))
    assert lead.system is not None
    nodes = [{"id": 1, "name": "县直部门", "isParent": True}, {"id": 2, "name": "某县教育局", "isParent": False}]
    part, below = lead.system.read(lead.url, json.dumps(nodes))
    assert isinstance(part, Fragment)
    assert "/nb/list.do?organId=2" in part.html
    assert "organId=1" not in part.html
    assert isinstance(below, Lead)
    assert below.form == (("site", "7"), ("pid", "1"))
    with pytest.raises(ValueError, match="no nodes"):
        list(lead.system.read(lead.url, "[]"))
