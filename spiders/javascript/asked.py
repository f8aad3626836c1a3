"""A request for a page of a list, as a script makes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit, urlunsplit

MARK = re.compile("\ue000(-?\\d{1,6}),(-?\\d{1,6})\ue001")
"""The place of the page's number: what it is multiplied with, and what is added."""
_BEGIN = "\ue000"
Pairs = tuple[tuple[str, str], ...]


def mark(times: int, plus: int) -> str:
    """The mark for a number that is `times` the page's number, and `plus`."""
    return f"\ue000{times},{plus}\ue001"


@dataclass(frozen=True)
class Asked:
    """A request of a script. In its texts, marks stand for the number of the list's page, which begins with `first`
    (0 or 1).
    """

    method: str
    url: str
    query: Pairs = ()
    form: Pairs = ()
    body: str = ""
    first: int = 1
    words: str = ""
    """The words of the click that makes it: an organ, a year."""
    begins: str = ""
    """The address of the first page, where it is another: page == 0 ? "list.json" : "list" + page + ".json"."""

    @property
    def paged(self) -> bool:
        """Whether the number of the page is part of it."""
        return any(_BEGIN in text for text in (self.url, self.body, *(v for _, v in (*self.query, *self.form))))

    def at(self, page: int) -> Asked:
        """The request for a page, counted from 1."""
        number = page - 1 + self.first

        def filled(text: str) -> str:
            return MARK.sub(lambda found: str(int(found[1]) * number + int(found[2])), text)

        form = tuple((name, filled(value)) for name, value in self.form)
        parts = urlsplit(self.begins if self.begins and page == 1 else filled(self.url))
        pairs = urlencode([(name, filled(value)) for name, value in self.query])
        query = "&".join(each for each in (parts.query, pairs) if each)
        return Asked(self.method, urlunsplit(parts._replace(query=query)), (), form, filled(self.body), self.first)
