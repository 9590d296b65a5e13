"""Where a todo is, for clients that follow addresses and know no ids."""

from typing_extensions import override

from generated.addresses import url_of
from generated.schemas.todo import TodoStored
from generated.services.todo import TodoServiceBase


class TodoService(TodoServiceBase):
    """The todos of one owner."""

    @override
    @staticmethod
    def compute_url(todo: TodoStored) -> str:
        """The address at which whoever has asked finds the todo again."""
        return url_of(f"/api/{todo.user_id}/todos/{todo.id}")
