# Generated from schema.yaml; edit the schema, not this file. [seal 36c9905d60af]
"""Answers with the rows behind them, for those who ask for these."""

from pydantic import MISSING

from generated.schemas.comment import CommentRead
from generated.schemas.country import CountryRead
from generated.schemas.membership import MembershipRead
from generated.schemas.person import PersonRead
from generated.schemas.project import ProjectRead
from generated.schemas.reaction import ReactionRead
from generated.schemas.tag import TagRead
from generated.schemas.task import TaskRead


class ProjectExpanded(ProjectRead):
    """A project, with the rows that are asked for with it."""

    country: CountryRead | MISSING | None = MISSING
    tasks: list[TaskRead] | MISSING = MISSING
    people: list[PersonRead] | MISSING = MISSING


class TaskExpanded(TaskRead):
    """A task, with the rows that are asked for with it."""

    project: ProjectRead | MISSING | None = MISSING
    parent: TaskRead | MISSING | None = MISSING
    tags: list[TagRead] | MISSING = MISSING
    comments: list[CommentRead] | MISSING = MISSING
    subtasks: list[TaskRead] | MISSING = MISSING


class CommentExpanded(CommentRead):
    """A comment, with the rows that are asked for with it."""

    reactions: list[ReactionRead] | MISSING = MISSING


class MembershipExpanded(MembershipRead):
    """A membership, with the rows that are asked for with it."""

    project: ProjectRead | MISSING | None = MISSING
    person: PersonRead | MISSING | None = MISSING
