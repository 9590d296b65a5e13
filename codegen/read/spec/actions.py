"""An action as the author wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from codegen.read.document.nodes import Node
from codegen.read.spec.fields import FieldSpec, field_spec
from codegen.read.spec.keys import Keys, Written, given


@dataclass(frozen=True, slots=True)
class TransitionSpec:
    """A step of an enum field."""

    field: Written[str]
    sources: tuple[Written[str], ...]
    target: Written[str]


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """An action of a resource."""

    name: Written[str]
    method: Written[str] | None
    description: Written[str] | None
    input: tuple[FieldSpec, ...]
    override: Written[str] | None
    scope: Written[str] | None
    transition: TransitionSpec | None
    assignments: tuple[tuple[Written[str], Written[Node]], ...]
    result: tuple[FieldSpec, ...]
    deprecated: Written[bool] | None
    sunset: Written[date] | None


def action_spec(name: Written[str], keys: Keys) -> ActionSpec:
    """The action of that name."""
    return ActionSpec(
        name=name,
        method=keys.text("method"),
        description=keys.text("description"),
        input=tuple(field_spec(field, value) for field, value in keys.named("input")),
        override=keys.text("override"),
        scope=keys.text("scope"),
        transition=_transition(keys.object("transition")) if "transition" in keys.entries else None,
        assignments=tuple(_assignments(keys.object("set"))),
        result=tuple(field_spec(field, value) for field, value in keys.named("result")),
        deprecated=keys.flag("deprecated"),
        sunset=keys.day("sunset"),
    )


def _transition(keys: Keys) -> TransitionSpec:
    return TransitionSpec(
        field=given(keys.text("field")),
        sources=given(keys.words("from")).value,
        target=given(keys.text("to")),
    )


def _assignments(keys: Keys) -> list[tuple[Written[str], Written[Node]]]:
    found = []
    for entry in keys.entries.values():
        value = keys.node(entry.key)
        if value is not None:
            found.append((Written(entry.key, entry.span, entry.span), value))
    return found
