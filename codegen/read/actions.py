"""Actions: what the schema says of them, and what is left to hand-written code."""

from __future__ import annotations

from dataclasses import replace

from codegen import naming
from codegen.catalog import (
    Action,
    Assignment,
    Constant,
    Enum,
    Field,
    Override,
    Resource,
    Scope,
    Transition,
    Verb,
)
from codegen.diagnostics import closest
from codegen.read.deprecation import deprecation
from codegen.read.document.nodes import Node, shown
from codegen.read.fields import field, given_value
from codegen.read.findings import Findings
from codegen.read.lookups.columns import check_twice, unknown_field
from codegen.read.spec import ActionSpec, FieldSpec, TransitionSpec, Written
from codegen.read.values.enums import Enums


def action(written: ActionSpec, resource: Resource, enums: Enums, found: Findings) -> Action:
    """The action in the catalog; what is wrong with it is added to `found`."""
    name = written.name.value
    scope = Scope(written.scope.value) if written.scope else Scope.ITEM
    override = Override(written.override.value) if written.override else _override(written, found)
    _check_override(written, scope, override, found)
    transition = _transition(written.transition, resource, found) if written.transition else None
    return Action(
        name=name,
        method=naming.method(name) or name,
        verb=Verb(written.method.value if written.method else Verb.POST.value),
        description=written.description.value if written.description else None,
        input=tuple(field(_sent(member), enums, found) for member in written.input),
        scope=scope,
        transition=transition,
        assignments=_assignments(written, resource, found),
        override=override,
        result=answered(written.result, enums, found),
        deprecation=deprecation(written.deprecated, written.sunset, found),
    )


def answered(members: tuple[FieldSpec, ...], enums: Enums, found: Findings) -> tuple[Field, ...]:
    """Members of an answer that hand-written code gives: every one of them, each time."""
    given = (
        replace(each, required=Written(True, each.name.span, each.name.key)) for each in members
    )
    return tuple(field(each, enums, found) for each in given)


def _sent(member: FieldSpec) -> FieldSpec:
    """A member of an input that can be left out, and of which nothing more is said, is then null.

    No column needs a value from it, as one does from a field.
    """
    said = (member.required, member.nullable, member.default)
    if any(each is not None for each in said):
        return member
    return replace(member, nullable=Written(True, member.name.span, member.name.key))


def _override(written: ActionSpec, found: Findings) -> Override:
    """What `override` says where it is not written."""
    if written.transition is not None or written.assignments:
        return Override.NONE
    name = shown(written.name.value)
    message = f"what `{name}` does is written by hand, and the schema must say so"
    hint = "override: required   # or say what it does, with `transition` or `set`"
    found.add("override-missing", message, written.name.span, hint)
    return Override.REQUIRED


def _check_override(written: ActionSpec, scope: Scope, override: Override, found: Findings) -> None:
    """What only hand-written code can do needs some."""
    name = shown(written.name.value)
    described = written.transition is not None or bool(written.assignments)
    if scope is Scope.COLLECTION and described:
        span = (
            written.transition.field.key if written.transition else written.assignments[0][0].span
        )
        message = f"`{name}` acts on the collection, and a step or a value is one row's"
        hint = "remove `scope: collection`, or remove `transition` and `set`"
        found.add("no-effect", message, span, hint)
    elif override is not Override.REQUIRED and written.override is not None and not described:
        message = f"nothing says what `{name}` does, so somebody must write it"
        found.add("override-missing", message, written.override.span, "override: required")
    elif override is Override.NONE and written.input:
        message = f"nobody would read what is sent to `{name}`"
        hint = "override: required   # or optional; or remove `input`"
        found.add("needs-override", message, written.input[0].name.span, hint)
    if override is not Override.REQUIRED and written.result:
        message = f"only hand-written code can give what `{name}` answers"
        found.add("needs-override", message, written.result[0].name.span, "override: required")


def _transition(written: TransitionSpec, resource: Resource, found: Findings) -> Transition | None:
    own = next((each for each in resource.fields if each.name == written.field.value), None)
    if own is None:
        unknown_field(resource, written.field, found)
        return None
    if not isinstance(own.type, Enum):
        message = f"`{own.name}` is no enum, so it has no steps"
        hint = "give the field an enum as its type, or use `set`"
        found.add("not-an-enum", message, written.field.span, hint)
        return None
    check_twice(written.sources, found)
    for word in (*written.sources, written.target):
        if word.value not in own.type.values:
            near = closest(word.value, own.type.values)
            known = shown(", ".join(own.type.values))
            message = f"`{own.type.name}` has no word `{shown(word.value)}`"
            hint = f"did you mean `{near}`?" if near else f"known: {known}"
            found.add("unknown-word", message, word.span, hint)
    sources = tuple(word.value for word in written.sources)
    return Transition(own.name, sources, written.target.value)


def _assignments(
    written: ActionSpec, resource: Resource, found: Findings
) -> tuple[Assignment, ...]:
    made = []
    for name, value in written.assignments:
        own = next((each for each in resource.fields if each.name == name.value), None)
        if own is None:
            unknown_field(resource, name, found)
            continue
        moved = written.transition is not None and written.transition.field.value == own.name
        if moved or own.immutable or _is_parent(own, resource):
            why = "`transition` sets it" if moved else "it never changes"
            message = f"the action cannot set `{own.name}`: {why}"
            found.add("not-settable", message, name.span, "remove it")
            continue
        assignment = _assignment(own, value, found)
        if assignment is not None:
            made.append(assignment)
    return tuple(made)


def _assignment(own: Field, value: Written[Node], found: Findings) -> Assignment | None:
    given = given_value(value, own.type, own.nullable, "value", found)
    if given is None:
        return None
    if own.reference is not None and given != Constant(None):
        message = f"`{own.name}` refers to a row, and no row is the same for every owner"
        found.add("not-settable", message, value.span, "set it to null, or write it by hand")
        return None
    return Assignment(own.name, given)


def _is_parent(own: Field, resource: Resource) -> bool:
    return resource.parent is not None and resource.parent.field == own.name
