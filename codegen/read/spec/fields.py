"""A field as the author wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from codegen.diagnostics import Span
from codegen.read.document.nodes import Node
from codegen.read.spec.keys import Keys, Written, given


@dataclass(frozen=True, slots=True)
class Constraints:
    """What a value must meet beyond its type."""

    min_length: Written[int] | None = None
    max_length: Written[int] | None = None
    pattern: Written[str] | None = None
    minimum: Written[int | Decimal] | None = None
    maximum: Written[int | Decimal] | None = None
    precision: Written[int] | None = None
    scale: Written[int] | None = None
    min_items: Written[int] | None = None
    max_items: Written[int] | None = None

    def written(self) -> dict[str, Span]:
        """The keys that are written, and where."""
        keys = {
            "min_length": self.min_length,
            "max_length": self.max_length,
            "pattern": self.pattern,
            "minimum": self.minimum,
            "maximum": self.maximum,
            "precision": self.precision,
            "scale": self.scale,
            "min_items": self.min_items,
            "max_items": self.max_items,
        }
        return {name: value.key for name, value in keys.items() if value is not None}


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field of a resource, or a member of what is sent or answered beside it."""

    name: Written[str]
    type: Written[str]
    description: Written[str] | None
    required: Written[bool] | None
    nullable: Written[bool] | None
    default: Written[Node] | None
    examples: tuple[Written[Node], ...]
    constraints: Constraints
    read_only: Written[bool] | None
    write_only: Written[bool] | None
    immutable: Written[bool] | None
    deprecated: Written[bool] | None
    sunset: Written[date] | None
    renamed_from: Written[str] | None
    backfill: Written[Node] | None
    convert: Written[str] | None


def field_spec(name: Written[str], keys: Keys) -> FieldSpec:
    """The field of that name."""
    return FieldSpec(
        name=name,
        type=given(keys.text("type")),
        description=keys.text("description"),
        required=keys.flag("required"),
        nullable=keys.flag("nullable"),
        default=keys.node("default"),
        examples=keys.nodes("examples"),
        constraints=constraints(keys),
        read_only=keys.flag("read_only"),
        write_only=keys.flag("write_only"),
        immutable=keys.flag("immutable"),
        deprecated=keys.flag("deprecated"),
        sunset=keys.day("sunset"),
        renamed_from=keys.text("renamed_from"),
        backfill=keys.node("backfill"),
        convert=keys.text("convert"),
    )


def constraints(keys: Keys) -> Constraints:
    """The constraints among the keys."""
    return Constraints(
        min_length=keys.whole("min_length"),
        max_length=keys.whole("max_length"),
        pattern=keys.text("pattern"),
        minimum=keys.number("minimum"),
        maximum=keys.number("maximum"),
        precision=keys.whole("precision"),
        scale=keys.whole("scale"),
        min_items=keys.whole("min_items"),
        max_items=keys.whole("max_items"),
    )
