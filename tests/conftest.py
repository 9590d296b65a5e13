"""A real PostgreSQL, a real server over real sockets, and the guards that watch both.

Each test module has a database and a server of its own. Each test has owners of its own, so that
nothing needs to be emptied in between.
"""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import httpx
import psycopg
import pytest

import tests.support_path  # noqa: F401 -- before anything of `generated` is imported
from generated.app import create_app
from generated.config import Settings
from generated.models.base import Base
from tests.api.databases import Databases, migrate
from tests.api.guards import LogGuard, SqlGuard, watching_sql
from tests.api.servers import Api, connect, serving

# Taken out of the environment: a test that starts a server or a command of its own says which
# database that is to use. The processes that share the tests are started after this, and read here
# what the one that starts them was given.
GIVEN_URL = os.environ.pop("DATABASE_URL", "") or os.environ.get("TESTS_DATABASE_URL", "")
os.environ["TESTS_DATABASE_URL"] = GIVEN_URL


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Fuzz first: what takes longest must not be what one process is left with at the end."""
    items.sort(key=lambda item: item.path.name != "test_fuzz.py")


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL that takes new databases: the one that `DATABASE_URL` names, or our own.

    Tests of the embedded server, and those that kill one, start their own all the same.
    """
    if GIVEN_URL:
        yield f"postgresql://{GIVEN_URL.partition('://')[2]}"
        return
    # Imported here, because these tests also run where the generator is not.
    from codegen.dev.postgres import embedded

    with (
        tempfile.TemporaryDirectory(prefix="tests-", ignore_cleanup_errors=True) as folder,
        embedded(Path(folder) / "postgres") as server,
    ):
        # These rows need not survive a power cut. Where a test is about that, it has its own.
        with psycopg.connect(server.superuser_url, autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        yield server.superuser_url


@pytest.fixture(scope="session")
def databases(postgres_url: str) -> Iterator[Databases]:
    """The databases of that PostgreSQL, gone after the tests."""
    found = Databases(postgres_url)
    yield found
    found.drop_all()


@pytest.fixture(scope="session")
def template(databases: Databases) -> str:
    """The name of a database with all tables and no rows."""
    name = databases.unused_name("migrated")
    migrate(databases.create(name))
    return name


@pytest.fixture(scope="module")
def database_url(databases: Databases, template: str) -> str:
    """An empty database for the tests of one module."""
    return databases.create(databases.unused_name("test"), template=template)


@pytest.fixture(scope="module")
def api(database_url: str) -> Iterator[Api]:
    """The application, answering over HTTP."""
    app = create_app(Settings.model_validate({"database_url": database_url}))
    with serving(app) as base_url, connect(base_url) as client:
        yield Api(app, base_url, database_url, client)


@pytest.fixture(scope="module")
def client(api: Api) -> httpx.Client:
    """A client of the application."""
    return api.client


@pytest.fixture
def alice() -> str:
    """An owner whom no other test knows."""
    return f"alice-{uuid4().hex[:12]}"


@pytest.fixture
def bob() -> str:
    """Another owner whom no other test knows."""
    return f"bob-{uuid4().hex[:12]}"


@pytest.fixture(scope="session")
def watched_sql() -> Iterator[SqlGuard]:
    """The guard over all SQL that SQLAlchemy sends from this process."""
    owned = {
        table.name: table.primary_key.columns.values()[0].name
        for table in Base.metadata.tables.values()
    }
    with watching_sql(SqlGuard(owned)) as guard:
        yield guard


@pytest.fixture
def sql(watched_sql: SqlGuard) -> Iterator[SqlGuard]:
    """Fails the test when a statement touches an owned table without naming the owner."""
    watched_sql.take()
    yield watched_sql
    assert watched_sql.take() == []


@pytest.fixture(scope="session")
def watched_log() -> Iterator[LogGuard]:
    """The guard over what this process logs as an error."""
    guard = LogGuard()
    logging.getLogger().addHandler(guard)
    yield guard
    logging.getLogger().removeHandler(guard)


@pytest.fixture
def log(watched_log: LogGuard) -> Iterator[LogGuard]:
    """Fails the test when an error is logged that the test does not take."""
    watched_log.take()
    yield watched_log
    assert watched_log.take() == []
