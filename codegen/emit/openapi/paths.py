"""The operations of a resource, each with everything that it can answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from codegen.catalog import Action, Catalog, Operation, Resource
from codegen.emit.api import collection_path
from codegen.emit.openapi.shared import (
    CONFLICT,
    FORBIDDEN,
    INVALID,
    MALFORMED,
    NOT_FOUND,
    TOO_LARGE,
    UNAUTHORIZED,
    UNSUPPORTED,
    header_ref,
    limit_parameter,
    parameter_ref,
    refused,
    schema_ref,
)
from codegen.emit.schemas import input_name
from codegen.emit.wire import Json
from codegen.naming import article, pascal, words

_OWNED = (UNAUTHORIZED, FORBIDDEN, INVALID)
_BODY = (MALFORMED, TOO_LARGE, UNSUPPORTED)
_ITEM = (NOT_FOUND,)
_ABOUT = ("operationId", "summary", "description")
_JSON = "application/json"
_MERGE_PATCH = "application/merge-patch+json"


def resource_paths(resource: Resource, catalog: Catalog) -> dict[str, Json]:
    """The paths of one resource, each with the operations that its `methods` name."""
    collection = collection_path(resource, catalog.api, catalog.owner)
    item = f"{collection}/{{id}}"
    linked = _links(resource, catalog.owner.name)
    on_collection = {"get": _list(resource, linked), "post": _create(resource, linked)}
    on_item = {
        "get": _get(resource),
        "put": _replace(resource),
        "patch": _update(resource),
        "delete": _delete(resource),
    }
    paths = {
        collection: _path(on_collection, resource, ("Owner",)),
        item: _path(on_item, resource, ("Owner", "Id")),
    }
    for action in resource.actions:
        verb = action.verb.value.lower()
        called = {verb: _action(resource, action)}
        paths[f"{item}/{action.name}"] = _path(called, resource, ("Owner", "Id"))
    return {path: item for path, item in paths.items() if item is not None}


def _path(
    operations: Mapping[str, Mapping[str, Json] | None],
    resource: Resource,
    parameters: tuple[str, ...],
) -> Json:
    """The operations that are there, each with the path's parameters before its own.

    They are not given once for the path: Swagger UI does not follow such a reference from the
    second operation on, and shows a parameter without a name.
    """
    shared = [parameter_ref(name) for name in parameters]
    present: dict[str, Json] = {
        verb: {"tags": [resource.plural], **_with_parameters(operation, shared)}
        for verb, operation in operations.items()
        if operation is not None
    }
    return present or None


def _with_parameters(operation: Mapping[str, Json], shared: Sequence[Json]) -> dict[str, Json]:
    """The operation, taking these parameters before its own."""
    own = operation.get("parameters", [])
    assert isinstance(own, list)
    about = {key: operation[key] for key in _ABOUT if key in operation}
    return {**about, **operation, "parameters": [*shared, *own]}


def _list(resource: Resource, linked: dict[str, Json]) -> dict[str, Json] | None:
    if Operation.LIST not in resource.operations:
        return None
    many = words(resource.plural)
    page = schema_ref(f"{resource.class_name}Page")
    links = _point_at(linked, "$response.body#/items/0/id")
    return {
        "operationId": f"list_{resource.plural}",
        "summary": f"List {many}, the newest first",
        "parameters": [limit_parameter(resource.page_size), parameter_ref("Cursor")],
        "responses": {
            "200": _answer("A page.", page, {"Link": header_ref("Link")}, links),
            **refused(*_OWNED),
        },
    }


def _create(resource: Resource, linked: dict[str, Json]) -> dict[str, Json] | None:
    if Operation.CREATE not in resource.operations:
        return None
    links = _point_at(linked, "$response.body#/id")
    located = {"Location": header_ref("Location")}
    answer = _answer("Created.", schema_ref(resource.class_name), located, links)
    return {
        "operationId": f"create_{resource.name}",
        "summary": f"Create {_a(resource)}",
        "requestBody": _request(f"{resource.class_name}Create", (_JSON,)),
        "responses": {"201": answer, **refused(*_OWNED, *_BODY)},
    }


def _get(resource: Resource) -> dict[str, Json] | None:
    if Operation.GET not in resource.operations:
        return None
    return {
        "operationId": f"get_{resource.name}",
        "summary": f"Get {_a(resource)}",
        "responses": {"200": _row(resource, "The row."), **refused(*_OWNED, *_ITEM)},
    }


def _replace(resource: Resource) -> dict[str, Json] | None:
    if Operation.REPLACE not in resource.operations:
        return None
    return {
        "operationId": f"replace_{resource.name}",
        "summary": f"Replace {_a(resource)}: what is left out takes its default",
        "requestBody": _request(f"{resource.class_name}Create", (_JSON,)),
        "responses": {"200": _row(resource, "Replaced."), **refused(*_OWNED, *_ITEM, *_BODY)},
    }


def _update(resource: Resource) -> dict[str, Json] | None:
    if Operation.UPDATE not in resource.operations:
        return None
    return {
        "operationId": f"update_{resource.name}",
        "summary": f"Change {_a(resource)}: what is left out stays as it is",
        "requestBody": _request(f"{resource.class_name}Update", (_MERGE_PATCH, _JSON)),
        "responses": {"200": _row(resource, "Changed."), **refused(*_OWNED, *_ITEM, *_BODY)},
    }


def _delete(resource: Resource) -> dict[str, Json] | None:
    if Operation.DELETE not in resource.operations:
        return None
    deleted: Json = {
        "description": "Deleted.",
        "headers": {"X-Request-ID": header_ref("RequestId")},
    }
    return {
        "operationId": f"delete_{resource.name}",
        "summary": f"Delete {_a(resource)}",
        "responses": {"204": deleted, **refused(*_OWNED, *_ITEM)},
    }


def _action(resource: Resource, action: Action) -> dict[str, Json]:
    body = _BODY if action.input else ()
    operation: dict[str, Json] = {
        "operationId": f"{action.name}_{resource.name}",
        "summary": f"{words(action.name).capitalize()} {_a(resource)}",
        **({} if action.description is None else {"description": action.description}),
    }
    if action.input:
        media = (_MERGE_PATCH, _JSON) if action.verb.value == "PATCH" else (_JSON,)
        operation["requestBody"] = _request(
            input_name(resource, action), media[::-1], required=action.body_required
        )
    refusals = refused(*_OWNED, *_ITEM, CONFLICT, *body)
    operation["responses"] = {"200": _row(resource, "Done."), **refusals}
    return operation


def _a(resource: Resource) -> str:
    noun = words(resource.name)
    return f"{article(noun)} {noun}"


def _request(schema: str, media: tuple[str, ...], *, required: bool = True) -> Json:
    content: dict[str, Json] = {kind: {"schema": schema_ref(schema)} for kind in media}
    return {"required": required, "content": content}


def _row(resource: Resource, about: str) -> Json:
    return _answer(about, schema_ref(resource.class_name), {}, {})


def _answer(
    about: str, schema: Json, headers: Mapping[str, Json], links: Mapping[str, Json]
) -> Json:
    return {
        "description": about,
        "headers": {"X-Request-ID": header_ref("RequestId"), **headers},
        "content": {_JSON: {"schema": schema}},
        **({"links": links} if links else {}),
    }


def _links(resource: Resource, owner: str) -> dict[str, Json]:
    """What can be done with a row that an answer shows, by name."""
    ids = [
        f"{operation.value}_{resource.name}"
        for operation in (Operation.GET, Operation.REPLACE, Operation.UPDATE, Operation.DELETE)
        if operation in resource.operations
    ]
    ids += [f"{action.name}_{resource.name}" for action in resource.actions]
    return {pascal(id_): {"operationId": id_, "parameters": {owner: _PATH + owner}} for id_ in ids}


_PATH = "$request.path."


def _point_at(links: dict[str, Json], expression: str) -> dict[str, Json]:
    pointed: dict[str, Json] = {}
    for name, link in links.items():
        assert isinstance(link, dict)
        parameters = link["parameters"]
        assert isinstance(parameters, dict)
        pointed[name] = {**link, "parameters": {**parameters, "id": expression}}
    return pointed


def health_paths() -> dict[str, Json]:
    """The two paths that whoever runs the server asks."""
    return {
        "/healthz": {
            "get": {
                "tags": ["health"],
                "operationId": "get_health",
                "summary": "Say that the process is alive",
                "responses": {
                    "200": _answer("Alive.", schema_ref("Health"), {}, {}),
                    **refused(INVALID),
                },
            }
        },
        "/readyz": {
            "get": {
                "tags": ["health"],
                "operationId": "get_readiness",
                "summary": "Say that the database answers and is at the newest migration",
                "responses": {
                    "200": _answer("Ready.", schema_ref("Health"), {}, {}),
                    **refused(INVALID),
                },
            }
        },
    }
