"""SQL of the schema in tokens: what an expression is made of, before anybody asks what it means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from codegen.read.document.nodes import shown

_TOKEN = re.compile(
    r"(?P<space>[ \t\n]+)"
    r"|(?P<text>'(?:[^']|'')*')"
    r'|(?P<quoted>"(?:[^"]|"")+")'
    r"|(?P<number>[0-9]+(?:\.[0-9]+)?(?![A-Za-z0-9_]))"
    r"|(?P<word>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<operator>::|<=|>=|<>|!=|\|\||!~~?\*?|~~?\*?|->>?|#>>?|@>|<@|&&|[-+*/%<>=^(),\[\]])"
)
# What ends before the next operator, and what begins behind one.
_APART = frozenset("()[],+-.")
_MISSPELT = {"==": "=", "===": "=", "=>": ">=", "=<": "<=", "!==": "<>", "^=": "<>"}
_PAIRS = {")": "(", "]": "["}
# Each is what must not stand there, why, and what to do; `{}` is what it would stand in.
_REFUSED = (
    (";", "{} has no `;`, which would end it", None),
    ("--", "a comment does not belong into {}", "write it behind a # of the file"),
    ("/*", "a comment does not belong into {}", "write it behind a # of the file"),
    ("$", "{} has neither parameters nor dollar quotes", "write the value out"),
    ("?", "{} has no parameters", "write the value out"),
    (":", "{} has no parameters", "write the value out"),
    ("'", "a text is never closed", "end it with '; within it, write '' for one"),
    ('"', "a quoted name is never closed", 'end it with "'),
    (".", "{} speaks of one row, so its columns have no table in front", None),
)


class BadCondition(Exception):
    """A condition, or another expression, holds something that has no place in one."""

    def __init__(self, reason: str, hint: str | None = None) -> None:
        self.reason = reason
        self.hint = hint
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of SQL, and what it is."""

    kind: str
    text: str


def read_tokens(source: str, noun: str, *, dots: bool = False) -> list[Token]:
    """The tokens of an expression, which `noun` calls; `dots` may stand between a table and a name.

    Raises BadCondition where there is more than one expression, or half of one.
    """
    tokens = []
    position = 0
    while position < len(source):
        for start, reason, hint in _REFUSED[:3]:
            if source.startswith(start, position):
                raise BadCondition(reason.format(noun), hint)
        found = _TOKEN.match(source, position)
        if dots and source[position] == ".":
            tokens.append(Token("operator", "."))
            position += 1
            continue
        if found is None or found.lastgroup is None:
            raise _refused(source[position:], noun)
        tokens.append(Token(found.lastgroup, found[0]))
        position = found.end()
    _check_pairs(tokens)
    _check_operators(tokens)
    return tokens


def _refused(rest: str, noun: str) -> BadCondition:
    for start, reason, hint in _REFUSED:
        if rest.startswith(start):
            return BadCondition(reason.format(noun), hint)
    return BadCondition(f"`{shown(rest[0])}` has no meaning in {noun}", "remove it")


def _check_operators(tokens: list[Token]) -> None:
    """PostgreSQL reads operators that stand side by side as one, and a sign behind one apart."""
    for first, second in pairwise(tokens):
        if first.kind == second.kind == "operator" and not {first.text, second.text[:1]} & _APART:
            meant = _MISSPELT.get(first.text + second.text)
            hint = f"did you mean `{meant}`?" if meant else "put a blank between the two"
            raise BadCondition(f"there is no operator `{first.text}{second.text}`", hint)


def _check_pairs(tokens: list[Token]) -> None:
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
