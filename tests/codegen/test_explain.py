"""`codegen explain`: from a route, a field or a line to where it comes from."""

import json
from pathlib import Path

import pytest

from codegen.exits import Exit
from tests.codegen.commands import run

ROOT = Path(__file__).parents[2]


def asked(question: str, project: Path = ROOT) -> dict[str, str]:
    """The places in the answer by title, without their lines; the last one of each title."""
    result = run("explain", question, "--schema", str(project / "schema.yaml"), "--json")
    assert result.exit_code == Exit.OK, result.stderr
    answer = json.loads(result.stdout)
    return {
        "subject": answer["subject"],
        **{part["title"]: f"{part['file']} {part['text']}" for part in answer["parts"]},
        "sql": " ".join([*answer["statements"], *answer["column"]]),
    }


def test_a_route_is_followed_down_to_its_sql() -> None:
    answer = asked("GET /api/{user_id}/tasks")

    assert answer["subject"] == "GET /api/{user_id}/tasks"
    assert answer["route"] == "generated/api/task.py list_tasks"
    assert answer["service"] == "generated/services/task.py list"
    assert answer["sql"] == "LIST LIST_AFTER"


def test_a_route_can_be_asked_for_with_real_ids() -> None:
    path = "/api/alice/tasks/0198c0de-7a5c-7b1e-9c3d-4f5a6b7c8d9e/complete?x=1"

    assert asked(f"patch {path}")["subject"] == "PATCH /api/{user_id}/tasks/{id}/complete"


def test_an_action_on_the_collection_is_not_taken_for_a_row() -> None:
    schema = ROOT / "examples" / "shop" / "schema.yaml"
    path = "/shop/v2/ann/orders/discard_carts"
    result = run("explain", f"POST {path}", "--schema", str(schema), "--json")

    assert json.loads(result.stdout)["subject"].endswith("/orders/discard_carts")
    assert run("explain", f"GET {path}", "--schema", str(schema)).exit_code != Exit.OK


def test_an_action_leads_to_what_is_written_by_hand() -> None:
    answer = asked("complete_task")

    assert answer["override"] == "overrides/task.py on_complete"
    assert answer["schema"] == "schema.yaml task.actions.complete"
    assert answer["sql"] == "LOCK"


def test_a_field_is_shown_on_the_wire_and_in_its_table() -> None:
    answer = asked("task.title")

    assert answer["schema"] == "schema.yaml task.title"
    assert "TaskCreate (required), TaskUpdate (may be left out)" in answer["wire"]
    assert answer["sql"].startswith("title text NOT NULL CONSTRAINT ck_tasks_title_length CHECK")


@pytest.mark.parametrize("question", ["task.tags", "task.relations.tags", "task.tag_ids"])
def test_a_join_is_shown_with_its_table(question: str) -> None:
    answer = asked(question, ROOT / "examples/tracker")

    assert answer["subject"] == "task.tags"
    assert answer["schema"] == "schema.yaml task.relations.tags"
    assert answer["table"] == "None task_tag"
    assert "FOREIGN KEY (user_id, tag_id) REFERENCES tags (user_id, id)" in answer["sql"]


@pytest.mark.parametrize(
    ("question", "subject", "schema"),
    [
        ("task.project", "task.project_id", "task.relations.project"),
        ("task.comments", "task.comments", "task.relations.comments"),
        ("comment.task_id", "comment.task_id", "comment.parent"),
        ("task.overdue", "task.overdue", "task.computed.overdue"),
    ],
)
def test_what_a_relation_or_an_override_makes_leads_to_its_line(
    question: str, subject: str, schema: str
) -> None:
    answer = asked(question, ROOT / "examples/tracker")

    assert answer["subject"] == subject
    assert answer["schema"] == f"schema.yaml {schema}"


def test_a_computed_member_leads_to_the_method_that_computes_it() -> None:
    answer = asked("task.overdue", ROOT / "examples/tracker")

    assert answer["override"] == "overrides/task.py compute_overdue"


@pytest.mark.parametrize(
    ("file", "text", "subject"),
    [
        ("schema.yaml", "      description:\n        type: text", "task.description"),
        ("overrides/task.py", "task.completed = ", "PATCH /api/{user_id}/tasks/{id}/complete"),
        ("generated/services/task.py", "(DELETE, ", "DELETE /api/{user_id}/tasks/{id}"),
        ("generated/api/task.py", "service.list(", "GET /api/{user_id}/tasks"),
    ],
)
def test_a_place_belongs_to_what_is_written_there(file: str, text: str, subject: str) -> None:
    source = (ROOT / file).read_text()
    line = source[: source.index(text)].count("\n") + 1

    assert asked(f"{file}:{line}")["subject"] == subject


def test_the_tests_that_send_a_request_to_the_route_are_named() -> None:
    answer = asked("POST /api/{user_id}/tasks")

    assert "more" in answer["test"]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("task.titel", "did you mean `task.title`?"),
        ("GET /api/{user_id}/task", "did you mean /api/{user_id}/tasks?"),
        ("POST /api/alice/tasks/1", "it answers GET, PUT, PATCH, DELETE"),
        ("nonsense", "ask for a route, a field"),
        ("generated/app.py:3", "belongs to no resource"),
        ("schema.yaml:0", "nothing in schema.yaml begins at or before line 0"),
    ],
)
def test_what_is_not_there_is_told_with_what_may_be_meant(question: str, told: str) -> None:
    result = run("explain", question, "--schema", str(ROOT / "schema.yaml"))

    assert result.exit_code == Exit.USAGE
    assert told in " ".join(result.stderr.split())


def test_code_that_cannot_be_imported_costs_the_sql_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "schema.yaml").write_text((ROOT / "schema.yaml").read_text())
    schema = str(tmp_path / "schema.yaml")
    run("generate", "--schema", schema)
    service = tmp_path / "generated/services/task.py"
    service.write_text(service.read_text().replace("import ABC", "import NOTHING"))

    result = run("explain", "list_tasks", "--schema", schema)

    assert result.exit_code == Exit.OK
    assert "The SQL is not to be had: ImportError" in result.stderr
    assert "generated/services/task.py" in result.stdout
