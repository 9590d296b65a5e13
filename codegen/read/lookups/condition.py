"""SQL conditions on one row: vetted word by word, and never run by the generator.

A condition goes into the definition of a table or of an index as it is written, so what it is made
of is a closed list: columns of the row, constants, operators, and functions that always give the
same for the same row. The grammar is PostgreSQL's to check.
"""

from __future__ import annotations

from collections.abc import Set

from codegen.diagnostics import closest
from codegen.read.document.nodes import shown
from codegen.read.lookups.sql_tokens import BadCondition, Token, read_tokens
from codegen.read.lookups.sql_words import FUNCTIONS, KEYWORDS, QUERIES, RESERVED, TYPES
from codegen.storage import quote_name

MAX_CONDITION = 2000


def read_condition(source: str, columns: Set[str]) -> str:
    """The condition with every column spelled so that it is one. Raises BadCondition."""
    if len(source) > MAX_CONDITION:
        raise BadCondition(f"a condition has at most {MAX_CONDITION} characters", "split it")
    tokens = read_tokens(source.strip(), "a condition")
    meant = [index for index, token in enumerate(tokens) if token.kind != "space"]
    named = False
    for before, index, after in zip([-1, *meant], meant, [*meant[1:], -1], strict=False):
        previous = tokens[before] if before >= 0 else None
        following = tokens[after] if after >= 0 else None
        column = _column(tokens[index], previous, following, columns)
        if column is not None:
            named = True
            tokens[index] = Token("column", column)
    if not named:
        known = ", ".join(sorted(columns))
        raise BadCondition("it says nothing about the row", f"columns: {shown(known)}")
    return "".join(" " if token.kind == "space" else token.text for token in tokens)


def _column(
    token: Token, previous: Token | None, following: Token | None, columns: Set[str]
) -> str | None:
    """The spelling of a column, or None for a word of SQL's own."""
    if token.kind == "quoted":
        name = token.text[1:-1].replace('""', '"')
        if name not in columns:
            raise _unknown(name, columns)
        return quote_name(name)
    if token.kind != "word":
        return None
    word = token.text.lower()
    called = following is not None and following.text == "("
    cast = previous is not None and (previous.text == "::" or previous.text.lower() == "as")
    literal = following is not None and following.kind == "text"
    if word in columns and word not in KEYWORDS and not (called or cast or literal):
        return quote_name(word) if word in RESERVED else word
    if word in KEYWORDS or (word in TYPES and (cast or literal or _in_type(previous))):
        return None
    if called and word in FUNCTIONS | TYPES:
        return None
    if word in QUERIES and word not in columns:
        raise BadCondition(f"`{word}` asks for more than one row", "a condition knows its own row")
    if called:
        near = closest(word, FUNCTIONS)
        hint = f"did you mean `{near}`?" if near else f"known: {', '.join(sorted(FUNCTIONS))}"
        raise BadCondition(f"`{shown(word)}` is no function that a condition can use", hint)
    raise _unknown(token.text, columns)


def _in_type(previous: Token | None) -> bool:
    """Whether a word goes on with the type before it, as in `double precision`."""
    return previous is not None and previous.kind == "word" and previous.text.lower() in TYPES


def _unknown(name: str, columns: Set[str]) -> BadCondition:
    near = closest(name, columns)
    known = shown(", ".join(sorted(columns)))
    hint = f"did you mean `{near}`?" if near else f"columns: {known}; texts stand within '...'"
    return BadCondition(f"there is no column `{shown(name)}`", hint)
