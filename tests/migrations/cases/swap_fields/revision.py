"""Rename height to tmp_height in tasks, and more.

- Rename height to tmp_height in tasks.
- Rename width to height in tasks.
- Rename tmp_height to width in tasks.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "426e555da618"
snapshot = "c2919f78f0b1"
checksum = "9617d1fd9161"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.alter_column("tasks", "height", new_column_name="tmp_height")
    op.alter_column("tasks", "width", new_column_name="height")
    op.alter_column("tasks", "tmp_height", new_column_name="width")
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_height_range" TO "ck_tasks_width_range"'
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_width_range" TO "ck_tasks_height_range"'
    )
    op.alter_column("tasks", "width", new_column_name="tmp_height")
    op.alter_column("tasks", "height", new_column_name="width")
    op.alter_column("tasks", "tmp_height", new_column_name="height")
