# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The tables. Importing this package makes all of them known to `Base.metadata`."""

from generated.models.base import Base
from generated.models.country import Country
from generated.models.idempotency_key import IdempotencyKey
from generated.models.note import Note
from generated.models.project import Project
from generated.models.tag import Tag
from generated.models.task import Task
from generated.models.task_tag import TaskTag

__all__ = [
    "Base",
    "Country",
    "IdempotencyKey",
    "Note",
    "Project",
    "Tag",
    "Task",
    "TaskTag",
]
