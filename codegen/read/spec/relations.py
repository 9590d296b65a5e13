"""A relation as the author wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from codegen.diagnostics import Span
from codegen.read.spec.keys import Keys, Written


@dataclass(frozen=True, slots=True)
class RelationSpec:
    """A relation of a resource; `keys` says where each key stands that is written."""

    name: Written[str]
    belongs_to: Written[str] | None
    has_many: Written[str] | None
    many_to_many: Written[str] | None
    nullable: Written[bool] | None
    required: Written[bool] | None
    on_delete: Written[str] | None
    immutable: Written[bool] | None
    read_only: Written[bool] | None
    renamed_from: Written[str] | None
    backfill: Written[str] | None
    field: Written[str] | None
    through: Written[str] | None
    max_items: Written[int] | None
    description: Written[str] | None
    deprecated: Written[bool] | None
    sunset: Written[date] | None
    keys: Mapping[str, Span]

    @property
    def target(self) -> Written[str] | None:
        """The other resource."""
        return self.belongs_to or self.has_many or self.many_to_many


def relation_spec(name: Written[str], keys: Keys) -> RelationSpec:
    """The relation of that name."""
    return RelationSpec(
        name=name,
        belongs_to=keys.text("belongs_to"),
        has_many=keys.text("has_many"),
        many_to_many=keys.text("many_to_many"),
        nullable=keys.flag("nullable"),
        required=keys.flag("required"),
        on_delete=keys.text("on_delete"),
        immutable=keys.flag("immutable"),
        read_only=keys.flag("read_only"),
        renamed_from=keys.text("renamed_from"),
        backfill=keys.object("backfill").text("sql"),
        field=keys.text("field"),
        through=keys.text("through"),
        max_items=keys.whole("max_items"),
        description=keys.text("description"),
        deprecated=keys.flag("deprecated"),
        sunset=keys.day("sunset"),
        keys={entry.key: entry.span for entry in keys.entries.values()},
    )
