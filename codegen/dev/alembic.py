"""Alembic in a process of its own: `python -m codegen.dev.alembic upgrade head`.

It runs in the project's folder, so that `generated` and `overrides` are the project's, and needs no
configuration: where the revisions are is known.
"""

from __future__ import annotations

import sys
from pathlib import Path

import psycopg
from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy.exc import DBAPIError


def main() -> None:
    """Migrate up or down, or end with one line that says why not."""
    direction, revision = sys.argv[1:]
    config = Config()
    # Alembic reads its options through ConfigParser, to which a percent sign means something.
    config.set_main_option("script_location", str(Path.cwd() / "migrations").replace("%", "%%"))
    try:
        if direction == "upgrade":
            command.upgrade(config, revision)
        else:
            command.downgrade(config, revision)
    except CommandError as error:
        raise SystemExit(f"CommandError: {error}") from None
    except DBAPIError as error:
        if not isinstance(error.orig, psycopg.Error) or not error.orig.diag.message_primary:
            raise
        raise SystemExit(f"CommandError: {told(error.orig, error.statement or '')}") from None


def told(error: psycopg.Error, statement: str) -> str:
    """What PostgreSQL said: the first line is the problem, those under it are indented.

    A revision that stops says all there is to say; of others, the statement is told, too.
    """
    said = error.diag
    lines = [*(said.message_primary or "").splitlines()]
    if said.message_detail:
        lines += said.message_detail.splitlines()
    if said.message_hint:
        first, *rest = said.message_hint.splitlines()
        lines += [f"= help: {first}", *(f"        {line}" for line in rest)]
    if not (said.context or "").endswith("at RAISE"):
        lines += ["in the statement", *(f"    {line}" for line in statement.strip().splitlines())]
    return "\n  ".join(lines)


if __name__ == "__main__":
    main()
