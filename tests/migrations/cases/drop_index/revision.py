"""Drop ix_task_size of tasks."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "e082422286cc"
snapshot = "87da34282882"
checksum = "957f96ed8aa3"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = 0")
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "ix_task_size"')
        op.execute("RESET ALL")


def downgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = 0")
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "ix_task_size"')
        op.execute('CREATE INDEX CONCURRENTLY "ix_task_size" ON "tasks" ("user_id", "size")')
        op.execute("RESET ALL")
