"""What was seen of each content system of the register, where, and how surely; and what reads it."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple


class Seen(NamedTuple):
    """`family` is the demo portal that it is built into, and that a crawl reads in full; empty if there is none."""

    title: str
    reads: str
    family: str
    seen: str
    sure: str


CODE = "public crawlers"
SEEN: dict[str, Seen] = {
    "c-number platform": Seen(
        '开普 UCAP ("c-number platform")',
        "`scripts`; its pager in the page by links",
        "scripts",
        f"{CODE} of 2020–2026 and saved scripts of its sites: `/common/search/CHANNEL`, `/searchList/CHANNEL`,"
        " `/search/CHANNEL`, `/es-search/search/CHANNEL`, the channel in a meta or as `lmCode`; JSON of"
        " `data.results[]`, or a template's HTML with `ejscreatePageHTML`; some sites ask for a token made by a script,"
        " which only a browser has",
        "script, meta, answer: seen; that columns of annual reports do the same: a guess",
    ),
    "TRS WCM": Seen("TRS WCM", "links, `createPageHTML`", "trs", f"{CODE}, saved pages", "seen"),
    "大汉 JCMS": Seen("大汉 JCMS", "`jcms`", "jcms", f"{CODE} of 2018–2026", "seen"),
    "大汉 JPaaS": Seen("大汉 JPaaS", "`jpaas`", "jpaas", f"{CODE} of 2021–2026", "seen"),
    "龙讯 (Anhui public)": Seen(
        "龙讯, `/public/column/ORGAN`",
        "`anhui`",
        "anhui",
        f"{CODE} of 2019–2026 (GET and POST of `/site/label/8888`), the product's own code",
        "interface, list: seen; how the page writes its parameters: a guess, three ways are read",
    ),
    "龙讯 Openness (Anhui)": Seen("龙讯 Openness", "links", "", "addresses", "only the addresses"),
    "Guangdong platform (content/post_N)": Seen(
        "Guangdong's platform, `content/post_N.html`",
        "links; `scripts` (the demo's `message`)",
        "",
        f"addresses; {CODE} of one city's interfaces (`getInfoCommon`, a posted form with `URL_COMMP`)",
        "interfaces: seen in one city; lists elsewhere: not seen",
    ),
    "gkmlpt (开普, Guangdong)": Seen("开普 gkmlpt", "`gkmlpt`", "gkmlpt", f"{CODE} of 2020–2026", "seen"),
    "Guangxi platform (t<id>.shtml)": Seen("Guangxi's platform (TRS?)", "links", "", "addresses", "only the addresses"),
    "新点 Epoint": Seen(
        "新点 Epoint",
        "`epoint`, links that call a function",
        "epoint",
        f"{CODE} of 2019–2026; a list of 2023 in full with its script `linkToNew`; "
        "`getgovinfolist` (徐州, 抚顺, 营口), for which two scripts of the page are read together",
        "list, pager, search, addresses: seen; where an article is drawn by a script, a browser is needed",
    ),
    "pc/list platform": Seen(
        "pc/list platform",
        "`scripts`",
        "pclist",
        f"{CODE} of 2026 read `articleList` in the page's script",
        "data, addresses: seen; that no links stand beside it: a guess",
    ),
    "SiteServer": Seen("SiteServer", "links", "siteserver", f"{CODE}", "seen"),
    "thtml (Liaoning)": Seen("Liaoning's, `.thtml`", "links", "", "addresses", "only the addresses"),
    "Hebei uuid columns": Seen(
        "Hebei's, `/columns/UUID`",
        "links; `scripts` for further pages",
        "blocks",
        f"{CODE} of 2024 (`/blocks/UUID?page=N&fix=0`)",
        "block and addresses: seen; how the page asks for it: a guess",
    ),
    "漳州 cms/html": Seen(
        "漳州's, `/cms/html/SITE`",
        "links",
        "",
        f"{CODE} of 2026 (selectors, `siteIdMeta`)",
        "addresses and selectors: seen",
    ),
    "JEECMS": Seen("JEECMS", "links", "jeecms", f"{CODE}", "seen"),
    "xxgk-list (Jiangxi, Sichuan)": Seen(
        "迅睿 CMS, `xxgk-list-NAME.html`",
        "`scripts`",
        "dayrui",
        f"{CODE} of 2021–2026 at eight sites post `ajax_type[]` to `/api-ajax_list-N.html`",
        "interface, answer, addresses: seen; the page's own script: a guess from what is posted",
    ),
    "ASP.NET": Seen("ASP.NET", "`aspx`, links", "aspx", f"{CODE} of 2018–2023", "seen"),
    "sitesources": Seen("sitesources", "`sitesources`", "sitesources", f"{CODE} of 2022–2023", "seen at a sister site"),
    "PHP": Seen("PHP, several", "links", "php", "addresses", "one site's list seen"),
    "郑州 public.* (?a=dir)": Seen("郑州's `public.` hosts", "links", "", "addresses", "only the addresses"),
    "Hainan platform": Seen(
        "Hainan's (开普 UCAP)",
        "`scripts`",
        "scripts",
        f"{CODE} of 2024 and a saved script (`$('.data').load('/common/search/' + lmCode + …)`)",
        "interface and script: seen, on two sites; that both go together: a guess",
    ),
    "ASP": Seen("ASP, several", "links", "", "addresses", "only the addresses"),
    "Henan platform (/YYYY/MM-DD/id.html)": Seen(
        "Henan's platform", "`henan`", "henan", f"{CODE} of 2022–2024", "seen"
    ),
    "Luoyang tenant (/YYYY/MM-DD/id.html, 铭飞 MCMS?)": Seen(
        "铭飞 MCMS (洛阳)",
        "`mcms`, links",
        "the demo's 洛阳",
        f"{CODE} of 2022",
        "search: seen; that it runs all: a guess",
    ),
    "博达 VSB": Seen("博达 VSB", "links", "vsb", f"{CODE}", "seen"),
    "三门峡 (/ID/0000/)": Seen("三门峡's", "links", "", "addresses", "only the addresses"),
}


def counts() -> Counter[str]:
    """Portals of governments in the register by system; "" where the addresses don't tell."""
    from spiders.register import register

    named = (each.system.removesuffix(" ?") for each in register() if each.level != "department")
    return Counter(name if name in SEEN or not name else "others" for name in named)
