"""The routes that read and write one row."""

from __future__ import annotations

from codegen.catalog import Operation
from codegen.emit.api.keys import takes_key
from codegen.emit.api.lists import answer_schema
from codegen.emit.api.tags import answered, tagged
from codegen.emit.draft import Draft
from codegen.emit.queries import expand_type
from codegen.emit.schemas import replace_name


def row_routes(draft: Draft) -> list[str]:
    """A route for each operation on one row."""
    write = {
        Operation.CREATE: _create,
        Operation.GET: _get,
        Operation.REPLACE: _replace,
        Operation.UPDATE: _update,
        Operation.DELETE: _delete,
    }
    present = [each for operation, each in write.items() if operation in draft.resource.operations]
    routes = [route(draft) for route in present]
    if draft.resource.undelete:
        draft.imports.add("generated.api.dependencies", "Id")
        draft.schema(f"{draft.resource.class_name}Read")
        answer = answered(draft, "await service.undelete(id)")
        routes.append(draft.part("undelete_route.py.jinja", **answer))
    return routes


def _create(draft: Draft) -> str:
    draft.imports.add("fastapi", "Request", "Response")
    draft.imports.add("generated.api.dependencies", "locate")
    draft.schema(f"{draft.resource.class_name}Create", f"{draft.resource.class_name}Read")
    return draft.part(
        "create_route.py.jinja",
        repeatable=takes_key(draft),
        created=tagged(draft, "created"),
    )


def _get(draft: Draft) -> str:
    draft.imports.add("generated.api.dependencies", "Id")
    answer_schema(draft)
    if not draft.resource.listing.expand:
        return draft.part("get_route.py.jinja", **answered(draft, "await service.get(id)"))
    draft.imports.add("fastapi", "Query")
    return draft.part(
        "expanded_get_route.py.jinja",
        Words=expand_type(draft.resource, draft.imports),
        **answered(draft, "await service.get(id, expand)"),
    )


def _replace(draft: Draft) -> str:
    draft.imports.add("generated.api.dependencies", "Id")
    body = replace_name(draft.resource)
    draft.schema(body, f"{draft.resource.class_name}Read")
    answer = answered(draft, "await service.replace(id, data)")
    return draft.part("replace_route.py.jinja", TaskCreate=body, **answer)


def _update(draft: Draft) -> str:
    draft.imports.add("generated.api.dependencies", "Id")
    draft.schema(f"{draft.resource.class_name}Update", f"{draft.resource.class_name}Read")
    answer = answered(draft, "await service.update(id, data)")
    return draft.part("update_route.py.jinja", **answer)


def _delete(draft: Draft) -> str:
    draft.imports.add("fastapi", "Response")
    draft.imports.add("generated.api.dependencies", "Id")
    return draft.part("delete_route.py.jinja")
