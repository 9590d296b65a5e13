"""What rows get that are there already: by function, and by an expression over the row."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest
import sqlalchemy as sa

from codegen.catalog import Catalog
from codegen.diagnostics import SchemaError, render
from tests.migrations.databases import OWNERS, Database
from tests.migrations.histories import History, catalog, tasks

TITLE = "title: { type: string, required: true }\n"


def test_each_row_gets_a_uuid_of_its_own_and_all_get_one_moment(db: Database) -> None:
    before = tasks(TITLE)
    after = tasks(
        TITLE
        + "token: { type: uuid, required: true, backfill: uuid }\n"
        + "begun: { type: datetime, required: true, backfill: now }"
    )
    history = db.start(before)
    db.fill("tasks", "title", ("a",))

    db.there_and_back(history, before, after)

    tokens = [token for (token,) in db.rows("tasks", "token")]
    assert len(set(tokens)) == len(OWNERS)
    assert all(isinstance(token, uuid.UUID) for token in tokens)
    assert len(set(db.rows("tasks", "begun"))) == 1


def test_a_value_is_made_of_the_row_as_it_will_be(db: Database) -> None:
    before = tasks("name: { type: string, required: true }\nsize: { type: integer, default: 3 }")
    after = tasks(
        "key: { type: string, required: true, max_length: 9, "
        "backfill: { sql: \"lower(title) || ':' || size || rank\" } }\n"
        "title: { type: string, required: true, renamed_from: name }\n"
        'size: { type: string, default: "3" }\n'
        "rank: { type: integer, default: 1, backfill: 2 }"
    )
    history = db.start(before)
    db.fill("tasks", "name, size", ("Ab", 1), ("it's", 12))

    db.there_and_back(history, before, after)

    assert {key for (key,) in db.rows("tasks", "key")} == {"ab:12", "it's:122"}


def test_nulls_are_filled_from_the_row(db: Database) -> None:
    before = tasks(TITLE + "label: { type: string, nullable: true }")
    after = tasks(
        TITLE + "label: { type: string, required: true, backfill: { sql: upper(title) } }"
    )
    history = db.start(before)
    db.fill("tasks", "title, label", ("a", None), ("b", "kept"))

    db.there_and_back(history, before, after)

    assert {label for (label,) in db.rows("tasks", "label")} == {"A", "kept"}


PROJECT = "project:\n  fields: { name: { type: string, required: true } }\n"
TASK = "task:\n  fields: { title: { type: string, required: true } }\n"
FIRST = '"(SELECT id FROM projects p WHERE p.user_id = tasks.user_id ORDER BY id LIMIT 1)"'
RELATED = f"  relations: {{ project: {{ belongs_to: project, backfill: {{ sql: {FIRST} }} }} }}\n"
NESTED = f"  parent: {{ resource: project, backfill: {{ sql: {FIRST} }} }}\n"


@pytest.mark.parametrize("lines", [RELATED, NESTED], ids=["relation", "parent"])
@pytest.mark.parametrize("security", [False, True])
def test_rows_are_put_below_a_row_of_their_owner(db: Database, lines: str, security: bool) -> None:
    before = secured(catalog(PROJECT + TASK), security)
    after = secured(catalog(PROJECT + TASK + lines), security)
    history = db.start(before)
    db.fill("projects", "name", ("p",))
    db.fill("tasks", "title", ("t",))

    db.there_and_back(history, before, after)

    joined = "(p.user_id, p.id) = (t.user_id, t.project_id)"
    query = f"SELECT count(*) FROM tasks t JOIN projects p ON {joined}".encode()
    assert db.plain.execute(query).fetchone() == (len(OWNERS),)


def secured(schema: Catalog, security: bool) -> Catalog:

    return replace(schema, row_level_security=security)


def test_a_row_without_anything_to_refer_to_stops_the_run(db: Database) -> None:
    history = db.start(catalog(PROJECT + TASK))
    db.fill("tasks", "title", ("t",))
    first, second = history.migrate_all(catalog(PROJECT + TASK + RELATED))
    db.upgrade(first)

    with pytest.raises(sa.exc.IntegrityError, match="ck_tasks_project_id_present"):
        db.upgrade(second)

    db.fill("projects", "name", ("p",))
    db.upgrade(second)
    db.assert_like_new(catalog(PROJECT + TASK + RELATED))


def test_what_is_asked_for_can_be_pasted() -> None:

    history = History()
    history.migrate(catalog(PROJECT + TASK))
    bare = "  relations: { project: { belongs_to: project } }\n"
    with pytest.raises(SchemaError) as caught:
        history.plan(catalog(PROJECT + TASK + bare))
    told = render(caught.value.diagnostics[0], {})
    line = next(line for line in told.splitlines() if "backfill:" in line).strip()

    pasted = f"  relations: {{ project: {{ belongs_to: project, {line} }} }}\n"

    assert history.plan(catalog(PROJECT + TASK + pasted)) is not None


LONG = "x" * 200


def test_a_value_longer_than_a_line_is_filled_in_whole(db: Database) -> None:
    history = db.start(tasks("note: { type: text, nullable: true }"))
    db.fill("tasks", "note", (None,))
    after = tasks(f"note: {{ type: text, required: true, backfill: {LONG} }}")

    db.there_and_back(history, tasks("note: { type: text, nullable: true }"), after)

    assert {note for (note,) in db.rows("tasks", "note")} == {LONG}


def test_a_parent_takes_nothing_from_a_relation_that_has_its_former_name(db: Database) -> None:
    task = TASK + "  relations: { project: { belongs_to: TARGET, nullable: true } }\n"
    first = "(SELECT id FROM plans p WHERE p.user_id = tasks.user_id ORDER BY id DESC LIMIT 1)"
    parent = f'  parent: {{ resource: plan, backfill: {{ sql: "{first}" }} }}\n'
    plan = PROJECT.replace("project:", "plan:") + "  renamed_from: project\n"
    before = catalog(PROJECT + task.replace("TARGET", "project"))
    after = catalog(plan + task.replace("TARGET", "plan") + parent)
    history = db.start(before)
    db.fill("projects", "name", ("p",))
    db.plain.execute(
        "INSERT INTO tasks (id, user_id, title, project_id)"
        " SELECT gen_random_uuid(), user_id, 't', id FROM projects"
    )
    related = db.rows("tasks", "id, project_id")

    db.there_and_back(history, before, after)

    assert db.rows("tasks", "id, project_id") == related
