"""The resources of a schema by name, and which refers to which, before anything is decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from codegen.read.spec import RelationSpec, ResourceSpec, Spec, Written

MAX_ANCESTORS = 8
"""How deep resources can be nested; each level is a part of every path and of every statement."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """A column that holds the id of another resource's row: a relation's, or a parent's."""

    relation: str
    field: str
    target: Written[str]
    written: RelationSpec | None = None

    @property
    def nullable(self) -> bool:
        """Whether it may refer to nothing."""
        nullable = self.written.nullable if self.written else None
        return nullable is not None and nullable.value


class Outline:
    """What can be said of the resources without looking closely at any of them."""

    def __init__(self, spec: Spec) -> None:
        self.resources = {resource.name.value: resource for resource in spec.resources}
        self._pointers: dict[tuple[str, str], list[Pointer]] = {}
        self._links: dict[tuple[str, str, str | None], RelationSpec] = {}
        for name, resource in self.resources.items():
            for pointer in pointers(resource):
                self._pointers.setdefault((name, pointer.target.value), []).append(pointer)
            for relation in resource.relations:
                if relation.many_to_many is not None:
                    through = relation.through.value if relation.through else None
                    for key in {through, None}:
                        self._links.setdefault((name, relation.many_to_many.value, key), relation)

    def shared(self, name: str) -> bool:
        """Whether a resource's rows have no owner."""
        resource = self.resources.get(name)
        return resource is not None and resource.owned is not None and not resource.owned.value

    def pointers(self, name: str, target: str) -> Sequence[Pointer]:
        """The columns of one resource that refer to another."""
        return self._pointers.get((name, target), [])

    def link(self, name: str, target: str, through: str | None = None) -> RelationSpec | None:
        """The first relation from many rows of one resource to many of another, if there is one."""
        return self._links.get((name, target, through))

    def ancestors(self, name: str) -> tuple[str, ...]:
        """The parents above a resource, the nearest first; in a circle, not the same one twice."""
        found: list[str] = []
        resource = self.resources.get(name)
        while resource is not None and resource.parent is not None:
            above = resource.parent.value
            if above == name or above in found or len(found) > MAX_ANCESTORS:
                break
            found.append(above)
            resource = self.resources.get(above)
        return tuple(found)


def pointers(resource: ResourceSpec) -> tuple[Pointer, ...]:
    """The columns of a resource that refer to others, the parent's first."""
    found = []
    if resource.parent is not None:
        above = resource.parent.value
        found.append(Pointer(above, f"{above}_id", resource.parent))
    for relation in resource.relations:
        if relation.belongs_to is not None:
            name = relation.name.value
            found.append(Pointer(name, f"{name}_id", relation.belongs_to, relation))
    return tuple(found)
