"""Which text of a web page is struck, unseen, raised or lowered, by its tags, attributes and style sheets.

Style sheets in other files aren't known, so white text there may stand on any ground: such a look isn't `sure`. What
is hidden as a whole and holds a table of figures (tabs, pages that a script opens) is read with a notice; but if the
page shows a table of the same words, it is another printing of it, and stays hidden, with a notice, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Generic, TypeVar

import tinycss2

from parsers import notices
from parsers.looks import is_pictorial
from parsers.readers.css import sheet as css_sheet
from parsers.readers.css import styles as css
from parsers.readers.css.selectors import Selected, Tree
from parsers.readers.css.style import SHIFTED, Mark, Style, inherited, perhaps_unseen
from parsers.readers.css.styles import Facts
from parsers.readers.web.places import Places
from parsers.sentences import Message
from parsers.text import has_numeral, label_key, looks_like_number

E = TypeVar("E")

MARKS = ("s", "strike", "del", "sup", "sub", "rt", "rp", "dialog", "datalist", "noembed", "noframes", "details", "bdo")
"""Elements that have a look by themselves."""
_BY_TAG: dict[str, Facts] = {
    "bdo": {"unicode-bidi": ("bidi-override", False)},
    "summary": {"visibility": ("visible", False)},
    **{tag: {"text-decoration": ("line-through", False)} for tag in ("s", "strike", "del")},
    **{tag: {"display": ("none", False)} for tag in ("rp", "datalist", "noembed", "noframes")},
}
SIDES = ("before", "after")
NO_SHEETS: Mapping[str, str] = MappingProxyType({})
_HIDING = ("hidden", "popover")
"""Attributes that hide an element."""
_CELLS = frozenset(("td", "th"))
_PARTS = _CELLS | {"tr", "thead", "tbody", "tfoot", "caption"}
_TITLE = 120
"""Characters in which a page of a year says which it is."""
_TITLED = re.compile(r"(20\d\d)年.{0,40}?(?:年度报告|年报)")
_LABEL = 60
"""Characters; the longest label of the official forms has 40."""
_TAGS = re.compile(rb"<(?:s|strike|del|su[pb]|r[tp]|dialog|datalist|noembed|noframes|details|bdo)[\s/>]")
_SPLIT = re.compile(rb"\d\s*+(?:</?(?:span|i|b|font|em|strong|a|u|label|div|big|small)\b[^<>]{0,300}+>\s*+)++\d")
"""A number that goes over several elements."""
_INK = re.compile(rb"color\s*+[:=]\s*+[\"']?([^;}\"'<>]{1,60})")
_GROUND = re.compile(rb"background(?:-color)?\s*+:\s*+([^;}\"'<>]{1,60})")
_OLD_GROUND = re.compile(rb"bgcolor\s*+=\s*+[\"']?([^\"'<>\s]{1,60})")


def may_have_looks(page: bytes | str, sheets: Sequence[str]) -> bool:
    """Whether a page may hold text that isn't plain print, by a glance at it and its sheets. Most do not, and then
    styles cost nothing.
    """
    whole = page.encode("utf-8", "replace") if isinstance(page, str) else page
    low = b"\n".join([whole, *(each.encode("utf-8", "replace") for each in sheets)]).lower()
    if css.may_be_suspect(low) or any(each.encode() in low for each in _HIDING) or _TAGS.search(low):
        return True
    if css.may_place(low) or (css.may_move(low) and is_split(low)):
        return True
    told = {("background", each) for pattern in (_GROUND, _OLD_GROUND) for each in pattern.findall(low)}
    for found in _INK.finditer(low):
        if low[found.start() - 1] not in b"-g":  # no background-color, border-color, bgcolor
            told.add(("color", found[1]))
    return bool(perhaps_unseen({(name, _old_colour(said.decode("latin-1"))) for name, said in told}))


def is_split(page: bytes | str) -> bool:
    """Whether a number of a page may go over several elements."""
    whole = page.encode("utf-8", "replace") if isinstance(page, str) else page
    return _SPLIT.search(whole.lower()) is not None


class Suspects(Generic[E]):
    """What in a page may take print away. Most pages have little of it, and only there styles are looked at."""

    def __init__(
        self, tree: Tree[E], styles: Iterable[str], sheets: Iterable[str], colours: Iterable[str], *, split: bool
    ) -> None:
        """`styles` are the values of style attributes, `sheets` the texts of style sheets, and `colours` those of
        attributes of the old kind (bgcolor). `split`: whether numbers may go over several elements of the page.
        """
        self.tree = tree
        styles, self.texts = set(styles), list(sheets)
        told = [each for text in (*styles, *self.texts) for each in css.colours_in(text)]
        told += [(name, _old_colour(value)) for value in set(colours) for name in ("color", "background")]
        self.colours = perhaps_unseen(set(told))
        self.styles = {
            each
            for each in styles
            if css.is_suspect(each) or self._colours_meet(css.colours_in(each)) or (split and css.moves(each))
        }
        suspect = self.colours or any(css.is_suspect(each) or (split and css.moves(each)) for each in self.texts)
        rules = [rule for sheet in (self.sheets if suspect else []) for rule in sheet.rules]
        rules = [each for each in rules if each.suspect or self._colours_meet(each.colours) or (split and each.moves)]
        self.rules = Selected(tree, [each for each in rules if each.pseudo is None])
        self.pseudo = any(each.pseudo and "content" in each.facts for each in rules)
        self.placed_styles = {each for each in styles if css.may_place(each.lower().encode())}
        placing = [each for each in self.texts if css.may_place(each.lower().encode())]
        rules = [rule for each in placing for rule in css_sheet.sheet(each).rules]
        self.placing = Selected(tree, [each for each in rules if each.pseudo is None and css.places(each.facts)])

    @cached_property
    def sheets(self) -> list[css_sheet.Sheet]:
        return [css_sheet.sheet(each) for each in self.texts]

    def __contains__(self, element: E) -> bool:
        """Whether an element's own tag, attributes or style may give its text a look."""
        get = self.tree.get
        return (
            self.tree.tag(element) in MARKS
            or any(get(element, each) is not None for each in _HIDING)
            or get(element, "style") in self.styles
            or is_pictorial(get(element, "face"))
            or (bool(self.colours) and self._colours_meet(_old_colours(self.tree, element)))
            or (bool(self.rules) and self.rules.mean(element))
        )

    @property
    def may_move(self) -> bool:
        """Whether anything in a page may be drawn elsewhere than in its place."""
        return bool(self.placed_styles or self.placing)

    def moves(self, element: E) -> bool:
        """Whether that may be so for an element by its own style."""
        turned = (self.tree.get(element, "dir") or "").lower() == "rtl"
        return turned or self.tree.get(element, "style") in self.placed_styles or self.placing.mean(element)

    def _colours_meet(self, told: Iterable[tuple[str, str]]) -> bool:
        return any(each in self.colours for each in told)


class Looks(Generic[E]):
    """The looks of a page's text: `marks` by the key of the element that the text stands in."""

    def __init__(self, tree: Tree[E], suspects: Suspects[E], *, complete: bool) -> None:
        """`complete`: whether no style sheet of the page is in another file."""
        self.tree, self.suspects, sheets = tree, suspects, suspects.sheets
        self.complete = complete and all(sheet.complete for sheet in sheets)
        rules = [rule for sheet in sheets for rule in sheet.rules]
        self.selected = Selected(tree, [each for each in rules if each.pseudo is None])
        self.generating = {
            side: Selected(tree, [each for each in rules if each.pseudo == side] if suspects.pseudo else [])
            for side in SIDES
        }
        self.animations = {name: facts for sheet in sheets for name, facts in sheet.animations.items()}
        self.styles: dict[Hashable, Style] = {}
        self.opened: set[Hashable] = set()
        self.marks: dict[Hashable, Mark] = {}
        self.notices: list[Message] = []

    def mark(self, roots: Sequence[E], inside: Callable[[E], Iterable[E]], tables: Tables[E]) -> None:
        """Marks the text in `roots`, the elements that may give it a look, in the page's order."""
        self._open(roots, tables)
        self.styles.clear()
        done = set[Hashable]()
        for root in roots:
            if self.tree.key(root) in done:
                continue
            held = list(inside(root))
            done.update(map(self.tree.key, held))
            cells = any(self.tree.tag(each) in _CELLS for each in held[1:])
            for each in held:
                style = self.style(each)
                mark = Mark("unclear") if style.look is None and style.cuts(self.tree.text(each)) else style.look
                if self.tree.tag(each) == "rt" and not has_numeral(self.tree.text(each)):
                    mark = Mark("unseen")  # how a word is pronounced
                # A table whose words have the colour of its figures stands on a ground of its own.
                if mark and (mark.sure or not cells):
                    self.marks[self.tree.key(each)] = mark
                above = self.tree.above(each)
                if above is not None and self._covers(each):
                    self.marks.setdefault(self.tree.key(above), Mark("unclear"))
        if self.selected.is_exhausted or self.suspects.rules.is_exhausted:
            self.notices.append(notices.SHEET_TOO_LARGE())

    def place(self, tables: Iterable[Sequence[E]], text: Callable[[E], str]) -> None:
        """Marks the cells that aren't drawn in their places; `tables` are those without tables in them, each with
        the elements in it, and `text` gives all text of one.
        """
        if not self.suspects.may_move:
            return
        places = Places(self.tree, self._facts, self.style, self.suspects.moves, text)
        for table in tables:
            cells = {self.tree.key(each) for each in places.unclear(table)}
            inside = False
            for each in table:
                if self.tree.tag(each) in _PARTS:
                    inside = self.tree.key(each) in cells
                look = self.marks.get(self.tree.key(each), Mark("unclear"))
                if inside and look.look not in {"unseen", "struck"}:
                    self.marks[self.tree.key(each)] = Mark("unclear")

    def _covers(self, element: E) -> bool:
        """Whether an element without anything in it may lie over the text beside it."""
        is_empty = self.tree.first(element) is None and not self.tree.text(element).strip()
        return is_empty and _crosses(self._facts(element))

    def is_removed(self, element: E) -> bool:
        """Whether an element takes no place at all (display: none)."""
        return not self._is_open(element) and self._facts(element).get("display", ("", False))[0] == "none"

    def _open(self, roots: Sequence[E], tables: Tables[E]) -> None:
        """Finds what is hidden as a whole and is read nevertheless."""
        # What is hidden from head to foot, a script shows.
        self.opened |= {self.tree.key(each) for each in roots if self.tree.tag(each) in {"html", "body"}}
        hidden = [each for each in roots if self._hides(each)]
        if not hidden:
            return
        shown, unseen = list[frozenset[str]](), dict[Hashable, list[frozenset[str]]]()
        ends = {self.tree.key(each) for each in hidden}
        for words, table in tables():
            above: E | None = table
            while above is not None and self.tree.key(above) not in ends:
                above = self.tree.above(above)
            if above is None:
                shown.append(words)
            else:
                unseen.setdefault(self.tree.key(above), []).append(words)
        read, holders = 0, {self.tree.key(each): each for each in hidden}
        for key, held in unseen.items():
            if all(_is_among(words, shown) for words in held) and not self._is_another(holders[key], ends):
                self.notices.append(notices.HIDDEN_TABLES_UNREAD(tables=len(held)))
            else:
                self.opened.add(key)
                read += len(held)
        if read:
            self.notices.append(notices.HIDDEN_TABLES_READ(tables=read))
            self._open_beside(hidden)

    def _is_another(self, holder: E, hidden: set[Hashable]) -> bool:
        """Whether what is hidden has a title of another year than what is shown beside it, as tabs of years have."""
        above, year = self.tree.above(holder), self._year(holder)
        beside = None if above is None or year is None else self.tree.first(above)
        years = set[str | None]()
        while beside is not None:
            if self.tree.key(beside) not in hidden:
                years.add(self._year(beside))
            beside = self.tree.after(beside)
        years.discard(None)
        return bool(years) and year not in years

    def _year(self, element: E) -> str | None:
        """The year in the title with which an element begins."""
        waiting, text = [element], ""
        while waiting and len(text) < _TITLE:
            each = waiting.pop()
            text += "".join(self.tree.text(each).split())
            if self.tree.key(each) != self.tree.key(element) and (after := self.tree.after(each)) is not None:
                waiting.append(after)
            if (first := self.tree.first(each)) is not None:
                waiting.append(first)
        found = _TITLED.search(text[: 2 * _TITLE])
        return found[1] if found else None

    def _open_beside(self, hidden: Sequence[E]) -> None:
        """Tabs are opened together."""
        parents = {
            self.tree.key(above)
            for each in hidden
            if self._is_open(each) and (above := self.tree.above(each)) is not None
        }
        for each in hidden:
            above = self.tree.above(each)
            if above is not None and self.tree.key(above) in parents:
                self.opened.add(self.tree.key(each))

    def _is_open(self, element: E) -> bool:
        return self.tree.key(element) in self.opened

    def _hides(self, element: E) -> bool:
        """Whether an element hides what is in it, and isn't itself within something hidden."""
        if self.style(element).look != Mark("unseen"):
            return False
        above = self.tree.above(element)
        return above is None or self.style(above).look != Mark("unseen")

    def style(self, element: E) -> Style:
        """The style of an element, by its own facts and those above it."""
        chain = list[E]()
        each: E | None = element
        while each is not None and self.tree.key(each) not in self.styles:
            chain.append(each)
            each = self.tree.above(each)
        usual = Style(inked=self.complete, painted=self.complete, complete=self.complete)
        style = usual if each is None else self.styles[self.tree.key(each)]
        for each in reversed(chain):
            facts, tag = self._facts(each), self.tree.tag(each)
            if facts or tag in SHIFTED:
                own = inherited(style, facts, tag)
                style = own.as_seen_in(style) if self._is_open(each) else own
            self.styles[self.tree.key(each)] = style
        return style

    def _facts(self, element: E) -> Facts:
        """What tag, attributes and style sheets say of an element, the weightiest fact of each property."""
        tree = self.tree
        layers = [_BY_TAG.get(tree.tag(element), {}), _by_attributes(tree, element)]
        layers += self.selected.facts_of(element)
        if own := tree.get(element, "style"):
            layers.append(css.declared(own))
        return self._cascaded(layers)

    def _cascaded(self, layers: list[Facts]) -> Facts:
        """The weightiest fact of each property; `layers` have the weightiest last."""
        by_tag, layers = layers[0], [each for each in layers if each]
        if len(layers) < 2 and not any("all" in each for each in layers):
            found = dict(layers[0]) if layers else {}
        else:
            found = {}
            for facts in layers:
                for name, (value, important) in facts.items():
                    if name == "all":
                        found = dict(by_tag) if value.startswith("revert") else {}
                    elif important or not found.get(name, ("", False))[1]:
                        found.pop(name, None)  # so that the later of background and background-color comes last
                        found[name] = (value, important)
        for name, (value, _) in [*found.items()]:
            if value in {"revert", "revert-layer"}:
                found.pop(name)
                found |= {name: by_tag[name]} if name in by_tag else {}
        return self._animated(found) if self.animations else found

    def _animated(self, facts: Facts) -> Facts:
        """The facts of an element at the end of an animation that stays there."""
        said = f"{facts.get('animation', ('', False))[0]} {facts.get('animation-name', ('', False))[0]}".split()
        stays = {"forwards", "both"} & {*said, facts.get("animation-fill-mode", ("", False))[0]}
        name = next((each for each in said if each in self.animations), None)
        return {**facts, **self.animations[name]} if name and stays else facts

    def written(self, elements: Iterable[E]) -> Iterator[tuple[E, str, str, Mark | None]]:
        """What style sheets write into elements: the element, the side (before, after), the text and its look."""
        if not self.suspects.pseudo:
            return
        for element in elements:
            for side, rules in self.generating.items():
                facts = self._cascaded([{}, *rules.facts_of(element)])
                if "content" not in facts:
                    continue
                above = self.style(element)
                style = inherited(above, facts, "span")
                text, told = _content(facts["content"][0], self.tree, element)
                mark = style.look
                if mark and mark.look in {"unseen", "struck"}:
                    continue
                if not told:
                    mark = Mark("unclear")
                if text.strip() or not told:
                    yield element, side, text, mark
                elif _crosses(facts):
                    yield element, side, "", Mark("unclear")


def _content(said: str, tree: Tree[E], element: E) -> tuple[str, bool]:
    """The text that `content` gives, and whether all of it can be told. Signs without a letter or digit, such as
    those of fonts of icons, are none.
    """
    text, told = "", True
    for token in tinycss2.parse_component_value_list(said):
        if token.type == "string":
            text += token.value
        elif token.type == "function" and token.lower_name == "attr":
            name = "".join(each.value for each in token.arguments if each.type == "ident")
            text += tree.get(element, name.lower()) or ""
        elif token.type == "function" and token.lower_name in {"counter", "counters", "var"}:
            text, told = text + css.written([token]), False
    return (text if any(map(str.isalnum, text)) else ""), told


def _crosses(facts: Facts) -> bool:
    """Whether an element without text may be a line through the text beside it, or an area over it."""
    value = {name: said for name, (said, _) in facts.items()}
    at = value.get("top", value.get("bottom", ""))
    is_area = "inset" in value or {"top", "bottom"} <= value.keys() or value.get("height") == "100%"
    if value.get("position") != "absolute" or not (is_area or re.search(r"%|em|px", at)):
        return False
    return any("solid" in value.get(each, "") for each in ("border-top", "border-bottom")) or any(
        each in value for each in ("background", "background-color", "border-bottom-width")
    )


Tables = Callable[[], Iterator[tuple[frozenset[str], E]]]
"""Gives the tables that hold figures, each with the words of its labels."""


def words_of(texts: Sequence[str]) -> frozenset[str] | None:
    """The labels of a table of figures, by the texts of its cells; None if it has few labels or figures, as a
    calendar has, or a form for a search.
    """
    words = [
        key for text in texts if len(text) < 60 and not looks_like_number(text) and len(key := label_key(text)) > 1
    ]
    figures = sum(1 for text in texts if looks_like_number(text))
    return frozenset(words) if len(words) >= 6 and figures >= 3 else None


def _is_among(words: frozenset[str], tables: Iterable[frozenset[str]]) -> bool:
    return any(2 * len(words & each) >= len(words) for each in tables)


def _by_attributes(tree: Tree[E], element: E) -> Facts:
    """What attributes say that came before style sheets; they weigh less than any rule."""
    found: dict[str, tuple[str, bool]] = {}
    if tree.tag(element) == "details" and tree.get(element, "open") is None:
        found["visibility"] = ("hidden", False)
    closed = tree.tag(element) == "dialog" and tree.get(element, "open") is None
    if closed or any(tree.get(element, each) is not None for each in _HIDING):
        found["display"] = ("none", False)
    for name, value in _old_colours(tree, element):
        found[name] = (value, False)
    if tree.tag(element) == "font" and (face := tree.get(element, "face")):
        found["font-family"] = (face.lower(), False)
    if tree.get(element, "background"):
        found["background-image"] = ("url()", False)
    return found


def _old_colours(tree: Tree[E], element: E) -> Iterator[tuple[str, str]]:
    if ground := tree.get(element, "bgcolor"):
        yield "background", _old_colour(ground)
    named = {"font": "color", "body": "text"}.get(tree.tag(element))
    if named and (colour := tree.get(element, named)):
        yield "color", _old_colour(colour)


def _old_colour(value: str) -> str:
    value = value.strip().lower()
    return f"#{value}" if re.fullmatch(r"[0-9a-f]{6}", value) else value
