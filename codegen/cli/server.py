"""The commands that run something: the API with its database, and the database alone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from codegen import pipeline
from codegen.cli.options import DEFAULT_SCHEMA, AsJson, Schema, app, db, exits_of
from codegen.console import Terminal, answers, say, say_json, warn
from codegen.exits import Exit

DATABASE_EXITS = exits_of(Exit.DIAGNOSTICS, Exit.DATABASE, Exit.SERVER)
DEV_EXITS = exits_of(
    Exit.DIAGNOSTICS, Exit.EDITED, Exit.DATABASE, Exit.DISK, Exit.SERVER, Exit.LOCKED
)
DASHES = {"ignore_unknown_options": True}
"""Lets an argument begin with a dash: the revision `-1`, an option for psql."""


@app.command(
    epilog=exits_of(
        Exit.DIAGNOSTICS, Exit.EDITED, Exit.DATABASE, Exit.DISK, Exit.SERVER, Exit.LOCKED
    )
)
def dev(
    schema: Schema = DEFAULT_SCHEMA,
    host: Annotated[str, typer.Option(help="The address to serve on.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=1, max=65535, help="The port; the next free one if it is taken.")
    ] = 8000,
    reload: Annotated[
        bool, typer.Option("--reload/--no-reload", help="Follow changes of the files.")
    ] = True,
) -> None:
    """Serve the API, in step with the files.

    Generates, starts the database, migrates it, serves, and does so again after each change.

    The database is a PostgreSQL in .data/, unless DATABASE_URL is set in the environment or in
    .env. Ctrl-C stops everything in order, which is exit code 0 here.

    Example: codegen dev --port 8080
    """
    with answers(schema):
        from codegen.dev import loop  # needs the extra `dev`, which the other commands do not

        loop.run(schema.absolute(), host, port, Terminal(schema), reload=reload)


@db.command(context_settings=DASHES, epilog=DATABASE_EXITS)
def upgrade(
    revision: Annotated[str, typer.Argument(help="The revision to stop at.")] = "head",
    schema: Schema = DEFAULT_SCHEMA,
    as_json: AsJson = False,
) -> None:
    """Apply the revisions that the database lacks.

    The database is the one of DATABASE_URL, or the embedded one, also while `codegen dev` runs it.

    Example: codegen db upgrade
    """
    _move(schema, as_json, "upgrade", revision)


@db.command(context_settings=DASHES, epilog=DATABASE_EXITS)
def downgrade(
    revision: Annotated[str, typer.Argument(help="The revision to go back to: 0001, -1, base.")],
    schema: Schema = DEFAULT_SCHEMA,
    as_json: AsJson = False,
    drop_rows: Annotated[
        bool, typer.Option("--drop-rows", help="Drop tables that have rows, too.")
    ] = False,
) -> None:
    """Undo revisions of the database, back to the one that is named.

    Example: codegen db downgrade -1
    """
    _move(schema, as_json, "downgrade", revision, drop_rows=drop_rows)


@db.command(context_settings=DASHES, epilog=DATABASE_EXITS)
def shell(
    arguments: Annotated[list[str] | None, typer.Argument(help="What psql is to be told.")] = None,
    schema: Schema = DEFAULT_SCHEMA,
) -> None:
    """Open psql on the database; the exit code is that of psql.

    Example: codegen db shell -c 'SELECT count(*) FROM tasks'
    """
    with answers(schema):
        from codegen.dev import database

        with database.shared(_project(schema), warn) as found:
            code = database.shell(found, arguments or [])
        raise typer.Exit(code)


def _move(
    schema: Path,
    as_json: bool,
    direction: Literal["upgrade", "downgrade"],
    revision: str,
    *,
    drop_rows: bool = False,
) -> None:
    with answers(schema, as_json=as_json):
        from codegen.dev import database

        root = _project(schema)
        with database.shared(root, warn) as found:
            before, after = database.migrate(root, found, direction, revision, drop_rows=drop_rows)
        if as_json:
            say_json({"before": before, "after": after})
        elif before == after:
            say(f"The database is at {after or 'nothing'} already.")
        else:
            say(f"Migrated the database from {before or 'nothing'} to {after or 'nothing'}.")


def _project(schema: Path) -> Path:
    """The project's folder; raises SchemaError where there is no schema in it.

    Without this, a database would be made in whatever folder the command is run in.
    """
    if not schema.is_file():
        pipeline.load(schema.absolute())
    return schema.absolute().parent
