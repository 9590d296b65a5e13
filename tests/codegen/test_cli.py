"""The commands as people and programs call them: answers, exit codes, and never a traceback."""

import errno
import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from codegen import pipeline
from codegen.cli import app
from codegen.exits import MEANINGS, Exit
from codegen.lock import locked
from codegen.tree import is_intact

SCHEMA = """\
spec: 1
api: { title: Notes, version: "1" }
resources:
  note:
    fields:
      text: { type: text, required: true }
    actions:
      archive: { method: POST, override: required }
"""
DOCUMENTATION = Path(__file__).parents[2] / "docs" / "commands.md"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a schema and its hand-written files, in which commands are run."""
    root = tmp_path / "my project"
    root.mkdir()
    (root / "schema.yaml").write_text(SCHEMA)
    monkeypatch.chdir(root)
    run("stub", "auth")
    run("stub", "note")
    return root


def run(*words: str) -> Result:
    return CliRunner().invoke(app, words)


def run_apart(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "codegen", *words],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )


def answer(result: Result) -> dict[str, object]:
    value = json.loads(result.stdout)
    assert isinstance(value, dict)
    return value


def listed(result: Result, key: str) -> list[object]:
    value = answer(result)[key]
    assert isinstance(value, list)
    return value


def files_below(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_generating_says_what_was_written(project: Path) -> None:
    result = run("generate")

    assert result.exit_code == Exit.OK
    assert "+ generated/models/note.py" in result.stdout
    assert re.search(r"^\d\d created, 0 replaced, 0 deleted, 0 unchanged$", result.stdout, re.M)
    assert all(is_intact(path.read_text()) for path in (project / "generated").rglob("*.py"))


def test_generating_again_changes_nothing(project: Path) -> None:
    run("generate")
    before = {path: path.stat().st_mtime_ns for path in (project / "generated").rglob("*")}
    result = run("generate")

    assert re.search(r"^0 created, 0 replaced, 0 deleted, \d\d unchanged$", result.stdout, re.M)
    assert {p: p.stat().st_mtime_ns for p in (project / "generated").rglob("*")} == before


def test_a_schema_elsewhere_is_a_project_there(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.parent)
    result = run("generate", "--schema", "my project/schema.yaml")

    assert result.exit_code == Exit.OK
    assert (project / "generated/app.py").exists()
    assert [path.name for path in project.parent.iterdir()] == ["my project"]


def test_generated_json_names_every_path(project: Path) -> None:
    result = run("generate", "--json")
    found = answer(result)

    assert sorted(found) == [
        "created",
        "deleted",
        "diagnostics",
        "migration_due",
        "replaced",
        "unchanged",
    ]
    assert listed(result, "created") == sorted(
        path for path in files_below(project) if path.startswith("generated/")
    )
    assert (found["replaced"], found["diagnostics"]) == ([], [])
    assert found["migration_due"] is True


def test_a_mistake_in_the_schema_writes_nothing_and_is_pointed_at(project: Path) -> None:
    edit(project / "schema.yaml", "required: true }", "requierd: true }")
    result = run("generate")

    assert result.exit_code == Exit.DIAGNOSTICS
    assert "schema.yaml:6:" in result.stderr
    assert "requierd" in result.stderr
    assert result.stderr.endswith("\n1 error.\n")
    assert not (project / "generated").exists()


def test_places_are_told_as_seen_from_the_current_folder(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(project / "schema.yaml", "required: true }", "requierd: true }")
    (project / "sub").mkdir()
    monkeypatch.chdir(project / "sub")
    result = run("generate", "--schema", "../schema.yaml")

    assert result.stderr.startswith("../schema.yaml:6:")
    assert "requierd: true" in result.stderr


def test_diagnostics_have_their_places_in_json(project: Path) -> None:
    edit(project / "schema.yaml", "required: true }", "requierd: true }")
    result = run("generate", "--json")
    (found,) = listed(result, "diagnostics")

    assert result.exit_code == Exit.DIAGNOSTICS
    assert isinstance(found, dict)
    assert sorted(found) == ["code", "column", "end_column", "file", "hint", "line", "message"]
    assert (found["file"], found["line"]) == ("schema.yaml", 6)


def test_a_missing_hook_is_told_after_writing(project: Path) -> None:
    (project / "overrides/note.py").unlink()
    result = run("generate")

    assert result.exit_code == Exit.DIAGNOSTICS
    assert "error[missing-override]" in result.stderr
    assert "class NoteService" in result.stderr
    assert (project / "generated/services/note.py").exists()


def test_a_hand_edit_is_refused_shown_and_discarded_on_request(project: Path) -> None:
    run("generate")
    file = project / "generated/services/note.py"
    file.write_text(file.read_text() + "LIMIT = 3\n")
    refused = run("generate")
    kept = file.read_text()
    discarded = run("generate", "--discard-edits")

    assert refused.exit_code == Exit.EDITED
    assert "error[edited-by-hand]" in refused.stderr
    assert "+LIMIT = 3" in refused.stderr
    assert kept.endswith("LIMIT = 3\n")
    assert discarded.exit_code == Exit.OK
    assert "LIMIT" not in file.read_text()


def test_checking_a_finished_project_is_quiet(project: Path) -> None:
    run("generate")
    run("migrate")
    before = files_below(project)
    result = run("check")

    assert result.exit_code == Exit.OK
    assert result.stdout == "Everything is as the schema says.\n"
    assert files_below(project) == before


def test_checking_shows_a_diff_and_writes_nothing(project: Path) -> None:
    run("generate")
    run("migrate")
    edit(project / "schema.yaml", "fields:", "description: A short text.\n    fields:")
    before = files_below(project)
    result = run("check")

    assert result.exit_code == Exit.DIFFERENT
    assert "--- generated/models/note.py\n+++ generated/models/note.py\n" in result.stdout
    assert re.search(r"^\+.*A short text\.", result.stdout, re.M)
    assert "run `codegen generate`" in result.stderr
    assert files_below(project) == before


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (lambda root: (root / "generated/app.py").unlink(), "generated/ differs in 1 file"),
        (lambda root: (root / "migrations/snapshot.json").unlink(), "error[snapshot-out-of-step]"),
        (lambda root: (root / "overrides/auth.py").unlink(), "error[missing-override]"),
        (
            lambda root: edit(
                root / "schema.yaml",
                "fields:",
                "fields:\n      n: { type: integer, nullable: true }",
            ),
            "run `codegen migrate`",
        ),
    ],
)
def test_checking_notices(project: Path, spoil: Callable[[Path], None], expected: str) -> None:
    run("generate")
    run("migrate")
    spoil(project)
    result = run("check")

    assert result.exit_code == Exit.DIFFERENT
    assert expected in result.stderr


def test_checked_json_holds_diffs_changes_and_diagnostics(project: Path) -> None:
    run("generate")
    (project / "generated/app.py").unlink()
    result = run("check", "--json")
    found = answer(result)

    assert result.exit_code == Exit.DIFFERENT
    assert sorted(found) == ["diagnostics", "differences", "pending_changes"]
    assert "generated/app.py" in str(listed(result, "differences"))
    assert found["pending_changes"] == ["+ notes"]


def test_migrating_writes_a_revision_once(project: Path) -> None:
    first = run("migrate")
    before = files_below(project)
    second = run("migrate")

    assert first.exit_code == second.exit_code == Exit.OK
    assert "+ notes\nWritten: migrations/versions/0001_create_notes.py\n" in first.stdout
    assert second.stdout.startswith("Nothing to migrate")
    assert files_below(project) == before


def test_a_dry_run_prints_the_revision_and_writes_nothing(project: Path) -> None:
    before = files_below(project)
    result = run("migrate", "--dry-run")

    assert result.exit_code == Exit.OK
    assert "def upgrade() -> None:" in result.stdout
    assert files_below(project) == before


def test_a_message_names_the_file(project: Path) -> None:
    run("migrate", "-m", "Café: the FIRST one!")

    assert [path.name for path in (project / "migrations/versions").glob("*.py")] == [
        "0001_caf_the_first_one.py"
    ]


def test_a_message_without_a_letter_is_refused(project: Path) -> None:
    result = run("migrate", "-m", "!!")

    assert result.exit_code == Exit.USAGE
    assert not (project / "migrations").exists()


def test_migrated_json_holds_the_files(project: Path) -> None:
    found = answer(run("migrate", "--dry-run", "--json"))

    assert (found["revision"], found["changes"]) == ("0001", ["+ notes"])
    assert isinstance(found["files"], dict)
    assert found["path"] in found["files"]
    assert found["destructive"] is False


def test_a_stub_is_written_once(project: Path) -> None:
    (project / "overrides/note.py").write_text("mine = 1\n")
    result = run("stub", "note")

    assert result.exit_code == Exit.EDITED
    assert "error[file-exists]" in result.stderr
    assert (project / "overrides/note.py").read_text() == "mine = 1\n"


def test_a_stub_makes_overrides_a_package(project: Path) -> None:
    assert (project / "overrides/__init__.py").exists()


def test_a_stub_of_something_else_is_a_wrong_command_line(project: Path) -> None:
    result = run("stub", "nothing")

    assert result.exit_code == Exit.USAGE
    assert "has no resource `nothing`" in result.stderr


def test_a_run_that_waits_too_long_can_be_repeated(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "locked", partial(locked, patience=0.1))
    with locked(project, lambda: None):
        result = run("generate")

    assert result.exit_code == Exit.LOCKED
    assert result.stderr.splitlines()[0].startswith("Another `codegen` is at work here; waiting")
    assert not (project / "generated").exists()


def test_several_runs_at_once_give_what_one_gives(project: Path) -> None:
    command = [sys.executable, "-m", "codegen", "generate"]
    runs = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(4)]
    codes = [process.wait(60) for process in runs]
    again = run("generate", "--json")

    assert codes == [0] * 4
    assert answer(again)["created"] == answer(again)["replaced"] == []


def test_the_output_does_not_depend_on_the_machine(project: Path) -> None:
    run_apart("generate", PYTHONHASHSEED="1", LC_ALL="C", TZ="Asia/Kathmandu")
    first = files_below(project / "generated")
    (project / "schema.yaml").write_bytes(SCHEMA.replace("\n", "\r\n").encode())
    again = run_apart("generate", "--json", PYTHONHASHSEED="2", LC_ALL="C.UTF-8", TZ="UTC")

    assert json.loads(again.stdout)["replaced"] == []
    assert files_below(project / "generated") == first


def test_ctrl_c_ends_without_a_traceback(project: Path) -> None:
    with locked(project, lambda: None):
        process = subprocess.Popen(
            [sys.executable, "-m", "codegen", "generate"],
            stderr=subprocess.PIPE,
            text=True,
            # A shell that runs the tests in the background has them ignore Ctrl-C.
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
        )
        assert process.stderr is not None
        waiting = process.stderr.readline()
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=20)

    assert "waiting" in waiting
    assert process.returncode == Exit.INTERRUPTED
    assert said == "Stopped.\n"


def test_a_reader_that_stops_reading_is_no_mistake(project: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "codegen", "check"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()

    assert process.wait(60) == Exit.PIPE
    assert "Traceback" not in said
    process.stderr.close()


def test_a_mistake_of_the_generator_keeps_its_traceback(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "load", lambda _path: 1 / 0)
    result = run("generate")

    assert result.exit_code == Exit.BUG
    assert "ZeroDivisionError" in result.stderr
    assert "mistake in codegen" in result.stderr


def test_a_full_disk_is_one_sentence(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    result = run("generate")

    assert result.exit_code == Exit.DISK
    assert result.stderr.splitlines() == [
        "The files could not be read or written: no space left on device."
    ]


def broken_projects() -> Iterator[tuple[str, Callable[[Path], object]]]:
    """A name, and what is done to a finished project."""

    def schema(data: bytes) -> Callable[[Path], object]:
        return lambda root: (root / "schema.yaml").write_bytes(data)

    def instead(path: str, put: Callable[[Path], object]) -> Callable[[Path], object]:
        def replace(root: Path) -> None:
            if (root / path).is_dir():
                shutil.rmtree(root / path)
            else:
                (root / path).unlink()
            put(root / path)

        return replace

    yield "no schema", lambda root: (root / "schema.yaml").unlink()
    yield "a folder", instead("schema.yaml", Path.mkdir)
    yield "a pipe", instead("schema.yaml", os.mkfifo)
    yield "a dangling link", instead("schema.yaml", lambda path: path.symlink_to("nowhere"))
    yield "empty", schema(b"")
    yield "a word", schema(b"hello")
    yield "not text", schema(b"\xff\xfe\x00\x01")
    yield "NUL", schema(b"spec: 1\0")
    yield "escape sequences", schema(b'spec: 1\n"\x1b[31mred": 2\n')
    yield "too large", schema(b"# " + b"x" * 2_000_000)
    yield "deep", schema(b"[" * 5000)
    yield "a bomb", schema(b"a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n")
    yield "a huge number", schema(b"spec: " + b"9" * 5000)
    yield "a tag", schema(b"!!python/object/apply:os.getcwd []\n")
    yield "a file for generated/", instead("generated", lambda path: path.write_text("x"))
    yield "a link for generated/", instead("generated", lambda path: path.symlink_to("/tmp"))
    yield "no Python", lambda root: (root / "overrides/note.py").write_bytes(b"\xff class (:")
    yield "no snapshot", lambda root: (root / "migrations/snapshot.json").write_text("{[")
    yield "no revision", lambda root: (root / "migrations/versions/0001_x.py").write_text("def (")


BROKEN = dict(broken_projects())
EXPECTED = {
    "a file for generated/": [0, 1, 4],
    "a link for generated/": [0, 4, 4],
    "no Python": [0, 1, 3],
    "no snapshot": [3, 1, 0],
    "no revision": [3, 1, 0],
}
"""How migrate, check and generate end where the schema itself is as it should be."""


@pytest.mark.parametrize("name", BROKEN)
def test_no_input_gives_a_traceback(project: Path, name: str) -> None:
    run("generate")
    run("migrate")
    BROKEN[name](project)
    results = [run(command) for command in ("migrate", "check", "generate")]

    assert [result.exit_code for result in results] == EXPECTED.get(name, [3, 3, 3])
    assert not any("Traceback" in result.output for result in results)
    assert not any("\x1b" in result.output for result in results)


def on_a_terminal(*words: str, **environment: str) -> str:
    """What the command writes when a terminal is at the other end."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "codegen", *words],
        env={**os.environ, "TERM": "xterm", **environment},
        stdout=slave,
        stderr=slave,
    )
    os.close(slave)
    said = b""
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not part:
            break
        said += part
    os.close(master)
    process.wait(60)
    return said.decode()


def test_colours_are_for_terminals_whose_owner_wants_them(project: Path) -> None:
    edit(project / "schema.yaml", "required: true }", "requierd: true }")
    coloured = on_a_terminal("generate", NO_COLOR="")
    plain = on_a_terminal("generate", NO_COLOR="1")

    assert "\x1b[31merror[" in coloured
    assert "\x1b" not in plain
    assert "\x1b" not in run_apart("generate").stderr


def test_a_locale_that_lacks_a_letter_is_no_obstacle(project: Path) -> None:
    run("generate")
    edit(
        project / "schema.yaml",
        "fields:",
        'description: "From A \N{RIGHTWARDS ARROW} B"\n    fields:',
    )
    result = run_apart("check", PYTHONIOENCODING="latin-1", PYTHONUTF8="0")

    assert result.returncode == Exit.DIFFERENT
    assert "From A \\u2192 B" in result.stdout


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
