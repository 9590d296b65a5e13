"""Names and paths: which can be written, which are taken, which would meet."""

import pytest

from codegen import catalog as c
from codegen.diagnostics import SchemaError
from codegen.read import read_text
from codegen.storage import tables
from tests.codegen.read.schemas import HEAD, TITLE, codes, resources, told


@pytest.mark.parametrize(
    "name", ["user", "order", "group", "select", "limit", "table", "date", "x9"]
)
def test_a_word_of_sql_or_python_is_a_name_like_any_other(name: str) -> None:
    (resource,) = resources(
        f"resources: {{ {name}: {{ fields: {{ {name}: {{ type: text, required: true }} }} }} }}"
    )

    assert (resource.name, resource.fields[0].name) == (name, name)


@pytest.mark.parametrize(
    "name",
    [
        *("Task", "tAsk", "_task", "task_", "ta__sk", "9task", "ta-sk", "ta sk", "a/b", "../x"),
        *("a.py", "con.", "__init__", "'", ".", "", "x" * 49),
        *("t\\u00e4sk", "t\\u0430sk", "task\\u200b", "\\uff54\\uff41\\uff53\\uff4b"),
    ],
)
def test_a_name_is_made_of_plain_words(name: str) -> None:
    fields = "fields: { f: { type: text, required: true } }"
    twisted = f'"{name}": {{ type: text, required: true }}'

    assert "bad-name" in codes(f'resources: {{ "{name}": {{ {fields} }} }}')
    assert "bad-name" in codes(f"resources: {{ task: {{ fields: {{ {twisted} }} }} }}")
    assert "bad-name" in codes(f'resources: {{ task: {{ plural: "{name}.", {fields} }} }}')
    action = f'actions: {{ "{name}": {{ override: required }} }}'
    assert "bad-name" in codes(f"resources: {{ task: {{ {fields}, {action} }} }}")
    member = f"actions: {{ a: {{ override: required, input: {{ {twisted} }} }} }}"
    assert "bad-name" in codes(f"resources: {{ task: {{ {fields}, {member} }} }}")


def test_the_longest_name_is_a_name_everywhere() -> None:
    name = "x" * 48
    (resource,) = resources(
        f"resources: {{ {name}: {{ fields: {{ {name}: {{ type: integer, required: true,"
        f" minimum: 1 }} }}, actions: {{ {name[1:]}: {{ override: required }} }} }} }}"
    )
    catalog = read_text(f"{HEAD}resources: {{ {name}: {{ fields: {{ {TITLE} }} }} }}")

    assert resource.plural == name + "s"
    assert all(len(check.name) <= 63 for table in tables(catalog) for check in table.checks)


@pytest.mark.parametrize(
    "name", ["id", "user_id", "created_at", "updated_at", "ctid", "xmin", "oid"]
)
def test_a_column_that_is_there_already_is_no_field(name: str) -> None:
    fields = f"fields: {{ {name}: {{ type: text, required: true }} }}"

    assert codes(f"resources: {{ task: {{ {fields} }} }}") == ["reserved-name"]


def test_without_timestamps_their_names_are_free() -> None:
    text = (
        "defaults: { timestamps: false }\n"
        "resources: { task: { fields: { created_at: { type: datetime, default: now } } } }"
    )

    assert resources(text)[0].fields[0].name == "created_at"


@pytest.mark.parametrize(
    "name",
    [
        "id",
        "limit",
        "cursor",
        "count",
        "data",
        "query",
        "expand",
        "created_at",
        "class",
        "cls",
        "json",
        "xmin",
    ],
)
def test_an_owner_cannot_take_a_name_that_is_in_use(name: str) -> None:
    text = f"owner: {{ path_param: {name} }}\nresources: {{ task: {{ fields: {{ {TITLE} }} }} }}"

    assert codes(text) == ["reserved-name"]


@pytest.mark.parametrize("name", ["list", "create", "get", "replace", "update", "delete"])
def test_an_action_is_not_called_like_an_operation(name: str) -> None:
    action = f"actions: {{ {name}: {{ override: required }} }}"

    assert codes(f"resources: {{ task: {{ fields: {{ {TITLE} }}, {action} }} }}") == [
        "reserved-name"
    ]


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("task: {F}, job: { plural: tasks, {f} }", "table `tasks`"),
        ("task: {F}, pk_task: {F}", "table `pk_tasks`"),
        ("task: {F}, task_page: {F}", "component `TaskPage`"),
        ("task: {F}, task_create: {F}", "component `TaskCreate`"),
        ("task: {F}, task_update: {F}", "component `TaskUpdate`"),
        ("task: {F}, task_read: {F}", "component `TaskRead`"),
        ("task: {F}, task_service: {F}", "component `TaskService`"),
        ("task: {F}, taskpage: {F}", "component `Taskpage`"),
        ("a_1: {F}, a1: {F}", "component `A1`"),
        ("page: {F}, page_resource: {F}", "component `PageResource`"),
        ("task: { {f}, actions: { page: {A} } }", "component `TaskPage`"),
        ("task: { {f}, actions: { done: {A} } }, task_done: {F}", "component `TaskDone`"),
        ("task: { {f}, actions: { x: {A}, on_x: {A} } }", "method `on_x`"),
        ("task: { {f}, actions: { a_b: {A} } }, b_task: { {f}, actions: { a: {A} } }", "operation"),
        ("task: { {f}, actions: { get_old: {A} } }, old_task: {F}", "operation `get_old_task`"),
        ("health: {F}", "operation `get_health`"),
    ],
)
def test_names_that_meet_in_what_is_generated_are_told(text: str, shared: str) -> None:
    action = "{ override: required, input: { n: { type: text, required: true } } }"
    fields = f"fields: {{ {TITLE} }}"
    text = text.replace("{F}", f"{{ {fields} }}").replace("{f}", fields).replace("{A}", action)
    diagnostics = told(f"resources: {{ {text} }}")

    assert {each.code for each in diagnostics} == {"name-collision"}
    assert shared in diagnostics[0].message


def test_a_pair_that_meets_everywhere_is_told_once() -> None:
    fields = f"fields: {{ {TITLE} }}"

    assert codes(f"resources: {{ a_1: {{ {fields} }}, a1: {{ {fields} }} }}") == ["name-collision"]


@pytest.mark.parametrize("path", ["", "/api", "/v1/a-b_c.d~e", "/x"])
def test_a_base_path_is_plain_segments(path: str) -> None:
    head = HEAD.replace("version", f'base_path: "{path}", version')

    assert read_text(f"{head}resources: {{ t: {{ fields: {{ {TITLE} }} }} }}").api.base_path == path


@pytest.mark.parametrize(
    "path",
    [
        *("/", "api", "/api/", "//", "/API", "/a b", "/{x}", "/a?b", "/\\u00e4", "/.", "/a/../b"),
        *("/docs", "/docs/x", "/openapi.json", "/healthz", "/readyz/x", " ", "/%61"),
        "/" + "a" * 200,
    ],
)
def test_a_base_path_cannot_be_in_the_way(path: str) -> None:
    head = HEAD.replace("version", f'base_path: "{path}", version')
    diagnostics = told(f"resources: {{ t: {{ fields: {{ {TITLE} }} }} }}", head)

    assert [each.code for each in diagnostics] == ["bad-base-path"]


def test_at_the_root_no_path_covers_the_assets_of_the_documentation() -> None:
    head = HEAD.replace("version", 'base_path: "", version')
    diagnostics = told(f"resources: {{ asset: {{ fields: {{ {TITLE} }} }} }}", head)

    assert [each.code for each in diagnostics] == ["name-collision"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("resources: { a: { renamed_from: a, {f} } }", ["rename-from-present"]),
        ("resources: { a: { renamed_from: b, {f} }, b: { {f} } }", ["rename-from-present"]),
        (
            "resources: { a: { renamed_from: c, {f} }, b: { renamed_from: c, {f} } }",
            ["renamed-twice"],
        ),
        ("resources: { a: { {f} } }\nremoved: { a: {} }", ["removed-but-present"]),
        ("resources: { a: { {f} } }\nremoved: { a.title: {} }", ["removed-but-present"]),
        *(
            (
                f"resources: {{ a: {{ {{f}}, {said} }}, b: {{ {{f}} }} }}\n"
                f"removed: {{ a.{word}: {{}} }}",
                ["removed-but-present"],
            )
            for said in ("parent: b", "relations: { b: { belongs_to: b } }")
            for word in ("b", "b_id")
        ),
        (
            "resources: { a: { renamed_from: b, {f} } }\nremoved: { b: {} }",
            ["removed-but-present"],
        ),
        ("resources: { a: { {f} } }\nremoved: { a.b.c: {}, '': {}, A: {} }", ["bad-removal"] * 3),
        ("resources: { a: { {f} } }\nremoved: { b: { drop_after: next } }", ["bad-version"]),
        ("resources: { a: { {f} } }\nremoved: { b: { drop_after: 1.5 } }", ["wrong-kind"]),
        (
            "resources: { a: { {f} } }\nremoved: { a: { replaced: true, drop_after: 2.0.0 } }",
            ["bad-removal"],
        ),
        ("resources: { a: { {f} } }\nremoved: { b: { replaced: true } }", ["bad-removal"]),
        (
            "resources: { a: { {f} } }\nremoved: { a.deleted_at: { drop_after: 2.0.0 } }",
            ["bad-removal"],
        ),
    ],
)
def test_the_past_does_not_contradict_the_present(text: str, expected: list[str]) -> None:
    assert codes(text.replace("{f}", f"fields: {{ {TITLE} }}")) == expected


def test_what_is_gone_can_be_said_of_what_was_never_there() -> None:
    gone = "removed: { a.b: {}, c.d: {}, e: { drop_after: 1.5.0-rc.1 } }"
    catalog = read_text(f"{HEAD}resources: {{ a: {{ fields: {{ {TITLE} }} }} }}\n{gone}")

    assert catalog.removed == (
        *(c.Removal("a", "b"), c.Removal("c", "d"), c.Removal("e", None, "1.5.0-rc.1")),
    )


def test_a_version_of_the_api_that_something_waits_for_is_one() -> None:
    head = "spec: 1\napi: { title: A, version: today }\n"
    text = f"{head}resources: {{ a: {{ fields: {{ {TITLE} }} }} }}\n"

    with pytest.raises(SchemaError) as refused:
        read_text(f"{text}removed: {{ b: {{ drop_after: 1.0.0 }} }}")
    assert [each.code for each in refused.value.diagnostics] == ["bad-version"]
    assert read_text(f"{text}removed: {{ b: {{}} }}").removed == (c.Removal("b"),)


@pytest.mark.parametrize("word", ["clear", "batch"])
@pytest.mark.parametrize("scope", ["", ", scope: collection"])
def test_an_action_is_called_like_what_is_done_to_many_rows_only_where_that_is_not_done(
    word: str, scope: str
) -> None:
    action = f"actions: {{ {word}: {{ override: required{scope} }} }}"
    task = f"fields: {{ {TITLE} }}, {action}"

    assert resources(f"resources: {{ task: {{ {task} }} }}")
    assert codes(f"resources: {{ task: {{ {task}, methods: [create, {word}] }} }}") == [
        "name-collision"
    ]


@pytest.mark.parametrize("end", ["batch", "batch_update", "batch_result"])
def test_a_resource_is_called_like_a_body_of_a_batch_only_where_there_is_none(end: str) -> None:
    task, other = f"fields: {{ {TITLE} }}", f"task_{end}: {{ fields: {{ {TITLE} }} }}"

    assert resources(f"resources: {{ task: {{ {task} }}, {other} }}")
    assert codes(f"resources: {{ task: {{ {task}, methods: [create, batch] }}, {other} }}") == [
        "name-collision"
    ]
