"""The requests that a script makes for a list: $.ajax({url: …, data: …}), $.get(…), $(…).load(…), axios, fetch.

A request counts if all of it is known on the page, apart from the number of the list's page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice, product
from urllib.parse import urlsplit

from spiders.javascript.asked import MARK, Asked, Pairs, mark
from spiders.javascript.clicks import Click, attributes, variants
from spiders.javascript.expressions import MENU, Reader
from spiders.javascript.facts import Facts
from spiders.javascript.program import Program
from spiders.javascript.tables import tables
from spiders.javascript.values import Hole, Value

_CALLED = frozenset(["open", "ajax", "get", "post", "getJSON", "load", "fetch", "axios", "request", "http", "$http"])
_SELF = frozenset(("this", "that", "self", "_this", "vm"))
_SEND_JSON = frozenset(["axios", "http", "$http"])
"""What posts objects as JSON; jQuery posts them as a form."""
_WRITERS = frozenset(["stringify", "param", "URLSearchParams"])
_METHODS = frozenset(["GET", "POST"])
_MOST_CALLS = 400
_PAGE = re.compile(
    r"_?(?:cur(?:r(?:ent)?)?_?)?page_?(?:no|num|number|index|idx|current)?|pn|p|n|index|idx|no|num|now_?page|i|to_?page",
    re.IGNORECASE,
)
"""Names of the number of a list's page."""
_PAGE_KEY = re.compile(r"_?(?:cur(?:r(?:ent)?)?_?)?page_?(?:no|num|number|index|current)?|pn|now_?page", re.IGNORECASE)
_OFFSET = re.compile(r"offset|start(?:record|index|row)?|skip|from", re.IGNORECASE)
_SIZE = re.compile(r"_?page_?size|rows|limit|size|per_?page|pre_?page|rn|count|length", re.IGNORECASE)
_DIFFERENT = re.compile(r"_+|_?t|r|rand(?:om)?|time(?:stamp)?|v|callback|_?csrf|token", re.IGNORECASE)
"""Parameters whose value doesn't matter."""
_NO_LIST = re.compile(
    r"\.(?:js|css|png|jpe?g|gif|svg|ico|woff2?)(?:$|\?)|hits?\b|click|visit|count(?:er)?\b|login|captcha|weather|tianqi|"
    r"comment|stat(?:istics)?\b|tongji|userinfo|verif|suggest|hotword|ipaddr",
    re.IGNORECASE,
)
_WRITTEN = re.compile(r"(?<=[?&])(\w{1,30})=([01])(?=&|$)")


def requests(script: str, facts: Facts, clicks: Sequence[Click] = ()) -> list[Asked]:
    """The requests that a script makes, each once, those for a page of a list first. Where a request needs what the
    page's `clicks` hand over (an organ, a year), there is one for each of them.
    """
    program = Program(script)
    every = (*tables(program, facts), *islice(_requests(program, facts, clicks), _MOST_CALLS))
    found = dict.fromkeys(each for each in every if not _NO_LIST.search(urlsplit(each.url).path))
    return sorted(found, key=lambda each: not each.paged)


def _requests(program: Program, facts: Facts, clicks: Sequence[Click]) -> Iterator[Asked]:
    made = instances(program)
    for at, token in enumerate(program.tokens):
        if token.kind != "name" or token.value not in _CALLED or not program.is_sign(at + 1, "("):
            continue
        after_dot = program.is_sign(at - 1, ".")
        if not after_dot and token.value not in {"fetch", "axios"}:
            continue
        if token.value == "load" and not (program.is_sign(at - 2, ")") or _is_of_xml(program, at + 1)):
            continue
        of = program.tokens[max(0, at - 2)].value if after_dot else ""
        sends_json = of in made or any(program.tokens[max(0, at - back)].value in _SEND_JSON for back in (0, 2))
        asks = partial(_Call, program, facts, token.value, at + 1, sends_json=sends_json, base=made.get(of, ""))
        yield from (each for each in _asked_by(asks, clicks) if not _NO_LIST.search(urlsplit(each.url).path))


def _asked_by(asks: Callable[..., _Call], clicks: Sequence[Click]) -> Iterator[Asked]:
    """What a call asks for: as it stands, else with what the page's address or its clicks hand over; and again with
    each click that sets one of its variables anew.
    """
    call = asks()
    program, facts, opening = call.program, call.facts, call.opening
    found = call.asked()
    if found is None and call.unknown and call.unknown <= facts.query.keys():  # looked up in the page's address
        found = asks(given={name: Value((facts.query[name],)) for name in call.unknown}).asked()
    if found is None and call.unknown:
        for given, words in variants(program, facts, opening, call.unknown, clicks):
            if again := asks(given=given).asked():
                yield replace(again, words=words)
    if found is None:
        return
    found = _beyond(asks, call, found)
    yield found
    # A variable that is set before, and again by what is clicked: year = $(this).data("year").
    for name, attribute in list(call.reader.clicked.items()):
        for words, value in islice(attributes(attribute, clicks), _MOST_CALLS):
            again = asks(given={name: value}).asked()
            if again and again != found:
                yield replace(again, words=words)
    yield from _by_menus(asks, call, found)


def _by_menus(asks: Callable[..., _Call], call: _Call, found: Asked) -> Iterator[Asked]:
    """The same request with the other choices of the menus of years and organs that it reads, pair by pair."""
    menus = sorted(call.reader.menus)
    for chosen in islice(product(*(call.facts.menus[each] for each in menus)), _MOST_CHOSEN) if menus else ():
        given = {f"{MENU}{menu}": Value((value,)) for menu, (_, value) in zip(menus, chosen, strict=True)}
        again = asks(given=given).asked()
        if again and again != found:
            yield replace(again, words=max((words for words, _ in chosen), key=len))


_MOST_CHOSEN = 400


def _beyond(asks: Callable[..., _Call], call: _Call, found: Asked) -> Asked:
    """A request whose first page has an address of its own, with that of the others; as it is, if there are none."""
    if found.paged or call.reader.divided is None:
        return found
    again = asks()
    again.reader.beyond = True
    other = again.asked()
    if other is None or not other.paged:
        return found
    return replace(other, begins=found.at(1).url, first=call.reader.divided)


def _is_of_xml(program: Program, opening: int) -> bool:
    """Whether a document loads a file of XML: xmlDoc.load("list.xml"), or any where the script makes documents."""
    parts = program.parts(opening)
    said = program.tokens[parts[0]] if len(parts) == 1 else None
    if said is None:
        return False
    is_file = said.kind == "text" and urlsplit(said.value).path.lower().endswith(".xml")
    return is_file or any(_DOCUMENT.search(each.value[:60]) for each in program.tokens)


_DOCUMENT = re.compile(r"XMLDOM|DOMDocument|^createDocument$", re.IGNORECASE)
_MOST_INSTANCES = 10


def instances(program: Program) -> dict[str, str]:
    """What the script calls axios by (const http = axios.create({baseURL: '/api'})), with what stands before the
    addresses that are asked so.
    """
    found = dict[str, str]()
    for at in islice(program.calls("create"), _MOST_INSTANCES):  # the place of the bracket
        parts = program.parts(at)
        if not parts or not program.is_sign(at - 2, ".") or program.tokens[at - 3].value != "axios":
            continue
        entries = program.entries(parts[0]) if program.is_sign(parts[0], "{") else {}
        base = program.tokens[entries["baseURL"]] if "baseURL" in entries else None
        if program.is_sign(at - 4, "=") and base is not None and base.kind == "text":
            found[program.tokens[at - 5].value] = base.value
    return found


class _Call:
    """A call that makes a request, whose bracket is at `opening`."""

    def __init__(
        self,
        program: Program,
        facts: Facts,
        name: str,
        opening: int,
        *,
        sends_json: bool,
        given: dict[str, Value] | None = None,
        base: str = "",
    ) -> None:
        self.program, self.name, self.opening, self.sends_json = program, name, opening, sends_json
        self.facts, self.given = facts, given or {}
        self.base = base
        self.reader = Reader(program, facts, given)
        self.first = 1
        self.unknown = set[str]()
        """Names of what isn't known of it."""

    @property
    def known(self) -> bool:
        return not self.unknown

    def asked(self) -> Asked | None:
        parts = self.program.parts(self.opening)
        if not parts:
            return None
        if self.name == "open":  # of an XMLHttpRequest
            said = self.reader.value(parts[0]).text
            return self._with({"method": parts[0]}, parts[1], None) if said in _METHODS and len(parts) > 1 else None
        options = self._object(parts[0])
        if options is not None:
            return self._with(options, options.get("url"), options.get("data", options.get("params")))
        second = self._object(parts[1]) if len(parts) > 1 else None
        if self.name == "ajax" and second is not None:  # $.ajax(url, {…})
            return self._with(second, parts[0], second.get("data"))
        if self.name == "fetch":
            return self._with(second or {}, parts[0], (second or {}).get("body"))
        params = second.get("params") if second and self.name in {"get", "http", "axios"} else None
        data = parts[1] if len(parts) > 1 and not self._is_function(parts[1]) else None
        return self._with({}, parts[0], params or data)

    def _with(self, options: dict[str, int], url: int | None, data: int | None) -> Asked | None:
        if url is None:
            return None
        whole = self._address(self.reader.value(url))
        said = options.get("type", options.get("method"))
        method = (self.reader.value(said).text or "GET").upper() if said is not None else self._usual()
        kind = options.get("contentType", options.get("headers"))
        as_json = self.sends_json and method == "POST"
        if kind is not None and not as_json:
            near = self.program.tokens[kind : self.program.ends.get(kind, kind) + 1]
            as_json = any("json" in token.value.lower() for token in near)
        pairs, body = self._data(data, as_json) if data is not None else ((), "")
        if not whole or not self.known or method not in _METHODS or not _is_address(whole):
            return None
        whole = _WRITTEN.sub(self._written, whole)
        if self.base and "://" not in whole:
            whole = f"{self.base.rstrip('/')}/{whole.lstrip('/')}"
        if method == "GET":
            return Asked(method, whole, pairs, first=self.first)
        return Asked(method, whole, (), pairs, body, self.first)

    def _usual(self) -> str:
        """The method if none is said."""
        return "POST" if self.name == "post" else "GET"

    def _is_function(self, at: int) -> bool:
        """Whether a function is given, written there or by its name."""
        token = self.program.tokens[at]
        if token.kind == "name" and self._ends(at + 1) and token.value not in self.program.values:
            return not any(token.value in each.parameters for each in self.program.around(at))
        return token == ("name", "function") or self.program.is_sign(self.program.ends.get(at, at) + 1, "=>")

    def _object(self, at: int) -> dict[str, int] | None:
        """The entries of an object, written there or named there; None if it is none."""
        if self.program.is_sign(at, "{"):
            return self.program.entries(at)
        if self.program.is_name(at) and self.program.tokens[at].value in _SELF and self.program.is_sign(at + 1, "."):
            at += 2  # this.query
        if not self.program.is_name(at) or not (self.program.is_sign(at + 1, ",") or self._ends(at + 1)):
            return None
        places = self.program.values.get(self.program.tokens[at].value, [])
        there = next((place for place in places if self.program.is_sign(place, "{")), None)
        return self.program.entries(there) if there is not None else None

    def _ends(self, at: int) -> bool:
        return any(self.program.is_sign(at, sign) for sign in ")}];,")

    def _data(self, at: int, as_json: bool) -> tuple[Pairs, str]:
        """What is sent: pairs, or JSON."""
        written = self._written_as(at)
        entries = self._object(written or at)
        if entries is not None and (as_json if written is None else self.program.tokens[at].value == "JSON"):
            return (), self._json(entries)
        if entries is not None:
            return tuple(self._pairs(entries)), ""
        text = self._address(self.reader.value(at))
        pairs = (part.partition("=") for part in text.split("&") if part)
        return tuple((name, value) for name, _, value in pairs), ""

    def _written_as(self, at: int) -> int | None:
        """The place of an object that is sent as a text: JSON.stringify(…), $.param(…), new URLSearchParams(…)."""
        for name in range(at, at + 4):
            if self.program.is_name(name) and self.program.tokens[name].value in _WRITERS:
                return name + 2 if self.program.is_sign(name + 1, "(") else None
        return None

    def _text_of(self, at: int) -> dict[str, int] | None:
        """The entries of an object that is sent as a text in a field; None if it is none."""
        is_json = self.program.tokens[at].value == "JSON" and self.program.is_sign(at + 3, "(")
        return self._object(at + 4) if is_json and self.program.tokens[at + 2].value == "stringify" else None

    def _pairs(self, entries: dict[str, int]) -> Iterator[tuple[str, str]]:
        size = next((self.reader.value(at).text for key, at in entries.items() if _SIZE.fullmatch(key)), None)
        for key, at in entries.items():
            if (inside := self._text_of(at)) is not None:  # params: JSON.stringify(data), as 新点 Epoint asks
                yield key, self._json(inside)
            elif self.program.is_sign(at, "["):
                name = key if key.endswith("[]") else f"{key}[]"
                for number, part in enumerate(self.program.parts(at)):
                    inner = self.program.parts(part) if self.program.is_sign(part, "[") else None
                    if inner is None:
                        yield name, self._filled(key, self.reader.value(part), size)
                    for each in inner or ():  # a list in the list, as jQuery sends it
                        yield f"{key.removesuffix('[]')}[{number}][]", self._filled(key, self.reader.value(each), size)
            elif not self.program.is_sign(at, "{") and not self._is_function(at):
                yield key, self._filled(key, self.reader.value(at), size)

    def _json(self, entries: dict[str, int]) -> str:
        """An object as JSON. Numbers stay numbers; a mark stands for one."""
        size = next((self.reader.value(at).text for key, at in entries.items() if _SIZE.fullmatch(key)), None)
        parts = []
        for key, at in entries.items():
            if self.program.is_sign(at, "{"):
                parts.append(f"{json.dumps(key)}: {self._json(self.program.entries(at))}")
                continue
            if self.program.is_sign(at, "["):
                inner = [self._filled(key, self.reader.value(part), size) for part in self.program.parts(at)]
                parts.append(f"{json.dumps(key)}: {json.dumps(inner, ensure_ascii=False)}")
                continue
            value = self.reader.value(at)
            text = self._filled(key, value, size)
            if value.split:
                parts.append(f"{json.dumps(key)}: {json.dumps(text.split(value.split), ensure_ascii=False)}")
                continue
            bare = value.number or MARK.fullmatch(text) or self.program.tokens[at].value in {"true", "false", "null"}
            parts.append(f"{json.dumps(key)}: {text if bare and text else json.dumps(text, ensure_ascii=False)}")
        return "{" + ", ".join(parts) + "}"

    def _address(self, value: Value) -> str:
        """An address or a query as a text, with marks for the page's number."""
        text = ""
        parts = value.parts
        for number, part in enumerate(parts):
            if isinstance(part, str):
                text += part
                continue
            key = re.split(r"[?&]", text)[-1].removesuffix("=")
            followed = parts[number + 1] if number + 1 < len(parts) else ""
            alone = text.endswith(f"{key}=") and (not followed or str(followed).startswith("&"))
            text += self._filled(key if alone else "", Value((part,)), None)
        return text if not value.holes or self.known else ""

    def _filled(self, key: str, value: Value, size: str | None) -> str:
        """A value as a text, with a mark for the page's number. What else isn't known makes the request unknown."""
        whole, text = value._replace(number=True).whole, value.text
        if whole in {0, 1} and _PAGE_KEY.fullmatch(key):
            self.first = whole or 0
            return mark(1, 0)
        if whole == 0 and _OFFSET.fullmatch(key) and size and size.isdecimal():
            return mark(int(size), -int(size) * self.first)
        if text is not None:
            return text
        if _DIFFERENT.fullmatch(key):
            return "0"
        filled = ""
        for part in value.parts:
            if not isinstance(part, Hole):
                filled += part
            elif self._begins(part) or _PAGE.fullmatch(part.name) or _PAGE_KEY.fullmatch(key) or _OFFSET.fullmatch(key):
                filled += mark(part.times, part.plus)
            elif _SIZE.fullmatch(key):
                filled += "20"
            elif part.name in self.given and (known := self.given[part.name].text) is not None:
                filled += known
            else:
                self.unknown.add(part.name)
        return filled

    def _written(self, found: re.Match[str]) -> str:
        """A parameter of an address, with a mark if it is the number of the first page."""
        if not _PAGE_KEY.fullmatch(found[1]):
            return found[0]
        self.first = int(found[2])
        return f"{found[1]}={mark(1, 0)}"

    def _begins(self, hole: Hole) -> bool:
        """Whether a parameter is the number of the page, as its function is called with 1, or with 0 for the first."""
        for function in self.program.around(self.opening):
            if hole.name in function.parameters and function.name:
                place = function.parameters.index(hole.name)
                for call in islice(self.program.calls(function.name), 5):
                    parts = self.program.parts(call)
                    begins = self.reader.value(parts[place]).whole if place < len(parts) else None
                    if begins in {0, 1}:
                        self.first = begins or 0
                        return True
                return False
        return False


def fills_nothing(url: str) -> bool:
    """Whether an interface only counts visitors, or the like."""
    return _NO_LIST.search(urlsplit(url).path) is not None


def _is_address(text: str) -> bool:
    is_one = "/" in text or "?" in text or _FILE.fullmatch(MARK.sub("1", text))
    return len(text) < 2_000 and bool(is_one) and not text.startswith(("#", "javascript:", "data:"))


_FILE = re.compile(r"[\w-]{1,60}\.(?:s?html?|[jt]html|json|xml|jsp|aspx?|php|do|action|txt)")
"""The name of a page or of data beside the page."""
