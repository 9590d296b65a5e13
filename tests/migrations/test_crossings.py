"""Values get out of each other's way: what held before an edit does not stop what comes of it."""

from __future__ import annotations

import pytest

from codegen.read import read_text
from tests.migrations.databases import Database
from tests.migrations.histories import catalog
from tests.migrations.looking import up
from tests.migrations.test_looks import WORDS

CODE = "task: {{ fields: {{ code: {{ {code} }} }}, soft_delete: {kept}, unique: {{ {unique} }} }}"
NULL, FILLED = "type: integer, nullable: true", "type: integer, required: true, backfill: 3"
TEXT = "type: string, nullable: true, max_length: 9"
CUT = 'type: string, nullable: true, max_length: 1, convert: "left(code, 1)"'
NUMBER = 'type: integer, nullable: true, convert: "char_length(code)"'


@pytest.mark.parametrize("kept", ["true", "false"])
@pytest.mark.parametrize("unique", ["", "task_code: [code, id]"], ids=["dropped", "replaced"])
@pytest.mark.parametrize(
    ("before", "after", "values"),
    [(NULL, FILLED, (None, None)), (TEXT, CUT, ("ab", "ac")), (TEXT, NUMBER, ("ab", "ac"))],
    ids=["filled", "cut", "converted"],
)
def test_rows_may_become_alike_where_they_need_not_differ_any_more(
    db: Database, before: str, after: str, values: tuple[object, ...], unique: str, kept: str
) -> None:
    old = catalog(CODE.format(code=before, kept=kept, unique="task_code: [code]"))
    new = catalog(CODE.format(code=after, kept=kept, unique=unique))
    history = db.start(old)
    for value in values:
        db.fill("tasks", "code", (value,), (None,), (value,), (value,))

    assert up(old, new).stop(db) is None
    db.upgrade(*history.migrate_all(new))

    db.assert_like_new(new)


def test_words_may_change_places_and_become_null_where_null_is_new(db: Database) -> None:
    old = read_text(WORDS.format(words="todo, doing, done", more=""))
    more = ", renamed_values: { todo: doing, doing: todo }, map_removed: { done: null }"
    text = WORDS.format(words="todo, doing", more=more)
    new = read_text(text.replace("required: true", "nullable: true"))
    history = db.start(old)
    db.fill("tasks", "status", ("todo",), ("doing",), ("done",))

    db.upgrade(*history.migrate_all(new))

    db.assert_like_new(new)
    found = db.plain.execute("SELECT status FROM tasks ORDER BY 1").fetchall()
    assert found == [("doing",), ("doing",), ("todo",), (None,)]
