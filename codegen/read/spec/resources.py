"""A resource with its actions as the author wrote them."""

from __future__ import annotations

from dataclasses import dataclass

from codegen.read.spec.fields import FieldSpec, field_spec
from codegen.read.spec.keys import Keys, Written
from codegen.read.spec.relations import RelationSpec, relation_spec


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """An action of a resource."""

    name: Written[str]
    method: Written[str] | None
    description: Written[str] | None
    input: tuple[FieldSpec, ...]
    override: Written[str] | None


@dataclass(frozen=True, slots=True)
class ResourceSpec:
    """A resource."""

    name: Written[str]
    plural: Written[str] | None
    description: Written[str] | None
    fields: tuple[FieldSpec, ...]
    methods: Written[tuple[Written[str], ...]] | None
    actions: tuple[ActionSpec, ...]
    renamed_from: Written[str] | None
    parent: Written[str] | None
    owned: Written[bool] | None
    soft_delete: Written[bool] | None
    relations: tuple[RelationSpec, ...]


def resource_spec(name: Written[str], keys: Keys) -> ResourceSpec:
    """The resource of that name."""
    return ResourceSpec(
        name=name,
        plural=keys.text("plural"),
        description=keys.text("description"),
        fields=tuple(field_spec(field, value) for field, value in keys.named("fields")),
        methods=keys.words("methods"),
        actions=tuple(action_spec(action, value) for action, value in keys.named("actions")),
        renamed_from=keys.text("renamed_from"),
        parent=keys.text("parent"),
        owned=keys.flag("owned"),
        soft_delete=keys.flag("soft_delete"),
        relations=tuple(relation_spec(each, value) for each, value in keys.named("relations")),
    )


def action_spec(name: Written[str], keys: Keys) -> ActionSpec:
    """The action of that name."""
    return ActionSpec(
        name=name,
        method=keys.text("method"),
        description=keys.text("description"),
        input=tuple(field_spec(field, value) for field, value in keys.named("input")),
        override=keys.text("override"),
    )
