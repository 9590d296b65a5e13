"""The plan of a revision: what is written, after which revision, and when it is refused."""

from __future__ import annotations

import ast
import re

import pytest

from codegen.catalog import Catalog
from codegen.diagnostics import SchemaError
from codegen.migrate import PATH, plan
from tests.migrations.histories import History, catalog, tasks

TITLE = "title: { type: string, required: true, max_length: 80 }\n"
BY_HAND = '"""By hand."""\n\nrevision = "{}"\ndown_revision = "{}"\n'


def sized(*names: str) -> Catalog:
    return tasks(
        TITLE + "".join(f"{name}: {{ type: integer, nullable: true }}\n" for name in names)
    )


def migrated(*schemas: Catalog) -> History:
    history = History()
    for schema in schemas:
        history.migrate(schema)
    return history


def refused(history: History, schema: Catalog) -> tuple[str, str]:
    """What the author is told: the message with its code, and the hint."""
    with pytest.raises(SchemaError) as caught:
        history.plan(schema)
    (diagnostic,) = caught.value.diagnostics
    return f"{diagnostic.code}: {diagnostic.message}", diagnostic.hint or ""


def test_a_first_plan_brings_what_alembic_needs() -> None:
    planned = plan(None, {}, tasks(TITLE))

    assert planned is not None
    assert list(planned.tree) == [
        "migrations/env.py",
        "migrations/script.py.mako",
        "migrations/snapshot.json",
        "migrations/versions/0001_create_tasks.py",
    ]


def test_what_is_there_is_not_written_again() -> None:
    present = ["migrations/env.py", "migrations/script.py.mako", "README.md"]

    planned = plan(None, {}, tasks(TITLE), present)

    assert planned is not None
    assert list(planned.tree) == [PATH, "migrations/versions/0001_create_tasks.py"]


def test_nothing_to_do_is_no_plan() -> None:
    assert migrated(tasks(TITLE)).plan(tasks(TITLE)) is None


def test_revisions_are_numbered_and_named_after_what_they_do() -> None:
    history = migrated(
        tasks(TITLE),
        sized("size"),
        sized("size", "priority", "rank"),
        tasks(
            TITLE.replace("title", "name").replace("80 }", "80, renamed_from: title }"),
            removed="task.size: {}\ntask.priority: {}\ntask.rank: {}",
        ),
    )

    assert list(history.revisions) == [
        "0001_create_tasks.py",
        "0002_add_size_to_tasks.py",
        "0003_add_priority_to_tasks_and_add_rank_to_tasks.py",
        "0004_drop_size_from_tasks_and_more.py",
    ]


def test_a_file_name_stays_short() -> None:
    history = migrated(tasks(TITLE), sized("a" * 48, "b" * 48))

    name = list(history.revisions)[1]

    assert len(name) <= len("0002_.py") + 60
    assert name.endswith("_and_more.py")


def test_a_revision_names_the_snapshots_it_stands_between() -> None:
    history = migrated(tasks(TITLE), sized("size"))
    first, second = (
        dict(re.findall(r'^(\w+) = (?:"(\w+)"|None)$', text, re.MULTILINE))
        for text in history.revisions.values()
    )

    assert first["base_snapshot"] == ""
    assert second["base_snapshot"] == first["snapshot"]
    assert (first["revision"], second["down_revision"]) == ("0001", "0001")


def test_a_plan_is_told_in_lines() -> None:
    history = migrated(sized("size"))

    planned = history.plan(
        tasks(
            TITLE.replace("title", "name").replace("80 }", "90, renamed_from: title }")
            + "due_at: { type: datetime, default: now }",
            removed="task.size: {}",
        )
    )

    assert planned is not None
    assert planned.summary == (
        "- tasks.size, and its values",
        "~ tasks.title: renamed to name",
        '~ tasks.name: char_length("name") <= 90',
        "+ tasks.due_at: timestamp with time zone",
    )
    assert planned.destructive


def test_a_rename_destroys_nothing() -> None:
    planned = migrated(tasks(TITLE)).plan(
        tasks("name: { type: string, required: true, max_length: 80, renamed_from: title }")
    )

    assert planned is not None
    assert not planned.destructive


def test_the_same_input_gives_the_same_bytes() -> None:
    assert migrated(tasks(TITLE), sized("size")) == migrated(tasks(TITLE), sized("size"))


def test_a_revision_written_by_hand_can_stand_anywhere() -> None:
    history = migrated(tasks(TITLE))
    history.revisions["add_index.py"] = BY_HAND.format("8f3a11", "0001")
    history.migrate(sized("size"))
    history.revisions["0003_fill.py"] = BY_HAND.format("0003", "0002")

    revision = history.migrate(sized("size", "rank"))

    assert 'down_revision = "8f3a11"' in history.revisions["0002_add_size_to_tasks.py"]
    assert 'revision = "0004"\ndown_revision = "0003"' in revision


def test_a_revision_written_by_hand_can_come_first() -> None:
    history = History()
    history.revisions["0001_extension.py"] = BY_HAND.format("0001", "").replace('""', "None", 1)
    history.revisions["0001_extension.py"] = (
        'revision: str = "0001"\ndown_revision: str | None = None\n'
    )

    assert 'down_revision = "0001"' in history.migrate(tasks(TITLE))


def test_the_name_of_a_revision_can_stand_anywhere_in_its_file() -> None:
    history = migrated(tasks(TITLE))
    history.revisions["0002_odd.py"] = (
        '"""\ndef is a word.\n"""\ndef upgrade(): ...\n'
        'revision = "0002"\ndown_revision = "0001"\nsomething = len\n'
    )

    assert 'down_revision = "0002"' in history.migrate(sized("size"))


def test_revisions_are_read_and_never_run() -> None:
    history = migrated(tasks(TITLE))
    history.revisions["0002_evil.py"] = (
        'revision = "0002"\ndown_revision = "0001"\nraise SystemExit("it ran")\n'
    )

    assert history.plan(sized("size")) is not None


def test_two_branches_that_both_migrated_are_noticed() -> None:
    ours, theirs = migrated(tasks(TITLE), sized("ours")), migrated(tasks(TITLE), sized("theirs"))
    merged = History(ours.snapshot, ours.revisions | theirs.revisions)

    message, hint = refused(merged, sized("ours", "theirs"))

    assert message == (
        "snapshot-out-of-step: migrations/versions/0002_add_ours_to_tasks.py and "
        "migrations/versions/0002_add_theirs_to_tasks.py are both revision 0002"
    )
    assert "run `codegen migrate --rebase`" in hint


def test_two_heads_are_noticed() -> None:
    history = migrated(tasks(TITLE))
    history.revisions["0002_a.py"] = BY_HAND.format("0002", "0001")
    history.revisions["0003_b.py"] = BY_HAND.format("0003", "0001")

    message, _ = refused(history, sized("size"))

    assert message == "snapshot-out-of-step: migrations/versions has several heads: 0002, 0003"


def test_branches_that_alembic_merged_are_noticed() -> None:
    ours, theirs = migrated(tasks(TITLE), sized("ours")), migrated(tasks(TITLE), sized("theirs"))
    other = theirs.revisions["0002_add_theirs_to_tasks.py"].replace('"0002"', '"0003"')
    merged = History(ours.snapshot, {**ours.revisions, "0003_other.py": other})
    merged.revisions["0004_merge.py"] = 'revision = "0004"\ndown_revision = ("0002", "0003")\n'

    message, _ = refused(merged, sized("ours", "theirs"))

    assert message == "snapshot-out-of-step: 0002 and 0003 were generated side by side"


def test_a_revision_that_was_put_after_another_by_hand_is_noticed() -> None:
    ours, theirs = migrated(tasks(TITLE), sized("ours")), migrated(tasks(TITLE), sized("theirs"))
    moved = theirs.revisions["0002_add_theirs_to_tasks.py"]
    moved = moved.replace('"0001"', '"0002"').replace('revision = "0002"', 'revision = "0003"', 1)
    merged = History(theirs.snapshot, {**ours.revisions, "0003_theirs.py": moved})

    message, _ = refused(merged, sized("ours", "theirs"))

    assert message.startswith(
        "snapshot-out-of-step: migrations/versions/0003_theirs.py does not start from the tables "
        "that migrations/versions/0002_add_ours_to_tasks.py left"
    )


def test_a_lost_revision_is_noticed() -> None:
    history = migrated(tasks(TITLE), sized("size"), sized("size", "rank"))
    del history.revisions["0002_add_size_to_tasks.py"]

    message, _ = refused(history, sized("size"))

    assert message.endswith("0003_add_rank_to_tasks.py follows 0002, which is not there")


def test_a_lost_last_revision_is_noticed() -> None:
    history = migrated(tasks(TITLE), sized("size"))
    del history.revisions["0002_add_size_to_tasks.py"]

    message, _ = refused(history, sized("size"))

    assert message.endswith("was written with revision 0002, but the newest is 0001")


def test_a_lost_snapshot_is_noticed() -> None:
    history = History(None, migrated(tasks(TITLE)).revisions)

    message, _ = refused(history, tasks(TITLE))

    assert "migrations/snapshot.json is missing" in message


def test_a_snapshot_without_its_revision_is_noticed() -> None:
    history = History(migrated(tasks(TITLE)).snapshot, {})

    message, _ = refused(history, tasks(TITLE))

    assert message.endswith("was written with revision 0001, which is not there")


def test_an_edited_snapshot_is_noticed() -> None:
    history = migrated(sized("size"))
    assert history.snapshot is not None
    history.snapshot = history.snapshot.replace('"size"', '"sizes"', 1)

    message, _ = refused(history, tasks(TITLE))

    assert message.endswith("is not what revision 0001 left: one of them was edited")


def test_revisions_in_a_circle_are_noticed() -> None:
    history = History(None, {"a.py": BY_HAND.format("a", "b"), "b.py": BY_HAND.format("b", "a")})

    message, _ = refused(history, tasks(TITLE))

    assert message.endswith("the revisions a, b follow each other in a circle")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("def", "invalid syntax"),
        ("x = 1\n", "`revision` and `down_revision` must be plain texts"),
        ('revision = "a" + "b"\ndown_revision = None\n', "must be plain texts"),
        ("\x00", "null bytes"),
        ("(" * 10_000, "too many nested parentheses"),
    ],
)
def test_a_revision_that_cannot_be_read_is_told(text: str, reason: str) -> None:
    history = migrated(tasks(TITLE))
    history.revisions["0002_broken.py"] = text

    message, hint = refused(history, sized("size"))

    assert message.startswith("revision-unreadable: migrations/versions/0002_broken.py cannot be")
    assert reason in message
    assert hint


def test_a_revision_that_two_branches_have_written_is_told_with_what_to_do() -> None:
    history = migrated(tasks(TITLE))
    history.revisions["0002_both.py"] = 'revision = "0002"\n<<<<<<< HEAD\n=======\n>>>>>>> theirs\n'

    message, hint = refused(history, sized("size"))

    assert message.startswith("revision-unreadable: migrations/versions/0002_both.py holds a merge")
    assert "git checkout --ours migrations/versions/0002_both.py\n" in hint


def test_files_that_are_no_revisions_are_left_alone() -> None:
    history = migrated(tasks(TITLE))
    history.revisions |= {"__init__.py": "def", "README.md": "Hello."}

    assert history.plan(sized("size")) is not None


def test_a_thousand_revisions_are_no_burden() -> None:
    history = migrated(tasks(TITLE))
    for number in range(2, 1000):
        history.revisions[f"{number:04}_by_hand.py"] = BY_HAND.format(
            f"{number:04}", f"{number - 1:04}"
        )

    assert 'revision = "1000"' in history.migrate(sized("size"))


def test_a_revision_imports_only_what_it_needs() -> None:
    history = migrated(catalog(f"todo: {{ fields: {{ {TITLE.strip()} }} }}"))

    rename = history.migrate(
        catalog(f"task: {{ renamed_from: todo, fields: {{ {TITLE.strip()} }} }}")
    )

    assert "import sqlalchemy" not in rename
    imported = {
        alias.asname or alias.name
        for node in ast.walk(ast.parse(rename))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert imported == {"op"}


def test_words_of_the_author_are_no_reason_for_an_import() -> None:
    history = migrated(tasks(TITLE))
    described = TITLE.replace("80", "80, description: 'See sa.text and postgresql.JSONB().'")
    described += "visa: { type: text, default: sa.text(1), description: Not x_sa. but sa. }\n"

    (text,) = history.migrate_all(tasks(described))[:1]
    (only,) = history.migrate_all(tasks(described.replace("See", "Ask")))

    assert "import sqlalchemy as sa" in text
    assert "postgresql import" not in text
    assert "import sqlalchemy" not in only
    assert "sa.text and postgresql.JSONB()" in only


def test_a_revision_that_does_nothing_imports_nothing() -> None:
    fields = "  plural: tasks\n  fields: { title: { type: text, required: true } }\n"
    history = migrated(catalog(f"task:\n{fields}"))

    text = history.migrate(catalog(f"job:\n  renamed_from: task\n{fields}"))

    assert "import" not in text
