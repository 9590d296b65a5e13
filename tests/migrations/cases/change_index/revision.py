"""Change ix_task_size of tasks."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "e082422286cc"
snapshot = "444429115acc"
checksum = "b3377aa42dc8"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = 0")
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "ix_task_size_new"')
        op.execute(
            'CREATE INDEX CONCURRENTLY "ix_task_size_new" '
            'ON "tasks" ("user_id", "size" DESC) '
            "WHERE size > 0"
        )
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('DROP INDEX IF EXISTS "ix_task_size"')
    op.execute('ALTER INDEX "ix_task_size_new" RENAME TO "ix_task_size"')


def downgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = 0")
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "ix_task_size_new"')
        op.execute('CREATE INDEX CONCURRENTLY "ix_task_size_new" ON "tasks" ("user_id", "size")')
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('DROP INDEX IF EXISTS "ix_task_size"')
    op.execute('ALTER INDEX "ix_task_size_new" RENAME TO "ix_task_size"')
