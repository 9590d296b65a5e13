"""Change uq_task_slug of tasks."""

from alembic import op

revision = "0003"
down_revision = "0002"
base_snapshot = "86d5dd2b54da-half"
snapshot = "86d5dd2b54da"
checksum = "8d8bfe45fb5a"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = 0")
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "uq_task_slug_new"')
        op.execute(
            'CREATE UNIQUE INDEX CONCURRENTLY "uq_task_slug_new" '
            'ON "tasks" ("user_id", "slug") '
            'WHERE "deleted_at" IS NULL'
        )
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "uq_task_slug"')
    op.execute('ALTER INDEX "uq_task_slug_new" RENAME TO "uq_task_slug"')


def downgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = 0")
        # This stops, and changes nothing, while two rows of tasks are alike.
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "uq_task_slug_new"')
        op.execute(
            'CREATE UNIQUE INDEX CONCURRENTLY "uq_task_slug_new" ON "tasks" ("user_id", "slug")'
        )
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('DROP INDEX IF EXISTS "uq_task_slug"')
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "uq_task_slug" UNIQUE USING INDEX "uq_task_slug_new"'
    )
