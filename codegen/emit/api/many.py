"""The routes that act on many rows of a collection at once."""

from __future__ import annotations

from codegen.catalog import Operation
from codegen.emit.api.keys import takes_key
from codegen.emit.draft import Draft
from codegen.emit.services.batches import about_batch


def many_routes(draft: Draft) -> list[str]:
    """A route for each operation on many rows."""
    routes = []
    if Operation.CLEAR in draft.resource.operations:
        draft.imports.add("fastapi", "Response")
        routes.append(draft.part("clear_route.py.jinja"))
    if Operation.BATCH in draft.resource.operations:
        name = draft.resource.class_name
        draft.schema(f"{name}Batch", f"{name}BatchResult")
        routes.append(
            draft.part(
                "batch_route.py.jinja",
                repeatable=takes_key(draft),
                about=about_batch(draft.resource),
            )
        )
    return routes
