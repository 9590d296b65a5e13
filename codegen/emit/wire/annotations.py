"""What Pydantic lets in and gives out, and how Python holds each type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from codegen.catalog import (
    INT4_MAX,
    INT4_MIN,
    SAFE_MAX,
    SAFE_MIN,
    Array,
    BigInteger,
    Boolean,
    Bytes,
    Date,
    Datetime,
    Decimal,
    Duration,
    Email,
    Enum,
    FieldType,
    Float,
    Integer,
    Json,
    Slug,
    String,
    Text,
    Time,
    Url,
    Uuid,
)
from codegen.module import literal

VALUES = "generated.schemas.values"
FORMATS = "generated.schemas.formats"
PARAMETERS = "generated.schemas.parameters"
ENUMS = "generated.schemas.enums"


@dataclass(frozen=True, slots=True)
class Annotation:
    """A Python type as source, with what it needs imported as (module, name)."""

    source: str
    imports: tuple[tuple[str, str], ...] = ()


def _imported(module: str, name: str) -> Annotation:
    return Annotation(name, ((module, name),))


def annotation(type_: FieldType) -> Annotation:
    """The Pydantic type that lets in exactly what `input_schema` promises."""
    match type_:
        case String(minimum, maximum, pattern):
            limits = _lengths(minimum, maximum)
            if pattern is not None:
                limits.append(f"pattern={literal(pattern)}")
            return _text(limits, _imported(VALUES, "Storable"))
        case Text(minimum, maximum):
            return _text(_lengths(minimum, maximum), _imported(VALUES, "Storable"))
        case Email(maximum):
            return _text(_lengths(0, maximum), _imported(FORMATS, "EmailForm"))
        case Url(maximum):
            return _text(_lengths(0, maximum), _imported(FORMATS, "UrlForm"))
        case Slug(maximum):
            return _text(_lengths(0, maximum), _imported(FORMATS, "SlugForm"))
        case Integer() | BigInteger() | Float():
            return _number(type_, VALUES, "")
        case Decimal():
            return _decimal(type_)
        case Bytes(minimum, maximum):
            return _bounded(_imported(FORMATS, "Base64"), _lengths(minimum, maximum))
        case Enum(class_name=name):
            return _imported(ENUMS, name)
        case Array(item, minimum, maximum):
            items = annotation(item)
            listed = Annotation(f"list[{items.source}]", items.imports)
            bounded = _bounded(listed, _lengths(minimum, maximum))
            return _distinct(bounded) if type_.distinct else bounded
        case _:
            return _unbounded(type_)


def _distinct(listed: Annotation) -> Annotation:
    source = f"{listed.source.removesuffix(']')}, Distinct]"
    return Annotation(source, (*listed.imports, (VALUES, "Distinct")))


def _unbounded(
    type_: Boolean | Date | Time | Datetime | Duration | Uuid | Json,
) -> Annotation:
    match type_:
        case Boolean():
            return _imported(VALUES, "Flag")
        case Date():
            return _imported(FORMATS, "Day")
        case Time():
            return _imported(FORMATS, "TimeOfDay")
        case Datetime():
            return _imported(FORMATS, "Timestamp")
        case Duration():
            return _imported(FORMATS, "Span")
        case Uuid():
            return _imported(VALUES, "Identifier")
        case Json():
            return _imported(VALUES, "JsonValue")
        case _:
            assert_never(type_)


def query_annotation(type_: FieldType) -> Annotation:
    """The Pydantic type of a value in a query, where it stands as its JSON text without quotes."""
    match type_:
        case Integer() | BigInteger() | Float():
            return _number(type_, PARAMETERS, "Text")
        case Boolean():
            return _imported(PARAMETERS, "FlagText")
        case _:
            return annotation(type_)


def _lengths(minimum: int, maximum: int) -> list[str]:
    lower = [f"min_length={minimum}"] if minimum else []
    return [*lower, f"max_length={maximum}"]


def _text(limits: list[str], form: Annotation) -> Annotation:
    # The lengths stand before the check of the characters: behind it, Pydantic would take the value
    # for anything with a length, and tell the caller about items.
    return Annotation(
        f"Annotated[str, Field({', '.join(limits)}), {form.source}]",
        (*form.imports, ("typing", "Annotated"), ("pydantic", "Field")),
    )


def _number(type_: Integer | BigInteger | Float, module: str, end: str) -> Annotation:
    match type_:
        case Integer(minimum, maximum):
            base, bounds = "Whole", (minimum, maximum)
            own: tuple[float | None, ...] = (INT4_MIN, INT4_MAX)
        case BigInteger(minimum, maximum):
            base, bounds, own = "Long", (minimum, maximum), (SAFE_MIN, SAFE_MAX)
        case Float(least, most):
            base, own = "Double", (None, None)
            return _bounded(_imported(module, base + end), _limits((least, most), own))
        case _:
            assert_never(type_)
    return _bounded(_imported(module, base + end), _limits(bounds, own))


def _limits(bounds: tuple[float | None, ...], own: tuple[float | None, ...]) -> list[str]:
    """The bounds that are narrower than the type's own."""
    return [
        f"{word}={bound!r}"
        for word, bound, type_bound in zip(("ge", "le"), bounds, own, strict=True)
        if bound != type_bound
    ]


def _decimal(type_: Decimal) -> Annotation:
    limits = [
        f'{word}=Decimal("{bound:f}")'
        for word, bound in (("ge", type_.minimum), ("le", type_.maximum))
        if bound is not None
    ]
    bounds = f", Field({', '.join(limits)})" if limits else ""
    imports = [(FORMATS, "Digits"), (FORMATS, "Exact"), ("typing", "Annotated")]
    if limits:
        imports += [("decimal", "Decimal"), ("pydantic", "Field")]
    digits = f"Digits({type_.precision}, {type_.scale})"
    return Annotation(f"Annotated[Exact, {digits}{bounds}]", tuple(imports))


def _bounded(base: Annotation, limits: list[str]) -> Annotation:
    if not limits:
        return base
    return Annotation(
        f"Annotated[{base.source}, Field({', '.join(limits)})]",
        (*base.imports, ("typing", "Annotated"), ("pydantic", "Field")),
    )


def output_annotation(type_: FieldType) -> Annotation:
    """The Pydantic type of a value in an answer."""
    match type_:
        case Datetime() | Duration() | Json():
            # PostgreSQL answers in the zone of the connection; the API answers in UTC. A length of
            # time has one spelling of many.
            return annotation(type_)
        case Decimal():
            return _imported(FORMATS, "Exact")
        case Bytes():
            return _imported(FORMATS, "Base64")
        case Array(item):
            items = output_annotation(item)
            return Annotation(f"list[{items.source}]", items.imports)
        case _:
            return python_type(type_)


def python_type(type_: FieldType) -> Annotation:
    """The plain Python type of a value, as a model holds it."""
    match type_:
        case String() | Text() | Email() | Url() | Slug() | Enum():
            return Annotation("str")
        case Integer() | BigInteger():
            return Annotation("int")
        case Float():
            return Annotation("float")
        case Decimal():
            return _imported("decimal", "Decimal")
        case Boolean():
            return Annotation("bool")
        case Date():
            return _imported("datetime", "date")
        case Time():
            return _imported("datetime", "time")
        case Datetime():
            return _imported("datetime", "datetime")
        case Duration():
            return _imported("datetime", "timedelta")
        case Uuid():
            return _imported("uuid", "UUID")
        case Json():
            return _imported("generated.models.base", "JsonValue")
        case Bytes():
            return Annotation("bytes")
        case Array(item):
            items = python_type(item)
            return Annotation(f"list[{items.source}]", items.imports)
        case _:
            assert_never(type_)
