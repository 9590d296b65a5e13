"""Several edits of names in one step, on tables with rows of two owners: there and back."""

from __future__ import annotations

from uuid import UUID

import pytest

from codegen.catalog import Catalog
from codegen.diagnostics import SchemaError
from codegen.migrate.changes import Change
from codegen.read import read_text
from tests.migrations.databases import Database
from tests.migrations.histories import History, catalog, tasks

ONE, TWO, THREE = (str(UUID(int=number)) for number in (1, 2, 3))


def run(db: Database, statement: str) -> list[tuple[object, ...]]:
    found = db.plain.execute(statement.encode())
    return found.fetchall() if found.description else []


def insert(db: Database, table: str, **values: object) -> None:
    names = ", ".join(f'"{name}"' for name in values)
    places = ", ".join("%s" for _ in values)
    db.plain.execute(
        f'INSERT INTO "{table}" ({names}) VALUES ({places})'.encode(), [*values.values()]
    )


def applied(db: Database, history: History, before: Catalog, after: Catalog) -> None:
    """There, back and there; nothing is left to do, even by a schema that still tells its past."""
    db.there_and_back(history, before, after)
    assert history.plan(after) is None


def test_a_chain_of_renames_moves_each_value_on(db: Database) -> None:
    before = tasks(
        "a: { type: string, required: true, max_length: 5 }\n"
        "b: { type: string, nullable: true, max_length: 9 }"
    )
    after = tasks(
        "b: { type: string, required: true, max_length: 5, renamed_from: a }\n"
        "c: { type: string, nullable: true, max_length: 9, renamed_from: b }"
    )
    history = db.start(before)
    db.fill("tasks", "a, b", ("one", None), ("two", "three"))

    applied(db, history, before, after)

    assert sorted(run(db, "SELECT b, c FROM tasks"), key=str) == [
        ("one", None),
        ("one", None),
        ("two", "three"),
        ("two", "three"),
    ]


def test_two_fields_swap_with_their_limits_and_defaults(db: Database) -> None:
    before = tasks(
        "width: { type: integer, default: 1, minimum: 0 }\n"
        "height: { type: integer, required: true, maximum: 9 }"
    )
    after = tasks(
        "width: { type: integer, required: true, maximum: 9, renamed_from: height }\n"
        "height: { type: integer, default: 1, minimum: 0, renamed_from: width }"
    )
    history = db.start(before)
    db.fill("tasks", "width, height", (4, 5), (6, 7))

    applied(db, history, before, after)

    assert set(run(db, "SELECT width, height FROM tasks")) == {(5, 4), (7, 6)}


PAIR = """
{first}:
  {first_was}
  fields: {{ title: {{ type: string, required: true }} }}
  relations: {{ other: {{ belongs_to: {second}, nullable: true }} }}
  unique: {{ {first}_title: [title] }}
{second}:
  {second_was}
  parent: {first}
  fields: {{ label: {{ type: string, required: true }} }}
  indexes: {{ {second}_label: [label] }}
"""


def fill_pair(db: Database) -> None:
    for who in ("ada", "grace"):
        insert(db, "cats", id=ONE, user_id=who, title="cat")
        insert(db, "dogs", id=TWO, user_id=who, cat_id=ONE, label="dog")
    run(db, f"UPDATE cats SET other_id = '{TWO}'")


def test_two_resources_swap_their_names_and_what_refers_to_them_follows(db: Database) -> None:
    before = catalog(PAIR.format(first="cat", second="dog", first_was="", second_was=""))
    after = catalog(
        PAIR.format(
            first="dog", second="cat", first_was="renamed_from: cat", second_was="renamed_from: dog"
        )
    )
    history = db.start(before)
    fill_pair(db)

    applied(db, history, before, after)

    assert run(db, "SELECT user_id, id::text, title, other_id::text FROM dogs ORDER BY 1") == [
        ("ada", ONE, "cat", TWO),
        ("grace", ONE, "cat", TWO),
    ]
    assert run(db, "SELECT user_id, id::text, dog_id::text, label FROM cats ORDER BY 1") == [
        ("ada", TWO, ONE, "dog"),
        ("grace", TWO, ONE, "dog"),
    ]


def test_a_chain_of_resources_moves_on(db: Database) -> None:
    before = catalog(PAIR.format(first="cat", second="dog", first_was="", second_was=""))
    after = catalog(
        PAIR.format(
            first="dog", second="cow", first_was="renamed_from: cat", second_was="renamed_from: dog"
        )
    )
    history = db.start(before)
    fill_pair(db)

    applied(db, history, before, after)

    assert run(db, "SELECT title FROM dogs") == [("cat",), ("cat",)]
    assert run(db, "SELECT dog_id::text, label FROM cows") == [(ONE, "dog"), (ONE, "dog")]


def test_a_field_is_dropped_and_another_takes_its_name(db: Database) -> None:
    before = tasks("title: { type: string, required: true }\nsize: { type: integer, default: 3 }")
    after = tasks(
        "title: { type: string, required: true }\n"
        "size: { type: boolean, required: true, backfill: false }",
        removed="task.size: { replaced: true }",
    )
    history = db.start(before)
    db.fill("tasks", "title, size", ("a", 1), ("b", 2))

    applied(db, history, before, after)

    assert set(run(db, "SELECT title, size FROM tasks")) == {("a", False), ("b", False)}


def test_a_field_takes_the_name_of_one_that_is_dropped(db: Database) -> None:
    before = tasks(
        "points: { type: integer, nullable: true, maximum: 9 }\n"
        "estimate: { type: integer, required: true, minimum: 1 }"
    )
    after = tasks(
        "points: { type: integer, required: true, minimum: 1, renamed_from: estimate }",
        removed="task.points: { replaced: true }",
    )
    history = db.start(before)
    db.fill("tasks", "points, estimate", (1, 10), (2, 20))

    applied(db, history, before, after)

    assert set(run(db, "SELECT points FROM tasks")) == {(10,), (20,)}


def test_a_field_is_renamed_and_another_takes_its_name(db: Database) -> None:
    before = tasks("size: { type: integer, required: true, maximum: 9 }")
    after = tasks(
        "amount: { type: integer, required: true, maximum: 9, renamed_from: size }\n"
        "size: { type: string, default: small, max_length: 5 }",
        removed="task.size: { replaced: true }",
    )
    history = db.start(before)
    db.fill("tasks", "size", (1,), (2,))

    applied(db, history, before, after)

    assert set(run(db, "SELECT amount, size FROM tasks")) == {(1, "small"), (2, "small")}


def test_a_resource_is_dropped_and_another_takes_its_name(db: Database) -> None:
    before = catalog("""
        note: { fields: { body: { type: text, required: true } } }
        memo: { fields: { text: { type: string, required: true } } }
    """)
    after = catalog(
        """
        note:
          renamed_from: memo
          fields: { body: { type: string, required: true, renamed_from: text } }
        """,
        removed="note: { replaced: true }",
    )
    history = db.start(before)
    db.fill("notes", "body", ("old",))
    db.fill("memos", "text", ("kept",))

    applied(db, history, before, after)

    assert set(run(db, "SELECT body FROM notes")) == {("kept",)}


def test_a_resource_is_replaced_by_a_new_one_of_its_name(db: Database) -> None:
    before = catalog("""
        tag: { fields: { label: { type: string, required: true } } }
        task:
          fields: { title: { type: string, required: true } }
          relations: { tag: { belongs_to: tag, nullable: true } }
    """)
    after = catalog(
        """
        tag: { fields: { color: { type: integer, required: true } } }
        task: { fields: { title: { type: string, required: true } } }
        """,
        removed="tag: { replaced: true }\ntask.tag: {}",
    )
    history = db.start(before)
    insert(db, "tags", id=ONE, user_id="ada", label="red")
    insert(db, "tasks", id=TWO, user_id="ada", title="t", tag_id=ONE)

    applied(db, history, before, after)

    assert run(db, "SELECT count(*) FROM tags") == [(0,)]
    assert run(db, "SELECT title FROM tasks") == [("t",)]


NAMED = """
task:
  fields:
    title: {{ type: string, required: true }}
    size: {{ type: integer, required: true }}
  unique: {{ {unique} }}
  indexes: {{ {index} }}
  checks: {{ {check} }}
"""


@pytest.mark.parametrize(
    ("unique", "index", "check"),
    [
        ("first: [size], second: [title]", "third: [size], fourth: [title]", "fifth: size <> 7"),
        ("first: [title, size]", "third: { fields: [title], where: size > 0 }", "fifth: size < 9"),
        ("third: [title]", "first: [title]", "sixth: size > 0, fifth: size > 0"),
    ],
)
def test_names_of_what_binds_rows_are_swapped_and_used_again(
    db: Database, unique: str, index: str, check: str
) -> None:
    before = catalog(
        NAMED.format(
            unique="first: [title], second: [size]",
            index="third: [title], fourth: [size]",
            check="fifth: size > 0, sixth: size <> 7",
        )
    )
    after = catalog(NAMED.format(unique=unique, index=index, check=check))
    history = db.start(before)
    insert(db, "tasks", id=ONE, user_id="ada", title="a", size=1)
    insert(db, "tasks", id=ONE, user_id="grace", title="a", size=1)

    applied(db, history, before, after)

    assert run(db, "SELECT title, size FROM tasks") == [("a", 1), ("a", 1)]


def test_an_enum_is_dropped_and_another_takes_its_name(db: Database) -> None:
    before = enums("Size: { values: [small, large] }", "size: { type: Size, nullable: true }")
    after = enums(
        "Size: { values: [s, m] }",
        "width: { type: Size, required: true, backfill: m }",
        removed="task.size: {}",
    )
    history = db.start(before)
    db.fill("tasks", "size", ("small",), ("large",))

    applied(db, history, before, after)

    assert set(run(db, "SELECT width FROM tasks")) == {("m",)}


def enums(declared: str, fields: str, removed: str = "") -> Catalog:
    text = (
        "spec: 1\napi: { title: Test, version: 1.0.0 }\ndefaults: { timestamps: false }\n"
        f"enums: {{ {declared} }}\nresources: {{ task: {{ fields: {{ {fields} }} }} }}\n"
    )
    return read_text(text + f"removed: {{ {removed} }}\n")


LIBRARY = """
shelf: { fields: { name: { type: string, required: true } } }
book:
  parent: shelf
  fields:
    name: { type: string, required: true, max_length: 9 }
    pages: { type: integer, default: 1, minimum: 1 }
  relations:
    sequel: { belongs_to: book, nullable: true, on_delete: set_null }
    tags: { many_to_many: tag }
  unique: { book_name: [name] }
  indexes: { book_pages: { fields: [pages], where: "pages > 1" } }
  checks: { long: "pages < 1000 OR name <> 'x'" }
  soft_delete: true
tag: { fields: { label: { type: string, required: true } } }
"""
RENAMED = """
rack:
  renamed_from: shelf
  fields: { title: { type: string, required: true, renamed_from: name } }
volume:
  renamed_from: book
  parent: rack
  fields:
    pages: { type: string, required: true, max_length: 9, renamed_from: name }
    name: { type: integer, default: 1, minimum: 1, renamed_from: pages }
  relations:
    next: { belongs_to: volume, nullable: true, on_delete: set_null, renamed_from: sequel }
    labels: { many_to_many: label }
  unique: { book_name: [pages] }
  indexes: { book_pages: { fields: [name], where: "name > 1" } }
  checks: { long: "name < 1000 OR pages <> 'x'" }
  soft_delete: true
label:
  renamed_from: tag
  fields: { word: { type: string, required: true, renamed_from: label } }
"""


def test_everything_is_renamed_at_once(db: Database) -> None:
    before, after = catalog(LIBRARY), catalog(RENAMED)
    history = db.start(before)
    for who in ("ada", "grace"):
        insert(db, "shelfs", id=ONE, user_id=who, name="top")
        insert(db, "books", id=TWO, user_id=who, shelf_id=ONE, name="odyssey", pages=500)
        insert(db, "tags", id=THREE, user_id=who, label="old")
        insert(db, "book_tag", user_id=who, book_id=TWO, tag_id=THREE)
    run(db, "UPDATE books SET sequel_id = id")

    applied(db, history, before, after)

    assert run(
        db, "SELECT user_id, rack_id::text, pages, name, next_id::text FROM volumes ORDER BY 1"
    ) == [("ada", ONE, "odyssey", 500, TWO), ("grace", ONE, "odyssey", 500, TWO)]
    assert run(db, "SELECT volume_id::text, label_id::text FROM volume_label") == [
        (TWO, THREE),
        (TWO, THREE),
    ]
    assert run(db, "SELECT word FROM labels") == [("old",), ("old",)]
    assert all(not change.line().startswith(("+", "-")) for change in told(history, before, after))


def told(history: History, before: Catalog, after: Catalog) -> tuple[Change, ...]:
    fresh = History()
    fresh.migrate(before)
    planned = fresh.plan(after)
    assert planned is not None
    return planned.changes


def test_a_replacement_is_made_once(db: Database) -> None:
    replaced = "task.size: { replaced: true }"
    history = db.start(tasks("size: { type: integer, default: 3 }"))
    history.migrate_all(tasks("size: { type: boolean, default: true }", removed=replaced))

    planned = history.plan(tasks("size: { type: boolean, default: false }", removed=replaced))

    assert planned is not None
    assert planned.summary == ("~ tasks.size: default false",)


def test_the_line_of_a_contested_rename_resolves_it() -> None:
    before = tasks("a: { type: integer, nullable: true }\nb: { type: integer, nullable: true }")
    line, fields = (
        "task.a: { replaced: true }",
        "a: { type: integer, nullable: true, renamed_from: b }",
    )
    history = History()
    history.migrate(before)

    with pytest.raises(SchemaError) as caught:
        history.plan(tasks(fields))

    assert line in (caught.value.diagnostics[0].hint or "")
    assert history.plan(tasks(fields, removed=line)) is not None
