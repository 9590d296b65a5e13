# Generated from schema.yaml; edit the schema, not this file. [seal a42c1d2dc0dd]
"""The tables. Importing this package makes all of them known to `Base.metadata`."""

from generated.models.base import Base
from generated.models.comment import Comment
from generated.models.country import Country
from generated.models.idempotency_key import IdempotencyKey
from generated.models.membership import Membership
from generated.models.person import Person
from generated.models.project import Project
from generated.models.reaction import Reaction
from generated.models.tag import Tag
from generated.models.task import Task
from generated.models.task_tag import TaskTag

__all__ = [
    "Base",
    "Comment",
    "Country",
    "IdempotencyKey",
    "Membership",
    "Person",
    "Project",
    "Reaction",
    "Tag",
    "Task",
    "TaskTag",
]
