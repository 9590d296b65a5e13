"""Rename name to title in tasks."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "28053b4278d2"
snapshot = "b33021fd2d5f"
checksum = "e1c425113017"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.alter_column("tasks", "name", new_column_name="title")
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_name_length" TO "ck_tasks_title_length"'
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_title_length" TO "ck_tasks_name_length"'
    )
    op.alter_column("tasks", "title", new_column_name="name")
