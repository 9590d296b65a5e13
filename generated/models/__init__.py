# Generated from schema.yaml; edit the schema, not this file. [seal b430a3a123a7]
"""The tables. Importing this package makes all of them known to `Base.metadata`."""

from generated.models.base import Base
from generated.models.idempotency_key import IdempotencyKey
from generated.models.task import Task

__all__ = [
    "Base",
    "IdempotencyKey",
    "Task",
]
