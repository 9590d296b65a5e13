"""The projects of this repository, each served by a process of its own.

Two projects cannot share an interpreter: the packages of both are called `generated` and
`overrides`. So each runs in its own folder, with guards inside that the tests talk to over HTTP.
"""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from uuid import uuid4

import httpx

from codegen import pipeline
from codegen.catalog import Catalog, Uuid
from codegen.storage import Table, tables
from tests.api.databases import Databases
from tests.api.document import Document, Json, read_document
from tests.api.fuzzing import DEFECT
from tests.api.servers import ROOT, ServerProcess, connect, server_process
from tests.projects.roles import servants_url
from tests.projects.tokens import SECRETS, Tokens
from tests.projects.watched import APPLICATION, OWNED, WATCH

FOLDERS = (ROOT, *sorted(file.parent for file in ROOT.glob("examples/*/schema.yaml")))
"""The reference application, and each example."""


@dataclass(frozen=True)
class Project:
    """A folder with a schema and all that has been made from it."""

    folder: Path

    @property
    def name(self) -> str:
        """What a test of it is called by: `-k shop` runs those of one."""
        return "todo" if self.folder == ROOT else self.folder.name

    @cached_property
    def catalog(self) -> Catalog:
        """What its schema says."""
        return pipeline.load(self.folder / "schema.yaml")

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Its tables."""
        return tables(self.catalog)

    @cached_property
    def document(self) -> Document:
        """Its OpenAPI document."""
        return read_document(self.folder)

    @cached_property
    def tokens(self) -> Tokens | None:
        """What its callers must show; None where everybody may act for everybody."""
        auth = (self.folder / "overrides" / "auth.py").read_text(encoding="utf-8")
        return None if "allow_everyone" in auth else Tokens(self.catalog.api.base_path)

    def owner(self, called: str) -> str:
        """An owner whom no other test knows."""
        if isinstance(self.catalog.owner.type, Uuid):
            return str(uuid4())
        return f"{called}-{uuid4().hex[:12]}"


PROJECTS = {project.name: project for project in map(Project, FOLDERS)}


@dataclass(frozen=True)
class Running:
    """A project that answers, and the database behind it."""

    project: Project
    client: httpx.Client
    database_url: str
    log: Path
    read: list[int] = field(default_factory=lambda: [0])
    """How much of the log has been looked at."""
    shared: dict[str, list[tuple[dict[str, str], dict[str, Json], dict[str, Json]]]] = field(
        default_factory=dict
    )
    """The shared rows that there are, by resource: their parents, and what they are made of."""
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    """What no two shared rows are made from."""
    learned: dict[str, dict[str, int]] = field(default_factory=dict)
    """The statements of each route, and how often they name the owner."""

    def turn(self, mutation: tuple[str, int | None] | None = None) -> Seen:
        """What the guards have seen since the last turn; `mutation` holds until the next.

        It names a statement and which of its owner's predicates it loses, or None for all.
        """
        body = None if mutation is None else {"statement": mutation[0], "lost": mutation[1]}
        seen = self.client.post(WATCH, content=json.dumps(body)).raise_for_status().json()
        with self.log.open("rb") as log:
            log.seek(self.read[0])
            said = log.read().decode(errors="replace")
            self.read[0] = log.tell()
        defects = [line for line in said.splitlines() if DEFECT.search(line)]
        return Seen([*seen["found"], *defects], seen["statements"], seen["mutated"])


@dataclass(frozen=True)
class Seen:
    """What the guards inside an application have seen.

    `found` has the faults, and the lines of the log that speak of a defect; `statements` how many
    predicates of the owner each statement had; `mutated` is whether the mutant was sent.
    """

    found: list[str]
    statements: dict[str, int]
    mutated: bool

    @property
    def scoped(self) -> dict[str, int]:
        """The statements that name an owner."""
        return {statement: count for statement, count in self.statements.items() if count}


def upgrade(project: Project, url: str, revision: str = "head", way: str = "upgrade") -> None:
    """Bring a database to a revision of the project."""
    run = subprocess.run(
        [sys.executable, "-m", "codegen.dev.alembic", way, revision],
        cwd=project.folder,
        env=environment(project, url),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-5_000:]


def environment(project: Project, url: str) -> dict[str, str]:
    """The environment in which a project's own packages are the ones that are imported."""
    path = os.pathsep.join([str(project.folder), str(ROOT)])
    urls = {"DATABASE_URL": url, "DATABASE_URL_UNPOOLED": url}
    return {**os.environ, **SECRETS, **urls, "PYTHONPATH": path}


@contextmanager
def migrated(project: Project, databases: Databases) -> Iterator[str]:
    """The address of a new database with the project's tables."""
    url = databases.create(databases.unused_name(project.name))
    upgrade(project, url)
    yield url


@contextmanager
def serve(project: Project, url: str, log: Path, *, guarded: bool) -> Iterator[ServerProcess]:
    """The project's server; `guarded` is with the guards inside, as the tests need it."""
    owned = {table.name: table.owner for table in project.tables if table.owner is not None}
    settings = environment(project, servants_url(project.catalog, url)) | {OWNED: json.dumps(owned)}
    if guarded:
        with server_process(project.folder, log, settings, APPLICATION) as server:
            yield server
    else:
        with server_process(project.folder, log, settings) as server:
            yield server


@contextmanager
def running(project: Project, databases: Databases, log: Path) -> Iterator[Running]:
    """The project, with the guards inside, on a database of its own."""
    with (
        migrated(project, databases) as url,
        serve(project, url, log, guarded=True) as server,
        connect(server.base_url) as client,
    ):
        if project.tokens is not None:
            client.auth = project.tokens
        yield Running(project, client, url, log)
