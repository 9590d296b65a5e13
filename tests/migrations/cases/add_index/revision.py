"""Add ix_task_size to tasks."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "41c85ec9fc61"
snapshot = "8e3150ce20d9"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "ix_task_size"')
        op.execute('CREATE INDEX CONCURRENTLY "ix_task_size" ON "tasks" ("user_id", "size")')


def downgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "ix_task_size"')
