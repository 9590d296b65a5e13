"""What has to move in `overrides/` when the schema does: hooks as written, and as called then."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass

from codegen.diagnostics import Diagnostic
from codegen.overrides.parsed import Function, parse


@dataclass(frozen=True, slots=True)
class Move:
    """One place to change. `written` and `wanted` are signatures, where it is one that moves."""

    diagnostic: Diagnostic
    written: str | None = None
    wanted: str | None = None


def move(diagnostic: Diagnostic, files: Mapping[str, str]) -> Move:
    """The move behind what an inspection has found."""
    span = diagnostic.span
    if diagnostic.code != "wrong-hook" or span is None:
        return Move(diagnostic)
    parsed = parse(span.file, files[span.file])
    nodes = () if isinstance(parsed, Diagnostic) else ast.walk(parsed)
    found = (node for node in nodes if isinstance(node, Function) and node.lineno == span.line)
    written = next(map(_signature, found), None)
    return Move(diagnostic, written, diagnostic.hint)


def _signature(method: Function) -> str:
    """The line that a method begins with, however many it takes."""
    awaited = "async " if isinstance(method, ast.AsyncFunctionDef) else ""
    answer = "" if method.returns is None else f" -> {ast.unparse(method.returns)}"
    return f"{awaited}def {method.name}({ast.unparse(method.args)}){answer}"
