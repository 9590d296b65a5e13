"""From a field as written to a field as it is: type, flags, and what it gets when absent."""

from __future__ import annotations

from codegen.catalog import (
    Backfill,
    Constant,
    Datetime,
    Default,
    Expression,
    Field,
    FieldType,
    Function,
    Uuid,
    Value,
)
from codegen.naming import attribute
from codegen.read.deprecation import deprecation
from codegen.read.document.nodes import Mapping, Node, Scalar, shown
from codegen.read.findings import Findings
from codegen.read.spec import FieldSpec, Written
from codegen.read.spec.keys import Keys
from codegen.read.values.constants import constant
from codegen.read.values.enums import Enums
from codegen.read.values.forms import a_value, example
from codegen.read.values.types import field_type
from codegen.read.values.unfit import Unfit


def field(written: FieldSpec, enums: Enums, found: Findings) -> Field:
    """The field in the catalog; what is wrong with it is added to `found`."""
    type_ = field_type(written.type, written.constraints, enums, found)
    nullable = is_set(written.nullable)
    _flags(written, found)
    _presence(written, type_, found)
    examples = (_value(each, type_, nullable, "example", found) for each in written.examples)
    renamed_from = written.renamed_from
    return Field(
        name=written.name.value,
        attribute=attribute(written.name.value),
        type=type_,
        description=written.description.value if written.description else None,
        required=is_set(written.required),
        nullable=nullable,
        default=_default(written, type_, nullable, found),
        examples=tuple(each.value for each in examples if each is not None),
        renamed_from=renamed_from.value if renamed_from else None,
        backfill=_backfill(written, type_, found),
        convert=Expression(written.convert.value) if written.convert else None,
        read_only=is_set(written.read_only),
        write_only=is_set(written.write_only),
        immutable=is_set(written.immutable),
        deprecation=deprecation(written.deprecated, written.sunset, found),
    )


def is_set(flag: Written[bool] | None) -> bool:
    """Whether a flag is written, and true."""
    return flag is not None and flag.value


def _flags(written: FieldSpec, found: Findings) -> None:
    """Flags that say opposite things, or one of which says nothing beside the other."""
    name = shown(written.name.value)
    read_only = "`read_only` fields are never sent"
    for one, other, why in (
        (written.read_only, written.required, f"{read_only}, so none can be required"),
        (written.read_only, written.write_only, f"{read_only}, and `write_only` ones never seen"),
        (written.read_only, written.immutable, f"{read_only}, so none can change that way"),
    ):
        if is_set(one) and is_set(other) and other is not None:
            message = f"the flags of `{name}` contradict each other: {why}"
            found.add("contradicting-flags", message, other.key, "remove one of the two")


def _presence(written: FieldSpec, type_: FieldType, found: Findings) -> None:
    """A field that is left out of a new row must get a value from somewhere, and from one place."""
    name = shown(written.name.value)
    required, nullable = is_set(written.required), is_set(written.nullable)
    if required and written.default is not None:
        found.add(
            "required-with-default",
            f"`{name}` must always be given, so its default is never used",
            written.default.key,
            "remove `default`, or remove `required: true`",
        )
    if not required and not nullable and written.default is None:
        lines = [
            ("required: true", "it must always be given"),
            ("nullable: true", "it is then null"),
            (f"default: {_usual(type_)}", "it then gets this value"),
        ]
        if is_set(written.read_only):
            del lines[0]
        width = max(14, len(lines[-1][0])) + 2
        hint = "\n".join(f"{line:<{width}} # {what}" for line, what in lines)
        message = f"`{name}` has no value when it is left out"
        found.add("no-value", message, written.name.span, f"add one of these lines\n{hint}")


def _usual(type_: FieldType) -> str:
    function = _FUNCTIONS.get(type(type_))
    return function.value if function else example(type_)


_FUNCTIONS: dict[type[FieldType], Function] = {Datetime: Function.NOW, Uuid: Function.UUID}
_CALLED_NOW = {"now", "utcnow", "utc_now", "current_timestamp", "clock_timestamp", "today"}
_CALLED_UUID = {"uuid", "uuid4", "uuid7", "uuidv4", "uuidv7", "gen_random_uuid"}


def function_of(node: Node, type_: FieldType) -> Function | None:
    """The function that is meant, where the type has it."""
    function = _FUNCTIONS.get(type(type_))
    if function is None or not isinstance(node, Scalar) or node.value != function.value:
        return None
    return function


def _default(
    written: FieldSpec, type_: FieldType, nullable: bool, found: Findings
) -> Default | None:
    if written.default is None:
        return None
    value = given_value(written.default, type_, nullable, "default", found)
    # A nullable field that is left out is null anyway.
    return None if value == Constant(None) else value


def given_value(
    written: Written[Node], type_: FieldType, nullable: bool, role: str, found: Findings
) -> Default | None:
    """What a field gets: a function or a constant; None if it does not fit."""
    function = function_of(written.value, type_)
    if function is not None:
        return function
    if role in ("default", "backfill") and (meant := _meant_function(written.value, type_)):
        message = f"the {role} does not fit: it is not {a_value(type_)}"
        found.add("wrong-value", message, written.span, f"did you mean `{meant.value}`?")
        return None
    return _value(written, type_, nullable, role, found)


def _meant_function(node: Node, type_: FieldType) -> Function | None:
    """The function that SQL, or another language, calls otherwise."""
    function = _FUNCTIONS.get(type(type_))
    text = str(node.value).lower() if isinstance(node, Scalar) else ""
    called = _CALLED_NOW if function is Function.NOW else _CALLED_UUID
    return function if text.removesuffix("()") in called else None


def _backfill(written: FieldSpec, type_: FieldType, found: Findings) -> Backfill | None:
    if written.backfill is None:
        return None
    expression = backfill_sql(written)
    if expression is not None:
        return Expression(expression.value)
    return given_value(written.backfill, type_, False, "backfill", found)


def backfill_sql(written: FieldSpec) -> Written[str] | None:
    """The SQL of a backfill that is `{ sql: ... }`, as which JSON of that shape is read too."""
    node = written.backfill.value if written.backfill else None
    sql = Keys(node).text("sql")
    return sql if isinstance(node, Mapping) and len(node.entries) == 1 else None


def _value(
    written: Written[Node], type_: FieldType, nullable: bool, role: str, found: Findings
) -> Constant | None:
    node = written.value
    if isinstance(node, Scalar) and node.value is None:
        if nullable:
            return Constant(None)
        hint = "add `nullable: true`, or write a value" if role != "backfill" else "write a value"
        message = f"the {role} is null, and null is no value of this field"
        found.add("wrong-value", message, written.key, hint)
        return None
    try:
        value: Value = constant(node, type_)
    except Unfit as error:
        message = f"the {role} does not fit: {error.reason}"
        found.add("wrong-value", message, error.span or written.span, error.hint)
        return None
    return Constant(value)
