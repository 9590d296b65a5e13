"""The database that the project works with: the one it is told of, or one of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import psycopg
from dotenv import dotenv_values
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from codegen.dev.account import programs
from codegen.dev.errors import DatabaseError
from codegen.dev.failures import failure
from codegen.dev.postgres import Server, embedded, running
from codegen.dev.serve import environment

VARIABLE = "DATABASE_URL"
UNPOOLED = "DATABASE_URL_UNPOOLED"
DATA = Path(".data") / "postgres"
CONSENT = "app.drop_rows=on"
"""The setting by which a downgrade drops tables that have rows."""

Say = Callable[[str], None]
Direction = Literal["upgrade", "downgrade"]


@dataclass(frozen=True, slots=True)
class Database:
    """A database that has answered. `server` is there where this process runs it."""

    url: str
    about: str
    settings: Mapping[str, str]
    """What the API and the migrations must find in their environment."""
    server: Server | None = None

    def revision(self) -> str | None:
        """The migration that the database is at."""
        url = conninfo(self.settings.get(UNPOOLED) or self.url)
        with psycopg.connect(url, connect_timeout=5) as connection:
            return revision_of(connection)


def revision_of(connection: psycopg.Connection) -> str | None:
    """The migration that the database behind a connection is at."""
    found = connection.execute("SELECT to_regclass('alembic_version')").fetchone()
    if found is None or found[0] is None:
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])


@contextmanager
def database(root: Path, say: Say) -> Iterator[Database]:
    """The database that DATABASE_URL names; without one, the embedded one, for as long as needed.

    Raises DatabaseError where it cannot be reached or cannot be run.
    """
    told = _told(root, say)
    if told is not None:
        yield told
        return
    with embedded(root / DATA, say) as server:
        yield _own(server.url, server)


@contextmanager
def shared(root: Path, say: Say) -> Iterator[Database]:
    """The same database, also while `codegen dev` runs it."""
    url = None if VARIABLE in configured(root) else running(root / DATA)
    if url is not None:
        yield _own(url, None)
        return
    with database(root, say) as found:
        yield found


def migrate(
    root: Path, found: Database, direction: Direction, revision: str, *, drop_rows: bool = False
) -> tuple[str | None, str | None]:
    """Move the database to a revision; the revisions before and after.

    On the way back, a table that has rows is dropped with `drop_rows` only.
    Raises DatabaseError with what Alembic or PostgreSQL said where it does not succeed.
    """
    if not has_migrations(root):
        raise DatabaseError("There are no migrations yet: run `codegen migrate`.")
    before = found.revision()
    ended = subprocess.run(
        [sys.executable, "-m", "codegen.dev.alembic", direction, revision],
        cwd=root,
        env=environment(root, found.settings) | (_consenting() if drop_rows else {}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if ended.returncode:
        raise failure(direction, revision, before, ended.stderr)
    return before, found.revision()


def _consenting() -> dict[str, str]:
    """What PostgreSQL's client library says of whoever it connects."""
    return {"PGOPTIONS": f"{os.environ.get('PGOPTIONS', '')} -c {CONSENT}".strip()}


def has_migrations(root: Path) -> bool:
    """Whether there is anything that could be applied."""
    return (root / "migrations" / "env.py").exists()


def shell(found: Database, arguments: Sequence[str]) -> int:
    """Run psql on the database; its exit code."""
    bundled = programs() / "psql"
    psql = str(bundled) if bundled.exists() else shutil.which("psql")
    if psql is None:
        raise DatabaseError("There is no `psql` on this machine. Install PostgreSQL's client.")
    parts = {name: str(value) for name, value in conninfo_to_dict(conninfo(found.url)).items()}
    # Every user of the machine can read the arguments of a process, but not its environment.
    password = {"PGPASSWORD": parts.pop("password")} if "password" in parts else {}
    command = [psql, make_conninfo(**parts), *arguments]
    # Ctrl-C ends a query of psql, not psql.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        return subprocess.run(command, env={**os.environ, **password}, check=False).returncode
    finally:
        signal.signal(signal.SIGINT, before)


def _own(url: str, server: Server | None) -> Database:
    settings = {VARIABLE: url, UNPOOLED: url}
    return Database(url, f"PostgreSQL in {DATA.as_posix()}", settings, server)


def configured(root: Path) -> dict[str, str]:
    """The two addresses, from the environment or from `.env`; empty ones are not set."""
    written = dotenv_values(root / ".env", interpolate=False)
    found = {name: os.environ.get(name) or written.get(name) for name in (VARIABLE, UNPOOLED)}
    return {name: value for name, value in found.items() if value}


def _told(root: Path, say: Say) -> Database | None:
    told = configured(root)
    if VARIABLE not in told:
        return None
    for name, url in told.items():
        _reach(name, url)
    say(f"Using the database that {VARIABLE} names; no embedded one is started.")
    return Database(told[VARIABLE], VARIABLE, told)


def _reach(name: str, url: str) -> None:
    try:
        psycopg.connect(conninfo(url), connect_timeout=5).close()
    except psycopg.ProgrammingError:
        # The message would repeat the address, and the password in it.
        raise DatabaseError(
            f"{name} is not an address of PostgreSQL, like postgresql://user:password@host/name."
        ) from None
    except (psycopg.OperationalError, UnicodeError) as error:
        reason = str(error).strip().splitlines()[0].rpartition("failed: ")[2]
        raise DatabaseError(
            f"The database that {name} names cannot be reached: {reason}. Start it, or unset {name}"
            " to use the embedded one."
        ) from error


def conninfo(url: str) -> str:
    """The address as libpq reads it: SQLAlchemy's has the driver in its scheme."""
    scheme, separator, rest = url.partition("://")
    return f"{scheme.partition('+')[0]}{separator}{rest}"
