"""Rows at risk, counted in a real PostgreSQL: the right ones, and nothing else happens."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

from codegen.dev import counting
from codegen.dev.postgres import embedded
from codegen.exits import Exit
from codegen.pipeline import load
from tests.api.databases import Databases
from tests.codegen.commands import run
from tests.plan.projects import HEAD, change, parts, planned, start
from tests.projects.roles import servants_url

SIZE = "      size: { type: integer, nullable: true }\n"
ROWS = """
INSERT INTO notes (id, user_id, text, size) VALUES
    (gen_random_uuid(), 'ada', 'short', 1),
    (gen_random_uuid(), 'ada', 'short', NULL),
    (gen_random_uuid(), 'grace', repeat('x', 80), NULL)
"""

REMOVED = ("resources:", "removed: { note.size: {} }\nresources:")
SECURED = HEAD.replace("resources:", "security: { row_level_security: true }\nresources:")


def fill(url: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute(ROWS)


@pytest.fixture
def database(databases: Databases, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """An empty database that DATABASE_URL names."""
    url = databases.create(databases.unused_name("plan"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.delenv("DATABASE_URL_UNPOOLED", raising=False)
    return url


@pytest.fixture
def project(tmp_path: Path, database: str) -> Path:
    """A project whose database has three rows."""
    root = start(tmp_path / "notes")
    assert run("db", "upgrade").exit_code == Exit.OK
    fill(database)
    return root


@pytest.fixture(autouse=True)
def sql() -> None:
    """Counting is about the rows of all owners."""
    return


def contents(url: str) -> list[object]:
    with psycopg.connect(url) as connection:
        rows = connection.execute("SELECT * FROM notes ORDER BY id").fetchall()
        return [*rows, connection.execute("SELECT * FROM alembic_version").fetchall()]


def test_rows_that_are_in_the_way_are_counted(project: Path) -> None:
    change(project, ("max_length: 100", "max_length: 50"))
    _, value = planned()

    (look,) = value["looks"]
    assert (look["rows"], value["rows_not_counted"]) == (1, None)
    assert "longer than 50 characters. There is 1 now." in run("plan").stdout


def test_values_that_go_are_counted_under_the_names_that_they_have_now(project: Path) -> None:
    change(
        project,
        (SIZE, ""),
        ("  note:\n", "  memo:\n    renamed_from: note\n"),
        ("resources:", "removed: { memo.size: {} }\nresources:"),
    )
    code, value = planned()

    assert code in (Exit.HAZARDOUS, Exit.BREAKING)
    (risk,) = [risk for part in parts(value) for risk in part["rows_at_risk"]]
    assert (risk["table"], risk["rows"]) == ("notes", 1)


def test_rows_that_are_filled_in_are_counted_through_a_rename(project: Path) -> None:
    required = "      length: { type: integer, required: true, renamed_from: size, backfill: 7 }\n"
    change(project, (SIZE, required))
    _, value = planned()

    (risk,) = [risk for part in parts(value) for risk in part["rows_at_risk"]]
    assert (risk["about"], risk["rows"]) == ("are filled in", 2)


def test_all_rows_of_a_table_that_goes_are_counted(project: Path) -> None:
    note = HEAD.partition("resources:\n")[2]
    tag = "  tag:\n    fields: { label: { type: string, required: true } }\n"
    change(project, (note, tag), ("resources:", "removed: { note: {} }\nresources:"))
    result = run("plan")

    assert "rows of notes that go: 3" in result.stdout


def test_counting_changes_nothing(project: Path, database: str) -> None:
    change(project, (SIZE, ""), REMOVED)
    before = contents(database)
    run("plan")

    assert contents(database) == before


def test_a_question_that_would_change_something_is_refused_by_the_database(
    project: Path, database: str
) -> None:
    found = counting.counted(project, "0001", ["DELETE FROM notes RETURNING 1"])

    assert found.numbers == {}
    assert found.why is not None
    assert "read-only" in found.why
    assert len(contents(database)) == 4


def test_rows_are_counted_in_the_zone_that_revisions_are_run_in(
    tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGTZ", "Pacific/Auckland")
    question = "SELECT extract(hour FROM '2026-01-31T12:00:00Z'::timestamptz)"

    assert counting.counted(tmp_path, None, [question]).numbers == {question: 12}


def test_a_downgrade_drops_rows_where_it_is_said_only(project: Path) -> None:
    refused = run("db", "downgrade", "base")
    gone = run("db", "downgrade", "--drop-rows", "base")

    assert (refused.exit_code, gone.exit_code) == (Exit.DATABASE, Exit.OK)
    assert "rows that nothing brings back would be dropped: " in refused.stderr
    assert "codegen db downgrade --drop-rows" in refused.stderr


def test_a_database_at_another_revision_is_not_asked(project: Path) -> None:
    run("db", "downgrade", "--drop-rows", "base")
    change(project, ("max_length: 100", "max_length: 50"))
    _, value = planned()

    assert value["looks"][0]["rows"] is None
    assert value["rows_not_counted"] == (
        "the database has no revision yet, and this starts from 0001."
    )


def test_a_database_that_does_not_answer_stops_nothing(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://somebody:secret@127.0.0.1:9/nothing")
    change(project, ("max_length: 100", "max_length: 50"))
    code, value = planned()

    assert code == Exit.BREAKING
    assert value["rows_not_counted"].startswith("the database cannot be asked: ")
    assert "secret" not in value["rows_not_counted"]


def test_an_address_that_is_none_is_not_repeated(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://somebody:secret@127.0.0.1/x")
    change(project, ("max_length: 100", "max_length: 50"))

    assert planned()[1]["rows_not_counted"] == "DATABASE_URL is not an address of PostgreSQL."


def test_rows_that_security_hides_are_not_counted_wrongly(
    tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = start(tmp_path / "secured", SECURED)
    run("db", "upgrade")
    fill(database)
    bound = servants_url(load(project / "schema.yaml"), database)
    with psycopg.connect(database) as connection:
        connection.execute("GRANT SELECT ON alembic_version TO servant_of_tests")
    monkeypatch.setenv("DATABASE_URL", bound)
    change(project, ("max_length: 100", "max_length: 50"), (SIZE, ""), REMOVED)
    _, value = planned()

    (risk,) = [risk for part in parts(value) for risk in part["rows_at_risk"]]
    assert (value["looks"][0]["rows"], risk["rows"]) == (None, None)
    assert value["rows_not_counted"] == (
        "row-level security hides some of them from the role that asked."
    )


def test_the_embedded_database_is_asked_past_its_security_while_it_runs(
    tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE_URL")
    project = start(tmp_path / "secured", SECURED)
    with embedded(project / ".data" / "postgres") as server:
        assert run("db", "upgrade").exit_code == Exit.OK
        fill(server.superuser_url)
        change(project, ("max_length: 100", "max_length: 50"), (SIZE, ""), REMOVED)
        _, running = planned()
    _, stopped = planned()

    (risk,) = [risk for part in parts(running) for risk in part["rows_at_risk"]]
    assert (running["looks"][0]["rows"], risk["rows"]) == (1, 1)
    assert stopped["rows_not_counted"] == "no database runs here, and DATABASE_URL is not set."
