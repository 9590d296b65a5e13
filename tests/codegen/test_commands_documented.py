"""`docs/commands.md` and `--help` leave out no command, option or exit code."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from codegen.cli import app
from codegen.exits import MEANINGS, Exit
from tests.codegen.commands import run

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "commands.md"


def commands() -> Iterator[tuple[str, typer.core.TyperCommand]]:
    """Every command with its full name."""

    def walk(name: str, command: object) -> Iterator[tuple[str, typer.core.TyperCommand]]:
        if isinstance(command, typer.core.TyperGroup):
            for word, inner in command.commands.items():
                yield from walk(f"{name} {word}", inner)
        elif isinstance(command, typer.core.TyperCommand):
            yield name, command

    yield from walk("codegen", typer.main.get_command(app))


@pytest.mark.parametrize(("name", "command"), list(commands()), ids=[n for n, _ in commands()])
def test_every_command_is_documented_with_its_options(
    name: str, command: typer.core.TyperCommand
) -> None:
    text = DOCUMENTATION.read_text()
    start = text.index(f"\n## `{name}")
    section = text[start + 1 : text.find("\n## ", start + 1)]
    wanted = [word for each in command.params for word in (*each.opts, *each.secondary_opts)]
    options = [word for word in wanted if word.startswith("-") and word not in ("-h", "--help")]

    assert [option for option in options if f"`{option}" not in section] == []
    assert all(word.upper() in section for word in wanted if not word.startswith("-"))


@pytest.mark.parametrize(("name", "command"), list(commands()), ids=[n for n, _ in commands()])
def test_every_help_has_an_example_and_exit_codes(
    name: str, command: typer.core.TyperCommand
) -> None:
    result = run(*name.split()[1:], "--help")

    assert result.exit_code == Exit.OK
    assert f"Example: {name}" in result.stdout
    assert "Exit codes:\n      0  " in result.stdout
    assert command.help


@pytest.mark.parametrize("code", Exit)
def test_every_exit_code_is_documented(code: Exit) -> None:
    assert f"| {code.value} | {MEANINGS[code]} |" in DOCUMENTATION.read_text()
