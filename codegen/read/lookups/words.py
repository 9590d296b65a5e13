"""The words of enums in SQL conditions: one that is none of them would never be equal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from codegen.catalog import Enum
from codegen.diagnostics import closest
from codegen.read.document.nodes import shown
from codegen.read.lookups.sql_tokens import BadCondition, Token, read_tokens

_COMPARES = frozenset({"=", "<>", "!="})
_TURNED = 2


def check_words(sql: str, enums: Mapping[str, Enum]) -> None:
    """Raise BadCondition where a column is compared with what is no word of its enum."""
    meant = [token for token in read_tokens(sql, "a condition") if token.kind != "space"]
    for index, token in enumerate(meant):
        name = token.text[1:-1].replace('""', '"') if token.kind == "quoted" else token.text.lower()
        enum = enums.get(name) if token.kind in ("quoted", "word") else None
        if enum is not None:
            before, behind = meant[:index], meant[index + 1 :]
            words = (
                *(_before(before) if _apart(behind[:1]) else ()),
                *(_behind(behind) if _apart(before[-1:]) else ()),
            )
            for word in words:
                if word not in enum.values:
                    raise _no_word(word, enum)


def _apart(neighbour: Sequence[Token]) -> bool:
    """Whether the column stands alone on its side: it may be part of a longer expression."""
    return not neighbour or neighbour[0].kind == "word" or neighbour[0].text in "()"


def _before(before: Sequence[Token]) -> Iterator[str]:
    """What a column is compared with that stands before it, as in `'done' = status`."""
    match before[-_TURNED:]:
        case [Token(kind="text") as text, Token(text=compares)] if compares in _COMPARES:
            yield _word(text)
        case _:
            return


def _behind(behind: Sequence[Token]) -> Iterator[str]:
    """What a column is compared with that stands behind it."""
    rest = [token for token in behind if token.text.lower() not in ("not", "is")]
    words = [token.text.lower() for token in rest[:_TURNED]]
    if words[:1] and words[0] in _COMPARES and rest[1:] and rest[1].kind == "text":
        yield _word(rest[1])
    elif words == ["distinct", "from"] and rest[2:] and rest[2].kind == "text":
        yield _word(rest[2])
    elif words == ["in", "("]:
        for token in rest[2:]:
            if token.text == ")":
                return
            if token.kind == "text":
                yield _word(token)


def _word(token: Token) -> str:
    return token.text[1:-1].replace("''", "'")


def _no_word(word: str, enum: Enum) -> BadCondition:
    now = dict(enum.renamed_values).get(word) or closest(word, enum.values)
    known = shown(", ".join(enum.values))
    hint = f"did you mean `{shown(now)}`?" if now else f"known: {known}"
    return BadCondition(f"`{shown(word)}` is no word of `{enum.name}`", hint)
