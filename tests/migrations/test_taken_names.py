"""What binds a column that goes does not stay for another that has its name from now on."""

from __future__ import annotations

import pytest

from codegen.read import read_text
from tests.migrations.databases import Database
from tests.migrations.histories import catalog, tasks


def test_a_relation_that_takes_the_name_of_another_still_refers(db: Database) -> None:
    near, group = "{ belongs_to: task, nullable: true", "group: { belongs_to: task, nullable: true"
    head = "task:\n  fields: { size: { type: integer, default: 1 } }\n  relations:\n"
    before = catalog(f"{head}    near: {near} }}\n    {group} }}\n")
    after = catalog(f"{head}    {group}, renamed_from: near }}\n", "task.group: { replaced: true }")
    history = db.start(before)

    db.there_and_back(history, before, after)


@pytest.mark.parametrize(
    "bound",
    [
        "unique: { once: [size] }",
        "indexes: { sized: { fields: [size], where: size > 3 } }",
        "checks: { big: size > 0 }",
    ],
)
def test_what_is_said_of_a_field_is_said_of_its_successor(db: Database, bound: str) -> None:
    head = "task:\n  fields:\n    size: { type: integer, default: 1"
    before = catalog(
        f"{head}, maximum: 7 }}\n    width: {{ type: integer, default: 2 }}\n  {bound}\n"
    )
    after = catalog(f"{head}, renamed_from: width }}\n  {bound}\n", "task.size: { replaced: true }")
    history = db.start(before)

    db.there_and_back(history, before, after)


SCHEMA = """
spec: 1
api: { title: Test, version: 1.0.0 }
defaults: { timestamps: false }
resources:
  task:
    soft_delete: true
    fields: { size: FIELD }
"""


def test_rows_may_become_alike_where_nobody_asks_them_to_differ_any_more(db: Database) -> None:
    field = "{ type: decimal, precision: 5, scale: 2, required: true }"
    before = read_text(SCHEMA.replace("FIELD", field) + "    unique: { once: [size] }\n")
    converted = '{ type: integer, required: true, convert: "round(size)" }'
    after = read_text(SCHEMA.replace("FIELD", converted))
    history = db.start(before)
    db.fill("tasks", "size", (1.1,), (1.2,))

    db.upgrade(*history.migrate_all(after))

    db.assert_like_new(after)


def test_the_last_day_has_a_text(db: Database) -> None:
    before = tasks("day: { type: date, required: true }\nat: { type: datetime, required: true }")
    after = tasks("day: { type: string, required: true }\nat: { type: string, required: true }")
    history = db.start(before)
    db.fill("tasks", "day, at", ("9999-12-31", "9999-12-31T23:59:59Z"))

    db.there_and_back(history, before, after)

    assert set(db.rows("tasks", "day, at")) == {("9999-12-31", "9999-12-31T23:59:59Z")}
