"""Edits that are three releases: something new beside the old, the copy, and the old one gone."""

from __future__ import annotations

from codegen.catalog import Catalog
from tests.migrations.databases import Database
from tests.migrations.histories import History, catalog
from tests.migrations.test_compound import ONE, THREE, TWO, applied, insert, run

TASKS = """
task:
  fields: {{ title: {{ type: string, required: true }} {field} }}
  relations: {{ {relations} }}
project:
  fields: {{ name: {{ type: string, required: true }} {other} }}
"""


def schema(relations: str = "", *, field: str = "", other: str = "", removed: str = "") -> Catalog:
    return catalog(
        TASKS.format(relations=relations, field=field, other=other), removed=removed or "gone: {}"
    )


def fill(db: Database) -> None:
    for who in ("ada", "grace"):
        for each in (ONE, TWO):
            insert(db, "projects", id=each, user_id=who, name=f"{who} {each[-1]}")
            insert(db, "tasks", id=each, user_id=who, title="t")


ONE_PROJECT = "project: { belongs_to: project, nullable: true }"
PROJECTS = "projects: { many_to_many: project }"
COPY = '''"""Let each task have the project that it refers to."""

from alembic import op

revision = "{revision}"
down_revision = "{parent}"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute(
        """
        INSERT INTO task_project (user_id, task_id, project_id)
        SELECT user_id, id, project_id FROM tasks WHERE project_id IS NOT NULL
        ON CONFLICT DO NOTHING
        """
    )


def downgrade() -> None:
    pass
'''


def by_hand(db: Database, history: History, text: str) -> None:
    """Write a revision behind the last one, and run it."""
    names = sorted(history.revisions)
    last = names[-1].partition("_")[0]
    number = f"{int(last) + 1:04}"
    written = text.format(revision=number, parent=last)
    history.revisions[f"{number}_copy.py"] = written
    db.upgrade(written)


def test_one_of_another_becomes_many_of_another(db: Database) -> None:
    first = schema(ONE_PROJECT)
    second = schema(f"{ONE_PROJECT}, {PROJECTS}")
    third = schema(PROJECTS, removed="task.project: {}")
    history = db.start(first)
    fill(db)
    run(db, f"UPDATE tasks SET project_id = '{TWO}' WHERE id = '{ONE}'")

    applied(db, history, first, second)
    by_hand(db, history, COPY)
    applied(db, history, second, third)

    assert run(
        db, "SELECT user_id, task_id::text, project_id::text FROM task_project ORDER BY 1"
    ) == [("ada", ONE, TWO), ("grace", ONE, TWO)]


LATEST = (
    "(SELECT j.project_id FROM task_project j WHERE j.user_id = tasks.user_id"
    " AND j.task_id = tasks.id ORDER BY j.project_id LIMIT 1)"
)


def test_many_of_another_become_one_of_another(db: Database) -> None:
    first = schema(PROJECTS)
    one = f'project: {{ belongs_to: project, nullable: true, backfill: {{ sql: "{LATEST}" }} }}'
    second = schema(f"{PROJECTS}, {one}")
    third = schema(one.partition(", backfill")[0] + " }", removed="task_project: {}")
    history = db.start(first)
    fill(db)
    for project in (ONE, TWO):
        run(
            db,
            "INSERT INTO task_project (user_id, task_id, project_id)"
            f" SELECT user_id, id, '{project}' FROM tasks WHERE id = '{TWO}'",
        )

    applied(db, history, first, second)
    applied(db, history, second, third)

    assert run(db, "SELECT user_id, id::text, project_id::text FROM tasks ORDER BY 1, 2") == [
        ("ada", ONE, None),
        ("ada", TWO, ONE),
        ("grace", ONE, None),
        ("grace", TWO, ONE),
    ]


BUDGET = ", budget: { type: integer, required: true }"
SUM = (
    "COALESCE((SELECT max(t.budget) FROM tasks t WHERE t.user_id = projects.user_id"
    " AND t.project_id = projects.id), 0)"
)
MOVED = f', budget: {{ type: integer, required: true, backfill: {{ sql: "{SUM}" }} }}'


def test_a_field_moves_to_what_its_rows_refer_to(db: Database) -> None:
    first = schema(ONE_PROJECT, field=BUDGET)
    second = schema(ONE_PROJECT, field=", budget: { type: integer, nullable: true }", other=MOVED)
    third = schema(ONE_PROJECT, other=MOVED, removed="task.budget: {}")
    history = db.start(first)
    for who, budget in (("ada", 5), ("grace", 7)):
        insert(db, "projects", id=ONE, user_id=who, name="p")
        insert(db, "projects", id=THREE, user_id=who, name="empty")
        insert(db, "tasks", id=TWO, user_id=who, title="t", budget=budget, project_id=ONE)

    applied(db, history, first, second)
    applied(db, history, second, third)

    assert run(db, "SELECT user_id, id::text, budget FROM projects ORDER BY 1, 2") == [
        ("ada", ONE, 5),
        ("ada", THREE, 0),
        ("grace", ONE, 7),
        ("grace", THREE, 0),
    ]
