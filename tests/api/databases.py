"""Databases on the server of the tests: one template, and copies of it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
from psycopg.rows import dict_row

from tests.api.servers import ROOT

Rows = list[dict[str, object]]


@dataclass(frozen=True, slots=True)
class Databases:
    """What can be created on one PostgreSQL."""

    url: str
    created: list[str] = field(default_factory=list)

    def unused_name(self, purpose: str) -> str:
        """A name that no other database has: the server may not be ours alone."""
        return f"{purpose}_{uuid4().hex}"

    def create(self, name: str, template: str = "template0") -> str:
        """Create a database as a copy of another; returns its address."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        self.created.append(name)
        return self.url_of(name)

    def drop_all(self) -> None:
        """Drop what was created, whoever is still connected."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            for name in self.created:
                connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    def url_of(self, name: str) -> str:
        """The address of a database on this server."""
        return urlsplit(self.url)._replace(path=f"/{name}").geturl()


def migrate(url: str, project: Path = ROOT) -> None:
    """Bring a database to the newest revision of a project."""
    run = subprocess.run(
        [sys.executable, "-m", "alembic", "upgrade", "head"],
        cwd=project,
        # Both, because a `.env` beside the project may name another database for migrations.
        env={**os.environ, "DATABASE_URL": url, "DATABASE_URL_UNPOOLED": url},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr


def dump(url: str, table: str) -> Rows:
    """Every row of a table, as the database has it."""
    with psycopg.connect(url, row_factory=dict_row) as connection:
        return connection.execute(f'SELECT * FROM "{table}" ORDER BY "id"').fetchall()
