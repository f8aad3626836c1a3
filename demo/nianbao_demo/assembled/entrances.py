"""How the front page leads to the column, over how many levels."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from nianbao_demo.assembled.site import HOST, ORGANS, PLACE, Site

_LEVELS = ("政务公开", "政府信息公开", "政府信息公开目录", "法定主动公开内容")


def _down(site: Site, column: str, levels: int) -> tuple[str, str]:
    """Adds the hubs above the column. Returns the name and address to which the front page links."""
    name = "政府信息公开" if column.endswith("/zn.html") else "政府信息公开年报"
    to = column
    for level in range(levels):
        path = f"/gk{levels - level}/"
        site.put(path, _LEVELS[levels - level - 1], site.links([("政府信息公开指南", "/zn.html"), (name, to)]))
        name, to = _LEVELS[levels - level - 1], path
    return name, to


def plain(site: Site, column: str, levels: int) -> None:
    site.put("/", f"{PLACE}人民政府", site.links([_down(site, column, levels)]))


def box(site: Site, column: str, levels: int) -> None:
    """A box of which only 更多 is linked."""
    name, to = _down(site, column, levels)
    site.put("/", f"{PLACE}人民政府", f'<div class="box"><h3>{name}</h3><a href="{to}">更多&gt;&gt;</a></div>')


def written(site: Site, column: str, levels: int) -> None:
    """A menu that a script in the page writes."""
    name, to = _down(site, column, levels)
    script = f"""<script>document.write('<li><a href="{to}">' + '{name}' + '</a></li>');</script>"""
    site.put("/", f"{PLACE}人民政府", script)


def header(site: Site, column: str, levels: int) -> None:
    """A menu that a script file writes into every page."""
    name, to = _down(site, column, levels)
    lines = ("<ul>", "<li>", f'<a href="{to}">{name}</a>', "</li>", "</ul>")
    said = [each.replace('"', '\\"') for each in lines]
    site.pages["/script/83/header.js"] = "\n".join(f'document.writeln("{each}");' for each in said)
    site.put("/", f"{PLACE}人民政府", '<script language="javascript" src="/script/83/header.js"></script>')


def variable(site: Site, column: str, levels: int) -> None:
    """A page that sends the reader on, by a variable."""
    name, to = _down(site, column, levels)
    script = f'<script>var url = "{to}";\nif (url != "") {{ window.location.href = url; }}</script>'
    site.pages["/c1/redirect_firstChannel.shtml"] = f"<html><head><title></title>{script}</head><body></body></html>"
    site.put("/", f"{PLACE}人民政府", site.links([(name, "/c1/redirect_firstChannel.shtml")]))


def site_map(site: Site, column: str, levels: int) -> None:
    """Only the site map leads on."""
    site.put("/map.html", "网站地图", site.links([("新闻中心", "/xwzx/"), _down(site, column, levels)]))
    site.put("/", f"{PLACE}人民政府", site.links([("网站地图", "/map.html")]))


def clicked(site: Site, column: str, levels: int) -> None:
    name, to = _down(site, column, levels)
    site.put("/", f"{PLACE}人民政府", f"<div onclick=\"location.href='{to}'\">{name}</div>")


_TREES = (
    "<script>d = new dTree('d'); d.add(0,-1,'信息公开'); d.add(12,0,'{name}','{to}'); document.write(d);</script>",
    '<ul id="tree"></ul><script>var zNodes = [{{id:2, pId:0, name:"{name}", url:"{to}", target:"_self"}}];</script>',
    "<script>root.add(new WebFXTreeItem('{name}', '{to}')); document.write(root);</script>",
    '<script>tree.nodes["0_1"] = "text:公开指南; url:/zn.html;";tree.nodes["0_2"] = "text:{name}; url:{to};";</script>',
)
"""Menus that scripts draw: dTree, zTree, xtree, MzTreeView."""


def drawn(site: Site, column: str, levels: int) -> None:
    """A menu that a script draws of names and addresses."""
    name, to = _down(site, column, levels)
    menu = site.rng.choice(_TREES).format(name=name, to=to)
    site.put("/xxgk/index.html", "政府信息公开", menu)
    site.put("/", f"{PLACE}人民政府", site.links([("政府信息公开", "/xxgk/index.html")]))


def framed(site: Site, column: str, levels: int) -> None:
    """A menu in a frame, whose entries a function opens in the frame beside it."""
    name, to = _down(site, column, levels)
    opens = site.rng.choice(("parent.main.location.href = u", "window.open(u)", "$('#main').attr('src', u)"))
    entry = f'<a href="javascript:void(0)" onclick="openUrl(\'{to}\')">{name}</a>'
    site.pages["/zwgk/left.html"] = f"<html><body>{entry}<script>function openUrl(u){{{opens}}}</script></body></html>"
    site.put("/zwgk/", "政务公开", '<iframe src="left.html"></iframe><iframe name="main" src="/hdjl/"></iframe>')
    site.put("/", f"{PLACE}人民政府", site.links([("政务公开", "/zwgk/")]))


def pictured(site: Site, column: str, levels: int) -> None:
    """A picture or an area of one, which says in words what it shows."""
    name, to = _down(site, column, levels)
    picture = f'<a href="{to}"><img src="/images/b3.png" alt="{name}"></a>'
    area = f'<img src="/images/m.png" usemap="#m"><map name="m"><area href="{to}" alt="{name}"></map>'
    site.put("/", f"{PLACE}人民政府", site.rng.choice((picture, area)))


def unnamed(site: Site, column: str, levels: int) -> None:
    """A picture without words: only its address says what it leads to."""
    site.put("/zfxxgk/index.html", "阳光政务", site.links([_down(site, column, levels)]))
    site.put("/", f"{PLACE}人民政府", '<a href="/zfxxgk/index.html"><img src="/images/b3.png"></a>')


def loaded(site: Site, column: str, levels: int) -> None:
    """A menu that a script asks for as JSON."""
    name, to = _down(site, column, levels)
    site.pages["/xxgk/tree.json"] = json.dumps(
        [{"id": 1, "pId": 0, "name": "目录"}, {"id": 2, "name": name, "url": to}]
    )
    script = (
        "<script>$.getJSON('/xxgk/tree.json', function (nodes) { $.fn.zTree.init($('#tree'), {}, nodes); });</script>"
    )
    site.put("/xxgk/index.html", "政府信息公开", f'<ul id="tree"></ul>{script}')
    site.put("/", f"{PLACE}人民政府", site.links([("政府信息公开", "/xxgk/index.html")]))


def by_id(site: Site, column: str, levels: int) -> None:
    """A tree whose nodes have ids, of which a function joins the addresses."""
    name, to = _down(site, column, levels)
    site.put("/xxgk/cat_n7.html", name, f'<iframe src="{to}"></iframe>')
    node = {"id": 2, "pId": 1, "name": name, "catId": "n7"}
    beside = [{"id": 1, "pId": 0, "name": "目录"}, node]
    below = [{"id": 1, "name": "目录", "spread": True, "children": [node]}]
    nodes = json.dumps(site.rng.choice((beside, below)))
    script = (
        f"<script>var nodes = {nodes}; var setting = {{ callback: {{ onClick: function (e, id, node) {{"
        " $('#f').attr('src', '/xxgk/cat_' + node.catId + '.html'); } } };</script>"
    )
    site.put("/xxgk/index.html", "政府信息公开", f'<ul id="tree"></ul>{script}')
    site.put("/", f"{PLACE}人民政府", site.links([("政府信息公开", "/xxgk/index.html")]))


def opened(site: Site, column: str, levels: int) -> None:
    """A tree that asks for its nodes as they are opened."""
    name, to = _down(site, column, levels)
    site.pages["/xxgk/nodes.do?id=0"] = json.dumps([{"id": "1", "name": "目录", "isParent": True}])
    site.pages["/xxgk/nodes.do?id=1"] = json.dumps([{"id": "2", "name": name, "isParent": False, "url": to}])
    script = (
        "<script>function getUrl(treeId, node) { return '/xxgk/nodes.do?id=' + (node ? node.id : '0'); }"
        " var setting = { async: { enable: true, type: 'get', url: getUrl } };"
        " $.fn.zTree.init($('#tree'), setting);</script>"
    )
    site.put("/xxgk/index.html", "政府信息公开", f'<ul id="tree"></ul>{script}')
    site.put("/", f"{PLACE}人民政府", site.links([("政府信息公开", "/xxgk/index.html")]))


def splash(site: Site, column: str, levels: int) -> None:
    """A picture that one has to click first."""
    site.put("/main.php", f"{PLACE}人民政府", site.links([_down(site, column, levels)]))
    site.pages["/"] = '<html><body><a href="main.php"><img src="splash.jpg"></a></body></html>'


def part(site: Site, column: str, levels: int) -> None:
    """A menu that a script loads as a piece of HTML; the column is an object in a page of that menu."""
    name, to = _down(site, column, levels)
    site.pages["/inc/left.html"] = site.links([("政府信息公开指南", "/zn.html"), (name, "/gk/nb.html")])
    menu = "<div id='left'></div><script>$('#left').load('/inc/left.html');</script>"
    site.put("/gk/nb.html", name, f'{menu}<object type="text/html" data="{to}"></object>')
    site.put("/xxgk/index.html", "政府信息公开", f"{menu}<p>指南</p>")
    site.put("/", f"{PLACE}人民政府", site.links([("政府信息公开", "/xxgk/index.html")]))


def for_engines(site: Site, column: str, levels: int) -> None:
    """Nothing leads on but the map for search engines, which an index of maps names."""
    place, head = f"https://{HOST}", '<?xml version="1.0" encoding="UTF-8"?>'
    to = site.put("/zfxxgk/index.html", "政府信息公开", site.links([_down(site, column, levels)]))
    places = ("/", "/xwzx/", "/xwzx/202301/t20230103_88.html", to)
    urls = "".join(f"<url><loc>{place}{each}</loc><priority>0.{levels}</priority></url>" for each in places)
    site.pages["/sitemap1.xml"] = f"{head}<urlset>{urls}</urlset>"
    site.pages["/sitemap.xml"] = (
        f"{head}<sitemapindex><sitemap><loc>{place}/sitemap1.xml</loc></sitemap></sitemapindex>"
    )
    site.put("/", f"{PLACE}人民政府", "<p>本站改版中。</p>")


def fed(site: Site, column: str, levels: int) -> None:
    """Nothing leads on but a feed that the head of the front page names."""
    to, name = site.put("/zfxxgk/index.html", "政府信息公开", site.links([_down(site, column, levels)])), "政府信息公开"
    item = f"<item><title>{name}</title><link>https://{HOST}{to}</link></item>"
    news = f"<item><title>新闻</title><link>https://{HOST}/xwzx/</link></item>"
    site.pages["/rss.xml"] = f'<?xml version="1.0"?><rss><channel><title>{PLACE}</title>{news}{item}</channel></rss>'
    head = '<link rel="alternate" type="application/rss+xml" title="RSS" href="/rss.xml">'
    site.put("/", f"{PLACE}人民政府", "<p>本站改版中。</p>", head)


def map_beside(site: Site, column: str, levels: int) -> None:
    """The usual way, and an organ's column that only the site map names."""
    name, folder = f"{PLACE}信访局", "/xfj/xxgknb/"
    own = site.list_at(folder, f"{name}信息公开年报", site.items(folder, ("信访局",), (2021, 2022)))
    site.put("/map.html", "网站地图", site.links([("新闻中心", "/xwzx/"), (f"{name}信息公开年报", own)]))
    site.put("/", f"{PLACE}人民政府", site.links([_down(site, column, levels), ("网站地图", "/map.html")]))


def former(site: Site, column: str, levels: int) -> None:
    """The usual way, and the portal's former site on the same host, with a column of its own."""
    old = site.list_at("/old/nb/", "信息公开年报", site.items("/old/nb/", ORGANS[:2], (2015, 2016)))
    hub = site.put("/old/xxgk.html", "信息公开", site.links([("信息公开年报", old)]))
    site.put("/old/", "旧版", site.links([("信息公开", hub)]))
    words = site.rng.choice(("旧版网站", "返回旧版", "历史网站", "老版入口"))
    site.put("/", f"{PLACE}人民政府", site.links([_down(site, column, levels), (words, "/old/")]))


ENTRANCES: Mapping[str, Callable[[Site, str, int], None]] = {
    each.__name__: each
    for each in (
        *(plain, box, written, header, variable, site_map, clicked, drawn, framed, pictured, unnamed, loaded),
        *(by_id, opened, splash, part, for_engines, fed, map_beside, former),
    )
}
