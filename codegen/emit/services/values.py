"""What an action puts into a field, as an argument of a statement and as a line of Python."""

from __future__ import annotations

from typing import assert_never

from codegen.catalog import Assignment, Constant, Field, Function
from codegen.emit.draft import Draft
from codegen.emit.wire import FORMATS, VALUES, to_python


def assigned(draft: Draft, action_values: tuple[Assignment, ...]) -> str:
    """The arguments of `values` in a statement: the database computes what it can."""
    pairs = [(field_of(draft, each.field), _column(draft, each)) for each in action_values]
    if all(field.attribute == field.name for field, _ in pairs):
        return ", ".join(f"{field.name}={value}" for field, value in pairs)
    # By keyword, SQLAlchemy takes the name for the attribute's in one place and the column's in
    # another; the attribute itself is never mistaken.
    name = draft.resource.class_name
    return "{" + ", ".join(f"{name}.{field.attribute}: {value}" for field, value in pairs) + "}"


def assignments(draft: Draft, row: str, action_values: tuple[Assignment, ...]) -> list[str]:
    """A line for each field that is set on a row in hand."""
    return [
        f"{row}.{field_of(draft, each.field).attribute} = {_attribute(draft, each)}"
        for each in action_values
    ]


def field_of(draft: Draft, name: str) -> Field:
    """The field of that name. Raises KeyError; an action names no other."""
    field = draft.resource.field(name)
    if field is None:
        raise KeyError(name)
    return field


def _column(draft: Draft, assignment: Assignment) -> str:
    match assignment.value:
        case Constant(value):
            return draft.use(to_python(value))
        case Function.NOW:
            draft.imports.add("sqlalchemy", "func")
            return "func.clock_timestamp()"
        case Function.UUID:
            draft.imports.add("sqlalchemy", "func")
            return "func.gen_random_uuid()"
        case _:
            assert_never(assignment.value)


def _attribute(draft: Draft, assignment: Assignment) -> str:
    match assignment.value:
        case Constant(value):
            return draft.use(to_python(value))
        case Function.NOW:
            draft.imports.add(FORMATS, "now")
            return "now()"
        case Function.UUID:
            draft.imports.add(VALUES, "new_uuid")
            return "new_uuid()"
        case _:
            assert_never(assignment.value)
