"""A resource with its actions as the author wrote them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from codegen.read.spec.actions import ActionSpec, action_spec
from codegen.read.spec.fields import FieldSpec, field_spec
from codegen.read.spec.keys import Keys, Written
from codegen.read.spec.lookups import (
    CheckSpec,
    IndexSpec,
    ListSpec,
    check_specs,
    index_specs,
    list_spec,
)
from codegen.read.spec.relations import RelationSpec, relation_spec


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
    parent_backfill: Written[str] | None
    owned: Written[bool] | None
    backfill_owner: Written[str] | None
    soft_delete: Written[bool] | None
    relations: tuple[RelationSpec, ...]
    uniques: tuple[IndexSpec, ...]
    indexes: tuple[IndexSpec, ...]
    checks: tuple[CheckSpec, ...]
    listing: ListSpec
    computed: tuple[FieldSpec, ...]
    hooks: tuple[Written[str], ...]
    override: Written[str] | None
    deprecated: Written[bool] | None
    sunset: Written[date] | None
    etag: Written[bool] | None
    require_if_match: Written[bool] | None
    batch_size: Written[int] | None


def resource_spec(name: Written[str], keys: Keys) -> ResourceSpec:
    """The resource of that name."""
    hooks = keys.words("hooks")
    parent = keys.object("parent")
    return ResourceSpec(
        name=name,
        plural=keys.text("plural"),
        description=keys.text("description"),
        fields=tuple(field_spec(field, value) for field, value in keys.named("fields")),
        methods=keys.words("methods"),
        actions=tuple(action_spec(action, value) for action, value in keys.named("actions")),
        renamed_from=keys.text("renamed_from"),
        parent=keys.text("parent") or parent.text("resource"),
        parent_backfill=parent.object("backfill").text("sql"),
        owned=keys.flag("owned"),
        backfill_owner=keys.text("backfill_owner"),
        soft_delete=keys.flag("soft_delete"),
        relations=tuple(relation_spec(each, value) for each, value in keys.named("relations")),
        uniques=index_specs(keys, "unique"),
        indexes=index_specs(keys, "indexes"),
        checks=check_specs(keys),
        listing=list_spec(keys.object("list")),
        computed=tuple(field_spec(field, value) for field, value in keys.named("computed")),
        hooks=hooks.value if hooks else (),
        override=keys.text("override"),
        deprecated=keys.flag("deprecated"),
        sunset=keys.day("sunset"),
        etag=keys.flag("etag"),
        require_if_match=keys.flag("require_if_match"),
        batch_size=keys.whole("batch_size"),
    )
