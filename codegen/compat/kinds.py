"""Every kind of change and what it means for clients; docs/compatibility.md says why."""

from __future__ import annotations

from codegen.compat.changes import ApiChange, Level

KINDS = {
    "operation-added": Level.COMPATIBLE,
    "operation-removed": Level.BREAKING,
}


def change(kind: str, place: str, message: str) -> ApiChange:
    """A change of a known kind, with the level that the kind has."""
    return ApiChange(kind, KINDS[kind], place, message)
