"""What a browser shows without its standing in the page's own tree: declared shadow trees, numbers of lists."""

from __future__ import annotations

import pytest

from parsers import parse
from parsers.readers import html, html_second
from tests.parsers.test_columns import FORMS_ORDER, differing, truth
from tests.parsers.test_columns import html as page


@pytest.mark.parametrize("mode", ["open", "'closed'", '"open" shadowrootclonable'])
def test_a_declared_shadow_tree_is_read(mode: str) -> None:
    printed = truth(2)
    shadow = page(printed, FORMS_ORDER).replace("<table>", f"<x-a><TEMPLATE shadowrootmode={mode}><table>", 1)
    shadow = shadow.replace("</table>", "<template><p>9</p></template></table></template></x-a>", 1)
    assert differing(parse(shadow.encode()).report, printed) == []


@pytest.mark.parametrize("read", [html.read, html_second.read])
def test_other_templates_take_no_place(read) -> None:  # type: ignore[no-untyped-def]
    document = read(b"<body><template><p>9</p></template><p>12</p><template shadowrootmode=open><p>5</p></template>")
    assert [block.text for block in document.blocks] == ["12", "5"]


@pytest.mark.parametrize("read", [html.read, html_second.read])
def test_what_a_frame_holds_itself_is_read(read) -> None:  # type: ignore[no-untyped-def]
    text = "12" + "年报全文" * 30
    shown = f'<iframe title="x" srcdoc="<p>&lt;{text}&quot;</p>" width="90%"></iframe>'
    page_ = f"<body>{shown}<iframe hidden srcdoc='<p>{text}'></iframe>"
    assert [block.text for block in read(page_.encode()).blocks] == [f'<{text}"']


def test_the_number_of_an_empty_entry_is_told() -> None:
    printed = truth(2)
    one = printed["new"]["natural_person"]
    listed = page(printed, FORMS_ORDER).replace(f"<td>{one}</td>", f"<td><ol start={one}><li></ol></td>", 1)
    report = parse(listed.encode()).report
    assert report.value("requests.new.natural_person") is None
    assert any(notice.subject == "requests.new.natural_person" for notice in report.warnings)
