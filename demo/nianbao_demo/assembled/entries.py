"""How a list links an entry."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from nianbao_demo.assembled.site import Entry, Item, Site


def plain(_: Site, item: Item) -> str:
    return (
        f'<li><a href="{item.path}" target="_blank" title="{item.title}">{item.title}</a><span>{item.day}</span></li>'
    )


def cut(_: Site, item: Item) -> str:
    return f'<li><a href="{item.path}" title="{item.title}">{item.title[:14]}…</a><span>{item.day}</span></li>'


def row(_: Site, item: Item) -> str:
    """A row that a click opens."""
    return f"<li onclick=\"window.open('{item.path}')\"><span>{item.title}</span><em>{item.day}</em></li>"


def data(_: Site, item: Item) -> str:
    return f'<li><a class="t" data-href="{item.path}">{item.title}</a></li>'


def backslash(_: Site, item: Item) -> str:
    return '<li><a href="{}">{}</a></li>'.format(item.path.replace("/", "\\"), item.title)


def function(_: Site, item: Item) -> str:
    """A function in the page opens it."""
    stem = item.path.removesuffix(".html")
    defined = "<script>function showInfo(p){window.open(p+'.html');}</script>"
    return f"<li>{defined}<a href=\"javascript:showInfo('{stem}')\">{item.title}</a></li>"


def file(site: Site, item: Item) -> str:
    """A function in a script file opens it, as linkToNew of Epoint."""
    site.pages["/js/xxgklist.js"] = 'function linkToNew(id,num){window.open("/"+num+"/"+id+".html");}'
    folder, _, last = item.path.strip("/").rpartition("/")
    site.pages.setdefault("/js/jquery.min.js", "")
    head = '<script src="/js/xxgklist.js"></script>'
    click = f"linkToNew('{last.removesuffix('.html')}','{folder}');"
    return f'<li>{head}<a class="ewb-infoname" onclick="{click}">{item.title} </a></li>'


def number(_: Site, item: Item) -> str:
    """A link with an id, which a listener in the page joins to an address."""
    folder, last = item.path.rsplit("/", 1)
    stem = last.removesuffix(".html")
    listens = (
        "<script>$('.newslist a').on('click', function () { var id = $(this).attr('data-id');"
        " window.open($(this).data('dir') + '/' + id + '.html'); });</script>"
    )
    return f'<li>{listens}<a href="javascript:void(0);" data-id="{stem}" data-dir="{folder}">{item.title}</a></li>'


def viewer(site: Site, item: Item) -> str:
    """A file that a viewer shows."""
    file = item.path.replace(".html", ".doc")
    site.pages[file] = site.pages.pop(item.path)
    site.reports[site.reports.index(item.path)] = file
    return f'<li><a href="/js/pdfjs/web/viewer.html?file={quote(file, safe="")}">{item.title}</a></li>'


def short(_: Site, item: Item) -> str:
    """An entry that doesn't say what the report is on: 某某局2022年度报告."""
    return f'<li><a href="{item.path}">{item.title.replace("年政府信息公开工作年度报告", "年度报告")}</a></li>'


def beside(_: Site, item: Item) -> str:
    """The title stands beside the link."""
    return f'<li><span>{item.title}</span><em>{item.day}</em><a href="{item.path}">[查看]</a></li>'


def button(_: Site, item: Item) -> str:
    """A form that is nothing but a button."""
    return f'<li><form action="{item.path}"><input type="submit" value="{item.title}"></form></li>'


def drawing(_: Site, item: Item) -> str:
    """A link in a drawing (SVG)."""
    return f'<li><svg><a xlink:href="{item.path}"><text y="12">{item.title}</text></a></svg></li>'


def by_form(site: Site, item: Item) -> str:
    """A click fills in a form, which is sent by GET; pages are told apart by their query."""
    form = '<form name="f" action="/info/view.do"><input type="hidden" name="p"></form>'
    script = "<script>function view(p) { document.f.p.value = p; document.f.submit(); }</script>"
    path = f"/info/view.do?{urlencode({'p': item.path})}"
    site.pages[path] = site.pages.pop(item.path)
    site.reports[site.reports.index(item.path)] = path
    return f"<li>{form}{script}<a href=\"javascript:view('{item.path}')\">{item.title}</a></li>"


def by_post(site: Site, item: Item) -> str:
    """A click fills in a form, which is sent by POST: the article has no address of its own."""
    form = '<form name="f" method="post" action="/info/view.do"><input type="hidden" name="p"></form>'
    script = "<script>function view(p) { document.f.p.value = p; document.f.submit(); }</script>"
    path = f"/info/view.do {urlencode({'p': item.path})}"
    site.pages[path] = site.pages.pop(item.path)
    site.reports[site.reports.index(item.path)] = path
    return f"<li>{form}{script}<a href=\"javascript:view('{item.path}')\">{item.title}</a></li>"


def template(_: Site, item: Item) -> str:
    """The address of a list that a template has drawn, in a shadow tree that its page declares."""
    inner = f'<a href="{item.path}">{item.title}</a>'
    return f'<li><nb-item><template shadowrootmode="open">{inner}</template></nb-item></li>'


def listened(site: Site, item: Item) -> str:
    """A row with an id, for which a script file listens."""
    folder, last = item.path.rsplit("/", 1)
    site.pages["/js/rows.js"] = (
        "$(document).on('click', '.row', function () { var t = $(this); var id = t.attr('data-id');"
        " window.open(t.data('dir') + '/' + id + '.html'); });"
    )
    head = '<script src="/js/rows.js"></script>'
    return (
        f'<li class="row" data-id="{last.removesuffix(".html")}" data-dir="{folder}">{head}<h4>{item.title}</h4></li>'
    )


def teaser(_: Site, item: Item) -> str:
    """An entry with its beginning, and a button that opens it."""
    link = f'<h4><a href="{item.path}">{item.title}</a></h4>'
    return f'<li>{link}<p>现将本机关情况予以公布……</p><span class="more">阅读更多</span></li>'


ENTRIES: Mapping[str, Entry] = {
    each.__name__: each
    for each in (
        *(plain, beside, cut, row, data, backslash, function, file, number, short, viewer),
        *(button, drawing, by_form, by_post, template, listened, teaser),
    )
}
