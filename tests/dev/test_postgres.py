"""The embedded PostgreSQL: what survives, what is refused, and that nothing stays behind."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from codegen.dev import cluster
from codegen.dev.account import Account, account_for, copy_programs, programs
from codegen.dev.errors import DatabaseError
from codegen.dev.postgres import Server, embedded, running
from tests.dev.processes import processes_in, wait_until_gone


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that several tests use, one after the other, in a place with a hard name."""
    long = (
        "a folder with spaces, and a name so long that no socket could be bound inside of it " * 2
    )
    folder = tmp_path_factory.mktemp(long) / "it's $HOME" / "postgres"
    with embedded(folder) as server:
        ask(server, "CREATE TABLE notes (word text)")
    return folder


def ask(server: Server, statement: str) -> list[tuple[object, ...]]:
    with psycopg.connect(server.url) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


def hold_apart(folder: Path, first: str = "") -> tuple[subprocess.Popen[str], Path]:
    """Another process that runs a server on the data; and where its socket is."""
    script = (
        f"{first}\nimport sys, time; from pathlib import Path\n"
        "from codegen.dev.postgres import embedded\n"
        "with embedded(Path(sys.argv[1])) as server:\n"
        "    print(server.sockets, flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", script, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    return holder, Path(holder.stdout.readline().strip())


def test_what_is_stored_is_there_in_the_next_run(data: Path) -> None:
    with embedded(data) as server:
        ask(server, "INSERT INTO notes VALUES ('kept')")
    with embedded(data) as server:
        found = ask(server, "SELECT word FROM notes WHERE word = 'kept'")

    assert found == [("kept",)]


def test_what_was_acknowledged_survives_a_crash(data: Path) -> None:
    with embedded(data) as server:
        url = server.url
        ask(server, "INSERT INTO notes VALUES ('crash')")
        server.kill()
        alive = server.alive
        server.restart()
        found = ask(server, "SELECT word FROM notes WHERE word = 'crash'")

    assert not alive
    assert server.url == url
    assert found == [("crash",)]


def test_the_data_is_utf_8_checked_and_reachable_through_the_socket_alone(data: Path) -> None:
    names = ("server_encoding", "data_checksums", "listen_addresses", "fsync", "full_page_writes")
    with embedded(data) as server:
        settings = {name: ask(server, f"SHOW {name}")[0][0] for name in names}
        collation = ask(server, "SELECT datlocprovider, datlocale FROM pg_database LIMIT 1")
        mode = server.sockets.stat().st_mode & 0o777

    assert settings == {
        "server_encoding": "UTF8",
        "data_checksums": "on",
        "listen_addresses": "",
        "fsync": "on",
        "full_page_writes": "on",
    }
    assert collation == [("b", "C.UTF-8")]
    assert mode == 0o700


def test_nothing_stays_behind(data: Path) -> None:
    with embedded(data) as server:
        busy = processes_in(data)
    gone = processes_in(data)

    assert busy
    assert gone == []
    assert not server.sockets.exists()


def test_a_second_run_on_the_same_data_is_told_who_has_it(data: Path) -> None:
    expected = rf"is in use by process {os.getpid()}\. Stop that one first"
    with embedded(data), pytest.raises(DatabaseError, match=expected), embedded(data):
        pass


def test_another_process_finds_the_server_that_runs(data: Path) -> None:
    with embedded(data) as server:
        during = running(data)

    assert during == server.url
    assert running(data) is None


def test_a_killed_process_takes_its_server_with_it(data: Path) -> None:
    holder, sockets = hold_apart(data)
    holder.kill()
    holder.communicate()
    gone = wait_until_gone(data)
    with embedded(data) as server:
        found = ask(server, "SELECT 1")

    assert gone
    assert found == [(1,)]
    assert not sockets.exists()


def test_a_server_that_outlived_its_process_is_stopped_first(data: Path) -> None:
    holder, sockets = hold_apart(
        data, "from codegen.dev import child; child._tether = lambda _: None"
    )
    holder.kill()
    holder.communicate()
    orphans = processes_in(data)
    answered = running(data)
    with embedded(data) as server:
        found = ask(server, "SELECT 1")
        left = [orphan for orphan in orphans if orphan in processes_in(data)]

    assert answered is not None
    assert found == [(1,)]
    assert left == []
    assert not sockets.exists()


def test_a_record_whose_number_went_to_another_process_is_no_obstacle(data: Path) -> None:
    with embedded(data) as server:
        record = (data / "postmaster.pid").read_text()
        server.kill()
    account = account_for(data)
    other = subprocess.Popen(["sleep", "60"], user=None if account is None else account.uid)
    (data / "postmaster.pid").write_text(record.replace(record.split()[0], str(other.pid), 1))
    try:
        with embedded(data) as server:
            found = ask(server, "SELECT 1")
        spared = other.poll() is None
    finally:
        other.kill()
        other.wait()

    assert found == [(1,)]
    assert spared


def test_a_database_that_was_half_made_is_made_again(tmp_path: Path) -> None:
    half = tmp_path / "postgres.new"
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")
    with embedded(tmp_path / "postgres") as server:
        found = ask(server, "SELECT 1")

    assert found == [(1,)]
    assert not half.exists()


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"holiday.jpg": "x"}, "holds something that is not a database"),
        ({"PG_VERSION": "15\n"}, "was made by PostgreSQL 15, and this is 18"),
    ],
)
def test_a_folder_that_cannot_be_used_is_left_alone(
    tmp_path: Path, files: dict[str, str], expected: str
) -> None:
    folder = tmp_path / "postgres"
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text)
    account = account_for(folder)
    if account is not None:
        os.chown(folder, account.uid, account.gid)
    with pytest.raises(DatabaseError, match=expected), embedded(folder):
        pass

    assert {path.name: path.read_text() for path in folder.iterdir()} == files


def test_a_database_of_somebody_else_is_told_with_their_name(data: Path) -> None:
    owner = data.stat().st_uid
    stranger = Account("stranger", owner + 1, owner + 1, system=False)
    with pytest.raises(DatabaseError, match=r"belongs to `\w+`\. Run this as that user"):
        cluster.is_made(data, stranger)


def test_a_server_that_does_not_start_is_quoted(tmp_path: Path) -> None:
    folder = tmp_path / "postgres"
    with embedded(folder):
        pass
    with (folder / "postgresql.conf").open("a") as settings:
        settings.write("no_such_setting = 1\n")
    with pytest.raises(DatabaseError) as caught, embedded(folder):
        pass

    assert f'configuration file "{folder}/postgresql.conf" contains errors' in str(caught.value)
    assert "no_such_setting" in folder.with_name("postgres.log").read_text()


def test_a_path_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    folder = tmp_path / "file" / "postgres"
    expected = "cannot be used: not a directory"
    with pytest.raises(DatabaseError, match=expected) as caught, embedded(folder):
        pass

    assert str(caught.value).count("\n") == 0


def test_a_copy_of_the_programs_runs_elsewhere(tmp_path: Path) -> None:
    copied = copy_programs(programs(), tmp_path)
    said = subprocess.run([copied / "postgres", "--version"], capture_output=True, text=True)

    assert said.stdout.startswith("postgres (PostgreSQL) 18.")
    assert sorted(path.name for path in copied.iterdir()) == ["initdb", "postgres"]


def test_an_open_connection_does_not_keep_the_server_from_ending(data: Path) -> None:
    with embedded(data) as server:
        connection = psycopg.connect(server.url)
        connection.execute("SELECT 1")
        server.stop()
        connection.close()

    assert server.process is not None
    assert server.process.returncode == 0
