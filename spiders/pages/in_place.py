"""A pager that only shows and hides lines: the whole list is in the page, and its buttons fetch nothing."""

from __future__ import annotations

import re
from itertools import islice

from parsers.text import squeeze
from spiders.pages import Page
from spiders.pages.links import MORE
from spiders.pages.pagers import turns
from spiders.pages.scripts import called

_SHOWS = re.compile(
    r"\.(?:hide|show|fadeIn|fadeOut|toggle)\s*+\(|style\s*+\.\s*+display|\.css\s*+\(\s*+[\"']display|\.hidden\s*+="
)
_FETCHES = re.compile(
    r"ajax|(?<!\w)get\s*+\(|post|getJSON|fetch|axios|XMLHttp|location|submit|load|open\s*+\(|[iI]nnerHTML|\.html\s*+\("
    r"|append|prepend|src|href|import|require|emit|trigger|dispatch|fire|publish|callback|\$http|request|vm\b|this\."
)
_CALLS = re.compile(r"(?<![\w$.])([A-Za-z_$][\w$]{0,60}+)\s*+\(")
_MOST_FUNCTIONS = 20


def shows_in_place(page: Page) -> bool:
    """Whether the buttons of a list's pager call functions of the page that show and hide, and do nothing else."""
    buttons = [each for each in page.handlers if turns(each.words) or MORE.fullmatch(squeeze(each.words))]
    bodies = [_does(page, called(each.click)) for each in buttons]
    return bool(bodies) and all(
        said is not None and _SHOWS.search(said) and not _FETCHES.search(said) for said in bodies
    )


def _does(page: Page, name: str) -> str | None:
    """The body of a function, and of those that it calls; None if it isn't known."""
    functions, found, waiting = page.scripts.functions, dict[str, str](), [name]
    while waiting and len(found) < _MOST_FUNCTIONS:
        each = waiting.pop()
        if each in functions and each not in found:
            found[each] = functions[each].body
            waiting += [match[1] for match in islice(_CALLS.finditer(found[each]), 100)]
    return "\n".join(found.values()) if name in found else None
