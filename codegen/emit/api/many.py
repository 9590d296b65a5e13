"""The routes that act on many rows of a collection at once."""

from __future__ import annotations

from codegen.catalog import Operation
from codegen.emit.draft import Draft


def many_routes(draft: Draft) -> list[str]:
    """A route for each operation on many rows."""
    if Operation.CLEAR not in draft.resource.operations:
        return []
    draft.imports.add("fastapi", "Response")
    return [draft.part("clear_route.py.jinja")]
