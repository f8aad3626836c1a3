"""What all commands share: how they say that something can't be done, and how they print foreign text."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import NoReturn

import click


def give_up(words: str, status: int = 1) -> NoReturn:
    """One line on stderr, and the exit status: 1 it can't be done, 2 it was not understood."""
    click.echo(f"nianbao: {words}", err=True)
    sys.exit(status)


def printable(text: str) -> str:
    """What a page says, without what would steer a terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def named_values(option: str, given: Iterable[str]) -> dict[str, str]:
    """What an option says, each time as NAME=VALUE. Ends the command where it says something else."""
    values = {}
    for each in given:
        name, equals, value = each.partition("=")
        if not equals or not name:
            give_up(f"{option} {each} is no NAME=VALUE", 2)
        values[name] = value
    return values
