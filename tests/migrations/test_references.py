"""Tables that refer to each other, on a real PostgreSQL: its own catalogue says what holds."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import psycopg
import pytest

from codegen.catalog import Catalog, Owner, Uuid
from codegen.read import read
from codegen.storage import tables
from tests.migrations.databases import Database
from tests.migrations.everything import everything

SCHEMAS = {
    "plain": everything(),
    "secured": everything(secured=True),
    "secured by a uuid": everything(Owner("team_id", Uuid()), secured=True),
}


@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=SCHEMAS)
def test_everything_is_created_and_dropped(db: Database, schema: Catalog) -> None:
    history = db.start(schema)
    (revision,) = history.revisions.values()

    db.downgrade(revision)
    db.upgrade(revision)

    db.assert_like_new(schema)


ROOT = Path(__file__).parents[2]
GOLDEN = ROOT.glob("tests/codegen/golden/*/schema.yaml")
WRITTEN = sorted([*ROOT.glob("examples/*/schema.yaml"), *GOLDEN])


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.parent.name)
def test_every_schema_here_makes_tables_that_hold_what_they_should(
    db: Database, path: Path
) -> None:
    schema = read(path)

    db.start(schema)

    found = indexes(db, whole=True)
    assert [
        name
        for table, name, _, columns, _ in references(db)
        if not any(on == table and keys[: len(columns)] == columns for on, _, keys in found)
    ] == []
    owned = {table.name: table.owner for table in tables(schema) if table.owner is not None}
    assert [
        name
        for table, name, _, columns, _ in references(db)
        if table in owned and columns[0] != owned[table] and not refers_to_shared(name, schema)
    ] == []


def refers_to_shared(name: str, schema: Catalog) -> bool:
    """Whether a reference of the schema leads to rows of nobody."""
    shared = {table.name for table in tables(schema) if table.owner is None}
    keys = [key for table in tables(schema) for key in table.foreign_keys]
    return any(key.name == name and key.table in shared for key in keys)


# Of each index: its table, its name and its columns in order; those that cover all rows only.
_INDEXES = """
    SELECT t.relname, i.relname, array_agg(a.attname::text ORDER BY k.place)
    FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
    CROSS JOIN unnest(x.indkey::int2[]) WITH ORDINALITY AS k (number, place)
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number
    WHERE t.relnamespace = 'public'::regnamespace AND x.indisvalid AND k.place <= x.indnkeyatts
        AND (x.indpred IS NULL OR NOT %s)
    GROUP BY t.relname, i.relname
"""
_KEYS = """
    SELECT t.relname, c.conname, c.confdeltype::text,
        (SELECT array_agg(a.attname::text ORDER BY k.place)
            FROM unnest(c.conkey) WITH ORDINALITY AS k (number, place)
            JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number),
        (SELECT array_agg(a.attname::text)
            FROM unnest(c.confdelsetcols) AS k (number)
            JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number)
    FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
    WHERE c.contype = 'f' AND t.relnamespace = 'public'::regnamespace
"""


def indexes(db: Database, *, whole: bool) -> list[tuple[str, str, list[str]]]:
    """The indexes that the catalogue knows; the `whole` ones leave no row out."""
    return db.plain.execute(_INDEXES.encode(), [whole]).fetchall()


def references(db: Database) -> list[tuple[str, str, str, list[str], list[str] | None]]:
    """The references that the catalogue knows, with their columns and those they set to null."""
    return db.plain.execute(_KEYS.encode()).fetchall()


def test_every_reference_has_an_index_that_begins_with_it(db: Database) -> None:
    db.start(everything())
    found = indexes(db, whole=True)

    bare = [
        name
        for table, name, _, columns, _ in references(db)
        if not any(on == table and keys[: len(columns)] == columns for on, _, keys in found)
    ]

    assert bare == []
    assert len(references(db)) == 12


def test_every_key_and_index_of_an_owned_table_begins_with_the_owner(db: Database) -> None:
    db.start(everything())

    strange = {name for _, name, columns in indexes(db, whole=False) if columns[0] != "user_id"}

    shared = {"pk_countrys", "ix_tasks_country_id", "ix_task_country_country_id"}
    assert strange == shared | {"ix_task_due", "uq_g"}


def test_a_reference_between_owned_tables_carries_the_owner(db: Database) -> None:
    db.start(everything())

    without = {name for _, name, _, columns, _ in references(db) if columns[0] != "user_id"}

    assert without == {"fk_tasks_country_id", "fk_task_country_country_id"}


def test_what_is_set_to_null_is_never_the_owner(db: Database) -> None:
    db.start(everything())

    cleared = {name: columns for _, name, kind, _, columns in references(db) if kind == "n"}

    assert cleared == {"fk_tasks_project_id": ["project_id"]}


ROW, OTHER, THIRD = (str(UUID(int=number)) for number in (1, 2, 3))


def rows_of_ada(db: Database) -> None:
    """One row of Ada's in each table that another refers to."""
    for statement in (
        f"INSERT INTO projects (id, user_id, slug) VALUES ('{ROW}', 'ada', 'a')",
        f"INSERT INTO tasks (id, user_id, title, status) VALUES ('{ROW}', 'ada', 'one', 'todo')",
        f"INSERT INTO comments (id, user_id, task_id, body) VALUES ('{ROW}', 'ada', '{ROW}', '')",
        f"INSERT INTO tags (id, user_id, label) VALUES ('{ROW}', 'ada', 'red')",
        f"INSERT INTO tasks (id, user_id, title, status) VALUES ('{OTHER}', 'grace', 'b', 'todo')",
    ):
        db.plain.execute(statement.encode())


TASK_OF = "INSERT INTO tasks (id, user_id, title, {}) VALUES ('{}', '{{}}', 'new', '{}')"


@pytest.mark.parametrize(
    ("constraint", "statement"),
    [
        ("fk_tasks_project_id", TASK_OF.format("project_id", THIRD, ROW)),
        ("fk_tasks_other_id", TASK_OF.format("other_id", THIRD, ROW)),
        (
            "fk_comments_task_id",
            "INSERT INTO comments (id, user_id, task_id, body)"
            f" VALUES ('{THIRD}', '{{}}', '{ROW}', '')",
        ),
        (
            "fk_replys_comment_id",
            f"INSERT INTO replys (id, user_id, comment_id) VALUES ('{THIRD}', '{{}}', '{ROW}')",
        ),
        (
            "fk_task_tag_task_id",
            f"INSERT INTO task_tag (user_id, task_id, tag_id) VALUES ('{{}}', '{ROW}', '{ROW}')",
        ),
        (
            "fk_task_task_task_id",
            "INSERT INTO task_task (user_id, task_id, other_task_id)"
            f" VALUES ('{{}}', '{ROW}', '{ROW}')",
        ),
    ],
)
def test_a_reference_to_the_row_of_another_cannot_be_stored(
    db: Database, constraint: str, statement: str
) -> None:
    db.start(everything())
    rows_of_ada(db)

    with pytest.raises(psycopg.errors.ForeignKeyViolation, match=constraint):
        db.plain.execute(statement.format("grace").encode())

    db.plain.execute(statement.format("ada").encode())


def test_a_row_cannot_be_given_to_another_owner_while_it_refers_to_one(db: Database) -> None:
    db.start(everything())
    rows_of_ada(db)

    with pytest.raises(psycopg.errors.ForeignKeyViolation, match="fk_comments_task_id"):
        db.plain.execute("UPDATE comments SET user_id = 'grace'")


def test_what_is_set_to_null_leaves_the_row_with_its_owner(db: Database) -> None:
    db.start(everything())
    rows_of_ada(db)
    db.plain.execute(f"UPDATE tasks SET project_id = '{ROW}' WHERE user_id = 'ada'".encode())

    db.plain.execute("DELETE FROM projects")

    assert db.plain.execute(
        "SELECT user_id, project_id FROM tasks WHERE user_id = 'ada'"
    ).fetchall() == [("ada", None)]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("free", "'NaN'"),
        ("free", "'Infinity'"),
        ("free", "'-Infinity'"),
        ("ratio", "0.4"),
        ("price", "'NaN'"),
        ("price", "0.49"),
        ("rate", "'NaN'"),
        ("rate", "99.001"),
        ("blob", "''"),
        ("status", "'gone'"),
        ("marks", "'{todo,gone}'"),
        ("words", "'{a,b,c,d,e,f}'"),
        ("words", "'{a,NULL}'"),
        ("words", "'{{a,b},{c,d}}'"),
        ("days", "'{}'"),
        ("mail", "'nobody'"),
        ("link", "'ftp://a.test'"),
        ("slug", "'A'"),
    ],
)
def test_the_database_itself_refuses_what_a_type_cannot_be(
    db: Database, column: str, value: str
) -> None:
    db.start(everything())

    with pytest.raises(psycopg.errors.CheckViolation, match=f"ck_scalars_{column}_"):
        db.plain.execute(
            f"INSERT INTO scalars (id, user_id, {column}) VALUES ('{ROW}', 'ada', {value})".encode()
        )


def test_defaults_are_what_the_schema_says(db: Database) -> None:
    db.start(everything())

    db.plain.execute(f"INSERT INTO scalars (id, user_id) VALUES ('{ROW}', 'ada')".encode())

    names = "big, price, at, span, data, blob, status, words, marks, days"
    assert db.rows("scalars", names) == [
        (
            2**40,
            Decimal("1.50"),
            time(9, 30, 0, 5),
            timedelta(1, 5, 7),
            {"a": [1, "x:y"]},
            b"a\\b",
            "it's done",
            ["a", "it's :b"],
            [],
            [date(2026, 1, 31)],
        )
    ]
