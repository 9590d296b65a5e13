"""`codegen dev` as a developer meets it: a real project, a real database, real edits."""

import json
import re
import shutil
import signal
import socket
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from codegen.dev import serve
from codegen.dev.errors import ServerError
from codegen.dev.postgres import embedded
from codegen.exits import Exit
from tests.dev.processes import processes_in
from tests.dev.session import Session, codegen, copy_project, edit, until


@pytest.fixture(scope="module")
def dev(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """One session that the tests share; each leaves the project as it found it."""
    root = copy_project(tmp_path_factory.mktemp("dev"))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        session = Session(root, "--port", str(taken.getsockname()[1]))
        session.wait_for("Ctrl-C stops everything.")
    yield session
    if session.process.poll() is None:
        session.end(signal.SIGTERM)


def test_it_generates_migrates_and_serves(dev: Session) -> None:
    assert dev.ask("/readyz")[0] == 200
    assert dev.ask("/api/ann/tasks")[0] == 200
    assert "Generated: " in dev.said
    assert re.search(r"^Migrated the database from nothing to \d+\.$", dev.said, re.M)


def test_it_says_where_everything_is(dev: Session) -> None:
    where = f"http://127.0.0.1:{dev.port}"

    assert f"\nAPI       {where}/api/{{user_id}}/tasks\n" in dev.said
    assert f"\nDocs      {where}/docs\n" in dev.said
    assert "\nDatabase  PostgreSQL in .data/postgres\n" in dev.said


def test_a_taken_port_is_left_to_its_owner(dev: Session) -> None:
    assert re.search(rf"Port \d+ is taken; serving on port {dev.port} instead\.", dev.said)


def test_a_second_session_is_told_who_has_the_database(dev: Session) -> None:
    result = codegen(dev.root, "dev")

    assert result.returncode == Exit.DATABASE
    assert f"is in use by process {dev.process.pid}." in result.stderr
    assert "Traceback" not in result.stderr


def test_migrations_use_the_database_that_runs(dev: Session) -> None:
    down = codegen(dev.root, "db", "downgrade", "--json", "base")
    unready = dev.ask("/readyz")[0]
    up = codegen(dev.root, "db", "upgrade", "--json")

    assert json.loads(down.stdout)["after"] is None
    assert unready == 503
    assert json.loads(up.stdout)["before"] is None
    assert dev.ask("/readyz")[0] == 200


def test_the_shell_opens_the_database_that_runs(dev: Session) -> None:
    result = codegen(dev.root, "db", "shell", "-Atc", "SELECT count(*) FROM tasks")

    assert (result.returncode, result.stdout) == (0, "0\n")


def test_the_shell_ends_as_psql_does(dev: Session) -> None:
    result = codegen(dev.root, "db", "shell", "-v", "ON_ERROR_STOP=1", "-c", "SELECT nonsense")

    assert result.returncode == 1
    assert 'column "nonsense" does not exist' in result.stderr


def test_an_edit_of_the_schema_is_served_once_its_migration_is_written(dev: Session) -> None:
    schema, start = dev.root / "schema.yaml", len(dev.said)
    edit(schema, "    fields:\n", "    fields:\n      mood: { type: string, nullable: true }\n")
    dev.wait_for("The version before goes on answering.", start)
    told, between = dev.said[start:], dev.ask("/api/ann/tasks")[0]
    middle = len(dev.said)
    codegen(dev.root, "migrate")
    dev.wait_for("Serving the new version.", middle)
    ready, found = dev.ask("/readyz")[0], dev.ask("/api/ann/tasks")[0]
    document = dev.ask("/openapi.json")[1]

    assert "Changed: schema.yaml." in told
    assert "run `codegen migrate`" in told
    assert between == 200
    assert re.search(r"Migrated the database from \d+ to \d+\.", dev.said[middle:])
    assert (ready, found) == (200, 200)
    assert '"mood"' in document


def test_a_mistake_in_the_schema_leaves_the_version_before(dev: Session) -> None:
    start = len(dev.said)
    edit(dev.root / "schema.yaml", "spec: 1", "spce: 1")
    dev.wait_for("The version before goes on answering.", start)
    found = dev.ask("/api/ann/tasks")[0]
    edit(dev.root / "schema.yaml", "spce: 1", "spec: 1")
    dev.wait_for("Serving the new version.", start)

    assert re.search(r"^schema\.yaml:\d+:1: error\[", dev.said[start:], re.M)
    assert found == 200


def test_an_override_that_cannot_be_imported_leaves_the_version_before(dev: Session) -> None:
    start = len(dev.said)
    file = dev.root / "overrides" / "task.py"
    before = file.read_text()
    file.write_text(f"{before}\n1 / 0\n")
    dev.wait_for("The version before goes on answering.", start)
    found = dev.ask("/api/ann/tasks")[0]
    file.write_text(before)
    dev.wait_for("Serving the new version.", start)

    assert "ZeroDivisionError" in dev.said[start:]
    assert found == 200


def test_a_server_that_is_killed_is_started_again(dev: Session) -> None:
    start = len(dev.said)
    (worker,) = [
        each for each in processes_in(dev.root) if "codegen.dev.worker" in " ".join(each.cmdline())
    ]
    worker.kill()
    dev.wait_for("Application startup complete.", start)

    assert dev.ask("/api/ann/tasks")[0] == 200


def test_a_database_that_is_killed_is_started_again(dev: Session) -> None:
    start = len(dev.said)
    (postmaster,) = [
        each for each in processes_in(dev.root / ".data") if each.ppid() == dev.process.pid
    ]
    postmaster.kill()
    dev.wait_for("PostgreSQL has ended unexpectedly; starting it again.", start)
    until(lambda: dev.ask("/readyz")[0] == 200)

    assert dev.ask("/api/ann/tasks")[0] == 200


def test_ctrl_c_stops_everything_in_order(dev: Session) -> None:
    code = dev.end(signal.SIGINT)

    assert code == Exit.OK
    assert processes_in(dev.root) == []
    assert "Traceback" not in dev.said.rpartition("Stopping.")[2]
    assert not (dev.root / ".data" / "postgres" / "postmaster.pid").exists()


def test_a_kill_leaves_no_process_and_the_data_stays(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    first = Session(root)
    first.wait_for("Ctrl-C stops everything.")
    inside = len(processes_in(root))
    first.end(signal.SIGKILL)
    until(lambda: not processes_in(root))
    left = processes_in(root)
    second = Session(root, "--no-reload")
    second.wait_for("Ctrl-C stops everything.")
    code = second.end(signal.SIGTERM)

    assert inside > 2
    assert left == []
    assert "Making a database" not in second.said
    assert "Migrated the database" not in second.said
    assert code == Exit.OK


def test_another_database_is_used_when_it_is_named(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    with embedded(tmp_path / "elsewhere") as server:
        (root / ".env").write_text(f"DATABASE_URL={server.url}\n")
        session = Session(root)
        session.wait_for("Ctrl-C stops everything.")
        found = session.ask("/readyz")[0]
        code = session.end(signal.SIGHUP)

    assert found == 200
    assert code == Exit.OK
    assert not (root / ".data").exists()
    assert "\nDatabase  DATABASE_URL\n" in session.said


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://me:secret@127.0.0.1:9/x", "cannot be reached: "),
        ("postgresql+psycopg://me:secret@127.0.0.1:9/x", "cannot be reached: "),
        ("mysql://me:secret@127.0.0.1/x", "is not an address of PostgreSQL"),
    ],
)
@pytest.mark.parametrize("command", [("dev",), ("db", "upgrade")])
def test_a_database_out_of_reach_is_one_sentence(
    tmp_path: Path, command: Sequence[str], url: str, expected: str
) -> None:
    root = copy_project(tmp_path)
    result = codegen(root, *command, DATABASE_URL=url)

    assert result.returncode == Exit.DATABASE
    assert expected in result.stderr.splitlines()[-1]
    assert "secret" not in result.stdout + result.stderr
    assert "Traceback" not in result.stderr
    assert not (root / ".data").exists()


def test_no_database_is_made_where_there_is_no_schema(tmp_path: Path) -> None:
    result = codegen(tmp_path, "db", "upgrade")

    assert result.returncode == Exit.DIAGNOSTICS
    assert list(tmp_path.iterdir()) == []


def test_a_mistake_at_the_start_ends_before_a_database_is_made(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    (root / "overrides" / "task.py").unlink()
    result = codegen(root, "dev")

    assert result.returncode == Exit.DIAGNOSTICS
    assert "error[missing-override]" in result.stderr
    assert not (root / ".data").exists()


def test_a_project_without_migrations_starts_and_gets_its_first(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    shutil.rmtree(root / "migrations")
    early = codegen(root, "db", "upgrade")
    session = Session(root)
    session.wait_for("Ctrl-C stops everything.")
    told = session.said
    codegen(root, "migrate")
    session.wait_for("Serving the new version.", len(told))
    found = session.ask("/readyz")[0]
    session.end(signal.SIGTERM)

    assert early.returncode == Exit.DATABASE
    assert early.stderr.endswith("There are no migrations yet: run `codegen migrate`.\n")
    assert "run `codegen migrate`" in told
    assert found == 200


def project_with_revision(folder: Path, statement: str) -> Path:
    """A project with one revision, which executes a statement."""
    root = copy_project(folder)
    codegen(root, "generate")
    (root / "migrations/versions").mkdir(exist_ok=True)
    for path in (root / "migrations/versions").glob("*.py"):
        path.unlink()
    (root / "migrations/versions/0001_bad.py").write_text(
        'from alembic import op\nrevision = "0001"\ndown_revision = None\n'
        f"def upgrade() -> None:\n    op.execute({statement!r})\n"
    )
    return root


def test_a_failing_migration_is_quoted_without_its_traceback(tmp_path: Path) -> None:
    result = codegen(project_with_revision(tmp_path, "SELECT nonsense"), "db", "upgrade")

    assert result.returncode == Exit.DATABASE
    assert result.stderr.splitlines()[-3:] == [
        'The upgrade to head did not succeed: column "nonsense" does not exist',
        "  in the statement",
        "      SELECT nonsense",
    ]


def test_a_migration_that_stops_says_what_is_in_the_way_and_what_to_do(tmp_path: Path) -> None:
    said = r"RAISE EXCEPTION USING MESSAGE = E'one Error\ntwo Error', HINT = E'do\nor'"
    root = project_with_revision(tmp_path, f"DO $$ BEGIN {said}; END $$")
    result = codegen(root, "db", "upgrade")

    assert result.returncode == Exit.DATABASE
    assert result.stderr.splitlines()[-4:] == [
        "The upgrade to head did not succeed: one Error",
        "  two Error",
        "  = help: do",
        "          or",
    ]


def test_a_name_that_is_no_address_is_told() -> None:
    with pytest.raises(ServerError, match="`no such host` is no address"):
        serve.listen("no such host", 8000)


def test_an_address_of_another_machine_is_told() -> None:
    with pytest.raises(ServerError, match=r"cannot listen on 192\.0\.2\.1, port 8000"):
        serve.listen("192.0.2.1", 8000)
