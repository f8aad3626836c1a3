"""The organs of the demo world and the hosts on which they publish. Their names are real; their
figures are random, except those of `known`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Organ:
    """An organ: `key` is its folder on the site (which may be another organ's site), `until` the
    last report year under its former name.
    """

    name: str
    host: str
    key: str
    former: str | None = None
    until: int = 0

    def named(self, year: int) -> str:
        """Its name at the time of its report on `year`."""
        return self.former if self.former and year <= self.until else self.name


_CITY = """
szfbgs 洛阳市人民政府办公室, szf 洛阳市人民政府, fgw 洛阳市发展和改革委员会, jyj 洛阳市教育局,
kjj 洛阳市科学技术局, gxj 洛阳市工业和信息化局, gaj 洛阳市公安局, mzj 洛阳市民政局, sfj 洛阳市司法局,
rsj 洛阳市人力资源和社会保障局, zrzy 洛阳市自然资源和规划局, sthj 洛阳市生态环境局,
zjj 洛阳市住房和城乡建设局, cgj 洛阳市城市管理局, jtj 洛阳市交通运输局, slj 洛阳市水利局,
swj 洛阳市商务局, wjw 洛阳市卫生健康委员会, tyjr 洛阳市退役军人事务局, yjj 洛阳市应急管理局,
sjj 洛阳市审计局, scjg 洛阳市市场监督管理局, tyj 洛阳市体育局, tjj 洛阳市统计局,
ybj 洛阳市医疗保障局, xfj 洛阳市信访局, zsj 洛阳市政务服务和大数据管理局, lyj 洛阳市林业局
"""
_DISTRICTS = {
    "mengjin.gov.cn": (
        "孟津区",
        "孟津县",
        """
        qzfb 人民政府办公室, qzf 人民政府, kgj 科技和工业信息化局, zsj 政务服务和大数据管理局,
        jtj 教育体育局, czj 财政局, slj 水利局, nyncj 农业农村局, mzj 民政局""",
    ),
    "luolong.gov.cn": (
        "洛龙区",
        None,
        """
        553 人民政府办公室, 554 教育体育局, 555 财政局, 556 审计局, 557 民政局, 558 城市管理局,
        560 应急管理局, 561 统计局""",
    ),
    "yanshi.gov.cn": ("偃师区", "偃师市", "zfb 人民政府办公室, gxj 工业和信息化局, sjj 审计局, wjw 卫生健康委员会"),
    "jxq.gov.cn": ("涧西区", None, "zfb 人民政府办公室, sfj 司法局, mzj 民政局, cgj 城市管理局"),
    "xigong.gov.cn": ("西工区", None, "zfb 人民政府办公室, jtj 教育体育局, fgw 发展和改革委员会"),
    "xinan.gov.cn": ("新安县", None, "zfb 人民政府办公室, slj 水利局, rsj 人力资源和社会保障局"),
    "luanchuan.gov.cn": ("栾川县", None, "zfb 人民政府办公室, wgl 文化广电和旅游局, lyj 林业局"),
    "hnsongxian.gov.cn": ("嵩县", None, "zfb 人民政府办公室, jtj 交通运输局, xczx 乡村振兴局"),
    "www.chuanhui.gov.cn": (
        "川汇区",
        None,
        """
        qzfbgs 政府办公室, qzf 人民政府, fgw 发展和改革委员会, jtj 教育体育局, czj 财政局, mzj 民政局,
        sfj 司法局, sjj 审计局, wjw 卫生健康委员会, nyncj 农业农村局, tjj 统计局, cgj 城市管理局""",
    ),
}
_OWN_SITES = {
    "wgl.ly.gov.cn": "洛阳市文化广电和旅游局",
    "nync.ly.gov.cn": "洛阳市农业农村局",
    "cz.ly.gov.cn": "洛阳市财政局",
}
LAST_YEAR_OF_THE_COUNTY = 2020
"""孟津县 and 偃师市 became districts in March 2021: their reports on 2020 carry the old names."""


def _listed(text: str) -> Iterator[tuple[str, str]]:
    for entry in text.split(","):
        key, name = entry.split()
        yield key, name


def organs() -> list[Organ]:
    found = [Organ(name, "www.ly.gov.cn", key) for key, name in _listed(_CITY)]
    found += [Organ(name, host, host.split(".")[0]) for host, name in _OWN_SITES.items()]
    for host, (now, before, listed) in _DISTRICTS.items():
        for key, name in _listed(listed):
            former = before + name if before else None
            found.append(Organ(now + name, host, key, former, LAST_YEAR_OF_THE_COUNTY))
    return found
