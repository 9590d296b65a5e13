"""An enum as the author wrote it."""

from __future__ import annotations

from dataclasses import dataclass

from codegen.read.spec.keys import Keys, Written, given


@dataclass(frozen=True, slots=True)
class EnumSpec:
    """An enum; `renamed` pairs former words with present ones, `mapped` with what rows get."""

    name: Written[str]
    values: Written[tuple[Written[str], ...]]
    description: Written[str] | None
    renamed: tuple[tuple[Written[str], Written[str]], ...]
    mapped: tuple[tuple[Written[str], Written[str | None]], ...]


def enum_spec(name: Written[str], keys: Keys) -> EnumSpec:
    """The enum of that name."""
    return EnumSpec(
        name=name,
        values=given(keys.words("values")),
        description=keys.text("description"),
        renamed=keys.pairs("renamed_values"),
        mapped=keys.optional_pairs("map_removed"),
    )
