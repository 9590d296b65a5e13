"""Where each thing of a schema stands, by its dotted name, such as `task.actions.complete`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from codegen.diagnostics import Span
from codegen.read.spec import ResourceSpec, Spec, Written


def places(spec: Spec) -> Mapping[str, Span]:
    """The places of a schema's resources, enums, and all that has a name within them."""
    found = {f"enums.{enum.name.value}": enum.name.span for enum in spec.enums}
    if spec.owner.path_param is not None:
        found["owner"] = spec.owner.path_param.span
    for resource in spec.resources:
        name = resource.name
        found[name.value] = name.span
        if resource.parent is not None:
            found[f"{name.value}.parent"] = resource.parent.span
        for group, written in _named(resource):
            within = f"{name.value}.{group}" if group else name.value
            found[f"{within}.{written.value}"] = written.span
    return MappingProxyType(found)


def _named(resource: ResourceSpec) -> Iterator[tuple[str, Written[str]]]:
    """What has a name within a resource, each with the key it stands under; fields have none."""
    for field in resource.fields:
        yield "", field.name
    for relation in resource.relations:
        yield "relations", relation.name
    for unique in resource.uniques:
        yield "unique", unique.name
    for index in resource.indexes:
        yield "indexes", index.name
    for check in resource.checks:
        yield "checks", check.name
    for action in resource.actions:
        yield "actions", action.name
    for member in resource.computed:
        yield "computed", member.name
    for hook in resource.hooks:
        yield "hooks", hook
