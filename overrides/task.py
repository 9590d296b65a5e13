"""What completing a task means."""

from typing_extensions import override

from generated.models.task import Task
from generated.schemas.task import TaskComplete
from generated.services.task import TaskServiceBase


class TaskService(TaskServiceBase):
    """The tasks of one owner, and how they are completed."""

    @override
    async def on_complete(self, task: Task, data: TaskComplete) -> None:
        """Set the task to what was asked for: asking twice changes nothing more."""
        task.completed = data.completed
