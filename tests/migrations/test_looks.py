"""What is looked at before anything changes: exactly what would fail, and it is said in words."""

from __future__ import annotations

from uuid import UUID

import pytest
import sqlalchemy as sa

from codegen.read import read_text
from tests.migrations.databases import Database
from tests.migrations.histories import catalog, tasks
from tests.migrations.looking import Looks, down, up
from tests.migrations.test_rows import migrator

TITLE = "title: { type: string, required: true, max_length: 200 }"
SHORT = "title: { type: string, required: true, max_length: 5 }"


def key(db: Database, where: str) -> str:
    """The keys of the rows of tasks that meet a condition, as an error names them."""
    query = f"SELECT ROW(user_id, id)::text FROM tasks WHERE {where} ORDER BY user_id"
    return ", ".join(row[0] for row in db.plain.execute(query.encode()))


def test_rows_that_are_too_long_are_counted_and_named_before_anything_changes(
    db: Database,
) -> None:
    before, after = tasks(TITLE), tasks(SHORT)
    db.start(before)
    db.fill("tasks", "title", ("short",), ("a long one",), ("fine",), ("fine",))

    said = up(before, after).stop(db)

    assert said == (
        "23514: 1 row of tasks with a title longer than 5 characters, "
        f"for example {key(db, 'char_length(title) > 5')}\n"
        "HINT: add `convert: left(title, 5)` to `task.title`, or change these rows first"
    )


@pytest.mark.parametrize(("least", "cut"), [(1, True), (2, False)])
def test_to_cut_is_offered_where_nothing_can_be_too_short(
    db: Database, least: int, cut: bool
) -> None:
    before, after = (
        tasks(
            f"title: {{ type: string, required: true, min_length: {minimum}, max_length: {most} }}"
        )
        for minimum, most in ((1, 80), (least, 5))
    )
    db.start(before)
    db.fill("tasks", "title", ("a long one",))

    said = up(before, after).stop(db)

    assert said is not None
    assert ("add `convert: left(title, 5)`" in said) == cut


def test_all_that_is_in_the_way_is_told_at_once(db: Database) -> None:
    before = tasks(f"{TITLE}\nsize: {{ type: integer, required: true }}")
    after = tasks(f"{SHORT}\nsize: {{ type: integer, required: true, maximum: 3 }}")
    db.start(before)
    db.fill("tasks", "title, size", ("a long one", 4))

    said = up(before, after).stop(db)

    assert said is not None
    first, second, *hints = said.splitlines()
    assert first.startswith("23514: 4 rows of tasks with a size above 3, for example (ada,")
    assert second.startswith("4 rows of tasks with a title longer than 5 characters, for example")
    assert hints == [
        "HINT: add `convert: least(size, 3)` to `task.size`, or change these rows first",
        "add `convert: left(title, 5)` to `task.title`, or change these rows first",
    ]


def test_what_to_do_is_said_once_where_it_is_the_same_for_several(db: Database) -> None:
    owned = catalog(
        "note: { fields: { slug: { type: string, required: true, max_length: 9 } },"
        " unique: { note_slug: [slug] } }"
    )
    db.start(owned)
    for owner in ("ada", "grace"):
        statement = "INSERT INTO notes (user_id, id, slug) VALUES (%s, %s, 'same')"
        db.plain.execute(statement.encode(), [owner, UUID(int=1)])
    shared = catalog(
        "note: { owned: false, fields: { slug: { type: string, required: true, max_length: 3 } },"
        " unique: { note_slug: [slug] } }",
        "note.user_id: {}",
    )

    said = up(owned, shared).stop(db)

    assert said is not None
    *problems, hint, last = said.splitlines()
    assert len(problems) == 3
    assert hint == "HINT: add `convert: left(slug, 3)` to `note.slug`, or change these rows first"
    assert last == "change these rows first"


def test_no_more_than_five_rows_are_named(db: Database) -> None:
    before, after = tasks(TITLE), tasks(SHORT)
    db.start(before)
    for _ in range(2):
        db.fill("tasks", "title", ("a long one",))

    said = up(before, after).stop(db) or ""

    assert said.startswith("23514: 8 rows of tasks")
    assert said.count("(") - said.count("left(") == 5


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (SHORT, TITLE),
        (TITLE, "title: { type: text, required: true }"),
        ("a: { type: integer, default: 5, minimum: 1 }", "a: { type: integer, default: 6 }"),
        ("a: { type: float, required: true, minimum: 1 }", "a: { type: float, required: true }"),
        (TITLE, f"{TITLE}\nsize: {{ type: integer, default: 3, maximum: 5 }}"),
        (TITLE, f"{TITLE}\nsize: {{ type: integer, nullable: true, maximum: 5 }}"),
        (TITLE, f"{TITLE}\nsize: {{ type: integer, required: true, maximum: 5, backfill: 2 }}"),
        (TITLE, f"{TITLE}\nkey: {{ type: uuid, default: uuid }}"),
        (
            "size: { type: integer, nullable: true, maximum: 5 }",
            "size: { type: integer, required: true, maximum: 9, backfill: 2 }",
        ),
        (TITLE, "name: { type: string, required: true, max_length: 200, renamed_from: title }"),
    ],
)
def test_where_nothing_can_fail_nothing_is_looked_at(before: str, after: str) -> None:
    assert up(tasks(before), tasks(after)).looks == ()


def test_a_reference_that_is_empty_at_first_needs_no_look() -> None:
    project = "project: { fields: { name: { type: text, required: true } } }"
    task = f"task: {{ fields: {{ {TITLE} }}{{relations}} }}"
    before = catalog(f"{project}\n{task.replace('{relations}', '')}")
    relations = ", relations: { project: { belongs_to: project, nullable: true } }"
    after = catalog(f"{project}\n{task.replace('{relations}', relations)}")

    assert up(before, after).looks == ()


def test_a_null_stops_the_way_back_to_a_required_field(db: Database) -> None:
    before = tasks("size: { type: integer, required: true }")
    after = tasks("size: { type: integer, nullable: true }")
    db.start(after)
    db.fill("tasks", "size", (1,), (None,))

    said = down(before, after).stop(db)

    assert said is not None
    assert said.startswith("23502: 2 rows of tasks with no size, for example (ada,")
    assert said.endswith("\nHINT: change these rows first")


def test_rows_that_a_new_unique_finds_alike_are_counted_within_their_owner(db: Database) -> None:
    before = catalog(f"task: {{ fields: {{ {TITLE} }} }}")
    after = catalog(f"task: {{ fields: {{ {TITLE} }}, unique: {{ task_title: [title] }} }}")
    db.start(before)
    db.fill("tasks", "title", ("same",))

    said = up(before, after).stop(db)

    same = key(db, "user_id = 'ada'").split(", ")
    assert said is not None
    assert said.startswith("23505: 2 rows of tasks with the same title as another row of the same")
    assert all(each in said for each in same)


def test_nulls_are_not_alike(db: Database) -> None:
    field = "code: { type: string, nullable: true }"
    before = catalog(f"task: {{ fields: {{ {field} }} }}")
    after = catalog(f"task: {{ fields: {{ {field} }}, unique: {{ task_code: [code] }} }}")
    db.start(before)
    db.fill("tasks", "code", (None,))

    assert up(before, after).stop(db) is None


def test_deleted_rows_are_not_alike(db: Database) -> None:
    parts = "unique: { task_title: [title] }, soft_delete: true"
    before = catalog(f"task: {{ fields: {{ {TITLE} }}, soft_delete: true }}")
    after = catalog(f"task: {{ fields: {{ {TITLE} }}, {parts} }}")
    db.start(before)
    db.fill("tasks", "title, deleted_at", ("same", "2026-01-01"), ("same", None))
    assert up(before, after).stop(db) is None

    db.plain.execute("UPDATE tasks SET deleted_at = NULL")

    assert up(before, after).counts(db) == [2]


def test_what_fills_nulls_may_make_rows_alike(db: Database) -> None:
    field, unique = "code: {{ type: string, {} }}", "unique: { task_code: [code] }"
    before = catalog(f"task: {{ fields: {{ {field.format('nullable: true')} }}, {unique} }}")
    filled = field.format("required: true, backfill: none")
    after = catalog(f"task: {{ fields: {{ {filled} }}, {unique} }}")
    db.start(before)
    db.fill("tasks", "code", (None,))

    assert up(before, after).counts(db) == [2]


def test_a_condition_is_held_against_rows_as_they_will_be(db: Database) -> None:
    before = catalog("task: { fields: { size: { type: integer, nullable: true } } }")
    after = catalog(
        """
        task:
          fields:
            points: { type: integer, required: true, renamed_from: size, backfill: 7 }
            priority: { type: integer, default: 3 }
          checks: { ordered: points < priority }
        """
    )
    db.start(before)
    db.fill("tasks", "size", (None,), (2,), (3,), (1,))

    found = up(before, after)

    assert found.counts(db) == [2]
    assert "2 rows of tasks that break the check ordered, for" in (found.stop(db) or "")


PROJECTS = """
project: {{ fields: {{ name: {{ type: text, required: true }} }} }}
team: {{ fields: {{ name: {{ type: text, required: true }} }} }}
task:
  fields: {{ title: {{ type: text, default: "" }} }}
  relations: {{ project: {{ belongs_to: {target}, nullable: true }} }}
"""


def test_rows_that_would_refer_to_nothing_are_counted(db: Database) -> None:
    before = catalog(PROJECTS.format(target="project"))
    after = catalog(PROJECTS.format(target="team"))
    db.start(before)
    db.fill("projects", "name", ("a",))
    db.plain.execute(
        "INSERT INTO tasks (id, user_id, project_id)"
        " SELECT gen_random_uuid(), user_id, id FROM projects"
    )
    db.fill("tasks")
    db.plain.execute("INSERT INTO teams (SELECT * FROM projects WHERE user_id = 'ada')")

    found = up(before, after)

    assert found.counts(db) == [2]
    assert "23503: 2 rows of tasks with a project that is not there, for" in (found.stop(db) or "")


def test_another_fate_on_delete_is_no_reason_to_look() -> None:
    before = PROJECTS.format(target="project")
    after = before.replace("nullable: true", "nullable: true, on_delete: set_null")

    assert up(catalog(before), catalog(after)).looks == ()


def test_a_renamed_table_is_looked_at_under_the_name_that_it_has(db: Database) -> None:
    before = catalog("todo: { fields: { name: { type: text, required: true } } }")
    after = catalog(
        """
        task:
          renamed_from: todo
          fields: { title: { type: text, required: true, max_length: 3, renamed_from: name } }
        """
    )
    db.start(before)
    db.fill("todos", "name", ("abcd",))

    assert "4 rows of tasks with a title longer than 3" in (up(before, after).stop(db) or "")


WORDS = """
spec: 1
api: {{ title: Test, version: 1.0.0 }}
enums: {{ Status: {{ values: [{words}]{more} }} }}
resources:
  task: {{ fields: {{ status: {{ type: Status, required: true }} }} }}
"""


def test_a_word_that_the_way_back_does_not_know_stops_it(db: Database) -> None:
    before = read_text(WORDS.format(words="todo, done", more=""))
    after = read_text(
        WORDS.format(words="open, done, gone", more=", renamed_values: { todo: open }")
    )
    db.start(after)
    db.fill("tasks", "status", ("open",), ("gone",))

    found = down(before, after)

    assert up(before, after).looks == ()
    assert found.counts(db) == [2]
    assert "2 rows of tasks with a status that is gone, for" in (found.stop(db) or "")


def test_columns_may_be_called_as_the_words_of_the_block(db: Database) -> None:
    names = ["look", "problem", "problems", "remedy", "remedies", "code", "key", "place", "total"]
    before = tasks("\n".join(f"{name}: {{ type: text, required: true }}" for name in names))
    limited = [f"{name}: {{ type: text, required: true, max_length: 3 }}" for name in names]
    after = tasks("\n".join(limited))
    db.start(before)
    db.fill("tasks", ", ".join(names), tuple(["abc"] * len(names)))
    assert up(before, after).stop(db) is None

    db.plain.execute("UPDATE tasks SET problems = 'abcd', code = 'abcd'")

    assert (up(before, after).stop(db) or "").count("4 rows of tasks") == 2


def test_patterns_with_every_sign_are_looked_at_as_they_are_checked(db: Database) -> None:
    pattern = r"""^(a:b|[:]\d|'"|%s\s|[$][$])$"""
    before = tasks("code: { type: string, required: true }")
    text = pattern.replace("'", "''")
    after = tasks(f"code: {{ type: string, required: true, pattern: '{text}' }}")
    db.start(before)
    db.fill("tasks", "code", ("a:b",), (":1",), ("'\"",), ("%s ",))
    assert up(before, after).stop(db) is None

    db.plain.execute("UPDATE tasks SET code = 'a:c' WHERE code = 'a:b'")

    assert "1 row of tasks with a code that does not match" in (up(before, after).stop(db) or "")


SECURED = """
spec: 1
api: {{ title: Test, version: 1.0.0 }}
security: {{ row_level_security: true }}
resources:
  task: {{ fields: {{ title: {{ type: string, required: true, max_length: {most} }} }} }}
"""


def test_an_upgrade_looks_at_rows_that_policies_hide_from_whoever_migrates(db: Database) -> None:
    before, after = (read_text(SECURED.format(most=most)) for most in (9, 3))
    with migrator(db):
        history = db.start(before)
        db.fill("tasks", "title", ("abcd",))

        with pytest.raises(sa.exc.IntegrityError, match="4 rows of tasks with a title longer"):
            db.upgrade(*history.migrate_all(after))

        db.assert_like_new(before)


def test_a_downgrade_looks_at_rows_that_policies_hide_from_whoever_migrates(db: Database) -> None:
    before, after = (read_text(SECURED.format(most=most)) for most in (3, 9))
    with migrator(db):
        history = db.start(before)
        revisions = history.migrate_all(after)
        db.upgrade(*revisions)
        db.fill("tasks", "title", ("abcd",))

        with pytest.raises(sa.exc.IntegrityError, match="4 rows of tasks with a title longer"):
            db.downgrade(*revisions)

        db.assert_like_new(after)


def test_who_sees_only_own_rows_cannot_count_those_that_are_in_the_way(db: Database) -> None:
    before, after = (read_text(SECURED.format(most=most)) for most in (9, 3))
    (look,) = up(before, after).looks
    with migrator(db):
        db.start(before)
        db.fill("tasks", "title", ("abcd",))

        with db.alchemy.begin():
            assert db.alchemy.scalar(sa.text(look.count)) is None
        assert up(before, after).counts(db) == [4]


NOTES = """
task: {{ fields: {{ title: {{ type: text, default: "" }} }}, soft_delete: {kept} }}
note:
  fields: {{ text: {{ type: string, default: "", max_length: {most} }} }}
  relations: {{ task: {{ belongs_to: task, {relation} }} }}
"""


def purging(db: Database, relation: str, then: str) -> Looks:
    """The looks of an edit that ends soft deletion, of tasks of which every other one is deleted.

    Each task has a note of its title, which must be one letter from then on.
    """
    before = catalog(NOTES.format(kept="true", most=9, relation=relation))
    after = catalog(NOTES.format(kept="false", most=1, relation=then), "task.deleted_at: {}")
    db.start(before)
    db.fill("tasks", "title, deleted_at", ("long", "2026-01-01"), ("s", None))
    db.plain.execute("INSERT INTO notes SELECT id, user_id, title, id FROM tasks")
    return up(before, after)


@pytest.mark.parametrize("then", ["on_delete: restrict", "on_delete: set_null, nullable: true"])
def test_what_keeps_a_deleted_row_from_going_is_looked_at(db: Database, then: str) -> None:
    found = purging(db, "on_delete: restrict", then)

    assert "23503: 2 rows of notes with a task that is not there, for" in (found.stop(db) or "")


def test_rows_that_go_with_a_deleted_row_are_in_nobodys_way(db: Database) -> None:
    assert purging(db, "on_delete: cascade", "on_delete: restrict").stop(db) is None


def test_a_reference_that_a_deleted_row_takes_along_is_missed(db: Database) -> None:
    found = purging(db, "on_delete: set_null, nullable: true", "on_delete: restrict")

    text, task, *_ = (found.stop(db) or "").splitlines()

    assert text.startswith("23514: 2 rows of notes with a text longer than 1 characters, for")
    assert task.startswith("2 rows of notes with no task, for")


def test_rows_that_go_for_good_are_in_nobodys_way(db: Database) -> None:
    before = catalog(f"task: {{ fields: {{ {TITLE} }}, soft_delete: true }}")
    after = catalog(f"task: {{ fields: {{ {SHORT} }} }}", "task.deleted_at: {}")
    db.start(before)
    db.fill("tasks", "title, deleted_at", ("a long one", "2026-01-01"), ("short", None))

    assert up(before, after).stop(db) is None


def test_a_check_is_held_against_references_that_deleted_rows_take_along(db: Database) -> None:
    notes = NOTES + "  checks: {{ bound: task_id IS NOT NULL }}\n"
    parts = {"most": 9, "relation": "on_delete: set_null, nullable: true"}
    before = catalog(notes.format(kept="true", **parts))
    after = catalog(notes.format(kept="false", **parts), "task.deleted_at: {}")
    db.start(before)
    db.fill("tasks", "deleted_at", ("2026-01-01",), (None,))
    db.plain.execute("INSERT INTO notes SELECT id, user_id, title, id FROM tasks")

    assert "2 rows of notes that break the check bound, for" in (up(before, after).stop(db) or "")
