"""Expansions: the rows behind rows, asked for by name, with one statement for each relation."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from tests.api.awkward import Second
from tests.api.listed import Row, create

COUNT = """
import asyncio, json, sys

from sqlalchemy import event
from sqlalchemy.engine import Engine

from generated.config import Settings
from generated.database import Database
from generated.schemas.task import TaskQuery
from generated.services.task import TaskService

sent = []
event.listen(Engine, "before_cursor_execute", lambda *about: sent.append(about[2]))


async def count():
    database = Database(Settings(database_url=sys.argv[1]))
    service = TaskService(database, sys.argv[2])
    counts = []
    for limit in (1, 50):
        for names in ((), ("project",), ("project", "after", "tags", "notes")):
            sent.clear()
            page = await service.list(TaskQuery(limit=limit, expand=names))
            counts.append([len(page.items), len(names), len(sent)])
            sent.clear()
            await service.get(page.items[0].id, names)
            counts.append([1, len(names), len(sent)])
    await database.close()
    return counts


print(json.dumps(asyncio.run(count())))
"""


@pytest.fixture
def owner(listed: Second) -> str:
    """An owner whom no other test knows."""
    return f"alice-{uuid4().hex[:12]}"


@pytest.fixture(scope="module")
def country(listed: Second) -> Row:
    """A row of nobody: an id and a code."""
    row = {"id": str(uuid4()), "code": "NL"}
    execute(listed, "INSERT INTO countries (id, code) VALUES (%(id)s, %(code)s)", row)
    return row


def execute(listed: Second, statement: str, parameters: dict[str, Any]) -> None:
    with psycopg.connect(listed.database_url, autocommit=True) as connection:
        connection.execute(statement.encode(), parameters)


def tag(listed: Second, owner: str, task: Row, label: str) -> Row:
    """Create a tag, and put it on a task."""
    created = create(listed, owner, "tags", label=label)
    execute(
        listed,
        "INSERT INTO task_tag (user_id, task_id, tag_id) VALUES (%(owner)s, %(task)s, %(tag)s)",
        {"owner": owner, "task": task["id"], "tag": created["id"]},
    )
    return created


def expanded(listed: Second, owner: str, path: str, expand: str) -> Any:
    answer = listed.client.get(f"/api/{owner}/{path}", params={"expand": expand})
    assert answer.status_code == 200, answer.text
    body = answer.json()
    return body.get("items", body)


def test_nothing_is_expanded_unless_it_is_asked_for(listed: Second, owner: str) -> None:
    project = create(listed, owner, "projects", name="Garden")
    task = create(listed, owner, "tasks", title="Dig", project_id=project["id"])
    plain = listed.client.get(f"/api/{owner}/tasks/{task['id']}").json()

    assert plain == task
    assert not {"project", "after", "tags", "notes"} & plain.keys()
    assert listed.client.get(f"/api/{owner}/tasks").json()["items"] == [task]


def test_a_reference_is_expanded_with_the_row_that_it_names(listed: Second, owner: str) -> None:
    projects = [create(listed, owner, "projects", name=name) for name in ("Garden", "House")]
    first = create(listed, owner, "tasks", title="Dig", project_id=projects[0]["id"])
    second = create(
        listed, owner, "tasks", title="Sow", project_id=projects[0]["id"], after_id=first["id"]
    )
    third = create(listed, owner, "tasks", title="Paint", project_id=projects[1]["id"])
    rows = expanded(listed, owner, "tasks", "project,after")

    assert rows == [
        {**third, "project": projects[1], "after": None},
        {**second, "project": projects[0], "after": first},
        {**first, "project": projects[0], "after": None},
    ]
    assert expanded(listed, owner, f"tasks/{second['id']}", "after") == {**second, "after": first}


def test_a_list_of_rows_holds_the_newest_up_to_its_limit(listed: Second, owner: str) -> None:
    tasks = [create(listed, owner, "tasks", title=title) for title in ("Dig", "Sow", "Rest")]
    notes = [
        [create(listed, owner, f"tasks/{task['id']}/notes", body=str(n)) for n in range(count)]
        for task, count in zip(tasks, (3, 1, 0), strict=True)
    ]
    rows = expanded(listed, owner, "tasks", "notes")

    assert [row["notes"] for row in rows] == [[], notes[1], [notes[0][2], notes[0][1]]]
    assert expanded(listed, owner, f"tasks/{tasks[2]['id']}", "notes")["notes"] == []


def test_both_sides_of_a_relation_can_be_expanded(listed: Second, owner: str, country: Row) -> None:
    project = create(listed, owner, "projects", name="Garden", country_id=country["id"])
    task = create(listed, owner, "tasks", title="Dig", project_id=project["id"])
    note = create(listed, owner, f"tasks/{task['id']}/notes", body="Deep")
    (found,) = expanded(listed, owner, "projects", "country,tasks")

    assert found["tasks"] == [task]
    assert found["country"]["code"] == "NL"
    assert "user_id" not in found["country"]
    assert expanded(listed, owner, f"tasks/{task['id']}/notes", "task") == [{**note, "task": task}]


def test_rows_on_the_far_side_of_a_join_are_those_that_belong_to_it(
    listed: Second, owner: str
) -> None:
    tasks = [create(listed, owner, "tasks", title=title) for title in ("Dig", "Sow")]
    tags = [tag(listed, owner, tasks[0], f"t{number}") for number in range(4)]
    other = tag(listed, owner, tasks[1], "other")
    rows = expanded(listed, owner, "tasks", "tags")

    assert [[each["id"] for each in row["tags"]] for row in rows] == [
        [other["id"]],
        [each["id"] for each in tags[:3]],
    ]


def test_a_join_with_rows_of_its_own_leads_to_each_row_once(listed: Second, owner: str) -> None:
    project = create(listed, owner, "projects", name="Garden")
    people = [create(listed, owner, "people", name=name) for name in ("Ada", "Bob", "Cyd", "Dee")]

    def members() -> list[str]:
        found = expanded(listed, owner, f"projects/{project['id']}", "people")["people"]
        return [person["name"] for person in found]

    assert members() == []
    for number, person in enumerate((people[1], people[1], people[0], people[3])):
        execute(
            listed,
            "INSERT INTO memberships (id, user_id, role, project_id, person_id) "
            "VALUES (gen_random_uuid(), %(owner)s, %(role)s, %(project)s, %(person)s)",
            {
                "owner": owner,
                "role": str(number),
                "project": project["id"],
                "person": person["id"],
            },
        )
    assert members() == ["Ada", "Bob"]
    gone = "DELETE FROM memberships WHERE user_id = %(owner)s AND role IN ('0', '2')"
    execute(listed, gone, {"owner": owner})
    assert members() == ["Bob", "Dee"]


def test_a_deleted_row_is_behind_nothing(listed: Second, owner: str) -> None:
    task = create(listed, owner, "tasks", title="Dig")
    gone, kept = (tag(listed, owner, task, label) for label in ("gone", "kept"))
    statement = "UPDATE tags SET deleted_at = now() WHERE user_id = %(owner)s AND id = %(id)s"
    execute(listed, statement, {"owner": owner, "id": gone["id"]})
    found = expanded(listed, owner, f"tasks/{task['id']}", "tags")

    assert [each["id"] for each in found["tags"]] == [kept["id"]]


def test_no_expansion_shows_a_row_of_somebody_else(listed: Second, owner: str) -> None:
    stranger = f"bob-{uuid4().hex[:12]}"
    mine, theirs = (create(listed, each, "tasks", title=each) for each in (owner, stranger))
    # Rows with the same ids: the owner is all that tells them apart.
    copied = "INSERT INTO tasks (id, user_id, title) VALUES (%(id)s, %(owner)s, 'theirs')"
    execute(listed, copied, {"id": mine["id"], "owner": stranger})
    create(listed, stranger, f"tasks/{mine['id']}/notes", body="theirs")
    tag(listed, stranger, mine, "theirs")
    child = create(listed, owner, "tasks", title="child", after_id=mine["id"])
    project = create(listed, owner, "projects", name="mine")
    clone = "INSERT INTO projects (id, user_id, name) VALUES (%(id)s, %(owner)s, 'theirs')"
    execute(listed, clone, {"id": project["id"], "owner": stranger})
    create(listed, stranger, "tasks", title="theirs", project_id=project["id"])

    found = expanded(listed, owner, f"tasks/{mine['id']}", "notes,tags")
    assert (found["notes"], found["tags"]) == ([], [])
    assert expanded(listed, owner, f"tasks/{child['id']}", "after")["after"]["title"] == owner
    assert expanded(listed, owner, f"projects/{project['id']}", "tasks")["tasks"] == []
    assert expanded(listed, owner, "projects", "tasks")[0]["tasks"] == []
    answer = listed.client.get(f"/api/{owner}/tasks/{theirs['id']}?expand=project")
    assert answer.status_code == 404
    listing = listed.client.get(f"/api/{stranger}/tasks?project_id={project['id']}&expand=project")
    assert [each["project"]["name"] for each in listing.json()["items"]] == ["theirs"]


@pytest.mark.parametrize("expand", ["", "nothing", "tags,tags", "tags,", "tags, notes", "tag_ids"])
def test_what_is_no_relation_is_refused(listed: Second, owner: str, expand: str) -> None:
    task = create(listed, owner, "tasks", title="Dig")
    for path in ("tasks", f"tasks/{task['id']}"):
        answer = listed.client.get(f"/api/{owner}/{path}", params={"expand": expand})

        assert answer.status_code == 422
        assert {each["pointer"] for each in answer.json()["errors"]} == {"expand"}


def test_the_link_to_the_next_page_expands_too(listed: Second, owner: str) -> None:
    for title in ("Dig", "Sow"):
        create(listed, owner, "tasks", title=title)
    answer = listed.client.get(f"/api/{owner}/tasks?limit=1&expand=tags,notes")
    target = answer.headers["Link"].partition(">")[0][1:]

    assert listed.client.get(target).json()["items"][0]["tags"] == []


def test_an_expansion_is_one_statement_for_the_whole_page(listed: Second, owner: str) -> None:
    from tests.codegen.projects import python

    project = create(listed, owner, "projects", name="Garden")
    for _ in range(12):
        task = create(listed, owner, "tasks", title="Dig", project_id=project["id"])
        create(listed, owner, f"tasks/{task['id']}/notes", body="Deep")
    counts = json.loads(
        python(listed.folder, "-W", "error", "-c", COUNT, listed.database_url, owner)
    )

    assert [sent for _, _, sent in counts] == [1 + asked for _, asked, _ in counts]
    assert {rows for rows, _, _ in counts} == {1, 12}
