"""Numbers of rows, asked of the database that is there; none is started, and nothing is changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from codegen.dev import ownership
from codegen.dev.database import DATA, UNPOOLED, VARIABLE, configured, conninfo, revision_of
from codegen.dev.postgres import running

HIDDEN = "row-level security hides some of them from the role that asked."
PATIENCE = "10s"
"""How long the database may count for one question."""


@dataclass(frozen=True, slots=True)
class Answers:
    """The number by question; `why` some or all of them have none."""

    numbers: dict[str, int] = field(default_factory=dict)
    why: str | None = None


def counted(root: Path, base: str | None, questions: Sequence[str]) -> Answers:
    """Ask each question, which answers with one number, if the database is at revision `base`."""
    address = _address(root)
    if address is None:
        return Answers(why=f"no database runs here, and {VARIABLE} is not set.")
    try:
        with psycopg.connect(conninfo(address), connect_timeout=5) as connection:
            connection.read_only = True
            return _answers(connection, base, questions)
    except psycopg.ProgrammingError:
        # The message would repeat the address, and the password in it.
        return Answers(why=f"{VARIABLE} is not an address of PostgreSQL.")
    except (psycopg.Error, UnicodeError) as error:
        return Answers(why=f"the database cannot be asked: {_first_line(error)}.")


def _address(root: Path) -> str | None:
    """Where the rows are; in the embedded database as somebody whom no security hides them from."""
    told = configured(root)
    if VARIABLE in told:
        return told.get(UNPOOLED) or told[VARIABLE]
    return running(root / DATA, ownership.SUPERUSER)


def _answers(connection: psycopg.Connection, base: str | None, questions: Sequence[str]) -> Answers:
    found = revision_of(connection)
    if found != base:
        at = "has no revision yet" if found is None else f"is at revision {found}"
        return Answers(why=f"the database {at}, and this starts from {base}.")
    connection.rollback()
    numbers: dict[str, int] = {}
    why = None
    for question in questions:
        try:
            connection.execute(f"SET LOCAL statement_timeout = '{PATIENCE}'".encode())
            # Better no number than that of the rows which somebody may see.
            connection.execute("SET LOCAL row_security = off")
            # A revision reads days and hours in this zone, too.
            connection.execute("SET LOCAL timezone = 'UTC'")
            row = connection.execute(question.encode()).fetchone()
            if row is None or row[0] is None:
                why = HIDDEN
            else:
                numbers[question] = int(row[0])
        except psycopg.errors.QueryCanceled:
            why = f"counting some of them took longer than {PATIENCE}."
        except psycopg.errors.InsufficientPrivilege:
            why = HIDDEN
        except psycopg.Error as error:
            why = f"the database cannot answer: {_first_line(error)}."
        connection.rollback()
    return Answers(numbers, why)


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or ["it did not say why"])[0].rstrip(".")
