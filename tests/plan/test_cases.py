"""What `codegen plan` prints for a few telling edits, kept as golden files.

Run with ACCEPT=1 to write what is printed now, and review it in the diff.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.codegen.commands import run
from tests.plan.projects import start

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "plan.md"
CASES = Path(__file__).parent / "cases"
EXITS = {"add_fields": 11, "rename_and_drop": 12, "hooks_move": 12, "refused": 3}


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_the_plan_is_what_was_accepted(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    folder = CASES / case
    root = start(tmp_path / "project", (folder / "before.yaml").read_text(encoding="utf-8"))
    (root / "schema.yaml").write_bytes((folder / "after.yaml").read_bytes())
    result = run("plan")

    if os.environ.get("ACCEPT"):
        (folder / "plan.txt").write_text(result.stdout, encoding="utf-8")
    assert result.stdout == (folder / "plan.txt").read_text(encoding="utf-8")
    assert result.exit_code == EXITS[case]
    assert max(map(len, result.stdout.splitlines())) <= 110


def test_the_documentation_shows_what_is_printed() -> None:
    shown = (CASES / "add_fields" / "plan.txt").read_text(encoding="utf-8")

    assert f"```text\n{shown}```" in DOCUMENTATION.read_text(encoding="utf-8")
