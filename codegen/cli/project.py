"""The commands that make files of the schema, and those that compare them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from codegen import pipeline, report, revisions
from codegen.causes import sentence
from codegen.cli.options import DEFAULT_SCHEMA, AsJson, Schema, app, exits_of
from codegen.console import answers, explain, say, say_json, say_signed, waiting, warn
from codegen.exits import Exit


@app.command(epilog=exits_of(Exit.DIAGNOSTICS, Exit.EDITED, Exit.DISK, Exit.LOCKED))
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
            explain((*done.problems, *done.warnings), schema)
        if done.problems:
            raise typer.Exit(Exit.DIAGNOSTICS)


@app.command(epilog=exits_of(Exit.DIFFERENT, Exit.DIAGNOSTICS, Exit.EDITED, Exit.DISK, Exit.LOCKED))
def check(schema: Schema = DEFAULT_SCHEMA, as_json: AsJson = False) -> None:
    """Say how the disk differs from the schema.

    Compares generated/ (as a unified diff), reads the hooks in overrides/, and says whether
    `codegen migrate` would write a revision. Any of these is a difference. Says whether it is the
    schema that has changed since generating, or codegen. Nothing is written.

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


@app.command(epilog=exits_of(Exit.DIAGNOSTICS, Exit.EDITED, Exit.DISK, Exit.LOCKED))
def migrate(
    schema: Schema = DEFAULT_SCHEMA,
    message: Annotated[
        str | None,
        typer.Option("--message", "-m", help="Name the file after this, not after the changes."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print it; write nothing.")] = False,
    rebase: Annotated[
        bool, typer.Option("--rebase", help="After a merge: plan the other branch's changes again.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Write the next revision.

    It holds the changes between the last revision and the schema. No database is needed. Apply it
    with `codegen db upgrade`; a running `codegen dev` does so.

    With --rebase, of two branches that have both migrated the one stays that the snapshot is of.
    The revisions of the other are deleted, and their changes planned again behind it; those written
    by hand are put behind that.

    Example: codegen migrate --dry-run
    """
    if message is not None and not revisions.slug(message):
        raise typer.BadParameter("a message needs a letter or a digit", param_hint="--message")
    with answers(schema, as_json=as_json):
        made = pipeline.migrate(
            schema.absolute(), waiting, message=message, dry_run=dry_run, rebase=rebase
        )
        if as_json:
            say_json(report.migrated_json(made))
        elif made is None:
            say("Nothing to migrate: the schema is what the last revision left.")
        else:
            _say_migrated(made, schema, dry_run=dry_run)


def _say_migrated(made: revisions.Migrated, schema: Path, *, dry_run: bool) -> None:
    say_signed([*report.rebased(made), *made.changes])
    explain(made.warnings, schema)
    if made.destructive:
        warn("Rows or values are destroyed that no downgrade brings back.")
    for path in made.paths:
        say(f"\n{made.files[path]}" if dry_run else f"Written: {path}")
    if back := report.going_back(made):
        warn(back)


@app.command(epilog=exits_of(Exit.DIAGNOSTICS, Exit.EDITED, Exit.DISK, Exit.LOCKED))
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


@app.command(epilog=exits_of(Exit.DISK, Exit.LOCKED))
def json_schema(
    schema: Schema = DEFAULT_SCHEMA,
    write: Annotated[
        bool, typer.Option("--write", help="Write it to .codegen/ instead of printing it.")
    ] = False,
) -> None:
    """Print the JSON Schema of schema.yaml.

    With it, an editor completes and checks schema.yaml. It is made from the same definition by
    which `codegen` reads the file, and is the same for every project.

    Example: codegen json-schema --write
    """
    with answers(schema):
        if write:
            root = schema.absolute().parent
            say(f"Written: {pipeline.write_json_schema(root, waiting)}")
        else:
            say(pipeline.json_schema().rstrip())


def _say_differences(found: pipeline.Checked, schema: Path) -> None:
    for diff in found.differences.values():
        say_signed(diff.splitlines())
    explain((*found.problems, *found.warnings), schema)
    if found.differences:
        warn(f"generated/ differs in {len(found.differences)} files: run `codegen generate`.")
        warn(sentence(found.causes))
    if found.pending:
        warn(report.MIGRATION_DUE)
        say_signed(found.pending)
    if found.clean:
        say("Everything is as the schema says.")
