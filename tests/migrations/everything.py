"""A schema with every kind of relation, lookup, condition and type, as a catalog made by hand."""

from __future__ import annotations

import datetime
import decimal
from dataclasses import replace

from codegen.catalog import (
    Api,
    Array,
    BelongsTo,
    BigInteger,
    Bytes,
    Catalog,
    Condition,
    Constant,
    Date,
    Decimal,
    Duration,
    Email,
    Enum,
    Field,
    FieldType,
    Float,
    HasMany,
    Index,
    Join,
    Json,
    JsonText,
    ManyToMany,
    OnDelete,
    Owner,
    Parent,
    Reference,
    Resource,
    Slug,
    SortKey,
    String,
    Time,
    Unique,
    Url,
    Uuid,
    Value,
)

STATUS = Enum("Status", "Status", ("todo", "doing", "it's done"))


def field(name: str, type_: FieldType, default: Value = None, *, nullable: bool = False) -> Field:
    """A field, with a constant default where one is given."""
    made = None if default is None else Constant(default)
    return Field(name, name, type_, nullable=nullable, default=made)


def refers(
    name: str, target: str, on_delete: OnDelete = OnDelete.RESTRICT, *, nullable: bool = False
) -> Field:
    """A field that refers to a row."""
    return Field(name, name, Uuid(), nullable=nullable, reference=Reference(target, on_delete))


def resource(name: str, *fields: Field) -> Resource:
    """A resource without stamps."""
    return Resource(name, f"{name}s", name.title(), name, fields, timestamps=False)


SCALARS = (
    field("big", BigInteger(), 2**40),
    field("ratio", Float(0.5, 1e300), 0.75),
    field("free", Float(), nullable=True),
    field("price", Decimal(8, 2, decimal.Decimal("0.50")), decimal.Decimal("1.50")),
    field("rate", Decimal(6, 3, None, decimal.Decimal(99)), nullable=True),
    field("day", Date(), datetime.date(2026, 1, 31)),
    field("at", Time(), datetime.time(9, 30, 0, 5)),
    field("span", Duration(), datetime.timedelta(days=1, seconds=5, microseconds=7)),
    field("data", Json(), JsonText('{"a":[1,"x:y"]}')),
    field("blob", Bytes(1, 10), b"a\\b"),
    field("mail", Email(), nullable=True),
    field("link", Url(), "https://a.test/b?c=%20"),
    field("slug", Slug(), "a-b"),
    field("status", STATUS, "it's done"),
    field("words", Array(String(0, 9), 0, 5), ("a", "it's :b")),
    field("marks", Array(STATUS), ()),
    field("days", Array(Date(), 1, 3), (datetime.date(2026, 1, 31),)),
    field("sums", Array(Decimal(5, 1)), nullable=True),
)


TASK = replace(
    resource(
        "task",
        field("title", String(1, 80)),
        field("status", STATUS, "todo"),
        field("due_at", Date(), nullable=True),
        refers("project_id", "project", OnDelete.SET_NULL, nullable=True),
        refers("other_id", "task", nullable=True),
        refers("country_id", "country", nullable=True),
    ),
    relations=(
        BelongsTo("project", "project", "project_id"),
        HasMany("comments", "comment", "task_id"),
        ManyToMany("tags", "tag", "tag_ids", Join("task_tag", "task_id", "tag_id")),
        ManyToMany("near", "task", "near_ids", Join("task_task", "task_id", "other_task_id")),
        ManyToMany("places", "country", "place_ids", Join("task_country", "task_id", "country_id")),
    ),
    indexes=(
        Index(
            "task_open_due",
            (SortKey("status"), SortKey("due_at", descending=True)),
            where="status <> 'it''s done'",
            include=("title",),
        ),
        Index("task_title", (SortKey("title"),), prefix=True),
        Index("task_due", (SortKey("due_at"),), using="brin", shared=True),
    ),
    uniques=(Unique("task_title", ("title", "status")), Unique("g", ("title",), shared=True)),
    conditions=(Condition("due", "(status = 'todo') = (due_at IS NULL)"),),
)
COMMENT = replace(
    resource("comment", refers("task_id", "task", OnDelete.CASCADE), field("body", String())),
    parent=Parent("task", "task_id"),
)
REPLY = replace(
    resource("reply", refers("comment_id", "comment", OnDelete.CASCADE)),
    parent=Parent("comment", "comment_id"),
)
PROJECT = replace(
    resource("project", field("slug", Slug()), refers("first_id", "task", nullable=True)),
    soft_delete=True,
    uniques=(Unique("project_slug", ("slug",)),),
)
TAG = replace(
    resource("tag", field("label", String())),
    relations=(ManyToMany("tasks", "task", "task_ids", Join("task_tag", "tag_id", "task_id")),),
)
COUNTRY = replace(resource("country", field("code", String(2, 2))), owned=False)


def everything(owner: Owner | None = None, *, secured: bool = False) -> Catalog:
    """Every kind of relation: to itself, nested, shared, in a circle, and joins of every sort."""
    return Catalog(
        Api("Test", "1.0.0"),
        owner or Owner("user_id", String(1, 64)),
        (COMMENT, REPLY, TASK, PROJECT, TAG, COUNTRY, resource("scalar", *SCALARS)),
        enums=(STATUS,),
        row_level_security=secured,
    )
