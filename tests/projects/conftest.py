"""Each project is served once, for all tests that ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.api.databases import Databases
from tests.projects.running import PROJECTS, Project, Running, running


@pytest.fixture(scope="session")
def started(
    databases: Databases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Running]]:
    """The projects that run so far."""
    with ExitStack() as stack:
        yield _Starting(databases, tmp_path_factory, stack)


class _Starting(dict[str, Running]):
    """Starts a project when it is asked for the first time."""

    def __init__(
        self, databases: Databases, folders: pytest.TempPathFactory, stack: ExitStack
    ) -> None:
        self.databases, self.folders, self.stack = databases, folders, stack
        self.broken: dict[str, AssertionError] = {}

    def __missing__(self, name: str) -> Running:
        # What does not start once would keep every test of it waiting.
        if name in self.broken:
            raise self.broken[name]
        log = self.folders.mktemp(name) / "server.log"
        try:
            self[name] = self.stack.enter_context(running(PROJECTS[name], self.databases, log))
        except AssertionError as error:
            self.broken[name] = error
            raise
        return self[name]


@pytest.fixture(params=PROJECTS)
def project(request: pytest.FixtureRequest) -> Project:
    """Each project in its turn."""
    return PROJECTS[request.param]
