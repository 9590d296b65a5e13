"""A migration that is killed anywhere is run again, and finishes as if nothing had been."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from codegen.catalog import Catalog
from codegen.dev.postgres import embedded
from codegen.read import read_text
from codegen.storage import tables
from tests.api.databases import Databases
from tests.migrations.databases import OWNERS
from tests.migrations.histories import History
from tests.migrations.killing import Migrators, Order, migrators
from tests.migrations.pg_catalogue import created, describe

EVERY = int(os.environ.get("KILL_EVERY", "9"))
"""After which statements a migrator is killed: every one, every second one, ...."""

HEAD = """\
spec: 1
api: { title: Test, version: 1.0.0 }
defaults: { timestamps: false, idempotency: false }
"""
BEFORE = f"""{HEAD}
enums: {{ Status: {{ values: [todo, canceled] }} }}
resources:
  project:
    fields: {{ name: {{ type: string, required: true, max_length: 80 }} }}
  todo:
    fields:
      name: {{ type: string, required: true, max_length: 80 }}
      status: {{ type: Status, default: todo }}
      size: {{ type: integer, nullable: true }}
      gone: {{ type: integer, nullable: true }}
"""
ONE = BEFORE.replace("  todo:\n", "  task:\n    renamed_from: todo\n").replace(
    "      gone: { type: integer, nullable: true }",
    "      due_on: { type: date, nullable: true, description: When. }",
)
ONE += "removed: { task.gone: {} }\n"
TWO = f"""{HEAD}
security: {{ row_level_security: true }}
enums:
  Status: {{ values: [todo, cancelled, done], renamed_values: {{ canceled: cancelled }} }}
resources:
  project:
    fields: {{ name: {{ type: string, required: true, max_length: 80 }} }}
    unique: {{ project_name: [name] }}
  task:
    renamed_from: todo
    fields:
      title: {{ type: string, required: true, min_length: 1, max_length: 60, renamed_from: name }}
      status: {{ type: Status, default: todo }}
      size: {{ type: integer, required: true, backfill: 3, minimum: 0 }}
      token: {{ type: uuid, default: uuid }}
      priority: {{ type: integer, required: true, backfill: 1, maximum: 5 }}
    relations:
      project: {{ belongs_to: project, nullable: true, on_delete: set_null }}
    indexes: {{ task_size: [size] }}
    checks: {{ sized: "size < 100" }}
removed: {{ task.gone: {{}} }}
"""
PLANS = {"one": ONE, "two": TWO}
ROWS = 6_000


@pytest.fixture(scope="module")
def forking() -> Iterator[Migrators]:
    with migrators() as found:
        yield found


def project(folder: Path, name: str) -> tuple[Catalog, str]:
    """A project with a revision for the first schema, and those of a plan; and the last of them."""
    after = read_text(PLANS[name])
    history = History()
    history.migrate_all(read_text(BEFORE))
    history.migrate_all(after)
    history.write(folder)
    return after, max(history.revisions)[:4]


def filled(url: str) -> None:
    """Rows of several owners, enough for more than one batch."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            """
            INSERT INTO todos (id, user_id, name, status, size)
            SELECT gen_random_uuid(), (%s::text[])[1 + number %% 4], 'todo ' || number,
                CASE WHEN number %% 3 = 0 THEN 'canceled' ELSE 'todo' END,
                CASE WHEN number %% 2 = 0 THEN number %% 50 END
            FROM generate_series(1, %s) AS number
            """,
            [list(OWNERS), ROWS],
        )
        connection.execute(
            "INSERT INTO projects (id, user_id, name) VALUES (gen_random_uuid(), 'ada', 'a')"
        )


def assert_arrived(url: str, schema: Catalog, revision: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        assert describe(connection) == created(connection, tables(schema))
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [
            (revision,)
        ]


def assert_rows(url: str, name: str) -> None:
    asked = {
        "one": "SELECT count(*), count(*) FILTER (WHERE status = 'canceled') FROM tasks",
        "two": "SELECT count(*), count(*) FILTER (WHERE status = 'cancelled') FROM tasks"
        " WHERE size IN (0, 3) OR size % 2 = 0",
    }
    with psycopg.connect(url) as connection:
        assert connection.execute(asked[name].encode()).fetchone() == (ROWS, ROWS // 3)


def begun(url: str, forking: Migrators, folder: Path) -> None:
    """The first schema with its rows, whatever was there."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    assert forking.run(Order(str(folder), url, "+1")).code == 0
    filled(url)


@pytest.mark.parametrize("killed", ["after", "during"])
@pytest.mark.parametrize("name", PLANS)
def test_a_migrator_that_is_killed_at_a_statement_is_run_again(
    databases: Databases, forking: Migrators, tmp_path: Path, name: str, killed: str
) -> None:
    after, last = project(tmp_path, name)
    url = databases.create(databases.unused_name("killed"))
    number, alive = 1 if killed == "after" else 2, False

    while not alive:
        begun(url, forking, tmp_path)
        first = forking.run(Order(str(tmp_path), url, "head", number, killed))
        again = forking.run(Order(str(tmp_path), url))
        assert (first.code in (-signal.SIGKILL, 0), again.code) == (True, 0), number
        assert_arrived(url, after, last)
        assert_rows(url, name)
        alive = first.code == 0
        number += EVERY
    assert number > 9


@pytest.mark.parametrize("name", PLANS)
def test_a_migrator_that_is_killed_on_the_way_back_is_run_again(
    databases: Databases, forking: Migrators, tmp_path: Path, name: str
) -> None:
    project(tmp_path, name)
    url = databases.create(databases.unused_name("killed"))
    number, alive = 3, False

    while not alive:
        begun(url, forking, tmp_path)
        assert forking.run(Order(str(tmp_path), url)).code == 0
        first = forking.run(Order(str(tmp_path), url, "0001", number))
        again = forking.run(Order(str(tmp_path), url, "0001"))
        assert (first.code in (-signal.SIGKILL, 0), again.code) == (True, 0), number
        assert_arrived(url, read_text(BEFORE), "0001")
        alive = first.code == 0
        number += 2 * EVERY
    assert number > 5


def test_a_statement_that_cannot_be_run_again_is_noticed(
    databases: Databases, forking: Migrators, tmp_path: Path
) -> None:
    project(tmp_path, "two")
    *_, last = sorted((tmp_path / "migrations/versions").glob("0*.py"))
    block = "    with op.get_context().autocommit_block():\n"
    planted = f'{block}        op.execute("CREATE TABLE planted ()")\n'
    text = last.read_text(encoding="utf-8")
    last.write_text(text.replace(block, planted, 1), encoding="utf-8")
    url = databases.create(databases.unused_name("killed"))
    begun(url, forking, tmp_path)
    statements = forking.run(Order(str(tmp_path), url)).statements
    begun(url, forking, tmp_path)

    # The block's last statement is before the version is written and the transaction begun again.
    died = forking.run(Order(str(tmp_path), url, "head", statements - 2))

    assert died.code == -signal.SIGKILL
    assert forking.run(Order(str(tmp_path), url)).code == 1


def test_a_server_that_is_killed_in_the_middle_leaves_what_can_be_run_again(
    forking: Migrators, tmp_path: Path
) -> None:
    after, last = project(tmp_path / "project", "two")
    folder = str(tmp_path / "project")
    with embedded(tmp_path / "postgres") as server:
        begun(server.superuser_url, forking, tmp_path / "project")
        whole = forking.run(Order(folder, server.superuser_url)).statements
        for number in (whole // 4, whole // 2, whole * 3 // 4):
            begun(server.superuser_url, forking, tmp_path / "project")
            order = Order(folder, server.superuser_url, "head", number, "stopped")
            stopped = forking.run(order)
            assert stopped.code == signal.SIGSTOP
            server.kill()
            os.kill(stopped.pid, signal.SIGKILL)
            server.start()
            assert forking.run(Order(folder, server.superuser_url)).code == 0
            assert_arrived(server.superuser_url, after, last)
            assert_rows(server.superuser_url, "two")
