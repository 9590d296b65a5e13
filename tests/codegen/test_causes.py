"""`codegen check` tells an edit of the schema from an upgrade of codegen, and both from a hand.

An upgrade is a copy of codegen in which something is planted, run in a process of its own.
"""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from codegen.catalog import digest
from codegen.emit import emit
from codegen.exits import Exit
from codegen.module import PYTHON_HEADER
from codegen.read import read_text
from codegen.tree import seal
from tests.codegen.commands import SCHEMA, answer, edit, make_project, run

ROOT = Path(__file__).parents[2]
TEMPLATE = "codegen/emit/templates/router.py.jinja"
SUPPORT = "codegen/emit/support/errors.py"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that is as its schema says."""
    root = make_project(tmp_path)
    monkeypatch.chdir(root)
    for words in (["stub", "auth"], ["stub", "note"], ["generate"], ["migrate"]):
        run(*words)
    assert run("check").exit_code == Exit.OK
    return root


@pytest.fixture
def upgraded(tmp_path: Path) -> Path:
    """The folder of another codegen, the same so far."""
    shutil.copytree(ROOT / "codegen", tmp_path / "upgraded" / "codegen")
    return tmp_path / "upgraded"


def checked_by(codegen: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "codegen", "check", *words],
        env={**os.environ, "PYTHONPATH": str(codegen), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=60,
    )


def causes(text: str) -> tuple[object, object, set[object]]:
    """Whether the schema has changed, whether codegen has, and why the files differ."""
    found = json.loads(text)
    because = {each["because"] for each in found["differences"]}
    return found["changed"]["schema"], found["changed"]["generator"], because


def test_a_changed_template_is_an_upgrade(project: Path, upgraded: Path) -> None:
    edit(upgraded / TEMPLATE, "return", "return  # planted\n    return")
    result = checked_by(upgraded, "--json")

    assert result.returncode == Exit.DIFFERENT
    assert "# planted" in result.stdout
    assert causes(result.stdout) == (False, True, {"generator"})
    said = checked_by(upgraded).stderr
    assert "The schema has not changed since they were generated; codegen itself has." in said


def test_a_changed_schema_is_no_upgrade(project: Path, upgraded: Path) -> None:
    edit(project / "schema.yaml", "type: text", "type: text, max_length: 500")
    result = checked_by(upgraded, "--json")

    assert result.returncode == Exit.DIFFERENT
    assert causes(result.stdout) == (True, None, {"schema"})
    assert "The schema has changed since they were generated" in run("check").stderr


def test_both_are_told_where_a_module_differs_that_depends_on_no_schema(
    project: Path, upgraded: Path
) -> None:
    edit(project / "schema.yaml", "type: text", "type: text, max_length: 500")
    edit(upgraded / SUPPORT, '"""What can go wrong', '"""All that can go wrong')
    result = checked_by(upgraded, "--json")

    assert causes(result.stdout) == (True, True, {"schema", "generator"})
    assert "Both have changed" in checked_by(upgraded).stderr


def test_a_word_that_the_language_learns_is_no_change_of_the_schema(
    project: Path, upgraded: Path
) -> None:
    edit(
        upgraded / "codegen/catalog/resources.py",
        "    cors: Cors | None = None\n",
        "    cors: Cors | None = None\n    zeal: bool = False\n",
    )
    edit(upgraded / SUPPORT, '"""What can go wrong', '"""All that can go wrong')

    assert causes(checked_by(upgraded, "--json").stdout) == (False, True, {"generator"})


def test_an_edit_by_hand_is_neither(project: Path) -> None:
    edit(project / "generated/errors.py", '"""What can', '"""All that can')
    result = run("check", "--json")

    assert causes(result.stdout) == (False, False, {"hand"})
    said = run("check").stderr
    assert "Neither the schema nor codegen has changed since they were generated." in said
    assert "1 was edited by hand." in said


def test_of_a_file_that_is_missing_the_cause_is_not_known(project: Path) -> None:
    (project / "generated/errors.py").unlink()

    assert causes(run("check", "--json").stdout) == (False, None, {"unknown"})


def test_output_without_a_digest_is_an_earlier_codegens(project: Path) -> None:
    (project / "generated/__init__.py").write_text(seal(PYTHON_HEADER + '"""The API."""\n'))

    assert causes(run("check", "--json").stdout) == (None, True, {"generator"})
    assert "An earlier codegen wrote them" in run("check").stderr


def test_without_differences_nothing_has_changed(project: Path) -> None:
    found = answer(run("check", "--json"))

    assert found["changed"] == {"schema": False, "generator": False}


def test_the_digest_is_that_of_what_files_depend_on() -> None:
    former = SCHEMA.replace("required: true", "required: true, renamed_from: body, backfill: x")
    before, after = (
        read_text(SCHEMA),
        read_text(f"# What is noted.\n{former}removed: {{ old: {{}} }}"),
    )

    assert before != after
    assert digest(before) == digest(after)
    assert emit(before) == emit(after)
    assert digest(replace(before, idempotency=False)) != digest(before)
