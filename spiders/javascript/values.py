"""Values of expressions, as far as they are known: texts and numbers with holes in them."""

from __future__ import annotations

from typing import NamedTuple

_MOST_PARTS = 60


class Hole(NamedTuple):
    """What isn't known: a name, and how often it is taken and what is added ((page - 1) * 10)."""

    name: str
    times: int = 1
    plus: int = 0


class Value(NamedTuple):
    """Texts and holes, in order. `number`: whether + adds to it, rather than putting it before. `split`: the mark at
    which the text is taken apart into a list; empty if it isn't.
    """

    parts: tuple[str | Hole, ...] = ()
    number: bool = False
    split: str = ""

    @property
    def holes(self) -> list[Hole]:
        return [part for part in self.parts if isinstance(part, Hole)]

    @property
    def text(self) -> str | None:
        """The whole as a text; None if a part isn't known."""
        return None if self.holes else "".join(str(part) for part in self.parts)

    @property
    def whole(self) -> int | None:
        """The whole as a number; None if it isn't a known one."""
        text = self.text if self.number else None
        return int(text) if text and len(text) < 10 and text.lstrip("-").isdecimal() else None


def joined(one: Value, other: Value) -> Value:
    """One + other, as JavaScript adds."""
    if one.number and other.number:
        left, right = one.whole, other.whole
        if left is not None and right is not None:
            return Value((str(left + right),), True)
        hole, added = (one.holes, right) if right is not None else (other.holes, left)
        if len(hole) == 1 and added is not None:
            return Value((hole[0]._replace(plus=hole[0].plus + added),), True)
        return Value((Hole("…"),), True)
    return Value((*one.parts, *other.parts)[:_MOST_PARTS])


def minus(one: Value, other: Value) -> Value:
    """One - other; only a known number is taken from anything."""
    taken = other.whole
    return joined(one._replace(number=True), Value((str(-taken),), True)) if taken is not None else Value((Hole("…"),))


def times(one: Value, other: Value) -> Value:
    """One * other; one of them must be a known number."""
    left, right = one.whole, other._replace(number=True).whole
    if left is None and right is None:
        left = one._replace(number=True).whole
    if left is not None and right is not None:
        return Value((str(left * right),), True)
    value, factor = (other, left) if left is not None else (one, right)
    if factor is None or len(value.parts) != 1 or not value.holes:
        return Value((Hole("…"),), True)
    (hole,) = value.holes
    return Value((Hole(hole.name, hole.times * factor, hole.plus * factor),), True)


def replaced(value: Value, old: str | None, new: Value) -> Value:
    """The value with the first `old` replaced."""
    parts: list[str | Hole] = []
    done = not old
    for part in value.parts:
        before, mark, after = part.partition(old or "\0") if isinstance(part, str) and not done else (part, "", "")
        parts += [before, *new.parts, after] if mark else [before]
        done = done or bool(mark)
    return Value(tuple(parts))
