# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The tables. Importing this package makes all of them known to `Base.metadata`."""

from generated.models.base import Base
from generated.models.idempotency_key import IdempotencyKey
from generated.models.note import Note
from generated.models.tag import Tag
from generated.models.task import Task

__all__ = [
    "Base",
    "IdempotencyKey",
    "Note",
    "Tag",
    "Task",
]
