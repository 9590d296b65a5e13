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
    OnDelete,
    Owner,
    Resource,
    SortKey,
    Uuid,
)
from codegen.naming import constraint_name
from codegen.storage.columns import postgres_type
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


def table(resource: Resource, catalog: Catalog) -> Table:
    """The table of one resource.

    Columns stand in the order of the JSON: key, owner, fields, timestamps. The key starts with the
    owner, so that every look-up and every page is a walk of one owner's rows.
    """
    name = resource.plural
    owner = catalog.owner if resource.owned else None
    checks = (
        *(() if owner is None else column_checks(name, owner.name, owner.type)),
        *(
            check
            for field in resource.fields
            for check in column_checks(name, field.name, field.type)
        ),
    )
    return Table(
        name=name,
        resource=resource.name,
        columns=_columns(resource, owner),
        primary_key=PrimaryKey(constraint_name("pk", name), (*led_by(resource, catalog), "id")),
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
        *([] if owner is None else [owner_column(owner, resource.backfill_owner)]),
        *(_column(each) for each in (*resource.fields, *(STAMPS if resource.timestamps else ()))),
        *_deleted_at(resource),
    )


def owner_column(owner: Owner, backfill: str | None) -> Column:
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
    owner = led_by(resource, catalog) if target.owned else ()
    on_delete = field.reference.on_delete
    return ForeignKey(
        name=constraint_name("fk", resource.plural, field.name),
        columns=(*owner, field.name),
        table=target.plural,
        target=(*led_by(target, catalog), "id"),
        on_delete=on_delete,
        cleared=(field.name,) if on_delete is OnDelete.SET_NULL else (),
    )


def led_by(resource: Resource, catalog: Catalog) -> tuple[str, ...]:
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


def column_checks(table_name: str, column: str, type_: FieldType) -> tuple[Check, ...]:
    """What PostgreSQL itself refuses in a column of a type."""
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
            (*(() if each.shared else led_by(resource, catalog)), *each.fields),
        )
        for each in resource.uniques
    )


def _indexes(resource: Resource, catalog: Catalog) -> tuple[TableIndex, ...]:
    led = tuple(IndexKey(column) for column in led_by(resource, catalog))
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
            behind = (*(each for each in led_by(resource, catalog) if each not in key), "id")
            columns = tuple(IndexKey(column) for column in (*key, *behind))
            found.append(TableIndex(constraint_name("ix", resource.plural, field.name), columns))
    return tuple(found)


def _index_key(key: SortKey, prefix: bool, resource: Resource) -> IndexKey:
    field = resource.field(key.field)
    is_text = field is not None and postgres_type(field.type) == "text"
    return IndexKey(key.field, key.descending, _TEXT if prefix and is_text else None)
