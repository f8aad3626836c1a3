"""A toy content system, whose list of reports stands where a portal's file says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from spiders.systems import Fragment, Lead, System


@dataclass(frozen=True)
class Toy(System):
    """No page shows it: a portal's file names it, with `toys`, the address of its list."""

    name = "toy"
    title = "玩具 Toy CMS"
    asked_for = "`toys`"
    fields = ("toys",)

    address: str = ""

    @classmethod
    def declared(cls, fields: Mapping[str, str]) -> Self:
        return cls(fields["toys"])

    def start(self) -> Iterator[Lead]:
        yield Lead(self.address, "search")

    def read(self, url: str, text: str) -> Iterator[Lead | Fragment]:
        yield Fragment(text, url)
