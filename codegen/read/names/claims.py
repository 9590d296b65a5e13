"""Collisions: names that would meet in what is generated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from codegen import naming
from codegen.catalog import ORDINARY, Operation, Scope
from codegen.diagnostics import Diagnostic, Span
from codegen.read.document.nodes import place, shown
from codegen.read.names.taken import OWNER, is_name
from codegen.read.relations.joins import join_name, member, plural_of
from codegen.read.relations.outline import Outline, pointers
from codegen.read.spec import ActionSpec, RelationSpec, ResourceSpec, Spec
from codegen.read.vocabulary import MAX_NAME

# What the class of an action's input must not be called, where it is declared and where it is used.
_TAKEN_COMPONENTS = (*sorted(naming.TAKEN_CLASSES), "APIRouter", "OwnedRoute", "OwnerId")
_TAKEN_OPERATIONS = (
    "get_health",
    "get_readiness",
    "get_openapi",
    "get_docs",
    "page_of",
    "service_of",
)
_ON_MANY = (Operation.CLEAR.value, Operation.BATCH.value)
"""Words that a resource without these operations can have for actions."""
# What is made of each resource, behind its own name.
_CLASS_ENDS = (
    *("", "Create", "Replace", "Update", "Page", "Read", "Service", "ServiceBase"),
    *("Stored", "Expanded", "Query"),
)
_BATCH_ENDS = ("Batch", "BatchUpdate", "BatchResult")


@dataclass(frozen=True, slots=True)
class _Claim:
    """Something generated that gets a name. Two claims on one name in one space collide."""

    space: str
    name: str
    claimant: str
    span: Span | None


def check_collisions(spec: Spec, outline: Outline) -> Iterator[Diagnostic]:
    """What in a schema would share a name with something else."""
    first: dict[tuple[str, str], _Claim] = {}
    told: set[tuple[Span | None, Span | None]] = set()
    for claim in _all_claims(spec, outline):
        # Case counts for Python, but not for the files of some systems and clients.
        other = first.setdefault((claim.space, claim.name.casefold()), claim)
        # One pair that meets in five places is told once.
        if other is not claim and (other.span, claim.span) not in told:
            told.add((other.span, claim.span))
            yield _collision(claim, other)


def _all_claims(spec: Spec, outline: Outline) -> Iterator[_Claim]:
    for name in _TAKEN_COMPONENTS:
        yield _Claim("component", name, "the API itself", None)
    for name in _TAKEN_OPERATIONS:
        yield _Claim("operation", name, "the API itself", None)
    if spec.api.base_path is not None and not spec.api.base_path.value:
        yield _Claim("table", "assets", "the documentation's path", None)
        for name in ("docs", "healthz", "readyz"):
            yield _Claim("first part of a path", name, "the API itself", None)
    for enum in spec.enums:
        name, span = enum.name.value, enum.name.span
        who = f"the enum `{shown(name)}`"
        yield _Claim("component", naming.enum_class(name), who, span)
    for router in spec.api.routers:
        yield _Claim("module", router.value, "the router", router.span)
    owner = spec.owner.path_param.value if spec.owner.path_param else OWNER
    # A join that is meant to be a resource's table is told where joins are checked.
    joined = {plural_of(resource).value for resource in spec.resources}
    for resource in spec.resources:
        if is_name(resource.name.value) and is_name(plural_of(resource).value[:MAX_NAME]):
            yield from _claims(resource)
            yield from _members(resource, outline)
            yield from _parameters(resource, owner, outline)
            yield from _paths(resource, outline)
    for resource in spec.resources:
        for relation in resource.relations:
            table = join_name(resource, relation)
            if relation.many_to_many and table not in joined and table not in outline.resources:
                joined.add(table)
                yield from _join(resource, relation, table, owner)


def _collision(claim: _Claim, other: _Claim) -> Diagnostic:
    where = f" ({place(other.span)})" if other.span else ""
    space = claim.space.split(" of ")[0]
    message = f"{claim.claimant} and {other.claimant}{where} would share the {space} `{claim.name}`"
    hint = "rename one of them" if other.span else "give it another name"
    return Diagnostic("name-collision", message, claim.span, hint)


def _claims(resource: ResourceSpec) -> Iterator[_Claim]:
    name, span = resource.name.value, resource.name.span
    who = f"the resource `{name}`"
    table = plural_of(resource)
    yield _Claim("table", table.value, who, table.span)
    yield _Claim("table", naming.constraint_name("pk", table.value), who, table.span)
    yield _Claim("module", naming.module(name), who, span)
    class_name = naming.class_name(name)
    for end in _CLASS_ENDS:
        yield _Claim("component", class_name + end, who, span)
    for operation in ORDINARY:
        if operation is Operation.LIST:
            yield _Claim("operation", f"{operation.value}_{table.value}", who, table.span)
        else:
            yield _Claim("operation", f"{operation.value}_{name}", who, span)
    if Operation.BATCH.value in _on_many(resource):
        for end in _BATCH_ENDS:
            yield _Claim("component", class_name + end, who, span)
    for word in _on_many(resource):
        yield _Claim("operation", f"{word}_{table.value}", who, table.span)
        yield _Claim(f"method of {name}", word, who, span)
    if resource.soft_delete is not None and resource.soft_delete.value:
        yield _Claim("operation", f"undelete_{name}", who, span)
        yield _Claim(f"method of {name}", "undelete", who, span)
    for hook in {hook.value: hook for hook in resource.hooks}.values():
        yield _Claim(f"method of {name}", hook.value, f"the hook `{hook.value}`", hook.span)
    for each in resource.computed:
        member = each.name.value
        who_computes = f"the computed `{member}`"
        yield _Claim(f"method of {name}", f"compute_{member}", who_computes, each.name.span)
    for action in resource.actions:
        if is_name(action.name.value) and naming.method(action.name.value) is not None:
            yield from _action_claims(action, resource, class_name)


def _on_many(resource: ResourceSpec) -> list[str]:
    """The operations on many rows that the resource has."""
    methods = resource.methods.value if resource.methods else ()
    return [word for word in _ON_MANY if any(each.value == word for each in methods)]


def _action_claims(action: ActionSpec, written: ResourceSpec, class_name: str) -> Iterator[_Claim]:
    name, span, resource = action.name.value, action.name.span, written.name.value
    who = f"the action `{name}` of `{resource}`"
    on_rows = action.scope is not None and action.scope.value == Scope.COLLECTION.value
    acted_on = plural_of(written).value if on_rows else resource
    yield _Claim("operation", f"{name}_{acted_on}", who, span)
    yield _Claim(f"method of {resource}", naming.method(name) or name, who, span)
    yield _Claim(f"method of {resource}", f"on_{name}", who, span)
    if action.input:
        yield _Claim("component", class_name + naming.pascal(name), who, span)
    if action.result:
        yield _Claim("component", f"{class_name}{naming.pascal(name)}Result", who, span)


def _members(resource: ResourceSpec, outline: Outline) -> Iterator[_Claim]:
    """What an answer has, and what it can be expanded by."""
    name = resource.name.value
    space = f"member of {name}"
    for field in resource.fields:
        yield _Claim(space, field.name.value, f"the field `{field.name.value}`", field.name.span)
    for pointer in pointers(resource):
        if pointer.written is None:
            who, span = f"the parent `{pointer.relation}`", pointer.target.span
            yield _Claim(space, pointer.relation, who, span)
        else:
            who, span = f"the relation `{pointer.relation}`", pointer.written.name.span
        yield _Claim(space, pointer.field, who, span)
    for each in resource.computed:
        who = f"the computed `{each.name.value}`"
        yield _Claim(space, each.name.value, who, each.name.span)
    for relation in resource.relations:
        who = f"the relation `{relation.name.value}`"
        yield _Claim(space, relation.name.value, who, relation.name.span)
        if relation.many_to_many is not None:
            yield _Claim(space, member(relation, outline), who, relation.name.span)


def _paths(resource: ResourceSpec, outline: Outline) -> Iterator[_Claim]:
    """What stands behind the id of a row in a path, and what at the beginning of one."""
    name = resource.name.value
    table = plural_of(resource)
    if resource.parent is not None:
        space = f"path of {resource.parent.value}"
        yield _Claim(space, table.value, f"the child `{name}`", table.span)
    elif outline.shared(name):
        yield _Claim("first part of a path", table.value, f"the resource `{name}`", table.span)
    for action in resource.actions:
        if action.scope is None or action.scope.value != Scope.COLLECTION.value:
            who = f"the action `{action.name.value}` of `{name}`"
            yield _Claim(f"path of {name}", action.name.value, who, action.name.span)
    if resource.soft_delete is not None and resource.soft_delete.value:
        yield _Claim(f"path of {name}", "undelete", f"the resource `{name}`", resource.name.span)


def _parameters(resource: ResourceSpec, owner: str, outline: Outline) -> Iterator[_Claim]:
    """What stands within braces in the paths."""
    space = f"path parameter of {resource.name.value}"
    if not outline.shared(resource.name.value):
        yield _Claim(space, owner, "the owner", None)
    for above in outline.ancestors(resource.name.value):
        who = f"the parent `{above}` of `{resource.name.value}`"
        span = resource.parent.span if resource.parent else None
        yield _Claim(space, f"{above}_id", who, span)


def _join(
    resource: ResourceSpec, relation: RelationSpec, table: str, owner: str
) -> Iterator[_Claim]:
    """What is made of a table between two resources."""
    span = (relation.through or relation.name).span
    who = f"the join of `{resource.name.value}.{relation.name.value}`"
    yield _Claim("table", table, who, span)
    yield _Claim("table", naming.constraint_name("pk", table), who, span)
    yield _Claim("module", naming.module(table), who, span)
    yield _Claim("component", naming.class_name(table), who, span)
    space = f"column of {table}"
    yield _Claim(space, owner, "the owner", None)
    near, far = resource.name.value, relation.many_to_many.value if relation.many_to_many else ""
    yield _Claim(space, f"{near}_id", who, span)
    yield _Claim(space, f"other_{far}_id" if near == far else f"{far}_id", who, span)
