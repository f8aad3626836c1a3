"""Says in words what is wrong with a portal, from the findings of a dry run, and what to do about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from crawler.dry_run import Findings
from parsers.text import clean
from spiders.captures import ERRORS, Capture
from spiders.pages.addresses import host_of
from spiders.portal import PortalSpider

_NAMED = 5
"""Most hosts or pages that are listed one by one."""


def troubles(found: Findings, spider: PortalSpider) -> Iterator[str]:
    """A sentence for each trouble, the most serious first; nothing if all is well."""
    yield from _unanswered(found)
    yield from _refused(found)
    yield from _nothing_found(found, spider)
    yield from _elsewhere(found)
    if found.forbidden:
        yield (
            f"robots.txt forbids {found.forbidden.total()} pages that links lead to"
            f" ({_few(found.forbidden)}): they are not fetched"
        )
    for kind, times in found.defects.items():
        yield f"a defect of this program lost {times} pages ({kind}): please report it"


def _unanswered(found: Findings) -> Iterator[str]:
    by_reason: dict[str, Counter[str]] = {}
    for url, reason in found.failures.items():
        by_reason.setdefault(reason, Counter())[host_of(url)] += 1
    for reason, hosts in by_reason.items():
        yield f"no answer from {_few(hosts)}: {reason}"
    if not found.answers and not found.failures and found.waiting:
        yield f"no answer came in the time given from {_few(_hosts(found))}: try --seconds 120"
    if not found.answers and not found.forbidden:
        yield (
            "nothing of the portal answered: look whether the address opens in a browser, with"
            " https and with http, with www. and without; some portals answer only in the country"
        )


def _hosts(found: Findings) -> Counter[str]:
    return Counter(host_of(url) for url in found.waiting)


def _refused(found: Findings) -> Iterator[str]:
    blocked = _by_reason(each for each in found.refused if each.role == "blocked")
    for (status, reason), hosts in blocked.items():
        yield (
            f"{status} from {_few(hosts)}: {reason}. A guard is left alone: try again later, more"
            " slowly, or from another network"
        )
    broken = _by_reason(each for each in found.refused if each.role != "blocked")
    for (_, reason), hosts in broken.items():
        example = next(each.url for each in found.refused if each.reason == reason)
        yield f"{reason}: {_few(hosts)}; for example {example}"


def _nothing_found(found: Findings, spider: PortalSpider) -> Iterator[str]:
    read = [each for each in found.captures if each.role not in ERRORS]
    if found.reports or not read:
        return
    if not found.columns:
        yield (
            f"no annual-report column was found from {spider.start_urls[0]}"
            f" ({len(read)} pages read{_cut(found)}): open the column of annual reports"
            " (政府信息公开年报) in a browser, and add its address to start_urls"
        )
    elif any(lead.kind in {"detail", "attachment"} for lead in found.waiting.values()):
        yield f"columns list reports, but none was fetched yet{_cut(found)}"
    else:
        yield (
            f"columns of annual reports were found, but no report in them{_cut(found)}: they may"
            " be empty, or filled by a script; open one in a browser"
        )
    for url in found.scripted[:_NAMED]:
        yield f"{url} has scripts and hardly a link: what people see there is made by a script"


def _cut(found: Findings) -> str:
    if not found.cut_short:
        return ""
    return (
        f"; the dry run's limit ended it with {len(found.waiting)} addresses waiting,"
        " so give it more with --requests and --seconds"
    )


def _elsewhere(found: Findings) -> Iterator[str]:
    if found.foreign:
        named = "; ".join(f"{host} ({clean(text) or 'no text'})" for host, text in list(found.foreign.items())[:_NAMED])
        yield (
            "links to columns, reports or files lead to hosts that are not declared, and are not"
            f" followed: {named}{_further(found.foreign)}. If they belong to the portal, add them"
            " to hosts, or to files where only attachments lie"
        )


def _by_reason(captures: Iterator[Capture]) -> dict[tuple[int, str], Counter[str]]:
    groups: dict[tuple[int, str], Counter[str]] = {}
    for each in captures:
        groups.setdefault((each.status, each.reason), Counter())[host_of(each.url)] += 1
    return groups


def _few(hosts: Mapping[str, int]) -> str:
    """The hosts with the most pages, each with its number of pages."""
    most = sorted(hosts.items(), key=lambda each: (-each[1], each[0]))[:_NAMED]
    shown = ", ".join(host if n == 1 else f"{host} ({n} pages)" for host, n in most)
    return shown + _further(hosts)


def _further(of: Mapping[str, object]) -> str:
    return f" and {len(of) - _NAMED} more" if len(of) > _NAMED else ""
