"""An empty database for each test that asks for one."""

from collections.abc import Iterator

import psycopg
import pytest

from tests.api.databases import Databases
from tests.migrations.databases import Database
from tests.migrations.revision_runs import engine_for


@pytest.fixture(scope="session")
def migrated_url(databases: Databases) -> str:
    """The address of a database that these tests empty again and again."""
    return databases.create(databases.unused_name("migrations"))


@pytest.fixture
def db(migrated_url: str) -> Iterator[Database]:
    """A database with nothing in it."""
    with (
        psycopg.connect(migrated_url, autocommit=True) as plain,
        engine_for(migrated_url) as engine,
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


LAID_OUT = frozenset({"test_cases", "test_pages", "test_documentation"})
"""The tests that look at how a revision is laid out."""


@pytest.fixture(autouse=True)
def layout(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave revisions as they are rendered: to lay them out takes a process each time."""
    if request.node.path.stem not in LAID_OUT:
        monkeypatch.setattr("codegen.migrate.format_python", dict)
