"""What reads the rows that are expanded, where something in them is computed by hand.

A service does not know the classes in `overrides/`, which know it; whoever makes the service gives
it what it needs of them.
"""

from __future__ import annotations

from codegen.catalog import Catalog, Resource
from codegen.emit.asked import expanded
from codegen.emit.draft import Draft
from codegen.emit.services.expansions import expands
from codegen.module import literal


def read_targets(resource: Resource, catalog: Catalog) -> dict[str, Resource]:
    """The resources whose rows are expanded with something computed, by the relation's name."""
    if not expands(resource):
        return {}
    targets = {each.name: catalog.resource(each.target) for _, each in expanded(resource)}
    return {name: target for name, target in targets.items() if target.computed}


def reader_names(resource: Resource, catalog: Catalog) -> dict[str, Resource]:
    """What a service has to be given, by the name of the argument; its own rows it reads itself."""
    targets = read_targets(resource, catalog).values()
    return {f"read_{target.name}": target for target in targets if target.name != resource.name}


def reader_parameters(draft: Draft) -> dict[str, str]:
    """The type of each of them, by its name."""
    parameters = {}
    for name, target in reader_names(draft.resource, draft.catalog).items():
        draft.imports.add("collections.abc", "Callable")
        draft.imports.add("sqlalchemy", "RowMapping")
        draft.imports.add(f"generated.schemas.{target.module}", f"{target.class_name}Read")
        parameters[name] = f"Callable[[RowMapping], {target.class_name}Read]"
    return parameters


def readers(draft: Draft) -> str:
    """All of them, as a dict of Python; empty where nothing is computed."""
    targets = read_targets(draft.resource, draft.catalog)
    if not targets:
        return ""
    draft.imports.add("collections.abc", "Mapping")
    draft.imports.add("generated.expansions", "Read")
    members = [
        f"{literal(name)}: {_reader(draft.resource, target)}" for name, target in targets.items()
    ]
    return "{" + ", ".join(members) + "}"


def _reader(resource: Resource, target: Resource) -> str:
    return "self.read" if target.name == resource.name else f"read_{target.name}"
