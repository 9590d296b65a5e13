"""Revisions as people run them: through Alembic, `env.py` and its lock, on- and offline."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
import types
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory

from codegen.emit import emit
from codegen.migrate import plan
from codegen.read import read_text
from tests.migrations.databases import Database
from tests.migrations.histories import STEPS, History, case_history, tasks
from tests.migrations.revision_runs import config, generated
from tests.migrations.squawking import printed

ROOT = Path(__file__).parents[2]
CASES = sorted((Path(__file__).parent / "cases").iterdir())

TITLE = "title: { type: string, required: true, max_length: 80 }\n"
SIZE = "size: { type: integer, nullable: true }\n"

BY_HAND = '''
"""By hand."""

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{down_revision}"


def upgrade() -> None:
    {upgrade}


def downgrade() -> None:
    op.execute("SELECT 1")
'''


def by_hand(revision: str, down_revision: str, upgrade: str) -> str:
    return BY_HAND.format(revision=revision, down_revision=down_revision, upgrade=upgrade)


def project(folder: Path, *schemas: str, **revisions: str) -> History:
    """A project's folder with a revision for each schema of `task`, and those written by hand."""
    history = History()
    for schema in schemas:
        history.migrate(tasks(schema))
    history.revisions |= {f"{name}.py": text for name, text in revisions.items()}
    history.write(folder)
    return history


def version(db: Database) -> list[str]:
    rows = db.plain.execute("SELECT version_num FROM alembic_version").fetchall()
    return [number for (number,) in rows]


def test_this_project_has_the_files_that_a_new_one_gets() -> None:
    planned = plan(None, {}, tasks(TITLE))
    assert planned is not None

    for path in ("migrations/env.py", "migrations/script.py.mako"):
        assert (ROOT / path).read_text(encoding="utf-8") == planned.tree[path]


@pytest.mark.parametrize("name", ["project", "with a space", "100%s %(here)s"])
def test_up_down_and_up_again(name: str, tmp_path: Path, db: Database, migrated_url: str) -> None:
    folder = tmp_path / name
    project(folder, TITLE, TITLE + SIZE)
    alembic = config(folder, migrated_url)

    with generated():
        command.upgrade(alembic, "head")
        assert version(db) == ["0002"]
        db.assert_like_new(tasks(TITLE + SIZE))
        command.downgrade(alembic, "-1")
        db.assert_like_new(tasks(TITLE))
        command.downgrade(alembic, "base")
        assert version(db) == []
        command.upgrade(alembic, "head")

    db.assert_like_new(tasks(TITLE + SIZE))


def test_without_an_address_the_settings_have_it(
    tmp_path: Path, db: Database, migrated_url: str
) -> None:
    project(tmp_path, TITLE)
    settings = types.SimpleNamespace(migration_url=migrated_url)

    with generated(settings=settings):
        command.upgrade(config(tmp_path), "head")

    assert version(db) == ["0001"]


def test_a_revision_written_by_hand_may_build_an_index_without_a_lock(
    tmp_path: Path, db: Database, migrated_url: str
) -> None:
    concurrently = """with op.get_context().autocommit_block():
        op.create_index("ix_tasks_title", "tasks", ["title"], postgresql_concurrently=True)"""
    project(tmp_path, TITLE, by_hand=by_hand("0002", "0001", concurrently))

    with generated():
        command.upgrade(config(tmp_path, migrated_url), "head")

    valid = "SELECT indisvalid FROM pg_index WHERE indexrelid = 'ix_tasks_title'::regclass"
    assert db.plain.execute(valid.encode()).fetchone() == (True,)


@pytest.mark.parametrize("case", ["add_reference", "add_unique", "change_index"])
def test_alembic_runs_what_is_built_apart(
    case: str, tmp_path: Path, db: Database, migrated_url: str
) -> None:
    folder = CASES[0].parent / case
    alembic = config(tmp_path, migrated_url)
    with case_project(folder, tmp_path) as history, generated():
        command.upgrade(alembic, "head")
        assert version(db) == [f"{len(history.revisions):04}"]
        db.assert_like_new(read_text((folder / "after.yaml").read_text(encoding="utf-8")))
        command.downgrade(alembic, "0001")
        db.assert_like_new(read_text((folder / "before.yaml").read_text(encoding="utf-8")))
        command.upgrade(alembic, "head")


def test_the_template_for_revisions_written_by_hand_works(
    tmp_path: Path, db: Database, migrated_url: str
) -> None:
    history = project(tmp_path, TITLE)
    alembic = config(tmp_path, migrated_url)

    with generated():
        command.revision(alembic, message="Fill in titles", rev_id="0002")
        command.upgrade(alembic, "head")

    (written,) = (tmp_path / "migrations" / "versions").glob("*fill_in_titles.py")
    history.revisions[written.name] = written.read_text(encoding="utf-8")
    assert 'down_revision = "0002"' in history.migrate(tasks(TITLE + SIZE))
    assert version(db) == ["0002"]


@contextmanager
def case_project(case: Path, folder: Path) -> Iterator[History]:
    history = case_history(case)
    history.write(folder)
    yield history


def execute_all(db: Database, printed: str) -> None:
    """Run what was printed as `psql` does: one statement after the other, where they are apart."""
    statements = printed.split(";\n\n") if "CONCURRENTLY" in printed else [printed]
    for statement in filter(str.strip, statements):
        db.plain.execute(statement.encode())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_printed_sql_does_what_running_does(case: Path, tmp_path: Path, db: Database) -> None:
    with case_project(case, tmp_path) as history:
        execute_all(db, printed(tmp_path, "head"))

    after = read_text((case / "after.yaml").read_text(encoding="utf-8"))
    db.assert_like_new(after, history.tables())
    if (case / "before.yaml").exists():
        earlier = case_history(case, STEPS[:-1])
        last, former = (f"{len(each.revisions):04}" for each in (history, earlier))
        execute_all(db, printed(tmp_path, f"{last}:{former}", "downgrade"))
        before = read_text((case / "before.yaml").read_text(encoding="utf-8"))
        db.assert_like_new(before, earlier.tables())


MIGRATE = """
import sys
from pathlib import Path
from alembic import command
from tests.migrations.revision_runs import config, generated

with generated():
    command.upgrade(config(Path(sys.argv[1]), sys.argv[2]), "head")
"""


@contextmanager
def migrator(folder: Path, url: str) -> Iterator[subprocess.Popen[str]]:
    """A process of its own that upgrades to the head."""
    process = subprocess.Popen(
        [sys.executable, "-c", MIGRATE, str(folder), url],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def wait_for(db: Database, sql: str) -> None:
    """Wait until a query finds something."""
    for _ in range(200):
        if db.plain.execute(sql.encode()).fetchone() is not None:
            return
        time.sleep(0.05)
    pytest.fail(f"nothing was found in ten seconds by: {sql}")


GATE = 42
"""An advisory lock that a revision waits for in the middle of its work, so that tests can look."""

WAITS = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
AT_THE_GATE = f"{WAITS} AND objid = {GATE}"
BOTH_ASKED = "SELECT FROM pg_stat_activity WHERE query LIKE '%pg_try_advisory%' OFFSET 2"
BUILDS_AN_INDEX = f"""op.execute("SELECT pg_advisory_xact_lock({GATE})")
    with op.get_context().autocommit_block():
        op.execute("CREATE INDEX CONCURRENTLY x ON tasks (title)")"""
HALF_DONE = f"""op.add_column("tasks", sa.Column("x", sa.Text()))
    op.execute("SELECT pg_advisory_xact_lock({GATE})")"""


@contextmanager
def gate(db: Database) -> Iterator[None]:
    """Keep the gate closed."""
    db.plain.execute("SELECT pg_advisory_lock(%s)", [GATE])
    try:
        yield
    finally:
        db.plain.execute("SELECT pg_advisory_unlock(%s)", [GATE])


@pytest.mark.parametrize("work", [HALF_DONE, BUILDS_AN_INDEX], ids=["column", "index"])
def test_of_two_migrators_the_second_waits_and_finds_nothing_to_do(
    tmp_path: Path, db: Database, migrated_url: str, work: str
) -> None:
    project(tmp_path, TITLE, by_hand=by_hand("0002", "0001", work))

    with ExitStack() as running:
        with gate(db):
            first = running.enter_context(migrator(tmp_path, migrated_url))
            wait_for(db, AT_THE_GATE)
            second = running.enter_context(migrator(tmp_path, migrated_url))
            wait_for(db, BOTH_ASKED)
        codes = [first.wait(20), second.wait(20)]

    assert codes == [0, 0]
    assert version(db) == ["0002"]


def test_a_migrator_that_is_killed_leaves_nothing_half_done(
    tmp_path: Path, db: Database, migrated_url: str
) -> None:
    project(tmp_path, TITLE, TITLE + SIZE, by_hand=by_hand("0003", "0002", HALF_DONE))

    with gate(db), migrator(tmp_path, migrated_url) as process:
        wait_for(db, AT_THE_GATE)
        os.kill(process.pid, signal.SIGKILL)
        process.wait(20)
        db.plain.execute(f"SELECT pg_terminate_backend(pid, 10000) FROM ({AT_THE_GATE}) s".encode())

    db.assert_like_new(tasks(TITLE + SIZE))
    assert version(db) == ["0002"]
    with generated():
        command.upgrade(config(tmp_path, migrated_url), "head")
    assert version(db) == ["0003"]


def test_a_table_in_use_stops_the_migration_soon_and_it_can_be_run_again(
    tmp_path: Path, db: Database, migrated_url: str
) -> None:
    project(tmp_path, TITLE)
    alembic = config(tmp_path, migrated_url)
    with generated():
        command.upgrade(alembic, "head")
        project(tmp_path, TITLE, TITLE + SIZE)
        with db.plain.transaction():
            db.plain.execute("SELECT FROM tasks")
            with pytest.raises(Exception, match="lock timeout"):
                command.upgrade(alembic, "head")
        command.upgrade(alembic, "head")

    db.assert_like_new(tasks(TITLE + SIZE))


@pytest.mark.parametrize(
    "case",
    ["hostile", "create_relations", "create_secured_by_uuid", "add_types", "add_reference"],
)
def test_the_revisions_make_what_the_models_declare(
    case: str, tmp_path: Path, db: Database, migrated_url: str
) -> None:
    schema = read_text((CASES[0].parent / case / "after.yaml").read_text(encoding="utf-8"))
    history = History()
    history.migrate(schema)
    history.write(tmp_path)
    for path, text in emit(schema).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    script = textwrap.dedent(
        f"""
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", {str(tmp_path / "migrations")!r})
        config.attributes["url"] = {migrated_url!r}
        command.upgrade(config, "head")
        command.check(config)
        """
    )

    run = subprocess.run(
        [sys.executable, "-c", script], cwd="/", capture_output=True, text=True, check=False
    )

    assert run.stderr == ""
    assert "No new upgrade operations detected." in run.stdout


@pytest.mark.parametrize("case", ["hostile", "create_relations", "add_index", "soft_delete_on"])
def test_the_models_declare_the_tables_that_the_revisions_make(
    case: str, tmp_path: Path, db: Database, migrated_url: str
) -> None:
    schema = read_text((CASES[0].parent / case / "after.yaml").read_text(encoding="utf-8"))
    for path, text in emit(schema).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    script = textwrap.dedent(
        f"""
        import sys
        import sqlalchemy as sa

        sys.path.insert(0, {str(tmp_path)!r})

        from generated.models import Base

        url = sa.make_url({migrated_url!r}).set(drivername="postgresql+psycopg")
        engine = sa.create_engine(url)
        Base.metadata.create_all(engine)
        engine.dispose()
        """
    )

    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", script], cwd="/", capture_output=True, text=True
    )

    assert run.stderr == ""
    db.assert_like_new(schema)


def test_alembic_sees_one_head_here() -> None:
    assert len(ScriptDirectory.from_config(config(ROOT)).get_heads()) <= 1
