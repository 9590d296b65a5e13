"""Expansions: the rows behind rows, asked for by name, with one statement for each relation."""

from __future__ import annotations

import json
from hashlib import md5
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from tests.api.awkward import Second
from tests.api.listed import Row, create
from tests.api.pages import items_of

COUNT = """
import asyncio, json, sys

import httpx
from sqlalchemy import event
from sqlalchemy.engine import Engine

from generated.app import create_app
from generated.config import Settings

sent = []
event.listen(Engine, "before_cursor_execute", lambda *about: sent.append(about[2]))


async def count(targets):
    transport = httpx.ASGITransport(create_app(Settings(database_url=sys.argv[1])))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        for target in targets:
            sent.clear()
            answer = await client.get(target)
            assert answer.status_code == 200, answer.text
            body = answer.json()
            yield len(body["items"] if "items" in body else body), len(sent)


async def main():
    return [counted async for counted in count(json.loads(sys.argv[2]))]


print(json.dumps(asyncio.run(main())))
"""
"""How many rows, or members of one, each answer has, and how many statements it took."""

FILL = """
INSERT INTO projects (id, user_id, name, country_id)
SELECT md5(%(owner)s || 'p' || n)::uuid, %(owner)s, 'Garden', %(country)s
FROM generate_series(1, 200) AS n;
INSERT INTO people (id, user_id, name)
SELECT md5(%(owner)s || 'q' || n)::uuid, %(owner)s, 'Ada' FROM generate_series(1, 200) AS n;
INSERT INTO memberships (id, user_id, project_id, person_id)
SELECT gen_random_uuid(), %(owner)s, md5(%(owner)s || 'p' || n)::uuid,
    md5(%(owner)s || 'q' || n)::uuid
FROM generate_series(1, 200) AS n;
INSERT INTO tasks (id, user_id, title, project_id, after_id)
SELECT md5(%(owner)s || 't' || n)::uuid, %(owner)s, 'Dig', md5(%(owner)s || 'p' || n)::uuid,
    CASE WHEN n > 1 THEN md5(%(owner)s || 't' || n - 1)::uuid END
FROM generate_series(1, 200) AS n;
INSERT INTO tags (id, user_id, label)
SELECT md5(%(owner)s || 'g' || n)::uuid, %(owner)s, 'green' FROM generate_series(1, 200) AS n;
INSERT INTO task_tag (user_id, task_id, tag_id)
SELECT %(owner)s, md5(%(owner)s || 't' || n)::uuid, md5(%(owner)s || 'g' || n)::uuid
FROM generate_series(1, 200) AS n;
INSERT INTO notes (id, user_id, task_id, body)
SELECT gen_random_uuid(), %(owner)s, md5(%(owner)s || 't1')::uuid, 'Deep'
FROM generate_series(1, 200) AS n;
INSERT INTO visits (id, user_id, project_id, place)
SELECT gen_random_uuid(), %(owner)s, md5(%(owner)s || 'p1')::uuid, 'North'
FROM generate_series(1, 200) AS n
"""
"""Two hundred rows in each list, with something behind every row."""


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


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("tasks", ["project", "after", "tags", "notes"]),
        ("projects", ["country", "tasks", "people"]),
        ("tasks/{task}/notes", ["task"]),
        ("projects/{project}/visits", ["project"]),
    ],
)
def test_an_expansion_is_one_statement_for_one_row_and_for_two_hundred(
    listed: Second, owner: str, country: Row, path: str, names: list[str]
) -> None:
    from tests.codegen.projects import python

    for statement in FILL.split(";\n"):
        execute(listed, statement, {"owner": owner, "country": country["id"]})
    task, project = (str(UUID(md5(f"{owner}{row}".encode()).hexdigest())) for row in ("t1", "p1"))
    target = f"/api/{owner}/{path.format(task=task, project=project)}"
    (row,) = items_of(listed.client.get(f"{target}?limit=1"))
    expected = {}
    for chosen in [names[:count] for count in range(len(names) + 1)]:
        expand = f"expand={','.join(chosen)}" if chosen else ""
        for limit in (1, 200):
            expected[f"{target}?limit={limit}&{expand}".rstrip("&")] = [limit, 1 + len(chosen)]
            counted = f"{target}?count=exact&limit={limit}&{expand}".rstrip("&")
            expected[counted] = [limit, 2 + len(chosen)]
        expected[f"{target}/{row['id']}?{expand}".rstrip("?")] = [
            len(row) + len(chosen),
            1 + len(chosen),
        ]
    printed = python(
        listed.folder, "-W", "error", "-c", COUNT, listed.database_url, json.dumps([*expected])
    )

    assert dict(zip(expected, json.loads(printed), strict=True)) == expected
