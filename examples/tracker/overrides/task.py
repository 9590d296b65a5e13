"""What the schema cannot say of tasks."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement
from typing_extensions import override

from generated.errors import Conflict
from generated.models.task import Task
from generated.rows import OwnedRows
from generated.schemas.task import (
    TaskArchiveDone,
    TaskArchiveDoneResult,
    TaskSnooze,
    TaskStored,
)
from generated.services.task import TaskServiceBase

FINISHED = ("done", "cancelled")
LAST = datetime(9998, 12, 31, tzinfo=UTC)
"""No task is due after it: later instants are not what the API takes for one."""


class TaskService(TaskServiceBase):
    """The tasks of one owner, and what is done by hand."""

    @override
    async def on_complete(self, task: Task) -> None:
        """Forget what the task was called elsewhere: nobody will look for it there."""
        task.legacy_ref = None

    @override
    async def on_snooze(self, task: Task, data: TaskSnooze) -> None:
        """Put the task off, from when it is due, or else from now."""
        if task.status in FINISHED:
            raise Conflict("A task that is finished cannot be put off.")
        due_at = task.due_at or datetime.now(UTC)
        if due_at > LAST - timedelta(days=data.days):
            raise Conflict("A task cannot be put off that far.")
        task.due_at = due_at + timedelta(days=data.days)

    @override
    async def on_archive_done(
        self, tasks: OwnedRows[Task], data: TaskArchiveDone
    ) -> TaskArchiveDoneResult:
        """Delete the tasks that were done before the instant, or all that are done."""
        done: list[ColumnElement[bool]] = [Task.status == "done"]
        if data.before is not None:
            done.append(Task.completed_at < data.before)
        return TaskArchiveDoneResult(archived=await tasks.delete(*done))

    @override
    @staticmethod
    def compute_overdue(task: TaskStored) -> bool:
        """Whether the task is open, and its time has passed."""
        if task.due_at is None or task.status in FINISHED:
            return False
        return task.due_at < datetime.now(UTC)
