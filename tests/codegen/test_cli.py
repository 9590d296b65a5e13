"""The commands as people and programs call them: what they answer, and their exit codes."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from codegen.exits import Exit
from codegen.tree import is_intact
from tests.codegen.commands import answer, edit, files_below, listed, make_project, run


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with its hand-written files, in which commands are run."""
    root = make_project(tmp_path)
    monkeypatch.chdir(root)
    run("stub", "auth")
    run("stub", "note")
    return root


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
    words = ["code", "column", "end_column", "file", "hint", "line", "message", "severity"]
    assert sorted(found) == words
    assert (found["file"], found["line"]) == ("schema.yaml", 6)


def test_warnings_are_told_and_change_no_exit_code(project: Path) -> None:
    with (project / "schema.yaml").open("a") as schema:
        schema.write("    list: { sort: [updated_at] }\n")
    generated, checked, migrated = (
        run(*words) for words in (["generate"], ["check"], ["migrate", "--dry-run"])
    )
    (found,) = listed(run("check", "--json"), "diagnostics")

    assert generated.exit_code == migrated.exit_code == 0
    assert checked.exit_code != Exit.DIAGNOSTICS
    for result in (generated, checked, migrated):
        assert "warning[unserved-sort]" in result.stderr
        assert "1 warning." in result.stderr
    assert isinstance(found, dict)
    assert (found["severity"], found["code"]) == ("warning", "unserved-sort")


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
    assert sorted(found) == ["changed", "diagnostics", "differences", "pending_changes"]
    assert found["changed"] == {"schema": False, "generator": None}
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


@pytest.mark.parametrize("command", ["migrate", "check", "plan"])
def test_what_migrating_refuses_is_shown_where_it_stands(project: Path, command: str) -> None:
    run("migrate")
    line = "      text: { type: text, required: true }\n"
    edit(project / "schema.yaml", line, f"{line}{line.replace('text:', 'size:', 1)}")

    told = run(command)

    assert "schema.yaml:7:7: error[backfill-needed]" in told.stdout + told.stderr
    assert told.exit_code == (Exit.DIFFERENT if command == "check" else Exit.DIAGNOSTICS)


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
