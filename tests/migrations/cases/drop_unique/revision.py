"""Drop uq_task_title of tasks."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "4b29ce100cd9"
snapshot = "87da34282882"
checksum = "a87f563990b3"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "uq_task_title"')


def downgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = 0")
        # This stops, and changes nothing, while two rows of tasks are alike.
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "uq_task_title"')
        op.execute(
            'CREATE UNIQUE INDEX CONCURRENTLY "uq_task_title" ON "tasks" ("user_id", "title")'
        )
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "uq_task_title" UNIQUE USING INDEX "uq_task_title"'
    )
