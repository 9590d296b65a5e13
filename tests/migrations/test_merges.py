"""Two branches that both migrate, as git, the command line and a database see it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from codegen.exits import Exit
from codegen.read import read_text
from codegen.storage import tables
from tests.api.databases import Databases
from tests.migrations.pg_catalogue import created, describe
from tests.migrations.repositories import Repository

TASK = "INSERT INTO tasks (id, user_id, title) VALUES (gen_random_uuid(), 'ada', 'Write')"
NOTE = "INSERT INTO notes (id, user_id, text) VALUES (gen_random_uuid(), 'ada', 'Hello')"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A project of which two branches have both written revision 0002."""
    made = Repository.start(tmp_path / "project")
    made.checkout("theirs", "-b")
    made.add_field("note", "rank: { type: integer, nullable: true }")
    made.migrate("Rank notes")
    made.checkout("main")
    made.add_field("task", "size: { type: integer, nullable: true }")
    made.migrate("Size tasks")
    return made


@contextmanager
def database_at(databases: Databases, repository: Repository, branch: str) -> Iterator[str]:
    """A database with rows, at the newest revision of a branch."""
    url = databases.create(databases.unused_name("merged"))
    repository.checkout(branch)
    assert repository.database("upgrade", "head", url).startswith("0: ")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(TASK)
        connection.execute(NOTE)
    repository.checkout("main")
    yield url


def assert_like_new(repository: Repository, url: str) -> None:
    """The database is as if it had been made of the schema today, and the rows are there."""
    schema = read_text((repository.folder / "schema.yaml").read_text(encoding="utf-8"))
    with psycopg.connect(url, autocommit=True) as connection:
        connection.prepare_threshold = None
        rows = [
            connection.execute(f"SELECT count(*) FROM {t}".encode()) for t in ("tasks", "notes")
        ]
        assert [row.fetchone() for row in rows] == [(1,), (1,)]
        connection.execute("DROP TABLE alembic_version")
        assert describe(connection) == created(connection, tables(schema))


def refusal(repository: Repository) -> str:
    refused = repository.codegen("migrate")
    assert refused.exit_code == Exit.DIAGNOSTICS
    return refused.stderr


def follow(repository: Repository, told: str, side: str) -> None:
    """Run the line of a hint that keeps the snapshot of one side."""
    (line,) = re.findall(rf"^ +git (checkout {side} .+)$", told, re.MULTILINE)
    repository.git(*line.split())


@pytest.mark.parametrize(("side", "other"), [("--ours", "theirs"), ("--theirs", "main")])
def test_both_branches_and_their_databases_come_together(
    repository: Repository, databases: Databases, side: str, other: str
) -> None:
    stays = {"theirs": "main", "main": "theirs"}[other]
    with (
        database_at(databases, repository, stays) as ahead,
        database_at(databases, repository, other) as behind,
    ):
        before = repository.git("rev-parse", other).strip()
        repository.git("merge", "theirs", code=1)
        follow(repository, refusal(repository), side)

        done = repository.codegen("migrate", "--rebase")
        repository.commit("Merge theirs")

        assert done.exit_code == Exit.OK, done.stderr
        assert repository.codegen("migrate").stdout.startswith("Nothing to migrate")
        assert repository.database("upgrade", "head", ahead).startswith("0: ")
        assert_like_new(repository, ahead)

        refused = repository.database("upgrade", "head", behind)
        assert refused.startswith(f"{Exit.DATABASE}: ")
        assert "Traceback" not in refused
        assert "go back" in refused
        (revision,) = re.findall("`codegen db downgrade (.+)`", done.stderr)
        repository.checkout(before)
        assert repository.database("downgrade", revision, behind).startswith("0: ")
        repository.checkout("main")
        assert repository.database("upgrade", "head", behind).startswith("0: ")
        assert_like_new(repository, behind)


def test_the_conflict_is_shown_where_it_is_with_what_to_do(repository: Repository) -> None:
    repository.git("merge", "theirs", code=1)

    told = refusal(repository)

    assert re.search(r"migrations/snapshot\.json:2:1: error\[snapshot-out-of-step\]", told)
    assert "<<<<<<< HEAD" in told
    assert "git checkout --ours migrations/snapshot.json" in told
    assert "codegen migrate --rebase" in told


def test_snapshots_of_other_tables_conflict_all_the_same(repository: Repository) -> None:
    said = repository.git("merge", "theirs", code=1)

    assert "CONFLICT (content): Merge conflict in migrations/snapshot.json" in said
    assert said.count("CONFLICT") == 1


def test_after_the_snapshot_is_chosen_the_hint_names_the_rebase(repository: Repository) -> None:
    repository.git("merge", "theirs", code=1)
    repository.git("checkout", "--ours", "migrations/snapshot.json")

    told = refusal(repository)

    assert "are both revision 0002" in told
    assert "run `codegen migrate --rebase`" in told


def test_a_snapshot_of_parts_of_both_is_noticed(repository: Repository) -> None:
    repository.git("merge", "--strategy-option=ours", "theirs")

    refused = repository.codegen("migrate", "--rebase")

    assert refused.exit_code == Exit.DIAGNOSTICS
    assert "parts of two branches" in refused.stderr
    repository.git("checkout", "HEAD^1", "migrations/snapshot.json")
    assert repository.codegen("migrate", "--rebase").exit_code == Exit.OK


def test_a_dry_run_shows_everything_and_writes_nothing(repository: Repository) -> None:
    repository.git("merge", "theirs", code=1)
    repository.git("checkout", "--ours", "migrations/snapshot.json")
    before = repository.files()

    shown = repository.codegen("migrate", "--rebase", "--dry-run")

    assert shown.exit_code == Exit.OK
    assert repository.files() == before
    assert shown.stdout.startswith(
        "- migrations/versions/0002_add_rank_to_notes.py: its changes are planned again\n"
        "+ notes.rank: integer\n"
    )
    assert 'revision = "0003"\ndown_revision = "0002"' in shown.stdout
    assert "`codegen db downgrade 0001`" in shown.stderr


def test_programs_are_told_the_same(repository: Repository) -> None:
    repository.git("merge", "theirs", code=1)
    repository.git("checkout", "--ours", "migrations/snapshot.json")

    told = json.loads(repository.codegen("migrate", "--rebase", "--json").stdout)

    assert told["revision"] == "0003"
    assert told["path"] == "migrations/versions/0003_add_rank_to_notes.py"
    assert told["deleted"] == ["migrations/versions/0002_add_rank_to_notes.py"]
    assert told["moved"] == []
    assert told["fork"] == "0001"
    assert set(told["files"]) == {told["path"], "migrations/snapshot.json"}
    assert told["deleted"][0] not in repository.files()


def test_a_revision_written_by_hand_goes_behind_its_branch(
    repository: Repository, databases: Databases
) -> None:
    repository.checkout("theirs")
    repository.by_hand("0003_rank_them", "0002", "UPDATE notes SET rank = 7")
    repository.commit("Rank them")
    repository.checkout("main")
    with (
        database_at(databases, repository, "main") as ahead,
        database_at(databases, repository, "theirs") as behind,
    ):
        repository.git("merge", "theirs", code=1)
        repository.git("checkout", "--ours", "migrations/snapshot.json")

        asked = repository.codegen("migrate", "--rebase")
        assert asked.exit_code == Exit.DIAGNOSTICS
        reading = re.search(
            r"if it follows \S+rank_to_notes.py, add to (\S+)\n +(base_snapshot = .+)\n",
            asked.stderr,
        )
        assert reading is not None
        file = repository.folder / reading[1]
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("\n\n\ndef", f"\n{reading[2]}\n\n\ndef", 1), encoding="utf-8")

        done = repository.codegen("migrate", "--rebase")
        repository.commit("Merge theirs")

        assert done.exit_code == Exit.OK, done.stderr
        versions = [path for path in repository.files() if "/versions/" in path]
        assert [path.rpartition("/")[2] for path in versions] == [
            "0001_create_notes_and_create_tasks.py",
            "0002_add_size_to_tasks.py",
            "0004_add_rank_to_notes.py",
            "0005_rank_them.py",
        ]
        moved = repository.files()[versions[-1]]
        assert 'revision = "0005"\ndown_revision = "0004"\n' in moved
        assert repository.database("upgrade", "head", ahead).startswith("0: ")
        assert "revision 0003, which" in repository.database("upgrade", "head", behind)
        repository.checkout("theirs")
        assert repository.database("downgrade", "0001", behind).startswith("0: ")
        repository.checkout("main")
        assert repository.database("upgrade", "head", behind).startswith("0: ")
        for url in (ahead, behind):
            with psycopg.connect(url) as connection:
                assert connection.execute("SELECT rank FROM notes").fetchall() == [(7,)]
            assert_like_new(repository, url)


@pytest.mark.parametrize("command", [("dev", "--no-reload"), ("db", "upgrade")])
def test_a_database_at_a_revision_that_is_not_there_is_told_how_to_go_on(
    repository: Repository, databases: Databases, command: tuple[str, ...]
) -> None:
    (repository.folder / "overrides").mkdir()
    stub = repository.codegen("stub", "auth")
    assert stub.exit_code == Exit.OK, stub.stderr
    repository.commit("Say who is asking")
    repository.checkout("ahead", "-b")
    repository.by_hand("0003_ahead", "0002", "SELECT 1")
    repository.commit("Go ahead")
    with database_at(databases, repository, "ahead") as url:
        repository.checkout("main")

        refused = repository.codegen(*command, url=url)

    assert refused.exit_code == Exit.DATABASE, refused.stderr
    assert "The database is at revision 0003, which migrations/versions does not" in refused.stderr
    assert "codegen db downgrade REVISION" in refused.stderr
    assert "Traceback" not in refused.stderr
