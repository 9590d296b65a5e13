"""Why generated files are not what would be generated: the schema, codegen itself, or a hand.

The digest of the schema stands in `generated/__init__.py`. Where it is the same, nothing but an
upgrade of codegen makes other output. Where it is another, the schema has changed; codegen may
have, too, which shows where a module differs that depends on no schema.
"""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from codegen.catalog import recorded_digest
from codegen.tree import Tree, is_intact

RECORD = "generated/__init__.py"
"""The file with the digest of the schema."""


class Cause(enum.Enum):
    """Why one file differs; the value is the word for programs."""

    SCHEMA = "schema"
    GENERATOR = "generator"
    HAND = "hand"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Causes:
    """Whether the schema, and whether codegen, has changed since; None where it cannot be told."""

    by_path: Mapping[str, Cause]
    schema: bool | None
    generator: bool | None

    @property
    def by_hand(self) -> int:
        """How many files were edited by hand, or are none of ours."""
        return sum(cause is Cause.HAND for cause in self.by_path.values())


def causes(
    different: Iterable[str],
    tree: Tree,
    disk: Mapping[str, str],
    digest: str,
    verbatim: Collection[str],
) -> Causes:
    """Why each of the paths differs; `verbatim` are those whose text depends on no schema."""
    recorded = recorded_digest(disk.get(RECORD, ""))
    changed = None if recorded is None else recorded != digest
    by_path = {
        path: _cause(path, disk.get(path), changed, path in tree and path in verbatim)
        for path in different
    }
    found = set(by_path.values())
    generator: bool | None = False
    if Cause.GENERATOR in found:
        generator = True
    elif Cause.SCHEMA in found or Cause.UNKNOWN in found:
        generator = None
    return Causes(by_path, changed, generator)


def _cause(path: str, text: str | None, changed: bool | None, verbatim: bool) -> Cause:
    if text is None:
        # With the same schema, it is new in this version, or somebody has deleted it.
        return Cause.SCHEMA if changed else Cause.UNKNOWN
    if not is_intact(text):
        return Cause.HAND
    unrecorded = changed is None and path == RECORD
    if verbatim or unrecorded or changed is False:
        return Cause.GENERATOR
    return Cause.SCHEMA if changed else Cause.UNKNOWN


def sentence(found: Causes) -> str:
    """What is known of the causes, for people."""
    hand = f" {_edited(found.by_hand)}" if found.by_hand else ""
    match found.schema, found.generator:
        case True, True:
            told = "Both have changed since they were generated: the schema, and codegen itself."
        case True, _:
            told = "The schema has changed since they were generated, and perhaps codegen, too."
        case False, True:
            told = "The schema has not changed since they were generated; codegen itself has."
        case False, None:
            told = "The schema has not changed since; codegen has, or files were deleted by hand."
        case None, True:
            told = "An earlier codegen wrote them, and did not note from which schema."
        case False, _:
            told = "Neither the schema nor codegen has changed since they were generated."
        case _:
            told = "Which schema they were generated from is not known."
    return told + hand


def _edited(number: int) -> str:
    return "1 was edited by hand." if number == 1 else f"{number} were edited by hand."
