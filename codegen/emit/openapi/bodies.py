"""The schemas of a resource: what its bodies hold, on the way in and on the way out."""

from __future__ import annotations

from collections.abc import Iterable

from codegen.catalog import (
    Action,
    Constant,
    Datetime,
    Field,
    ListStyle,
    Operation,
    Owner,
    Resource,
    Uuid,
)
from codegen.emit.asked import order_about
from codegen.emit.links import answered_members, changed_members, created_members
from codegen.emit.names import result_name
from codegen.emit.openapi.deprecation import notice
from codegen.emit.openapi.shared import schema_ref
from codegen.emit.schemas import creates, input_name, replaces_apart
from codegen.emit.wire import Json, example, input_schema, nullable_schema, output_schema, to_json
from codegen.naming import article, words

_ID: Json = "0198c0de-7a5c-7b1e-9c3d-4f5a6b7c8d9e"
_CURSOR: Json = "a4ayc_80_OGda4BO_1o_V0etpOqiLx1JwB5S3Q"
_INSTANT: Json = "2026-01-31T09:30:00Z"


def resource_schemas(resource: Resource, owner: Owner) -> dict[str, Json]:
    """The components of one resource: `Task`, `TaskCreate`, `TaskUpdate`, `TaskPage`, inputs."""
    name, noun = resource.class_name, words(resource.name)
    a_task = f"{article(noun)} {noun}"
    schemas: dict[str, Json] = {name: _answer(resource, owner)}
    if creates(resource):
        about = f"{a_task.capitalize()} to be stored."
        schemas[f"{name}Create"] = _whole_body(about, created_members(resource))
    if replaces_apart(resource):
        about = f"{a_task.capitalize()} in the place of another."
        schemas[f"{name}Replace"] = _whole_body(about, changed_members(resource))
    if Operation.UPDATE in resource.operations:
        about = f"Changes to {a_task} (RFC 7396). What is left out stays as it is."
        schemas[f"{name}Update"] = _patch_body(about, changed_members(resource))
    if Operation.LIST in resource.operations and resource.listing.style is ListStyle.PAGE:
        schemas[f"{name}Page"] = _page(resource)
    for action in resource.actions:
        if action.input:
            about = f"What `{action.name}` takes."
            schemas[input_name(resource, action)] = _whole_body(about, action.input)
        if action.result:
            schemas[result_name(resource, action)] = _result(action)
    return schemas


def answer_example(resource: Resource, owner: Owner) -> dict[str, Json] | None:
    """A row as it would be answered, or None where a field's pattern leaves nothing to guess."""
    fields, computed = _examples(answered_members(resource)), _examples(resource.computed)
    if fields is None or computed is None:
        return None
    owner_id: Json = "alice" if input_schema(owner.type).get("format") is None else _ID
    stamps: dict[str, Json] = {"created_at": _INSTANT, "updated_at": _INSTANT}
    owned = {owner.name: owner_id} if resource.owned else {}
    known = stamps if resource.timestamps else {}
    return {"id": _ID, **owned, **fields, **known, **computed}


def _answer(resource: Resource, owner: Owner) -> Json:
    noun = words(resource.name)
    properties: dict[str, Json] = {
        "id": {**output_schema(Uuid()), "description": f"The id of the {noun}."},
        **_owned(resource, owner),
        **{
            field.name: _property(field, output_schema(field.type))
            for field in answered_members(resource)
        },
    }
    if resource.timestamps:
        instant = output_schema(Datetime())
        properties["created_at"] = {**instant, "description": "When it was created, in UTC."}
        properties["updated_at"] = {**instant, "description": "When it last changed, in UTC."}
    for field in resource.computed:
        properties[field.name] = _property(field, output_schema(field.type))
    shown = answer_example(resource, owner)
    return {
        "type": "object",
        "description": resource.description or f"{article(noun).capitalize()} {noun}.",
        "required": list(properties),
        "properties": properties,
        **({} if shown is None else {"examples": [shown]}),
    }


def _owned(resource: Resource, owner: Owner) -> dict[str, Json]:
    about = "The owner; always the path's."
    described: Json = {**output_schema(owner.type), "description": about}
    return {owner.name: described} if resource.owned else {}


def _result(action: Action) -> Json:
    """What an action answers of its own."""
    properties = {
        field.name: _property(field, output_schema(field.type)) for field in action.result
    }
    shown = _examples(action.result)
    return {
        "type": "object",
        "description": f"What `{action.name}` answers.",
        "required": list(properties),
        "properties": properties,
        **({} if shown is None else {"examples": [shown]}),
    }


def _whole_body(about: str, fields: Iterable[Field]) -> Json:
    """A body that stands for the whole: what is left out takes its default."""
    fields = tuple(fields)
    properties: dict[str, Json] = {}
    for field in fields:
        property_ = _property(field, input_schema(field.type))
        match field.default:
            case Constant(value):
                property_["default"] = to_json(value)
            case None if not field.required:
                property_["default"] = None
            case _:
                pass
        properties[field.name] = property_
    required: list[Json] = [field.name for field in fields if field.required]
    return _body(about, properties, required, _examples(fields))


def _patch_body(about: str, fields: tuple[Field, ...]) -> Json:
    properties: dict[str, Json] = {
        field.name: _property(field, input_schema(field.type)) for field in fields
    }
    shown = _examples(fields[:1])
    return _body(about, properties, [], shown)


def _body(
    about: str, properties: dict[str, Json], required: list[Json], shown: dict[str, Json] | None
) -> Json:
    return {
        "type": "object",
        "description": about,
        **({"required": required} if required else {}),
        "properties": properties,
        "additionalProperties": False,
        **({} if shown is None else {"examples": [shown]}),
    }


def _property(field: Field, schema: dict[str, Json]) -> dict[str, Json]:
    described = nullable_schema(schema) if field.nullable else dict(schema)
    if about := _about(field):
        described["description"] = about
    described |= notice(field.deprecation)
    if field.examples:
        described["examples"] = [to_json(value) for value in field.examples]
    return described


def _about(field: Field) -> str:
    """What the schema says of the field, and until when it is there."""
    about = [] if field.description is None else [field.description]
    if field.deprecation is not None and field.deprecation.sunset is not None:
        about.append(f"Deprecated; it may be gone from {field.deprecation.sunset} on.")
    return " ".join(about)


def _page(resource: Resource) -> Json:
    return {
        "type": "object",
        "description": f"Some of the {words(resource.plural)}, {order_about(resource)}.",
        "required": ["items", "next_cursor"],
        "properties": {
            "items": {"type": "array", "items": schema_ref(resource.class_name)},
            "next_cursor": {
                "type": ["string", "null"],
                "description": "The `cursor` of the next page; null on the last.",
                "examples": [_CURSOR],
            },
            "total": {
                "type": "integer",
                "minimum": 0,
                "description": "How many there are on all pages; there when `count` asks for it.",
            },
        },
    }


def _examples(fields: Iterable[Field]) -> dict[str, Json] | None:
    shown = {field.name: example(field) for field in fields}
    guessed = {field.name: field for field in fields}
    if any(value is None and not guessed[name].nullable for name, value in shown.items()):
        return None
    return shown
