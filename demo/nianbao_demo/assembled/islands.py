"""Columns whose entries are XML or lines of text: data islands (<xml id>, a file behind `src`, the Tabular Data
Control), and documents that a script loads. Seen in books on Internet Explorer's data binding.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from nianbao_demo.assembled.site import ORGANS, Item, Site

_NAME = "政府信息公开年报"
_AT = "/zfxxgk/zfxxgknb/"
_BOUND = (
    '<table datasrc="#dso" datapagesize="5" id="tb"><tr><td><a datafld="wz"><span datafld="mc"></span></a></td>'
    '<td><span datafld="rq"></span></td></tr></table><a href="javascript:tb.nextPage()">下一页</a>'
)


def _records(items: Sequence[Item]) -> str:
    return "".join(f"<nr><mc>{each.title}</mc><wz>{each.path}</wz><rq>{each.day}</rq></nr>" for each in items)


def island(site: Site) -> str:
    """A table that shows the data in its page, or in a file of XML or of lines."""
    items = site.items(_AT, ORGANS[:4], (2022, 2023, 2024))
    kind = site.rng.choice(("here", "file", "lines"))
    if kind == "here":
        source = f'<XML ID="dso"><?xml version="1.0"?><xxgk>{_records(items)}</xxgk></XML>'
    elif kind == "file":
        site.pages[f"{_AT}list.asp?c=7"] = f"<nb>{_records(items)}</nb>"
        source = '<xml id="dso" src="list.asp?c=7"></xml>'
    else:
        site.pages[f"{_AT}list.txt"] = "".join(
            f"{each}\r\n" for each in ("mc|wz|rq:Date", *(f"{i.title}|{i.path}|{i.day}" for i in items))
        )
        source = (
            '<object id="dso" classid="CLSID:333C7BC4-460F-11D0-BC04-0080C7055A83"><param name="DataURL"'
            ' value="list.txt"><param name="UseHeader" value="True"><param name="FieldDelim" value="|"></object>'
        )
    return site.put(_AT, _NAME, f"<h2>{_NAME}</h2>{source}{_BOUND}")


def no_island(site: Site) -> str:
    """The same, with data that can't be read."""
    items = site.items(_AT, ORGANS[:3], (2023, 2024))
    records = "".join(f"<nr><mc>{each.title}</mc><bh>{number}</bh></nr>" for number, each in enumerate(items))
    source = site.rng.choice((f'<xml id="dso"><nb>{records}</nb></xml>', '<xml id="dso" src="gone.asp"></xml>', ""))
    return site.put(_AT, _NAME, f"<h2>{_NAME}</h2>{source}{_BOUND}")


_DOM = """
var d = new ActiveXObject("Microsoft.XMLDOM"); d.load("list.xml"); var x = d.getElementsByTagName("news");
for (var i = 0; i < x.length; i++) {
  show('<li><a href="AT/' + x[i].getAttribute('bh') + '.html">' + x[i].selectSingleNode('headline').text + '</a></li>');
}"""
_JQUERY = """
$.get('list.xml', function (x) { $(x).find('news').each(function () {
  var n = $(this).attr('bh'), t = $(this).find('headline').text();
  $('#list').append('<li><a href="AT/' + n + '.html">' + t + '</a></li>');
}); });"""


def loaded_document(site: Site) -> str:
    """A script loads a document, and joins the addresses of what is in it."""
    items = site.items(_AT, ORGANS[:3], (2022, 2023, 2024))
    records = "".join(
        f'<news bh="{each.path.removeprefix(_AT).removesuffix(".html")}"><headline>{each.title}</headline></news>'
        for each in items
    )
    site.pages[f"{_AT}list.xml"] = f"<?xml version='1.0'?><root>{records}</root>"
    script = site.rng.choice((_DOM, _JQUERY)).replace("AT/", _AT)
    return site.put(_AT, _NAME, f'<h2>{_NAME}</h2><ul id="list"></ul><script>{script}</script>')


def parallel(site: Site) -> str:
    """A script writes entries of lists that it fills place by place, or tabs show a frame each."""
    items = site.items(_AT, ORGANS[:3], (2022, 2023, 2024))
    if site.rng.random() < 0.5:
        sets = "".join(f'T[{at}]="{each.title}";U[{at}]="{each.path}";' for at, each in enumerate(items))
        write = 'for (i = 0; i < T.length; i++) { document.write("<a href=" + U[i] + ">" + T[i] + "</a><br>"); }'
        main = f"<script>var i=0,T=new Array(),U=new Array();{sets}{write}</script>"
    else:
        frames = ""
        for at in range(0, len(items), 3):
            lines = "".join(f'<li><a href="{each.path}">{each.title}</a></li>' for each in items[at : at + 3])
            site.pages[f"{_AT}f{at}.html"] = f"<html><body><ul>{lines}</ul></body></html>"
            frames += f'<iframe {"data-" if at else ""}src="{_AT}f{at}.html"></iframe>'
        main = f"{frames}<script>$('.hd li').click(function () {{ show($(this).index()); }});</script>"
    return site.put(_AT, _NAME, f"<h2>{_NAME}</h2>{main}")


ISLANDS: tuple[Callable[[Site], str], ...] = (island, no_island, loaded_document, parallel)
