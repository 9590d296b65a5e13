"""Batches: the operation, and the schemas of what it takes and answers."""

from __future__ import annotations

from collections.abc import Mapping

from codegen.catalog import Catalog, Operation, Resource, Uuid
from codegen.emit.conflicts import can_conflict
from codegen.emit.names import batch_kinds
from codegen.emit.openapi.parts import BODY, ITEM, JSON, answer, in_scope, request
from codegen.emit.openapi.shared import CONFLICT, refused, schema_ref
from codegen.emit.services.batches import about_batch
from codegen.emit.wire import Json, input_schema, output_schema
from codegen.naming import words

_ID: Json = "0198c0de-7a5c-7b1e-9c3d-4f5a6b7c8d9e"
_DONE = {
    Operation.CREATE: "created",
    Operation.UPDATE: "updated",
    Operation.DELETE: "deleted",
}


def batch_operation(resource: Resource, catalog: Catalog) -> dict[str, Json] | None:
    """Many rows at once, if they can be written so."""
    kinds = batch_kinds(resource)
    if not kinds:
        return None
    named = ITEM if {Operation.UPDATE, Operation.DELETE} & {*kinds} else ()
    conflict = (CONFLICT,) if can_conflict(resource, catalog, Operation.BATCH) else ()
    return {
        "operationId": f"batch_{resource.plural}",
        "summary": f"{about_batch(resource)} at once",
        "description": "In this order, in one transaction: all of it is done, or nothing.",
        "requestBody": request(f"{resource.class_name}Batch", (JSON,)),
        "responses": {
            "200": answer("Done.", schema_ref(f"{resource.class_name}BatchResult"), {}, {}),
            **refused(*in_scope(resource), *conflict, *named, *BODY),
        },
    }


def batch_schemas(resource: Resource, known: Mapping[str, Json]) -> dict[str, Json]:
    """The components of a batch, made from those of single rows."""
    kinds = batch_kinds(resource)
    if not kinds:
        return {}
    name = resource.class_name
    schemas: dict[str, Json] = {}
    if Operation.UPDATE in kinds:
        schemas[f"{name}BatchUpdate"] = _change(resource, known[f"{name}Update"])
    schemas[f"{name}Batch"] = _batch(resource, known)
    schemas[f"{name}BatchResult"] = _result(resource)
    return schemas


def _change(resource: Resource, update: Json) -> Json:
    assert isinstance(update, dict)
    members = update["properties"]
    assert isinstance(members, dict)
    noun = words(resource.name)
    changed: dict[str, Json] = {
        **update,
        "description": f"Changes to the {noun} with this id. What is left out stays as it is.",
        "required": ["id"],
        "properties": {
            "id": {**input_schema(Uuid()), "description": "Which row it is."},
            **members,
        },
    }
    shown = update.get("examples")
    if isinstance(shown, list):
        changed["examples"] = [{"id": _ID, **each} for each in shown if isinstance(each, dict)]
    return changed


def _batch(resource: Resource, known: Mapping[str, Json]) -> Json:
    name = resource.class_name
    about = {
        Operation.CREATE: ("To be created, last.", schema_ref(f"{name}Create")),
        Operation.UPDATE: (
            "To be changed; what is left out of each stays.",
            schema_ref(f"{name}BatchUpdate"),
        ),
        Operation.DELETE: ("The ids of those to be deleted, first.", input_schema(Uuid())),
    }
    properties: dict[str, Json] = {}
    for kind in batch_kinds(resource):
        told, items = about[kind]
        unique: dict[str, Json] = {"uniqueItems": True} if kind is Operation.DELETE else {}
        properties[kind.value] = {
            "type": "array",
            "items": items,
            "maxItems": resource.batch_size,
            **unique,
            "default": [],
            "description": told,
        }
    return {
        "type": "object",
        "description": f"{words(resource.plural).capitalize()} that are written together.",
        "properties": properties,
        "additionalProperties": False,
        "examples": [_example(resource, known)],
    }


def _example(resource: Resource, known: Mapping[str, Json]) -> Json:
    """A batch with one row in it, where there is one to show."""
    create = known.get(f"{resource.class_name}Create")
    if Operation.CREATE in resource.operations and isinstance(create, dict):
        shown = create.get("examples")
        return {"create": shown} if isinstance(shown, list) else {}
    return {"delete": [_ID]} if Operation.DELETE in resource.operations else {}


def _result(resource: Resource) -> Json:
    rows: Json = {"type": "array", "items": schema_ref(resource.class_name)}
    ids: Json = {"type": "array", "items": output_schema(Uuid())}
    properties: dict[str, Json] = {
        _DONE[kind]: ids if kind is Operation.DELETE else rows for kind in batch_kinds(resource)
    }
    return {
        "type": "object",
        "description": "What a batch has done, in its order.",
        "required": list(properties),
        "properties": properties,
    }
