"""What hand-written code uses of `generated/` that will not be there: names, and members of them.

Only what can be known from the text is told: a name that is imported, and a member of a parameter
whose annotation is such a name. Once it is generated, mypy finds these and what is left.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from codegen.diagnostics import Diagnostic, Span, in_order
from codegen.overrides.parsed import Function, defined, parse

_GENERATED = "generated"


@dataclass(slots=True)
class _Modules:
    """Generated modules as syntax, read once each."""

    texts: Mapping[str, str]
    _names: dict[str, dict[str, set[str]] | None] = field(default_factory=dict)

    def names(self, module: str) -> dict[str, set[str]] | None:
        """What a module defines, each with its own members; None where there is no module."""
        if module not in self._names:
            self._names[module] = self._read(module.replace(".", "/"))
        return self._names[module]

    def _read(self, place: str) -> dict[str, set[str]] | None:
        text = self.texts.get(f"{place}.py", self.texts.get(f"{place}/__init__.py"))
        parsed = None if text is None else parse(place, text)
        if not isinstance(parsed, ast.Module):
            return None
        names: dict[str, set[str]] = {name: set() for name in defined(parsed)}
        classes = (node for node in parsed.body if isinstance(node, ast.ClassDef))
        return names | {node.name: set(_members(node)) for node in classes}


def _members(node: ast.ClassDef) -> Iterator[str]:
    for each in node.body:
        match each:
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case _:
                continue


def inspect_leaving(
    before: Mapping[str, str], after: Mapping[str, str], files: Mapping[str, str]
) -> tuple[Diagnostic, ...]:
    """What the files use of the texts before that is not in those after; all by path."""
    old, new = _Modules(before), _Modules(after)
    found: list[Diagnostic] = []
    for path, text in files.items():
        parsed = parse(path, text)
        if isinstance(parsed, ast.Module):
            found += _inspect(path, parsed, old, new)
    return in_order(found)


def _inspect(path: str, parsed: ast.Module, old: _Modules, new: _Modules) -> Iterator[Diagnostic]:
    lost: dict[str, set[str]] = {}
    for node in ast.walk(parsed):
        module = node.module or "" if isinstance(node, ast.ImportFrom) else ""
        was = old.names(module) if module.split(".")[0] == _GENERATED else None
        if was is None or not isinstance(node, ast.ImportFrom):
            continue
        now = new.names(module) or {}
        for alias in node.names:
            if alias.name in was and alias.name not in now:
                yield _leaves(path, alias, alias.name, f"`{module}` has no `{alias.name}` then")
            elif alias.name in was:
                lost[alias.asname or alias.name] = was[alias.name] - now[alias.name]
    for node in ast.walk(parsed):
        if isinstance(node, Function):
            yield from _inspect_function(path, node, lost)


def _inspect_function(
    path: str, function: Function, lost: Mapping[str, set[str]]
) -> Iterator[Diagnostic]:
    given = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    types = {
        each.arg: each.annotation.id for each in given if isinstance(each.annotation, ast.Name)
    }
    for node in ast.walk(function):
        match node:
            case ast.Attribute(value=ast.Name(id=name), attr=member) if member in lost.get(
                types.get(name, ""), ()
            ):
                whole = f"{name}.{member}"
                yield _leaves(path, node, whole, f"`{types[name]}` has no `{member}` then")
            case _:
                continue


def _leaves(path: str, node: ast.alias | ast.Attribute, shown: str, message: str) -> Diagnostic:
    column = node.col_offset + 1
    return Diagnostic(
        "leaving-name",
        message,
        Span(path, node.lineno, column, column + len(shown)),
        "change it once that is generated",
    )
