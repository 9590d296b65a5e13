"""Resources: each on its own first, then with all that leads from one to another."""

from __future__ import annotations

from dataclasses import dataclass, replace

from codegen import naming
from codegen.catalog import ORDINARY, Hook, Operation, Owner, PageSize, Resource
from codegen.read.actions import action, answered
from codegen.read.contract import Contract, list_style, own_contract
from codegen.read.deprecation import deprecation
from codegen.read.document.nodes import place
from codegen.read.fields import field
from codegen.read.findings import Findings
from codegen.read.lookups.columns import check_twice
from codegen.read.lookups.indexes import conditions, indexes, uniques
from codegen.read.lookups.listing import listing
from codegen.read.owner import backfill_owner
from codegen.read.relations.joins import plural_of
from codegen.read.relations.members import parent, parent_fields, relation_fields, relations
from codegen.read.relations.outline import Outline
from codegen.read.relations.ownership import READING
from codegen.read.spec import ResourceSpec, Written
from codegen.read.values.enums import Enums

_HOOKED = {
    "create": (Operation.CREATE,),
    "update": (Operation.UPDATE, Operation.REPLACE),
    "delete": (Operation.DELETE,),
}
"""The operations that a hook joins in, by the second half of its name."""


@dataclass(frozen=True, slots=True)
class Common:
    """What holds for every resource of a schema."""

    outline: Outline
    enums: Enums
    timestamps: bool
    page_size: PageSize
    contract: Contract


def resource(written: ResourceSpec, common: Common, found: Findings) -> Resource:
    """A resource as far as it can be known without the others."""
    name = written.name.value
    outline, enums = common.outline, common.enums
    operations = _operations(written, outline, found)
    promised = own_contract(common.contract, written, operations, found)
    alone = Resource(
        name=name,
        plural=plural_of(written).value,
        class_name=naming.class_name(name),
        module=naming.module(name),
        fields=(
            *parent_fields(written, outline),
            *(field(each, enums, found) for each in written.fields),
            *relation_fields(written, found),
        ),
        description=written.description.value if written.description else None,
        operations=operations,
        timestamps=common.timestamps,
        page_size=common.page_size,
        renamed_from=written.renamed_from.value if written.renamed_from else None,
        owned=not outline.shared(name),
        parent=parent(written),
        soft_delete=written.soft_delete is not None and written.soft_delete.value,
        computed=answered(written.computed, enums, found),
        override=written.override is not None,
        deprecation=deprecation(written.deprecated, written.sunset, found),
        etag=promised.etag,
        require_if_match=promised.require_if_match,
        batch_size=promised.batch_size,
    )
    actions = tuple(action(each, alone, enums, found) for each in written.actions)
    return replace(alone, actions=actions, hooks=_hooks(alone, written, found))


def related(
    alone: Resource, written: ResourceSpec, common: Common, owner: Owner, found: Findings
) -> Resource:
    """The resource with its relations, which are known to be right, and with its look-ups."""
    whole = replace(
        alone,
        relations=relations(written, common.outline),
        backfill_owner=backfill_owner(written, owner, found),
    )
    return replace(
        whole,
        uniques=uniques(whole, written.uniques, owner, found),
        indexes=indexes(whole, written.indexes, owner, found),
        conditions=conditions(whole, written.checks, owner, found),
        listing=replace(
            listing(whole, written.listing, found),
            style=list_style(written.listing.style, common.contract),
        ),
    )


def _operations(written: ResourceSpec, outline: Outline, found: Findings) -> frozenset[Operation]:
    if written.methods is None:
        return READING if outline.shared(written.name.value) else ORDINARY
    seen: dict[str, Written[str]] = {}
    for word in written.methods.value:
        if word.value in seen:
            message = f"`{word.value}` is already listed at {place(seen[word.value].span)}"
            found.add("duplicate-method", message, word.span, "remove one of them")
        seen[word.value] = word
    return frozenset(Operation(word) for word in seen)


def _hooks(alone: Resource, written: ResourceSpec, found: Findings) -> tuple[Hook, ...]:
    check_twice(written.hooks, found)
    for word in written.hooks:
        joined = _HOOKED[word.value.partition("_")[2]]
        if not alone.operations & set(joined):
            wanted = " or ".join(f"`{operation.value}`" for operation in joined)
            message = f"`{word.value}` is never called: `{alone.name}` has no {wanted}"
            found.add("no-effect", message, word.span, "remove it, or add to `methods`")
    words = {word.value for word in written.hooks}
    return tuple(hook for hook in Hook if hook.value in words)
