"""The OpenAPI document, written at generation time: the promise that the API is held to.

It is made from the same table of types as the Pydantic schemas (`codegen.emit.wire`) and not from
FastAPI's reading of them, so that it says what clients need in the form that they need it: nullable
scalars as `type: [T, "null"]`, every member of an answer required, every answer described.
OpenAPI 3.1.0 (spec.openapis.org/oas/v3.1.0).

`shared` has what every API answers, `bodies` the schemas of a resource, `paths` its operations.
"""

from __future__ import annotations

from collections.abc import Mapping

from codegen.catalog import Catalog
from codegen.emit.openapi.batches import batch_schemas
from codegen.emit.openapi.bodies import resource_schemas
from codegen.emit.openapi.components import Components, needed_components
from codegen.emit.openapi.conditions import (
    CONDITION_HEADERS,
    CONDITION_PARAMETERS,
    CONDITION_RESPONSES,
)
from codegen.emit.openapi.deprecation import sunset_headers
from codegen.emit.openapi.expansions import with_expansions
from codegen.emit.openapi.keys import KEY_HEADERS, KEY_PARAMETERS
from codegen.emit.openapi.parameters import owner_parameter, parent_parameter, shared_parameters
from codegen.emit.openapi.paths import health_paths, resource_paths
from codegen.emit.openapi.shared import shared_headers, shared_responses, shared_schemas
from codegen.emit.wire import JSON_COMPONENT, Json, enum_component, json_component
from codegen.module import JSON_HEADER, json_text
from codegen.naming import words


def render_openapi(catalog: Catalog) -> str:
    """The document as JSON text, with a blank seal."""
    return json_text(document(catalog))


def document(catalog: Catalog) -> dict[str, Json]:
    """The document as a value."""
    api = catalog.api
    about: dict[str, Json] = {} if api.description is None else {"description": api.description}
    paths: dict[str, Json] = {}
    values = {enum.class_name: enum_component(enum) for enum in catalog.enums}
    values[JSON_COMPONENT] = json_component()
    schemas: dict[str, Json] = {}
    for resource in catalog.resources:
        paths |= resource_paths(resource, catalog)
        schemas |= resource_schemas(resource, catalog.owner)
        schemas |= batch_schemas(resource, schemas)
        answer = schemas[resource.class_name]
        schemas[resource.class_name] = with_expansions(answer, resource, catalog)
    paths |= health_paths()
    return {
        "openapi": "3.1.0",
        "x-generated": JSON_HEADER,
        "info": {"title": api.title, "version": api.version, **about},
        "servers": [{"url": "/", "description": "The server that this document comes from."}],
        "tags": [
            *(_tag(resource.plural, resource.description) for resource in catalog.resources),
            _tag("health", "Whether the server is alive and able to work."),
        ],
        "paths": paths,
        "components": needed_components(paths, _components(catalog, {**schemas, **values})),
    }


def _components(catalog: Catalog, schemas: Mapping[str, Json]) -> Components:
    """Everything that the document can speak of."""
    return {
        "schemas": {**schemas, **shared_schemas()},
        "parameters": {
            **_owner(catalog),
            **_parents(catalog),
            **shared_parameters(),
            **CONDITION_PARAMETERS,
            **KEY_PARAMETERS,
        },
        "headers": {
            **shared_headers(),
            **CONDITION_HEADERS,
            **sunset_headers(catalog),
            **KEY_HEADERS,
        },
        "responses": {**shared_responses(), **CONDITION_RESPONSES},
    }


def _owner(catalog: Catalog) -> dict[str, Json]:
    owned = any(resource.owned for resource in catalog.resources)
    return {"Owner": owner_parameter(catalog.owner)} if owned else {}


def _parents(catalog: Catalog) -> dict[str, Json]:
    parents = {each.parent.resource for each in catalog.resources if each.parent is not None}
    return {
        f"{parent.class_name}Id": parent_parameter(parent.name)
        for parent in catalog.resources
        if parent.name in parents
    }


def _tag(name: str, description: str | None) -> Json:
    return {"name": name, "description": description or words(name).capitalize() + "."}
