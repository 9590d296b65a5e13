"""The module of one resource's routes, and the package that lists them all.

`paths` says where a resource is; `rows`, `lists` and `actions` have the routes.
"""

from __future__ import annotations

from codegen.catalog import Catalog, Resource
from codegen.emit.api.actions import action_routes
from codegen.emit.api.lists import list_routes
from codegen.emit.api.owner import render_owner
from codegen.emit.api.paths import collection_path
from codegen.emit.api.rows import row_routes
from codegen.emit.draft import Draft
from codegen.emit.render import render
from codegen.module import Imports

__all__ = ["collection_path", "render_owner", "render_router", "render_routers"]


def render_router(resource: Resource, catalog: Catalog) -> str:
    """The module of one resource's routes."""
    draft = Draft(resource, catalog)
    draft.imports.add("fastapi", "APIRouter", "Depends")
    draft.imports.add("typing", "Annotated")
    draft.imports.add("generated.api.dependencies", "DatabaseDep")
    draft.imports.add("generated.api.owner", "OwnedRoute", "OwnerId")
    package = "overrides" if resource.overridden else "generated.services"
    draft.imports.add(f"{package}.{resource.module}", f"{resource.class_name}Service")
    if resource.overridden:
        draft.imports.add("generated.api.dependencies", "require_hooks")
    return draft.part(
        "router.py.jinja",
        imports=draft.imports,
        prefix=collection_path(resource, catalog),
        overridden=resource.overridden,
        routes=[*list_routes(draft), *row_routes(draft), *action_routes(draft)],
    )


def render_routers(catalog: Catalog) -> str:
    """The package of the routes, which lists them."""
    imports = Imports()
    modules = [resource.module for resource in catalog.resources]
    imports.add("fastapi", "APIRouter")
    if modules:
        imports.add("generated.api", *modules)
    return render("routers.py.jinja", imports=imports, modules=modules)
