# Generated from schema.yaml; edit the schema, not this file. [seal 0320a7dabc60]
"""The tables. Importing this package makes all of them known to `Base.metadata`."""

from generated.models.base import Base
from generated.models.idempotency_key import IdempotencyKey
from generated.models.todo import Todo

__all__ = [
    "Base",
    "IdempotencyKey",
    "Todo",
]
