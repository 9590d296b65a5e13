"""The parameters that operations have: whose rows, which row, and which page."""

from __future__ import annotations

from codegen.catalog import Owner, PageSize, Uuid
from codegen.emit.wire import CURSOR_LENGTH, CURSOR_PATTERN, UUID_PATTERN, Json, input_schema
from codegen.naming import words


def owner_parameter(owner: Owner) -> Json:
    """Whose rows a path speaks of."""
    return {
        "name": owner.name,
        "in": "path",
        "required": True,
        "description": "Whose rows these are.",
        "schema": input_schema(owner.type),
        "example": "alice" if input_schema(owner.type).get("format") is None else _UUID,
    }


def parent_parameter(name: str) -> Json:
    """Under which row the rows of a path are."""
    return {
        "name": f"{name}_id",
        "in": "path",
        "required": True,
        "description": f"The id of the {words(name)}.",
        "schema": input_schema(Uuid()),
    }


_UUID = "0198c0de-7a5c-7b1e-9c3d-4f5a6b7c8d9e"


def shared_parameters() -> dict[str, Json]:
    """The parameters that many operations have."""
    return {
        "Id": {
            "name": "id",
            "in": "path",
            "required": True,
            "description": "The id of the row.",
            "schema": {"type": "string", "format": "uuid", "pattern": UUID_PATTERN},
        },
        "Cursor": {
            "name": "cursor",
            "in": "query",
            "description": "The `next_cursor` of the page before, with the same filters and order.",
            "schema": {"type": "string", "pattern": CURSOR_PATTERN, "maxLength": CURSOR_LENGTH},
        },
        "Count": {
            "name": "count",
            "in": "query",
            "description": "`exact` counts the rows on all pages, for the price of one more query.",
            "schema": {"type": "string", "enum": ["exact"]},
        },
    }


def limit_parameter(size: PageSize) -> Json:
    """How many items a page is to hold."""
    return {
        "name": "limit",
        "in": "query",
        "description": "How many items to answer at the most.",
        "schema": {
            "type": "integer",
            "minimum": 1,
            "maximum": size.maximum,
            "default": size.default,
        },
    }
