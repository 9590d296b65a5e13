"""The hint of every refusal resolves it: its lines are pasted, and the edit is made with rows."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from codegen import migrate
from codegen.diagnostics import Diagnostic, SchemaError
from codegen.migrate.diff import diff
from codegen.read import read_text
from codegen.storage import tables
from tests.migrations.databases import Database
from tests.migrations.histories import History
from tests.migrations.pasting import Reading, pasted, readings
from tests.migrations.refusals import REFUSED, Refused

ELSEWHERE = {
    "revision-edited": "test_checksum.py",
    "revision-unreadable": "test_plan.py",
    "snapshot-damaged": "test_snapshot.py",
    "snapshot-newer": "test_snapshot.py",
    "snapshot-out-of-step": "test_rebase.py, test_merges.py and test_plan.py",
}
"""What is said of files, not of a schema, and where its hint is tried instead."""


def refusals(before: str, after: str) -> tuple[Diagnostic, ...]:
    """What is refused of an edit."""
    try:
        diff(tables(read_text(before)), read_text(after))
    except SchemaError as error:
        return error.diagnostics
    return ()


def paste_all(case: Refused, number: int) -> tuple[str, Reading]:
    """The schema with the lines of that reading, and of the first reading of what then comes up."""
    schema, seen = case.after, set[str]()
    later: Reading = ()
    while problems := refusals(case.before, schema):
        problem = next((each for each in problems if each.code == case.code), problems[0])
        assert problem.message not in seen, f"the hint does not resolve it: {problem.hint}"
        seen.add(problem.message)
        reading = readings(problem.hint or "")[number if len(seen) == 1 else 0]
        for paste in reading:
            schema = schema if paste.later else pasted(schema, paste)
        later += tuple(paste for paste in reading if paste.later)
    return schema, later


def tried() -> Iterator[tuple[Refused, int]]:
    for case in REFUSED:
        yield from ((case, number) for number in range(case.readings))


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: f"{case.code}: {case.name}")
def test_an_edit_is_refused_with_so_many_readings(case: Refused) -> None:
    found = [each for each in refusals(case.before, case.after) if each.code == case.code]

    assert len(found) == 1
    assert len(readings(found[0].hint or "")) == case.readings


@pytest.mark.parametrize(
    ("case", "number"),
    [pytest.param(case, n, id=f"{case.code}: {case.name} {n}") for case, n in tried()],
)
def test_what_the_hint_says_makes_the_edit_work(case: Refused, number: int, db: Database) -> None:
    schema, later = paste_all(case, number)

    history = db.start(read_text(case.before))
    for statement in case.rows:
        db.plain.execute(statement.encode())
    migrate_to(db, history, schema)
    if later:
        for statement in case.between:
            db.plain.execute(statement.encode())
        for paste in later:
            schema = pasted(schema, paste)
        migrate_to(db, history, schema)


def migrate_to(db: Database, history: History, schema: str) -> None:
    if history.plan(read_text(schema)) is not None:
        db.upgrade(*history.migrate_all(read_text(schema)))
    db.assert_like_new(read_text(schema))


def told() -> set[str]:
    """Every code that the migrating wing tells."""
    files = Path(migrate.__file__).parent.rglob("*.py")
    calls = [
        node
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Diagnostic"
    ]
    first = [call.args[0] for call in calls if call.args]
    return {str(node.value) for node in first if isinstance(node, ast.Constant)}


def test_the_hint_of_every_code_is_tried() -> None:
    assert told() == {case.code for case in REFUSED} | ELSEWHERE.keys()
