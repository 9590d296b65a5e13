# Generated from schema.yaml; edit the schema, not this file. [seal aa9dbf6d1998]
"""The tables. Importing this package makes all of them known to `Base.metadata`."""

from generated.models.base import Base
from generated.models.todo import Todo

__all__ = [
    "Base",
    "Todo",
]
