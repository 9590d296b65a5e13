"""A round trip with the client that openapi-python-client makes: an address and an owner."""

import sys

from todo_client.api.tasks import (
    complete_task,
    create_task,
    delete_task,
    get_task,
    list_tasks,
    update_task,
)
from todo_client.client import Client
from todo_client.models import (
    ListTasksCount,
    Problem,
    Task,
    TaskComplete,
    TaskCreate,
    TaskPage,
    TaskUpdate,
)

base_url, owner = sys.argv[1:]
client = Client(base_url=base_url)

milk = create_task.sync(
    owner, client=client, body=TaskCreate(title="Buy milk", description="Two litres")
)
assert isinstance(milk, Task)
assert (milk.title, milk.description, milk.completed) == ("Buy milk", "Two litres", False)
assert get_task.sync(owner, milk.id, client=client) == milk

plumber = create_task.sync(owner, client=client, body=TaskCreate(title="Call the plumber"))
assert isinstance(plumber, Task)
first = list_tasks.sync(owner, client=client, limit=1, count=ListTasksCount.EXACT)
assert isinstance(first, TaskPage)
assert (first.items, first.total) == ([plumber], 2)
assert first.next_cursor is not None
second = list_tasks.sync(owner, client=client, limit=1, cursor=first.next_cursor)
assert isinstance(second, TaskPage)
assert (second.items, second.next_cursor) == ([milk], None)

tag = get_task.sync_detailed(owner, milk.id, client=client).headers["ETag"]
known = get_task.sync_detailed(owner, milk.id, client=client, if_none_match=tag)
assert known.status_code == 304
without = TaskUpdate(description=None)
changed = update_task.sync(owner, milk.id, client=client, body=without, if_match=tag)
assert isinstance(changed, Task)
assert (changed.title, changed.description) == ("Buy milk", None)
stale = update_task.sync(owner, milk.id, client=client, body=without, if_match=tag)
assert isinstance(stale, Problem)
assert stale.status == 412
done = complete_task.sync(owner, milk.id, client=client, body=TaskComplete())
assert isinstance(done, Task)
assert done.completed

refused = create_task.sync(owner, client=client, body=TaskCreate(title=""))
assert isinstance(refused, Problem)
assert (refused.status, refused.type_) == (422, "urn:problem-type:invalid-request")
assert isinstance(refused.errors, list)
assert [flaw.pointer for flaw in refused.errors] == ["/title"]

assert delete_task.sync_detailed(owner, milk.id, client=client).status_code == 204
gone = get_task.sync(owner, milk.id, client=client)
assert isinstance(gone, Problem)
assert gone.status == 404
