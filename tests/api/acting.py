"""A third API, in which everything is done by hand that can be, and what is written for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.api.databases import Databases, migrate
from tests.api.servers import connect, server_process

SCHEMA = Path(__file__).with_name("acting.yaml")

TASK = '''"""What is done to tasks by hand."""

from sqlalchemy.ext.asyncio import AsyncSession
from typing_extensions import override

from generated.errors import Conflict, Flaw, Invalid
from generated.models.task import Task
from generated.rows import OwnedRows
from generated.schemas.task import (
    TaskArchiveDone,
    TaskArchiveDoneResult,
    TaskCreate,
    TaskReopen,
    TaskStored,
    TaskWeighResult,
)
from generated.services.task import TaskServiceBase


class TaskService(TaskServiceBase):
    """The tasks of one owner."""

    @override
    async def on_reopen(self, task: Task, data: TaskReopen) -> None:
        """Say why."""
        task.reason = f"{data.reason} ({task.state})"

    @override
    async def on_weigh(self, task: Task) -> TaskWeighResult:
        """Count the letters of the title."""
        return TaskWeighResult(weight=len(task.title))

    @override
    async def on_archive_done(
        self, tasks: OwnedRows[Task], data: TaskArchiveDone
    ) -> TaskArchiveDoneResult:
        """Delete what is done."""
        kept = [] if data.keep is None else [Task.title != data.keep]
        await tasks.update({"reason": "looked at"}, Task.state == "todo")
        archived = await tasks.delete(Task.state == "done", *kept)
        return TaskArchiveDoneResult(archived=archived, left=len(await tasks.select()))

    @override
    async def on_forget_all(self, tasks: OwnedRows[Task]) -> None:
        """Delete everything, and then fail."""
        await tasks.delete()
        raise Conflict("Some things are not forgotten.")

    @override
    async def before_create(self, session: AsyncSession, data: TaskCreate) -> TaskCreate:
        """Refuse what is empty, and leave out the spaces."""
        if not data.title.strip():
            flaw = Flaw("/title", "blank", "A title has letters.")
            raise Invalid("The task is not valid.", flaws=[flaw])
        return data.model_copy(update={"title": data.title.strip()})

    @override
    async def after_create(self, session: AsyncSession, task: Task) -> None:
        """Remember the creation, unless it is one that fails."""
        task.reason = "created"
        if task.title == "fails at the end":
            raise Conflict("It failed at the end.")

    @override
    async def before_update(
        self, session: AsyncSession, task: Task, changes: dict[str, object]
    ) -> None:
        """Keep finished titles, and number the changes."""
        if task.state == "done" and changes.get("title", task.title) != task.title:
            raise Conflict("What is done keeps its title.")
        changes["class"] = task.class_ + 1
        task.reason = "changed"

    @override
    async def after_update(self, session: AsyncSession, task: Task) -> None:
        """Fail where that is asked for."""
        if task.title == "fails at the end":
            raise Conflict("It failed at the end.")

    @override
    async def before_delete(self, session: AsyncSession, task: Task) -> None:
        """Keep what is being done."""
        if task.state == "doing":
            raise Conflict("It is being done.")

    @override
    async def after_delete(self, session: AsyncSession, task: Task) -> None:
        """Fail where that is asked for; the row can still be read."""
        if task.title == "stays":
            raise Conflict(f"{task.title} stays.")

    @override
    @staticmethod
    def compute_loud(task: TaskStored) -> str:
        """The title in capitals."""
        return task.title.upper()

    @override
    @staticmethod
    def compute_open(task: TaskStored) -> bool:
        """Whether there is something left to do."""
        return task.state != "done"
'''

TAG = '''"""Tags, of which there are never two alike."""

from typing_extensions import override

from generated.errors import Conflict
from generated.schemas.tag import TagCreate, TagRead
from generated.services.tag import TagServiceBase


class TagService(TagServiceBase):
    """The tags of one owner."""

    @override
    async def create(self, data: TagCreate) -> TagRead:
        """Store a new tag, unless nobody wants it."""
        if data.label == "unwanted":
            raise Conflict("Nobody wants it.")
        return await super().create(data)
'''

REPORTS = '''"""A report that no resource is."""

from fastapi import APIRouter
from pydantic import BaseModel
from sqlalchemy import func, select

from generated.api.dependencies import DatabaseDep
from generated.api.owner import OwnedRoute, OwnerId
from generated.models.task import Task

router = APIRouter(prefix="/api/{user_id}/reports", tags=["reports"], route_class=OwnedRoute)


class Report(BaseModel):
    """How much there is."""

    tasks: int


@router.get("/tasks")
async def count_tasks(owner: OwnerId, database: DatabaseDep) -> Report:
    """Count the tasks of one owner."""
    counted = select(func.count().label("tasks")).where(Task.user_id == owner)
    row = await database.fetch_one(counted, {})
    return Report(tasks=0 if row is None else row["tasks"])
'''

NOTE = '''"""What is done to notes by hand."""

from sqlalchemy.ext.asyncio import AsyncSession
from typing_extensions import override

from generated.errors import Conflict
from generated.models.note import Note
from generated.rows import OwnedRows
from generated.schemas.note import NoteClearResult, NoteStored
from generated.services.note import NoteServiceBase


class NoteService(NoteServiceBase):
    """The notes of one owner."""

    @override
    async def on_clear(self, notes: OwnedRows[Note]) -> NoteClearResult:
        """Delete what is not pinned."""
        return NoteClearResult(cleared=await notes.delete(Note.pinned.is_(False)))

    @override
    async def before_delete(self, session: AsyncSession, note: Note) -> None:
        """Keep what is pinned."""
        if note.pinned:
            raise Conflict("It is pinned.")

    @override
    @staticmethod
    def compute_words(note: NoteStored) -> int:
        """How many words there are."""
        return len(note.body.split())
'''

OVERRIDES = {"note.py": NOTE, "task.py": TASK, "tag.py": TAG, "reports.py": REPORTS}


def acting_project(folder: Path) -> Path:
    """The project in a folder, with what is written by hand."""
    # Imported here, because the tests of the first application also run where the generator is not.
    from tests.api.projects import make_project

    make_project(folder, SCHEMA, {})
    for name, text in OVERRIDES.items():
        (folder / "overrides" / name).write_text(text)
    return folder


@contextmanager
def acting_client(project: Path, databases: Databases) -> Iterator[httpx.Client]:
    """A client of it; it runs in a process of its own, and fails at nothing."""
    url = databases.create(databases.unused_name("acting"))
    migrate(url, project)
    log = project / "server.log"
    with (
        server_process(project, log, {"DATABASE_URL": url}) as server,
        connect(server.base_url) as client,
    ):
        yield client
    assert "Traceback" not in log.read_text()
