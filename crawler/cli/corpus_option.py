"""The option --corpus of commands that read a corpus; the default is the user's own corpus, else the demo's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def corpus_option(words: str) -> Callable[[F], F]:
    return click.option(
        "--corpus",
        type=click.Path(path_type=Path),
        default=_default,
        help=f"{words}  [default: data/corpus.db, else data/demo.db]",
    )


def _default() -> Path:
    from crawler.corpus.opening import default_corpus

    return default_corpus()
