"""A schema with every word of the language, and what is said of it beside its catalog."""

from pathlib import Path

from codegen import catalog as c
from codegen.read import examine_text, read_text
from codegen.storage import tables

EXAMPLE = (Path(__file__).parent / "example.yaml").read_text(encoding="utf-8")


def test_the_example_of_the_language_reads() -> None:
    catalog = examine_text(EXAMPLE).catalog

    assert [(each.name, each.owned, each.overridden) for each in catalog.resources] == [
        ("project", True, False),
        ("task", True, True),
        ("tag", True, False),
        ("comment", True, False),
        ("country", False, False),
    ]
    assert [table.name for table in tables(catalog)] == [
        *("projects", "tasks", "tags", "comments", "countrys", "task_tag", "idempotency_keys")
    ]


def test_the_example_of_the_language_means_what_it_says() -> None:
    task = read_text(EXAMPLE).resource("task")

    assert [field.name for field in task.fields][-3:] == ["legacy_ref", "project_id", "parent_id"]
    assert task.links[0].join == c.Join("task_tag", "task_id", "tag_id")
    assert task.children == (c.HasMany("comments", "comment", "task_id"),)
    assert task.actions[0].transition == c.Transition("status", ("todo", "doing"), "done")
    assert task.conditions[0].sql == "(status = 'done') = (completed_at IS NOT NULL)"


def test_warnings_come_in_the_order_of_the_file() -> None:
    warnings = examine_text(EXAMPLE).warnings
    lines = [each.span.line for each in warnings if each.span]

    assert lines == sorted(lines)
    assert {each.severity for each in warnings} == {"warning"}
    assert {each.code for each in warnings} == {"unserved-filter", "unserved-sort"}


def test_a_schema_without_a_doubt_has_no_warnings() -> None:
    smallest = "resources: { task: { fields: { title: { type: string, required: true } } } }"

    assert examine_text(f"spec: 1\napi: {{ title: A, version: 1.0.0 }}\n{smallest}").warnings == ()


def test_everything_with_a_name_has_its_place() -> None:
    places = examine_text(EXAMPLE).places
    rows = EXAMPLE.splitlines()
    names = [
        *("enums.Status", "project", "project.unique.project_slug", "task", "task.title"),
        *("task.relations.tags", "task.indexes.task_open_due", "task.checks.done_has_time"),
        *("task.actions.complete", "comment.parent", "country.code"),
    ]

    for name in names:
        span = places[name]
        word = rows[span.line - 1][span.column - 1 : span.end_column - 1]
        assert word == {"comment.parent": "task"}.get(name, name.rpartition(".")[2])
