"""The statements of a change as SQL, without a database.

A revision is Python that calls `op`. The same calls are made here on an `op` that writes down what
it would send. The source is never run as a program: only calls of three known names are made, with
literals as their arguments.
"""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Iterable, Mapping
from io import StringIO

from typing_extensions import override

_WIDTH = 96
_INDENT = "    "
_WORDS = re.compile(r"(?:'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|[^\s'\"])+")


class _Sent(StringIO):
    """What has been sent, statement by statement: Alembic writes each at once."""

    def __init__(self) -> None:
        super().__init__()
        self.statements: list[str] = []

    @override
    def write(self, text: str, /) -> int:
        self.statements.append(text)
        return len(text)


def spelled(sources: Iterable[str]) -> tuple[str, ...]:
    """Each statement that the calls would send, in order."""
    # Both are slow to import, and only this command needs them.
    import sqlalchemy as sa
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from sqlalchemy.dialects import postgresql

    sent = _Sent()
    context = MigrationContext.configure(
        dialect_name="postgresql",
        dialect_opts={"paramstyle": "named"},
        opts={"as_sql": True, "output_buffer": sent, "literal_binds": True},
    )
    names = {"op": Operations(context), "sa": sa, "postgresql": postgresql}
    for source in sources:
        for statement in ast.walk(ast.parse(textwrap.dedent(source))):
            if isinstance(statement, ast.Expr):
                _value(statement.value, names)
    return tuple(map(_tidy, sent.statements))


def _value(node: ast.expr, names: Mapping[str, object]) -> object:
    """What an expression of a revision is: a literal, a known name, or a call of one."""
    match node:
        case ast.Name(id=name):
            return names[name]
        case ast.Attribute(value=owner, attr=name):
            return getattr(_value(owner, names), name)
        case ast.Call(func=function, args=arguments, keywords=keywords):
            called = _value(function, names)
            if not callable(called):
                raise TypeError(f"{ast.unparse(function)} cannot be called")
            options = {each.arg or "": _value(each.value, names) for each in keywords}
            result: object = called(*(_value(each, names) for each in arguments), **options)
            return result
        case ast.List(elts=items):
            return [_value(each, names) for each in items]
        case _:
            literal: object = ast.literal_eval(node)
            return literal


def _tidy(statement: str) -> str:
    """The statement for people: spaces for tabs, and lines that are not too long."""
    first, _, rest = statement.expandtabs(4).strip().partition("\n")
    lines = [first, *textwrap.dedent(rest).splitlines()] if rest else _wrapped(first)
    return "\n".join(line.rstrip() for line in lines)


def _wrapped(line: str) -> list[str]:
    """The line in several, broken between words, and never within a quoted text."""
    wrapped: list[str] = []
    for word in _WORDS.findall(line):
        if wrapped and len(wrapped[-1]) + 1 + len(word) <= _WIDTH:
            wrapped[-1] += f" {word}"
        else:
            wrapped.append(f"{_INDENT}{word}" if wrapped else word)
    return wrapped
