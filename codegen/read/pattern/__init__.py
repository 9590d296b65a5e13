"""Patterns: regular expressions that Python, Rust, ECMAScript and PostgreSQL read alike.

A pattern is enforced by Pydantic (Rust), by a check in PostgreSQL, and by clients that were made
from the OpenAPI document (ECMAScript and others). So only what all of them understand in the same
way can be written, and what they spell differently, such as `\\d` and `.`, is spelled out.
"""

from __future__ import annotations

from dataclasses import dataclass

from pydantic_core import SchemaValidator, ValidationError, core_schema

from codegen.read.pattern.ambiguity import check_speed
from codegen.read.pattern.characters import Characters
from codegen.read.pattern.expression import BadPattern, parse_expression
from codegen.read.pattern.parts import Choice, Joined, One, Part, Repeat, alphabet

__all__ = ["BadPattern", "Pattern", "matches", "read_pattern"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern in its one spelling, and every character that a text which matches can hold."""

    spelling: str
    alphabet: Characters


def read_pattern(text: str) -> Pattern:
    """The pattern that the author wrote. Raises BadPattern."""
    parsed = parse_expression(text)
    check_speed(parsed)
    return Pattern(f"^{_spelled(parsed)}$", alphabet(parsed))


def matches(pattern: str, text: str) -> bool:
    """Whether the text matches; in the engine of the generated API, which never takes long."""
    validator = SchemaValidator(core_schema.str_schema(pattern=pattern))
    try:
        validator.validate_python(text)
    except ValidationError:
        return False
    return True


def _spelled(part: Part) -> str:
    """The part in the spelling that every engine reads alike."""
    match part:
        case One(_, text):
            return text
        case Joined(parts):
            return "".join(map(_spelled, parts))
        case Choice(parts):
            return f"(?:{'|'.join(map(_spelled, parts))})"
        case Repeat(inner, low, high):
            text = _spelled(inner)
            return (f"(?:{text})" if isinstance(inner, Joined | Repeat) else text) + _times(
                low, high
            )


def _times(low: int, high: int | None) -> str:
    match low, high:
        case 0, None:
            return "*"
        case 1, None:
            return "+"
        case 0, 1:
            return "?"
        case _, None:
            return f"{{{low},}}"
        case _:
            return f"{{{low}}}" if low == high else f"{{{low},{high}}}"
