"""A small project, and commands that are run in it."""

import json
import os
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner, Result

from codegen.cli import app

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


def make_project(folder: Path) -> Path:
    """A project with a schema and nothing else, in a folder with a space in its name."""
    root = folder / "my project"
    root.mkdir()
    (root / "schema.yaml").write_text(SCHEMA)
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
