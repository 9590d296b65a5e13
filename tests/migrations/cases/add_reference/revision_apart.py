"""Add ix_tasks_project_id to tasks."""

from alembic import op

revision = "0003"
down_revision = "0002"
base_snapshot = "4e5dda014157"
snapshot = "abfe02ecbf3a"
checksum = "413a3834eb97"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "ix_tasks_project_id"')
        op.execute(
            'CREATE INDEX CONCURRENTLY "ix_tasks_project_id" '
            'ON "tasks" ("user_id", "project_id", "id")'
        )


def downgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "ix_tasks_project_id"')
