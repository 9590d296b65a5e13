"""Enums, filters, orders, expansions, rows under rows and an action, with OpenAPI Generator."""

import sys
from datetime import UTC, datetime

from tracker_client import (
    ApiClient,
    CommentCreate,
    CommentsApi,
    Configuration,
    Priority,
    ProjectCreate,
    ProjectsApi,
    Status,
    TaskCreate,
    TasksApi,
)
from tracker_client.exceptions import ConflictException

base_url, owner = sys.argv[1:]

# By itself it writes instants in queries as `+0000`, which RFC 3339 does not have.
configuration = Configuration(host=base_url, datetime_format="%Y-%m-%dT%H:%M:%SZ")
with ApiClient(configuration) as client:
    tasks = TasksApi(client)

    garden = ProjectsApi(client).create_project(owner, ProjectCreate(name="Garden", slug="garden"))
    due = datetime(2030, 4, 1, 9, tzinfo=UTC)
    sow = tasks.create_task(
        owner, TaskCreate(title="Sow", priority=Priority.HIGH, due_at=due, project_id=garden.id)
    )
    assert (sow.status, sow.priority, sow.due_at) == (Status.TODO, Priority.HIGH, due)
    tasks.create_task(owner, TaskCreate(title="Weed", project_id=garden.id))

    assert tasks.start_task(owner, sow.id).status is Status.DOING
    try:
        tasks.start_task(owner, sow.id)
    except ConflictException as refused:
        assert refused.data is not None
        assert refused.data.type == "urn:problem-type:conflict"
    else:
        raise AssertionError("a task was started twice")

    found = tasks.list_tasks(
        owner,
        status_in=[Status.DOING, Status.DONE],
        due_at_lt=datetime(2031, 1, 1, tzinfo=UTC),
        sort=["-due_at", "created_at"],
        expand=["project", "tags"],
    )
    assert [task.id for task in found.items] == [sow.id]
    assert found.items[0].project is not None
    assert found.items[0].project.name == "Garden"
    assert found.items[0].tags == []

    comments = CommentsApi(client)
    comments.create_comment(owner, sow.id, CommentCreate(body="Not in frost."))
    said = comments.list_comments(owner, sow.id)
    assert [comment.body for comment in said.items] == ["Not in frost."]
