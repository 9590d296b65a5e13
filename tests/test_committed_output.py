"""What is committed is what `schema.yaml` says: the code, the overrides, the migrations."""

import shutil
from pathlib import Path

import pytest

from codegen import pipeline
from codegen.edits import text_of
from codegen.pipeline import Checked
from codegen.tree import is_intact

ROOT = Path(__file__).parents[1]
PARTS = ("generated", "overrides", "migrations")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """This project's schema and all that is made from it, in a folder where it can be spoilt."""
    shutil.copy(ROOT / "schema.yaml", tmp_path)
    for part in PARTS:
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("*.pyc"))
    return tmp_path


def check(root: Path) -> Checked:
    return pipeline.check(root / "schema.yaml", lambda: None)


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")

    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def edited(root: Path) -> list[str]:
    """The generated files that somebody has changed."""
    return [
        path.relative_to(root).as_posix()
        for path in sorted((root / "generated").rglob("*"))
        if path.suffix in {".py", ".json"} and not is_intact(text_of(path.read_bytes()))
    ]


def test_the_code_is_what_the_schema_says(copy: Path) -> None:
    assert check(copy).differences == {}


def test_the_overrides_fit_the_schema(copy: Path) -> None:
    assert check(copy).problems == ()


def test_the_migrations_make_what_the_schema_says(copy: Path) -> None:
    assert check(copy).pending == ()


def test_nobody_has_edited_what_is_generated() -> None:
    assert edited(ROOT) == []


def test_code_that_differs_is_noticed(copy: Path) -> None:
    replace(copy / "schema.yaml", "max_length: 200", "max_length: 100")

    assert "generated/models/task.py" in check(copy).differences


def test_an_override_that_is_missing_is_noticed(copy: Path) -> None:
    (copy / "overrides/task.py").unlink()

    assert [problem.code for problem in check(copy).problems] == ["missing-override"]


def test_a_migration_that_is_due_is_noticed(copy: Path) -> None:
    replace(copy / "schema.yaml", "max_length: 10000", "max_length: 20000")

    assert len(check(copy).pending) == 1


def test_an_edit_is_noticed(copy: Path) -> None:
    replace(copy / "generated/services/task.py", "self.owner", "owner")

    assert edited(copy) == ["generated/services/task.py"]
    assert list(check(copy).differences) == ["generated/services/task.py"]
