# Generated from schema.yaml; edit the schema, not this file. [seal 6a77639f1688]
"""What all models share: how Python's types are stored."""

from datetime import datetime
from types import MappingProxyType
from typing import Annotated, TypeAlias

from sqlalchemy import DateTime, Double, FetchedValue, Text
from sqlalchemy.orm import DeclarativeBase, mapped_column, registry

JsonValue: TypeAlias = object
"""What a column of JSON holds: objects, arrays, text, numbers and truth. None is SQL's NULL."""

EntityTag: TypeAlias = Annotated[
    str,
    mapped_column(Text, system=True, server_default=FetchedValue(), server_onupdate=FetchedValue()),
]
"""The version of a row: PostgreSQL's `xmin`, which is the transaction that wrote it.

It is a column of every table, and no migration speaks of it.
"""


class Base(DeclarativeBase):
    """The base of all models; its `metadata` knows every table."""

    registry = registry(
        type_annotation_map={str: Text, float: Double, datetime: DateTime(timezone=True)}
    )

    # What the database computes is read back by the statement that caused it. Without this, reading
    # `updated_at` after a change would be a query of its own, which an async session refuses.
    __mapper_args__ = MappingProxyType({"eager_defaults": True})
