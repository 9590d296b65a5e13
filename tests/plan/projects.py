"""Projects that are as their first schema says, and what `codegen plan` says of the next one."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from tests.codegen.commands import run

HEAD = """\
spec: 1
api: { title: Notes, version: 1.0.0 }
resources:
  note:
    fields:
      text: { type: text, required: true, max_length: 100 }
      size: { type: integer, nullable: true }
    actions:
      archive: { method: POST, override: required }
"""


def start(root: Path, schema: str = HEAD) -> Path:
    """A project with everything generated and migrated; commands are to be run in it."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "schema.yaml").write_text(schema, encoding="utf-8")
    os.chdir(root)
    run("stub", "auth")
    for line in schema.splitlines():
        if line.startswith("  ") and not line.startswith("   ") and line.endswith(":"):
            run("stub", line.strip(" :"))
    assert run("generate").exit_code == 0
    assert run("migrate").exit_code == 0
    return root


def change(root: Path, *edits: tuple[str, str]) -> None:
    """Edit the schema, each time replacing one text by another."""
    path = root / "schema.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def planned(*words: str) -> tuple[int, Any]:
    """The exit code of `codegen plan --json`, and the object."""
    result = run("plan", "--json", *words)
    return result.exit_code, json.loads(result.stdout)


def parts(value: Any) -> list[Any]:
    """All changes of all revisions."""
    return [each for stage in value["sql"] for each in stage["changes"]]


def hazards(value: Any) -> list[str]:
    """The codes of all hazards of changes, in order."""
    return [hazard["code"] for part in parts(value) for hazard in part["hazards"]]
