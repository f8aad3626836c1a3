"""行政区划: GB/T 2260 codes of the divisions whose portals ship with the project.

Codes that were abolished stay: reports of their years exist (孟津县 and 吉利区 became 孟津区, and
偃师市 became 偃师区, by 国函〔2021〕17号). To add a division, add its line.
"""

from __future__ import annotations

from typing import NamedTuple


class Division(NamedTuple):
    code: str
    name: str
    level: str
    parent: str | None


def _level(code: str) -> str:
    return "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"


def _parent(code: str) -> str | None:
    level = _level(code)
    return None if level == "province" else code[:2] + "0000" if level == "prefecture" else code[:4] + "00"


_NAMES = """
410000 河南省
410300 洛阳市
410302 老城区
410303 西工区
410304 瀍河回族区
410305 涧西区
410306 吉利区
410307 偃师区
410308 孟津区
410311 洛龙区
410322 孟津县
410323 新安县
410324 栾川县
410325 嵩县
410326 汝阳县
410327 宜阳县
410328 洛宁县
410329 伊川县
410381 偃师市
411600 周口市
411602 川汇区
411603 淮阳区
411621 扶沟县
411622 西华县
411623 商水县
411624 沈丘县
411625 郸城县
411626 淮阳县
411627 太康县
411628 鹿邑县
411681 项城市
"""

DIVISIONS: dict[str, Division] = {
    code: Division(code, name, _level(code), _parent(code))
    for code, name in (line.split() for line in _NAMES.strip().splitlines())
}


def division(code: str) -> Division:
    """The division of a code; for one that is not listed its level, with the code for a name."""
    known = DIVISIONS.get(code)
    if known:
        return known
    parent = _parent(code)
    return Division(code, code, _level(code), parent if parent in DIVISIONS else None)
