"""Add ix_task_size to tasks."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "87da34282882"
snapshot = "e082422286cc"
checksum = "ed8aa3957f96"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = 0")
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "ix_task_size"')
        op.execute('CREATE INDEX CONCURRENTLY "ix_task_size" ON "tasks" ("user_id", "size")')
        op.execute("RESET ALL")


def downgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = 0")
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "ix_task_size"')
        op.execute("RESET ALL")
