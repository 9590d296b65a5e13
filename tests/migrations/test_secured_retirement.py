"""What is removed with `drop_after` where policies hide rows, also from whoever migrates."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from codegen.catalog import Catalog
from tests.migrations.databases import OWNERS, Database
from tests.migrations.test_retirement import OLD, PROJECT, TAG, WAITS, at, tasks
from tests.migrations.test_rows import migrator, write

NEW = "INSERT INTO tasks (id, user_id, title) VALUES (gen_random_uuid(), 'ada', 'new')"


@pytest.fixture
def bound(db: Database) -> Iterator[Database]:
    """A database that is migrated by a role which policies bind."""
    with migrator(db):
        yield db


def secured(version: str, fields: str, removed: str = "") -> Catalog:
    return tasks(version, fields, removed, security=True)


@pytest.mark.parametrize("field", [OLD, "old: { type: integer, default: 3, maximum: 9 }"])
def test_a_secured_field_is_retired_keeps_its_values_and_is_dropped_in_time(
    bound: Database, field: str
) -> None:
    first, second = secured("1.3.0", field), secured("1.4.0", "", WAITS)
    history = bound.start(first)
    bound.fill("tasks", "title, old", ("a", 7))

    bound.there_and_back(history, first, second)
    write(bound, "ada", NEW)
    bound.there_and_back(history, second, secured("1.5.0", "", WAITS))

    bound.assert_like_new(secured("1.5.0", ""))
    assert sorted(bound.rows("tasks", "title")) == [("a",)] * len(OWNERS) + [("new",)]


def test_rows_that_policies_hide_stop_the_way_back_of_a_retired_field(bound: Database) -> None:
    first, second = secured("1.3.0", OLD), secured("1.4.0", "", WAITS)
    history = bound.start(first)
    revisions = history.migrate_all(second)
    bound.upgrade(*revisions)
    write(bound, "ada", NEW)

    with pytest.raises(sa.exc.DBAPIError, match="1 row of tasks with no old"):
        bound.downgrade(*revisions)
    bound.assert_like_new(second, history.tables())
    bound.plain.execute("UPDATE tasks SET old = 7")
    bound.downgrade(*revisions)

    bound.assert_like_new(first)


def test_a_secured_field_that_comes_back_is_filled_in_rows_of_all_owners(bound: Database) -> None:
    first, second = secured("1.3.0", OLD), secured("1.4.0", "", WAITS)
    history = bound.start(first)
    bound.fill("tasks", "title, old", ("a", 7))
    bound.upgrade(*history.migrate_all(second))
    bound.fill("tasks", "title", ("new",))
    third = secured("1.4.1", OLD.replace("minimum: 1", "minimum: 1, backfill: 1"))

    bound.there_and_back(history, second, third)

    bound.assert_like_new(third)
    assert sorted(bound.rows("tasks", "title, old")) == [*[("a", 7)] * 4, *[("new", 1)] * 4]


def filled(db: Database) -> list[tuple[object, ...]]:
    """Rows of tags, each of a project of its own; their keys and values."""
    db.fill("projects", "name", ("a",))
    db.plain.execute(
        "INSERT INTO tags (id, user_id, label, project_id)"
        " SELECT gen_random_uuid(), user_id, id::text, id FROM projects"
    )
    return db.rows("tags", "label, project_id")


REMOVED = "tag: { drop_after: 2.0.0 }"


def test_a_secured_resource_is_retired_keeps_its_rows_and_is_dropped_in_time(
    bound: Database,
) -> None:
    first = at("1.3.0", PROJECT + TAG, security=True)
    second = at("1.4.0", PROJECT, REMOVED, security=True)
    third = at("2.0.0", PROJECT, REMOVED, security=True)
    history = bound.start(first)
    rows = filled(bound)

    bound.there_and_back(history, first, second)
    assert bound.rows("tags", "label, project_id") == rows
    bound.plain.execute("DELETE FROM projects")
    bound.there_and_back(history, second, third)

    bound.assert_like_new(third)


def test_rows_that_policies_hide_stop_the_way_back_of_a_retired_resource(bound: Database) -> None:
    first = at("1.3.0", PROJECT + TAG, security=True)
    second = at("1.4.0", PROJECT, REMOVED, security=True)
    history = bound.start(first)
    filled(bound)
    revisions = history.migrate_all(second)
    bound.upgrade(*revisions)
    bound.plain.execute("DELETE FROM projects WHERE user_id = 'ada'")

    with pytest.raises(sa.exc.DBAPIError, match="2 rows of tags with a project that is not there"):
        bound.downgrade(*revisions)

    bound.assert_like_new(second, history.tables())


def test_the_rows_of_a_secured_resource_that_comes_back_must_fit(bound: Database) -> None:
    alone = TAG.replace("  relations: { project: { belongs_to: project } }\n", "")
    first = at("1.3.0", PROJECT + alone, security=True)
    second = at("1.4.0", PROJECT, REMOVED, security=True)
    history = bound.start(first)
    bound.fill("tags", "label", ("abcd",), ("efgh",))
    bound.there_and_back(history, first, second)
    snapshot, revisions = history.snapshot, dict(history.revisions)
    narrow = at("1.4.1", PROJECT + alone.replace("40", "3"), security=True)

    with pytest.raises(sa.exc.DBAPIError, match="4 rows of tags with a label longer than 3"):
        bound.upgrade(*history.migrate_all(narrow))
    history.snapshot, history.revisions = snapshot, revisions
    bound.there_and_back(history, second, at("1.4.1", PROJECT + alone, security=True))

    assert len(bound.rows("tags", "label")) == len(OWNERS)


@pytest.mark.parametrize(("before", "after"), [(True, False), (False, True)])
def test_a_resource_waits_with_the_policies_that_it_had_and_comes_back_with_those_of_now(
    bound: Database, before: bool, after: bool
) -> None:
    alone = TAG.replace("  relations: { project: { belongs_to: project } }\n", "")
    first = at("1.3.0", PROJECT + alone, security=before)
    second = at("1.4.0", PROJECT, REMOVED, security=before)
    switched = at("1.4.1", PROJECT, REMOVED, security=after)
    history = bound.start(first)
    bound.fill("tags", "label", ("a",), ("b",))
    rows = bound.rows("tags", "label")

    bound.there_and_back(history, first, second)
    bound.there_and_back(history, second, switched)
    bound.there_and_back(history, switched, at("1.4.2", PROJECT + alone, security=after))

    assert bound.rows("tags", "label") == rows
