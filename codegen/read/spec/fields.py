"""A field as the author wrote it."""

from __future__ import annotations

from dataclasses import dataclass

from codegen.diagnostics import Span
from codegen.read.nodes import Raw
from codegen.read.spec.keys import Keys, Written, given


@dataclass(frozen=True, slots=True)
class Constraints:
    """What a value must meet beyond its type."""

    min_length: Written[int] | None
    max_length: Written[int] | None
    pattern: Written[str] | None
    minimum: Written[int] | None
    maximum: Written[int] | None

    def written(self) -> dict[str, Span]:
        """The keys that are written, and where."""
        keys = {
            "min_length": self.min_length,
            "max_length": self.max_length,
            "pattern": self.pattern,
            "minimum": self.minimum,
            "maximum": self.maximum,
        }
        return {name: value.key for name, value in keys.items() if value is not None}


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field of a resource, or a member of an action's input."""

    name: Written[str]
    type: Written[str]
    description: Written[str] | None
    required: Written[bool] | None
    nullable: Written[bool] | None
    default: Written[Raw] | None
    examples: tuple[Written[Raw], ...]
    constraints: Constraints
    renamed_from: Written[str] | None
    backfill: Written[Raw] | None


def field_spec(name: Written[str], keys: Keys) -> FieldSpec:
    """The field of that name."""
    return FieldSpec(
        name=name,
        type=given(keys.text("type")),
        description=keys.text("description"),
        required=keys.flag("required"),
        nullable=keys.flag("nullable"),
        default=keys.constant("default"),
        examples=keys.constants("examples"),
        constraints=constraints(keys),
        renamed_from=keys.text("renamed_from"),
        backfill=keys.constant("backfill"),
    )


def constraints(keys: Keys) -> Constraints:
    """The constraints among the keys."""
    return Constraints(
        min_length=keys.whole("min_length"),
        max_length=keys.whole("max_length"),
        pattern=keys.text("pattern"),
        minimum=keys.whole("minimum"),
        maximum=keys.whole("maximum"),
    )
