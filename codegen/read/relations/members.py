"""Relations: the columns they make, and the words that the API can expand into rows."""

from __future__ import annotations

from typing import TypeAlias

from codegen.catalog import (
    BelongsTo,
    Expression,
    Field,
    HasMany,
    ManyToMany,
    OnDelete,
    Parent,
    Reference,
    Relation,
    Uuid,
)
from codegen.naming import attribute
from codegen.read.deprecation import deprecation
from codegen.read.findings import Findings
from codegen.read.relations.joins import join, member
from codegen.read.relations.outline import Outline, Pointer, pointers
from codegen.read.spec import RelationSpec, ResourceSpec, Written

MAX_ITEMS = 1000
PLAIN_ITEMS = 100

_Flag: TypeAlias = Written[bool] | None


def parent(resource: ResourceSpec) -> Parent | None:
    """The resource under whose path the rows live."""
    if resource.parent is None:
        return None
    return Parent(resource.parent.value, f"{resource.parent.value}_id")


def parent_fields(resource: ResourceSpec, outline: Outline) -> tuple[Field, ...]:
    """The column of the parent's id: its value is the path's."""
    if resource.parent is None:
        return ()
    name = f"{resource.parent.value}_id"
    above = outline.resources.get(resource.parent.value)
    # The parent's former name is also the former name of the column.
    former = above.renamed_from if above else None
    return (
        Field(
            name=name,
            attribute=attribute(name),
            type=Uuid(),
            renamed_from=f"{former.value}_id" if former else None,
            backfill=_expression(resource.parent_backfill),
            read_only=True,
            reference=Reference(resource.parent.value, OnDelete.CASCADE),
        ),
    )


def relation_fields(resource: ResourceSpec, found: Findings) -> tuple[Field, ...]:
    """The columns of what the rows belong to, in the order of the file."""
    return tuple(
        _field(pointer, pointer.written, found)
        for pointer in pointers(resource)
        if pointer.written is not None
    )


def relations(resource: ResourceSpec, outline: Outline) -> tuple[Relation, ...]:
    """The relations of a resource; they have been checked."""
    above: list[Relation] = []
    if resource.parent is not None:
        target = resource.parent.value
        above = [BelongsTo(target, target, f"{target}_id")]
    return (*above, *(_relation(resource, each, outline) for each in resource.relations))


def has_many_field(
    resource: ResourceSpec, relation: RelationSpec, outline: Outline
) -> Pointer | None:
    """The column of the other resource by which its rows refer to this one, if it is clear."""
    target = relation.has_many.value if relation.has_many else ""
    candidates = outline.pointers(target, resource.name.value)
    if relation.field is not None:
        named = relation.field.value
        candidates = [each for each in candidates if named in (each.field, each.relation)]
    elif candidates and candidates[0].written is None:
        return candidates[0]
    return candidates[0] if len(candidates) == 1 else None


def _relation(resource: ResourceSpec, written: RelationSpec, outline: Outline) -> Relation:
    name = written.name.value
    items = written.max_items.value if written.max_items else PLAIN_ITEMS
    if written.belongs_to is not None:
        return BelongsTo(name, written.belongs_to.value, f"{name}_id")
    if written.has_many is not None:
        pointer = has_many_field(resource, written, outline)
        if pointer is None:
            raise LookupError("the check of relations lets an unclear one pass")
        return HasMany(name, written.has_many.value, pointer.field, items)
    if written.many_to_many is None:
        raise LookupError("the check of relations lets one without a kind pass")
    return ManyToMany(
        name=name,
        target=written.many_to_many.value,
        member=member(written, outline),
        join=join(resource, written, outline),
        max_items=items,
        description=written.description.value if written.description else None,
    )


def _field(pointer: Pointer, written: RelationSpec, found: Findings) -> Field:
    nullable, read_only = _is(written.nullable), _is(written.read_only)
    required = _is(written.required) or not (nullable or read_only)
    former = written.renamed_from
    on_delete = written.on_delete.value if written.on_delete else OnDelete.RESTRICT.value
    return Field(
        name=pointer.field,
        attribute=attribute(pointer.field),
        type=Uuid(),
        description=written.description.value if written.description else None,
        required=required,
        nullable=nullable,
        renamed_from=f"{former.value}_id" if former else None,
        backfill=_expression(written.backfill),
        read_only=read_only,
        immutable=_is(written.immutable),
        deprecation=deprecation(written.deprecated, written.sunset, found),
        reference=Reference(pointer.target.value, OnDelete(on_delete)),
    )


def _expression(written: Written[str] | None) -> Expression | None:
    """What an author wrote as SQL; it is vetted once all tables are known."""
    return None if written is None else Expression(written.value)


def _is(flag: _Flag) -> bool:
    return flag is not None and flag.value
