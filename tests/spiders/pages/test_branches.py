"""What a script does with a value that it is given: branches of a switch and of an if."""

from __future__ import annotations

import pytest

from spiders.pages import read_page
from spiders.pages.branches import taken

MENU = "<select onchange='go(this.value)'><option>请选择</option><option value='a'>2023年</option><option value='b'>2022年</option></select>"
SWITCH = "switch(v){case 'a': u='/nb/x1/'; break; case 'b': u='/nb/x2/'; break; default: break;}"
CHAIN = "if(v=='a'){u='/nb/x1/';}else if('b'===v) u='/nb/x2/'; else {alert(1);}"


@pytest.mark.parametrize("choice", [SWITCH, CHAIN])
def test_the_branch_that_is_taken(choice: str) -> None:
    assert "x1" in taken(choice, {"v": "a"})
    assert "x2" not in taken(choice, {"v": "a"})
    assert "x2" in taken(choice, {"v": "b"})
    assert "x1" not in taken(choice, {"v": "b"})
    assert "x" not in taken(choice, {"v": "c"}).replace("x.", "")
    assert taken(choice, {"w": "a"}) == choice  # nothing is known


def test_cases_fall_through() -> None:
    assert taken("switch(v){case 1: case 2: f(); break; case 3: g();}", {"v": "1"}).strip() == "f();"


@pytest.mark.parametrize("choice", [SWITCH, CHAIN])
@pytest.mark.parametrize(
    "then", ["location.href = u;", "if (u != '') { window.open(u, '_blank'); }", "$('#f').attr('src', u);"]
)
def test_a_menu_whose_script_looks_up_the_address(choice: str, then: str) -> None:
    page = read_page(
        "https://x.gov.cn/nb/", f"<p>{'年报' * 200}</p>{MENU}<script>function go(v){{var u='';{choice}{then}}}</script>"
    )
    assert page is not None
    assert page.choices == {"https://x.gov.cn/nb/x1/", "https://x.gov.cn/nb/x2/"}
