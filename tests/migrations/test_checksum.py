"""Revisions that were edited or deleted are noticed; those written by hand are left alone."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from codegen.diagnostics import Diagnostic, SchemaError
from codegen.exits import Exit
from codegen.migrate.checksum import checksum
from tests.codegen.commands import run
from tests.migrations.histories import History, tasks

ROOT = Path(__file__).parents[2]
TITLE = "title: { type: string, required: true, max_length: 80 }\n"
LATER = "more: { type: integer, nullable: true }\n"
REVISION = '''"""What is written by `codegen migrate`."""

from alembic import op

revision = "0002"
down_revision = "0001"
checksum = "be6f80a626df"


def upgrade() -> None:
    op.execute("SELECT 1")
    op.add_column("tasks", sa.Column("size", sa.Integer(), nullable=True))


def downgrade() -> None:
    with op.get_context().autocommit_block():
        op.drop_column("tasks", "size")
'''


def four() -> tuple[History, list[str]]:
    """A history of four revisions, and their files."""
    history, fields = History(), TITLE
    for name in ("a", "b", "c", "d"):
        fields += f"{name}: {{ type: integer, nullable: true }}\n"
        history.migrate(tasks(fields))
    return history, sorted(history.revisions)


def told(history: History) -> tuple[Diagnostic, ...]:
    """What stands in the way of the next revision."""
    with pytest.raises(SchemaError) as caught:
        history.plan(tasks(TITLE + LATER, "task.a: {}\ntask.b: {}\ntask.c: {}\ntask.d: {}"))
    return caught.value.diagnostics


def edit(history: History, file: str, old: str, new: str) -> None:
    assert old in history.revisions[file]
    history.revisions[file] = history.revisions[file].replace(old, new)


@pytest.mark.parametrize("number", range(4))
def test_an_edited_revision_is_noticed_wherever_it_stands(number: int) -> None:
    history, files = four()

    edit(history, files[number], "'1min'", "'9min'")
    (diagnostic,) = told(history)

    assert diagnostic.code == "revision-edited"
    assert diagnostic.message == (
        f"migrations/versions/{files[number]} is not as it was written: its `upgrade` and its "
        "`downgrade` would do something else"
    )


@pytest.mark.parametrize("way", ["upgrade", "downgrade"])
def test_the_place_is_the_function_that_was_edited(way: str) -> None:
    history, (file, *_) = four()
    head, found, tail = history.revisions[file].partition(f"def {way}")

    history.revisions[file] = head + found + tail.replace("'500ms'", "'3s'", 1)
    (diagnostic,) = told(history)

    assert f"its `{way}` would" in diagnostic.message
    assert diagnostic.span is not None
    assert history.revisions[file].splitlines()[diagnostic.span.line - 1].startswith(f"def {way}")


def test_all_edited_revisions_are_told_at_once() -> None:
    history, files = four()

    for file in files:
        edit(history, file, "'500ms'", "'9s'")

    assert [diagnostic.code for diagnostic in told(history)] == ["revision-edited"] * 4


def test_a_function_that_is_gone_is_an_edit() -> None:
    history, files = four()

    edit(history, files[1], "def downgrade", "def never")

    assert "its `downgrade` would" in told(history)[0].message


def test_the_hint_works_in_both_its_readings() -> None:
    history, files = four()
    written = history.revisions[files[1]]
    edit(history, files[1], "'500ms'", "'9s'")
    edited = history.revisions[files[1]]
    hint = told(history)[0].hint or ""

    assert "restore it from version control" in hint
    history.revisions[files[1]] = written
    assert history.plan(tasks(TITLE + "a: { type: integer, nullable: true }", GONE)) is not None

    assert "delete its line `checksum = ...`" in hint
    history.revisions[files[1]] = re.sub("^checksum = .*\n", "", edited, flags=re.MULTILINE)
    assert history.plan(tasks(TITLE + "a: { type: integer, nullable: true }", GONE)) is not None


GONE = "task.b: {}\ntask.c: {}\ntask.d: {}"


def test_layout_and_comments_are_no_edit(tmp_path: Path) -> None:
    history, files = four()
    for file in files:
        (tmp_path / file).write_text("# Reviewed.\r\n" + history.revisions[file], newline="")
    layout = ["format", "--isolated", "--line-length=60", "--config=format.quote-style='single'"]
    subprocess.run([sys.executable, "-m", "ruff", *layout, str(tmp_path)], check=True)

    for file in files:
        text = (tmp_path / file).read_text(encoding="utf-8")
        assert text != history.revisions[file]
        history.revisions[file] = text

    assert history.plan(tasks(TITLE, f"task.a: {{}}\n{GONE}")) is not None


def test_revisions_from_before_there_were_checksums_are_accepted() -> None:
    history, files = four()

    for file in files:
        text = re.sub("^checksum = .*\n", "", history.revisions[file], flags=re.MULTILINE)
        history.revisions[file] = text.replace("'500ms'", "'9s'")

    assert history.plan(tasks(TITLE, f"task.a: {{}}\n{GONE}")) is not None


def test_the_checksum_is_the_same_with_every_version_of_python() -> None:
    assert checksum(REVISION) == "be6f80a626df"


@pytest.mark.parametrize("number", range(4))
def test_a_deleted_revision_is_noticed_wherever_it_stood(number: int) -> None:
    history, files = four()

    del history.revisions[files[number]]
    (diagnostic,) = told(history)

    assert diagnostic.code == "snapshot-out-of-step"
    assert "restore migrations/versions" in (diagnostic.hint or "")


@pytest.mark.parametrize("number", range(3))
def test_a_chain_that_was_closed_over_a_deleted_revision_is_noticed(number: int) -> None:
    history, files = four()
    parent = "None" if number == 0 else f'"000{number}"'

    del history.revisions[files[number]]
    edit(history, files[number + 1], f'revision = "000{number + 1}"\n', f"revision = {parent}\n")
    (diagnostic,) = told(history)

    assert diagnostic.code == "snapshot-out-of-step"
    assert f"{files[number + 1]} does not start from the tables" in diagnostic.message


def by_hand(revision: str, parent: str, work: str) -> str:
    return (
        f'from alembic import op\n\nrevision = "{revision}"\ndown_revision = {parent}\n\n\n'
        f"def upgrade() -> None:\n    {work}\n\n\ndef downgrade() -> None:\n    pass\n"
    )


def test_revisions_written_by_hand_survive_everything() -> None:
    history, files = four()
    history.revisions["first.py"] = by_hand("first", "None", "pass")
    edit(history, files[0], "down_revision = None", 'down_revision = "first"')
    history.revisions["between.py"] = by_hand("between", '"0002"', "pass")
    edit(history, files[2], 'down_revision = "0002"', 'down_revision = "between"')
    history.revisions["last.py"] = by_hand("last", '"0004"', "pass")
    kept = tasks(TITLE, f"task.a: {{}}\n{GONE}")

    for name, parent in (("first", "None"), ("between", '"0002"'), ("last", '"0004"')):
        history.revisions[f"{name}.py"] = by_hand(name, parent, 'op.execute("SELECT 1")')
    before = dict(history.revisions)
    revision = history.migrate(kept)

    assert 'down_revision = "last"' in revision
    assert history.revisions.items() >= before.items()
    assert history.plan(kept) is None


@pytest.mark.parametrize(
    "folder", [ROOT, *sorted(path.parent for path in (ROOT / "examples").glob("*/schema.yaml"))]
)
def test_every_revision_of_this_repository_has_its_checksum(folder: Path) -> None:
    texts = [path.read_text("utf-8") for path in (folder / "migrations/versions").glob("*.py")]

    assert texts
    for text in texts:
        assert f'\nchecksum = "{checksum(text)}"\n' in text


@pytest.mark.parametrize("command", ["check", "migrate"])
def test_the_commands_show_the_edit_and_what_to_do(tmp_path: Path, command: str) -> None:
    schema = tmp_path / "schema.yaml"
    schema.write_text((ROOT / "schema.yaml").read_text("utf-8"))
    assert run("generate", "--schema", str(schema)).exit_code in (Exit.OK, Exit.DIAGNOSTICS)
    assert run("migrate", "--schema", str(schema)).exit_code == Exit.OK
    (revision,) = (tmp_path / "migrations/versions").glob("*.py")
    revision.write_text(revision.read_text("utf-8").replace("'500ms'", "'9s'", 1))

    result = run(command, "--schema", str(schema))

    assert result.exit_code == {"check": Exit.DIFFERENT, "migrate": Exit.DIAGNOSTICS}[command]
    assert "error[revision-edited]" in result.stderr
    assert "| def upgrade() -> None:" in result.stderr
    assert "delete its line `checksum = ...`" in result.stderr
    assert "Traceback" not in result.stderr
