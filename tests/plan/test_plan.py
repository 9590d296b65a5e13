"""`codegen plan` as people and programs call it: four blocks, a verdict, and nothing written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from codegen.exits import Exit
from tests.codegen.commands import edit, files_below, run
from tests.plan.projects import change, hazards, parts, planned, start

SIZE = "      size: { type: integer, nullable: true }\n"
VERSION = "version: 1.0.0"
TAG = (
    "resources:\n",
    "resources:\n  tag: { fields: { label: { type: string, required: true } } }\n",
)
ARCHIVE = "      archive: { method: POST, override: required }"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that is as its schema says, in which commands are run, and no database."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("DATABASE_URL_UNPOOLED", raising=False)
    return start(tmp_path / "notes")


# The verdict


def test_without_an_edit_there_is_nothing_to_do(project: Path) -> None:
    result = run("plan")

    assert result.exit_code == Exit.OK
    assert result.stdout.endswith("\n\nNothing to do.\n")


def test_an_optional_field_with_a_new_version_is_safe(project: Path) -> None:
    change(
        project,
        (SIZE, f"{SIZE}      due: {{ type: date, nullable: true }}\n"),
        (VERSION, "version: 1.1.0"),
    )
    result = run("plan")

    assert result.exit_code == Exit.SAFE
    assert result.stdout.endswith("\n\nSafe: no hazards, and no client breaks.\n")


def test_a_field_that_is_dropped_is_hazardous(project: Path) -> None:
    change(
        project,
        (SIZE, ""),
        (VERSION, "version: 2.0.0"),
        ("resources:", "removed: { note.size: {} }\nresources:"),
    )
    result = run("plan")

    assert result.exit_code == Exit.HAZARDOUS
    assert result.stdout.endswith("\n\nHazardous: values-lost, old-version-breaks.\n")


def test_what_breaks_with_a_new_version_and_no_hazard_is_safe(project: Path) -> None:
    change(project, ("  note:\n", "  note:\n    methods: [get]\n"), (VERSION, "version: 2.0.0"))
    result = run("plan")

    assert result.exit_code == Exit.SAFE
    assert result.stdout.endswith("\n\nSafe: no hazards, and the version says what breaks.\n")


def test_the_same_without_a_new_version_is_breaking(project: Path) -> None:
    change(project, (SIZE, ""), ("resources:", "removed: { note.size: {} }\nresources:"))
    result = run("plan")

    assert result.exit_code == Exit.BREAKING
    assert "This asks for a major version, 2.0.0 or later; `api.version` is 1.0.0 still." in (
        result.stdout
    )
    assert "Breaking, and `api.version` does not say so." in result.stdout


def test_what_is_refused_has_no_grade(project: Path) -> None:
    change(project, (SIZE, ""), (VERSION, "version: 2.0.0"))
    result = run("plan")

    assert result.exit_code == Exit.DIAGNOSTICS
    assert result.stdout.endswith("\n\nRefused: something above has to be decided first.\n")


def test_a_schema_that_cannot_be_read_is_told_as_by_every_command(project: Path) -> None:
    change(project, ("max_length: 100", "max_lenght: 100"))
    result = run("plan", "--json")

    assert result.exit_code == Exit.DIAGNOSTICS
    (found,) = json.loads(result.stdout)["diagnostics"]
    assert found["line"] == 6


# Files


def test_each_file_that_changes_is_named_with_its_sign(project: Path) -> None:
    change(
        project,
        (
            "resources:\n",
            "resources:\n  tag: { fields: { label: { type: string, required: true } } }\n",
        ),
    )
    result = run("plan")

    assert "\n  + generated/models/tag.py\n" in result.stdout
    assert "\n  ~ generated/openapi.json\n" in result.stdout
    assert "\n  + migrations/versions/0002_create_tags.py\n" in result.stdout
    assert "\n  ~ migrations/snapshot.json\n" in result.stdout


def test_the_files_are_those_that_are_then_written(project: Path) -> None:
    change(
        project,
        (
            "resources:\n",
            "resources:\n  tag: { fields: { label: { type: string, required: true } } }\n",
        ),
    )
    _, value = planned()
    before = files_below(project)
    run("generate")
    run("migrate")
    after = files_below(project)

    files = value["files"]
    assert {*files["created"], *files["added"]} == {*after} - {*before}
    assert {*files["replaced"]} == {p for p in before if after[p] != before[p]} - {"schema.yaml"}


def test_the_statements_are_those_of_the_revision(project: Path) -> None:
    change(project, (SIZE, f"{SIZE}      due: {{ type: date, nullable: true }}\n"))
    _, value = planned()
    run("generate")
    run("migrate")

    assert [part["statements"] for part in parts(value)] == [
        ["ALTER TABLE notes ADD COLUMN due DATE;"]
    ]
    (path,) = value["files"]["added"]
    assert 'op.add_column("notes", sa.Column("due", sa.Date(), nullable=True))' in (
        (project / path).read_text()
    )


def test_a_generated_file_edited_by_hand_is_told_and_the_rest_too(project: Path) -> None:
    edit(project / "generated/models/note.py", "class Note", "# mine\nclass Note")
    change(project, (SIZE, f"{SIZE}      due: {{ type: date, nullable: true }}\n"))
    result = run("plan")

    assert result.exit_code == Exit.EDITED
    assert "edited-by-hand" in result.stdout
    assert "ADD COLUMN due DATE" in result.stdout


# SQL


def test_a_refusal_stands_in_its_block_with_the_line_to_paste(project: Path) -> None:
    change(project, (SIZE, ""))
    result = run("plan")
    sql = result.stdout.partition("\nSQL\n")[2].partition("\nAPI\n")[0]

    assert "error[drop-not-declared]" in sql
    assert "note.size: {}" in sql
    assert "breaking: `size` is gone" in result.stdout


def test_rows_that_may_be_in_the_way_are_a_hazard(project: Path) -> None:
    change(project, ("max_length: 100", "max_length: 50"), (VERSION, "version: 2.0.0"))
    code, value = planned()

    assert code == Exit.HAZARDOUS
    (look,) = value["looks"]
    assert (look["table"], look["code"], look["rows"]) == ("notes", "may-stop", None)
    assert look["query"].startswith("SELECT count(*) FROM ")


def test_a_limit_that_is_only_wider_is_none(project: Path) -> None:
    change(project, ("max_length: 100", "max_length: 200"), (VERSION, "version: 1.1.0"))
    code, value = planned()

    assert (code, value["looks"], hazards(value)) == (Exit.SAFE, [], [])


def test_without_a_database_a_line_says_why_rows_are_not_counted(project: Path) -> None:
    change(project, ("max_length: 100", "max_length: 50"))
    result = run("plan")

    assert "Rows are not counted: no database runs here, and DATABASE_URL is not set." in (
        result.stdout
    )
    assert not (project / ".data").exists()


# API


def test_the_api_is_compared_with_the_file_that_is_named(project: Path) -> None:
    released = project / "released.json"
    released.write_bytes((project / "generated/openapi.json").read_bytes())
    change(project, (SIZE, f"{SIZE}      due: {{ type: date, nullable: true }}\n"))
    run("generate")
    run("migrate")

    assert planned()[0] == Exit.OK
    code, value = planned("--against", "released.json")
    assert code == Exit.SAFE
    assert value["api"]["against"] == "released.json"
    assert (value["api"]["required"], value["api"]["enough"]) == ("minor", False)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}"])
def test_what_is_no_document_is_refused(project: Path, text: str) -> None:
    (project / "released.json").write_text(text)

    assert run("plan", "--against", "released.json").exit_code == Exit.USAGE
    assert run("plan", "--against", "nothing.json").exit_code == Exit.USAGE


def test_before_anything_is_generated_all_of_the_api_is_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, project: Path
) -> None:
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    (fresh / "schema.yaml").write_bytes((project / "schema.yaml").read_bytes())
    monkeypatch.chdir(fresh)
    result = run("plan")

    assert result.exit_code == Exit.SAFE
    assert "There is no generated/openapi.json to compare with: all of it is new." in result.stdout
    assert "CREATE TABLE notes (" in result.stdout
    assert [path.name for path in fresh.iterdir()] == ["schema.yaml"]


# Overrides


def test_a_signature_that_moves_is_shown_as_written_and_as_wanted(project: Path) -> None:
    change(
        project,
        (ARCHIVE, f"{ARCHIVE[:-2]}, input: {{ why: {{ type: string, nullable: true }} }} }}"),
    )
    result = run("plan")
    lines = (project / "overrides/note.py").read_text().splitlines()
    (line,) = [number for number, text in enumerate(lines, 1) if "def on_archive" in text]

    assert result.stdout.partition("\nOverrides\n")[2].splitlines()[:3] == [
        f"  overrides/note.py:{line}: hook `on_archive` does not have the signature that it is "
        "called with",
        "      - async def on_archive(self, note: Note) -> None",
        "      + async def on_archive(self, note: Note, data: NoteArchive) -> None",
    ]


def test_a_hook_that_would_be_missing_is_shown_with_what_to_paste(project: Path) -> None:
    change(project, (ARCHIVE, f"{ARCHIVE}\n      forget: {{ method: POST, override: required }}"))
    _, value = planned()

    (move,) = value["overrides"]
    assert move["code"] == "missing-hook"
    assert "async def on_forget(self, note: Note) -> None:" in move["hint"]


def test_a_hook_that_nothing_would_call_is_told_with_its_line(project: Path) -> None:
    change(
        project,
        (f"    actions:\n{ARCHIVE}\n", ""),
        ("  note:\n", "  note:\n    override: required\n"),
    )
    _, value = planned()

    (move,) = value["overrides"]
    assert (move["code"], move["file"]) == ("stale-hook", "overrides/note.py")


def test_names_and_members_that_go_are_told_where_they_are_used(project: Path) -> None:
    change(
        project,
        (ARCHIVE, f"{ARCHIVE[:-2]}, input: {{ why: {{ type: string, nullable: true }} }} }}"),
    )
    run("generate")
    run("migrate")
    override = project / "overrides/note.py"
    override.write_text(
        """\
from generated.models.note import Note
from generated.schemas.note import NoteArchive, NoteCreate
from generated.services.note import NoteServiceBase


class NoteService(NoteServiceBase):
    async def on_archive(self, note: Note, data: NoteArchive) -> None:
        note.text = data.why or note.text
        note.size = 3


def fresh(data: NoteCreate) -> object:
    return data.model_dump()
"""
    )
    assert planned()[1]["overrides"] == []
    change(
        project,
        ("why: {", "reason: {"),
        (SIZE, ""),
        ("resources:", "removed: { note.size: {} }\nresources:"),
        ("    actions:", "    methods: [get]\n    actions:"),
    )
    _, value = planned()

    found = [(each["line"], each["message"]) for each in value["overrides"]]
    assert found == [
        (2, "`generated.schemas.note` has no `NoteCreate` then"),
        (8, "`NoteArchive` has no `why` then"),
        (9, "`Note` has no `size` then"),
    ]
    assert {each["code"] for each in value["overrides"]} == {"leaving-name"}


# Nothing is written


def test_nothing_is_written(project: Path) -> None:
    change(
        project,
        (SIZE, f"{SIZE}      due: {{ type: date, nullable: true }}\n"),
        (
            "resources:\n",
            "resources:\n  tag: { fields: { label: { type: string, required: true } } }\n",
        ),
    )
    before = files_below(project)
    run("plan")
    run("plan", "--json")

    assert files_below(project) == before
