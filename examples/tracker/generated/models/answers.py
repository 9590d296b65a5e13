# Generated from schema.yaml; edit the schema, not this file. [seal 0cce9afb030a]
"""Rows as they are answered: with the ids of the rows that they are joined to."""

from sqlalchemy import bindparam, select

from generated.models.joined import joined_ids, joined_version
from generated.models.membership import Membership
from generated.models.project import Project
from generated.models.tag import Tag
from generated.models.task import Task
from generated.models.task_tag import TaskTag

PROJECT_ROW = (
    Project,
    joined_ids(
        "person_ids",
        select(Membership.person_id)
        .distinct()
        .where(Membership.user_id == bindparam("_owner"), Membership.project_id == Project.id)
        .order_by(Membership.person_id)
        .limit(100)
        .correlate(Project),
    ),
)
PROJECT_VERSION = joined_version(Project.entity_tag, *PROJECT_ROW[1:])
TASK_ROW = (
    Task,
    joined_ids(
        "tag_ids",
        select(TaskTag.tag_id)
        .where(TaskTag.user_id == bindparam("_owner"), TaskTag.task_id == Task.id)
        .order_by(TaskTag.tag_id)
        .limit(20)
        .correlate(Task),
    ),
)
TASK_VERSION = joined_version(Task.entity_tag, *TASK_ROW[1:])
TAG_ROW = (
    Tag,
    joined_ids(
        "task_ids",
        select(TaskTag.task_id)
        .where(TaskTag.user_id == bindparam("_owner"), TaskTag.tag_id == Tag.id)
        .order_by(TaskTag.task_id)
        .limit(100)
        .correlate(Tag),
    ),
)
TAG_VERSION = joined_version(Tag.entity_tag, *TAG_ROW[1:])
