"""`overrides/`, read as text: what is missing, stale, or does not fit; stubs on request.

Nothing here imports or runs what it reads. The generated base class and `mypy` would notice the
same mistakes, later and further from the schema.

`parsed` reads the files, `services` holds the class of a resource against the schema, `seams` the
files that belong to no resource, `moves` and `leaving` say what has to change when the schema does,
and `stubs` writes what is to be filled in.
"""

from __future__ import annotations

from collections.abc import Mapping

from codegen.catalog import Catalog
from codegen.diagnostics import Diagnostic
from codegen.module import format_python
from codegen.overrides.leaving import inspect_leaving
from codegen.overrides.moves import Move, move
from codegen.overrides.parsed import AUTH, path_of
from codegen.overrides.seams import inspect_auth, inspect_router
from codegen.overrides.services import inspect_orphan, inspect_service, inspect_unused
from codegen.overrides.stubs import AUTH_STUB, router_stub, service_stub

__all__ = ["AUTH", "AUTH_STUB", "Move", "inspect_leaving", "inspect_overrides", "move", "stub"]


def inspect_overrides(catalog: Catalog, files: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """What is wrong with the hand-written files, by path (`overrides/task.py`) and text."""
    found = [*inspect_auth(files)]
    for resource in catalog.resources:
        path = path_of(resource.module)
        if resource.overridden:
            found += inspect_service(resource, path, files.get(path))
        elif path in files:
            found += inspect_unused(resource, path, files[path])
    for module in catalog.api.routers:
        found += inspect_router(path_of(module), files.get(path_of(module)), module)
    own = {path_of(each.module) for each in catalog.resources}
    own |= {AUTH, *map(path_of, catalog.api.routers)}
    services = {resource.module for resource in catalog.resources}
    for path in sorted({*files} - own):
        found += inspect_orphan(path, files[path], services)
    return tuple(found)


def stub(catalog: Catalog, name: str) -> tuple[str, str] | None:
    """The path and the text of a file to start from, or None where nothing is to be written.

    `name` is a resource that is finished by hand, a router of the API's, or `auth`.
    """
    if name in catalog.api.routers:
        return path_of(name), router_stub(name, catalog)
    for resource in catalog.resources:
        if resource.name == name and resource.overridden:
            path = path_of(resource.module)
            return path, format_python({path: service_stub(resource)})[path]
    return (AUTH, AUTH_STUB) if name == "auth" else None
