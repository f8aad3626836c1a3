"""第五章: what a report calls a problem, what it promises, and what came back word for word.

Which of these a sentence is, is judged by its words and by the heading above it: a guess that pages call a guess. That
two sentences are the same is none: they are compared as `parsers.checks.copied` does, without digits and the organ's
name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from parsers.checks.copied import SHINGLE, narrative

Kind = Literal["problem", "promise", "done", "other"]
KINDS: tuple[Kind, ...] = ("problem", "promise", "done", "other")

_ENDS = re.compile(r"[。！？!?；;\n]+")
_NUMBERING = re.compile(r"^[\s（(]*[一二三四五六七八九十\d]{1,3}[)）、.．是]?[、.．,，:：)）]?\s*")
_HEADING = 24
"""Characters; a longer line is a sentence."""
_OF_PROBLEMS = re.compile("问题|不足|短板|困难")
_OF_PROMISES = re.compile("改进|下一步|今后|措施|打算|整改|努力方向|工作思路|工作计划")
_DONE = re.compile(
    "已经?(?:完成|建立|整改|解决|改进|改正|落实|得到|全部|按|对)|得到(?:了)?(?:改进|改善|解决|提升|加强)"
    "|整改(?:完成|到位)|针对(?:上|去)一?年"
)
_PROMISED = re.compile(
    "下一步|今后|下步|将(?!近)|拟(?!定)|打算|准备|计划(?:在|于)?|力争|确保|我[局委办市区县]要"
    "|要(?:进一步|继续|加强|加大|不断)"
)
_PROBLEM = re.compile(
    "不够|不足|不到位|有待|欠缺|薄弱|滞后|不高|不强|不及时|不规范|不全|不深|不均|单一|差距|偏[少慢低弱]|缺乏|缺少"
    "|仍需|尚未|还需|存在.{0,12}问题"
)
_VERBS = re.compile(
    "^(?:进一步|不断|持续|继续|着力|切实)?(?:加强|完善|强化|提升|提高|健全|加大|推进|深化|规范|优化|细化|拓展|建立|丰富"
    "|压实|严格|抓好|做好)"
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence as printed. `same` are the earlier years in which it stood, too, word for word, the first first."""

    text: str
    kind: Kind
    same: tuple[int, ...] = ()


def statements(text: str) -> Iterator[Statement]:
    """The sentences of a section 5, without its headings."""
    under: Kind | None = None
    for line in text.split("\n"):
        bare = _NUMBERING.sub("", line.strip())
        if not bare:
            continue
        if len(bare) <= _HEADING and not _ENDS.search(bare.rstrip("：:")):
            under = _under(bare) or under
            continue
        for sentence in filter(None, (each.strip() for each in _ENDS.split(line))):
            yield Statement(sentence, _kind(_NUMBERING.sub("", sentence), under))


def _under(heading: str) -> Kind | None:
    """What a heading says of the sentences below it; None if it says both or neither."""
    problems, promises = _OF_PROBLEMS.search(heading), _OF_PROMISES.search(heading)
    if bool(problems) == bool(promises):
        return None
    return "problem" if problems else "promise"


def _kind(sentence: str, under: Kind | None) -> Kind:
    if _DONE.search(sentence) and not _PROMISED.search(sentence):
        return "done"
    if _PROMISED.search(sentence):
        return "promise"
    if under == "promise" or (under is None and _VERBS.match(sentence)):
        return "promise"
    if under == "problem" or _PROBLEM.search(sentence):
        return "problem"
    return "other"


def over_years(sections: Mapping[int, tuple[str, str]]) -> dict[int, tuple[Statement, ...]]:
    """The sentences of each year, oldest first. `sections`: for each year the text and the organ's name."""
    first_seen: dict[str, list[int]] = {}
    found: dict[int, tuple[Statement, ...]] = {}
    for year in sorted(sections):
        text, issuer = sections[year]
        told = []
        seen_now: set[str] = set()
        for each in statements(text):
            key = _plain(each.text, issuer)
            earlier = tuple(first_seen.get(key, ())) if key else ()
            told.append(replace(each, same=earlier))
            if key:
                seen_now.add(key)
        for key in seen_now:
            first_seen.setdefault(key, []).append(year)
        found[year] = tuple(told)
    return found


def _plain(sentence: str, issuer: str) -> str | None:
    """The sentence as it is compared; None if it is too short to say anything."""
    plain = narrative(_NUMBERING.sub("", sentence), issuer).plain
    return plain[0] if len(plain) == 1 and len(plain[0]) >= SHINGLE else None
