"""What is removed with `drop_after`: it leaves the API, waits, and is dropped when it is time."""

from __future__ import annotations

import textwrap

import pytest
import sqlalchemy as sa

from codegen.catalog import Catalog
from codegen.diagnostics import SchemaError
from codegen.read import read_text
from tests.migrations.databases import OWNERS, Database
from tests.migrations.histories import History


def at(version: str, resources: str, removed: str = "", security: bool = False) -> Catalog:
    """A schema at a version of its API."""
    text = f"spec: 1\napi: {{ title: Test, version: {version} }}\n"
    text += "defaults: { timestamps: false }\n"
    text += "security: { row_level_security: true }\n" if security else ""
    text += f"resources:\n{textwrap.indent(textwrap.dedent(resources).strip(chr(10)), '  ')}\n"
    return read_text(text + (f"removed: {{ {removed} }}\n" if removed else ""))


def tasks(version: str, fields: str, removed: str = "", security: bool = False) -> Catalog:
    """One resource with a title, and with these fields."""
    title = "title: { type: string, required: true }"
    lines = "\n".join(f"    {each}" for each in (title, *fields.splitlines()))
    return at(version, f"task:\n  fields:\n{lines}\n", removed, security)


OLD = "old: { type: integer, required: true, minimum: 1, description: Was once. }"
WAITS = "task.old: { drop_after: 1.5.0 }"


@pytest.mark.parametrize(
    "field",
    [
        OLD,
        "old: { type: integer, default: 3, maximum: 9 }",
        "old: { type: string, nullable: true }",
        "old: { type: 'string[]', required: true }",
        "old: { type: uuid, default: uuid }",
    ],
)
def test_a_field_is_retired_keeps_its_values_and_is_dropped_in_time(
    db: Database, field: str
) -> None:
    first, second = tasks("1.3.0", field), tasks("1.4.0", "", WAITS)
    history = db.start(first)
    value = {"3": 3, "s": "a", "'": ["a"], "u": "6f6c1c9a-5bfb-4b5e-9d3e-0a1b2c3d4e5f"}
    kind = field.partition("type: ")[2][0]
    db.fill("tasks", "title, old", ("a", value.get(kind, 3)))
    rows = db.rows("tasks", "title, old")

    db.there_and_back(history, first, second)
    assert db.rows("tasks", "title, old") == rows
    db.fill("tasks", "title", ("new",))
    assert history.plan(tasks("1.4.9", "", WAITS)) is None
    db.there_and_back(history, second, tasks("1.5.0", "", WAITS))

    db.assert_like_new(tasks("1.5.0", ""))
    assert len(db.rows("tasks", "title")) == 2 * len(OWNERS)


def test_a_dropped_table_comes_back_with_what_waited_in_it(db: Database) -> None:
    note = "note:\n  fields: { text: { type: string, required: true } }\n"
    task = f"task:\n  fields:\n    title: {{ type: string, required: true }}\n    {OLD}\n"
    first = at("1.3.0", note + task)
    second = at("1.3.0", note + task.replace(f"    {OLD}\n", ""), WAITS)
    history = db.start(first)
    retiring = db.there_and_back(history, first, second)

    dropping = db.there_and_back(history, second, at("1.3.0", note, "task: {}"))

    db.downgrade(*retiring, *dropping)
    db.assert_like_new(first)


def test_what_is_said_of_another_that_has_the_former_name_now_drops_nothing() -> None:
    fields = "  fields:\n    title: { type: string, required: true }\n"
    old = "    old: { type: integer, nullable: true }\n"
    history = History()
    history.migrate(at("1.3.0", f"task:\n{fields}{old}note:\n{fields}{old}"))
    swapped = f"note:\n  renamed_from: task\n{fields}task:\n  renamed_from: note\n{fields}"

    said = "task.old: {}, note.old: { drop_after: 1.5.0 }"
    planned = history.plan(at("1.3.0", swapped, said))

    assert planned is not None
    told = [line for line in planned.summary if ".old" in line]
    assert sorted(told) == [
        "- notes.old, and its values",
        "~ tasks.old: retired, its values stay until 1.5.0",
    ]


@pytest.mark.parametrize(("said", "missing"), [("task", "note"), ("note", "task")])
def test_what_is_said_of_another_that_has_the_former_name_now_declares_nothing(
    said: str, missing: str
) -> None:
    fields = "  fields:\n    title: { type: string, required: true }\n"
    old = "    old: { type: integer, nullable: true }\n"
    history = History()
    history.migrate(at("1.3.0", f"task:\n{fields}{old}note:\n{fields}{old}"))
    swapped = f"note:\n  renamed_from: task\n{fields}task:\n  renamed_from: note\n{fields}"

    with pytest.raises(SchemaError) as refused:
        history.plan(at("1.3.0", swapped, f"{said}.old: {{}}"))

    (told,) = refused.value.diagnostics
    assert told.code == "drop-not-declared"
    assert told.hint == f"to drop it, add under `removed:`\n    {missing}.old: {{}}"


def test_a_retirement_is_told_with_the_version_that_ends_it() -> None:
    history = History()
    history.migrate(tasks("1.3.0", OLD))
    planned = history.plan(tasks("1.4.0", "", WAITS))
    assert planned is not None
    history.migrate_all(tasks("1.4.0", "", WAITS))
    ended = history.plan(tasks("1.5.0-rc.1", "", WAITS)), history.plan(tasks("1.5.0", "", WAITS))

    assert planned.summary == ("~ tasks.old: retired, its values stay until 1.5.0",)
    assert not planned.destructive
    assert ended[0] is None
    assert ended[1] is not None
    assert ended[1].summary == ("- tasks.old, and its values",)


@pytest.mark.parametrize("version", ["1.5.0", "1.5.1", "2.0.0"])
def test_what_is_removed_in_its_version_is_dropped_at_once(db: Database, version: str) -> None:
    first = tasks("1.3.0", OLD)
    history = db.start(first)

    db.there_and_back(history, first, tasks(version, "", WAITS))


def test_the_way_back_stops_where_rows_were_written_without_a_value(db: Database) -> None:
    first, second = tasks("1.3.0", OLD), tasks("1.4.0", "", WAITS)
    history = db.start(first)
    revisions = history.migrate_all(second)
    db.upgrade(*revisions)
    db.fill("tasks", "title", ("new",))

    with pytest.raises(sa.exc.DBAPIError, match="4 rows of tasks with no old"):
        db.downgrade(*revisions)
    db.plain.execute("UPDATE tasks SET old = 7")
    db.downgrade(*revisions)

    db.assert_like_new(first)
    assert "# This stops, and changes nothing, while a row was written without tasks.old." in (
        "".join(revisions)
    )


def test_rows_that_were_written_meanwhile_have_the_default_on_the_way_back(db: Database) -> None:
    first = tasks("1.3.0", "old: { type: integer, default: 3 }")
    history = db.start(first)
    revisions = history.migrate_all(tasks("1.4.0", "", WAITS))
    db.upgrade(*revisions)
    db.fill("tasks", "title", ("new",))

    db.downgrade(*revisions)

    assert db.rows("tasks", "old") == [(3,)] * len(OWNERS)


def test_a_field_that_comes_back_has_the_values_that_it_had(db: Database) -> None:
    first, second = tasks("1.3.0", OLD), tasks("1.4.0", "", WAITS)
    history = db.start(first)
    db.fill("tasks", "title, old", ("a", 7))
    db.upgrade(*history.migrate_all(second))
    db.fill("tasks", "title", ("new",))
    with pytest.raises(SchemaError, match="no longer takes null"):
        history.plan(tasks("1.4.1", OLD))
    third = tasks("1.4.1", OLD.replace("minimum: 1", "minimum: 1, backfill: 1"))

    db.there_and_back(history, second, third)

    db.assert_like_new(third)
    assert sorted(db.rows("tasks", "title, old")) == [*[("a", 7)] * 4, *[("new", 1)] * 4]


def test_a_field_with_a_default_comes_back_under_another_name(db: Database) -> None:
    first = tasks("1.3.0", "old: { type: integer, default: 3 }")
    history = db.start(first)
    db.fill("tasks", "title, old", ("a", 7))
    db.upgrade(*history.migrate_all(tasks("1.4.0", "", WAITS)))

    back = tasks("1.4.0", "new: { type: integer, default: 3, renamed_from: old }")
    db.upgrade(*history.migrate_all(back))

    assert db.rows("tasks", "new") == [(7,)] * len(OWNERS)
    db.assert_like_new(back)


def test_a_field_with_a_default_comes_back_without_a_word(db: Database) -> None:
    field = "old: { type: integer, default: 3 }"
    first, second = tasks("1.3.0", field), tasks("1.4.0", "", WAITS)
    history = db.start(first)
    db.upgrade(*history.migrate_all(second))
    db.fill("tasks", "title", ("new",))
    third = tasks("1.4.1", field)

    db.there_and_back(history, second, third)

    db.assert_like_new(third)


def test_a_line_that_is_gone_too_early_is_asked_for() -> None:
    history = History()
    history.migrate(tasks("1.3.0", OLD))
    history.migrate_all(tasks("1.4.0", "", WAITS))

    with pytest.raises(SchemaError) as refused:
        history.plan(tasks("1.4.1", ""))
    assert [each.code for each in refused.value.diagnostics] == ["drop-not-declared"]
    assert history.plan(tasks("1.4.1", "", "task.old: {}")) is not None


PROJECT = "project:\n  fields: { name: { type: string, required: true } }\n"


@pytest.mark.parametrize("on_delete", ["restrict", "cascade", "set_null"])
def test_a_retired_relation_holds_nobody_back(db: Database, on_delete: str) -> None:
    relation = f"  relations: {{ project: {{ belongs_to: project, on_delete: {on_delete}"
    relation += ", nullable: true } }\n" if on_delete == "set_null" else " } }\n"
    title = "task:\n  fields: { title: { type: string, required: true } }\n"
    first = at("1.3.0", PROJECT + title + relation)
    removed = "task.project: { drop_after: 1.5.0 }"
    second, third = at("1.4.0", PROJECT + title, removed), at("1.5.0", PROJECT + title, removed)
    history = db.start(first)
    db.fill("projects", "name", ("a",))
    db.plain.execute(
        "INSERT INTO tasks (id, user_id, title, project_id)"
        " SELECT gen_random_uuid(), user_id, 'one', id FROM projects"
    )
    rows = db.rows("tasks", "project_id")

    db.there_and_back(history, first, second)
    db.plain.execute("DELETE FROM projects")
    assert db.rows("tasks", "project_id") == rows
    db.there_and_back(history, second, third)

    db.assert_like_new(third)


TAG = """
tag:
  fields: { label: { type: string, required: true, max_length: 40 } }
  unique: { tag_label: [label] }
  relations: { project: { belongs_to: project } }
"""


def test_a_resource_is_retired_keeps_its_rows_and_is_dropped_in_time(db: Database) -> None:
    removed = "tag: { drop_after: 2.0.0 }"
    first, second = at("1.3.0", PROJECT + TAG), at("1.4.0", PROJECT, removed)
    third = at("2.0.0", PROJECT, removed)
    history = db.start(first)
    db.fill("projects", "name", ("a",))
    db.plain.execute(
        "INSERT INTO tags (id, user_id, label, project_id)"
        " SELECT gen_random_uuid(), user_id, id::text, id FROM projects"
    )
    rows = db.rows("tags", "label, project_id")

    db.there_and_back(history, first, second)
    assert db.rows("tags", "label, project_id") == rows
    assert history.plan(at("1.9.9", PROJECT, removed)) is None
    db.plain.execute("DELETE FROM projects")
    db.there_and_back(history, second, third)

    db.assert_like_new(third)


def test_a_resource_that_comes_back_has_its_rows(db: Database) -> None:
    alone = TAG.replace("  relations: { project: { belongs_to: project } }\n", "")
    first = at("1.3.0", PROJECT + alone)
    second = at("1.4.0", PROJECT, "tag: { drop_after: 2.0.0 }")
    history = db.start(first)
    db.fill("tags", "label", ("a",), ("b",))
    rows = db.rows("tags", "label")
    db.there_and_back(history, first, second)

    db.there_and_back(history, second, at("1.4.1", PROJECT + alone))

    assert db.rows("tags", "label") == rows


def test_a_join_is_retired_as_well(db: Database) -> None:
    tag = "tag:\n  fields: { label: { type: string, required: true } }\n"
    tagged = "  relations: { tags: { many_to_many: tag } }\n"
    removed = "project_tag: { drop_after: 2.0.0 }"
    first, second = at("1.3.0", tag + PROJECT + tagged), at("1.4.0", tag + PROJECT, removed)
    history = db.start(first)

    db.there_and_back(history, first, second)
    db.there_and_back(history, second, at("2.0.0", tag + PROJECT, removed))


def test_a_join_that_comes_back_has_its_rows(db: Database) -> None:
    tag = "tag:\n  fields: { label: { type: string, required: true } }\n"
    tagged = "  relations: { tags: { many_to_many: tag } }\n"
    removed = "project_tag: { drop_after: 2.0.0 }"
    first, second = at("1.3.0", tag + PROJECT + tagged), at("1.4.0", tag + PROJECT, removed)
    history = db.start(first)
    for table, column in (("projects", "name"), ("tags", "label")):
        db.fill(table, column, ("a",))
    pairs = "SELECT p.user_id, p.id, t.id FROM projects p JOIN tags t ON t.user_id = p.user_id"
    db.plain.execute(f"INSERT INTO project_tag (user_id, project_id, tag_id) {pairs}".encode())
    held = db.plain.execute("SELECT * FROM project_tag ORDER BY 1, 2, 3").fetchall()
    db.upgrade(*history.migrate_all(second))

    db.there_and_back(history, second, first)

    assert db.plain.execute("SELECT * FROM project_tag ORDER BY 1, 2, 3").fetchall() == held


def test_a_join_that_comes_back_between_other_tables_is_refused() -> None:
    ends = "tag:\n  fields: { label: { type: string, required: true } }\n"
    ends += ends.replace("tag:", "label:")
    relation = "  relations: {{ tags: {{ many_to_many: {}, through: project_tag }} }}\n"
    removed = "project_tag: { drop_after: 2.0.0 }"
    history = History()
    history.migrate_all(at("1.3.0", ends + PROJECT + relation.format("tag")))
    history.migrate_all(at("1.4.0", ends + PROJECT, removed))

    with pytest.raises(SchemaError) as refused:
        history.plan(at("1.5.0", ends + PROJECT + relation.format("label")))

    assert [each.code for each in refused.value.diagnostics] == ["join-changed"]


def test_a_renamed_resource_takes_along_what_is_retired(db: Database) -> None:
    first, second = tasks("1.3.0", OLD), tasks("1.4.0", "", WAITS)
    history = db.start(first)
    db.fill("tasks", "title, old", ("a", 7))
    name = "name: { type: string, required: true, renamed_from: title }"
    job = f"job:\n  renamed_from: task\n  fields: {{ {name} }}"
    db.upgrade(*history.migrate_all(second))

    db.there_and_back(history, second, at("1.4.1", job, WAITS))
    assert db.rows("jobs", "name, old") == [("a", 7)] * len(OWNERS)
    db.there_and_back(history, at("1.4.1", job, WAITS), at("1.5.0", job, "job.old: {}"))


def test_a_name_that_waits_is_not_given_to_another() -> None:
    history = History()
    history.migrate(at("1.3.0", PROJECT + TAG))
    other = "label:\n  plural: tags\n  fields: { text: { type: string, required: true } }\n"

    with pytest.raises(SchemaError) as refused:
        history.plan(at("1.4.0", PROJECT + other, "tag: { drop_after: 2.0.0 }"))
    assert [each.code for each in refused.value.diagnostics] == ["name-retired"]
    assert history.plan(at("1.4.0", PROJECT + other, "tag: {}")) is not None


TAGGED = "  relations: {{ {}: {{ many_to_many: tag, through: project_tag }} }}\n"


@pytest.mark.parametrize(
    ("name", "resources"),
    [
        ("task.old", "task:\n  fields: { old: { type: boolean, default: false } }\n"),
        ("tag", TAG.partition("  unique")[0]),
        ("tag.project", TAG),
        ("tag.project_id", TAG),
        ("project_tag", TAG.partition("  unique")[0] + PROJECT + TAGGED.format("tags")),
    ],
)
def test_what_another_thing_replaces_cannot_wait(name: str, resources: str) -> None:
    resources = resources if PROJECT in resources else PROJECT + resources

    with pytest.raises(SchemaError) as refused:
        at("1.4.0", resources, f"{name}: {{ replaced: true, drop_after: 1.5.0 }}")

    (diagnostic,) = refused.value.diagnostics
    assert diagnostic.code == "bad-removal"
    assert diagnostic.message == (f"`{name}` cannot stay until then: something else has its name")
    assert diagnostic.hint == (
        f"to drop it at once, write under `removed:`\n    {name}: {{ replaced: true }}\n"
        "to keep it until then, give what replaces it another name"
    )


def test_what_waits_goes_at_once_where_its_name_is_used_again(db: Database) -> None:
    first, second = tasks("1.3.0", OLD), tasks("1.4.0", "", WAITS)
    history = db.start(first)
    db.fill("tasks", "title, old", ("a", 7))
    db.there_and_back(history, first, second)
    third = tasks("1.4.1", "old: { type: boolean, default: false }", "task.old: { replaced: true }")

    db.there_and_back(history, second, third)

    assert db.rows("tasks", "old") == [(False,)] * len(OWNERS)
