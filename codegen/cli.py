"""The command line: each command asks the pipeline and tells what it answered.

Together with `console`, this is all that prints or exits.
"""

from __future__ import annotations

import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, Literal

import typer

from codegen import pipeline, report
from codegen.console import (
    Terminal,
    answers,
    explain,
    say,
    say_json,
    say_signed,
    waiting,
    warn,
)
from codegen.exits import Exit


def _exits(*codes: Exit) -> str:
    """The exit codes of a command, for the end of its help."""
    listed = (Exit.OK, *codes, Exit.USAGE, Exit.INTERRUPTED)
    rows = [f"  {code.value:>3}  {code.meaning}" for code in sorted(set(listed))]
    return "\b\n" + "\n".join(["Exit codes:", *rows])


app = typer.Typer(
    help="Turn schema.yaml into SQLAlchemy models, migrations, Pydantic schemas and an API.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
db = typer.Typer(
    help="Migrate the database, or look into it.", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(db, name="db")

Schema = Annotated[
    Path, typer.Option("--schema", help="The schema; the folder it is in is the project.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object for a program.")]
DEFAULT_SCHEMA = Path("schema.yaml")
DATABASE_EXITS = _exits(Exit.DIAGNOSTICS, Exit.DATABASE, Exit.SERVER)
DASHES = {"ignore_unknown_options": True}
"""Lets an argument begin with a dash: the revision `-1`, an option for psql."""


@app.command(epilog=_exits(Exit.DIAGNOSTICS, Exit.EDITED, Exit.DISK, Exit.LOCKED))
def generate(
    schema: Schema = DEFAULT_SCHEMA,
    discard_edits: Annotated[
        bool, typer.Option("--discard-edits", help="Replace generated files edited by hand.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Make generated/ what the schema says.

    Nothing is written if the schema has a mistake, or if a generated file was edited by hand. A
    missing hook in overrides/ is told after writing: it is written against the new base class.

    Example: codegen generate
    """
    with answers(schema, as_json=as_json):
        done = pipeline.generate(schema.absolute(), waiting, discard_edits=discard_edits)
        if as_json:
            say_json(report.generated_json(done))
        else:
            say_signed(report.paths(done.written))
            say(report.summary(done.written))
            if done.migration_due:
                warn(report.MIGRATION_DUE)
            explain(done.problems, schema)
        if done.problems:
            raise typer.Exit(Exit.DIAGNOSTICS)


@app.command(epilog=_exits(Exit.DIFFERENT, Exit.DIAGNOSTICS, Exit.EDITED, Exit.DISK, Exit.LOCKED))
def check(schema: Schema = DEFAULT_SCHEMA, as_json: AsJson = False) -> None:
    """Say how the disk differs from the schema.

    Compares generated/ (as a unified diff), reads the hooks in overrides/, and says whether
    `codegen migrate` would write a revision. Any of these is a difference. Nothing is written.

    Example: codegen check
    """
    with answers(schema, as_json=as_json):
        found = pipeline.check(schema.absolute(), waiting)
        if as_json:
            say_json(report.checked_json(found))
        else:
            _say_differences(found, schema)
        if not found.clean:
            raise typer.Exit(Exit.DIFFERENT)


@app.command(epilog=_exits(Exit.DIAGNOSTICS, Exit.EDITED, Exit.DISK, Exit.LOCKED))
def migrate(
    schema: Schema = DEFAULT_SCHEMA,
    message: Annotated[
        str | None,
        typer.Option("--message", "-m", help="Name the file after this, not after the changes."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print it; write nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Write the next revision.

    It holds the changes between the last revision and the schema. No database is needed. Apply it
    with `codegen db upgrade`; a running `codegen dev` does so.

    Example: codegen migrate --dry-run
    """
    if message is not None and not pipeline.slug(message):
        raise typer.BadParameter("a message needs a letter or a digit", param_hint="--message")
    with answers(schema, as_json=as_json):
        made = pipeline.migrate(schema.absolute(), waiting, message=message, dry_run=dry_run)
        if as_json:
            say_json(report.migrated_json(made))
        elif made is None:
            say("Nothing to migrate: the schema is what the last revision left.")
        else:
            say_signed(made.changes)
            if made.destructive:
                warn("Rows or values are destroyed that no downgrade brings back.")
            say(f"\n{made.files[made.path]}" if dry_run else f"Written: {made.path}")


@app.command(epilog=_exits(Exit.DIAGNOSTICS, Exit.EDITED, Exit.DISK, Exit.LOCKED))
def stub(
    resource: Annotated[
        str, typer.Argument(help="A resource of the schema that has actions, or `auth`.")
    ],
    schema: Schema = DEFAULT_SCHEMA,
    as_json: AsJson = False,
) -> None:
    """Write a first file in overrides/.

    It holds the hooks that the resource needs. Only if there is no such file yet: what is in
    overrides/ is never overwritten.

    Example: codegen stub task
    """
    with answers(schema, as_json=as_json):
        path = pipeline.stub(schema.absolute(), waiting, resource)
        if path is None:
            raise typer.BadParameter(
                f"the schema has no resource `{resource}` with actions; `auth` is the other stub"
            )
        if as_json:
            say_json({"path": path})
        else:
            say(f"Written: {path}")


@app.command(
    epilog=_exits(Exit.DIAGNOSTICS, Exit.EDITED, Exit.DATABASE, Exit.DISK, Exit.SERVER, Exit.LOCKED)
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
) -> None:
    """Undo revisions of the database, back to the one that is named.

    Example: codegen db downgrade -1
    """
    _move(schema, as_json, "downgrade", revision)


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
    schema: Path, as_json: bool, direction: Literal["upgrade", "downgrade"], revision: str
) -> None:
    with answers(schema, as_json=as_json):
        from codegen.dev import database

        root = _project(schema)
        with database.shared(root, warn) as found:
            before, after = database.migrate(root, found, direction, revision)
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


def _say_differences(found: pipeline.Checked, schema: Path) -> None:
    for diff in found.differences.values():
        say_signed(diff.splitlines())
    explain(found.problems, schema)
    if found.differences:
        warn(f"generated/ differs in {len(found.differences)} files: run `codegen generate`.")
    if found.pending:
        warn(report.MIGRATION_DUE)
        say_signed(found.pending)
    if found.clean:
        say("Everything is as the schema says.")


def main() -> None:
    """Run the command that the command line asks for."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A locale without UTF-8 must not turn a message into a traceback.
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except KeyboardInterrupt:
        raise SystemExit(Exit.INTERRUPTED) from None
