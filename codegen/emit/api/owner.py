"""The module that knows who an owner is, and asks whether the caller may act for them."""

from __future__ import annotations

from codegen.catalog import Catalog, keyed
from codegen.emit.render import render
from codegen.emit.wire import annotation, python_type
from codegen.module import Imports


def render_owner(catalog: Catalog) -> str:
    """The module of the owner in the path."""
    owner = catalog.owner
    type_ = annotation(owner.type)
    imports = Imports()
    imports.add("typing", "Annotated")
    imports.add("fastapi", "Depends", "Request")
    imports.add("generated.api.routing", "read_path_parameter")
    route = "Route"
    if keyed(catalog):
        route = "RepeatableRoute"
        imports.add("generated.api.idempotency", route)
    else:
        imports.add("generated.api.routing", route)
    imports.add("overrides.auth", "authorize")
    imports.add("pydantic", "TypeAdapter")
    imports.add("typing_extensions", "override")
    for module, name in (*type_.imports, *python_type(owner.type).imports):
        imports.add(module, name)
    return render(
        "owner.py.jinja",
        imports=imports,
        owner=owner.name,
        Route=route,
        Owner=python_type(owner.type).source,
        annotation=type_.source,
    )
