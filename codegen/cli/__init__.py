"""The command line: each command asks the pipeline and tells what it answered.

Together with `console`, this is all that prints or exits. Importing a module of commands adds them
to the program, in the order of its help.
"""

from __future__ import annotations

import sys
from io import TextIOWrapper

from codegen.cli import project, questions, review, server
from codegen.cli.options import app
from codegen.exits import Exit

__all__ = ["app", "main", "project", "questions", "review", "server"]


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
