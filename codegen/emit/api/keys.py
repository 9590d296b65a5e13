"""Which routes take an Idempotency-Key."""

from __future__ import annotations

from codegen.catalog import repeatable
from codegen.emit.draft import Draft


def takes_key(draft: Draft) -> bool:
    """Whether what creates rows, or acts on them, takes a key; if so, its mark is imported."""
    if not repeatable(draft.resource, draft.catalog):
        return False
    draft.imports.add("generated.api.idempotency", "repeatable")
    return True
