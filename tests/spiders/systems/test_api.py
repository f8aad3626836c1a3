"""Content systems whose lists come from an API: what their pages imply, and what is read from
literal answers, in the forms that other crawlers have recorded.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from spiders.discovery.verdict import verdict
from spiders.pages import Page, read_page
from spiders.pages.lists import MOST_PAGES
from spiders.systems import Fragment, Lead, System
from spiders.systems.anhui import Anhui
from spiders.systems.epoint import Epoint
from spiders.systems.gkmlpt import Gkmlpt
from spiders.systems.henan import Henan
from spiders.systems.jcms import Jcms
from spiders.systems.jpaas import Jpaas
from spiders.systems.registry import systems_of
from tests.spiders.discovery.test_discovery import walk

TITLE = "某某区财政局2023年政府信息公开工作年度报告"


def at(url: str, html: str) -> tuple[System, Page, str]:
    """The only system that a page shows, and the page."""
    text = f"<html><body>{html}</body></html>"
    page = read_page(url, text)
    assert page is not None
    [system] = systems_of(page, text)
    return system, page, text


def more(url: str, html: str) -> list[Lead | Fragment]:
    system, page, text = at(url, html)
    return list(system.more(page, text))


def query(lead: Lead | Fragment) -> dict[str, str]:
    return {k: v[0] for k, v in parse_qs(urlsplit(lead.url).query, keep_blank_values=True).items()}


def links(fragment: Lead | Fragment) -> list[tuple[str, str]]:
    """Title and address of the links in a piece of a list."""
    assert isinstance(fragment, Fragment)
    page = read_page(fragment.url, f"<html><body>{fragment.html}</body></html>")
    return [(link.text, link.url) for link in page.links] if page else []


# 大汉 JCMS

COL = "http://x.gov.cn/col/col1559772/index.html"
RECORD = (
    f"<record><![CDATA[\n<li><a href='/art/2024/1/20/art_1_2.html' title='{TITLE}'>某某区财政局2023…</a>"
    "<span>2024-01-20</span></li>]]></record>"
)
JPAGE = (
    "<script>$('#4851098').jpage({{totalRecord:{}, proxyUrl:'/module/jpage/dataproxy.jsp', perPage:15,"
    "ajaxParam:{{col:1,appid:1,webid:3090,path:'/',columnid:1559772,unitid:'4851098',webname:'越城区'}}}});</script>"
)


def store(inner: str, head: str = "") -> str:
    return f"<datastore>{head}<recordset>{inner}</recordset></datastore>"


def test_jcms_records_stand_in_the_pages_script() -> None:
    found, asked = more(COL, f'<script type="text/xml">{store(RECORD)}</script>{JPAGE.format(61)}')
    assert links(found) == [(TITLE, "http://x.gov.cn/art/2024/1/20/art_1_2.html")]
    assert isinstance(asked, Lead)
    assert asked.url.startswith("http://x.gov.cn/module/jpage/dataproxy.jsp?")
    assert query(asked) == {"page": "1", "startrecord": "1", "endrecord": "100", "perpage": "100"}
    assert dict(asked.form) == {
        "col": "1",
        "appid": "1",
        "webid": "3090",
        "path": "/",
        "columnid": "1559772",
        "unitid": "4851098",
        "webname": "越城区",
    }


def test_jcms_asks_for_nothing_where_all_records_are_there() -> None:
    [found] = more(COL, f'<script type="text/xml">{store(RECORD)}</script>{JPAGE.format(1)}')
    assert isinstance(found, Fragment)


def test_jcms_batches_go_on_to_the_total_with_the_same_form() -> None:
    system = Jcms(COL, form=(("columnid", "7"),))
    url = "http://x.gov.cn/module/jpage/dataproxy.jsp?page=1&startrecord=1&endrecord=100&perpage=100"
    answer = store(RECORD * 45, "<totalrecord>61</totalrecord><totalpage>5</totalpage>")
    found, following = system.read(url, answer)  # it returns 45 records although 100 were requested
    assert links(found)
    assert isinstance(following, Lead)
    assert query(following) | {"page": "2", "startrecord": "46"} == query(following)
    assert following.form == (("columnid", "7"),)
    assert len(list(system.read(following.url, answer))) == 1


def test_jcms_follows_groups() -> None:
    group = '<nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page={}&amp;columnid=7"></a>]]></nextgroup>'
    _, asked = more(COL, f'<script type="text/xml">{store(RECORD, group.format(1))}</script>')
    assert isinstance(asked, Lead)
    assert query(asked) == {"page": "1", "columnid": "7"}
    _, following = Jcms(COL).read(asked.url, store(RECORD, group.format(2)))
    assert query(following)["page"] == "2"
    assert len(list(Jcms(COL).read(asked.url, store("", group.format(3))))) == 1  # past the end


def test_jcms_pages_by_uid() -> None:
    html = f"<script type='text/xml'>{store(RECORD)}</script><script>$('#38').jpage({{totalRecord:31,perPage:15}})</script>"
    pages = [each for each in more(f"{COL}?number=A", html) if isinstance(each, Lead)]
    assert [(each.kind, query(each)) for each in pages] == [
        ("list", {"number": "A", "uid": "38", "pageNum": n}) for n in ("2", "3")
    ]


def test_jcms_disclosure_module() -> None:
    html = (
        '<iframe src="/module/xxgk/tree.jsp?area=11330000002484088Y&x=1"></iframe>'
        "<script>$.post('/module/xxgk/search.jsp?infotypeId=Z0710&jdid=15')</script>"
    )
    [asked] = more(COL, html)
    assert isinstance(asked, Lead)
    assert dict(asked.form) == {
        "infotypeId": "Z0710",
        "jdid": "15",
        "area": "11330000002484088Y",
        "divid": "div1559772",
        "vc_title": "",
        "vc_number": "",
        "currpage": "1",
    }
    system, _, _ = at(COL, html)
    rows = f"<tr><td><a href='/art/1.html' title='{TITLE}'>某某区…</a></td></tr>共&nbsp;2&nbsp;页"
    found, following = system.read(asked.url, rows)
    assert links(found) == [(TITLE, "http://x.gov.cn/art/1.html")]
    assert isinstance(following, Lead)
    assert dict(following.form)["currpage"] == "2"
    assert len(list(system.read(following.url, rows))) == 1


# 大汉 JPaaS

ZWGK = "https://x.gov.cn/zwgk/nb/index.html"
UNIT = (
    '<script url="/api-gateway/jpaas-publish-server/front/page/build/unit" '
    "queryData=\"{'parseType':'bulidstatic','webId':'w1','tplSetId':'t1','pageType':'column',"
    "'tagId':'信息列表','editType':'null','pageId':'p1'}\"></script>"
)


def test_jpaas_asks_as_the_pages_script_does() -> None:
    [asked] = more(ZWGK, UNIT)
    assert isinstance(asked, Lead)
    assert asked.referrer == ZWGK
    assert ("X-Requested-With", "XMLHttpRequest") in asked.headers
    assert query(asked) == {
        "parseType": "bulidstatic",
        "webId": "w1",
        "tplSetId": "t1",
        "pageType": "column",
        "tagId": "信息列表",
        "editType": "null",
        "pageId": "p1",
        "paramJson": '{"pageNo":1,"pageSize":50}',
    }


@pytest.mark.parametrize(
    "pager",
    [
        '<div class="pagination" rows="15" count="31" pageNo="1"></div>',
        "<div class='pagination' queryData=\"{'rows':'15','count':'31','pageNo':'1'}\"></div>",
    ],
)
def test_jpaas_turns_as_many_pages_as_its_answer_counts(pager: str) -> None:
    html = f'<ul><li>标题</li><li><a href="art/2024/art_1.html" title="{TITLE}">某某…</a></li></ul>{pager}'
    answer = json.dumps({"data": {"html": html}})
    [asked] = more(ZWGK, UNIT)
    seen = []
    while isinstance(asked, Lead):
        seen.append(json.loads(query(asked)["paramJson"])["pageNo"])
        found, *rest = Jpaas(ZWGK).read(asked.url, answer)
        assert links(found) == [(TITLE, "https://x.gov.cn/zwgk/nb/art/2024/art_1.html")]
        asked = rest[0] if rest else found
    assert seen == [1, 2, 3]


def test_jpaas_a_unit_that_does_not_count_is_turned_while_it_is_full() -> None:
    [asked] = more(ZWGK, UNIT)
    for lines, goes_on in ((12, True), (3, False)):
        html = "".join(f'<a href="/art/{n}.html">x</a>' for n in range(lines))
        _, *rest = Jpaas(ZWGK).read(asked.url, json.dumps({"data": {"html": html}}))
        assert bool(rest) is goes_on


# 广东 gkmlpt

INDEX = "http://x.gov.cn/kjj/gkmlpt/index"
TREE = [
    {"id": 1, "name": "政策", "children": [{"id": 2, "name": "政府信息公开指南", "children": []}]},
    {"id": 3, "name": "政府信息公开年报", "children": [{"id": 4, "name": "2023年", "children": []}]},
]


def test_gkmlpt_columns_stand_in_the_config() -> None:
    tree = json.dumps(TREE, ensure_ascii=False)
    system, page, text = at(INDEX, f"<script>window._CONFIG = {{SID: '755031', TREE: {tree}, B: 1}};</script>")
    assert [lead.url for lead in system.columns(page, text)] == [
        f"http://x.gov.cn/kjj/gkmlpt/api/all/{n}?page=1&sid=755031" for n in (3, 4)
    ]


def test_gkmlpt_a_cut_tree_names_no_column() -> None:
    system, page, text = at(INDEX, '<script>_CONFIG = {SID: "7", TREE: [{"id": 3, "name": "</script>')
    assert list(system.columns(page, text)) == []


def test_gkmlpt_articles_and_the_files_only_they_name() -> None:
    article: dict[str, Any] = {
        "title": TITLE,
        "url": "http://x.gov.cn/gkmlpt/content/1/2/post_2.html",
        "create_time": 1705716000,
        "attachment": [{"name": "年报.pdf", "path": "/attachment/0/9/2.pdf"}],
    }
    api = "http://x.gov.cn/gkmlpt/api/all/3?page=1&sid=7"
    answer = json.dumps({"classify": {"post_count": 3}, "articles": [article]})
    found, file, following = Gkmlpt(INDEX).read(api, answer)
    assert links(found) == [(TITLE, article["url"])]
    assert isinstance(file, Lead)
    assert (file.kind, file.url) == ("attachment", "http://x.gov.cn/attachment/0/9/2.pdf")
    assert (file.parent, file.hints) == (article["url"], (("title", TITLE),))
    assert isinstance(following, Lead)
    assert query(following) == {"page": "2", "sid": "7"}
    assert following.system == Gkmlpt(INDEX, size=1)
    assert len(list(Gkmlpt(INDEX, size=1).read(api.replace("page=1", "page=3"), answer))) == 2
    assert len(list(Gkmlpt(INDEX).read(api, '{"total": 3, "articles": []}'))) == 1  # past the end


# Anhui

PUBLIC = "https://x.gov.cn/public/column/6615904?type=4&action=list&nav=3&catId=6718758"


def test_anhui_a_whole_address_is_taken_as_it_is() -> None:
    address = "/zwgk/site/label/8888?IsAjax=1&amp;labelName=publicInfoList&siteId=6793339&pageSize=20&organId=6615904&catId=6718758&file=%2Fc2%2Fnew&pageIndex=1"
    [asked] = more(PUBLIC, f"<script>var labelName='publicInfoList'; $.get('{address}')</script>")
    assert asked.url.startswith("https://x.gov.cn/zwgk/site/label/8888?")
    assert query(asked)["file"] == "/c2/new"
    assert query(asked)["pageIndex"] == "1"


def test_anhui_parameters_from_script_and_address() -> None:
    html = """<script>var siteId = "6793339"; $.ajax({type: 'POST', url: '/site/label/8888', data: {
        labelName: 'publicInfoList', siteId: siteId, pageCount:2}})</script>"""
    [asked] = more(PUBLIC, html)
    assert isinstance(asked, Lead)
    told = query(asked)
    assert (told["siteId"], told["organId"], told["catId"], told["type"]) == ("6793339", "6615904", "6718758", "4")
    answer = f"<ul><li>名称</li><li><a title='{TITLE}' href='/public/6615904/1.html'>某…</a></li></ul>"
    assert asked.system
    found, following = asked.system.read(asked.url, answer)
    assert links(found) == [(TITLE, "https://x.gov.cn/public/6615904/1.html")]
    assert isinstance(following, Lead)
    assert query(following)["pageIndex"] == "2"
    assert following.system
    assert len(list(following.system.read(following.url, answer))) == 1


# 新点 Epoint

SHELL = "http://x.gov.cn/govxxgk/1141/openSubPage.html?specialurl={}&righttitle=%E5%B9%B4%E6%8A%A5"


def test_epoint_the_list_is_where_the_shell_says() -> None:
    for special in (
        "/govxxgk/1141/category/032/govlist.html",
        "http://x.gov.cn/govxxgk/1141/category/032/govlist.html",
    ):
        [asked] = more(SHELL.format(special), "<iframe></iframe>")
        assert isinstance(asked, Lead)
        assert (asked.kind, asked.url) == ("list", "http://x.gov.cn/govxxgk/1141/category/032/govlist.html")


def test_epoint_a_shell_leads_to_no_other_host() -> None:
    assert more(SHELL.format("http://other.example/govlist.html"), "<iframe></iframe>") == []


def test_epoint_lists_are_turned_while_they_have_links() -> None:
    url = "http://x.gov.cn/govxxgk/1141/govlist.html?deptcode=1&pageIndex=2"
    [asked] = more(url, "<ul id='govinfolist'><li><a href='/1.html'>x</a></li></ul>")
    assert query(asked) == {"deptcode": "1", "pageIndex": "3"}
    assert more(url, "<ul id='govinfolist'></ul>") == []
    assert more(url, "<a href='/1.html'>x</a><script>var pageCount = 2;</script>") == []


@pytest.mark.parametrize("wrapped", [False, True])
def test_epoint_full_text_search(wrapped: bool) -> None:
    html = '<script>$.post(\'/inteligentsearch/rest/esinteligentsearch/getFullTextDataNew\', {condition:[{"fieldName":"categorynum","isLike":true,"equal":"003005"}]})</script>'
    [asked] = more("http://x.gov.cn/003005/", html)
    assert isinstance(asked, Lead)
    sent = json.loads(asked.body)
    assert (sent["pn"], sent["condition"][0]["equal"]) == (0, "003005")
    record = {"title": f"<em>{TITLE}</em>", "linkurl": "/003005/20240120/a-b.html", "webdate": "2024-01-20"}
    answer: dict[str, Any] = {"result": {"totalcount": 3, "records": [record, record]}}
    if wrapped:
        answer = {"code": 200, "content": json.dumps(answer)}
    assert asked.system
    found, following = asked.system.read(asked.url, json.dumps(answer))
    assert links(found) == [(TITLE, "http://x.gov.cn/003005/20240120/a-b.html")]
    assert isinstance(following, Lead)
    assert json.loads(following.body)["pn"] == 2
    assert following.system
    assert len(list(following.system.read(following.url, json.dumps(answer)))) == 1


# Henan


def test_henan_asks_the_provinces_search_and_reads_jsonp() -> None:
    html = "<script>var siteId = '4500000001', channelMarkId = '45000000010115416542055691';</script>"
    system, page, text = at("https://x.gov.cn/nb/", html)
    [asked] = system.more(page, text)
    assert urlsplit(asked.url).hostname in system.hosts
    assert query(asked) | {"channelMarkId": "45000000010115416542055691", "pageNumber": "1"} == query(asked)
    data = {"totalPage": 2, "datas": [{"title": f"<em>{TITLE}", "selfUrl": "https://x.gov.cn/2024/01-20/1.html"}]}
    answer = f"jQuery1({json.dumps({'data': data})});"
    found, following = system.read(asked.url, answer)
    assert links(found) == [(TITLE, "https://x.gov.cn/2024/01-20/1.html")]
    assert query(following)["pageNumber"] == "2"
    assert len(list(system.read(following.url, answer))) == 1
    nothing = system.read(following.url, '{"data": {"totalPage": 2, "datas": null}}')
    assert [links(each) for each in nothing] == [[]]


def test_henan_without_a_column_nothing_is_asked() -> None:
    assert more("https://x.gov.cn/", "<script src='//searchapi.henan.gov.cn/s.js'></script>") == []


# Endless lists, crawled in process

FRONT = '<a href="/public/column/1?type=4&catId=2">政府信息公开年报</a>'
CALL = "<script>load({labelName:'publicInfoList', siteId:1, pageSize:1})</script>"


class Label(dict[str, str | bytes | int]):
    """The front page, a column, and the answers of the label: always new lines or, after `last`
    pages, the last page again. `turned` are the requested pages.
    """

    def __init__(self, last: int) -> None:
        super().__init__({"/": FRONT, "/public/column/1?type=4&catId=2": f"<h1>政府信息公开年报</h1>{CALL}"})
        self.last, self.turned = last, 0

    def get(self, path: str, otherwise: Any = None) -> Any:
        if "/site/label/" not in path:
            return super().get(path, otherwise)
        self.turned += 1
        page = min(self.turned, self.last)
        return f"<a href='/public/1/{page}.html'>{page}月补贴资金公示</a>"


def test_a_list_that_repeats_its_last_page_is_turned_once_too_often() -> None:
    label = Label(3)
    _, crawl = walk(label)
    assert label.turned == 4
    assert verdict(crawl)[0] == "empty"


def test_a_list_without_end_is_cut_and_that_is_said() -> None:
    label = Label(10_000)
    _, crawl = walk(label)
    assert label.turned == MOST_PAGES + 1
    assert f"lists read to page {MOST_PAGES} only: http://x.gov.cn/public/column/1" in verdict(crawl)[1]


# Damage

JSON_SYSTEMS = [Jpaas(ZWGK), Gkmlpt(INDEX), Epoint(ZWGK, "1"), Henan(ZWGK)]
API = "http://x.gov.cn/gkmlpt/api/all/3?page=1"


@pytest.mark.parametrize("system", JSON_SYSTEMS, ids=lambda system: system.name)
@pytest.mark.parametrize(
    "answer", ["", "<html>404</html>", "[]", '{"data": 5}', '{"articles": [5]}', '{"result": {"records": ', "callback("]
)
def test_an_answer_that_is_damaged_or_another_is_said(system: System, answer: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        list(system.read(API, answer))


@pytest.mark.parametrize("answer", ["", "{}", "<html><body>403 Forbidden</body></html>"])
def test_jcms_an_answer_without_records_is_said(answer: str) -> None:
    for url in ("http://x.gov.cn/module/jpage/dataproxy.jsp?page=1", "http://x.gov.cn/module/xxgk/search.jsp"):
        with pytest.raises(ValueError, match="in the"):
            list(Jcms(COL).read(url, answer))


def test_anhui_an_answer_that_is_no_html_is_said() -> None:
    with pytest.raises(ValueError, match="no HTML"):
        list(Anhui(PUBLIC).read(PUBLIC, '{"code": 500}'))


def test_pages_of_no_family_show_none() -> None:
    page = read_page("http://x.gov.cn/", "<html><body><a href='/nb/'>年报</a></body></html>")
    assert page
    assert list(systems_of(page, "<a href='/nb/'>年报</a>")) == []


def test_truecms_asks_for_as_many_records_as_its_plugin() -> None:
    plugin = "{ totalRecord: 25, proxyUrl: '/truecms/messageController/getMessage.do', perPage: 10, groupSize: 2,"
    script = f"<script>$('#c').jpage({plugin} ajaxParam: {{ columnId: '5a43' }} }});</script>"
    [lead] = more("https://x.gov.cn/nb/nb.html", f'<div id="c"></div>{script}')
    assert isinstance(lead, Lead)
    assert query(lead) == {"startrecord": "1", "endrecord": "20", "perpage": "10", "columnId": "5a43"}
    assert lead.system is not None
    record = f"<record><![CDATA[<a href='/nb/content/7.html'>{TITLE}</a>]]></record>"
    xml = f"<datastore><totalrecord>25</totalrecord><recordset>{record * 20}</recordset></datastore>"
    part, rest = lead.system.read(lead.url, f"cb({json.dumps({'result': xml})})")
    assert links(part)[0] == (TITLE, "https://x.gov.cn/nb/content/7.html")
    assert isinstance(rest, Lead)
    assert (query(rest)["startrecord"], query(rest)["endrecord"]) == ("21", "40")


def test_a_frame_of_the_disclosure_module_is_read_to_its_end() -> None:
    url = "https://x.gov.cn/module/xxgk/search.jsp?divid=div3&infotypeId=A07&area=014"
    entries = f'<a href="/art/1.html">{TITLE}</a> 共2页 <a onclick="gotopage(2)">下一页</a>'
    [_, lead] = more(url, entries)
    assert isinstance(lead, Lead)
    assert dict(lead.form) == {"divid": "div3", "infotypeId": "A07", "area": "014", "currpage": "2"}
