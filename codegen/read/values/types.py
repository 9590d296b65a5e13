"""From a word and its constraints to a type of the catalog."""

from __future__ import annotations

import re

from codegen.catalog import (
    Array,
    BigInteger,
    Boolean,
    Bytes,
    Date,
    Datetime,
    Decimal,
    Duration,
    Email,
    FieldType,
    Float,
    Integer,
    Json,
    Scalar,
    Slug,
    String,
    Text,
    Time,
    Url,
    Uuid,
)
from codegen.naming import article
from codegen.read.document.nodes import shown
from codegen.read.findings import Findings
from codegen.read.pattern import BadPattern, Pattern, read_pattern
from codegen.read.shape.nearest import nearest
from codegen.read.spec import Constraints, Written
from codegen.read.values import bounds
from codegen.read.values.enums import Enums
from codegen.read.vocabulary import ARRAY_CONSTRAINTS, ENUM_NAME, TYPE_SYNONYMS, TYPES

UNBOUNDED: dict[str, Scalar] = {
    "boolean": Boolean(),
    "date": Date(),
    "time": Time(),
    "datetime": Datetime(),
    "duration": Duration(),
    "uuid": Uuid(),
    "json": Json(),
}
"""The types that have no constraints."""


def field_type(
    written: Written[str], constraints: Constraints, enums: Enums, found: Findings
) -> FieldType:
    """The type with its constraints; what is wrong with them is added to `found`."""
    word = written.value.removesuffix("[]")
    is_array = word != written.value
    if re.fullmatch(ENUM_NAME, word) and word not in enums:
        _unknown_enum(written, word, enums, found)
        # Every constant is one, so that one mistake is told once.
        return Json()
    _check_allowed(word, is_array, constraints, found)
    item = enums[word] if word in enums else _scalar(written, word, constraints, found)
    if not is_array:
        return item
    return Array(item, *bounds.items(constraints, Array(item).max_items, found))


def _unknown_enum(written: Written[str], word: str, enums: Enums, found: Findings) -> None:
    near = nearest(word, {**dict.fromkeys(enums, ()), **TYPE_SYNONYMS})
    hint = f"enums: {{ {shown(word)}: {{ values: [one, another] }} }}"
    message = f"there is no enum `{shown(word)}`"
    found.add("unknown-enum", message, written.span, f"did you mean `{near}`?" if near else hint)


def reject_constraints(word: str, constraints: Constraints, found: Findings) -> None:
    """Adds what is said of a value of that type and means nothing to it."""
    _check_allowed(word, False, constraints, found)


def _check_allowed(word: str, is_array: bool, constraints: Constraints, found: Findings) -> None:
    of_item = next((type_.constraints for type_ in TYPES if type_.name == word), ())
    allowed = (*of_item, *(ARRAY_CONSTRAINTS if is_array else ()))
    for name, key in constraints.written().items():
        if name not in allowed:
            noun = f"{article(word.lower())} {word}"
            what = f"an array of {word}s" if is_array else f"{noun} value"
            known = " and ".join(f"`{constraint}`" for constraint in allowed)
            message = f"`{name}` says nothing about {what}"
            hint = f"remove it; {what} can have {known or 'no constraints'}"
            found.add("constraint-not-allowed", message, key, hint)


def _scalar(written: Written[str], word: str, constraints: Constraints, found: Findings) -> Scalar:
    match word:
        case "string":
            low, high = bounds.lengths(constraints, String().max_length, bounds.MAX_STRING, found)
            parsed = pattern(constraints.pattern, found)
            return String(low, high, parsed.spelling if parsed else None)
        case "text":
            return Text(*bounds.lengths(constraints, Text().max_length, bounds.MAX_TEXT, found))
        case "bytes":
            return Bytes(*bounds.lengths(constraints, Bytes().max_length, bounds.MAX_BINARY, found))
        case "email":
            return Email(_most(constraints, Email().max_length, Email().max_length, found))
        case "url":
            return Url(_most(constraints, Url().max_length, bounds.MAX_STRING, found))
        case "slug":
            return Slug(_most(constraints, Slug().max_length, bounds.MAX_STRING, found))
        case "integer":
            return Integer(*bounds.integers(constraints, found))
        case "bigint":
            return BigInteger(*bounds.big_integers(constraints, found))
        case "float":
            return Float(*bounds.floats(constraints, found))
        case "decimal":
            return _decimal(written, constraints, found)
        case _:
            return UNBOUNDED[word]


def _decimal(written: Written[str], constraints: Constraints, found: Findings) -> Decimal:
    if constraints.precision is None:
        hint = "precision: 12" if constraints.scale else "precision: 12, scale: 2"
        found.add("missing-key", "a decimal needs `precision`", written.span, hint)
        return Decimal(bounds.MAX_PRECISION, 0)
    precision, scale = bounds.digits(constraints, found)
    return Decimal(precision, scale, *bounds.decimals(constraints, precision, scale, found))


def _most(constraints: Constraints, plain: int, limit: int, found: Findings) -> int:
    return bounds.whole(constraints.max_length, 1, limit, plain, found)


def pattern(written: Written[str] | None, found: Findings) -> Pattern | None:
    """The pattern in the one spelling that every engine reads alike."""
    if written is None:
        return None
    try:
        return read_pattern(written.value)
    except BadPattern as error:
        found.add(error.code, error.reason, written.span, error.hint)
        return None
