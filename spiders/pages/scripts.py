"""Reads what a page's scripts say without running them: values of variables, addresses that are joined of pieces,
and what a click on a link would open.

Only the simplest things are understood: literals, sums of strings (`"list_" + n + ".html"`), variables that are
set to one of these, and functions whose body contains such a sum. Everything else counts as unknown.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice

from spiders.pages.branches import MOST_BODY, block, taken
from spiders.pages.lookups import ASKED, Tables, looked_up, tables_in

_MOST_SCRIPT = 400_000
"""Characters of a page's scripts that are looked at."""
_MOST_FOUND = 500
"""Most variables, functions and sums of a page that are looked at."""
_DEEPEST = 4
"""Variables that are set to variables: so many in a row."""

_TERM = (
    r"""(?:"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+'|`[^`$\\]*+`"""
    r"""|(?:parseInt|Number|String|encodeURI(?:Component)?)\s*+\(\s*+[\w$.'"]++\s*+(?:,\s*+\d++\s*+)?+\)"""
    r"""|\(\s*+[\w$.]++\s*+[+-]\s*+\d{1,3}\s*+\)|\(\s*+[\w$.]++\s*+\)|[\w$.]++)"""
)
_SUM = re.compile(rf"(?<![\w$.\"'`]){_TERM}(?:\s*+\+\s*+{_TERM})++")
_PIECE = re.compile(_TERM)
_SET = re.compile(
    rf"(?<![\w$.])([A-Za-z_$][\w$]{{0,60}}+)\s*+=(?![=>])\s*+({_TERM}(?:\s*+\+\s*+{_TERM})*+)(?=\s*+[;,\n)}}]|\s*+\Z)"
)
_KEY = re.compile(
    r"""(?<=[{,])\s{0,40}+["']?([A-Za-z_$][\w$]{0,40}+)["']?\s{0,10}+:\s{0,10}+("[^"\n\\]{0,200}+"|'[^'\n\\]{0,200}+'|\d{1,9}+)(?=\s{0,40}+[,}])"""
)
"""An entry of an object: prefix: "index"."""
_NUMBER = re.compile(r"\d{1,9}")
_WRAPPED = re.compile(
    r"(?:parseInt|Number|String|encodeURI(?:Component)?)\s*+\(\s*+([\w$.'\"]++)\s*+(?:,\s*+\d++\s*+)?+\)"
    r"|\(\s*+([\w$.]++)\s*+\)"
)
_SHIFTED = re.compile(r"\(\s*+([\w$.]++)\s*+([+-])\s*+(\d{1,3})\s*+\)")
_FUNCTION = re.compile(
    r"(?<![\w$])(?:function\s++([\w$]{1,60}+)\s*+|([\w$]{1,60}+)\s*+[:=]\s*+function\s*+)\(([\w$,\s]{0,200}+)\)\s*+\{"
)
_COUNTER = re.compile(r"(?<![\w$.])([A-Za-z_$][\w$]{0,40}+)(?:\+\+|\s*+\+=\s*+1\b)|\+\+([A-Za-z_$][\w$]{0,40}+)")
_OF_PAGER = re.compile(
    r"(?<![\w$.])([A-Za-z_$][\w$]{0,40}+)\s*+=\s*+[\w$]{1,40}+\s*+\.\s*+(?:getCurrent\(\s*+\)|curr(?:ent)?(?:Page)?(?![\w$(]))"
)
_CALL = re.compile(
    r"(?:javascript\s*+:\s*+)?(?:return\s++)?(?:void\s*+\(\s*+)?([A-Za-z_$][\w$.]{0,60}+)\s*+\(", re.IGNORECASE
)
_ESCAPED = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_WRITES = re.compile(r"document\s*+\.\s*+write(?:ln)?\s*+\(")
_INDEXED = re.compile(
    r""""(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+'|`[^`]*+`|[A-Za-z_$][\w$.]{0,40}+\s{0,3}\[[^\[\]"']{0,60}+\]"""
)
"""A text, or an entry of a list (U[i]), which stays open: {{}}."""
_GATHERS = re.compile(r"\.\s*+(?:push|append|html|prepend)\s*+\(")
_LONGEST_HTML = 2_000
_WHOLE_LINK = re.compile(r"""(?<==)\s{0,5}+("(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+')""")
"""HTML with links that a variable holds."""
_HREF = re.compile(r"""href\s*+=\s*+["']?([^"'\s<>]*+)""", re.IGNORECASE)
_ADDRESS = re.compile(r"[\w./:?&=%#~,+-]++")
_MOVED = re.compile(
    r"(?<![\w$])(?:(?:window|self|top|parent|document)\s*+\.\s*+)*+location"
    r"(?:\s*+\.\s*+(?:href|replace|assign))?+\s*+(?:=(?!=)|\()\s*+([^;\n]{1,300}+)"
)
"""Where a script sends the reader on."""
_ADDED_TO = re.compile(r"(?<![\w$.])([A-Za-z_$][\w$]{0,60}+)\s*+\+=(?=\s*+[^\s\d])")
"""Something is added to a variable: url += "&year=" + y."""
_QUERY = re.compile(r"(?:[\w-]{1,60}\.\w{2,6})?\?\w")
"""An address of the page's own folder with something asked: ?p=2."""
_IN_A_TEXT = re.compile(r"""(["'])([^"'\\\s]{1,500}+)\1\s*+;?\s*+["']\s*+,\s*+\d""")
"""The end of a script that is written as a text: setTimeout("location.href='/7.html'", 3000)."""
_OPENED = re.compile(r"(?<![\w$.])window\s*+\.\s*+open\s*+\(\s*+([^;\n]{1,300}+)")
_SOURCE = re.compile(r"""(?:\.src\s*+=(?!=)|\.load\s*+\(|attr\s*+\(\s*+["']src["']\s*+,)\s*+([^;\n]{1,300}+)""")
"""What a script shows in a frame, or loads into a part of the page."""
_END_OF_CALL = re.compile(r"[^\s)][^)]*+")
_GOES = re.compile(
    r"(?:\.(?:href|src|action)|\blocation|[\"'](?:src|href)[\"']\s*+\])\s*+=\s*+([\w$]{1,60}+)(?![\w$.(\[])"
    r"|\b(?:open|replace|assign|load|navigate|attr\(\s*+[\"'](?:src|href)[\"']\s*+,)\s*+\(?\s*+([\w$]{1,60}+)(?![\w$.(\[])"
)
"""Where a script goes to the address that a variable holds."""
_OF_THIS = re.compile(
    r"""(?:\$\(\s*+(?:this|e(?:vent)?\.(?:target|currentTarget))\s*+\)|(?<![\w$.])(?:this|e(?:vent)?\.(?:target|currentTarget)))"""
    r"""\.(?:(?:attr|data|getAttribute)\(\s*+["']([\w-]{1,40}+)["']\s*+\)|dataset\.([\w$]{1,40}+))"""
)
"""An attribute of what was clicked."""
_HANDED = "this$"
_HOLDS_THIS = re.compile(
    r"(?<![\w$.])([A-Za-z_$][\w$]{0,30}+)\s*+=\s*+(?:\$\(\s*+)?+(?:this|e(?:vent)?\.(?:target|currentTarget))\s*+\)?+(?=\s*+[;,\n])"
)
"""A variable that holds what was clicked: var t = $(this)."""
_OF_ANOTHER = re.compile(
    r"(?<![\w$.])(?:\$\(\s*+([A-Za-z_$][\w$]{0,30}+)\s*+\)|([A-Za-z_$][\w$]{0,30}+))\.(?=(?:attr|data|getAttribute)\(|dataset\.)"
)
_FILLED = re.compile(r"`((?:[^`$]++|\$(?!\{))*+\$\{[^`]*+)`")
"""A template with places for values."""
_SLOT = "\x00"


@dataclass(frozen=True)
class Template:
    """An address with a place for a number."""

    before: str
    after: str
    shift: int = 0

    def at(self, number: int) -> str:
        return f"{self.before}{number + self.shift}{self.after}"


@dataclass(frozen=True)
class Function:
    parameters: tuple[str, ...]
    body: str

    @cached_property
    def sums(self) -> list[list[str]]:
        """The sums of strings in it, each as its terms, that contain one of the parameters."""
        found = (_PIECE.findall(match[0]) for match in islice(_SUM.finditer(self.body), _MOST_FOUND))
        return [pieces for pieces in found if any(name in piece for piece in pieces for name in self.parameters)]

    def goes_to(self, name: str) -> bool:
        """Whether it opens the address that its parameter `name` is: location.href = u, open(u), frame.src = u."""
        return any(name in {found[1], found[2]} for found in islice(_GOES.finditer(self.body), _MOST_FOUND))


@dataclass(frozen=True)
class Scripts:
    """The scripts of one page."""

    text: str

    @cached_property
    def values(self) -> Mapping[str, str]:
        """What variables are first set to, as it is written."""
        found: dict[str, str] = {}
        for match in islice(_SET.finditer(self.text), _MOST_FOUND):
            found.setdefault(match[1], match[2])
        for match in islice(_KEY.finditer(self.text), _MOST_FOUND):
            found.setdefault(match[1], match[2])
        return found

    @cached_property
    def functions(self) -> Mapping[str, Function]:
        found: dict[str, Function] = {}
        for match in islice(_FUNCTION.finditer(self.text), _MOST_FOUND):
            names = tuple(each.strip() for each in match[3].split(",") if each.strip())
            found.setdefault(match[1] or match[2], Function(names, block(self.text, match.end() - 1)[1:-1]))
        return found

    @cached_property
    def counters(self) -> frozenset[str]:
        """Variables that are counted up."""
        return frozenset(match[1] or match[2] for match in islice(_COUNTER.finditer(self.text), _MOST_FOUND))

    @cached_property
    def handed_by_pagers(self) -> frozenset[str]:
        """Variables that get the number of the page that a pager's plugin shows: c = api.getCurrent()."""
        return frozenset(match[1] for match in islice(_OF_PAGER.finditer(self.text), _MOST_FOUND))

    @cached_property
    def tables(self) -> Tables:
        return tables_in(self.text)

    def looked_up(self, body: str, known: Mapping[str, str]) -> str:
        """A function's body with what it looks up in tables of the scripts put in, where the key is known."""
        return looked_up(body, self.tables, lambda name: self.value(name, known))

    def value(self, written: str, known: Mapping[str, str] | None = None, depth: int = 0) -> str | None:
        """The string or number that is meant by an expression; None if that isn't known. `known` are values of a
        function's parameters.
        """
        pieces = _PIECE.findall(written.strip()[:MOST_BODY])
        if not pieces or _PIECE.sub("", written).replace("+", "").strip():
            return None
        values = [self._piece(each, known or {}, depth) for each in pieces]
        return None if any(each is None for each in values) else "".join(filter(None, values))

    def _piece(self, piece: str, known: Mapping[str, str], depth: int) -> str | None:
        if piece[0] in "\"'`":
            return literal(piece)
        if _NUMBER.fullmatch(piece):
            return piece
        wrapped, shifted = _WRAPPED.fullmatch(piece), _SHIFTED.fullmatch(piece)
        if wrapped:
            return self._piece(wrapped[1] or wrapped[2], known, depth)
        if shifted:
            number = self._piece(shifted[1], known, depth)
            if number is None or not _NUMBER.fullmatch(number):
                return None
            return str(int(number) + int(f"{shifted[2]}{shifted[3]}"))
        if piece in known:
            return known[piece]
        if piece.startswith(_HANDED):
            return None
        name = piece.removeprefix("window.").removeprefix("this.")
        if depth >= _DEEPEST or name not in self.values:
            return None
        handed = {key: value for key, value in known.items() if key.startswith(_HANDED)}
        return self.value(self.values[name], handed, depth + 1)

    @cached_property
    def handed(self) -> Scripts | None:
        """The scripts with names for the attributes of what was clicked; None if they ask for none."""
        held = {match[1] for match in islice(_HOLDS_THIS.finditer(self.text), _MOST_FOUND)}
        held |= {each.parameters[0] for each in self.functions.values() if len(each.parameters) == 1}  # open(this)
        text = _OF_ANOTHER.sub(lambda each: "$(this)." if (each[1] or each[2]) in held else each[0], self.text)
        text, found = _OF_THIS.subn(lambda each: f"{_HANDED}{_plain_name(each[1] or each[2])}", text)
        return Scripts(text) if found else None

    def opened_with(self, attributes: Mapping[str, str]) -> str | None:
        """The address that a click on an element opens, if the scripts join it of the element's attributes."""
        if self.handed is None or not attributes:
            return None
        known = {f"{_HANDED}{_plain_name(name)}": value for name, value in attributes.items()}
        for pieces in self.handed.sums_of_what_is_handed:
            values = [self.handed._piece(each, known, 0) for each in pieces]
            said = "".join(each for each in values if each) if all(each is not None for each in values) else ""
            if said and _ADDRESS.fullmatch(said) and ("/" in said or _QUERY.match(said)):
                return said
        return self.handed._looked_up_with(known)

    def _looked_up_with(self, known: Mapping[str, str]) -> str | None:
        """The address that is looked up by an attribute of what was clicked; None if there is none."""
        for name, written in self.lookups_of_what_is_handed:
            said = self.tables[name].get(self.value(written, known) or "")
            if said and _is_address(said):
                return said
        return None

    @cached_property
    def lookups_of_what_is_handed(self) -> list[tuple[str, str]]:
        """What is looked up by an attribute of what was clicked: the table, and the key as it is written."""
        found = [(each[1], each[2]) for each in islice(ASKED.finditer(self.text), _MOST_FOUND)]
        return [(name, key) for name, key in found if name in self.tables and self.value(key) is None]

    @cached_property
    def sums_of_what_is_handed(self) -> list[list[str]]:
        """The sums with an attribute of what was clicked, or a variable that holds one."""
        names = {name for name, written in self.values.items() if _HANDED in written}
        found = (_PIECE.findall(match[0]) for match in islice(_SUM.finditer(self.text), _MOST_FOUND))
        return [each for each in found if any(_HANDED in piece or piece in names for piece in each)]

    def templates(self, names: Container[str], within: str | None = None) -> Iterator[Template]:
        """Addresses that are joined of strings and one of the variables `names`, in the scripts or a part of them."""
        for match in islice(_SUM.finditer(self.text if within is None else within), _MOST_FOUND):
            yield from self._template(_PIECE.findall(match[0]), names)

    def _template(self, pieces: Sequence[str], names: Container[str]) -> Iterator[Template]:
        whole, shift = "", 0
        for piece in [*pieces, ""]:
            wrapped, shifted = _WRAPPED.fullmatch(piece), _SHIFTED.fullmatch(piece)
            name = (wrapped and (wrapped[1] or wrapped[2])) or (shifted and shifted[1]) or piece
            if name in names:
                shift = int(f"{shifted[2]}{shifted[3]}") if shifted else 0
                whole += _SLOT
                continue
            said = self._piece(piece, {}, 0) if piece else None
            if said is not None:
                whole += said
                continue
            found = _slotted(whole)
            if found:
                yield Template(*found, shift)
            whole = ""

    def opened(self, click: str) -> Iterator[str]:
        """Addresses that a click may open: those in the body of the function it calls, with its arguments put in."""
        call, function = _CALL.match(click.strip()), self.functions.get(called(click))
        if call is None or function is None:
            return
        given = [self.value(each) for each in arguments(click.strip(), call.end() - 1)]
        known = {name: value for name, value in zip(function.parameters, given, strict=False) if value is not None}
        body = self.looked_up(taken(function.body, known), known)
        summed = _ADDED_TO.sub(r"\1 = \1 +", body)
        moved = list(self._moved_in(summed, known)) if summed != function.body else []
        if moved or body != function.body:
            yield from moved
            return
        found = [*self._joined_with(function, known)]
        found += [said for name, said in known.items() if _is_address(said) and function.goes_to(name)]
        yield from found or (self._moved_in(body, known) if known else ())

    def _joined_with(self, function: Function, known: Mapping[str, str]) -> Iterator[str]:
        """Addresses that a function joins of what it is handed."""
        for pieces in function.sums:
            values = [self._piece(each, known, 0) for each in pieces]
            said = "".join(each for each in values if each) if all(each is not None for each in values) else ""
            if _is_address(said):
                yield said

    def _moved_in(self, body: str, known: Mapping[str, str]) -> Iterator[str]:
        """Addresses to which a function's body sends the reader, with the branches that it takes. Of what it sets a
        variable to, the last counts.
        """
        values = dict(known)
        for match in islice(_SET.finditer(body), _MOST_FOUND):
            said = self.value(match[2], values)
            if said is not None:
                values[match[1]] = said
            else:
                values.pop(match[1], None)
        for find in (_MOVED, _OPENED, _SOURCE):
            for match in islice(find.finditer(body), 20):
                written = [match[1].strip(), match[1].partition(",")[0].strip(" )")]
                if call := _END_OF_CALL.match(match[1].strip()):
                    written.append(call[0])
                said = next((each for one in written if (each := self.value(one, values)) is not None), None)
                if said and _is_address(said):
                    yield said

    def joined_in(self, body: str, known: Mapping[str, str]) -> Iterator[str]:
        """The texts that a part of the scripts joins, or has as a template, where all of their pieces are known."""
        for match in islice(_SUM.finditer(body), _MOST_FOUND):
            values = [self._piece(each, known, 0) for each in _PIECE.findall(match[0])]
            if all(each is not None for each in values):
                yield "".join(each for each in values if each)
        for match in islice(_FILLED.finditer(body), _MOST_FOUND):
            yield match[1]

    def turned(self, click: str) -> Iterator[Template]:
        """Addresses in the body of the function that a click calls with a number, with a place for that number."""
        call, function = _CALL.match(click.strip()), self.functions.get(called(click))
        if call is None or function is None:
            return
        for name, given in zip(function.parameters, arguments(click.strip(), call.end() - 1), strict=False):
            if _NUMBER.fullmatch(given.strip("'\" ")):
                yield from self.templates({name}, function.body)

    def sent_to(self, *, opens: bool = False) -> Iterator[str]:
        """The addresses to which the scripts send the reader (or which they open), as far as they are known."""
        for match in islice((_OPENED if opens else _MOVED).finditer(self.text), 20):
            written = match[1].strip()
            said = self.value(written)
            if said is None and (call := _END_OF_CALL.match(written)):
                said = self.value(call[0])
            if said is None and (later := _IN_A_TEXT.match(written)):
                said = later[2]
            if said is None and opens:
                said = self.value(written.partition(",")[0])
            if said:
                yield said

    @property
    def sends_on(self) -> bool:
        """Whether the scripts send the reader to an address, known or not."""
        return _MOVED.search(self.text) is not None

    @cached_property
    def written(self) -> str:
        """The HTML that the scripts write into the page by document.write, as far as it is literal."""
        lines, at = [], 0
        while (match := _WRITES.search(self.text, at)) is not None:
            inner = block(self.text, match.end() - 1)
            at = match.end() + len(inner)
            inside = _INDEXED.sub(lambda each: each[0] if each[0][0] in "\"'`" else '"{{}}"', inner[1:-1])
            pieces = [self._piece(piece, {}, 0) for piece in _PIECE.findall(inside)]
            lines.append("".join(filter(None, pieces)))
        lines += islice(self._gathered(), _MOST_FOUND)
        return "\n".join(lines)

    def _gathered(self) -> Iterator[str]:
        """HTML with links that a script gathers before it puts it into the page: lines.push("<a href=…>")."""
        for match in islice(_GATHERS.finditer(self.text), _MOST_FOUND):
            inner = block(self.text, match.end() - 1)
            inside = inner[1:-1].strip()
            pieces = _PIECE.findall(inside) if len(inside) < _LONGEST_HTML else []
            said = [self._piece(piece, {}, 0) for piece in pieces]
            if "<a" in inside and said and all(each is not None for each in said):
                yield "".join(each for each in said if each)
        for match in islice(_WHOLE_LINK.finditer(self.text), _MOST_FOUND):
            if "<a " in match[1] and ("</a>" in match[1] or "<\\/a>" in match[1]):
                yield literal(match[1])


@lru_cache(maxsize=64)
def scripts_of(text: str) -> Scripts:
    return Scripts(text[:_MOST_SCRIPT])


def called(click: str) -> str:
    """The name of the function that a click calls; empty if it calls none."""
    call = _CALL.match(click.strip())
    return call[1].rpartition(".")[2] if call else ""


def literal(written: str) -> str:
    """The text of a string literal."""
    return _ESCAPED.sub(_unescaped, written[1:-1]) if "\\" in written else written[1:-1]


def _unescaped(found: re.Match[str]) -> str:
    said = found[1]
    if len(said) == 5:
        return chr(int(said[1:], 16))
    return {"n": "\n", "t": "\t", "r": ""}.get(said, said)


def arguments(text: str, opening: int) -> list[str]:
    """The arguments of a call whose bracket opens at `opening`, as they are written."""
    inner = block(text, opening)
    if len(inner) < 2:
        return []
    found, begin, depth, quote = [], 1, 0, ""
    skip = False
    for at, each in enumerate(inner[:-1]):
        if skip:
            skip = False
        elif each == "\\":
            skip = True
        elif quote:
            quote = "" if each == quote else quote
        elif each in "\"'`":
            quote = each
        elif each in "([{":
            depth += 1
        elif each in ")]}":
            depth -= 1
        elif each == "," and depth == 1:
            found.append(inner[begin:at].strip())
            begin = at + 1
    return [*found, inner[begin:-1].strip()]


def _slotted(whole: str) -> tuple[str, str] | None:
    """What stands before and after the number in an address; None if the text is none."""
    for said in (whole, *_HREF.findall(whole)):
        before, slot, after = said.partition(_SLOT)
        rest = f"{before}{after}"
        if slot and _SLOT not in after and _ADDRESS.fullmatch(rest) and any(each in rest for each in "./?="):
            return before, after
    return None


def _is_address(said: str) -> bool:
    return _ADDRESS.fullmatch(said) is not None and ("/" in said or "." in said or _QUERY.match(said) is not None)


def _plain_name(attribute: str) -> str:
    """The name of an attribute as part of a variable's: data-id, id and (of a dataset) id are the same."""
    return attribute.removeprefix("data-").replace("-", "_").lower()
