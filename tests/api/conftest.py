"""Both guards watch every test here; several modules share the second application."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from tests.api.at_once import OVERRIDES as AT_ONCE_OVERRIDES
from tests.api.at_once import SCHEMA as AT_ONCE
from tests.api.awkward import HOOKS, SCHEMA, TYPES, Second
from tests.api.databases import Databases, migrate
from tests.api.document import read_document
from tests.api.guards import LogGuard, SqlGuard
from tests.api.listed import LISTED
from tests.api.related import HOOKS as RELATED_HOOKS
from tests.api.related import SCHEMA as RELATED
from tests.api.related import Caller, caller
from tests.api.servers import connect, server_process
from tests.api.versioned import HOOKS as VERSIONED_HOOKS
from tests.api.versioned import OVERRIDES as VERSIONED_OVERRIDES
from tests.api.versioned import SCHEMA as VERSIONED

if TYPE_CHECKING:
    from codegen.dev.postgres import Server
    from tests.projects.running import Running


@pytest.fixture(autouse=True)
def guarded(sql: SqlGuard, log: LogGuard) -> None:
    """No statement forgets the owner, and no error is logged."""


@pytest.fixture(scope="session")
def second(tmp_path_factory: pytest.TempPathFactory, databases: Databases) -> Iterator[Second]:
    """The second application: every name is awkward."""
    with served(SCHEMA, tmp_path_factory.mktemp("a second api"), databases, HOOKS) as found:
        yield found


@pytest.fixture(scope="session")
def typed(tmp_path_factory: pytest.TempPathFactory, databases: Databases) -> Iterator[Second]:
    """A third application: every type that has a form of its own."""
    with served(TYPES, tmp_path_factory.mktemp("types"), databases, {}) as found:
        yield found


@pytest.fixture(scope="session")
def listed(tmp_path_factory: pytest.TempPathFactory, databases: Databases) -> Iterator[Second]:
    """A fourth application: everything that can be asked of a list."""
    with served(LISTED, tmp_path_factory.mktemp("lists"), databases, {}) as found:
        yield found


@contextmanager
def served(
    schema: Path, folder: Path, databases: Databases, hooks: Mapping[str, str]
) -> Iterator[Second]:
    """It runs in a process of its own, and has nothing to say that is worth an error."""
    # Imported here, because the tests of the first application also run where the generator is not.
    from tests.api.projects import make_project

    make_project(folder, schema, hooks)
    url = databases.create(databases.unused_name(schema.stem))
    migrate(url, folder)
    log = folder / "server.log"
    with (
        server_process(folder, log, {"DATABASE_URL": url}) as server,
        connect(server.base_url) as client,
    ):
        yield Second(folder, read_document(folder), client, url, log)
    said = log.read_text()
    assert "Traceback" not in said
    assert "ERROR" not in said


@pytest.fixture(scope="session")
def related_app(
    tmp_path_factory: pytest.TempPathFactory, databases: Databases
) -> Iterator[Running]:
    """It runs in a process of its own, with the guards inside."""
    from tests.api.projects import make_project
    from tests.projects.running import Project, running

    folder = tmp_path_factory.mktemp("a related api")
    make_project(folder, RELATED, RELATED_HOOKS)
    with running(Project(folder), databases, folder / "server.log") as started:
        yield started


@pytest.fixture
def related(related_app: Running) -> Iterator[Running]:
    """No statement of it forgets the owner, and no error is logged."""
    related_app.turn()
    yield related_app
    assert related_app.turn().found == []


@pytest.fixture(scope="session")
def at_once_app(
    tmp_path_factory: pytest.TempPathFactory, databases: Databases
) -> Iterator[Running]:
    """It runs in a process of its own, with the guards inside."""
    from tests.api.projects import make_project
    from tests.projects.running import Project, running

    folder = tmp_path_factory.mktemp("at_once")
    make_project(folder, AT_ONCE, {})
    for name, text in AT_ONCE_OVERRIDES.items():
        (folder / "overrides" / name).write_text(text)
    with running(Project(folder), databases, folder / "server.log") as started:
        yield started


@pytest.fixture
def at_once(at_once_app: Running) -> Iterator[Running]:
    """No statement of it forgets the owner, and no error is logged."""
    at_once_app.turn()
    yield at_once_app
    assert at_once_app.turn().found == []


@pytest.fixture
def eve(at_once: Running) -> Caller:
    """An owner of the application that writes many rows at once."""
    return caller(at_once, "eve")


@pytest.fixture
def mia(at_once: Running) -> Caller:
    """Another owner of it."""
    return caller(at_once, "mia")


@pytest.fixture
def ann(related: Running) -> Caller:
    """An owner of the third application."""
    return caller(related, "ann")


@pytest.fixture
def ben(related: Running) -> Caller:
    """Another owner of the third application."""
    return caller(related, "ben")


@pytest.fixture(scope="session")
def versioned_app(
    tmp_path_factory: pytest.TempPathFactory, databases: Databases
) -> Iterator[Running]:
    """It runs in a process of its own, with the guards inside."""
    from tests.api.projects import make_project
    from tests.projects.running import Project, running

    folder = tmp_path_factory.mktemp("versioned")
    make_project(folder, VERSIONED, VERSIONED_HOOKS)
    for name, text in VERSIONED_OVERRIDES.items():
        (folder / "overrides" / name).write_text(text)
    with running(Project(folder), databases, folder / "server.log") as started:
        yield started


@pytest.fixture
def zoe(versioned_app: Running) -> Iterator[Caller]:
    """An owner of the application whose rows have versions."""
    versioned_app.turn()
    yield caller(versioned_app, "zoe")
    assert versioned_app.turn().found == []


@pytest.fixture
def account() -> str:
    """An owner of the second application whom no other test knows."""
    return str(uuid4())


@pytest.fixture(scope="module")
def own_postgres() -> Iterator[Server]:
    """A PostgreSQL that may be stopped and killed."""
    from codegen.dev.postgres import embedded

    with (
        tempfile.TemporaryDirectory(prefix="tests-", ignore_cleanup_errors=True) as folder,
        embedded(Path(folder) / "postgres") as server,
    ):
        yield server


@pytest.fixture(scope="module")
def own_url(own_postgres: Server) -> str:
    """A database on it, with all tables."""
    url = Databases(own_postgres.superuser_url).create("faults")
    migrate(url)
    return url
