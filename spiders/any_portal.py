"""A spider for any portal, whose fields are given as arguments or in a TOML file."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from parsers.text import clean
from spiders import register
from spiders.expected import read_expected
from spiders.pages.addresses import absolute, without_login
from spiders.portal import PortalError, PortalSpider, shipped_portals
from spiders.systems import System
from spiders.systems.registry import SYSTEMS, declared

_FIELDS: dict[str, type] = {  # content systems add fields of their own
    "name": str,
    "title": str,
    "division": str,
    "start_urls": list,
    "hosts": list,
    "files": list,
    "system": str,
    "least": int,
    "patience": int,
    "expected": list,
}
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*")
_NAME = re.compile(r"\w[\w.-]*")
"""A portal's id; its files in the archive lie in a folder of that name."""
_DIVISION = (
    "the six digits of the division whose government runs the portal (GB/T 2260), such as 410303;"
    " the table divisions of any corpus has them all, and so has crawler/dictionary/divisions.csv"
)
_EXAMPLE = 'for example:  title = "某某区人民政府"   division = "410303"   start_urls = ["https://www.example.gov.cn/"]'


class AnyPortal(PortalSpider):
    """`scrapy crawl portal -a config=FILE`, or `-a url=… -a title=… -a division=…`, or `-a place=郑州市`, a name or a
    code of the register.
    """

    name = "portal"

    def __init__(
        self,
        config: str | None = None,
        url: str | None = None,
        title: str | None = None,
        division: str | None = None,
        place: str | None = None,
        **others: str,
    ) -> None:
        if config is not None and (url or title or division or place or others):
            raise PortalError("give either config=FILE or url=… title=… division=…, not both")
        if place is not None and (url or title or division):
            raise PortalError("give either place=NAME or url=… title=… division=…, not both")
        if config is not None:
            facts = read_config(Path(config))
        else:
            given: dict[str, Any] = {
                "title": title,
                "division": division,
                "start_urls": [url] if url else None,
                **others,
            }
            facts = {name: value for name, value in given.items() if value is not None}
            facts = {**_registered(place), **facts} if place is not None else facts
            for name in ("hosts", "files", "expected"):  # as arguments, with commas between them
                if isinstance(facts.get(name), str):
                    facts[name] = [h.strip() for h in facts[name].split(",") if h.strip()]
            for name in ("least", "patience"):
                if isinstance(facts.get(name), str) and facts[name].isdigit():
                    facts[name] = int(facts[name])
        checked(facts, config or "the arguments")
        self.title, self.division = clean(facts["title"]), facts["division"]
        self.start_urls = list(facts["start_urls"])
        self.hosts, self.files = tuple(facts.get("hosts", ())), tuple(facts.get("files", ()))
        self.least = facts.get("least", self.least)
        self.patience = facts.get("patience", self.patience)
        self.expected = tuple(map(clean, facts.get("expected", ())))
        self.system = _system(facts)
        super().__init__(name=facts.get("name") or _name(self.start_urls[0]))


def _registered(place: str) -> dict[str, Any]:
    """The fields of a place's portal, from the register. Its files may lie where those of a portal above it lie, if
    one ships that says so. Raises `PortalError` if it isn't one place's.
    """
    try:
        entry = register.the_one(place)
    except ValueError as error:
        raise PortalError(str(error)) from None
    above = {entry.division, entry.division[:4] + "00", entry.division[:2] + "0000"}
    files = sorted({host for each in shipped_portals() if each.division in above for host in each.files})
    return {**register.declaration(entry), **({"files": files} if files else {})}


def read_config(path: Path) -> dict[str, Any]:
    """The fields of a portal in a TOML file. Raises `PortalError` if it can't be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise PortalError(f"{path}: there is no such file; {_EXAMPLE}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PortalError(f"{path}: is no TOML ({error}); {_EXAMPLE}") from None
    except OSError as error:
        raise PortalError(f"{path}: can't be read ({error.strerror})") from None


def checked(facts: dict[str, Any], where: str) -> None:
    """Checks a portal's fields. Raises `PortalError` for one that is missing, unknown or of the wrong type.
    `where` is the source of the fields, for the message.
    """
    fields = {**_FIELDS, **{field: str for system in SYSTEMS.values() for field in system.fields}}
    unknown = sorted(facts.keys() - fields.keys())
    if unknown:
        raise PortalError(f"{where}: unknown field {', '.join(unknown)}; known are {', '.join(fields)}")
    _complete(facts, where)
    for name, value in facts.items():
        if not isinstance(value, fields[name]):
            raise PortalError(f"{where}: {name} must be a {fields[name].__name__}, not {value!r}")
        if isinstance(value, list) and not all(isinstance(each, str) for each in value):
            raise PortalError(f"{where}: {name} must be a list of texts")
    if "name" in facts and not _NAME.fullmatch(facts["name"]):
        raise PortalError(f"{where}: name must be of letters, digits, - and _, not {facts['name']!r}")
    if not re.fullmatch(r"\d{6}", facts["division"]):
        raise PortalError(f"{where}: division must be six digits (GB/T 2260), not {facts['division']!r}")
    for url in facts["start_urls"]:
        if absolute(url, url) is None:
            raise PortalError(f"{where}: {url!r} is no address of a page: it starts with https://")
        if without_login(url) != url:
            raise PortalError(f"{where}: {without_login(url)!r} is given with a name or password: leave them out")
    _check_names(facts, where)


def _check_names(facts: dict[str, Any], where: str) -> None:
    """Checks names of expected issuers and of hosts. Raises `PortalError`."""
    for name in facts.get("expected", ()):
        try:
            read_expected(name)
        except ValueError as error:
            raise PortalError(f"{where}: {error}") from None
    for name in ("hosts", "files"):
        for host in facts.get(name, ()):
            if not _HOST.fullmatch(host):
                raise PortalError(f"{where}: {host!r} in {name} is no host: it looks like www.example.gov.cn")


def _complete(facts: dict[str, Any], where: str) -> None:
    """Raises `PortalError` if a mandatory field is missing."""
    missing = [name for name in ("title", "division", "start_urls") if not facts.get(name)]
    if missing == ["division"]:
        raise PortalError(f"{where}: division is not filled in: {_DIVISION}")
    if missing:
        raise PortalError(f"{where}: {', '.join(missing)} missing; {_EXAMPLE}")


def _system(facts: dict[str, Any]) -> System:
    try:
        return declared(facts)
    except ValueError as error:
        raise PortalError(str(error)) from None


def _name(url: str) -> str:
    """A portal's id, made from its host: `example` for www.example.gov.cn."""
    host = (urlsplit(url).hostname or "").strip(".").removeprefix("www.") or "portal"
    port = urlsplit(url).port
    return host.removesuffix(".gov.cn") + (f"-{port}" if port else "")
