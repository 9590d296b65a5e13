"""From the catalog to all of its tables, with those that join two resources."""

from __future__ import annotations

from codegen.catalog import Catalog, ManyToMany, OnDelete, Resource, Uuid, with_tables
from codegen.naming import constraint_name
from codegen.storage.build import column_checks, led_by, owner_column, table
from codegen.storage.columns import postgres_type
from codegen.storage.replaced import marked
from codegen.storage.tables import Column, ForeignKey, IndexKey, PrimaryKey, Table, TableIndex


def tables(catalog: Catalog) -> tuple[Table, ...]:
    """The tables of a catalog: its resources in their order, the joins, what the API keeps."""
    joins: dict[str, Table] = {}
    for resource in catalog.resources:
        for link in resource.links:
            if link.writable and (link.join.table not in joins or link.join.renamed_from):
                # Of the two sides of a join, one may say what it was called.
                joins[link.join.table] = join_table(resource, link, catalog)
    made = [table(resource, catalog) for resource in with_tables(catalog)]
    declared = len(catalog.resources)
    found = (*made[:declared], *joins.values(), *made[declared:])
    return tuple(marked(each, catalog.removed) for each in found)


def join_table(resource: Resource, link: ManyToMany, catalog: Catalog) -> Table:
    """The table between two resources; a row of it goes with either of the rows it joins."""
    join, far = link.join, catalog.resource(link.target)
    owner = catalog.owner if resource.owned or far.owned else None
    led = () if owner is None else (owner.name,)
    given = resource.backfill_owner or far.backfill_owner
    sides = ((join.near, resource), (join.far, far))
    return Table(
        name=join.table,
        resource=join.table,
        columns=(
            *([] if owner is None else [owner_column(owner, given)]),
            *(
                Column(column, postgres_type(Uuid()), renamed_from=_former_end(column, side))
                for column, side in sides
            ),
        ),
        primary_key=PrimaryKey(
            constraint_name("pk", join.table), (*led, *(column for column, _ in sides))
        ),
        checks=() if owner is None else column_checks(join.table, owner.name, owner.type),
        renamed_from=join.renamed_from or _former_join(join.table, resource, far),
        owner=None if owner is None else owner.name,
        foreign_keys=tuple(_join_key(join.table, *side, led, catalog) for side in sides),
        indexes=tuple(
            TableIndex(
                constraint_name("ix", join.table, column),
                tuple(IndexKey(each) for each in (*(led if side.owned else ()), column)),
            )
            # The key itself serves the first of the sides, where both begin alike.
            for column, side in sides[1 if resource.owned == bool(led) else 0 :]
        ),
        row_security=catalog.row_level_security and owner is not None,
    )


def _join_key(
    table: str, column: str, side: Resource, led: tuple[str, ...], catalog: Catalog
) -> ForeignKey:
    """What keeps a row of a join to one of the rows that it joins."""
    return ForeignKey(
        name=constraint_name("fk", table, column),
        columns=(*(led if side.owned else ()), column),
        table=side.plural,
        target=(*led_by(side, catalog), "id"),
        on_delete=OnDelete.CASCADE,
    )


def _former_end(column: str, side: Resource) -> str | None:
    """What a join's column was called while it is named after a resource that was renamed."""
    former = {
        f"{prefix}{side.name}_id": f"{prefix}{side.renamed_from}_id" for prefix in ("", "other_")
    }
    return former.get(column) if side.renamed_from else None


def _former_join(table: str, near: Resource, far: Resource) -> str | None:
    """What a join was called while it is named after resources of which one was renamed."""
    if table != f"{near.name}_{far.name}" or not (near.renamed_from or far.renamed_from):
        return None
    return f"{near.renamed_from or near.name}_{far.renamed_from or far.name}"
