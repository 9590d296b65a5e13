"""Databases on the server of the tests: one template, and copies of it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from urllib.parse import urlsplit

import psycopg
from psycopg.rows import dict_row
from sqlalchemy import create_engine

from generated.models import Base
from tests.api.servers import ROOT

Rows = list[dict[str, object]]


@dataclass(frozen=True, slots=True)
class Databases:
    """What can be created on one PostgreSQL."""

    url: str

    def create(self, name: str, template: str = "template0") -> str:
        """Create a database as a copy of another; returns its address."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.url_of(name)

    def drop(self, name: str) -> None:
        """Drop a database, and whoever is still connected to it."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    def url_of(self, name: str) -> str:
        """The address of a database on this server."""
        return urlsplit(self.url)._replace(path=f"/{name}").geturl()


def migrate(url: str) -> None:
    """Bring a database to the newest revision."""
    if not list((ROOT / "migrations" / "versions").glob("*.py")):
        engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
        Base.metadata.create_all(engine)
        engine.dispose()
        return
    subprocess.run(
        [sys.executable, "-m", "alembic", "upgrade", "head"],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url, "DATABASE_URL_UNPOOLED": ""},
        check=True,
        capture_output=True,
    )


def dump(url: str, table: str) -> Rows:
    """Every row of a table, as the database has it."""
    with psycopg.connect(url, row_factory=dict_row) as connection:
        return connection.execute(f'SELECT * FROM "{table}" ORDER BY "id"').fetchall()
