"""A round trip with the client that OpenAPI Generator makes for Python: an address and an owner."""

import sys

from todo_client import ApiClient, Configuration, TaskComplete, TaskCreate, TasksApi, TaskUpdate
from todo_client.exceptions import ApiException, NotFoundException, UnprocessableEntityException
from todo_client.models.problem import Problem

base_url, owner = sys.argv[1:]

with ApiClient(Configuration(host=base_url)) as client:
    tasks = TasksApi(client)

    milk = tasks.create_task(owner, TaskCreate(title="Buy milk", description="Two litres"))
    assert (milk.title, milk.description, milk.completed) == ("Buy milk", "Two litres", False)
    assert tasks.get_task(owner, milk.id) == milk

    plumber = tasks.create_task(owner, TaskCreate(title="Call the plumber"))
    first = tasks.list_tasks(owner, limit=1, count="exact")
    assert (first.items, first.total) == ([plumber], 2)
    assert first.next_cursor is not None
    second = tasks.list_tasks(owner, limit=1, cursor=first.next_cursor)
    assert (second.items, second.next_cursor) == ([milk], None)

    headers = tasks.get_task_with_http_info(owner, milk.id).headers
    assert headers is not None
    tag = headers["etag"]
    without = TaskUpdate(description=None)
    changed = tasks.update_task(owner, milk.id, without, if_match=tag)
    assert (changed.title, changed.description) == ("Buy milk", None)
    try:
        tasks.update_task(owner, milk.id, without, if_match=tag)
    except ApiException as stale:
        assert stale.status == 412
    else:
        raise AssertionError("a version that is gone was written")
    assert tasks.complete_task(owner, milk.id, task_complete=TaskComplete()).completed

    try:
        # The client holds bodies against the document itself; this gets past it.
        tasks.update_task(owner, milk.id, without, if_match="no tag")
    except UnprocessableEntityException as refused:
        problem = refused.data
        assert isinstance(problem, Problem)
        assert problem.errors is not None
        assert [flaw.pointer for flaw in problem.errors] == ["If-Match"]
    else:
        raise AssertionError("what is no tag was taken for one")

    tasks.delete_task(owner, milk.id)
    try:
        tasks.get_task(owner, milk.id)
    except NotFoundException as gone:
        assert isinstance(gone.data, Problem)
        assert gone.data.status == 404
    else:
        raise AssertionError("the task is still there")
