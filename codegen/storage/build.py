"""From the catalog to its tables: one for each resource, one for each join."""

from __future__ import annotations

from codegen.catalog import (
    STAMPS,
    Array,
    Backfill,
    Catalog,
    Datetime,
    Enum,
    Expression,
    Field,
    FieldType,
    ManyToMany,
    OnDelete,
    Owner,
    Resource,
    SortKey,
    Uuid,
    with_tables,
)
from codegen.naming import constraint_name
from codegen.storage.columns import postgres_type
from codegen.storage.replaced import marked
from codegen.storage.rules import rule_word, rules
from codegen.storage.sql import default_sql, quote_name, quote_text
from codegen.storage.tables import (
    Check,
    Column,
    ForeignKey,
    IndexKey,
    PrimaryKey,
    Table,
    TableCheck,
    TableIndex,
    UniqueKey,
)

DELETED_AT = "deleted_at"
"""The column that a soft delete sets."""

_TEXT = "text_pattern_ops"


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


def table(resource: Resource, catalog: Catalog) -> Table:
    """The table of one resource.

    Columns stand in the order of the JSON: key, owner, fields, timestamps. The key starts with the
    owner, so that every look-up and every page is a walk of one owner's rows.
    """
    name = resource.plural
    owner = catalog.owner if resource.owned else None
    checks = (
        *(() if owner is None else _checks(name, owner.name, owner.type)),
        *(check for field in resource.fields for check in _checks(name, field.name, field.type)),
    )
    return Table(
        name=name,
        resource=resource.name,
        columns=_columns(resource, owner),
        primary_key=PrimaryKey(constraint_name("pk", name), (*_led(resource, catalog), "id")),
        checks=checks,
        comment=resource.description,
        renamed_from=resource.renamed_from,
        owner=None if owner is None else owner.name,
        foreign_keys=tuple(
            foreign_key(resource, field, catalog)
            for field in resource.fields
            if field.reference is not None
        ),
        uniques=_uniques(resource, catalog),
        indexes=_indexes(resource, catalog),
        conditions=tuple(
            TableCheck(constraint_name("ck", name, each.name), each.sql)
            for each in resource.conditions
        ),
        row_security=catalog.row_level_security and resource.owned,
        soft_delete=resource.soft_delete,
    )


def _columns(resource: Resource, owner: Owner | None) -> tuple[Column, ...]:
    return (
        Column("id", postgres_type(Uuid())),
        *([] if owner is None else [_owner_column(owner, resource.backfill_owner)]),
        *(_column(each) for each in (*resource.fields, *(STAMPS if resource.timestamps else ()))),
        *_deleted_at(resource),
    )


def _owner_column(owner: Owner, backfill: str | None) -> Column:
    """The column that says whose a row is; `backfill` is who gets the rows that had no owner."""
    return Column(
        owner.name,
        postgres_type(owner.type),
        renamed_from=owner.renamed_from,
        backfill=None if backfill is None else quote_text(backfill),
    )


def foreign_key(resource: Resource, field: Field, catalog: Catalog) -> ForeignKey:
    """The constraint of a field that refers to a row."""
    if field.reference is None:
        raise ValueError(f"{field.name} refers to nothing")
    target = catalog.resource(field.reference.target)
    owner = _led(resource, catalog) if target.owned else ()
    on_delete = field.reference.on_delete
    return ForeignKey(
        name=constraint_name("fk", resource.plural, field.name),
        columns=(*owner, field.name),
        table=target.plural,
        target=(*_led(target, catalog), "id"),
        on_delete=on_delete,
        cleared=(field.name,) if on_delete is OnDelete.SET_NULL else (),
    )


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
            *([] if owner is None else [_owner_column(owner, given)]),
            *(
                Column(column, postgres_type(Uuid()), renamed_from=_former_end(column, side))
                for column, side in sides
            ),
        ),
        primary_key=PrimaryKey(
            constraint_name("pk", join.table), (*led, *(column for column, _ in sides))
        ),
        checks=() if owner is None else _checks(join.table, owner.name, owner.type),
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
        target=(*_led(side, catalog), "id"),
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


def _led(resource: Resource, catalog: Catalog) -> tuple[str, ...]:
    """What the keys of a resource's table begin with."""
    return (catalog.owner.name,) if resource.owned else ()


def _column(field: Field) -> Column:
    type_ = postgres_type(field.type)
    item = field.type.item if isinstance(field.type, Array) else field.type
    return Column(
        name=field.name,
        type=type_,
        nullable=field.nullable,
        default=None if field.default is None else default_sql(field.default, type_),
        comment=field.description,
        renamed_from=field.renamed_from,
        backfill=None if field.backfill is None else _backfill_sql(field.backfill, type_),
        renamed_values=item.renamed_values if isinstance(item, Enum) else (),
        map_removed=item.map_removed if isinstance(item, Enum) else (),
        convert=None if field.convert is None else field.convert.sql,
    )


def _backfill_sql(backfill: Backfill, type_: str) -> str:
    """What rows get, as SQL; the parentheses tell an expression from a constant."""
    if isinstance(backfill, Expression):
        return f"({backfill.sql})"
    return default_sql(backfill, type_)


def _deleted_at(resource: Resource) -> tuple[Column, ...]:
    if not resource.soft_delete:
        return ()
    return (Column(DELETED_AT, postgres_type(Datetime()), nullable=True),)


def _live(resource: Resource) -> str | None:
    """The condition under which a row is not deleted."""
    return f"{quote_name(DELETED_AT)} IS NULL" if resource.soft_delete else None


def _checks(table_name: str, column: str, type_: FieldType) -> tuple[Check, ...]:
    return tuple(
        Check(constraint_name("ck", table_name, column, rule_word(rule)), column, rule)
        for rule in rules(type_)
    )


def _uniques(resource: Resource, catalog: Catalog) -> tuple[UniqueKey, ...]:
    """The unique constraints; among soft-deleted rows only an index can leave some out."""
    if resource.soft_delete:
        return ()
    return tuple(
        UniqueKey(
            constraint_name("uq", each.name),
            (*(() if each.shared else _led(resource, catalog)), *each.fields),
        )
        for each in resource.uniques
    )


def _indexes(resource: Resource, catalog: Catalog) -> tuple[TableIndex, ...]:
    led = tuple(IndexKey(column) for column in _led(resource, catalog))
    live_uniques = (
        TableIndex(
            constraint_name("uq", each.name),
            (*(() if each.shared else led), *(IndexKey(name) for name in each.fields)),
            unique=True,
            where=_live(resource),
        )
        for each in (resource.uniques if resource.soft_delete else ())
    )
    declared = (
        TableIndex(
            name=constraint_name("ix", each.name),
            keys=(
                *(() if each.shared else led),
                *(_index_key(key, each.prefix, resource) for key in each.keys),
            ),
            where=each.where,
            include=each.include,
            using=each.using,
        )
        for each in resource.indexes
    )
    return (*_reference_indexes(resource, catalog), *live_uniques, *declared)


def _reference_indexes(resource: Resource, catalog: Catalog) -> tuple[TableIndex, ...]:
    """An index for each foreign key: a delete asks for the rows that refer to what is deleted.

    The owner, where the key to a shared row is without one, and the id make a list that is narrowed
    to one reference a walk of it, newest first.
    """
    found = []
    for field in resource.fields:
        if field.reference is not None:
            key = foreign_key(resource, field, catalog).columns
            behind = (*(each for each in _led(resource, catalog) if each not in key), "id")
            columns = tuple(IndexKey(column) for column in (*key, *behind))
            found.append(TableIndex(constraint_name("ix", resource.plural, field.name), columns))
    return tuple(found)


def _index_key(key: SortKey, prefix: bool, resource: Resource) -> IndexKey:
    field = resource.field(key.field)
    is_text = field is not None and postgres_type(field.type) == "text"
    return IndexKey(key.field, key.descending, _TEXT if prefix and is_text else None)
