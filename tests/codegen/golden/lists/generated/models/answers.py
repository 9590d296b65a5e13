# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Rows as they are answered: with the ids of the rows that they are joined to."""

from sqlalchemy import bindparam, select

from generated.models.joined import joined_ids, joined_version
from generated.models.tag import Tag
from generated.models.task import Task
from generated.models.task_tag import TaskTag

TASK_ROW = (
    Task,
    joined_ids(
        "tag_ids",
        select(TaskTag.tag_id)
        .join(Tag, Tag.id == TaskTag.tag_id)
        .where(
            TaskTag.user_id == bindparam("_owner"),
            TaskTag.task_id == Task.id,
            Tag.user_id == bindparam("_owner"),
            Tag.deleted_at.is_(None),
        )
        .order_by(TaskTag.tag_id)
        .limit(10)
        .correlate(Task),
    ),
)
TASK_VERSION = joined_version(Task.entity_tag, *TASK_ROW[1:])
