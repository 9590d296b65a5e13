"""Rename size to points in tasks."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "2f7d7da642aa"
snapshot = "54302363ceb1"
checksum = "8e0c624f40a7"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER INDEX "ix_task_size" RENAME TO "ix_task_points"')
    op.alter_column("tasks", "size", new_column_name="points")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.alter_column("tasks", "points", new_column_name="size")
    op.execute('ALTER INDEX "ix_task_points" RENAME TO "ix_task_size"')
