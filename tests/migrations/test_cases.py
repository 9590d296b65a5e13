"""Revisions as golden files: what is planned between `before.yaml` and `after.yaml`.

Run with ACCEPT=1 to write what is planned now, and review it in the diff.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from codegen.catalog import Catalog
from codegen.diagnostics import SchemaError, placed, render
from codegen.read import examine_text, read_text
from codegen.storage import tables
from tests.migrations.databases import Database
from tests.migrations.histories import STEPS, History, case_history

HERE = Path(__file__).parent
CASES = sorted(path.name for path in (HERE / "cases").iterdir())
REFUSED = sorted(path.name for path in (HERE / "refused").iterdir())


def schema(folder: Path, name: str) -> Catalog | None:
    path = folder / f"{name}.yaml"
    return read_text(path.read_text(encoding="utf-8")) if path.exists() else None


def history_before(folder: Path) -> History:
    return case_history(folder, STEPS[:-1])


def compare(path: Path, text: str) -> None:
    """Compare a text with its golden file, or accept it as such."""
    if os.environ.get("ACCEPT"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("case", CASES)
def test_the_revision_is_what_was_accepted(case: str) -> None:
    folder = HERE / "cases" / case
    after = schema(folder, "after")
    assert after is not None

    first, *rest = history_before(folder).migrate_all(after)
    compare(folder / "revision.py", first)
    for text in rest:
        compare(folder / "revision_apart.py", text)
    assert (folder / "revision_apart.py").exists() == bool(rest)


@pytest.mark.parametrize("case", CASES)
def test_the_revision_leads_there_and_back(case: str, db: Database) -> None:
    folder = HERE / "cases" / case
    before, after = schema(folder, "before"), schema(folder, "after")
    assert after is not None
    if before is None:
        db.start(after)
    else:
        history = history_before(folder)
        db.upgrade(*history.revisions.values())
        db.there_and_back(history, before, after)


@pytest.mark.parametrize("case", REFUSED)
def test_the_refusal_says_what_was_accepted(case: str) -> None:
    folder = HERE / "refused" / case
    after = examine_text((folder / "after.yaml").read_text(encoding="utf-8"))

    with pytest.raises(SchemaError) as caught:
        history_before(folder).plan(after.catalog)

    found = placed(caught.value.diagnostics, after.places)
    told = "".join(f"{render(diagnostic, {})}\n" for diagnostic in found)
    compare(folder / "message.txt", told)


def test_revisions_are_clean_python() -> None:
    command = [sys.executable, "-m", "ruff"]
    folder = str(HERE / "cases")

    for arguments in (["check", "--quiet"], ["format", "--check", "--quiet"]):
        run = subprocess.run([*command, *arguments, folder], capture_output=True, text=True)

        assert run.stdout + run.stderr == ""
        assert run.returncode == 0


def test_accepted_tables_have_no_check_twice() -> None:
    for case in CASES:
        for table in tables(schema(HERE / "cases" / case, "after") or pytest.fail("no schema")):
            names = [check.name for check in table.checks]

            assert len(names) == len(set(names))
