"""The commands that answer questions about a project."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from codegen import pipeline, report
from codegen.cli.options import DEFAULT_SCHEMA, AsJson, Schema, app, exits_of
from codegen.console import answers, say, say_json, warn
from codegen.exits import Exit
from codegen.explain import Answer, Unexplained


@app.command("explain", epilog=exits_of(Exit.DIAGNOSTICS))
def explain_(
    question: Annotated[
        str, typer.Argument(help="A route, a field, a resource, or a place: FILE:LINE.")
    ],
    schema: Schema = DEFAULT_SCHEMA,
    as_json: AsJson = False,
) -> None:
    """Say where something comes from.

    Names the line of the schema, the generated code, what is written by hand, the tests that speak
    of it, and the SQL. A route can be written as in the document or with real ids.

    Example: codegen explain 'GET /api/alice/tasks'
    """
    with answers(schema, as_json=as_json):
        try:
            found = pipeline.explain(schema.absolute(), question)
        except Unexplained as error:
            raise typer.BadParameter(f"{error}; {error.hint}") from None
        sql = _sql(found, schema.absolute().parent)
        if as_json:
            say_json(report.answered_json(found, sql))
        else:
            for line in report.answered(found, sql):
                say(line)


def _sql(found: Answer, root: Path) -> dict[str, str]:
    """The statements of an answer; where the project's Python cannot tell them, why it cannot."""
    from codegen.dev import statements

    if found.statements is None:
        return {}
    told = statements.statements(root, found.statements.module, found.statements.names)
    if isinstance(told, str):
        warn(f"The SQL is not to be had: {told}")
        return {}
    return told
