"""The routes that say which version of a row they answer."""

from __future__ import annotations

from codegen.emit.draft import Draft


def tagged(draft: Draft, row: str) -> str:
    """What a route answers: a row, whose version the header `ETag` carries."""
    if not draft.resource.etag:
        return row
    draft.imports.add("generated.api.conditions", "tag")
    return f"tag(response, {row})"


def answered(draft: Draft, row: str) -> dict[str, str]:
    """The answer of a route that has no other use for its response, and the parameter for that."""
    if not draft.resource.etag:
        return {"row": row, "response": ""}
    draft.imports.add("fastapi", "Response")
    return {"row": tagged(draft, row), "response": ", response: Response"}
