"""The projects as their clients meet them: served, and described by their documents alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import psycopg
import pytest

from tests.api.databases import Databases
from tests.clients.generators import is_installed
from tests.projects.running import PROJECTS, migrated, serve


@pytest.fixture(autouse=True, scope="session")
def installed() -> None:
    """Nothing here runs without its tools."""
    if not is_installed():
        pytest.skip("the linters and client generators are not installed: `make clients` does it")


@pytest.fixture(scope="session")
def served(
    databases: Databases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, str]]:
    """Where each project answers that has been asked for."""
    with ExitStack() as stack:
        yield _Serving(databases, tmp_path_factory, stack)


class _Serving(dict[str, str]):
    """Starts a project when it is asked for the first time, with the shared rows of its example."""

    def __init__(
        self, databases: Databases, folders: pytest.TempPathFactory, stack: ExitStack
    ) -> None:
        self.databases, self.folders, self.stack = databases, folders, stack

    def __missing__(self, name: str) -> str:
        project = PROJECTS[name]
        log = self.folders.mktemp(name) / "server.log"
        url = self.stack.enter_context(migrated(project, self.databases))
        shared = project.folder / "shared.sql"
        if shared.exists():
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute(shared.read_bytes())
        server = self.stack.enter_context(serve(project, url, log, guarded=False))
        self[name] = server.base_url
        return self[name]
