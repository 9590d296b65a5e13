"""The table of types, as seen from the wire: one row for each type in each function.

What the OpenAPI document promises (`input_schema`) and what Pydantic lets in (`annotation`) stand
side by side here, because a difference between them is a defect. The storage side of the table is
`codegen.storage`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias, assert_never
from uuid import UUID

from codegen.catalog import (
    INT4_MAX,
    INT4_MIN,
    Boolean,
    Constant,
    Datetime,
    Field,
    FieldType,
    Function,
    Integer,
    String,
    Text,
    Uuid,
    Value,
)
from codegen.module import literal

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"

BASE = "generated.schemas.base"

NO_NUL = r"^[^\u0000]*$"
"""PostgreSQL cannot store NUL in text, so the document must not promise to take it."""

INSTANT = (
    r"^(000[2-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-8][0-9]{3}|9[0-8][0-9]{2}|99[0-8][0-9]|999[0-8])"
    r"-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
    r"[Tt]([01][0-9]|2[0-3])(:[0-5][0-9]){2}(\.[0-9]{1,6})?"
    r"([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$"
)
"""RFC 3339 with an offset, within the years that stay in PostgreSQL's and Python's range."""

UUID_PATTERN = "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"
CURSOR_PATTERN = "^[A-Za-z0-9_-]{21}[AQgw]$"


@dataclass(frozen=True, slots=True)
class Annotation:
    """A Python type as source, with what it needs imported as (module, name)."""

    source: str
    imports: tuple[tuple[str, str], ...] = ()


def input_schema(type_: FieldType) -> dict[str, Json]:
    """The JSON Schema of a value that a client may send."""
    match type_:
        case String(minimum, maximum, pattern):
            return _text_schema(minimum, maximum, pattern or NO_NUL)
        case Text(minimum, maximum):
            return _text_schema(minimum, maximum, NO_NUL)
        case Integer(minimum, maximum):
            return {"type": "integer", "minimum": minimum, "maximum": maximum}
        case Boolean():
            return {"type": "boolean"}
        case Datetime():
            return {"type": "string", "format": "date-time", "pattern": INSTANT}
        case Uuid():
            return {"type": "string", "format": "uuid", "pattern": UUID_PATTERN}
        case _:
            assert_never(type_)


def _text_schema(minimum: int, maximum: int, pattern: str) -> dict[str, Json]:
    lower: dict[str, Json] = {"minLength": minimum} if minimum else {}
    return {"type": "string", **lower, "maxLength": maximum, "pattern": pattern}


def output_schema(type_: FieldType) -> dict[str, Json]:
    """The JSON Schema of a value in an answer.

    Bounds are left out: a bound that is tightened must not make older rows a broken promise.
    """
    match type_:
        case String() | Text():
            return {"type": "string"}
        case Integer():
            return {"type": "integer"}
        case Boolean():
            return {"type": "boolean"}
        case Datetime():
            return {"type": "string", "format": "date-time"}
        case Uuid():
            return {"type": "string", "format": "uuid"}
        case _:
            assert_never(type_)


def annotation(type_: FieldType) -> Annotation:
    """The Pydantic type that lets in exactly what `input_schema` promises."""
    match type_:
        case String(minimum, maximum, pattern):
            limits = _length_limits(minimum, maximum)
            if pattern is not None:
                limits.append(f"pattern={literal(pattern)}")
            return _text(limits)
        case Text(minimum, maximum):
            return _text(_length_limits(minimum, maximum))
        case Integer(minimum, maximum):
            lower = [f"ge={minimum}"] if minimum != INT4_MIN else []
            upper = [f"le={maximum}"] if maximum != INT4_MAX else []
            return _constrained("Whole", [*lower, *upper])
        case Boolean():
            return Annotation("Flag", ((BASE, "Flag"),))
        case Datetime():
            return Annotation("Timestamp", ((BASE, "Timestamp"),))
        case Uuid():
            return Annotation("Identifier", ((BASE, "Identifier"),))
        case _:
            assert_never(type_)


def _length_limits(minimum: int, maximum: int) -> list[str]:
    lower = [f"min_length={minimum}"] if minimum else []
    return [*lower, f"max_length={maximum}"]


def _text(limits: list[str]) -> Annotation:
    # The lengths stand before the check of the characters: behind it, Pydantic would take the value
    # for anything with a length, and tell the caller about items.
    return Annotation(
        f"Annotated[str, Field({', '.join(limits)}), Storable]",
        ((BASE, "Storable"), ("typing", "Annotated"), ("pydantic", "Field")),
    )


def _constrained(base: str, limits: list[str]) -> Annotation:
    if not limits:
        return Annotation(base, ((BASE, base),))
    return Annotation(
        f"Annotated[{base}, Field({', '.join(limits)})]",
        ((BASE, base), ("typing", "Annotated"), ("pydantic", "Field")),
    )


def output_annotation(type_: FieldType) -> Annotation:
    """The Pydantic type of a value in an answer."""
    if isinstance(type_, Datetime):
        # PostgreSQL answers in the zone of the connection; the API answers in UTC.
        return Annotation("Timestamp", ((BASE, "Timestamp"),))
    return python_type(type_)


def python_type(type_: FieldType) -> Annotation:
    """The plain Python type of a value, as a model holds it."""
    match type_:
        case String() | Text():
            return Annotation("str")
        case Integer():
            return Annotation("int")
        case Boolean():
            return Annotation("bool")
        case Datetime():
            return Annotation("datetime", (("datetime", "datetime"),))
        case Uuid():
            return Annotation("UUID", (("uuid", "UUID"),))
        case _:
            assert_never(type_)


def to_json(value: Value) -> Json:
    """A constant as it travels."""
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        case UUID():
            return str(value)
        case None | bool() | int() | str():
            return value
        case _:
            assert_never(value)


def to_python(value: Value) -> Annotation:
    """A constant as Python source."""
    match value:
        case datetime():
            return Annotation(
                f"datetime.fromisoformat({value.astimezone(UTC).isoformat()!r})",
                (("datetime", "datetime"),),
            )
        case UUID():
            return Annotation(f'UUID("{value}")', (("uuid", "UUID"),))
        case str():
            return Annotation(literal(value))
        case None | bool() | int():
            return Annotation(repr(value))
        case _:
            assert_never(value)


def example(field: Field) -> Json:
    """A value that the field takes, from the schema where it gives one.

    A pattern without an example gives None: guessing a text that matches it helps nobody.
    """
    if field.examples:
        return to_json(field.examples[0])
    match field.default:
        case Constant(value):
            return to_json(value)
        case Function() | None:
            return _plain_example(field.type)
        case _:
            assert_never(field.default)


def _plain_example(type_: FieldType) -> Json:
    match type_:
        case String(minimum, maximum, pattern):
            return None if pattern is not None else "example"[:maximum].ljust(minimum, "x")
        case Text(minimum, maximum):
            return "An example."[:maximum].ljust(minimum, "x")
        case Integer(minimum, maximum):
            return max(minimum, min(1, maximum))
        case Boolean():
            return True
        case Datetime():
            return "2026-01-31T09:30:00Z"
        case Uuid():
            return "0198c0de-7a5c-7b1e-9c3d-4f5a6b7c8d9e"
        case _:
            assert_never(type_)
