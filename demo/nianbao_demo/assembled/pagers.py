"""How a list is turned. `parts` are its pages' lines as HTML; `at` is its folder and title."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from zlib import crc32

from nianbao_demo.assembled.site import Pager, Site


def _list(
    site: Site, at: str, parts: Sequence[str], path: Callable[[str, int], str], foot: Callable[[int], str]
) -> str:
    """Adds each page at the address that `path` gives for folder and number (from 1), with `foot` below."""
    folder, title = at.split("|")
    for number, part in enumerate(parts, 1):
        place = f'<div class="dqwz">当前位置：首页 &gt; {title}</div>'
        site.put(path(folder, number), title, f"{place}<h2>{title}</h2>{part}{foot(number)}")
    return path(folder, 1)


def trs(site: Site, at: str, parts: Sequence[str]) -> str:
    """TRS: createPageHTML with index.html, index_1.html and so on."""
    call = f'<script>createPageHTML({len(parts)}, 0, "index", "html");</script>'
    return _list(site, at, parts, lambda f, n: f if n == 1 else f"{f}index_{n - 1}.html", lambda _: call)


def last_only(site: Site, at: str, parts: Sequence[str]) -> str:
    """The pager names the last page alone: [末页]."""

    def foot(n: int) -> str:
        folder = at.partition("|")[0]
        return f'<a href="{folder}?page={len(parts)}">末页</a>' if n < len(parts) else f'<a href="{folder}">首页</a>'

    return _list(site, at, parts, lambda f, n: f if n == 1 else f"{f}?page={n}", foot)


def divided(site: Site, at: str, parts: Sequence[str]) -> str:
    """CreatePageHTML with a place, page names and the number of entries."""
    total = sum(each.count("<li") for each in parts)

    def foot(n: int) -> str:
        call = f"createPageHTML('page-div',{len(parts)},{n},'zfxxgk_gknrz','shtml',{total});"
        return f'<div id="page-div"></div><script>{call}</script>'

    return _list(site, at, parts, lambda f, n: f"{f}zfxxgk_gknrz{'' if n == 1 else f'_{n}'}.shtml", foot)


def variables(site: Site, at: str, parts: Sequence[str]) -> str:
    """CreatePageHTML with variables."""
    call = (
        f'<script>var countPage = {len(parts)};var currentPage = 0;var pageName = "index";'
        'createPageHTML(countPage, currentPage, pageName, "html");</script>'
    )
    return _list(site, at, parts, lambda f, n: f if n == 1 else f"{f}index_{n - 1}.html", lambda _: call)


def called_pager(site: Site, at: str, parts: Sequence[str]) -> str:
    """A call of Pager({size:25, current:0, prefix:'index',suffix:'htm'})."""
    call = (
        f"<p class='pager'><script>Pager({{size:{len(parts)}, current:0, prefix:'index',suffix:'html'}});</script></p>"
    )
    return _list(site, at, parts, lambda f, n: f if n == 1 else f"{f}index_{n - 1}.html", lambda _: call)


def dashes(site: Site, at: str, parts: Sequence[str]) -> str:
    """index.shtml, 89275467-2.shtml, turned by a function."""
    turn = (
        f'<script>var pageCount={len(parts)};var pageName="89275467";function goPage(n)'
        '{location.href=n==1?"index.shtml":pageName+"-"+n+".shtml"}</script>'
    )
    numbers = "".join(f'<a href="javascript:goPage({n});">{n}</a>' for n in range(1, len(parts) + 1))

    def foot(n: int) -> str:
        return f'<div class="pages">{turn}{numbers}<a href="javascript:goPage({n + 1});">下一页</a></div>'

    return _list(site, at, parts, lambda f, n: f"{f}{'index' if n == 1 else f'89275467-{n}'}.shtml", foot)


def numbers(site: Site, at: str, parts: Sequence[str]) -> str:
    """1.html, 2.html, written by a loop up to parseInt('3')."""

    def foot(n: int) -> str:
        return (
            f'<div id="page" class="page"></div><script>var totalPage = parseInt(\'{len(parts)}\');'
            f"var currentPage = parseInt('{n}');var html = '';"
            """for (var i = 1; i <= totalPage; i++) { html += '<a href="' + i + '.html">' + i + '</a>'; }"""
            "document.getElementById('page').innerHTML = html;</script>"
        )

    return _list(site, at, parts, lambda f, n: f"{f}{n}.html", foot)


def elsewhere(site: Site, at: str, parts: Sequence[str]) -> str:
    """Further pages on another path, with the column's id."""
    folder, _ = at.split("|")
    there = f"/cms/sitemanage/index.shtml?siteId=83{crc32(folder.encode()) % 1000:03d}&page="

    def foot(_: int) -> str:
        turns = [(str(n), f"{there}{n}") for n in range(1, len(parts) + 1)]
        return site.links([*turns, ("下一页", f"{there}2"), ("尾页", f"{there}{len(parts)}")]) if len(parts) > 1 else ""

    return _list(site, at, parts, lambda f, n: f"{f}index.html" if n == 1 else f"{there}{n}", foot)


def loaded(site: Site, at: str, parts: Sequence[str]) -> str:
    """JQuery's load of a block, as Hebei's."""
    folder, title = at.split("|")
    block = f"/columns{folder}blocks/9a5ac02c-8bf2-cc77?page="
    turns = "".join(f'<a href="javascript:void(0)" onclick="page({n})">{n}</a>' for n in range(1, len(parts) + 1))
    script = f'<script>function page(n){{ $("#b").load("{block}" + n + "&fix=0"); }}</script>'
    total = sum(each.count("<li") for each in parts)
    pager = (
        f'<div class="pagination" data-total="{total}" data-size="5">{turns}</div>{script}' if len(parts) > 1 else ""
    )
    site.put(f"{folder}index.html", title, f'<h2>{title}</h2><div id="b">{parts[0]}</div>{pager}')
    for number, part in enumerate(parts, 1):
        site.pages[f"{block}{number}&fix=0"] = part
    return f"{folder}index.html"


def menu(site: Site, at: str, parts: Sequence[str]) -> str:
    """A menu of the pages, beside one another: index.html, index_2.html."""
    folder, _ = at.split("|")
    names = ["index.html", *(f"index_{n}.html" for n in range(2, len(parts) + 1))]
    options = "".join(f'<option value="{folder}{name}">第{n}页</option>' for n, name in enumerate(names, 1))
    chosen = f'<select onchange="location.href=this.value">{options}</select>'
    return _list(site, at, parts, lambda f, n: f"{f}{names[n - 1]}", lambda _: chosen if len(parts) > 1 else "")


def form(site: Site, at: str, parts: Sequence[str]) -> str:
    """A form that 下一页 sends; the last page names one that isn't there."""
    folder, _ = at.split("|")

    def foot(n: int) -> str:
        ends = f"共{len(parts)}页"
        turns = "".join(f'<a href="?pn={m}">{m}</a>' for m in range(1, len(parts) + 1))
        return f"<form name='f' action='{folder}'></form>{ends}{turns}<a href='#' onclick='f.submit()'>下一页</a>"

    return _list(site, at, parts, lambda f, n: f if n == 1 else f"{f}?pn={n}", foot)


def sent(site: Site, at: str, parts: Sequence[str]) -> str:
    """A form that the pager fills in and posts."""
    folder, _ = at.split("|")
    action = f"{folder}list.action"

    def foot(n: int) -> str:
        fields = f'<input type="hidden" name="columnId" value="66"><input type="hidden" name="pageNo" value="{n}">'
        turns = "".join(f'<a href="javascript:goPage({m})">{m}</a>' for m in (n, n + 1))
        script = "function goPage(n) { document.pageForm.pageNo.value = n; document.pageForm.submit(); }"
        form = f'<form name="pageForm" action="{action}" method="post">{fields}</form><script>{script}</script>'
        return f"{form}第{n}页/共{len(parts)}页 {turns}<a href='javascript:goPage({n + 1})'>下一页</a>"

    return _list(site, at, parts, lambda f, n: f if n == 1 else f"{action} columnId=66&pageNo={n}", foot)


def member(site: Site, at: str, parts: Sequence[str]) -> str:
    """A function of an object, whose names for the pages are entries of the object, too."""

    def foot(n: int) -> str:
        script = (
            'var Pages = { prefix: "index", ext: ".shtml", go: function (n, t) { if (n > t) return;'
            ' location.href = n == 1 ? this.prefix + this.ext : this.prefix + "_" + n + this.ext; } };'
        )
        turn = f'<a href="javascript:;" onclick="Pages.go({n + 1},{len(parts)})">下页</a>' if len(parts) > 1 else ""
        return f'<div class="pagebar"><span>{n}/{len(parts)}</span>{turn}</div><script>{script}</script>'

    return _list(site, at, parts, lambda f, n: f"{f}index{'' if n == 1 else f'_{n}'}.shtml", foot)


def plugin(site: Site, at: str, parts: Sequence[str]) -> str:
    """A library's pager that is told the number of entries, with a function for the page that is chosen."""
    total = sum(each.count("<li") for each in parts)

    def foot(n: int) -> str:
        call = (
            f"$('.M-box').pagination({{ totalData: {total}, showData: 5, current: {n}, nextContent: '下页', callback:"
            " function (api) { var n = api.getCurrent(); location.href = n == 1 ? 'index_pc.html' :"
            " 'index_pc_' + (n - 1) + '.html'; } });"
        )
        return f'<div class="M-box"></div><script>{call}</script>'

    return _list(site, at, parts, lambda f, n: f"{f}index_pc{'' if n == 1 else f'_{n - 1}'}.html", foot)


def jump(site: Site, at: str, parts: Sequence[str]) -> str:
    """A menu of bare numbers, which a click joins to an address."""
    folder, _ = at.split("|")
    options = "".join(f'<option value="{n}">{n}</option>' for n in range(1, len(parts) + 1))
    turn = f"<select onchange=\"location.href='{folder}list.asp?page='+this.value\">{options}</select>"
    foot = f"转到 {turn}" if len(parts) > 1 else ""
    return _list(site, at, parts, lambda f, n: f if n == 1 else f"{f}list.asp?page={n}", lambda _: foot)


def head(site: Site, at: str, parts: Sequence[str]) -> str:
    """Only the head of a page names the next one."""
    first = _list(site, at, parts, lambda f, n: f if n == 1 else f"{f}page/{n}/", lambda _: "")
    folder, _ = at.split("|")
    for number in range(1, len(parts)):
        path = folder if number == 1 else f"{folder}page/{number}/"
        link = f'<link rel="next" href="{folder}page/{number + 1}/"></head>'
        site.pages[path] = site.pages[path].replace("</head>", link, 1)
    return first


def held(site: Site, at: str, parts: Sequence[str]) -> str:
    """加载更多 whose button holds the next address for a script file."""

    def foot(n: int) -> str:
        folder, _ = at.split("|")
        button = f'<button class="m" data-next="{folder}p{n + 1}.html">加载更多</button>' if n < len(parts) else ""
        return f'{button}<script src="/js/more.js"></script>'

    return _list(site, at, parts, lambda f, n: f if n == 1 else f"{f}p{n}.html", foot)


def scrolled(site: Site, at: str, parts: Sequence[str]) -> str:
    """Further pages as the reader scrolls, counted by a variable."""
    folder, title = at.split("|")
    script = (
        f"<script>var page = 1; $(window).scroll(function () {{ page++; $.get('{folder}more?p=' + page,"
        " function (html) { $('.newslist').append(html); }); });</script>"
    )
    for number, part in enumerate(parts, 1):
        site.pages[f"{folder}more?p={number}"] = part
    site.pages[f"{folder}more?p={len(parts) + 1}"] = ""
    place = f'<div class="dqwz">当前位置：首页 &gt; {title}</div>'
    return site.put(folder, title, f"{place}<h2>{title}</h2>{parts[0]}{script if len(parts) > 1 else ''}")


def more(site: Site, at: str, parts: Sequence[str]) -> str:
    """加载更多 by a listener: nothing in the page says from where."""
    button = '<button id="more">加载更多</button><script src="/js/more.js"></script>' if len(parts) > 1 else ""
    return _list(site, at, parts[:1], lambda f, _: f, lambda _: button)


def counted(site: Site, at: str, parts: Sequence[str]) -> str:
    """A pager of which only the count is there."""
    total = sum(each.count("<li") for each in parts)
    foot = f"<p class='fy'>共 {total} 条记录</p><script src=\"/js/list.js\"></script>"
    return _list(site, at, parts[:1], lambda f, _: f, lambda _: foot)


def silent(site: Site, at: str, parts: Sequence[str]) -> str:
    """下一页 that a script file listens to."""
    turns = "".join(f'<a href="javascript:;">{words}</a>' for words in ("1", "2", "下一页"))
    foot = f'<div class="laypage">{turns}</div>'
    return _list(site, at, parts[:1], lambda f, _: f, lambda _: foot if len(parts) > 1 else "")


def older(site: Site, at: str, parts: Sequence[str]) -> str:
    """WordPress: 较早的文章, at /page/2/, or a theme's own words for it."""
    words = "较早的文章" if crc32(at.encode()) % 2 else "继续浏览"

    def foot(n: int) -> str:
        onward = f'<a href="{at.split("|", maxsplit=1)[0]}page/{n + 1}/">{words}</a>' if n < len(parts) else ""
        return f'<nav class="posts-navigation">{onward}</nav>'

    return _list(site, at, parts, lambda f, n: f if n == 1 else f"{f}page/{n}/", foot)


def total(site: Site, at: str, parts: Sequence[str]) -> str:
    """帝国 CMS: the number of entries stands first, as a link without an address."""
    entries = sum(each.count("<li") for each in parts)
    folder = at.split("|", maxsplit=1)[0]

    def path(f: str, n: int) -> str:
        return f if n == 1 else f"{f}index_{n}.html"

    def foot(n: int) -> str:
        numbers = "".join(
            f"<b>{each}</b>" if each == n else f'<a href="{path(folder, each)}">{each}</a>'
            for each in range(1, len(parts) + 1)
        )
        return f'<div class="pages"><a title="总数">&nbsp;<b>{entries}</b> </a>{numbers}</div>'

    return _list(site, at, parts, path, foot)


def pictures(site: Site, at: str, parts: Sequence[str]) -> str:
    """新点 Epoint of 2010: the next page's link is a picture without words, its number is called Pager."""
    path, total = (
        f"{at.split('|', maxsplit=1)[0]}MoreInfo.aspx?CategoryNum=012",
        sum(each.count("<li") for each in parts),
    )

    def foot(n: int) -> str:
        to = f"{path}&amp;Pager={n + 1}"
        onward = f'<a href="{to}"><img src="/images/page/nextn.gif"></a>' if n < len(parts) else ""
        return f"<div>记录总数：{total} 总页数：{len(parts)} 当前页：<b>{n}</b>{onward}</div>"

    return _list(site, at, parts, lambda _, n: path if n == 1 else f"{path}&Pager={n}", foot)


_ONWARD = (
    '<a href="{}" class="next"><i class="icon-right"></i></a>',
    '<a href="{}"><img src="/images/next.gif"></a>',
    '<a href="{}">▶</a>',
    '<a href="{}">Next Page</a>',
    '<a href="{}">后翻</a>',
    '<a href="{}">下5条</a>',
)


def onward(site: Site, at: str, parts: Sequence[str]) -> str:
    """Only a link to the next page, in other words or none; its address has the number of the first entry."""
    link, folder = site.rng.choice(_ONWARD), at.split("|", maxsplit=1)[0]

    def foot(n: int) -> str:
        return link.format(f"{folder}list.do?first={5 * n}") if n < len(parts) else ""

    return _list(site, at, parts, lambda f, n: f if n == 1 else f"{f}list.do?first={5 * n - 5}", foot)


def boxed(site: Site, at: str, parts: Sequence[str]) -> str:
    """A box for the number of a page, and nothing else."""
    folder = at.split("|", maxsplit=1)[0]
    box = (
        f'<form action="{folder}list.jsp">转到第<input name="pageNo" size="2">页<input type="submit" value="GO"></form>'
    )
    return _list(site, at, parts, lambda f, n: f"{f}list.jsp" if n == 1 else f"{f}list.jsp?pageNo={n}", lambda _: box)


def bracketed(site: Site, at: str, parts: Sequence[str]) -> str:
    """Numbers in brackets, on paths below the list's."""
    folder = at.split("|", maxsplit=1)[0]
    turns = "".join(f'<a href="{folder}p/{n}">[{n}]</a>' for n in range(1, len(parts) + 1))
    first = _list(site, at, parts, lambda _, n: folder if n == 1 else f"{folder}p/{n}", lambda _: turns)
    site.pages[f"{folder}p/1"] = site.pages[first]
    return first


def handed(site: Site, at: str, parts: Sequence[str]) -> str:
    """Liaoning's glist.thtml and glist-2.thtml: the pager's plugin hands over the number of the page."""
    script = (
        f'<script>$(".pagination").pagination({{pageCount:{len(parts)}, callback:function(api){{var c=api.getCurrent();'
        'location.href=c==1?"glist.thtml":"glist-"+c+".thtml";}});</script>'
    )
    foot = f'<div class="pagination"></div>{script}'
    return _list(site, at, parts, lambda f, n: f"{f}glist{'' if n == 1 else f'-{n}'}.thtml", lambda _: foot)


def queried(site: Site, at: str, parts: Sequence[str]) -> str:
    """Links that hand the address of a page to a function of another file."""
    folder, count = at.split("|", maxsplit=1)[0], len(parts)

    def foot(n: int) -> str:
        to = f"queryArticleByCondition(this,'{folder}index_{min(n + 1, count)}.html')"
        return f'<a onclick="{to}" class="next">下一页</a>' if count > 1 else ""

    return _list(site, at, parts, lambda f, n: f"{f}index{'' if n == 1 else f'_{n}'}.html", foot)


def holed(site: Site, at: str, parts: Sequence[str]) -> str:
    """新点 Epoint: a click hands over an address with a place for the number, which its function puts in."""
    folder, count = at.split("|", maxsplit=1)[0], len(parts)
    script = "<script>function jumpPage(url, n) { location.href = url.replace('{pagenum}', n); }</script>"

    def foot(n: int) -> str:
        click = f"jumpPage('{folder}{{pagenum}}.html',{min(n + 1, count)})"
        return f'<a href="javascript:void(0)" onclick="{click}">下页</a>{n}/{count}{script}'

    first = _list(site, at, parts, lambda f, n: f"{f}moreinfo.html" if n == 1 else f"{f}{n}.html", foot)
    site.pages[f"{folder}1.html"] = site.pages[first]
    return first


def stepped(site: Site, at: str, parts: Sequence[str]) -> str:
    """加载更多: a script asks for the entries from a place that it counts up."""
    folder, rest = at.split("|", maxsplit=1)[0], "start += 5;"
    for n in range(2, len(parts) + 2):
        more = parts[n - 1] if n <= len(parts) else ""
        site.pages[f"{folder}more.jsp start={5 * n - 5}&limit=5"] = more or "<p>没有更多了</p>"
    ask = f'$.post("{folder}more.jsp", {{start: start, limit: 5}}, function (h) {{ $("#rows").append(h); {rest} }});'
    button = f'<a href="#" onclick="more()">加载更多</a><script>var start = 5; function more() {{ {ask} }}</script>'
    return _list(site, at, parts[:1], lambda f, _: f, lambda _: button if len(parts) > 1 else "")


def held_numbers(site: Site, at: str, parts: Sequence[str]) -> str:
    """Numbers whose elements hold the page for the script, which asks the list's own page for it."""
    numbers = "".join(f'<li data-page="{n}">{n}</li>' for n in range(1, len(parts) + 1))
    script = '$(".pager li").click(function () { location.href = "?p=" + $(this).data("page"); });'
    foot = f'<ul class="pager">{numbers}</ul><script>{script}</script>'
    first = _list(site, at, parts, lambda f, n: f if n == 1 else f"{f}?p={n}", lambda _: foot)
    site.pages[f"{first}?p=1"] = site.pages[first]
    return first


def suffixed(site: Site, at: str, parts: Sequence[str]) -> str:
    """Guangxi: a folder whose further pages end otherwise, which only the script says, piece by piece."""
    count = len(parts)
    script = (
        "<script>var currentPage = {}; var countPage = {}; var prevPage = currentPage - 1; if (countPage > 1)"
        """ document.write('<a href="index' + "_" + prevPage + "." + "shtml" + '">上一页</a>');</script>"""
    )
    return _list(
        site, at, parts, lambda f, n: f if n == 1 else f"{f}index_{n - 1}.shtml", lambda n: script.format(n - 1, count)
    )


PAGERS: Mapping[str, Pager] = {
    each.__name__: each
    for each in (
        trs,
        divided,
        last_only,
        variables,
        called_pager,
        dashes,
        numbers,
        elsewhere,
        loaded,
        menu,
        form,
        sent,
        member,
        plugin,
        jump,
        head,
        held,
        older,
        pictures,
        scrolled,
        more,
        counted,
        silent,
        total,
        onward,
        boxed,
        bracketed,
        handed,
        holed,
        suffixed,
        held_numbers,
        stepped,
        queried,
    )
}
UNREADABLE = frozenset(("more", "counted", "silent", "by_script", "no_island", "worked_out"))
"""Pagers, and columns, whose further pages are not known without a browser."""
