"""SQL expressions that are evaluated once, when a revision runs: what rows get, and what is kept.

Like a condition, an expression is made of a closed list: columns, constants, operators, functions.
As it is no part of any definition, it can also ask for the time and for chance. A backfill can ask
other tables too, in a query within parentheses; a conversion cannot, in PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from codegen.diagnostics import closest
from codegen.read.document.nodes import shown
from codegen.read.lookups.sql_tokens import BadCondition, Token, read_tokens
from codegen.read.lookups.sql_words import (
    CALLS,
    KEYWORDS,
    ONCE,
    PARTS,
    QUERIES,
    QUERY_KEYWORDS,
    RESERVED,
    TYPES,
)
from codegen.storage import quote_name

MAX_EXPRESSION = 2000
_NOUN = "an expression"


@dataclass(frozen=True, slots=True)
class _Scope:
    """The names that mean something: of the row's columns, of tables and of what stands for one."""

    columns: Set[str]
    tables: Set[str]
    known: Set[str]
    """Every table that could be asked."""
    asked: bool

    @property
    def keywords(self) -> Set[str]:
        return CALLS | KEYWORDS | (QUERY_KEYWORDS if self.asked else frozenset())


def read_expression(
    source: str, columns: Set[str], tables: Mapping[str, Set[str]] | None = None
) -> str:
    """The expression with every column spelled so that it is one. Raises BadCondition.

    Where `tables` are given, each with its columns, it can ask them.
    """
    if len(source) > MAX_EXPRESSION:
        raise BadCondition(f"{_NOUN} has at most {MAX_EXPRESSION} characters", "split it")
    if not source.strip():
        raise BadCondition("there is no expression here", "write one, or remove the key")
    tokens = read_tokens(source.strip(), _NOUN, dots=tables is not None)
    meant = [token for token in tokens if token.kind != "space"]
    scope = _scope(meant, columns, tables)
    words = iter(_spelled(meant, scope))
    return "".join(" " if token.kind == "space" else next(words) for token in tokens)


def _scope(
    tokens: Sequence[Token], columns: Set[str], tables: Mapping[str, Set[str]] | None
) -> _Scope:
    if tables is None:
        return _Scope(columns, frozenset(), frozenset(), asked=False)
    asked = {name for token in tokens if (name := _name(token)) is not None and name in tables}
    seen = set(columns).union(*(tables[name] for name in asked))
    names = asked | set(_aliases(tokens, tables))
    return _Scope(frozenset(seen), names, tables.keys(), asked=True)


def _aliases(tokens: Sequence[Token], tables: Mapping[str, Set[str]]) -> Iterator[str]:
    """What follows a table, or a query in parentheses, and is called so from there on."""
    nothing = Token("space", "")
    for first, before, token in zip([nothing, *tokens], tokens, tokens[1:], strict=False):
        name = _name(token)
        if name is None or name in KEYWORDS | QUERY_KEYWORDS:
            continue
        # What stands where a table does is told by itself, and not by its other name.
        is_table = before.kind == "word" and first.text.lower() in ("from", "join")
        if is_table or before.text in (")", *tables) or before.text.lower() == "as":
            yield name


def _name(token: Token) -> str | None:
    """The name that a token is, if it can be one."""
    if token.kind == "quoted":
        return token.text[1:-1].replace('""', '"')
    return token.text.lower() if token.kind == "word" else None


def _spelled(tokens: Sequence[Token], scope: _Scope) -> Iterator[str]:
    nothing = Token("space", "")
    neighbours = zip([nothing, *tokens], tokens, [*tokens[1:], nothing], strict=False)
    for previous, token, following in neighbours:
        name = _name(token)
        if name is None:
            yield token.text
        elif token.kind == "quoted":
            if name not in scope.columns | scope.tables:
                raise _unknown(name, scope)
            yield quote_name(name)
        else:
            yield _word(token.text, previous, following, scope)


def _word(text: str, previous: Token, following: Token, scope: _Scope) -> str:
    name = text.lower()
    called = following.text == "("
    behind_dot, before_dot = previous.text == ".", following.text == "."
    if before_dot:
        if name not in scope.tables:
            raise _unknown(text, scope)
        return name
    is_column = name in scope.columns and not called
    if behind_dot and is_column:
        return quote_name(name) if name in RESERVED else name
    cast = previous.text == "::" or previous.text.lower() == "as"
    if name in scope.keywords or (called and name in ONCE | TYPES):
        return text
    if name in PARTS and previous.text == "(" and following.text.lower() == "from":
        return text
    if name in TYPES and (cast or following.kind == "text" or previous.text.lower() in TYPES):
        return text
    if is_column:
        return quote_name(name) if name in RESERVED else name
    if name in scope.tables:
        return quote_name(name) if name in RESERVED else name
    if name in QUERIES | QUERY_KEYWORDS:
        hint = None if scope.asked else "`convert` knows its own row; `backfill` can ask others"
        raise BadCondition(f"`{name}` has no place in {_NOUN}", hint)
    if called:
        near = closest(name, ONCE)
        hint = f"did you mean `{near}`?" if near else f"known: {', '.join(sorted(ONCE))}"
        raise BadCondition(f"`{shown(name)}` is no function that {_NOUN} can use", hint)
    raise _unknown(text, scope)


def _unknown(name: str, scope: _Scope) -> BadCondition:
    near = closest(name.lower(), scope.columns | scope.known)
    known = shown(", ".join(sorted(scope.columns)))
    hint = f"did you mean `{near}`?" if near else f"columns: {known}; texts stand within '...'"
    return BadCondition(f"there is no column or table `{shown(name)}`", hint)
