"""Enums, filters, orders, expansions, rows under rows and an action, with openapi-python-client."""

import sys
from datetime import UTC, datetime

from tracker_client.api.comments import create_comment, list_comments
from tracker_client.api.projects import create_project
from tracker_client.api.tasks import create_task, list_tasks, start_task
from tracker_client.client import Client
from tracker_client.models import (
    Comment,
    CommentCreate,
    CommentPage,
    ListTasksExpandItem,
    ListTasksSortItem,
    Priority,
    Problem,
    Project,
    ProjectCreate,
    Status,
    Task,
    TaskCreate,
    TaskPage,
)

base_url, owner = sys.argv[1:]
client = Client(base_url=base_url)

garden = create_project.sync(owner, client=client, body=ProjectCreate(name="Garden", slug="garden"))
assert isinstance(garden, Project)
due = datetime(2030, 4, 1, 9, tzinfo=UTC)
sow = create_task.sync(
    owner,
    client=client,
    body=TaskCreate(title="Sow", priority=Priority.HIGH, due_at=due, project_id=garden.id),
)
assert isinstance(sow, Task)
assert (sow.status, sow.priority, sow.due_at) == (Status.TODO, Priority.HIGH, due)
weed = create_task.sync(owner, client=client, body=TaskCreate(title="Weed", project_id=garden.id))
assert isinstance(weed, Task)

started = start_task.sync(owner, sow.id, client=client)
assert isinstance(started, Task)
assert started.status is Status.DOING
again = start_task.sync(owner, sow.id, client=client)
assert isinstance(again, Problem)
assert again.status == 409

found = list_tasks.sync(
    owner,
    client=client,
    status=Status.DOING,
    due_at_lt=datetime(2031, 1, 1, tzinfo=UTC),
    sort=[ListTasksSortItem.VALUE_1],
    expand=[ListTasksExpandItem.PROJECT],
)
assert isinstance(found, TaskPage)
assert [task.id for task in found.items] == [sow.id]
assert isinstance(found.items[0].project, Project)
assert found.items[0].project.name == "Garden"

said = create_comment.sync(owner, sow.id, client=client, body=CommentCreate(body="Not in frost."))
assert isinstance(said, Comment)
comments = list_comments.sync(owner, sow.id, client=client)
assert isinstance(comments, CommentPage)
assert [comment.body for comment in comments.items] == ["Not in frost."]
