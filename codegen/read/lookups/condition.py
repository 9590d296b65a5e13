"""SQL conditions on one row: vetted word by word, and never run by the generator.

A condition goes into the definition of a table or of an index as it is written, so what it is made
of is a closed list: columns of the row, constants, operators, and functions that always give the
same for the same row. The grammar is PostgreSQL's to check.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from itertools import pairwise

from codegen.diagnostics import closest
from codegen.read.document.nodes import shown
from codegen.read.lookups.sql_words import FUNCTIONS, KEYWORDS, QUERIES, RESERVED, TYPES
from codegen.storage import quote_name

MAX_CONDITION = 2000

_TOKEN = re.compile(
    r"(?P<space>[ \t\n]+)"
    r"|(?P<text>'(?:[^']|'')*')"
    r'|(?P<quoted>"(?:[^"]|"")+")'
    r"|(?P<number>[0-9]+(?:\.[0-9]+)?(?![A-Za-z0-9_]))"
    r"|(?P<word>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<operator>::|<=|>=|<>|!=|\|\||!~~?\*?|~~?\*?|->>?|#>>?|@>|<@|&&|[-+*/%<>=^(),\[\]])"
)
# What ends before the next operator, and what begins behind one.
_APART = frozenset("()[],+-")
_MISSPELT = {"==": "=", "===": "=", "=>": ">=", "=<": "<=", "!==": "<>", "^=": "<>"}
_PAIRS = {")": "(", "]": "["}
# Each is what a condition must not hold, and why.
_REFUSED = (
    (";", "a condition is one expression, and `;` would end it", None),
    ("--", "a comment does not belong into a condition", "write it behind a # of the file"),
    ("/*", "a comment does not belong into a condition", "write it behind a # of the file"),
    ("$", "a condition has neither parameters nor dollar quotes", "write the value out"),
    ("?", "a condition has no parameters", "write the value out"),
    (":", "a condition has no parameters", "write the value out"),
    ("'", "a text is never closed", "end it with '; within it, write '' for one"),
    ('"', "a quoted name is never closed", 'end it with "'),
    (".", "a condition speaks of one row, so its columns have no table in front", None),
)


class BadCondition(Exception):
    """A condition holds something that has no place in one."""

    def __init__(self, reason: str, hint: str | None = None) -> None:
        self.reason = reason
        self.hint = hint
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


def read_condition(source: str, columns: Set[str]) -> str:
    """The condition with every column spelled so that it is one. Raises BadCondition."""
    if len(source) > MAX_CONDITION:
        raise BadCondition(f"a condition has at most {MAX_CONDITION} characters", "split it")
    tokens = _tokens(source.strip())
    _check_pairs(tokens)
    _check_operators(tokens)
    meant = [index for index, token in enumerate(tokens) if token.kind != "space"]
    named = False
    for before, index, after in zip([-1, *meant], meant, [*meant[1:], -1], strict=False):
        previous = tokens[before] if before >= 0 else None
        following = tokens[after] if after >= 0 else None
        column = _column(tokens[index], previous, following, columns)
        if column is not None:
            named = True
            tokens[index] = _Token("column", column)
    if not named:
        known = ", ".join(sorted(columns))
        raise BadCondition("it says nothing about the row", f"columns: {shown(known)}")
    return "".join(" " if token.kind == "space" else token.text for token in tokens)


def _tokens(source: str) -> list[_Token]:
    tokens = []
    position = 0
    while position < len(source):
        for start, reason, hint in _REFUSED[:3]:
            if source.startswith(start, position):
                raise BadCondition(reason, hint)
        found = _TOKEN.match(source, position)
        if found is None or found.lastgroup is None:
            raise _refused(source[position:])
        tokens.append(_Token(found.lastgroup, found[0]))
        position = found.end()
    return tokens


def _refused(rest: str) -> BadCondition:
    for start, reason, hint in _REFUSED:
        if rest.startswith(start):
            return BadCondition(reason, hint)
    return BadCondition(f"`{shown(rest[0])}` has no meaning in a condition", "remove it")


def _check_operators(tokens: list[_Token]) -> None:
    """PostgreSQL reads operators that stand side by side as one, and a sign behind one apart."""
    for first, second in pairwise(tokens):
        if first.kind == second.kind == "operator" and not {first.text, second.text[:1]} & _APART:
            meant = _MISSPELT.get(first.text + second.text)
            hint = f"did you mean `{meant}`?" if meant else "put a blank between the two"
            raise BadCondition(f"there is no operator `{first.text}{second.text}`", hint)


def _check_pairs(tokens: list[_Token]) -> None:
    opened: list[str] = []
    for token in tokens:
        if token.kind == "operator" and token.text in _PAIRS.values():
            opened.append(token.text)
            continue
        closes = _PAIRS.get(token.text) if token.kind == "operator" else None
        if closes is not None and (not opened or opened.pop() != closes):
            raise BadCondition(f"`{token.text}` closes nothing", "remove it")
    if opened:
        raise BadCondition(f"`{opened[-1]}` is never closed", "close it")


def _column(
    token: _Token, previous: _Token | None, following: _Token | None, columns: Set[str]
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


def _in_type(previous: _Token | None) -> bool:
    """Whether a word goes on with the type before it, as in `double precision`."""
    return previous is not None and previous.kind == "word" and previous.text.lower() in TYPES


def _unknown(name: str, columns: Set[str]) -> BadCondition:
    near = closest(name, columns)
    known = shown(", ".join(sorted(columns)))
    hint = f"did you mean `{near}`?" if near else f"columns: {known}; texts stand within '...'"
    return BadCondition(f"there is no column `{shown(name)}`", hint)
