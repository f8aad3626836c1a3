"""Drafts the TOML file of a portal: the facts found in a short dry run, and comments that explain the rest."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tldextract import TLDExtract

from crawler.dictionary.divisions import Division, divisions
from crawler.dry_run import Findings
from parsers.text import clean
from spiders.pages.addresses import host_of

_SUFFIXES = TLDExtract(suffix_list_urls=())  # uses the list that the package contains: nothing is fetched
_FILES = re.compile(r"^(?:\w*oss|files?|upload|download|static|fj)\d*\.|^attach\w*\.")
"""Names of hosts that serve only files."""
_DECORATION = re.compile(r"^(?:欢迎(?:访问|光临|您访问|来到)|您好,?|首页)|(?:门户|官方)?(?:网站|网)?(?:首页|欢迎您)?$")
_SPLIT = re.compile(r"\s*[-_—–|]+\s*|\s{2,}")
_SHOWN = 12


@dataclass(frozen=True)
class Draft:
    """The text of the file, and what to tell the user: fields that must be filled in, and notes."""

    text: str
    title: str
    division: str | None
    todo: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def file_name(url: str) -> str:
    """The default file name for a portal: www.example.gov.cn gives example.toml."""
    host = (urlsplit(url).hostname or "portal").removeprefix("www.").removesuffix(".gov.cn")
    return f"{host}.toml"


def draft(url: str, found: Findings, title: str | None, division: str | None, file: str) -> Draft:
    """The draft of `file` from what is known; `title` and `division` are the user's, if given."""
    host = host_of(url)
    named = found.names.get(host) or next(iter(found.names.values()), "")
    said = clean(title or _name(named) or host)
    code, why = (division, "as given") if division else _division(said)
    own, stores, others = _hosts(host, found)
    lines = [
        f"# {said}: a portal for nianbao; see docs/portals.md for all fields.",
        f"# Try it: nianbao portal check {clean(file)}",
        "",
        f"title = {_quoted(said)}",
    ]
    if code:
        lines.append(f'division = "{code}"  # GB/T 2260; {why}')
    else:
        lines += [
            "# The six digits of the division whose government runs it (GB/T 2260), such as 410303:",
            'division = ""',
        ]
    lines += [f"start_urls = [{_quoted(url)}]", ""]
    lines += _listed("Sites of its departments, which are crawled, too:", "hosts", own)
    lines += _listed("Hosts on which only attachments lie:", "files", stores)
    if others:
        lines.append("# Linked, too, but under other names; add to hosts what belongs to the portal:")
        lines += [f"#   {each}" for each in others] + [""]
    lines += [f"# Pages of {name} were seen: it is used by itself." for name in found.systems]
    lines += [
        "# A crawl that finds fewer reports than this is broken. Set it once a crawl was complete:",
        "# least = 10",
        "",
        "# Organs whose reports it should have, with years where you know them: nianbao coverage says what is missing.",
        '# expected = ["某某区人民政府", "某某区财政局 2019-"]',
    ]
    notes = [] if code else [why]
    if own:
        notes.append(f"hosts that look like its own: {', '.join(own)}")
    if found.columns:
        notes.append(f"a column of annual reports was seen: {sorted(found.columns)[0]}")
    return Draft("\n".join(lines) + "\n", said, code, [] if code else ["division"], notes)


def _name(said: str) -> str:
    """The site's name without the words around it: 某某区人民政府 in 欢迎访问某某区人民政府门户网站-首页."""
    parts = [_DECORATION.sub("", part.strip()) for part in _SPLIT.split(said)]
    named = [part for part in parts if part]
    return next((part for part in named if "政府" in part), named[0] if named else "")


def _division(name: str) -> tuple[str | None, str]:
    """The code of the division in a portal's name, and how it was found; or None, and why it wasn't."""
    bare = re.sub(r"(?:人民政府|政府)(?:办公室)?$", "", name)
    ending = [
        each
        for each in divisions().values()
        if each.last_year is None and any(bare.endswith(n) for n in each.names) and each.parent
    ]
    best = [each for each in ending if _parents_named(each, bare)] or ending
    if len(best) == 1:
        return best[0].code, f"found by the name {best[0].name}"
    if best:
        which = ", ".join(f"{each.code} {each.name}" for each in best)
        return None, f"the name fits several divisions ({which})"
    return None, f"no division of nianbao's list is named in {name!r}"


def _parents_named(division: Division, text: str) -> bool:
    """Whether the text before the division's name ends with the name of the division above it."""
    before = next(text.removesuffix(n) for n in division.names if text.endswith(n))
    above = divisions().get(division.parent or "")
    return bool(above and before and any(before.endswith(n) for n in above.names))


def _hosts(host: str, found: Findings) -> tuple[list[str], list[str], list[str]]:
    """Linked hosts: those of the same registered domain, those that hold files, and others."""
    domain = _SUFFIXES(host).top_domain_under_public_suffix
    own, stores, others = [], [], []
    for linked, _ in found.linked.most_common():
        if linked in {host, ""} or not domain:
            continue
        same = _SUFFIXES(linked).top_domain_under_public_suffix == domain
        if _FILES.match(linked) and (same or linked in found.foreign):
            stores.append(linked)
        elif same:
            own.append(linked)
        elif linked in found.foreign or linked.endswith(".gov.cn"):
            others.append(linked)
    return own[:_SHOWN], stores[:_SHOWN], others[:_SHOWN]


def _listed(words: str, name: str, hosts: list[str]) -> list[str]:
    if not hosts:
        example = {"hosts": "czj.example.gov.cn", "files": "oss.example.gov.cn"}[name]
        return [f"# {words}", f'# {name} = ["{example}"]', ""]
    return [f"# {words}", f"{name} = [{', '.join(map(_quoted, hosts))}]", ""]


def _quoted(text: str) -> str:
    """The text as a TOML string: a JSON string without control characters is one."""
    return json.dumps(clean(text), ensure_ascii=False)
