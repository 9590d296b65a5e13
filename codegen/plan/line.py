"""What a review is printed in: lines, each with a tone."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TypeAlias

Line: TypeAlias = tuple[str, str]
"""A tone and a text: `+`, `-` and `~` as the signs are, `!` for what to mind, `#` for a title."""

WIDTH = 100


def prose(tone: str, text: str, indent: int, hanging: int = 2) -> Iterator[Line]:
    """A sentence in as many lines as it takes, those behind the first further in."""
    first, rest = " " * indent, " " * (indent + hanging)
    rows = textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    yield from ((tone, row) for row in rows)


def title(text: str) -> Iterator[Line]:
    """The name of a block, away from the one above."""
    yield "", ""
    yield "#", text
