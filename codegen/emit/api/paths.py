"""Where a resource is: the paths of its rows."""

from __future__ import annotations

from codegen.catalog import Catalog, Resource


def collection_path(resource: Resource, catalog: Catalog) -> str:
    """The path of all rows of one owner and parent: `/api/{user_id}/tasks/{task_id}/comments`."""
    owner = f"/{{{catalog.owner.name}}}" if resource.owned else ""
    above = "".join(
        f"/{parent.plural}/{{{parent.name}_id}}" for parent in catalog.ancestors(resource)
    )
    return f"{catalog.api.base_path}{owner}{above}/{resource.plural}"
