"""A portal with every fault that was ever seen on a real one, each once.

It is served by host and path like a mirror (`/www.n.gov.cn/nb/`), so that one machine can have
several hosts, bare IP addresses and both names of a site. `Nuisances` records what a crawl must
find: a report, a refusal, a look-alike or a problem, each under the name of the nuisance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from email.message import Message
from functools import cache
from itertools import product
from random import Random
from urllib.parse import quote

from nianbao_demo.render import FILES, MARKUPS
from nianbao_demo.render.page import Article, anywhere
from nianbao_demo.reports import random_report
from parsers.forms import FORMS
from parsers.report import Report
from tests.whole.local_portal import Answer

HOST, STORE, GUARDS, DEPARTMENT = "www.n.gov.cn", "oss.n.gov.cn", "guards.n.gov.cn", "10.1.2.3"
ELSEWHERE, JUNK = "cdn.other.test", "www.n-xj88.test"
PDF = Answer(headers=(("Content-Type", "application/pdf"),))
_NAMES = (f"洛阳市{a}{b}局" for a, b in product("甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"))


@dataclass
class Nuisances:
    """What the crawl must find, by nuisance: `reports` to be read, addresses that are `blocked`
    with the words for it, look-alikes, and problems with their words. `pages` are the server's
    answers.
    """

    pages: dict[str, Answer | Callable[[int, Message], Answer]] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)
    blocked: dict[str, tuple[str, str]] = field(default_factory=dict)
    lookalikes: dict[str, str] = field(default_factory=dict)
    problems: dict[str, tuple[str, str]] = field(default_factory=dict)
    names: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By nuisance: a file's address and its name."""
    rows: list[str] = field(default_factory=list)
    """Lines of the first column."""
    columns: list[str] = field(default_factory=list)

    def put(self, url: str, body: bytes | str | Callable[[], bytes] = b"", **answer: object) -> str:
        """Adds an answer; a text is HTML in UTF-8, a function is asked when the page is. Returns the address."""
        path = f"/{url.partition('://')[2]}"
        if callable(body):
            made = body
            self.pages[path] = lambda *_: Answer(made(), **answer)  # type: ignore[arg-type]
            return url
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = Answer(data, **answer)  # type: ignore[arg-type]
        return url

    def report(self, nuisance: str, *, issuer: str = "", year: int = 2023, title: str = "") -> Report:
        """A report that the crawl must find, recorded under this nuisance's name."""
        name = issuer or next(_NAMES)
        made = random_report(Random(nuisance), FORMS["2021"], issuer=name, year=year)
        told = title.format(name) if title else f"{name}{year}年政府信息公开工作年度报告"
        made = replace(made, title=told, published_on=date(year + 1, 1, 20))
        self.reports[nuisance] = made
        return made

    def listed(self, report: Report, url: str, text: str = "") -> None:
        self.rows.append(row(text or report.title or "", url))

    def page(self, nuisance: str, markup: str = "ueditor", **how: str) -> Report:
        """Adds a report whose page is the nuisance; `how` are the differences in its frame."""
        report = self.report(nuisance)
        self.listed(report, self.put(at(f"/nb/{len(self.rows)}.html"), written(report, markup, **how)))
        return report


def at(path: str, host: str = HOST) -> str:
    return f"https://{host}{path}"


def row(text: str, url: str) -> str:
    return f'<li><a href="{url}">{text}</a></li>'


def shown(title: str, body: str, head: str = "") -> str:
    return (
        f"<html><head><meta charset='utf-8'>{head}<title>{title}</title></head><body><h1>{title}</h1>"
        f"{body}</body></html>"
    )


def column(rows: str, more: str = "") -> str:
    return shown("政府信息公开年报", f"<ul>{rows}</ul>{more}")


def written(
    report: Report, markup: str = "ueditor", *, titled: str = "h1", dated: str = "meta", line: str = "", body: str = ""
) -> bytes:
    """The report's page; `line` is printed above it, `body` below it."""

    def frame(article: Article) -> str:
        more = replace(article, titled=titled, dated=dated, body=f"{line}{article.body}{body}")
        return anywhere(more)

    return MARKUPS[markup](report, Random(report.issuer), frame)


def file_of(report: Report, kind: str = "pdf") -> Callable[[], bytes]:
    """The report as a file, made when it is asked for: every worker collects these tests, one crawls."""
    return cache(lambda: FILES[kind](report, Random(report.issuer)))


def build() -> Nuisances:
    n = Nuisances()
    for part in (_transport, _blocked, _lists, _identity, _lookalikes, _attachments, _content):
        part(n)
    links = "".join(row(f"政府信息公开年报（{i}）", to) for i, to in enumerate(n.columns))
    n.put(at("/"), shown("某市人民政府", f"<ul>{row('政府信息公开年报', at('/nb/'))}{links}</ul>"))
    n.put(at("/nb/"), column("".join(n.rows)))
    return n


def _transport(n: Nuisances) -> None:
    bare = n.report("a bare IP and a port")
    n.listed(bare, n.put(f"http://{DEPARTMENT}:8080/nb/1.html", written(bare)))
    both = n.report("www. and the bare host, both live")
    for host in (HOST, HOST.removeprefix("www.")):
        n.listed(both, n.put(at("/nb/both.html", host), written(both)))
    refused = n.put(at("/nb/forbidden/"), status=403)
    n.columns.append(refused)
    n.blocked["a column that answers 403 below a home page that works"] = (refused, "status 403")


_ARG1 = "<script>var arg1='3000176000856006061501533003690027800375';{}</script>"
_REFUSALS = {
    "加速乐 with 521": (521, "<script>document.cookie='__jsl_clearance_s=1|0|x'</script>", "加速乐"),
    "加速乐 with 512": (512, "<script>document.cookie='__jsl_clearance=1|0|x'</script>", "加速乐"),
    "知道创宇 with 200": (200, "<html><body><p>知道创宇云防御</p><p>您的请求存在异常</p></body></html>", "知道创宇"),
    "知道创宇 with 403": (403, "<html><body><p>知道创宇云防御</p></body></html>", "知道创宇"),
    "瑞数 with 412": (412, "<script>$_ts=window['$_ts'];if(!$_ts)$_ts={};</script>", "瑞数"),
    "瑞数 with 202": (202, "<script>$_ts={};" + "y" * 9_000 + "</script>", "瑞数"),
    "阿里云 with arg1": (200, _ARG1.format("x" * 9_000), "阿里云"),
    "阿里云 with acw_sc__v2": (200, "<script>document.cookie='acw_sc__v2=1'</script>", "阿里云"),
    "网宿 with a plain 403": (403, "<html><body><h1>403 Forbidden</h1></body></html>", "blocked with status 403"),
    "WZWS with GeoBL": (200, "<html><title>WZWS</title><body>GeoBL</body></html>", "WZWS"),
}


def _blocked(n: Nuisances) -> None:
    for i, (name, (status, body, words)) in enumerate(_REFUSALS.items()):
        url = n.put(at(f"/nb/{i}.html", GUARDS), body, status=status)
        n.rows.append(row(f"{next(_NAMES)}2023年政府信息公开工作年度报告", url))
        n.blocked[name] = (url, words)


def _lists(n: Nuisances) -> None:
    _turned(n, "pages past the end that are stubs of a few hundred bytes", "stubs", "")
    _turned(n, "pages past the end that repeat the last page", "again", None)
    report = n.report("a header row first")
    body = "<table><tr><th>序号</th><th>标题</th><th>日期</th></tr><tr><td>1</td><td>{}</td></tr></table>"
    link = f'<a href="1.html">{report.title}</a></td><td>2024-01-20'
    _column_of(n, "header", column("", body.format(link)), report)
    for name, dated in (
        ("a date split over lines in a list", "<span>\n2024-\n01-\n20\n</span>"),
        ("a date as epoch milliseconds in a list", '<span class="date" data-time="1705716000000"></span>'),
        ("a date as YYYY年MM月DD日 in a list", "<span>2024年01月20日</span>"),
    ):
        report = n.report(name)
        to = n.put(at(f"/nb/{len(n.rows)}.html"), written(report, dated="line"))
        n.rows.append(f'<li><a href="{to}">{report.title}</a>{dated}</li>')
    report = n.report("link text cut short, the full title in @title")
    to = n.put(at("/nb/cut.html"), written(report))
    n.rows.append(f'<li><a href="{to}" title="{report.title}">{(report.title or "")[:12]}…</a></li>')
    for host in ("weibo.com", "www.gov.cn"):
        n.rows.append(row("政府信息公开年报", n.put(f"https://{host}/", "<p>elsewhere</p>")))
    report = n.report("a leaf column per organ and year")
    organ = shown("政府信息公开年报", f"<ul>{row(report.issuer or '', 'o1/')}</ul>")
    n.columns.append(n.put(at("/nb/leaf/"), organ))
    n.put(at("/nb/leaf/o1/"), column(row("2023年", "2023n/")))
    n.put(at("/nb/leaf/o1/2023n/"), column(row(report.title or "", "1.html")))
    n.put(at("/nb/leaf/o1/2023n/1.html"), written(report))
    report = n.report("a column that is a redirect")
    n.columns.append(n.put(at("/nb/moved/"), status=302, headers=(("Location", "/nb/real/"),)))
    n.put(at("/nb/real/"), column(row(report.title or "", "1.html")))
    n.put(at("/nb/real/1.html"), written(report))
    report = n.report("a column inside an iframe")
    _column_of(n, "framed", column("", '<iframe src="list.html"></iframe>'), report)
    report = n.report("a column inside a frameset")
    frames = "<html><head><title>政府信息公开年报</title></head><frameset cols='20%,*'><frame src='menu.html'><frame src='list.html'></frameset></html>"
    _column_of(n, "frameset", frames, report)
    n.put(at("/nb/frameset/menu.html"), "<html><body><a href='/'>首页</a></body></html>")
    shell = column("", "<script>$.ajax({url:'/list.json'}).done(show)</script>")
    to = n.put(at("/nb/scripted/"), shell)
    n.columns.append(to)
    n.problems["no anchors at all in the HTML, and no browser"] = (to, "it is filled by scripts")


def _column_of(n: Nuisances, folder: str, first: str, report: Report) -> None:
    """Adds a column with its report, and a list for pages that show it in a frame."""
    n.columns.append(n.put(at(f"/nb/{folder}/"), first))
    n.put(at(f"/nb/{folder}/list.html"), f"<html><body>{row(report.title or '', '1.html')}</body></html>")
    n.put(at(f"/nb/{folder}/1.html"), written(report))


def _turned(n: Nuisances, nuisance: str, folder: str, past: str | None) -> None:
    """Adds a list of two pages that claims to have six."""
    script = '<script>createPageHTML(6, 0, "index", "html");</script>'
    first, last = n.report(f"{nuisance}: the first page"), n.report(nuisance)
    listing = [column(row(r.title or "", f"{i}.html"), script) for i, r in enumerate((first, last))]
    n.columns.append(n.put(at(f"/nb/{folder}/"), listing[0]))
    n.put(at(f"/nb/{folder}/index_1.html"), listing[1])
    stub = "<html><head><title>列表</title></head><body><p>没有更多信息</p></body></html>"
    for page in range(2, 7):
        n.put(at(f"/nb/{folder}/index_{page}.html"), listing[1] if past is None else stub)
    for i, report in enumerate((first, last)):
        n.put(at(f"/nb/{folder}/{i}.html"), written(report))


def _identity(n: Nuisances) -> None:
    report = n.report("a path of another organ", issuer="洛阳市农业农村局")
    n.listed(report, n.put(at("/bmxxgk/fgw_97987/ndbg/1.html"), written(report)))
    report = n.report("publication date, URL date and report year differ", year=2021)
    n.listed(report, n.put(at("/2025/03-02/4100123.html"), written(report)))
    for nuisance, title, year in (
        ("XX局2020年…", "{}2020年政府信息公开工作年度报告", 2020),
        ("关于2023年…", "关于2023年政府信息公开工作的年度报告", 2023),
        ("2018年度政府信息公开报告", "2018年度政府信息公开报告", 2018),
        ("（图片版）", "{}2023年政府信息公开工作年度报告（图片版）", 2023),
        ("（超链版）", "{}2023年度政府信息公开工作报告（超链版）", 2023),
    ):
        report = n.report(f"a title: {nuisance}", year=year, title=title)
        line = f"<p>发布机构：{report.issuer}</p>"
        n.listed(report, n.put(at(f"/nb/{len(n.rows)}.html"), written(report, line=line)))
    report = n.report(
        "a title: 2022年XX县…信息公开年报", issuer="栾川县林业局", year=2022, title="2022年{}信息公开年报"
    )
    n.listed(report, n.put(at("/nb/county.html"), written(report)))
    n.page("a title over two lines", titled="lines")
    n.page("a title that is missing from the body", titled="absent")
    for was, now in (("孟津县", "孟津区"), ("吉利区", "孟津区"), ("偃师市", "偃师区")):
        for place, year in ((was, 2019), (now, 2022)):
            name = f"{place}{'交通' if was == '吉利区' else '财政'}局"
            report = n.report(f"{was}, renamed or merged: {place} {year}", issuer=name, year=year)
            n.listed(report, n.put(at(f"/nb/{len(n.rows)}.html"), written(report)))
    report = n.report("a placeholder such as 报送年度 left in")
    title = f"{report.issuer}报送年度政府信息公开工作年度报告"
    to = n.put(at("/nb/placeholder.html"), written(replace(report, title=title)))
    n.listed(report, to)
    n.page("counters and font widgets in the text", dated="line")
    report = n.report("an organ with Arabic digits", issuer="洛阳市第11中学")
    n.listed(report, n.put(at("/nb/no11.html"), written(report)))
    copied = replace(n.reports["a path of another organ"])
    junk = written(copied, body="<p>彩金首存翻倍 真人在线</p>")
    n.listed(copied, n.put(f"http://{JUNK}/2023/0130/77.html", junk))


ALIKE = {
    "政府工作报告": "2023年政府工作报告",
    "政府网站工作年度报表": "2022年度政府网站工作年度报表",
    "法治政府建设年度报告": "2021年法治政府建设年度报告",
    "部门决算": "洛阳市财政局2022年度部门决算信息公开报告",
    "统计公报": "2023年国民经济和社会发展统计公报（信息公开年报）",
    "a notice": "关于做好2023年政府信息公开工作年度报告编制工作的通知",
    "a guide": "洛阳市2023年政府信息公开指南（年度报告）",
    "图解": "图解：洛阳市2023年政府信息公开工作年度报告",
    "解读": "《洛阳市2023年政府信息公开工作年度报告》解读",
    "news": "洛阳市发布2023年政府信息公开工作年度报告",
}


def _lookalikes(n: Nuisances) -> None:
    table = "<p>总体情况</p><table><tr><td>制作数量</td><td>12</td></tr></table>"
    for i, (name, title) in enumerate(ALIKE.items()):
        n.lookalikes[name] = n.put(at(f"/nb/alike{i}.html"), shown(title, table))
        n.rows.append(row(title, n.lookalikes[name]))


_SHOWN = {
    "a": '<p>附件：<a href="{}">附件1</a></p>',
    "iframe": '<iframe src="{}" width="100%" height="800"></iframe>',
    "embed": '<embed src="{}" type="application/pdf">',
    "object": '<object data="{}" type="application/pdf"></object>',
    "onclick": """<a href="#" onclick="location.href='{}'">查看全文</a>""",
    "script text": "<div id='p'></div><script>var pdfUrl = '{}';show(pdfUrl)</script>",
    "viewer.html?file=": '<iframe src="/pdfjs/web/viewer.html?file={}"></iframe>',
    "window.open": """<a href="javascript:void(0)" onclick="window.open('{}')">查看全文</a>""",
}


def _attachments(n: Nuisances) -> None:
    for i, (name, html) in enumerate(_SHOWN.items()):
        _attached(n, f"an attachment in {name}", at(f"/file/{i}.pdf"), html)
    _attached(n, "an attachment on another host, allow-listed", at("/f/0a1b.pdf", STORE), _SHOWN["a"])
    to = at("/system/_content/download.jsp?urltype=news&wbfileid=AB12")
    report = _attached(n, "an attachment without extension", to, '<a href="{}">附件下载</a>')
    name = f"{report.title}.docx"
    n.names["an attachment without extension"] = (to, name)
    told = f"attachment; filename*=UTF-8''{quote(name)}"
    n.put(to, file_of(report, "docx"), headers=(("Content-Disposition", told),))
    for nuisance, told in (
        ("a GBK name in Content-Disposition", '"{}"'),
        ("a percent-encoded GBK name in Content-Disposition", "{}"),
    ):
        to = at(f"/down?id={len(n.pages)}")
        report = _attached(n, nuisance, to, '<a href="{}">附件下载</a>')
        name = f"{report.title}.pdf"
        raw = name.encode("gb18030")
        # Headers are bytes; http.server writes text as Latin-1.
        said = told.format(raw.decode("latin-1") if told != "{}" else quote(raw))
        said = f"attachment; filename={said}"
        n.put(to, file_of(report), headers=(("Content-Disposition", said),))
        n.names[nuisance] = (to, name)
    report = n.report("GBK percent-encoding in the address")
    name = quote(f"{report.title}.pdf".encode("gb18030"))
    _attach(n, report, at(f"/file/{name}"), _SHOWN["a"])
    url = n.put(at("/file/error.pdf"), "<html><body><h1>系统错误</h1><p>文件未找到</p></body></html>")
    _page_with(n, f"{next(_NAMES)}2023年政府信息公开工作年度报告", _SHOWN["a"].format(url))
    n.problems["an HTML error page under a .pdf name"] = (
        url,
        "a page that says that something went wrong, with status 200",
    )
    url = f"https://{ELSEWHERE}/x/1.pdf"
    n.put(url, b"%PDF-1.4")
    _page_with(n, f"{next(_NAMES)}2023年政府信息公开工作年度报告", _SHOWN["a"].format(url))
    n.problems["an attachment on a host that is not allow-listed"] = (url, f'files = ["{ELSEWHERE}"]')


def _attached(n: Nuisances, nuisance: str, url: str, html: str) -> Report:
    report = n.report(nuisance)
    _attach(n, report, url, html)
    return report


def _attach(n: Nuisances, report: Report, url: str, html: str) -> None:
    _page_with(n, report.title or "", html.format(url))
    n.put(url, file_of(report), headers=PDF.headers)


def _page_with(n: Nuisances, title: str, body: str) -> None:
    n.rows.append(row(title, n.put(at(f"/nb/{len(n.rows)}.html"), shown(title, f"<p>见附件</p>{body}"))))


def _content(n: Nuisances) -> None:
    n.page("tables pasted from Word", "word")
    n.page("digits split over runs", "split")
    gbk = n.report("meta charset gb2312 where the header is silent")
    page = written(gbk).decode().replace('charset="utf-8"', 'charset="gb2312"').encode("gb18030")
    silent = (("Content-Type", "text/html"),)
    n.listed(gbk, n.put(at("/nb/gb.html"), page, headers=silent))
    bom = n.report("a BOM")
    n.listed(bom, n.put(at("/nb/bom.html"), b"\xef\xbb\xbf" + written(bom), headers=silent))
    both = n.report("PDF beside HTML with other figures")
    other = random_report(Random(9), FORMS["2021"], issuer=both.issuer or "", year=2023)
    beside = n.put(at("/file/beside.pdf"), file_of(other), headers=PDF.headers)
    n.listed(both, n.put(at("/nb/beside.html"), written(both, body=_SHOWN["a"].format(beside))))
    pages = "".join(f'<p><img src="/upload/20240120/p{i}.jpg"></p>' for i in range(3))
    _page_with(n, f"{next(_NAMES)}2023年政府信息公开工作年度报告", pages)
    n.problems["tables without text: several pictures"] = (at("/upload/20240120/p0.jpg"), "one could not be had")
    prose = n.report("prose that repeats, adds to, or contradicts the tables")
    said = "<p>本年新收政府信息公开申请98765件，总计98765件，另有电话咨询4321次。</p>"
    n.listed(prose, n.put(at("/nb/prose.html"), written(prose, line=said)))
    gone = n.put(at("/nb/gone.html"), shown("提示", "<p>您访问的页面不存在或已删除</p>"))
    n.rows.append(row(f"{next(_NAMES)}2023年政府信息公开工作年度报告", gone))
    n.problems["a soft 404"] = (gone, "says it doesn't exist, with status 200")
    shell = "<html><head><title>公开</title></head><body><div id='app'></div><script src='/a.js'></script><script>fetch('/x')</script></body></html>"
    shell = n.put(at("/nb/shell.html"), shell)
    n.rows.append(row(f"{next(_NAMES)}2023年政府信息公开工作年度报告", shell))
    n.problems["a script shell"] = (shell, "it is filled by scripts")


def forbidden_hosts() -> Iterator[str]:
    """Hosts that are linked but don't belong to the portal."""
    yield from (JUNK, ELSEWHERE, "weibo.com", "www.gov.cn")
