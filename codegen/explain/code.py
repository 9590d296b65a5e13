"""Python files as text: which functions they have, and what those speak of."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Function:
    """A function or method: its name, its first and last line, and what stands in it.

    `names` are the names that it reads and `attributes` those behind a dot; `calls` are the called
    ones among these, each with what stands before the dot (`service.list`); `texts` are its texts,
    with `{}` where one has something filled in.
    """

    name: str
    line: int
    end: int
    names: frozenset[str]
    attributes: frozenset[str]
    texts: tuple[str, ...]
    calls: tuple[str, ...]


def functions(text: str) -> tuple[Function, ...]:
    """The functions of a file in the order of their lines; none where it is no Python."""
    try:
        parsed = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ()
    found = (
        node
        for node in ast.walk(parsed)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    return tuple(sorted(map(_function, found), key=lambda each: each.line))


def _function(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Function:
    inside = list(ast.walk(node))
    return Function(
        name=node.name,
        line=node.lineno,
        end=node.end_lineno or node.lineno,
        names=frozenset(each.id for each in inside if isinstance(each, ast.Name)),
        attributes=frozenset(each.attr for each in inside if isinstance(each, ast.Attribute)),
        texts=tuple(_texts(inside)),
        calls=tuple(_calls(inside)),
    )


def _calls(nodes: list[ast.AST]) -> Iterator[str]:
    for node in nodes:
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=before), attr=name)):
                yield f"{before}.{name}"
            case ast.Call(func=ast.Attribute(attr=name)):
                yield f".{name}"
            case _:
                pass


def _texts(nodes: list[ast.AST]) -> Iterator[str]:
    for node in nodes:
        match node:
            case ast.Constant(value=str(text)):
                yield text
            case ast.JoinedStr(values=parts):
                yield "".join(
                    part.value
                    if isinstance(part, ast.Constant) and isinstance(part.value, str)
                    else "{}"
                    for part in parts
                )
            case _:
                pass


def function(text: str, name: str) -> Function | None:
    """The function of that name, if the file has it."""
    return next((each for each in functions(text) if each.name == name), None)


def constants(text: str) -> frozenset[str]:
    """The names in capitals that a file gives values to."""
    return frozenset(re.findall("^([A-Z][A-Z0-9_]*)(?::[^=\n]*)? = ", text, re.MULTILINE))


def tests_of_route(
    files: Mapping[str, str], verb: str, path: str
) -> Iterator[tuple[str, Function]]:
    """The tests that send a request to a route, as far as their text says so."""
    segments = [part for part in path.split("/") if part]
    first = next((i for i, part in enumerate(segments) if part.startswith("{")), -1) + 1
    tail = [r"[^/\s]+" if part.startswith("{") else re.escape(part) for part in segments[first:]]
    address = re.compile(r"(^|.*/)" + "/".join(tail) + r"([?#].*)?", re.DOTALL)
    for file, text in _tests(files):
        for test in functions(text):
            sends = {verb.lower(), "request"} & {call.rpartition(".")[2] for call in test.calls}
            if test.name.startswith("test_") and sends and any(map(address.fullmatch, test.texts)):
                yield file, test


def tests_that_say(files: Mapping[str, str], word: str) -> Iterator[tuple[str, Function]]:
    """The tests in whose text a word stands by itself."""
    for file, text in _tests(files):
        for test in functions(text):
            if test.name.startswith("test_") and word in test.texts:
                yield file, test


def _tests(files: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for file, text in sorted(files.items()):
        if file.startswith("tests/") and file.rpartition("/")[2].startswith("test_"):
            yield file, text
