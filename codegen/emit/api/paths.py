"""Where a resource is: the paths of its rows."""

from __future__ import annotations

from codegen.catalog import Catalog, Resource


def collection_path(resource: Resource, catalog: Catalog) -> str:
    """The path of all rows of one owner: `/api/{user_id}/tasks`."""
    return f"{catalog.api.base_path}/{{{catalog.owner.name}}}/{resource.plural}"
