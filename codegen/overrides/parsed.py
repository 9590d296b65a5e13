"""A hand-written file as Python's syntax, and the places in it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TypeAlias

from codegen.diagnostics import Diagnostic, Span

FOLDER = "overrides"
AUTH = f"{FOLDER}/auth.py"

Function: TypeAlias = ast.AsyncFunctionDef | ast.FunctionDef


def path_of(module: str) -> str:
    """Where a module of `overrides` is."""
    return f"{FOLDER}/{module}.py"


def parse(path: str, text: str) -> ast.Module | Diagnostic:
    """The module, or what keeps Python from reading it."""
    try:
        return ast.parse(text.removeprefix("\ufeff"), path)
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        column = getattr(error, "offset", None) or 1
        message = f"this is no Python: {getattr(error, 'msg', error)}"
    except (RecursionError, MemoryError):
        line, column, message = 1, 1, "this nests too deep for Python to read"
    return Diagnostic("broken-override", message, Span(path, line, column, column + 1))


def defined(parsed: ast.Module) -> Iterator[str]:
    """The names that a module has once it is imported."""
    for node in parsed.body:
        match node:
            case ast.AsyncFunctionDef() | ast.FunctionDef():
                yield node.name
            case ast.Import() | ast.ImportFrom():
                yield from (alias.asname or alias.name for alias in node.names)
            case ast.Assign():
                yield from (t.id for t in node.targets if isinstance(t, ast.Name))
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case _:
                pass


def class_of(parsed: ast.Module, name: str) -> ast.ClassDef | None:
    """The class of that name, where the module itself defines it."""
    classes = (node for node in parsed.body if isinstance(node, ast.ClassDef))
    return next((node for node in classes if node.name == name), None)


def methods_of(node: ast.ClassDef) -> dict[str, Function]:
    """The methods that a class defines, by name."""
    methods = (each for each in node.body if isinstance(each, Function))
    return {each.name: each for each in methods}


def span_of(path: str, node: ast.ClassDef | Function) -> Span:
    """Where the name of a class or function stands."""
    keyword = {"ClassDef": "class ", "FunctionDef": "def ", "AsyncFunctionDef": "async def "}
    column = node.col_offset + 1 + len(keyword[type(node).__name__])
    return Span(path, node.lineno, column, column + len(node.name))
