"""From a field as written to a field as it is: type, constraints, and what it gets when absent."""

from __future__ import annotations

from codegen.catalog import (
    INT4_MAX,
    INT4_MIN,
    Boolean,
    Constant,
    Datetime,
    Default,
    Field,
    FieldType,
    Function,
    Integer,
    String,
    Text,
    Uuid,
    Value,
)
from codegen.naming import attribute
from codegen.read.findings import Findings
from codegen.read.nodes import Raw, shown
from codegen.read.pattern import BadPattern, Pattern, read_pattern
from codegen.read.spec import Constraints, FieldSpec, Written
from codegen.read.values import Unfit, constant
from codegen.read.vocabulary import TYPES

MAX_STRING = 10_000
MAX_TEXT = 1_000_000

_FUNCTIONS = {"datetime": Function.NOW, "uuid": Function.UUID}
_ZERO = {
    "string": '""',
    "text": '""',
    "integer": "0",
    "boolean": "false",
    "datetime": "now",
    "uuid": "uuid",
}


def field(written: FieldSpec, found: Findings) -> Field:
    """The field in the catalog; what is wrong with it is added to `found`."""
    type_ = field_type(written.type.value, written.constraints, found)
    nullable = bool(written.nullable and written.nullable.value)
    required = bool(written.required and written.required.value)
    _presence(written, required, nullable, found)
    examples = (_value(example, type_, nullable, "example", found) for example in written.examples)
    renamed_from = written.renamed_from
    return Field(
        name=written.name.value,
        attribute=attribute(written.name.value),
        type=type_,
        description=written.description.value if written.description else None,
        required=required,
        nullable=nullable,
        default=_default(written, type_, nullable, found),
        examples=tuple(example.value for example in examples if example is not None),
        renamed_from=renamed_from.value if renamed_from else None,
        backfill=_backfill(written, type_, found),
    )


def _presence(written: FieldSpec, required: bool, nullable: bool, found: Findings) -> None:
    """A field that is left out of a new row must get a value from somewhere, and from one place."""
    name = shown(written.name.value)
    if required and written.default is not None:
        found.add(
            "required-with-default",
            f"`{name}` must always be given, so its default is never used",
            written.default.key,
            "remove `default`, or remove `required: true`",
        )
    if not required and not nullable and written.default is None:
        default = f"default: {_ZERO[written.type.value]}"
        found.add(
            "no-value",
            f"`{name}` has no value when it is left out",
            written.name.span,
            "add one of these lines\n"
            "required: true   # it must always be given\n"
            "nullable: true   # it is then null\n"
            f"{default:<16} # it then gets this value",
        )


def field_type(word: str, constraints: Constraints, found: Findings) -> FieldType:
    """The type with its constraints."""
    allowed = next(type_.constraints for type_ in TYPES if type_.name == word)
    for name, key in constraints.written().items():
        if name not in allowed:
            known = " and ".join(f"`{constraint}`" for constraint in allowed)
            message = f"`{name}` says nothing about {_an(word)} value"
            hint = f"remove it; {_an(word)} value can have {known or 'no constraints'}"
            found.add("constraint-not-allowed", message, key, hint)
    match word:
        case "string":
            low, high = lengths(constraints, String().max_length, MAX_STRING, found)
            parsed = pattern(constraints.pattern, found)
            return String(low, high, parsed.spelling if parsed else None)
        case "text":
            low, high = lengths(constraints, Text().max_length, MAX_TEXT, found)
            return Text(low, high)
        case "integer":
            return Integer(*_bounds(constraints, found))
        case "boolean":
            return Boolean()
        case "datetime":
            return Datetime()
        case "uuid":
            return Uuid()
        case _:
            raise LookupError(f"the vocabulary has a type without a meaning: {word}")


def _an(word: str) -> str:
    return f"an {word}" if word.startswith("i") else f"a {word}"


def lengths(constraints: Constraints, plain: int, limit: int, found: Findings) -> tuple[int, int]:
    """The bounds of a length, where `plain` is the upper one if none is written."""
    low = _within(constraints.min_length, 0, limit, 0, found)
    high = _within(constraints.max_length, 1, limit, plain, found)
    if low > high:
        written = constraints.max_length or constraints.min_length
        _empty_range("min_length", low, "max_length", high, written, found)
    return low, high


def _bounds(constraints: Constraints, found: Findings) -> tuple[int, int]:
    low = _within(constraints.minimum, INT4_MIN, INT4_MAX, INT4_MIN, found)
    high = _within(constraints.maximum, INT4_MIN, INT4_MAX, INT4_MAX, found)
    if low > high:
        _empty_range("minimum", low, "maximum", high, constraints.maximum, found)
    return low, high


def _within(written: Written[int] | None, low: int, high: int, plain: int, found: Findings) -> int:
    if written is None:
        return plain
    if low <= written.value <= high:
        return written.value
    message = f"a bound lies between {low} and {high} here"
    found.add("bound-out-of-range", message, written.span)
    return plain


def _empty_range(
    low_name: str,
    low: int,
    high_name: str,
    high: int,
    written: Written[int] | None,
    found: Findings,
) -> None:
    message = f"no value fits: `{low_name}` is {low} and `{high_name}` is {high}"
    hint = f"{high_name}: {low}"
    span = written.span if written else None
    found.add("empty-range", message, span, hint)


def pattern(written: Written[str] | None, found: Findings) -> Pattern | None:
    """The pattern in the one spelling that every engine reads alike."""
    if written is None:
        return None
    try:
        return read_pattern(written.value)
    except BadPattern as error:
        found.add(error.code, error.reason, written.span, error.hint)
        return None


def _default(
    written: FieldSpec, type_: FieldType, nullable: bool, found: Findings
) -> Default | None:
    if written.default is None:
        return None
    function = _FUNCTIONS.get(written.type.value)
    if function is not None and written.default.value == function.value:
        return function
    value = _value(written.default, type_, nullable, "default", found)
    # A nullable field that is left out is null anyway.
    return None if value is None or value.value is None else value


def _backfill(written: FieldSpec, type_: FieldType, found: Findings) -> Constant | None:
    if written.backfill is None:
        return None
    function = _FUNCTIONS.get(written.type.value)
    if function is not None and written.backfill.value == function.value:
        message = f"the backfill `{function.value}` is not supported yet"
        hint = "write a value that all existing rows get"
        found.add("not-supported-yet", message, written.backfill.span, hint)
        return None
    return _value(written.backfill, type_, False, "backfill", found)


def _value(
    written: Written[Raw], type_: FieldType, nullable: bool, role: str, found: Findings
) -> Constant | None:
    if written.value is None:
        if nullable:
            return Constant(None)
        hint = "add `nullable: true`, or write a value" if role != "backfill" else "write a value"
        message = f"the {role} is null, and null is no value of this field"
        found.add("wrong-value", message, written.key, hint)
        return None
    try:
        value: Value = constant(written.value, type_)
    except Unfit as error:
        message = f"the {role} does not fit: {error.reason}"
        found.add("wrong-value", message, written.span, error.hint)
        return None
    return Constant(value)
