"""Rename project_id to group_id in tasks."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "abfe02ecbf3a"
snapshot = "8ef26f764557"
checksum = "2a5bffc9da62"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER INDEX "ix_tasks_project_id" RENAME TO "ix_tasks_group_id"')
    op.alter_column("tasks", "project_id", new_column_name="group_id")
    op.execute('ALTER TABLE "tasks" RENAME CONSTRAINT "fk_tasks_project_id" TO "fk_tasks_group_id"')


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" RENAME CONSTRAINT "fk_tasks_group_id" TO "fk_tasks_project_id"')
    op.alter_column("tasks", "group_id", new_column_name="project_id")
    op.execute('ALTER INDEX "ix_tasks_group_id" RENAME TO "ix_tasks_project_id"')
