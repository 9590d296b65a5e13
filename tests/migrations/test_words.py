"""Every edit of an enum, on rows of several owners that hold its words, there and back."""

from __future__ import annotations

import re
from typing import Any

import pytest
import sqlalchemy as sa

from codegen.catalog import Catalog
from codegen.diagnostics import SchemaError
from codegen.read import read_text
from tests.migrations.databases import OWNERS, Database
from tests.migrations.histories import History
from tests.migrations.test_cases import HERE, schema

FIELDS = """
      title: { type: string, required: true }
      status: { type: Status, default: DEFAULT }
      past: { type: "Status[]", default: [] }
      wish: { type: Status, nullable: true }
"""


def tasks(status: str, default: str = "todo", fields: str = FIELDS, rest: str = "") -> Catalog:
    """A schema with one enum, in a field, in a list and where null is allowed."""
    return read_text(
        "spec: 1\napi: { title: Test, version: 1.0.0 }\ndefaults: { timestamps: false }\n"
        f"enums:\n  Status: {{ {status} }}\n"
        "resources:\n  task:\n    fields:\n"
        f"{fields.strip(chr(10)).replace('DEFAULT', default)}\n{rest}"
    )


def filled(db: Database, before: Catalog) -> History:
    """A database with a row of each owner: `todo`, `doing` and `done`, and `todo` again."""
    history = db.start(before)
    db.fill(
        "tasks",
        "title, status, past, wish",
        ("a", "todo", ["todo", "doing", "done", "doing"], None),
        ("b", "doing", ["doing"], "doing"),
        ("c", "done", [], "done"),
    )
    return history


def held(db: Database) -> list[tuple[Any, ...]]:
    """What the rows hold, by title."""
    return sorted(db.rows("tasks", "title, status, past, wish"), key=str)


OLD = "values: [todo, doing, done]"
ROWS: list[tuple[Any, ...]] = [
    ("a", "todo", ["todo", "doing", "done", "doing"], None),
    ("a", "todo", ["todo", "doing", "done", "doing"], None),
    ("b", "doing", ["doing"], "doing"),
    ("c", "done", [], "done"),
]


@pytest.mark.parametrize(
    "values",
    ["[todo, doing, done, gone]", "[new, todo, doing, done]", "[todo, new, doing, done]"],
)
def test_a_new_word_changes_no_row(db: Database, values: str) -> None:
    before, after = tasks(OLD), tasks(f"values: {values}")
    history = filled(db, before)

    db.there_and_back(history, before, after)

    assert held(db) == ROWS


def test_another_order_is_no_change(db: Database) -> None:
    history = filled(db, tasks(OLD))
    after = tasks("values: [done, todo, doing]")

    assert history.plan(after) is None
    db.assert_like_new(after)


EDITS = {
    "renamed": (
        "values: [todo, started, done], renamed_values: { doing: started }",
        {"doing": "started"},
        {},
    ),
    "chained": (
        "values: [doing, done, over], renamed_values: { todo: doing, doing: done, done: over }",
        {"todo": "doing", "doing": "done", "done": "over"},
        {},
    ),
    "swapped": (
        "values: [todo, doing, done], renamed_values: { todo: done, done: todo }",
        {"todo": "done", "done": "todo"},
        {},
    ),
    "in a circle": (
        "values: [todo, doing, done], renamed_values: { todo: doing, doing: done, done: todo }",
        {"todo": "doing", "doing": "done", "done": "todo"},
        {},
    ),
    "mapped": (
        "values: [todo, done], map_removed: { doing: todo }",
        {"doing": "todo"},
        {"doing": "todo"},
    ),
    "mapped to a new word": (
        "values: [todo, done, waiting], map_removed: { doing: waiting }",
        {"doing": "waiting"},
        {},
    ),
    "dropped, and the word used again": (
        "values: [todo, doing], map_removed: { doing: todo }, renamed_values: { done: doing }",
        {"doing": "todo", "done": "doing"},
        {"doing": "todo"},
    ),
    "two into one": (
        "values: [todo, over], renamed_values: { doing: over, done: over }",
        {"doing": "over", "done": "over"},
        {"done": "doing"},
    ),
}


def through(rows: list[tuple[Any, ...]], words: dict[str, str]) -> list[tuple[Any, ...]]:
    """The rows with each word as the mapping has it."""
    return [
        (
            title,
            words.get(status, status),
            [words.get(word, word) for word in past],
            words.get(wish, wish),
        )
        for title, status, past, wish in rows
    ]


@pytest.mark.parametrize("name", EDITS)
def test_rows_follow_their_words_there_and_back(db: Database, name: str) -> None:
    status, there, left = EDITS[name]
    before = tasks(OLD)
    after = tasks(status, default=there.get("todo", "todo"))
    history = filled(db, before)
    revisions = history.migrate_all(after)

    db.upgrade(*revisions)
    assert held(db) == through(ROWS, there)
    db.assert_like_new(after)
    db.downgrade(*revisions)
    assert held(db) == through(ROWS, left)
    db.assert_like_new(before)
    db.upgrade(*revisions)
    db.assert_like_new(after)
    assert history.plan(after) is None


def test_a_word_can_become_null_and_leaves_lists(db: Database) -> None:
    fields = FIELDS.replace("default: DEFAULT", "nullable: true")
    before = tasks(OLD, fields=fields)
    after = tasks("values: [todo, done], map_removed: { doing: null }", fields=fields)
    history = filled(db, before)

    db.there_and_back(history, before, after)

    assert held(db) == [
        ("a", "todo", ["todo", "done"], None),
        ("a", "todo", ["todo", "done"], None),
        ("b", None, [], None),
        ("c", "done", [], "done"),
    ]


def test_words_that_tell_rows_apart_swap(db: Database) -> None:
    fields, unique = "wish: { type: Status, nullable: true }", "    unique: { once: [wish] }\n"
    before = tasks(OLD, fields=f"      {fields}", rest=unique)
    values = "values: [todo, doing, done], renamed_values: { todo: done, done: todo }"
    after = tasks(values, fields=f"      {fields}", rest=unique)
    history = db.start(before)
    db.fill("tasks", "wish", ("todo",), ("done",))

    db.there_and_back(history, before, after)

    assert [wish for (wish,) in sorted(db.rows("tasks", "wish"))] == ["done"] * 2 + ["todo"] * 2


def test_a_field_of_another_enum_is_converted(db: Database) -> None:
    enums = "values: [todo, doing] }\n  Size: { values: [small, large]"
    before = tasks(enums, fields="      kind: { type: Status, required: true }")
    convert = "case kind when 'todo' then 'small' else 'large' end"
    after = tasks(
        enums, fields=f'      kind: {{ type: Size, required: true, convert: "{convert}" }}'
    )
    history = db.start(before)
    db.fill("tasks", "kind", ("todo",), ("doing",))

    db.upgrade(*history.migrate_all(after))

    db.assert_like_new(after)
    assert {kind for (kind,) in db.rows("tasks", "kind")} == {"small", "large"}


def test_what_was_mapped_is_said_in_the_way_back() -> None:
    history = History()
    history.migrate(tasks(OLD))
    text = "".join(history.migrate_all(tasks("values: [todo, done], map_removed: { doing: done }")))

    assert "# What was doing in tasks.past stays what it has become." in text


def test_a_new_word_that_rows_hold_stops_the_way_back(db: Database) -> None:
    before, after = tasks(OLD), tasks("values: [todo, doing, done, gone]")
    history = filled(db, before)
    revisions = history.migrate_all(after)
    db.upgrade(*revisions)
    db.plain.execute("UPDATE tasks SET status = 'gone' WHERE title = 'b'")

    with pytest.raises(sa.exc.IntegrityError, match="1 row of tasks with a status that is gone"):
        db.downgrade(*revisions)

    assert ("b", "gone", ["doing"], "doing") in held(db)


def test_a_default_goes_with_the_word_that_it_names(db: Database) -> None:
    before = tasks(OLD, default="doing")
    after = tasks("values: [todo, done], map_removed: { doing: todo }", default="todo")
    history = filled(db, before)

    db.there_and_back(history, before, after)
    db.fill("tasks", "title", ("new",))

    assert [row[1] for row in held(db) if row[0] == "new"] == ["todo"] * len(OWNERS)


BOUND = """
    unique: { task_wish: [wish] }
    indexes:
      task_open: { fields: [title], where: "status <> 'DONE'" }
    checks:
      wished: "status <> 'DONE' OR title <> 'z'"
"""


def test_indexes_and_checks_that_mention_a_word_follow_it(db: Database) -> None:
    fields = FIELDS
    before = tasks(OLD, fields=fields, rest=BOUND.replace("DONE", "done"))
    after = tasks(
        "values: [todo, doing, over], renamed_values: { done: over }",
        fields=fields,
        rest=BOUND.replace("DONE", "over"),
    )
    history = filled(db, before)

    db.there_and_back(history, before, after)

    assert held(db) == through(ROWS, {"done": "over"})


@pytest.mark.parametrize(
    "condition",
    [
        "status <> 'done'",
        "'done' = status",
        "status NOT IN ('todo', 'done')",
        "title = 'done' OR (status IS NOT DISTINCT FROM 'done')",
        "\"status\" != 'done'",
    ],
)
def test_a_condition_that_speaks_of_a_word_that_is_none_is_refused(condition: str) -> None:
    checks = f'    checks:\n      wished: "{condition.replace(chr(34), chr(92) + chr(34))}"\n'
    renamed = "values: [todo, over], renamed_values: { done: over }"

    with pytest.raises(SchemaError, match="`done` is no word of `Status`") as refused:
        tasks(renamed, rest=checks)

    (diagnostic,) = refused.value.diagnostics
    assert (diagnostic.code, diagnostic.hint) == ("bad-condition", "did you mean `over`?")


@pytest.mark.parametrize(
    "condition",
    ["title = 'done'", "status = title", "'a' || status = 'adone'", "status || 'e' = 'done'"],
)
def test_other_texts_in_a_condition_are_no_words(condition: str) -> None:
    checked = tasks("values: [todo]", rest=f'    checks:\n      wished: "{condition}"\n')

    assert checked.resources[0].conditions[0].sql == condition


def test_a_field_can_change_from_one_enum_to_another(db: Database) -> None:
    enums = "values: [todo, doing, done] }\n  Stage: { values: [todo, started, done]"
    before = tasks(enums)
    after = tasks(
        enums + ", renamed_values: { doing: started }", fields=FIELDS.replace("Status", "Stage")
    )
    history = filled(db, before)

    db.there_and_back(history, before, after)

    assert held(db) == through(ROWS, {"doing": "started"})


def test_an_enum_can_have_another_name(db: Database) -> None:
    before = tasks(OLD)
    history = filled(db, before)
    renamed = tasks(f"{OLD} }}\n  Stage: {{ {OLD}", fields=FIELDS.replace("Status", "Stage"))

    assert history.plan(renamed) is None
    db.assert_like_new(renamed)


def test_a_renamed_field_of_a_renamed_resource_keeps_its_words_in_step(db: Database) -> None:
    before = tasks(OLD)
    fields = FIELDS.replace("status: { ", "state: { renamed_from: status, ")
    after = read_text(
        "spec: 1\napi: { title: Test, version: 1.0.0 }\ndefaults: { timestamps: false }\n"
        "enums:\n  Status: { values: [todo, over, doing], renamed_values: { done: over } }\n"
        "resources:\n  job:\n    renamed_from: task\n    fields:\n"
        f"{fields.strip(chr(10)).replace('DEFAULT', 'todo')}\n"
    )
    history = filled(db, before)

    db.there_and_back(history, before, after)

    assert sorted(word for (word,) in db.rows("jobs", "state")) == ["doing", "over", *["todo"] * 2]


@pytest.mark.parametrize("case", ["word_removed", "words_removed"])
@pytest.mark.parametrize("reading", [0, 1])
def test_the_lines_that_are_printed_for_a_lost_word_help(case: str, reading: int) -> None:
    folder = HERE / "refused" / case
    before, after = schema(folder, "before"), (folder / "after.yaml").read_text("utf-8")
    assert before is not None
    history = History()
    history.migrate(before)
    with pytest.raises(SchemaError) as refused:
        history.plan(read_text(after))

    (diagnostic,) = refused.value.diagnostics
    readings = re.split("^if ", diagnostic.hint or "", flags=re.MULTILINE)[1:]
    lines = re.findall("^    (.+)$", readings[reading], re.MULTILINE)
    enum = re.search(r"(  (\w+): \{ values: \[.*?\])", after)
    assert enum is not None
    start, end = enum.span()
    whole = after[:end] + ", " + ", ".join(lines) + " }" + after[after.index("\n", end) :]

    assert history.plan(read_text(whole)) is not None, after[start:end]
