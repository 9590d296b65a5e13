# Generated from schema.yaml; edit the schema, not this file. [seal 78ec10049896]
"""What all models share: how Python's types are stored."""

from datetime import datetime
from types import MappingProxyType
from typing import TypeAlias

from sqlalchemy import DateTime, Double, Text
from sqlalchemy.orm import DeclarativeBase, registry

JsonValue: TypeAlias = object
"""What a column of JSON holds: objects, arrays, text, numbers and truth. None is SQL's NULL."""


class Base(DeclarativeBase):
    """The base of all models; its `metadata` knows every table."""

    registry = registry(
        type_annotation_map={str: Text, float: Double, datetime: DateTime(timezone=True)}
    )

    # What the database computes is read back by the statement that caused it. Without this, reading
    # `updated_at` after a change would be a query of its own, which an async session refuses.
    __mapper_args__ = MappingProxyType({"eager_defaults": True})
