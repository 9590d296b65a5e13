"""What `docs/migrations.md` shows is what happens: every example in it comes from a case."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest

from codegen import migrate
from codegen.diagnostics import SchemaError, render
from codegen.migrate.snapshot import from_json
from tests.migrations.histories import History, tasks

HERE = Path(__file__).parent
TEXT = (HERE.parents[1] / "docs" / "migrations.md").read_text(encoding="utf-8")
CASES = [path for path in (HERE / "cases").iterdir() if (path / "before.yaml").exists()]


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


def edit(case: Path) -> list[str]:
    """The lines of a case's schema that go and come."""
    before, after = (
        (case / name).read_text(encoding="utf-8").splitlines()
        for name in ("before.yaml", "after.yaml")
    )
    lines = list(difflib.unified_diff(before, after, n=0))[2:]
    return [line for line in lines if line.strip("+-") and not line.startswith("@@")]


@pytest.mark.parametrize("block", blocks("diff"))
def test_each_edit_is_that_of_a_case(block: str) -> None:
    assert block.splitlines() in [edit(case) for case in CASES]


@pytest.mark.parametrize("block", blocks("python"))
def test_each_piece_of_a_revision_is_of_a_case(block: str) -> None:
    texts = [path.read_text(encoding="utf-8") for case in CASES for path in case.glob("*.py")]

    assert any(block in text for text in texts)


@pytest.mark.parametrize("block", blocks("text"))
def test_each_message_is_that_of_a_refused_case(block: str) -> None:
    messages = [path.read_text(encoding="utf-8") for path in HERE.glob("refused/*/message.txt")]

    assert block in [*messages, two_branches(), conflict(), edited_revision()]


def edited_revision() -> str:
    title = "title: { type: text, required: true }\n"
    history = History()
    history.migrate(tasks(title))
    sized = tasks(f"{title}size: {{ type: integer, nullable: true }}")
    history.migrate(sized)
    (file,) = (name for name in history.revisions if name.startswith("0002"))
    history.revisions[file] = history.revisions[file].replace("'500ms'", "'9s'", 1)
    with pytest.raises(SchemaError) as caught:
        history.plan(sized)
    return "".join(f"{render(diagnostic, {})}\n" for diagnostic in caught.value.diagnostics)


def conflict() -> str:
    with pytest.raises(SchemaError) as caught:
        from_json('{\n<<<<<<< HEAD\n  "digest": ""\n')
    return "".join(f"{render(diagnostic, {})}\n" for diagnostic in caught.value.diagnostics)


def two_branches() -> str:
    title = "title: { type: text, required: true }\n"
    sides = []
    for name in ("ours", "theirs"):
        history = History()
        history.migrate(tasks(title))
        history.migrate(tasks(f"{title}{name}: {{ type: integer, nullable: true }}"))
        sides.append(history)
    merged = History(sides[0].snapshot, sides[0].revisions | sides[1].revisions)
    with pytest.raises(SchemaError) as caught:
        merged.plan(tasks(title))
    return "".join(f"{render(diagnostic, {})}\n" for diagnostic in caught.value.diagnostics)


def test_every_code_is_explained() -> None:
    folder = Path(migrate.__file__).parent
    source = "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    codes = set(re.findall(r'Diagnostic\(\s*"([a-z-]+)"', source))

    assert len(codes) > 8
    assert [code for code in sorted(codes) if code not in TEXT] == []


def test_the_limits_are_those_of_a_revision() -> None:
    revision = (CASES[0] / "revision.py").read_text(encoding="utf-8")

    assert ("half a second" in TEXT) == ("lock_timeout = '500ms'" in revision)
    assert ("a minute" in TEXT) == ("statement_timeout = '1min'" in revision)
