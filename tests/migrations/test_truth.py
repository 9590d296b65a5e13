"""Each kind of edit on a real PostgreSQL: the catalogue is the judge, and the rows are witnesses.

After a revision the catalogue must equal that of a database created from nothing; after its
downgrade, that of the database before. The values must be where they were.
"""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from codegen.catalog import Catalog
from codegen.storage import tables
from tests.migrations.databases import OWNERS, Database, interrupted_at
from tests.migrations.histories import catalog, tasks
from tests.migrations.pg_catalogue import created, describe

TITLE = "title: { type: string, required: true, max_length: 80 }\n"


def test_a_new_resource_is_a_new_table(db: Database) -> None:
    before = tasks(TITLE)
    after = catalog(
        """
        task: { fields: { title: { type: string, required: true, max_length: 80 } } }
        tag:
          description: A word.
          fields:
            label: { type: string, required: true, max_length: 9, pattern: "^[a-z]+$" }
        """
    )
    history = db.start(before)
    db.fill("tasks", "title", ("one",), ("two",))

    db.there_and_back(history, before, after)

    assert len(db.rows("tasks", "title")) == len(OWNERS)


def test_a_removed_resource_is_dropped_and_comes_back_empty(db: Database) -> None:
    label = "fields: { label: { type: string, required: true, description: A word. } }"
    before = catalog(f"task: {{ {label} }}\ntag: {{ {label} }}")
    after = catalog(f"task: {{ {label} }}", removed="tag: {}")
    history = db.start(before)
    db.fill("tags", "label", ("one",))
    revision = history.migrate(after)
    db.upgrade(revision)
    db.assert_like_new(after)

    db.downgrade(revision)

    db.assert_like_new(before)
    assert db.rows("tags", "label") == []


def test_a_renamed_resource_keeps_its_rows(db: Database) -> None:
    fields = "fields: { title: { type: string, required: true, max_length: 80 } }"
    before = catalog(f"todo: {{ {fields} }}")
    after = catalog(f"task: {{ renamed_from: todo, {fields} }}")
    history = db.start(before)
    db.fill("todos", "title", ("one",), ("two",))
    rows = db.rows("todos", "id, user_id, title")

    db.there_and_back(history, before, after)

    assert db.rows("tasks", "id, user_id, title") == rows


def test_another_plural_renames_the_table(db: Database) -> None:
    before = catalog("person: { fields: { name: { type: string, required: true } } }")
    after = catalog(
        "person: { plural: people, fields: { name: { type: string, required: true } } }"
    )
    history = db.start(before)
    db.fill("persons", "name", ("Ada",))

    db.there_and_back(history, before, after)

    assert [name for (name,) in db.rows("people", "name")] == ["Ada"] * len(OWNERS)


def test_a_renamed_field_keeps_its_values(db: Database) -> None:
    before = tasks('name: { type: string, required: true, max_length: 80, pattern: "^[a-z]+$" }')
    after = tasks(
        'title: { type: string, required: true, max_length: 80, pattern: "^[a-z]+$", '
        "renamed_from: name }"
    )
    history = db.start(before)
    db.fill("tasks", "name", ("one",), ("two",))
    rows = db.rows("tasks", "id, name")

    db.there_and_back(history, before, after)

    assert db.rows("tasks", "id, title") == rows


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("{ type: integer, nullable: true, minimum: 1 }", None),
        ("{ type: integer, default: 3, minimum: 1, maximum: 5 }", 3),
        ("{ type: integer, nullable: true, default: 3 }", 3),
        ("{ type: integer, required: true, backfill: 4, maximum: 5 }", 4),
        ("{ type: integer, default: 3, backfill: 4 }", 4),
        ("{ type: integer, nullable: true, backfill: 4 }", 4),
        ("{ type: boolean, default: true, description: Whether. }", True),
        ('{ type: string, default: "", max_length: 3 }', ""),
    ],
)
def test_a_new_field_gives_old_rows_what_it_says(db: Database, field: str, value: object) -> None:
    before = tasks(TITLE)
    after = tasks(f"{TITLE}extra: {field}")
    history = db.start(before)
    db.fill("tasks", "title", ("one",))

    db.there_and_back(history, before, after)

    assert db.rows("tasks", "title, extra") == [("one", value)] * len(OWNERS)


def test_a_new_time_gives_all_old_rows_the_same_moment(db: Database) -> None:
    before, after = tasks(TITLE), tasks(f"{TITLE}seen_at: {{ type: datetime, default: now }}")
    history = db.start(before)
    db.fill("tasks", "title", ("one",))

    db.there_and_back(history, before, after)

    assert len(set(db.rows("tasks", "seen_at"))) == 1


@pytest.mark.parametrize("nullable", ["", ", nullable: true"])
def test_a_new_random_id_is_another_one_for_each_old_row(db: Database, nullable: str) -> None:
    before = tasks(TITLE)
    after = tasks(f"{TITLE}token: {{ type: uuid, default: uuid{nullable} }}")
    history = db.start(before)
    db.fill("tasks", "title", ("one",))

    db.there_and_back(history, before, after)

    assert len({token for (token,) in db.rows("tasks", "token")} - {None}) == len(OWNERS)


def test_timestamps_can_be_added_to_a_table_with_rows(db: Database) -> None:
    before, after = tasks(TITLE), timestamped(tasks(TITLE))
    history = db.start(before)
    db.fill("tasks", "title", ("one",))

    db.there_and_back(history, before, after)

    assert all(row[0] is not None for row in db.rows("tasks", "created_at"))


def timestamped(schema: Catalog) -> Catalog:
    return replace(
        schema, resources=tuple(replace(each, timestamps=True) for each in schema.resources)
    )


@pytest.mark.parametrize(
    "field",
    [
        "{ type: integer, nullable: true, minimum: 1 }",
        "{ type: integer, default: 3, minimum: 1 }",
        "{ type: integer, required: true, backfill: 7 }",
        "{ type: uuid, default: uuid }",
    ],
)
def test_a_removed_field_comes_back_without_its_values(db: Database, field: str) -> None:
    before = tasks(f"{TITLE}estimate: {field}")
    after = tasks(TITLE, removed="task.estimate: {}")
    history = db.start(before)
    value = "8" if "integer" in field else "00000000-0000-0000-0000-000000000008"
    db.fill("tasks", "title, estimate", ("one", value))

    db.there_and_back(history, before, after)

    assert db.rows("tasks", "title") == [("one",)] * len(OWNERS)


def test_a_required_field_without_a_default_comes_back_only_to_an_empty_table(db: Database) -> None:
    before = tasks(f"{TITLE}estimate: {{ type: integer, required: true }}")
    after = tasks(TITLE, removed="task.estimate: {}")
    history = db.start(before)
    db.fill("tasks", "title, estimate", ("one", 8))
    revision = history.migrate(after)
    db.upgrade(revision)

    with pytest.raises(sa.exc.DatabaseError, match="4 rows of tasks with no estimate"):
        db.downgrade(revision)
    db.assert_like_new(after)

    db.plain.execute("DELETE FROM tasks")
    db.downgrade(revision)
    db.assert_like_new(before)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", "default: 3"),
        ("default: 3", "default: 4"),
        ("default: 3", "required: true"),
    ],
)
def test_another_default_leaves_old_rows_alone(db: Database, old: str, new: str) -> None:
    before = tasks(f"{TITLE}size: {{ type: integer, {old or 'required: true'} }}")
    after = tasks(f"{TITLE}size: {{ type: integer, {new} }}")
    history = db.start(before)
    db.fill("tasks", "title, size", ("one", 1), ("two", 2))
    rows = db.rows("tasks", "id, title, size")

    db.there_and_back(history, before, after)

    assert db.rows("tasks", "id, title, size") == rows


LIMITS = [
    ("type: string, max_length: 80", "type: string, max_length: 90"),
    ("type: string, max_length: 80", "type: string, min_length: 1, max_length: 70"),
    ("type: string, max_length: 80", 'type: string, max_length: 80, pattern: "^[a-z]+$"'),
    ('type: string, pattern: "^[a-z]+$"', 'type: string, pattern: "^[a-z0-9]+$"'),
    ('type: string, pattern: "^[a-z]+$"', "type: string"),
    ("type: string, max_length: 80", "type: text, max_length: 5000"),
    ("type: text, max_length: 5000", "type: string, max_length: 80"),
]


@pytest.mark.parametrize(("old", "new"), LIMITS)
def test_other_limits_need_no_rewrite(db: Database, old: str, new: str) -> None:
    before = tasks(f"title: {{ {old}, required: true }}")
    after = tasks(f"title: {{ {new}, required: true }}")
    history = db.start(before)
    db.fill("tasks", "title", ("one",), ("two",))
    rows = db.rows("tasks", "id, title")
    node = db.plain.execute("SELECT pg_relation_filenode('tasks')").fetchone()

    db.there_and_back(history, before, after)

    assert db.rows("tasks", "id, title") == rows
    assert db.plain.execute("SELECT pg_relation_filenode('tasks')").fetchone() == node


def test_a_range_can_come_and_go(db: Database) -> None:
    before = tasks("size: { type: integer, required: true }")
    after = tasks("size: { type: integer, required: true, minimum: 0, maximum: 9 }")
    history = db.start(before)
    db.fill("tasks", "size", (0,), (9,))

    db.there_and_back(history, before, after)
    db.there_and_back(history, after, before)

    assert [size for (size,) in db.rows("tasks", "size ")] != []


def test_a_row_that_does_not_fit_stops_the_migration_and_nothing_changes(db: Database) -> None:
    before = tasks("title: { type: string, required: true, max_length: 80 }")
    after = tasks(
        """
        title: { type: string, required: true, max_length: 3 }
        extra: { type: integer, nullable: true }
        """
    )
    history = db.start(before)
    db.fill("tasks", "title", ("four",))

    with pytest.raises(sa.exc.IntegrityError, match="4 rows of tasks with a title longer than 3"):
        db.upgrade(*history.migrate_all(after))

    db.assert_like_new(before)


def test_null_is_allowed_from_now_on(db: Database) -> None:
    before = tasks("due_at: { type: datetime, required: true }")
    after = tasks("due_at: { type: datetime, nullable: true }")
    history = db.start(before)
    db.fill("tasks", "due_at", ("2026-01-01T00:00:00Z",))

    db.there_and_back(history, before, after)


def test_a_null_stops_the_way_back_and_nothing_changes(db: Database) -> None:
    before = tasks("due_at: { type: datetime, required: true }")
    after = tasks("due_at: { type: datetime, nullable: true }")
    history = db.start(before)
    revision = history.migrate(after)
    db.upgrade(revision)
    db.fill("tasks", "due_at", (None,))

    with pytest.raises(sa.exc.IntegrityError, match="4 rows of tasks with no due_at"):
        db.downgrade(revision)
    db.assert_like_new(after)


def test_null_is_forbidden_and_old_ones_are_filled(db: Database) -> None:
    before = tasks("size: { type: integer, nullable: true, maximum: 3 }")
    after = tasks("size: { type: integer, required: true, backfill: 5, maximum: 9 }")
    history = db.start(before)
    db.fill("tasks", "size", (None,), (2,))
    revisions = history.migrate_all(after)

    db.upgrade(*revisions)

    db.assert_like_new(after)
    assert sorted(db.rows("tasks", "size")) == [(2,), (2,), (5,), (5,)]


def test_a_filled_value_that_the_old_limits_refuse_stops_the_way_back(db: Database) -> None:
    before = tasks("size: { type: integer, nullable: true, maximum: 3 }")
    after = tasks("size: { type: integer, required: true, backfill: 5, maximum: 9 }")
    history = db.start(before)
    db.fill("tasks", "size", (None,))
    revisions = history.migrate_all(after)
    db.upgrade(*revisions)

    with pytest.raises(sa.exc.IntegrityError, match="4 rows of tasks with a size above 3"):
        db.downgrade(*revisions)
    db.assert_like_new(after)

    db.plain.execute("UPDATE tasks SET size = 1")
    db.downgrade(*revisions)
    db.assert_like_new(before)


def test_descriptions_come_change_and_go(db: Database) -> None:
    plain = tasks("size: { type: integer, required: true }")
    first = catalog(
        """
        task:
          description: What is to be done.
          fields: { size: { type: integer, required: true, description: How much. } }
        """
    )
    history = db.start(plain)

    db.there_and_back(history, plain, first)
    db.there_and_back(history, first, plain)


def test_a_failure_at_any_statement_is_mended_by_running_it_again(db: Database) -> None:
    before = tasks(
        """
        title: { type: string, required: true, max_length: 80 }
        size: { type: integer, nullable: true, maximum: 3 }
        old: { type: uuid, nullable: true }
        """
    )
    after = catalog(
        """
        job:
          renamed_from: task
          fields:
            name: { type: string, required: true, max_length: 90, renamed_from: title }
            size: { type: integer, required: true, backfill: 5, maximum: 9 }
            token: { type: uuid, default: uuid }
        """,
        removed="job.old: {}",
    )
    history = db.start(before)
    db.fill("tasks", "title, size", ("one", None))
    first, second = history.migrate_all(after)
    expected = created(db.plain, tables(before))
    number = 1

    while not upgrades_but_for(db, first, number):
        assert describe(db.plain) == expected
        number += 1
    begun, number = number, 1
    while not upgrades_but_for(db, second, number):
        number += 1

    assert begun > 10
    assert number > 10
    db.assert_like_new(after)


def upgrades_but_for(db: Database, revision: str, number: int) -> bool:
    """Whether the upgrade has fewer statements than `number`; otherwise it fails at that one."""
    with interrupted_at(db.alchemy, number) as seen:
        try:
            db.upgrade(revision)
        except InterruptedError:
            return False
    return len(seen) < number
