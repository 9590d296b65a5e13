# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Answers with the rows behind them, for those who ask for these."""

from pydantic import MISSING

from generated.schemas.country import CountryRead
from generated.schemas.note import NoteRead
from generated.schemas.project import ProjectRead
from generated.schemas.tag import TagRead
from generated.schemas.task import TaskRead


class ProjectExpanded(ProjectRead):
    """A project, with the rows that are asked for with it."""

    country: CountryRead | MISSING | None = MISSING
    tasks: list[TaskRead] | MISSING = MISSING


class TaskExpanded(TaskRead):
    """A task, with the rows that are asked for with it."""

    project: ProjectRead | MISSING | None = MISSING
    tags: list[TagRead] | MISSING = MISSING


class NoteExpanded(NoteRead):
    """A note, with the rows that are asked for with it."""

    task: TaskRead | MISSING | None = MISSING
