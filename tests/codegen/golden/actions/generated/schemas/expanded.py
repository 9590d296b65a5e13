# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Answers with the rows behind them, for those who ask for these."""

from pydantic import MISSING

from generated.schemas.note import NoteRead
from generated.schemas.task import TaskRead


class NoteExpanded(NoteRead):
    """A note, with the rows that are asked for with it."""

    task: TaskRead | MISSING | None = MISSING
