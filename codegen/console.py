"""What is said on the terminal, and how a command ends; with `cli`, all that prints or exits."""

from __future__ import annotations

import json
import os
import re
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import typer

from codegen import report
from codegen.dev.errors import DatabaseError, ServerError
from codegen.diagnostics import Diagnostic, SchemaError, render
from codegen.exits import Exit
from codegen.lock import PATIENCE, LockedError
from codegen.report import Json
from codegen.writer import RefusedError, WriteError

RED, GREEN, YELLOW = typer.colors.RED, typer.colors.GREEN, typer.colors.YELLOW
SIGNS = {"+": GREEN, "-": RED, "~": YELLOW}
TONES = {**SIGNS, "!": YELLOW}
SENTENCES = {WriteError: Exit.DISK, DatabaseError: Exit.DATABASE, ServerError: Exit.SERVER}
"""The errors whose message is all that there is to say, and how a command ends with each."""

ACCENTS = (
    (r"\berror\[[a-z-]+\]", RED),
    (r"\bwarning\[[a-z-]+\]", YELLOW),
    (r"^ *\| *\^+$", RED),
    (r"^ *= help:", GREEN),
)
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@contextmanager
def answers(schema: Path, *, as_json: bool = False) -> Iterator[None]:
    """Turn what can go wrong into a message for whoever must act, and an exit code."""
    try:
        yield
    except (typer.Exit, typer.BadParameter):
        raise
    except SchemaError as error:
        if as_json:
            say_json({"diagnostics": report.diagnostics_json(error.diagnostics)})
        else:
            explain(error.diagnostics, schema)
        refused = isinstance(error, RefusedError)
        raise typer.Exit(Exit.EDITED if refused else Exit.DIAGNOSTICS) from None
    except tuple(SENTENCES) as error:
        raise _end(str(error), SENTENCES[type(error)], as_json) from None
    except ModuleNotFoundError as error:
        raise _end(_missing(error), Exit.SERVER, as_json) from None
    except LockedError:
        message = (
            f"Another `codegen` is still at work here after {PATIENCE:.0f} seconds; try again."
        )
        raise _end(message, Exit.LOCKED, as_json) from None
    except KeyboardInterrupt:
        raise _end("Stopped.", Exit.INTERRUPTED, as_json) from None
    except BrokenPipeError:
        # Whatever is flushed at the end of the process must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(Exit.PIPE) from None
    except Exception:
        traceback.print_exc()
        raise _end("This is a mistake in codegen, not in your project.", Exit.BUG) from None


def _missing(error: ModuleNotFoundError) -> str:
    if os.name != "posix":
        return "`codegen dev` and `codegen db` run on Linux and macOS."
    return f"`{error.name}` is not installed: install this project with its extra `dev`."


def _end(message: str, code: Exit, as_json: bool = False) -> typer.Exit:
    if as_json:
        say_json({"error": message})
    else:
        warn(message, RED)
    return typer.Exit(code)


class Terminal:
    """Where `codegen dev` tells what it does."""

    def __init__(self, schema: Path) -> None:
        self._schema = schema

    def say(self, line: str) -> None:
        """Tell something that is as it should be."""
        say(line)

    def warn(self, line: str) -> None:
        """Tell something that somebody must act on."""
        warn(line)

    def explain(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Show what is wrong in the schema or in a hand-written file."""
        explain(diagnostics, self._schema)


def say(line: str, colour: str | None = None) -> None:
    """Print a line of the answer."""
    _print(line, colour, to_stderr=False)


def warn(line: str, colour: str = YELLOW) -> None:
    """Print a line beside the answer."""
    _print(line, colour, to_stderr=True)


def say_signed(lines: Sequence[str]) -> None:
    """Print lines that begin with `+`, `-` or `~`, each in the colour of its sign."""
    for line in lines:
        say(line, SIGNS.get(line[:1]))


def say_toned(lines: Sequence[tuple[str, str]]) -> None:
    """Print lines in the colours of their tones: signs, `!` for what to mind, `#` for a title."""
    for tone, line in lines:
        if tone == "#":
            _print(typer.style(line, bold=True), None, to_stderr=False)
        else:
            say(CONTROL.sub("\N{REPLACEMENT CHARACTER}", line), TONES.get(tone))


def say_json(value: Json) -> None:
    """Print the answer for a program."""
    typer.echo(json.dumps(value, indent=2, ensure_ascii=False))


def waiting() -> None:
    """Say that another run has to end first."""
    warn(f"Another `codegen` is at work here; waiting for up to {PATIENCE:.0f} seconds.")


def explain(diagnostics: Sequence[Diagnostic], schema: Path) -> None:
    """Show every diagnostic with its excerpt, its place as seen from the current folder."""
    if not diagnostics:
        return
    for diagnostic in diagnostics:
        shown, sources = diagnostic, {}
        if (span := diagnostic.span) is not None:
            place = os.path.relpath(schema.absolute().parent / span.file)
            shown = replace(diagnostic, span=replace(span, file=place))
            sources = _source(place)
        # What somebody wrote into a schema must not steer the terminal of who reads the message.
        rendered = CONTROL.sub("\N{REPLACEMENT CHARACTER}", render(shown, sources))
        _print(_coloured(rendered) + "\n", None, to_stderr=True)
    mistaken = any(each.severity == "error" for each in diagnostics)
    warn(f"{report.count(diagnostics)}.", RED if mistaken else YELLOW)


def _source(place: str) -> dict[str, str]:
    try:
        return {place: Path(place).read_text(encoding="utf-8", errors="replace")}
    except OSError:
        return {}


def _coloured(rendered: str) -> str:
    for pattern, colour in ACCENTS:
        rendered = re.sub(pattern, typer.style(r"\g<0>", fg=colour), rendered, flags=re.MULTILINE)
    return rendered


def _print(line: str, colour: str | None, *, to_stderr: bool) -> None:
    """Print in colour, if it is a terminal that is printed to and its owner has not said no."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    text = line if colour is None else typer.style(line, fg=colour)
    typer.echo(text, err=to_stderr, color=False if plain else None)
