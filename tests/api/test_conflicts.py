"""What the data does not allow: each constraint has its own sentence, and hides nobody's rows."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from sqlalchemy.exc import IntegrityError

from generated.obstacles import Obstacle, refusal_of
from tests.api.related import NOBODY, Caller, Row, plain
from tests.projects.running import Running


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What the driver knows of a refusal."""

    constraint_name: str


class Refused(Exception):
    """What the driver raises."""

    def __init__(self, sqlstate: str, diag: Diagnosis) -> None:
        super().__init__(sqlstate)
        self.sqlstate = sqlstate
        self.diag = diag


def refusal(detail: str, code: str, *pointers: str) -> tuple[int, Row]:
    flaws = [{"pointer": pointer, "code": code, "detail": detail} for pointer in pointers]
    body = {"type": "urn:problem-type:conflict", "title": "Conflict", "status": 409}
    return 409, {**body, "detail": detail, **({"errors": flaws} if flaws else {})}


def test_a_value_that_is_unique_is_refused_the_second_time(ann: Caller, ben: Caller) -> None:
    first = ann.create("projects", name="House", slug="house")
    taken = refusal("There is already a project with this slug.", "unique", "/slug")

    assert plain(ann.call("POST", "projects", {"name": "Hut", "slug": "house"})) == taken
    assert ann.get("projects")["items"] == [first]
    assert ben.create("projects", name="House", slug="house")["name"] == "House"


def test_a_value_that_is_unique_is_refused_in_a_change(ann: Caller) -> None:
    ann.create("tags", label="red")
    path = f"tags/{ann.create('tags', label='blue')['id']}"
    taken = refusal("There is already a tag with this label.", "unique", "/label")

    assert plain(ann.call("PATCH", path, {"label": "red"})) == taken
    assert plain(ann.call("PUT", path, {"label": "red"})) == taken
    assert ann.call("PUT", path, {"label": "blue"}).status_code == 200


def test_a_value_that_is_unique_below_a_parent_is_told_without_the_parent(ann: Caller) -> None:
    rooms = [f"areas/{ann.create('areas', name=name)['id']}/rooms" for name in ("up", "down")]
    taken = refusal("There is already a room with this name.", "unique", "/name")

    assert [ann.call("POST", path, {"name": "Bath"}).status_code for path in rooms] == [201, 201]
    assert plain(ann.call("POST", rooms[0], {"name": "Bath"})) == taken


@pytest.mark.parametrize("member", ["project_id", "after_id", "country_id"])
def test_a_reference_to_nobodys_row_is_refused(ann: Caller, member: str) -> None:
    path = f"tasks/{ann.create('tasks', title='Paint')['id']}"
    target = {"project_id": "project", "after_id": "task", "country_id": "country"}[member]
    missing = refusal(f"There is no such {target}.", "reference", f"/{member}")

    for verb, place in [("POST", "tasks"), ("PUT", path), ("PATCH", path)]:
        assert plain(ann.call(verb, place, {"title": "Sand", member: NOBODY})) == missing


def test_a_reference_to_anothers_row_says_the_same(ann: Caller, ben: Caller) -> None:
    foreign = {
        "project_id": ben.create("projects", name="House", slug="house")["id"],
        "after_id": ben.create("tasks", title="Paint")["id"],
    }
    for member, id_ in foreign.items():
        answers = [
            plain(ann.call("POST", "tasks", {"title": "Sand", member: each}))
            for each in (id_, NOBODY)
        ]
        assert answers[0] == answers[1]


def test_a_row_that_others_refer_to_stays(ann: Caller) -> None:
    first = ann.create("tasks", title="Sand")["id"]
    second = ann.create("tasks", title="Paint", after_id=first)["id"]
    held = refusal("There are tasks that refer to this.", "reference")

    assert plain(ann.call("DELETE", f"tasks/{first}")) == held
    ann.call("DELETE", f"tasks/{second}")
    assert ann.call("DELETE", f"tasks/{first}").status_code == 204


def test_a_reference_is_cleared_when_what_it_refers_to_goes(ann: Caller) -> None:
    project = ann.create("projects", name="House", slug="house")["id"]
    task = ann.create("tasks", title="Paint", project_id=project)["id"]

    assert ann.call("DELETE", f"projects/{project}").status_code == 204
    assert ann.get(f"tasks/{task}")["project_id"] is None


def test_a_declared_rule_is_refused_by_its_name(ann: Caller) -> None:
    broken = refusal("This breaks the rule `title_not_status` of tasks.", "rule")

    assert plain(ann.call("POST", "tasks", {"title": "todo"})) == broken


def test_the_document_lists_conflicts_where_they_can_happen(related_app: Running) -> None:
    operations = list(related_app.project.document.operations())
    found = {each.id for each in operations if "409" in each.responses}
    lists = {each.id for each in operations if each.id.startswith("list_")}

    # A cursor may be that of another list, and a key that of another request.
    assert lists <= found
    assert found - lists == {
        "create_comment",
        *("create_project", "create_task", "replace_task", "update_task", "delete_task"),
        # The slug of a project never changes; clearing a reference can break the rule of tasks.
        "delete_project",
        *("create_tag", "replace_tag", "update_tag", "delete_tag"),
        *("create_reaction", "replace_reaction", "update_reaction"),
        *("create_area", "replace_area", "update_area", "undelete_area"),
        *("create_room", "replace_room", "update_room", "undelete_room"),
        *("create_crew", "replace_crew", "update_crew"),
        *("create_shift", "replace_shift", "update_shift"),
    }


@pytest.mark.parametrize(
    ("sqlstate", "constraint", "statement", "told"),
    [
        ("23503", "fk_comments_task_id", "INSERT INTO comments", (404, "There is no such task.")),
        ("23503", "fk_tasks_after_id", "UPDATE tasks", (409, "There is no such task.")),
        ("23001", "fk_tasks_after_id", " delete from tasks", (409, "Tasks refer to this.")),
        ("23505", "uq_of_another", "INSERT", (409, "Another row stands in the way.")),
        ("23514", "ck_of_another", "INSERT", None),
    ],
)
def test_what_the_database_refuses_is_told_by_its_constraint(
    sqlstate: str, constraint: str, statement: str, told: tuple[int, str] | None
) -> None:
    obstacles = {
        "fk_comments_task_id": Obstacle("There is no such task.", "reference", of_parent=True),
        "fk_tasks_after_id": Obstacle(
            "There is no such task.", "reference", held="Tasks refer to this."
        ),
    }

    error = IntegrityError(statement, {}, Refused(sqlstate, Diagnosis(constraint)))

    found = refusal_of(obstacles, error)

    assert told == (None if found is None else (found.status, found.detail))
