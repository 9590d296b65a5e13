"""The command that says what an edit would do, before anything is done."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from codegen import pipeline, report
from codegen.cli.options import DEFAULT_SCHEMA, AsJson, Schema, app, exits_of
from codegen.console import answers, explain, say_json, say_toned, waiting
from codegen.exits import Exit
from codegen.plan import Review
from codegen.standing import DocumentError

GRADES = (Exit.OK, Exit.SAFE, Exit.HAZARDOUS, Exit.BREAKING)


@app.command(epilog=exits_of(*GRADES, Exit.DIAGNOSTICS, Exit.EDITED, Exit.DISK, Exit.LOCKED))
def plan(
    schema: Schema = DEFAULT_SCHEMA,
    against: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            dir_okay=False,
            help="The OpenAPI document that the API is compared with; generated/openapi.json.",
            show_default=False,
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say what an edit of the schema would do.

    The files that change; the SQL with its locks, hazards and rows at risk; what changes for
    clients, and the version that asks for; the hooks that move. Nothing is written, and no
    database is started: rows are counted in the one that runs, if there is one.

    Example: codegen plan --against released.json
    """
    with answers(schema, as_json=as_json):
        try:
            review = pipeline.plan(schema.absolute(), waiting, date.today(), against)
        except DocumentError as error:
            raise typer.BadParameter(str(error), param_hint="--against") from None
        numbers, why = _rows(review, schema.absolute().parent)
        if as_json:
            say_json(report.reviewed_json(review, numbers, why))
        else:
            say_toned(report.reviewed(review, numbers, why))
            explain(review.warnings, schema)
        raise typer.Exit(_exit(review))


def _rows(review: Review, root: Path) -> tuple[dict[str, int], str | None]:
    """The rows at risk by question, and why some or all of them are not counted."""
    if not review.questions:
        return {}, None
    from codegen.dev import counting

    found = counting.counted(root, review.base, review.questions)
    return found.numbers, found.why


def _exit(review: Review) -> Exit:
    """What is refused comes first: there is no migration yet that could be safe."""
    if review.files.problems:
        return Exit.EDITED
    return Exit.DIAGNOSTICS if review.refused else GRADES[review.grade]
