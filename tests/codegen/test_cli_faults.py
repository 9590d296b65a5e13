"""The commands when something is in the way: one clear message, and never a traceback."""

import errno
import json
import os
import pty
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from codegen import pipeline
from codegen.exits import Exit
from codegen.lock import locked
from tests.codegen.commands import (
    SCHEMA,
    answer,
    edit,
    files_below,
    make_project,
    run,
    run_apart,
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with its hand-written files, in which commands are run."""
    root = make_project(tmp_path)
    monkeypatch.chdir(root)
    run("stub", "auth")
    run("stub", "note")
    return root


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
    monkeypatch.setattr(pipeline, "render", lambda _catalog: 1 / 0)
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
