"""The statements that a plan shows are those that its revisions send, no more and no fewer."""

from __future__ import annotations

import re
import types
from collections import Counter
from collections.abc import Iterator
from io import StringIO

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from typing_extensions import override

from codegen.migrate import Plan
from codegen.plan import stages
from codegen.plan.sql import spelled
from tests.migrations.test_cases import CASES, HERE, history_before, schema

SETTINGS = re.compile(r"SET |LOCK TABLE|RESET ALL|BEGIN;|COMMIT;|DO \$look\$")


class Sent(StringIO):
    """What Alembic would send, statement by statement."""

    def __init__(self) -> None:
        super().__init__()
        self.statements: list[str] = []

    @override
    def write(self, text: str, /) -> int:
        self.statements.append(text)
        return len(text)


def sent(revision: str) -> Iterator[str]:
    """The statements of a revision's upgrade, each on one line: no looks, settings, locks."""
    module = types.ModuleType("revision")
    exec(compile(revision, "revision.py", "exec"), module.__dict__)
    output = Sent()
    context = MigrationContext.configure(
        dialect_name="postgresql",
        dialect_opts={"paramstyle": "named"},
        opts={"as_sql": True, "output_buffer": output, "literal_binds": True},
    )
    with Operations.context(context):
        module.upgrade()
    yield from (flat(each) for each in output.statements if not SETTINGS.match(each))


def flat(statement: str) -> str:
    return " ".join(statement.split())


def shown(plan: Plan) -> list[list[str]]:
    return [
        [flat(each) for part in stage.parts for each in part.statements] for stage in stages(plan)
    ]


@pytest.mark.parametrize("case", CASES)
def test_what_is_shown_is_what_is_sent(case: str) -> None:
    folder = HERE / "cases" / case
    after = schema(folder, "after")
    assert after is not None
    planned = history_before(folder).plan(after)
    assert planned is not None
    paths = sorted(path for path in planned.tree if path.startswith("migrations/versions/"))

    assert [Counter(each) for each in shown(planned)] == [
        Counter(sent(planned.tree[path])) for path in paths
    ]


def test_texts_in_a_statement_stay_as_they_are() -> None:
    text = "two  spaces, a : colon, a % and " + "a long tail " * 12
    (statement,) = spelled([f"op.execute(\"UPDATE t SET a = '{text}'\")"])

    assert f"'{text}'" in statement


def test_nothing_but_the_known_names_is_called() -> None:
    with pytest.raises(KeyError):
        spelled(["__import__('os').getcwd()"])
