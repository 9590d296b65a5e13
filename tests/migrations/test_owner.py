"""Edits of whose the rows are, on tables with rows of several owners: there and back."""

from __future__ import annotations

import textwrap
from contextlib import AbstractContextManager, nullcontext
from uuid import UUID

import psycopg
import pytest
import sqlalchemy as sa

from codegen.catalog import Catalog
from codegen.diagnostics import SchemaError
from codegen.read import read_text
from tests.migrations.databases import Database
from tests.migrations.histories import History
from tests.migrations.test_rows import migrator

ONE, TWO, THREE, FOUR = (str(UUID(int=number)) for number in (1, 2, 3, 4))


def schema(resources: str, *, owner: str = "", removed: str = "", secured: bool = False) -> Catalog:
    """The catalog of some resources, with an owner of whatever name and type."""
    lines = [
        "spec: 1",
        "api: { title: Test, version: 1.0.0 }",
        f"owner: {{ {owner} }}",
        "defaults: { id: uuid, timestamps: false }",
        f"security: {{ row_level_security: {str(secured).lower()} }}",
        "resources:",
        textwrap.indent(textwrap.dedent(resources).strip("\n"), "  "),
        f"removed: {{ {removed} }}",
    ]
    return read_text("\n".join(lines) + "\n")


BOARD = """
board:
  fields:
    name: { type: string, required: true }
  unique: { board_name: [name] }
task:
  parent: board
  fields:
    title: { type: string, required: true }
  relations:
    after: { belongs_to: task, nullable: true, on_delete: set_null }
    tags: { many_to_many: tag }
  indexes:
    task_title: [title]
tag:
  fields:
    label: { type: string, required: true }
"""


def fill_board(db: Database, owner: str, ada: str, grace: str) -> None:
    """Two rows of Ada's and one of Grace's in each table; each pair of ids is used by both."""
    for who, one, two in ((ada, ONE, TWO), (grace, ONE, None)):
        rows = [each for each in (one, two) if each]
        for each in rows:
            run(db, f"INSERT INTO boards (id, {owner}, name) VALUES ('{each}', '{who}', '{each}')")
            run(db, f"INSERT INTO tags (id, {owner}, label) VALUES ('{each}', '{who}', 'red')")
            run(
                db,
                f"INSERT INTO tasks (id, {owner}, board_id, title, after_id)"
                f" VALUES ('{each}', '{who}', '{each}', 't', '{one}')",
            )
            run(db, f"INSERT INTO task_tag VALUES ('{who}', '{each}', '{one}')")


def bound(db: Database, secured: bool) -> AbstractContextManager[None]:
    """Where rows are secured, migrate as one whom the policies bind, too."""
    return migrator(db) if secured else nullcontext()


def run(db: Database, statement: str) -> list[tuple[object, ...]]:
    found = db.plain.execute(statement.encode())
    return found.fetchall() if found.description else []


def board_rows(db: Database, owner: str) -> list[list[tuple[object, ...]]]:
    """All that is in the tables, as text."""
    return [
        run(db, f"SELECT {owner}::text, {columns} FROM {table} ORDER BY 1, 2, 3")
        for table, columns in (
            ("boards", "id, name"),
            ("tasks", "id, board_id, title, after_id"),
            ("tags", "id, label"),
            ("task_tag", "task_id, tag_id"),
        )
    ]


@pytest.mark.parametrize("secured", [False, True])
def test_the_owner_is_renamed_in_every_table(db: Database, secured: bool) -> None:
    before = schema(BOARD, secured=secured)
    after = schema(BOARD, owner="path_param: fleet, renamed_from: user_id", secured=secured)
    with bound(db, secured):
        history = db.start(before)
        fill_board(db, "user_id", "ada", "grace")
        rows = board_rows(db, "user_id")

        db.there_and_back(history, before, after)

        assert board_rows(db, "fleet") == rows
    assert history.plan(after) is None


def test_the_owner_takes_the_name_of_a_field_that_takes_another(db: Database) -> None:
    before = schema("car: { fields: { fleet: { type: string, required: true } } }")
    after = schema(
        "car: { fields: { squad: { type: string, required: true, renamed_from: fleet } } }",
        owner="path_param: fleet, renamed_from: user_id",
    )
    history = db.start(before)
    run(db, f"INSERT INTO cars (id, user_id, fleet) VALUES ('{ONE}', 'ada', 'red')")

    db.there_and_back(history, before, after)

    assert run(db, "SELECT fleet, squad FROM cars") == [("ada", "red")]


NOTE = """
note:
  {owned}
  fields:
    slug: {{ type: string, required: true }}
  unique: {{ note_slug: [slug] }}
  indexes: {{ note_slugs: {{ fields: [slug] }} }}
task:
  fields:
    title: {{ type: string, required: true }}
  relations:
    note: {{ belongs_to: note }}
    notes: {{ many_to_many: note }}
"""
SHARED = NOTE.format(owned="owned: false")


@pytest.mark.parametrize("secured", [False, True])
def test_rows_are_shared_and_keep_what_refers_to_them(db: Database, secured: bool) -> None:
    before = schema(NOTE.format(owned=""), secured=secured)
    after = schema(SHARED, removed="note.user_id: {}", secured=secured)
    with bound(db, secured):
        history = db.start(before)
        for who, note, task in (("ada", ONE, TWO), ("grace", THREE, FOUR)):
            run(db, f"INSERT INTO notes (id, user_id, slug) VALUES ('{note}', '{who}', '{note}')")
            run(
                db,
                "INSERT INTO tasks (id, user_id, title, note_id)"
                f" VALUES ('{task}', '{who}', 't', '{note}')",
            )
            run(db, f"INSERT INTO task_note VALUES ('{who}', '{task}', '{note}')")
        revisions = history.migrate_all(after)

        db.upgrade(*revisions)

        db.assert_like_new(after)
        assert run(db, "SELECT id::text, slug FROM notes ORDER BY id") == [
            (ONE, ONE),
            (THREE, THREE),
        ]
        assert run(db, "SELECT user_id, note_id::text FROM tasks ORDER BY id") == [
            ("ada", ONE),
            ("grace", THREE),
        ]
        assert run(db, "SELECT user_id, note_id::text FROM task_note ORDER BY 1") == [
            ("ada", ONE),
            ("grace", THREE),
        ]
        with pytest.raises(sa.exc.DBAPIError, match=r"notes\.user_id was required"):
            db.downgrade(*revisions)
        assert history.plan(after) is None


def test_tables_without_rows_are_shared_and_owned_again(db: Database) -> None:
    before = schema(NOTE.format(owned=""))

    db.there_and_back(db.start(before), before, schema(SHARED, removed="note.user_id: {}"))


def test_rows_of_two_owners_under_one_id_cannot_be_shared(db: Database) -> None:
    before = schema(NOTE.format(owned=""))
    after = schema(SHARED, removed="note.user_id: {}")
    history = db.start(before)
    for who in ("ada", "grace"):
        run(db, f"INSERT INTO notes (id, user_id, slug) VALUES ('{ONE}', '{who}', '{who}')")

    with pytest.raises(sa.exc.DBAPIError) as caught:
        db.upgrade(*history.migrate_all(after))

    assert isinstance(caught.value.orig, psycopg.errors.UniqueViolation)
    db.assert_like_new(before)


@pytest.mark.parametrize("secured", [False, True])
@pytest.mark.parametrize(
    ("owner", "who"), [("", "ada"), ("type: uuid", "00000000-0000-0000-0000-00000000000a")]
)
def test_rows_get_an_owner_and_keep_what_refers_to_them(
    db: Database, secured: bool, owner: str, who: str
) -> None:
    before = schema(SHARED, owner=owner, secured=secured)
    after = schema(NOTE.format(owned=f"backfill_owner: {who}"), owner=owner, secured=secured)
    with bound(db, secured):
        history = db.start(before)
        for note in (ONE, THREE):
            run(db, f"INSERT INTO notes (id, slug) VALUES ('{note}', '{note}')")
        run(
            db,
            "INSERT INTO tasks (id, user_id, title, note_id)"
            f" VALUES ('{TWO}', '{who}', 't', '{THREE}')",
        )
        run(db, f"INSERT INTO task_note VALUES ('{who}', '{TWO}', '{ONE}')")

        db.there_and_back(history, before, after)

        assert run(db, "SELECT id::text, user_id::text, slug FROM notes ORDER BY id") == [
            (ONE, who, ONE),
            (THREE, who, THREE),
        ]
        assert run(db, "SELECT user_id::text, note_id::text FROM tasks") == [(who, THREE)]
        assert run(db, "SELECT user_id::text, note_id::text FROM task_note") == [(who, ONE)]


def test_rows_cannot_be_given_to_somebody_while_others_refer_to_them(db: Database) -> None:
    before, after = schema(SHARED), schema(NOTE.format(owned="backfill_owner: ada"))
    history = db.start(before)
    run(db, f"INSERT INTO notes (id, slug) VALUES ('{ONE}', 'a')")
    run(
        db,
        f"INSERT INTO tasks (id, user_id, title, note_id) VALUES ('{TWO}', 'grace', 't', '{ONE}')",
    )

    with pytest.raises(sa.exc.DBAPIError) as caught:
        db.upgrade(*history.migrate_all(after))

    assert isinstance(caught.value.orig, psycopg.errors.ForeignKeyViolation)


LOOKUPS = """
country:
  {country}
  fields: {{ code: {{ type: string, required: true }} }}
  relations: {{ {more} }}
region:
  {region}
  fields: {{ name: {{ type: string, required: true }} }}
"""
JOINED = "regions: { many_to_many: region }"


def test_a_join_gets_an_owner_with_what_it_joins_and_loses_it_again(db: Database) -> None:
    before = schema(LOOKUPS.format(country="owned: false", region="owned: false", more=JOINED))
    after = schema(
        LOOKUPS.format(country="backfill_owner: ada", region="backfill_owner: ada", more=JOINED)
    )
    history = db.start(before)
    run(db, f"INSERT INTO countrys (id, code) VALUES ('{ONE}', 'at')")
    run(db, f"INSERT INTO regions (id, name) VALUES ('{TWO}', 'tirol')")
    run(db, f"INSERT INTO country_region (country_id, region_id) VALUES ('{ONE}', '{TWO}')")

    db.there_and_back(history, before, after)

    assert run(db, "SELECT user_id, country_id::text FROM country_region") == [("ada", ONE)]


def test_a_join_keeps_its_owner_while_one_side_has_one(db: Database) -> None:
    before = schema(LOOKUPS.format(country="owned: true", region="owned: true", more=JOINED))
    after = schema(
        LOOKUPS.format(country="owned: true", region="owned: false", more=JOINED),
        removed="region.user_id: {}",
    )
    history = db.start(before)
    run(db, f"INSERT INTO countrys (id, user_id, code) VALUES ('{ONE}', 'ada', 'at')")
    run(db, f"INSERT INTO regions (id, user_id, name) VALUES ('{TWO}', 'ada', 'tirol')")
    run(db, f"INSERT INTO country_region VALUES ('ada', '{ONE}', '{TWO}')")

    db.upgrade(*history.migrate_all(after))

    db.assert_like_new(after)
    assert run(db, "SELECT user_id, region_id::text FROM country_region") == [("ada", TWO)]


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("", "owned: false", "note.user_id: {}"),
        ("owned: false", "", "backfill_owner: alice"),
    ],
)
def test_what_becomes_of_the_rows_is_declared_first(before: str, after: str, line: str) -> None:
    history = History()
    history.migrate(schema(NOTE.format(owned=before)))

    with pytest.raises(SchemaError) as caught:
        history.plan(schema(NOTE.format(owned=after)))

    (told,) = caught.value.diagnostics
    assert line in (told.hint or "")


ADA, GRACE = (f"00000000-0000-0000-0000-00000000000{digit}" for digit in "ab")


@pytest.mark.parametrize("secured", [False, True])
@pytest.mark.parametrize(("former", "type_"), [("string", "uuid"), ("uuid", "string")])
def test_the_owner_gets_another_type_in_every_table(
    db: Database, former: str, type_: str, secured: bool
) -> None:
    before = schema(BOARD, owner=f"type: {former}", secured=secured)
    after = schema(BOARD, owner=f"type: {type_}", secured=secured)
    with bound(db, secured):
        history = db.start(before)
        fill_board(db, "user_id", ADA, GRACE)
        rows = board_rows(db, "user_id")

        db.there_and_back(history, before, after)

        assert board_rows(db, "user_id") == rows


def test_the_owner_gets_another_name_and_type_at_once(db: Database) -> None:
    before = schema(BOARD)
    after = schema(BOARD, owner="path_param: fleet, renamed_from: user_id, type: uuid")
    history = db.start(before)
    fill_board(db, "user_id", ADA, GRACE)
    rows = board_rows(db, "user_id")

    db.there_and_back(history, before, after)

    assert board_rows(db, "fleet") == rows


@pytest.mark.parametrize("who", ["ada", "00000000-0000-0000-0000-00000000000A"])
def test_an_owner_that_is_no_uuid_stops_the_run_and_is_shown(db: Database, who: str) -> None:
    before, after = schema(BOARD), schema(BOARD, owner="type: uuid")
    history = db.start(before)
    fill_board(db, "user_id", who, GRACE)

    with pytest.raises(sa.exc.DBAPIError, match=who) as caught:
        db.upgrade(*history.migrate_all(after))

    assert isinstance(caught.value.orig, psycopg.errors.InvalidTextRepresentation)
    db.assert_like_new(before)


def test_an_owner_has_other_limits(db: Database) -> None:
    before = schema(BOARD, owner="max_length: 3")
    after = schema(BOARD, owner="max_length: 36, pattern: '^[a-z]+$'")
    history = db.start(before)
    fill_board(db, "user_id", "ada", "bob")

    db.there_and_back(history, before, after)

    assert [who for who, *_ in board_rows(db, "user_id")[0]] == ["ada", "ada", "bob"]


def test_nobody_is_told_to_cut_an_owner(db: Database) -> None:
    before, after = schema(BOARD, owner="max_length: 9"), schema(BOARD, owner="max_length: 3")
    history = db.start(before)
    fill_board(db, "user_id", "ada", "grace")

    with pytest.raises(sa.exc.DBAPIError) as caught:
        db.upgrade(*history.migrate_all(after))

    assert isinstance(caught.value.orig, psycopg.Error)
    assert caught.value.orig.diag.message_hint == "change these rows first"
    db.assert_like_new(before)
