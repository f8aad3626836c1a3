"""Data that old pages bind into a table without a script."""

from __future__ import annotations

import pytest

from spiders.systems import Fragment, Lead
from spiders.systems.islands import islands, lines
from spiders.systems.of_xml import of_xml
from tests.spiders.systems.test_api import links, more

NB = "https://x.gov.cn/nb/list.htm"
TITLE = "某某局2023年政府信息公开工作年度报告"
BOUND = '<table datasrc="#d"><tr><td><a datafld="lj"><span datafld="mc"></span></a></td></tr></table>'


def test_an_island_in_the_page() -> None:
    data = f"<XML id=d><?xml version='1.0'?><nb><nr><mc><![CDATA[{TITLE}]]></mc><link>7.htm</link></nr></nb></XML>"
    [part] = more(NB, data + BOUND.replace("lj", "link"))
    assert links(part) == [(TITLE, "https://x.gov.cn/nb/7.htm")]


def test_one_entry_without_an_address_is_named_as_missing() -> None:
    data = f'<xml id="d"><nb><nr><mc>{TITLE}</mc><bh>7</bh></nr></nb></xml>'
    [part] = more(NB, data + BOUND)
    assert isinstance(part, Fragment)
    assert (part.html, part.total) == ("", 1)


@pytest.mark.parametrize("close", ["></xml>", "/>"])
def test_an_island_in_a_file(close: str) -> None:
    [lead] = more(NB, f'<xml id="d" src="data.asp?c=7"{close}{BOUND}')
    assert isinstance(lead, Lead)
    assert (lead.url, lead.kind) == ("https://x.gov.cn/nb/data.asp?c=7", "search")
    assert lead.system
    [part] = lead.system.read(lead.url, f"<nb><nr><mc>{TITLE}</mc><lj>/nb/7.htm</lj></nr></nb>")
    assert links(part) == [(TITLE, "https://x.gov.cn/nb/7.htm")]
    assert lead.system.page_of_answer == NB
    with pytest.raises(ValueError, match="no list"):
        list(lead.system.read(lead.url, "<html><body>系统维护</body></html>"))


def test_a_text_of_lines() -> None:
    control = (
        '<object id="d" classid="clsid:333C7BC4-460F-11D0-BC04-0080C7055A83"><param name="DataURL" value="nb.txt">'
        '<param name="FieldDelim" value="|"></object>'
    )
    [lead] = more(NB, control + BOUND)
    assert isinstance(lead, Lead)
    assert lead.system
    [part] = lead.system.read(lead.url, f"\ufeffmc|lj|rq:Date\r\n{TITLE}|7.htm|2024-01-20\r\n")
    assert links(part) == [(TITLE, "https://x.gov.cn/nb/7.htm")]


def test_what_is_no_island() -> None:
    word = "<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]-->"
    assert islands(word) == []
    for text in ("<html>a|b</html>", "a", ""):
        with pytest.raises(ValueError, match="no text of lines"):
            lines(text, "|")


def test_xml_without_a_declaration() -> None:
    assert of_xml("<新闻><item id='7'/></新闻>") == {"item": {"id": "7"}}
    for text in ("<div><p>7</p></div>", "<b", "<xxgk><item>"):
        with pytest.raises(ValueError, match="no XML"):
            of_xml(text)
