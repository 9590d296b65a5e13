"""Edits of what binds rows, on tables that have some: nothing is lost or slips through."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
import sqlalchemy as sa

from codegen.catalog import Catalog
from codegen.read import read_text
from tests.migrations.databases import OWNERS, Database, interrupted_at
from tests.migrations.histories import History

SET_OWNER = sa.text("SELECT set_config('app.user_id', :owner, true)")
CASES = Path(__file__).parent / "cases"


def case(name: str) -> tuple[Catalog, Catalog]:
    """The two schemas of an accepted case."""
    before, after = (
        read_text((CASES / name / f"{which}.yaml").read_text(encoding="utf-8"))
        for which in ("before", "after")
    )
    return before, after


def test_rows_that_refer_to_nothing_stop_a_new_reference(db: Database) -> None:
    before, after = case("change_target")
    history = db.start(before)
    db.fill("projects", "name", ("a",))
    (project,) = db.plain.execute("SELECT id FROM projects LIMIT 1").fetchone() or [None]
    db.plain.execute(
        "INSERT INTO tasks (id, user_id, title, project_id)"
        " SELECT gen_random_uuid(), user_id, 'one', id FROM projects"
    )
    assert project is not None

    with pytest.raises(sa.exc.IntegrityError, match="4 rows of tasks with a project that is not"):
        db.upgrade(*history.migrate_all(after))

    db.assert_like_new(before)


def test_a_reference_keeps_its_values_under_a_new_name_and_fate(db: Database) -> None:
    history = start_with_projects(db)
    before, renamed = case("rename_reference")
    rows = db.rows("tasks", "id, project_id")

    db.there_and_back(history, before, renamed)

    assert db.rows("tasks", "id, group_id") == rows


def start_with_projects(db: Database) -> History:
    """Tasks that refer to a project each."""
    before, _ = case("rename_reference")
    history = db.start(before)
    db.fill("projects", "name", ("a",))
    db.plain.execute(
        "INSERT INTO tasks (id, user_id, title, project_id)"
        " SELECT gen_random_uuid(), user_id, 'one', id FROM projects"
    )
    return history


def test_a_changed_fate_on_delete_holds_at_once(db: Database) -> None:
    history = start_with_projects(db)
    before, after = case("change_on_delete")

    db.there_and_back(history, before, after)
    db.plain.execute("DELETE FROM projects")

    assert db.rows("tasks", "project_id") == [(None,)] * len(OWNERS)


def test_a_join_keeps_its_rows_when_its_resources_are_renamed(db: Database) -> None:
    before, after = case("rename_joined")
    history = db.start(before)
    db.fill("tasks", "title", ("a",))
    db.fill("tags", "label", ("b",))
    db.plain.execute(
        "INSERT INTO task_tag SELECT user_id, tasks.id, tags.id"
        " FROM tasks JOIN tags USING (user_id)"
    )
    count = db.plain.execute("SELECT count(*) FROM task_tag").fetchone()

    db.there_and_back(history, before, after)

    assert db.plain.execute("SELECT count(*) FROM job_label").fetchone() == count != (0,)


def test_rows_that_are_alike_stop_a_new_unique(db: Database) -> None:
    before, after = case("add_unique")
    history = db.start(before)
    db.fill("tasks", "title", ("one",))
    revision = history.migrate(after)

    with pytest.raises(sa.exc.IntegrityError, match="2 rows of tasks with the same title as"):
        db.upgrade(revision)

    db.plain.execute("UPDATE tasks SET title = id::text")
    db.upgrade(revision)
    db.assert_like_new(after)


@pytest.mark.parametrize("name", ["add_index", "add_reference", "add_unique"])
def test_a_build_that_was_cut_short_is_done_again(db: Database, name: str) -> None:
    before, after = case(name)
    history = db.start(before)
    *together, apart = history.migrate_all(after)
    db.upgrade(*together)
    number = 1

    while True:
        with interrupted_at(db.alchemy, number) as seen, suppress(InterruptedError):
            db.upgrade(apart)
        if len(seen) < number:
            break
        number += 1

    assert number > 2
    db.assert_like_new(after)


def test_nobody_waits_while_an_index_is_built(db: Database) -> None:
    before, after = case("add_index")
    history = db.start(before)
    (revision,) = history.migrate_all(after)
    with interrupted_at(db.alchemy, 99) as seen:
        db.upgrade(revision)

    drop, create = (each for each in seen if "INDEX" in each)
    assert drop.startswith("DROP INDEX CONCURRENTLY")
    assert create.startswith("CREATE INDEX CONCURRENTLY")


def test_a_row_that_breaks_a_new_condition_stops_it(db: Database) -> None:
    before, after = case("add_check")
    history = db.start(before)
    db.fill("tasks", "title, size", ("none", 1))

    with pytest.raises(sa.exc.IntegrityError, match="4 rows of tasks that break the check sized"):
        db.upgrade(*history.migrate_all(after))

    db.assert_like_new(before)


def test_rows_that_were_deleted_softly_do_not_come_back(db: Database) -> None:
    before, after = case("soft_delete_off")
    history = db.start(before)
    db.fill("tasks", "slug, deleted_at", ("a", None), ("b", "2026-01-31T00:00:00Z"))
    revisions = history.migrate_all(after)

    db.upgrade(*revisions)

    assert {slug for (slug,) in db.rows("tasks", "slug")} == {"a"}
    db.downgrade(*revisions)
    db.assert_like_new(before)


def test_a_downgrade_lets_no_deleted_row_come_back_either(db: Database) -> None:
    before, after = case("soft_delete_on")
    history = db.start(before)
    revisions = history.migrate_all(after)
    db.upgrade(*revisions)
    db.fill("tasks", "slug, deleted_at", ("a", None), ("b", "2026-01-31T00:00:00Z"))

    db.downgrade(*revisions)

    assert {slug for (slug,) in db.rows("tasks", "slug")} == {"a"}


@contextmanager
def migrator(db: Database) -> Iterator[None]:
    """Migrate as a role that owns the tables and is bound by their policies, as none here is."""
    name = f"migrator_{db.plain.info.backend_pid}"
    db.plain.execute(f"CREATE ROLE {name}".encode())
    db.plain.execute(f"GRANT ALL ON SCHEMA public TO {name}".encode())
    with db.alchemy.begin():
        db.alchemy.execute(sa.text(f"SET ROLE {name}"))
    try:
        yield
    finally:
        with db.alchemy.begin():
            db.alchemy.execute(sa.text("RESET ROLE"))
        db.plain.execute(f"DROP OWNED BY {name}".encode())
        db.plain.execute(f"DROP ROLE {name}".encode())


def test_policies_hide_the_rows_of_others_and_of_everybody_from_nobody(db: Database) -> None:
    _, secured = case("row_security_on")
    with migrator(db):
        db.start(secured)
        db.fill("tasks", "title", ("one",))

        def seen(owner: str | None) -> set[str]:
            with db.alchemy.begin():
                if owner is not None:
                    db.alchemy.execute(SET_OWNER, {"owner": owner})
                return set(db.alchemy.scalars(sa.text("SELECT user_id FROM tasks")))

        assert seen(None) == set()
        assert seen("ada") == {"ada"}
        assert seen(None) == set()
        with pytest.raises(sa.exc.ProgrammingError, match="row-level security"):
            write(
                db,
                "ada",
                "INSERT INTO tasks (id, user_id, title) VALUES (gen_random_uuid(), 'grace', 'a')",
            )


def write(db: Database, owner: str, statement: str) -> None:
    with db.alchemy.begin():
        db.alchemy.execute(SET_OWNER, {"owner": owner})
        db.alchemy.execute(sa.text(statement))


def test_a_revision_fills_the_rows_that_policies_hide_from_it(db: Database) -> None:
    before, after = case("row_security_with_rows")
    with migrator(db):
        history = db.start(before)
        db.fill("tasks", "title", ("one",))

        db.there_and_back(history, before, after)

        assert db.rows("tasks", "size") == [(3,)] * len(OWNERS)


def test_a_new_reference_is_held_against_rows_that_policies_hide(db: Database) -> None:
    secured = "security: { row_level_security: true }\nresources"
    texts = [
        (CASES / "change_target" / f"{which}.yaml").read_text(encoding="utf-8")
        for which in ("before", "after")
    ]
    before, after = (read_text(text.replace("resources", secured, 1)) for text in texts)
    with migrator(db):
        history = db.start(before)
        db.fill("projects", "name", ("a",))
        db.plain.execute(
            "INSERT INTO tasks (id, user_id, title, project_id)"
            " SELECT gen_random_uuid(), user_id, 'one', id FROM projects"
        )

        with pytest.raises(
            sa.exc.IntegrityError, match="4 rows of tasks with a project that is not"
        ):
            db.upgrade(*history.migrate_all(after))

        db.assert_like_new(before)
