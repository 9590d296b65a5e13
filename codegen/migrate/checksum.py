"""The checksum of a generated revision, by which an edit of it shows.

It is taken of what `upgrade` and `downgrade` do, half of it of each. Comments and layout do not
count, so that a project may format its revisions in its own way.
"""

from __future__ import annotations

import ast
import hashlib
import re
from collections.abc import Iterator, Mapping

from codegen.diagnostics import Diagnostic, Span

NAME = "checksum"
BLANK = f'{NAME} = "000000000000"'
"""The line of a revision that has not been sealed yet."""

_WAYS = ("upgrade", "downgrade")
_HALF = 6


def sealed(revision: str) -> str:
    """The text of a revision with its blank checksum filled in."""
    return revision.replace(BLANK, f'{NAME} = "{checksum(revision)}"', 1)


def checksum(revision: str) -> str:
    """The checksum of a revision's text. Raises SyntaxError where it is no Python."""
    functions = _functions(revision)
    return "".join(_half(functions.get(way)) for way in _WAYS)


def edited(file: str, revision: str, claimed: object) -> Diagnostic | None:
    """What is wrong with a revision that claims a checksum, or None where it is as it was written.

    Raises SyntaxError where the text is no Python.
    """
    actual = checksum(revision)
    if claimed == actual:
        return None
    known = claimed if isinstance(claimed, str) else ""
    halves = {"upgrade": slice(_HALF), "downgrade": slice(_HALF, None)}
    moved = [way for way, half in halves.items() if known[half] != actual[half]]
    return Diagnostic(
        "revision-edited",
        f"{file} is not as it was written: its {' and its '.join(f'`{way}`' for way in moved)} "
        "would do something else",
        _place(file, revision, moved[0]),
        "restore it from version control, and put what else is to be done in a revision of its own;"
        f"\nor delete its line `{NAME} = ...`, which says that it is yours from now on",
    )


def _functions(revision: str) -> Mapping[str, ast.FunctionDef]:
    body = ast.parse(revision).body
    return {node.name: node for node in body if isinstance(node, ast.FunctionDef)}


def _half(function: ast.FunctionDef | None) -> str:
    parts = [] if function is None else [part for each in function.body for part in _parts(each)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:_HALF]


def _parts(value: object) -> Iterator[str]:
    """What a statement consists of. `ast.dump` says it otherwise in each version of Python."""
    match value:
        case ast.AST():
            yield type(value).__name__
            for name, inner in ast.iter_fields(value):
                if inner is not None and inner != []:
                    yield name
                    yield from _parts(inner)
            yield "."
        case list():
            for item in value:
                yield from _parts(item)
        case _:
            yield ascii(value)


def _place(file: str, revision: str, way: str) -> Span:
    for number, row in enumerate(revision.splitlines(), 1):
        if re.match(rf"def {way}\b", row):
            return Span(file, number, 1, len(row) + 1)
    return Span(file, 1, 1, 2)
