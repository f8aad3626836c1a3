"""Functions that all commands share: ending with an error, printing text from elsewhere, NAME=VALUE options."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import NoReturn

import click


def give_up(words: str, status: int = 1) -> NoReturn:
    """Ends the command with one line on stderr. `status` is 1 if something can't be done, 2 for a wrong call."""
    click.echo(f"nianbao: {words}", err=True)
    sys.exit(status)


def printable(text: str) -> str:
    """Text from a page with control characters replaced by spaces, so that it can't affect the terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def named_values(option: str, given: Iterable[str]) -> dict[str, str]:
    """The values of a repeatable option NAME=VALUE, by name. Ends the command if one has another format."""
    values = {}
    for each in given:
        name, equals, value = each.partition("=")
        if not equals or not name:
            give_up(f"{option} {each} is no NAME=VALUE", 2)
        values[name] = value
    return values
