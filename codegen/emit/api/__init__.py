"""The module of one resource's routes, and the package that lists them all.

`paths` says where a resource is; `rows`, `lists`, `many` and `actions` have the routes.
"""

from __future__ import annotations

from codegen.catalog import Catalog, Cors, Resource
from codegen.emit.api.actions import action_routes
from codegen.emit.api.deprecation import deprecation_options
from codegen.emit.api.lists import list_routes
from codegen.emit.api.many import many_routes
from codegen.emit.api.owner import render_owner
from codegen.emit.api.paths import collection_path
from codegen.emit.api.rows import row_routes
from codegen.emit.draft import Draft
from codegen.emit.render import render
from codegen.emit.services.preconditions import is_matched
from codegen.emit.services.readers import reader_names
from codegen.emit.services.scope import scope_names
from codegen.module import Imports, docstring, literal

__all__ = ["collection_path", "render_owner", "render_router", "render_routers"]


def render_router(resource: Resource, catalog: Catalog) -> str:
    """The module of one resource's routes."""
    draft = Draft(resource, catalog)
    draft.imports.add("fastapi", "APIRouter", "Depends")
    draft.imports.add("typing", "Annotated")
    draft.imports.add("generated.api.dependencies", "DatabaseDep")
    route = "OwnedRoute" if resource.owned else "Route"
    draft.imports.add("generated.api.owner" if resource.owned else "generated.api.routing", route)
    package = "overrides" if resource.overridden else "generated.services"
    draft.imports.add(f"{package}.{resource.module}", f"{resource.class_name}Service")
    if resource.overridden:
        draft.imports.add("generated.api.dependencies", "require_hooks")
    return draft.part(
        "router.py.jinja",
        imports=draft.imports,
        route=route,
        options=deprecation_options(draft, resource.deprecation),
        in_short=f"{'who asks, ' if resource.owned else ''}what comes in, what goes out.",
        parameters=_parameters(draft),
        arguments=", ".join(_arguments(draft)),
        about=docstring(_about_service(resource), 4),
        prefix=collection_path(resource, catalog),
        overridden=resource.overridden,
        routes=[
            *list_routes(draft),
            *row_routes(draft),
            *many_routes(draft),
            *action_routes(draft),
        ],
    )


def _parameters(draft: Draft) -> str:
    """What the path says of the service that a request is for."""
    parameters = []
    if draft.resource.owned:
        draft.imports.add("generated.api.owner", "OwnerId")
        parameters.append("owner: OwnerId")
    for parent in draft.catalog.ancestors(draft.resource):
        draft.imports.add("generated.api.dependencies", "Id")
        parameters.append(f"{parent.name}_id: Id")
    parameters.append("database: DatabaseDep")
    if is_matched(draft.resource):
        required = "Required" if draft.resource.require_if_match else ""
        draft.imports.add("generated.api.conditions", f"{required}PreconditionDep")
        parameters.append(f"precondition: {required}PreconditionDep")
    return ", ".join(parameters)


def _arguments(draft: Draft) -> list[str]:
    scope = scope_names(draft.resource, draft.catalog)
    expected = ["precondition=precondition"] if is_matched(draft.resource) else []
    return ["database", *scope, *_readers(draft), *expected]


def _readers(draft: Draft) -> list[str]:
    """What reads the rows of other services, which are finished by hand."""
    given = []
    for name, target in reader_names(draft.resource, draft.catalog).items():
        service = f"{target.class_name}Service"
        draft.imports.add(f"overrides.{target.module}", service)
        given.append(f"{name}={service}.read")
    return given


def _about_service(resource: Resource) -> str:
    if not resource.owned:
        return "The service, which is the same for everybody."
    return "The service of the owner in the path, once the caller has been let through."


def render_routers(catalog: Catalog) -> str:
    """The package of the routes, which lists them."""
    imports = Imports()
    # A path of shared rows also looks like one of owned rows, never the other way round.
    ordered = sorted(catalog.resources, key=lambda resource: not resource.owned)
    modules = [resource.module for resource in ordered]
    imports.add("fastapi", "APIRouter")
    imports.add("generated.api.origins", "Cors")
    if modules:
        imports.add("generated.api", *modules)
    extra = [f"{module}_router" for module in catalog.api.routers]
    for module, name in zip(catalog.api.routers, extra, strict=True):
        imports.add(f"overrides.{module}", f"router as {name}")
    return render(
        "routers.py.jinja",
        imports=imports,
        modules=modules,
        cors=_cors(catalog.api.cors),
        secured=catalog.row_level_security,
        extra=f"({', '.join(extra)},)" if extra else "()",
    )


def _cors(cors: Cors | None) -> str:
    """What the schema says of other origins, as source."""
    if cors is None:
        return "Cors()"
    origins = ", ".join(map(literal, cors.origins)) + ("," if len(cors.origins) == 1 else "")
    return f"Cors(({origins}), credentials={cors.credentials}, max_age={cors.max_age})"
