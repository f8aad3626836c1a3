"""Mazes: what no crawl should fetch. Each portal has tens of thousands of distinct pages that are
made on request: calendars, archives by day, sort orders, sessions, tags, print versions, endless
lists of other columns. Portals have different mazes under different addresses, so that a spider
that was fitted to one of them fails on the next.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import quote

from nianbao_demo.world.model import Query

Links = list[tuple[str, str]]
"""Pairs of name and path."""


@dataclass(frozen=True)
class Maze:
    """A maze below `folder`. `enter` gives the links into it that a page of the site shows, chosen
    by the page's number. `answer` gives title and links of a page of the maze, from the rest of
    its path and its query.
    """

    folder: str
    enter: Callable[[int], Links]
    answer: Callable[[str, Query], tuple[str, Links]]


def _number(text: str, otherwise: int = 1) -> int:
    digits = "".join(each for each in text if each.isdigit())
    return int(digits) if digits else otherwise


def _one(query: Query, name: str, otherwise: str = "") -> str:
    return query.get(name, [otherwise])[0]


_BEGIN = date(1990, 1, 1)
_DAYS = 24_000


def calendar(folder: str, page: str = "/{y}/{m:02d}/{d:02d}.html") -> Maze:
    """A page for each day of 65 years, each linking the days around it; `page` is the address
    pattern.
    """

    def at(day: date) -> str:
        return f"/{folder}" + page.format(y=day.year, m=day.month, d=day.day)

    def days(middle: int) -> Links:
        around = [_BEGIN + timedelta(days=(middle + n) % _DAYS) for n in range(-20, 21) if n]
        far = [_BEGIN + timedelta(days=(middle + 365 * n) % _DAYS) for n in (-2, -1, 1, 2)]
        return [(f"{d.day}", at(d)) for d in around] + [(f"{d.year}年", at(d)) for d in far]

    def answer(rest: str, query: Query) -> tuple[str, Links]:
        said = "".join(c if c.isdigit() else " " for c in rest + " ".join(map(str, query.values())))
        parts = [int(each) for each in said.split()][:3]
        try:
            day = date(*parts)
        except (TypeError, ValueError):
            day = date(2024, 1, 1)
        return f"{day.year}年{day.month}月{day.day}日", days((day - _BEGIN).days)

    return Maze(folder, lambda n: days(n * 37 % _DAYS)[15:24], answer)


def orders(folder: str, names: tuple[str, str, str] = ("px", "fx", "p")) -> Maze:
    """One list in every order, direction, size and page: 8 × 2 × 5 × 400 pages."""
    by, way, page = names
    keys = ("time", "title", "hits", "dept", "no", "type", "file", "weight")

    def at(key: str, up: int, size: int, number: int) -> str:
        return f"/{folder}/list.html?{by}={key}&{way}={up}&size={size}&{page}={number}"

    def links(key: str, size: int, number: int) -> Links:
        found = [(f"按{each}排序", at(each, up, size, number)) for each in keys for up in (0, 1)]
        found += [(f"每页{n}条", at(key, 0, n, number)) for n in (10, 20, 30, 50, 100)]
        return found + [(f"{n}", at(key, 0, size, n)) for n in range(number + 1, number + 20)]

    def answer(rest: str, query: Query) -> tuple[str, Links]:
        number = _number(_one(query, page)) % 400
        return "目录", links(_one(query, by, "time"), _number(_one(query, "size"), 10), number)

    return Maze(folder, lambda n: links("time", 10, n % 400)[n % 12 : n % 12 + 3], answer)


_TAGS = ("防汛", "供暖", "校园", "农机", "道路", "旧改", "秋收", "安全", "招商", "医保")


def tags(folder: str, page: str = "/{t}/{n}.html") -> Maze:
    """Fifty pages for each of five hundred words."""

    def at(tag: int, number: int) -> str:
        return f"/{folder}" + page.format(t=quote(f"{_TAGS[tag % 10]}{tag}"), n=number)

    def links(tag: int) -> Links:
        found = [(f"{_TAGS[each % 10]}", at(each % 500, 1)) for each in range(tag + 1, tag + 31)]
        return found + [(f"第{n}页", at(tag, n)) for n in range(1, 51)]

    def answer(rest: str, query: Query) -> tuple[str, Links]:
        return "标签", links(int(hashlib.sha256(f"{rest}{query}".encode()).hexdigest()[:4], 16) % 500)

    return Maze(folder, lambda n: [links(n % 500)[0]], answer)


def prints(folder: str, page: str = "/{n}.html", words: str = "打印本页") -> Maze:
    """A print version of every page: sixty thousand pages that link each other."""

    def at(number: int) -> str:
        return f"/{folder}" + page.format(n=number % 60_000)

    def answer(rest: str, query: Query) -> tuple[str, Links]:
        number = _number(rest + " ".join(map(str, query.values())))
        near = [("上一篇", at(number - 1)), ("下一篇", at(number + 1))]
        return "打印", near + [(f"相关信息{n}", at(number * 31 + n)) for n in range(40)]

    return Maze(folder, lambda n: [(words, at(n))], answer)


def sessions(folder: str, name: str = "sid") -> Maze:
    """A page that gives every visitor a new session number, and a different one to every link."""

    def links(seed: str) -> Links:
        numbers = [hashlib.sha256(f"{seed}{n}".encode()).hexdigest()[:20] for n in range(40)]
        return [("办事大厅", f"/{folder}/main.html?{name}={each}") for each in numbers]

    def answer(rest: str, query: Query) -> tuple[str, Links]:
        return "办事大厅", links(_one(query, name))

    return Maze(folder, lambda n: links(str(n))[:1], answer)


_SUBJECTS = (
    "财政信息",
    "重点领域信息公开",
    "行政许可",
    "政策文件",
    "规划计划",
    "人事信息",
    "应急管理",
    "建议提案",
    "价格收费",
    "公共资源交易",
    "乡村振兴",
    "社会救助",
)


def columns(folder: str, page: str = "/{c}/index_{n}.html", item: str = "/{c}/{n}.html") -> Maze:
    """Columns of all other disclosures: twelve lists of four hundred pages with ten lines each."""

    def at(shape: str, column: int, number: int) -> str:
        return f"/{folder}" + shape.format(c=f"c{column % 12 + 10}", n=number)

    def links(column: int, number: int) -> Links:
        found = [(name, at(page, n, 1)) for n, name in enumerate(_SUBJECTS)]
        found += [(f"{n}", at(page, column, n)) for n in range(number + 1, min(number + 21, 401))]
        first = number * 10
        titles = [
            f"某某区{_SUBJECTS[column % 12]}第{first + n}号" + ("（2023年度报告）" if n == 7 else "") for n in range(10)
        ]
        return found + [(title, at(item, column, 4_000 + first + n)) for n, title in enumerate(titles)]

    def answer(rest: str, query: Query) -> tuple[str, Links]:
        said = [*rest.split("/"), *(value for values in query.values() for value in values)]
        numbers = [_number(each) for each in said if any(c.isdigit() for c in each)]
        column, number = [*numbers, 10, 1][:2] if numbers else (10, 1)
        if number >= 4_000:
            return "正文", links(column - 10, number // 10 % 400)[-10:]
        return _SUBJECTS[(column - 10) % 12], links(column - 10, number)

    return Maze(folder, lambda n: [links(n % 12, 1)[n % 12]], answer)


def companies(folder: str, page: str = "/list_{n}.html", item: str = "/{n}.html") -> Maze:
    """国企年报: a column of annual reports, but not on disclosure: three thousand pages of eight lines."""

    def at(shape: str, number: int) -> str:
        return f"/{folder}" + shape.format(n=number)

    def answer(rest: str, query: Query) -> tuple[str, Links]:
        number = _number(rest + " ".join(map(str, query.values())))
        if number >= 100_000:
            return "公司年度报告", [("返回列表", at(page, number // 8 % 3_000))]
        first = 100_000 + number * 8
        found = [(f"某某市第{first + n}商贸有限公司{2015 + n}年度报告", at(item, first + n)) for n in range(8)]
        turns = [n for n in range(number + 1, number + 9) if n < 3_000]
        return "国企年报", found + [(f"{n}", at(page, n)) for n in turns]

    return Maze(folder, lambda _: [("国企年报", at(page, 1))], answer)


def variants(folder: str) -> Maze:
    """Every office in every language, font size and colour: 300 × 3 × 6 × 5 pages."""

    def at(number: int, lang: str, font: int, theme: int) -> str:
        return f"/{folder}/o{number % 300}.htm?lang={lang}&font={font}&theme={theme}"

    def links(number: int) -> Links:
        found = [
            (f"{lang}{font}", at(number, lang, font, theme))
            for lang in ("cn", "tw", "en")
            for font in range(12, 18)
            for theme in range(5)
        ]
        return found + [(f"第{n % 300}窗口", at(n, "cn", 12, 0)) for n in range(number, number + 20)]

    def answer(rest: str, query: Query) -> tuple[str, Links]:
        return "窗口", links(_number(rest))

    return Maze(folder, lambda n: links(n % 300)[n % 90 : n % 90 + 2], answer)


MAZES: dict[str, Sequence[Maze]] = {
    "anhui": (
        calendar("public/rili", ".html?day={y}-{m:02d}-{d:02d}"),
        columns("public", "/{c}.html?page={n}", "/{c}/{n}.html"),
        sessions("bsdt"),
    ),
    "epoint": (tags("tags"), prints("dy", "/{n}.html"), orders("jsearch", ("sortBy", "asc", "pageNo"))),
    "gkmlpt": (calendar("gk/day", "?d={y}{m:02d}{d:02d}"), variants("ck"), prints("share", "?post={n}", "分享")),
    "henan": (calendar("lm", "/{y}/{m:02d}-{d:02d}/"), columns("zwgk"), prints("zt/dy", "/{n}.html")),
    "jcms": (
        columns("col", "/{c}/index.html?uid=7&pageNum={n}", "/art/{c}/art_{n}.html"),
        calendar("rl", "/{y}-{m}-{d}/index.html"),
        tags("bq", "/{t}/index_{n}.html"),
    ),
    "jpaas": (orders("zwgk/ml"), companies("zwgk/qy", "/index_{n}.html"), sessions("hd", "token")),
    "truecms": (
        columns("zwgk/lm", "/{c}.html?page={n}", "/{c}/content/{n}.html"),
        calendar("rl", "/{y}-{m}-{d}.html"),
        tags("bq"),
    ),
    "trs": (
        calendar("gdxx", "/{y}{m:02d}/t{y}{m:02d}{d:02d}_1.html"),
        columns("zwxx"),
        prints("wap", "/t{n}.html", "手机版"),
    ),
    "trs-one": (tags("ztzl"), calendar("rd", "/{y}/{m}/{d}.htm"), variants("bs")),
    "sitesources": (
        columns("qtxx", "/{c}/list{n}.html", "/{c}/article{n}.html"),
        orders("cx"),
        calendar("zwrl", "/{y}n/{m}y/{d}r/index.html"),
    ),
    "vsb": (
        prints("dayin", ".jsp?wbnewsid={n}"),
        columns("tree", ".jsp?wbtreeid={c}&PAGENUM={n}", ".jsp?wbtreeid={c}&id={n}"),
        calendar("day", ".jsp?date={y}-{m}-{d}"),
    ),
    "siteserver": (
        calendar("channels/day", "/{y}_{m}_{d}.html"),
        tags("utils/tags"),
        prints("contents/print", "/{n}.html"),
    ),
    "jeecms": (
        orders("search", ("orderBy", "desc", "pageNo")),
        companies("qynb", "/index_{n}.jhtml", "/{n}.jhtml"),
        variants("fw"),
    ),
    "aspx": (
        calendar("rili", "/Default.aspx?dt={y}-{m}-{d}"),
        sessions("bszn", "tk"),
        columns("Xxgk", "/List.aspx?cid={c}&page={n}", "/View.aspx?cid={c}&id={n}"),
    ),
    "php": (
        tags("tag", ".php?w={t}&page={n}"),
        prints("print", ".php?newsid={n}"),
        columns("lm", ".php?c={c}&page={n}", ".php?c={c}&id={n}"),
    ),
    "scripts": (
        calendar("mmq/rl", "/{y}{m:02d}/{d:02d}.shtml"),
        columns("mmq/qt", "/{c}/list_{n}.shtml", "/{c}/{n}.shtml"),
        prints("mmq/dy", "/{n}.shtml"),
    ),
    "dayrui": (tags("tag-list"), sessions("hd", "token"), calendar("rili")),
    "pclist": (
        columns("mmqrmzf/qt", "/{c}/pc/list_{n}.html", "/{c}/pc/content/content_{n}.html"),
        variants("bsfw"),
        prints("dy"),
    ),
    "blocks": (companies("columns/qy", "/index_{n}.html"), orders("search"), calendar("columns/day")),
    "message": (calendar("rd", "/{y}/{m}/{d}.html"), tags("ztzl"), sessions("hd", "token")),
    "fujian": (calendar("zwgk/day"), orders("zwgk/search"), tags("zt")),
    "forms": (companies("govinfo/qy", "/index_{n}.html"), orders("govinfo/px"), calendar("govinfo/day")),
}
