"""What several commands share: the program, its options, the list of exit codes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from codegen.exits import Exit


def exits_of(*codes: Exit) -> str:
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
